import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Delivery } from '../delivery/delivery.ts';
import { isProbed } from '../delivery/probed.ts';
import { cutFeatures } from '../model/predictions/features.ts';
import type { Session } from './session.ts';

/** Where the features-only file lies between the job that cuts it and the job that predicts, below the workspace. Parquet: text that looks like a number stays text. */
export const FEATURES_FILE = path.join('.sluice-features', 'features.parquet');

/** Cuts the features of the rows that are judged, where a program predicts them or the model is probed with them. */
export async function cutFeaturesFile(delivery: Delivery, { workspace, out, ...session }: Session): Promise<string[]> {
  const { tests } = delivery.spec;
  if (!tests?.predict && !tests?.predictor && !isProbed(tests)) return [];
  const target = path.join(workspace, FEATURES_FILE);
  await mkdir(path.dirname(target), { recursive: true });
  const { purpose, deliveryId, clock, log, engine, commit } = session;
  await cutFeatures(delivery, { purpose, deliveryId, clock, log, engine, commit, out }, target);
  return [target];
}

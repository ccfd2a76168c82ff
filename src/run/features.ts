import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Delivery } from '../delivery/delivery.ts';
import { cutFeatures } from '../model/predictions/features.ts';
import type { Session } from './session.ts';

/** Where the features-only file lies between the job that cuts it and the job that predicts, below the workspace. */
export const FEATURES_FILE = path.join('.sluice-features', 'features.csv');

/** Cuts the features of the rows that are judged, where the delivery file declares a program that predicts them. */
export async function cutFeaturesFile(delivery: Delivery, { workspace, out, ...session }: Session): Promise<string[]> {
  if (!delivery.spec.tests?.predict) return [];
  const target = path.join(workspace, FEATURES_FILE);
  await mkdir(path.dirname(target), { recursive: true });
  const { purpose, deliveryId, clock, log, engine, commit } = session;
  await cutFeatures(delivery, { purpose, deliveryId, clock, log, engine, commit, out }, target);
  return [target];
}

import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeliveryId } from '../core/delivery-id.ts';
import type { Clock, DataEngine, Log } from '../core/seams.ts';

/** Where and for whom a stage runs; the same for a laptop and a runner. */
export interface Session {
  /** Absolute; no declared path may leave it. */
  workspace: string;
  /** Path of the delivery file, relative to the workspace or absolute. */
  deliveryFile: string;
  /** Absolute folder for everything that the stage leaves. */
  out: string;
  purpose: 'develop' | 'deliver';
  deliveryId: DeliveryId;
  /** 40 hexadecimal characters, where the run has a commit. */
  commit?: string;
  clock: Clock;
  log: Log;
  /** Opened at first use: most stages of a rollout never need a data engine at start. */
  engine: DataEngine;
  env: Readonly<Record<string, string | undefined>>;
  /** Manifest that `identify` left, where it is not `<out>/release.json`. */
  releaseFile?: string;
}

/** Writes whole or not at all: a reader never meets half a verdict. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = `${file}.partial-${process.pid}`;
  await writeFile(partial, content);
  await rename(partial, file);
}

import { lstatSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeliveryId } from '../core/delivery-id.ts';
import { InputError } from '../core/problem.ts';
import type { DataEngine } from '../core/data-engine.ts';
import type { Clock, Log } from '../core/seams.ts';

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

/**
 * The folder for what a stage leaves, absolute. Throws InputError where it, or what leads to it below the workspace, is a symbolic link: a
 * commit can hold one, and what is written would replace files of another place.
 */
export function outFolder(workspace: string, out: string): string {
  const inside = path.relative(workspace, out);
  const names = inside.startsWith('..') || path.isAbsolute(inside) ? [''] : inside.split(path.sep);
  const from = names[0] === '' ? out : workspace;
  const way = names.map((_, at) => path.join(from, ...names.slice(0, at + 1)));
  const link = way.find((step) => lstatSync(step, { throwIfNoEntry: false })?.isSymbolicLink());
  if (link === undefined) return out;
  throw InputError.of('out-is-link', `${JSON.stringify(path.relative(workspace, link) || link)} is a symbolic link, and results are written into it.`, 'Take the link away, or name a folder of its own with --out (the input `out` of an action).');
}

/** Writes whole or not at all: a reader never meets half a verdict. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = `${file}.partial-${process.pid}`;
  await writeFile(partial, content);
  await rename(partial, file);
}

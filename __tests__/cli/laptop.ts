import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cli } from '../../src/cli/main.ts';
import type { Verdict } from '../../src/core/verdict.ts';

export const DELIVERY = `version: 1
release: {name: income, version: 1.0.0, model: model/}
data: {test: data/test.csv, key: [id], label: over_50k}
tests: {task: binary, predictions: {candidate: out/predictions.csv}}
`;

/** A repository of the smallest kind: 600 rows whose scores tell the label well. */
export async function repository(folder: string, delivery = DELIVERY, rows = 600): Promise<void> {
  for (const name of ['data', 'model', 'out']) await mkdir(path.join(folder, name), { recursive: true });
  const ids = Array.from({ length: rows }, (_, id) => id);
  const label = (id: number) => (id % 3 === 0 ? 1 : 0);
  const score = (id: number) => (label(id) ? 0.5 + ((id * 7) % 50) / 100 : ((id * 11) % 60) / 100);
  await writeFile(path.join(folder, 'data/test.csv'), `id,age,over_50k\n${ids.map((id) => `${id},${20 + (id % 60)},${label(id)}\n`).join('')}`);
  await writeFile(path.join(folder, 'out/predictions.csv'), `id,score\n${ids.map((id) => `${id},${score(id)}\n`).join('')}`);
  await writeFile(path.join(folder, 'model/model.bin'), 'weights');
  await writeFile(path.join(folder, 'delivery.yml'), delivery);
}

/** Runs a command there, as a terminal would. */
export async function run(folder: string, ...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  return runWith(folder, {}, ...argv);
}

/** The same with these variables. */
export async function runWith(folder: string, env: Record<string, string>, ...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env: { PATH: process.env.PATH, ...env } };
  return { status: await cli(argv, io), ...written };
}

export const verdictIn = async (folder: string, out: string): Promise<Verdict> => JSON.parse(await readFile(path.join(folder, out, 'verdict.json'), 'utf8'));

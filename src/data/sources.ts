import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from '../core/glob.ts';
import { digestOfJson, type Digest } from '../core/digest.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { nearest } from '../delivery/schema-problems.ts';
import type { Resource, StageContext } from '../core/stage.ts';
import { columnNamed, type DataSource, type SourceName } from './rule.ts';

/**
 * Which tables a run may look at: the sealed test set is spent by deliveries alone, unless the delivery file has no other
 * rows with labels; then a push looks at it too, as the model's tests do, and says so.
 */
export function sourceNames(delivery: Delivery, purpose: StageContext['purpose']): SourceName[] {
  const data = delivery.spec.data ?? {};
  const judged = purpose === 'deliver' || data.develop === undefined ? 'test' : 'develop';
  const wanted: SourceName[] = ['train', judged, 'serving'];
  return wanted.filter((name) => data[name] !== undefined);
}

/** Finds and describes the declared tables; every one that cannot be read is reported, at its line in the delivery file. */
export async function openSources(delivery: Delivery, names: readonly SourceName[], context: StageContext): Promise<DataSource[]> {
  const problems: Problem[] = [];
  const sources: DataSource[] = [];
  for (const name of names) {
    try {
      const source = { file: delivery.resolve(delivery.spec.data![name]!) };
      sources.push({ name, source, columns: await context.engine.describe(source) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const declared = delivery.locate(['data', name]);
      problems.push(...error.problems.map((problem) => ({ ...problem, location: problem.location ?? declared })));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return sources;
}

/** Names in rules that no table has, each with the nearest one that there is. */
export function unknownColumns(delivery: Delivery, sources: readonly DataSource[]): Problem[] {
  const { key = [], label, unique = [], drift } = delivery.spec.data ?? {};
  const named: { name: string; path: (string | number)[] }[] = [
    ...key.map((name, index) => ({ name, path: ['data', 'key', index] })),
    ...(label === undefined ? [] : [{ name: label, path: ['data', 'label'] }]),
    ...unique.flatMap((columns, index) => columns.map((name, at) => ({ name, path: ['data', 'unique', index, at] }))),
    ...Object.keys(drift?.limits?.columns ?? {}).map((name) => ({ name, path: ['data', 'drift', 'limits', 'columns', name] })),
  ];
  // A drift limit is about train and serving; where only a profile stands for train, its columns are checked with it.
  const known = sources.flatMap((source) => source.columns.map((column) => column.name));
  return named
    .filter(({ name }) => !sources.some((source) => columnNamed(source, name)))
    .map(({ name, path: where }) => ({
      code: 'data-column-unknown',
      message: `\`${where.join('.')}\` names the column ${JSON.stringify(name)}, which no table has.`,
      fix: suggestion(name, known) || `The tables have: ${[...new Set(known)].slice(0, 12).join(', ')}.`,
      location: delivery.locate(where),
    }));
}

/** `Did you mean …?` where a name is near enough to be a slip, else nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const best = nearest(name, known);
  return best === undefined ? '' : `Did you mean ${JSON.stringify(best)}?`;
}

/** What was read, by its bytes. The digest of a pattern is that of its files' names and digests. */
export async function inputOf(name: string, file: string): Promise<Resource> {
  if (await isFile(file)) return { name, digest: await fileDigest(file) };
  const files: string[] = [];
  files.push(...(await glob(file)));
  const parts = await Promise.all(files.sort().map(async (one) => ({ name: path.basename(one), digest: await fileDigest(one) })));
  return { name, digest: digestOfJson(parts) };
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), () => false);
}

async function fileDigest(file: string): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}

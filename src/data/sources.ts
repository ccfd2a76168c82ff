import { InputError, type Problem } from '../core/problem.ts';
import { isFileSource, sourceText } from '../core/data-engine.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { nearest } from '../delivery/schema-problems.ts';
import { sourceOf } from '../delivery/source.ts';
import { columnNamed, type DataSource, type SourceName } from './source.ts';

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
export async function openSources(delivery: Delivery, names: readonly SourceName[], context: StageContext): Promise<{ sources: DataSource[]; references: Map<string, DataSource> }> {
  const problems: Problem[] = [];
  const data = delivery.spec.data!;
  const open = async (name: string, path: (string | number)[], declared: Parameters<typeof sourceOf>[1]): Promise<DataSource[]> => {
    try {
      const source = sourceOf(delivery, declared, path);
      return [{ name, source, columns: await context.engine.describe(source) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(path) })));
      return [];
    }
  };
  const sources: DataSource[] = [];
  for (const name of names) sources.push(...(await open(name, ['data', name], data[name]!)));
  const others: DataSource[] = [];
  for (const [name, declared] of Object.entries(data.references ?? {})) others.push(...(await open(name, ['data', 'references', name], declared)));
  if (problems.length > 0) throw new InputError(problems);
  return { sources, references: new Map([...sources, ...others].map((source) => [source.name, source])) };
}

/** Whether the values of a table come as text that its reader gave types to (CSV). */
export function isText({ source }: DataSource): boolean {
  return isFileSource(source) && /\.(csv|tsv)(\.(gz|zst))?$/i.test(sourceText(source));
}

/** Names in rules that no table has, each with the nearest one that there is. */
export function unknownColumns(delivery: Delivery, sources: readonly DataSource[]): Problem[] {
  const data = delivery.spec.data ?? {};
  const listed = (names: readonly string[] | undefined, path: (string | number)[]) => (names ?? []).map((name, index) => ({ name, path: [...path, index] }));
  const single = (name: string | undefined, path: (string | number)[]) => (name === undefined ? [] : [{ name, path }]);
  const named: { name: string; path: (string | number)[] }[] = [
    ...listed(data.key, ['data', 'key']),
    ...single(data.label, ['data', 'label']),
    ...single(data.prediction, ['data', 'prediction']),
    ...single(data.time, ['data', 'time']),
    ...listed(data.entity, ['data', 'entity']),
    ...(data.unique ?? []).flatMap((unique, index) => (Array.isArray(unique) ? listed(unique, ['data', 'unique', index]) : listed(unique.columns, ['data', 'unique', index, 'columns']))),
    ...(data.rules ?? []).flatMap(({ column }, index) => single(column, ['data', 'rules', index, 'column'])),
    ...(data.foreign_keys ?? []).flatMap(({ columns }, index) => listed(columns, ['data', 'foreign_keys', index, 'columns'])),
    ...single(data.freshness?.column, ['data', 'freshness', 'column']),
    ...single(data.stability?.column, ['data', 'stability', 'column']),
    ...listed(data.duplicates?.columns, ['data', 'duplicates', 'columns']),
    ...listed(data.overlap?.columns, ['data', 'overlap', 'columns']),
    ...listed(data.skew?.columns, ['data', 'skew', 'columns']),
    ...listed(data.skew?.key, ['data', 'skew', 'key']),
    ...(data.coverage?.cells ?? []).flatMap((cell, index) => listed(cell, ['data', 'coverage', 'cells', index])),
    ...(data.drift?.pairs ?? []).flatMap(({ columns }, index) => listed(columns, ['data', 'drift', 'pairs', index, 'columns'])),
    ...Object.keys(data.drift?.limits?.columns ?? {}).map((name) => ({ name, path: ['data', 'drift', 'limits', 'columns', name] })),
    ...Object.keys(data.stability?.limits?.columns ?? {}).map((name) => ({ name, path: ['data', 'stability', 'limits', 'columns', name] })),
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

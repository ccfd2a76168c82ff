import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, Table, Value } from '../../core/data-engine.ts';
import type { FeatureRow } from '../../core/seams.ts';
import { identifier } from '../../core/sql.ts';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { digestOfFile } from '../files.ts';
import { cutFeatures } from '../predictions/features.ts';
import { PROBE_FEATURES } from '../probe-files.ts';
import type { ProbeOptions } from '../probe-model.ts';
import { drawOrderSql } from './drawn.ts';

/** Rows drawn from the features that the model is asked about, in an order that only the seed and their keys decide. */
export interface Sample {
  rows: FeatureRow[];
  /** Columns that may be changed: all but the key. */
  columns: ColumnInfo[];
  key: readonly string[];
  /** Rows of the whole file, and the file. */
  total: number;
  file: string;
  inputs: Resource[];
  /** The drawn rows under expressions (see `DataEngine.condition`), one array for each, in the order of `rows`. */
  select(expressions: readonly string[]): Promise<Value[][]>;
  /** How a message calls a row: by its key, unless a key column is sensitive. */
  nameOf(row: number): string;
}

export async function drawSample(delivery: Delivery, context: StageContext, options: ProbeOptions, size: number): Promise<Sample> {
  const file = options.features ?? (await cutFeatures(delivery, context, path.join(context.out, PROBE_FEATURES))).file;
  const source = { file };
  const key = delivery.spec.data!.key!;
  const described = await context.engine.describe(source);
  const missing = key.filter((name) => !described.some((column) => column.name === name));
  if (missing.length > 0)
    throw InputError.of('column-missing', `The features have no column ${missing.join(', ')}, so rows cannot be drawn by their key.`, 'Write every column of data.key to the features file, or correct data.key.', delivery.locate(['data', 'key']));
  const { total } = await context.engine.measure(source, { total: 'CAST(count(*) AS DOUBLE)' });
  if (total === 0)
    throw InputError.of('features-empty', 'The features have no rows, so nothing can be asked of the model.', 'Check the step that writes the file.', delivery.locate(['data']));

  const order = drawOrderSql(context.engine, file, key, delivery.spec.tests!.seed!);
  const drawn = `FROM (SELECT * FROM features ORDER BY ${order} LIMIT ${size}) AS drawn ORDER BY ${order}`;
  const ask = (selected: readonly string[]): Promise<Table> =>
    context.engine.query(`SELECT ${selected.map((sql, i) => `${sql} AS c${i}`).join(', ')} ${drawn}`, { features: source });
  const table = await ask(described.map((column) => identifier(column.name)));
  const rows = Array.from({ length: table.rows }, (_, i) => Object.fromEntries(described.map((column, c) => [column.name, table.values[`c${c}`]![i]!])));
  const hidden = key.some((name) => isSensitive(delivery, name));
  return {
    rows,
    columns: described.filter((column) => !key.includes(column.name)),
    key,
    total: total as number,
    file,
    inputs: [{ name: 'features', digest: await digestOfFile(file) }],
    async select(expressions) {
      const answer = await ask(expressions);
      return expressions.map((_, i) => answer.values[`c${i}`]!);
    },
    nameOf: (row) => (hidden ? `drawn row ${row + 1}` : key.map((name) => `${name} ${String(rows[row]![name])}`).join(', ')),
  };
}

export function isSensitive(delivery: Delivery, column: string): boolean {
  return delivery.spec.data?.columns?.[column]?.sensitive === true;
}

/** Throws, all of them at once, where a rule names columns that the features do not have, or the key. */
export function requireColumns(delivery: Delivery, sample: Sample, asked: readonly { columns: readonly string[]; path: (string | number)[] }[]): void {
  const known = new Set(sample.columns.map((column) => column.name));
  const problems = asked.flatMap(({ columns, path: at }) =>
    columns
      .filter((name) => !known.has(name))
      .map((name) => ({
        code: 'column-missing',
        message: sample.key.includes(name) ? `\`${at.join('.')}\` would change the key ${name}.` : `\`${at.join('.')}\` names the column ${name}, and the features have none of that name.`,
        fix: `Name a feature: ${[...known].slice(0, 20).join(', ')}.`,
        location: delivery.locate(at),
      })),
  );
  if (problems.length > 0) throw new InputError(problems);
}

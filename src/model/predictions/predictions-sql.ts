import type { ColumnInfo } from '../../core/seams.ts';
import { identifier } from '../../core/sql.ts';
import { LABELS } from './labels.ts';
import type { Join, Part } from './predictions.ts';

/** Between the parts of a composite key in its text form: the unit separator, which no sane key holds. */
export const KEY_SEPARATOR = String.fromCharCode(31);

/**
 * A row's key as one text that is equal across files: the same id may be an integer in one and a float in another
 * (pandas makes floats of integers beside a null), so keys that are numbers everywhere and a float somewhere are
 * compared as floats. A key with a null in it is null.
 */
export function keyExpressions(
  key: readonly string[],
  columns: Partial<Record<Part, ColumnInfo[]>>,
): Partial<Record<Part, string>> {
  const typeIn = (list: ColumnInfo[], name: string): string => list.find((column) => column.name === name)?.type ?? 'other';
  const asFloat = new Map(
    key.map((name) => {
      const types = Object.values(columns).map((list) => typeIn(list, name));
      return [name, types.includes('float') && types.every((type) => type === 'float' || type === 'integer')];
    }),
  );
  const parts = key.map((name) =>
    asFloat.get(name) ? `CAST(CAST(${identifier(name)} AS DOUBLE) AS VARCHAR)` : `CAST(${identifier(name)} AS VARCHAR)`,
  );
  const noNull = key.map((name) => `${identifier(name)} IS NOT NULL`).join(' AND ');
  const text = parts.join(' || chr(31) || ');
  const expression = `CASE WHEN ${noNull} THEN ${text} END`;
  return Object.fromEntries(Object.keys(columns).map((part) => [part, expression]));
}

/** Label, scores and cutting columns of every test row, in key order: columns label, candidate, champion, cut0, …. */
export function alignedSql(join: Join, cutBy: readonly string[], withKey = false): string {
  const label = `lower(trim(CAST(${identifier(join.testSet.label)} AS VARCHAR)))`;
  const cases = Object.entries(LABELS).map(([text, value]) => `WHEN '${text}' THEN ${value}`);
  const cuts = cutBy.map((column, i) => `CAST(${identifier(column)} AS VARCHAR) AS cut${i}`);
  const models = (['candidate', 'champion'] as const).filter((part) => join.sources[part]);
  const score = `TRY_CAST(${identifier(join.score)} AS DOUBLE)`;
  const selected = [
    ...(withKey ? ['t.k AS k'] : []),
    't.label AS label',
    ...models.map((part) => `${part}_scores.s AS ${part}`),
    ...cutBy.map((_, i) => `t.cut${i} AS cut${i}`),
  ];
  return [
    'WITH t AS (',
    `  SELECT ${[`${join.keys.truth} AS k`, `CASE ${label} ${cases.join(' ')} END AS label`, ...cuts].join(', ')} FROM truth`,
    models.map((part) => `), ${part}_scores AS (\n  SELECT ${join.keys[part]} AS k, ${score} AS s FROM ${part}`).join('\n'),
    ')',
    `SELECT ${selected.join(', ')} FROM t`,
    ...models.map((part) => `JOIN ${part}_scores ON t.k = ${part}_scores.k`),
    'ORDER BY t.k',
  ].join('\n');
}

import type { ColumnInfo } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { CutColumn } from '../slices/cuts.ts';
import { numberSql } from './columns.ts';
import { binaryLabelSql, classTextSql } from './labels.ts';
import { onlyJoined, type Join, type Part } from './predictions.ts';
import { MODELS, type ModelName } from './rows.ts';
import { instantMs, unitColumn, unitSql } from './units.ts';

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

/**
 * Labels, scores, weight, unit and cutting columns of every test row, in key order and all as DOUBLE: columns label0, …,
 * candidates0, …, candidate_class, weight, unit, query, cut0, …. Texts become codes, in the order of their values.
 */
export function alignedSql(join: Join, cuts: readonly CutColumn[]): string {
  const columns = join.columns.truth!;
  const { weight, query } = join.delivery.spec.tests!;
  const unit = unitColumn(join);
  const labels = labelSqls(join);
  const texts = [
    ...cuts.flatMap((cut, i) => (cut.by.kind === 'value' ? [{ name: `cut${i}`, sql: textSql(cut.column) }] : [])),
    ...(unit ? [{ name: 'unit', sql: unitSql(unit, join) }] : []),
    ...(query === undefined ? [] : [{ name: 'query', sql: textSql(query) }]),
  ];
  const numbers = [
    ...labels.map((sql, i) => ({ name: `label${i}`, sql })),
    ...cuts.flatMap((cut, i) => (cut.by.kind === 'value' ? [] : [{ name: `cut${i}`, sql: cut.by.kind === 'every' ? instantMs(cut.column, join) : numberSql(cut.column, columns) }])),
    ...(weight === undefined ? [] : [{ name: 'weight', sql: numberSql(weight, columns) }]),
  ];
  const models = MODELS.filter((model) => join.sources[model]);
  const truth = [...numbers, ...texts].map(({ name, sql }) => `${sql} AS ${name}`);
  const outputs = models.flatMap((model) => outputSqls(join, model).map(({ name }) => `${model}_scores.${name} AS ${model}${name}`));
  return [
    `WITH t AS MATERIALIZED (SELECT ${[`${join.keys.truth} AS k`, ...truth].join(', ')} FROM truth)`,
    ...models.map((model) => `, ${model}_scores AS (SELECT ${[`${join.keys[model]} AS k`, ...outputSqls(join, model).map(({ name, sql }) => `${sql} AS ${name}`)].join(', ')} FROM ${model})`),
    ...texts.map(({ name }) => `, ${name}_codes AS (SELECT v, CAST(row_number() OVER (ORDER BY v) - 1 AS DOUBLE) AS code FROM (SELECT DISTINCT ${name} AS v FROM t WHERE ${name} IS NOT NULL) AS d)`),
    `SELECT ${[...numbers.map(({ name }) => `t.${name} AS ${name}`), ...texts.map(({ name }) => `${name}_codes.code AS ${name}`), ...outputs].join(', ')} FROM t`,
    ...models.map((model) => `JOIN ${model}_scores ON t.k = ${model}_scores.k`),
    ...texts.map(({ name }) => `LEFT JOIN ${name}_codes ON t.${name} = ${name}_codes.v`),
    'ORDER BY t.k',
  ].join('\n');
}

/** The keys of the rows at these places of the key order. */
export async function keysAt(join: Join, places: readonly number[]): Promise<string[]> {
  const { values } = await join.engine.query(
    `SELECT k FROM (SELECT k, row_number() OVER (ORDER BY k) - 1 AS place FROM (SELECT ${join.keys.truth} AS k FROM truth) AS t) AS p WHERE place IN (${places.join(', ')}) ORDER BY place`,
    { truth: onlyJoined(join.sources).truth! },
  );
  return values.k as string[];
}

/** The values that `alignedSql` writes as codes, in the order of the codes. */
export async function distinctTexts(join: Join, column: string): Promise<string[]> {
  const { values } = await join.engine.query(`SELECT DISTINCT ${textSql(column)} AS v FROM truth WHERE ${textSql(column)} IS NOT NULL ORDER BY v`, { truth: join.sources.truth });
  return values.v as string[];
}

/** Each as DOUBLE: 0 and 1, the place of the class in tests.classes, or the number itself. */
export function labelSqls({ delivery, testSet, columns }: Join): string[] {
  const { task, classes } = delivery.spec.tests!;
  return testSet.labels.map((label) => {
    if (task === 'binary' || task === 'multilabel') return binaryLabelSql(label);
    if (task === 'multiclass') return classCodeSql(classTextSql(label, columns.truth!), classes!);
    return numberSql(label, columns.truth!);
  });
}

/** What the file of a model says of a row, each as DOUBLE: s0, s1, … its scores, and _class. */
function outputSqls({ outputs, columns, delivery }: Join, model: ModelName): { name: string; sql: string }[] {
  const { scores, prediction } = outputs[model]!;
  const own = columns[model]!;
  return [
    ...scores.map((score, i) => ({ name: `s${i}`, sql: numberSql(score, own) })),
    ...(prediction === undefined ? [] : [{ name: '_class', sql: classCodeSql(classTextSql(prediction, own), delivery.spec.tests!.classes!) }]),
  ];
}

/** The place of a text among the classes; null where it is none of them. */
function classCodeSql(text: string, classes: readonly string[]): string {
  return `CAST(CASE ${text} ${classes.map((name, code) => `WHEN ${literal(name)} THEN ${code}`).join(' ')} END AS DOUBLE)`;
}

function textSql(column: string): string {
  return `CAST(${identifier(column)} AS VARCHAR)`;
}

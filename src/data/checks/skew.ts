import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, DataEngine, Dialect, Table } from '../../core/data-engine.ts';
import { literal } from '../../core/sql.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PlanCheck } from '../check.ts';
import { columnNamed, numberOf, sameName, type DataSource } from '../source.ts';
import { some } from '../words.ts';
import { comparable, differs, joinable, retyped } from './compare.ts';
import { at, sensitiveColumns, tableFor } from './finding.ts';
import { keyJoin, sidesOf, type Shared, type Sides } from './join.ts';
import { skewFindings } from './skew-findings.ts';

export type SkewOptions = NonNullable<NonNullable<Delivery['spec']['data']>['skew']>;

const PATH = ['data', 'skew'];

/** Which columns of training and serving are held against each other, and which cannot be. */
export interface SkewPlan {
  keys: Shared[];
  columns: Shared[];
  /** Features that the model was trained with and does not get. */
  onlyTrain: string[];
  onlyServing: string[];
  /** Columns whose types no engine can compare. */
  incomparable: string[];
}

export interface SkewAnswer {
  /** Rows whose key stands once in each table. */
  joined: number;
  onlyTrain: number;
  onlyServing: number;
  sides: Sides;
  columns: ColumnSkew[];
}

export interface ColumnSkew {
  column: string;
  differ: number;
  /** Of those that differ: null on one side alone. */
  nullInTrain: number;
  nullInServing: number;
  /** Where its type is of another kind: both types. */
  types?: [train: string, serving: string];
  /** The first and last of the keys, as text, of rows that differ. */
  examples: string[];
}

/** Whether the model gets the values that it was trained with: rows of data.train and data.serving, joined by key, feature by feature. */
export const planSkew: PlanCheck = async (facts) => {
  const { delivery, context } = facts;
  const { skew, key: declaredKey } = delivery.spec.data!;
  if (!skew) return undefined;
  const [train, serving] = [tableFor(facts, 'skew', ['train']), tableFor(facts, 'skew', ['serving'])];
  const key = skew.key ?? declaredKey;
  if (!key) throw InputError.of('skew-without-key', '`data.skew` joins rows by a key, and none is declared.', 'Add `data.key`, or `data.skew.key`; without one, `data.drift` compares the distributions.', delivery.locate(PATH));
  const plan = skewPlan(train, serving, key, delivery);
  const dialect = context.engine.dialect(train.source);
  const named = !key.some((name) => sensitiveColumns(delivery).has(name.toLowerCase()));
  return {
    name: 'skew',
    measures: {},
    notes: [
      ...(plan.onlyServing.length > 0 ? [`Skew: only in data.serving: ${some(plan.onlyServing)}.`] : []),
      ...(plan.columns.length === 0 ? ['Skew: data.train and data.serving have no column in common but the key.'] : []),
    ],
    facts: [['Columns compared for skew', String(plan.columns.length)]],
    wellSaid: 'serving gets the values that training had',
    apart: [{ what: 'values that differ', why: 'rows of two tables are joined by key, in one query of its own' }],
    judge: async () => skewFindings(plan, await at(delivery, PATH, () => skewAnswer(context.engine, train, serving, plan, dialect, skew.tolerance ?? 0, named)), delivery),
  };
};

/** Throws InputError for a key that a table lacks, or that has two types. */
export function skewPlan(train: DataSource, serving: DataSource, key: readonly string[], delivery: Delivery): SkewPlan {
  const { skew, label, columns: declared = {} } = delivery.spec.data!;
  const keys = key.map((name) => sharedKey(name, train, serving, delivery));
  const isKey = (name: string) => key.some((one) => sameName(one, name));
  const wanted = skew!.columns ?? train.columns.map(({ name }) => name);
  const optional = (name: string) => Object.entries(declared).some(([other, column]) => sameName(other, name) && column.required === false);
  const features = wanted.filter((name) => !isKey(name));
  const both = features.flatMap((name): Shared[] => {
    const [left, right] = [columnNamed(train, name), columnNamed(serving, name)];
    return left && right ? [{ left, right }] : [];
  });
  const missing = features.filter((name) => columnNamed(train, name) && !columnNamed(serving, name));
  const extra = skew!.columns ? features : serving.columns.map(({ name }) => name);
  const canCompare = ({ left, right }: Shared) => comparable(left, right);
  return {
    keys,
    columns: both.filter(canCompare),
    onlyTrain: missing.filter((name) => !sameName(name, label) && !optional(name)),
    onlyServing: extra.filter((name) => !isKey(name) && columnNamed(serving, name) && !columnNamed(train, name)),
    incomparable: both.filter((pair) => !canCompare(pair)).map(({ left, right }) => `${left.name} (${left.native} and ${right.native})`),
  };
}

function sharedKey(name: string, train: DataSource, serving: DataSource, delivery: Delivery): Shared {
  const [left, right] = [columnNamed(train, name), columnNamed(serving, name)];
  if (!left || !right) throw InputError.of('skew-key-missing', `\`data.skew\` joins by ${JSON.stringify(name)}, which ${left ? 'data.serving' : 'data.train'} does not have.`, 'Write the key into both tables, or name another in `data.skew.key`.', delivery.locate(PATH));
  if (!joinable(left, right)) throw InputError.of('skew-key-types', `\`data.skew\` joins by ${JSON.stringify(name)}, which is ${left.native} in data.train and ${right.native} in data.serving, so no row of one can be found in the other.`, 'Write the key with one type in both (an id with leading zeros is a text).', delivery.locate(PATH));
  return { left, right };
}

/** One query: both tables joined once, every column compared in that pass. */
async function skewAnswer(engine: DataEngine, train: DataSource, serving: DataSource, plan: SkewPlan, dialect: Dialect, tolerance: number, named: boolean): Promise<SkewAnswer> {
  const table = await engine.query(skewSql(plan, dialect, tolerance, named), { train_table: train.source, serving_table: serving.source });
  return answerOf(plan, table);
}

export function skewSql({ keys, columns }: SkewPlan, dialect: Dialect, tolerance: number, named: boolean): string {
  const pairs = columns.map(({ left, right }, index) => differs({ left: { info: left, sql: `l${index}` }, right: { info: right, sql: `r${index}` } }, dialect, tolerance));
  const text = keys.map(({ left }, index) => `${literal(`${left.name}=`)} || CAST(k${index} AS VARCHAR)`).join(` || ', ' || `);
  const flags = [
    'in_left',
    'in_right',
    ...(named ? [`CASE WHEN in_left = 1 AND in_right = 1 THEN ${text} END AS row_key`] : []),
    ...pairs.map((condition, index) => `(in_left = 1 AND in_right = 1 AND ${condition}) AS d${index}`),
    ...columns.flatMap((_, index) => [`(l${index} IS NULL) AS ln${index}`, `(r${index} IS NULL) AS rn${index}`]),
  ];
  const counts = [
    'count(CASE WHEN in_left = 1 AND in_right = 1 THEN 1 END) AS joined',
    'count(CASE WHEN in_right IS NULL THEN 1 END) AS only_train',
    'count(CASE WHEN in_left IS NULL THEN 1 END) AS only_serving',
    ...columns.flatMap((_, index) => [
      `count(CASE WHEN d${index} THEN 1 END) AS differ_${index}`,
      `count(CASE WHEN d${index} AND ln${index} THEN 1 END) AS train_null_${index}`,
      `count(CASE WHEN d${index} AND rn${index} THEN 1 END) AS serving_null_${index}`,
      ...(named ? [`min(row_key) FILTER (WHERE d${index}) AS first_${index}`, `max(row_key) FILTER (WHERE d${index}) AS last_${index}`] : []),
    ]),
  ];
  return `WITH ${keyJoin({ tables: ['train_table', 'serving_table'], keys, columns })},\nflags AS (SELECT ${flags.join(', ')} FROM pairs),\ncounted AS (SELECT ${counts.join(', ')} FROM flags)\nSELECT * FROM counted CROSS JOIN sides`;
}

function answerOf({ columns }: SkewPlan, { values }: Table): SkewAnswer {
  const at = (name: string) => numberOf(values[name]?.[0]);
  const types = ({ left, right }: { left: ColumnInfo; right: ColumnInfo }): { types?: [string, string] } => (retyped(left, right) ? { types: [left.native, right.native] } : {});
  return {
    joined: at('joined'),
    onlyTrain: at('only_train'),
    onlyServing: at('only_serving'),
    sides: sidesOf(at),
    columns: columns.map((pair, index) => ({
      column: pair.left.name,
      differ: at(`differ_${index}`),
      nullInTrain: at(`train_null_${index}`),
      nullInServing: at(`serving_null_${index}`),
      ...types(pair),
      examples: [...new Set([values[`first_${index}`]?.[0], values[`last_${index}`]?.[0]])].filter((key) => typeof key === 'string').map((key) => key.slice(0, 160)),
    })),
  };
}

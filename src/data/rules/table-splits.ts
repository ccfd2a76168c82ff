import { identifier } from '../../core/sql.ts';
import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';
import { sensitiveColumns } from '../checks/finding.ts';
import type { DataFacts } from '../check.ts';
import { columnNamed, sameName, type DataSource } from '../source.ts';
import { counted, grouped, percent, some } from '../words.ts';
import { optionsOf, type Rule } from './rule.ts';
import { asked as among, type Conditions } from './conditions.ts';
import { columnsOf, isJudged, noneAsked, trainOf, unaskableRule } from './table-asked.ts';
import { anyNull, comparable, oneText, oneValue } from './table-sql.ts';

/** What a test set must not have of train's, where this run reads no train: a line each. */
export function splitNotes(facts: DataFacts, source: DataSource): string[] {
  const { entity, time, train } = facts.delivery.spec.data ?? {};
  if (!isJudged(source) || train !== undefined) return [];
  return [...(entity ? ['Entities in both train and test: off (no data.train).'] : []), ...(time ? ['Order in time of train and test: off (no data.train).'] : [])];
}

/** Nobody that the model has learnt from may be in the rows that it is judged on. A row without an entity is exempt. */
export function entityRules(facts: DataFacts, source: DataSource): Rule[] {
  const { entity: names, options } = facts.delivery.spec.data ?? {};
  const train = trainOf(facts);
  if (!names || !train || !isJudged(source)) return [];
  const rule = { code: 'entity-in-train', rule: `${names.join(' + ')}: not in both train and ${source.name}`, subject: { kind: 'table' as const, name: names.join(' + ') }, path: ['data', 'entity'], ...optionsOf(options?.entity ?? {}) };
  const [own, theirs] = [columnsOf(source, names), columnsOf(train, names)];
  if (own.missing.length > 0) return [unaskableRule(rule, source.name, own.missing)];
  if (theirs.missing.length > 0) return [unaskableRule(rule, 'train', theirs.missing)];
  const pairs = own.columns.map((column, at) => comparable(column, theirs.columns[at]!, facts.context.engine.dialect(source.source)));
  const value = oneValue(pairs.map(([mine]) => mine));
  const known = `(SELECT w FROM (SELECT ${oneValue(pairs.map(([, yours]) => yours))} AS w FROM train WHERE NOT ${anyNull(theirs.columns)}) AS known)`;
  return [
    {
      ...rule,
      measures: {},
      apart: {
        why: 'it looks entities up in train',
        sql: `SELECT count(*) AS named, count_if(found) AS shared_rows, count(DISTINCT CASE WHEN found THEN v END) AS shared FROM (SELECT v, v IN ${known} AS found FROM (SELECT ${value} AS v FROM source WHERE NOT ${anyNull(own.columns)}) AS mine) AS looked_up`,
        sources: { train: train.source },
      },
      broken: `(NOT ${anyNull(own.columns)} AND ${value} IN ${known})`,
      reach: { train: train.source },
      judge: ({ rows = 0, named = 0, shared_rows: found = 0, shared = 0 }) => ({
        holds: named === 0 ? 'inconclusive' : found === 0,
        seen: named === 0 ? `no row names its ${names.join(' and ')}.` : found === 0 ? `no ${names.join(' and ')} of ${counted(named, 'row')} is in train.` : `${grouped(found)} of ${counted(rows, 'row')} (${percent(found / rows)}) are about ${counted(shared, names.join(' and '))} that train has too: the model may have learnt them by heart.`,
        expected: 'none in train',
        actual: named === 0 ? 'no entity named' : `${counted(found, 'row')} in train`,
        n: named,
        numbers: { shared, shared_rows: found, rate: named === 0 ? null : found / named, without_entity: rows - named },
        fix: 'Split by the entity: all of its rows go to train, or all to test.',
      }),
    },
  ];
}

/** No row that the model is judged on may be earlier than the last one that it has learnt from. */
export function timeRules(facts: DataFacts, source: DataSource): Rule[] {
  const { time: name, options } = facts.delivery.spec.data ?? {};
  const train = trainOf(facts);
  if (name === undefined || !train || !isJudged(source)) return [];
  const rule = { code: 'test-before-train', rule: `${name}: no row of ${source.name} before the last of train`, subject: { kind: 'table' as const, name }, path: ['data', 'time'], ...optionsOf(options?.time ?? {}) };
  const [own, theirs] = [columnNamed(source, name), columnNamed(train, name)];
  if (!own || !theirs) return [unaskableRule(rule, own ? 'train' : source.name, [name])];
  const dialect = facts.context.engine.dialect(source.source);
  const [mine, yours] = [placeInTime(own, dialect), placeInTime(theirs, dialect)];
  if (!mine || !yours || isNumber(own) !== isNumber(theirs)) return [unaskableRule(rule, `one of ${source.name} and train`, [`${name} of times that compare`])];
  const last = `(SELECT max(${yours}) AS train_end FROM train)`;
  const readable = (seconds: number) => (isNumber(own) ? String(seconds) : new Date(seconds * 1000).toISOString());
  const hidden = sensitiveColumns(facts.delivery).has(name.toLowerCase());
  return [
    {
      ...rule,
      measures: {},
      apart: {
        why: 'it needs the last time of train first',
        sql: `SELECT count(moment) AS timed, count_if(coalesce(moment < train_end, false)) AS earlier, min(moment) AS begins, max(train_end) AS ends FROM (SELECT ${mine} AS moment FROM source) AS mine CROSS JOIN ${last} AS theirs`,
        sources: { train: train.source },
      },
      broken: `coalesce(${mine} < ${last}, false)`,
      reach: { train: train.source },
      judge: ({ rows = 0, timed = 0, earlier = 0, begins: first = NaN, ends: end = NaN }) => {
        const untimed = rows - timed;
        const open = Number.isNaN(end) ? 'train has no time at all.' : untimed > 0 ? `${grouped(untimed)} of ${counted(rows, 'row')} have no time, so nothing shows that they are later than train.` : undefined;
        const ends = hidden || Number.isNaN(end) || Number.isNaN(first) ? '' : ` (train ends at ${readable(end)}, ${source.name} begins at ${readable(first)})`;
        return {
          holds: earlier > 0 ? false : open ? 'inconclusive' : true,
          seen: earlier > 0 ? `${grouped(earlier)} of ${counted(rows, 'row')} (${percent(earlier / rows)}) are earlier than the last row of train${ends}.` : (open ?? `no row is earlier than the last row of train${ends}.`),
          expected: 'every row after train',
          actual: earlier > 0 ? `${counted(earlier, 'row')} before` : open ? 'unknown' : 'none before',
          n: timed,
          numbers: { earlier, without_time: untimed, rate: earlier / rows, ...(hidden ? {} : { first: orNull(first), train_last: orNull(end) }) },
          fix: earlier > 0 ? 'Cut train and test at one moment; what was known only later must not help to predict what was before.' : 'Fill in the missing times, or leave such rows out of the test set.',
        };
      },
    },
  ];
}

/** Rows of test that are rows of train: the model has seen their answers. */
export function overlapRules(facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const { overlap: asked, key = [] } = facts.delivery.spec.data ?? {};
  const train = trainOf(facts);
  const part = among(facts, source, conditions, ['data', 'overlap'], asked?.where);
  if (!asked || !train || !isJudged(source) || !part) return [];
  const compared = asked.columns ? asked.columns.join(' + ') : 'all columns but the key';
  const rule = { code: 'rows-in-train', rule: `rows: at most ${percent(asked.at_most)} are in train too (${compared})${part.words}`, subject: { kind: 'table' as const, name: 'overlap' }, path: ['data', 'overlap'], ...optionsOf(asked) };
  const names = asked.columns ?? source.columns.map((column) => column.name).filter((name) => !key.some((one) => sameName(one, name)) && columnNamed(train, name));
  const [own, theirs] = [columnsOf(source, names), columnsOf(train, names)];
  if (own.missing.length > 0) return [unaskableRule(rule, source.name, own.missing)];
  if (theirs.missing.length > 0) return [unaskableRule(rule, 'train', theirs.missing)];
  if (names.length === 0) return [unaskableRule(rule, source.name, ['that train has too, besides the key'])];
  const pairs = own.columns.map((column, at) => comparable(column, theirs.columns[at]!, facts.context.engine.dialect(source.source)));
  const side = (which: 0 | 1) => pairs.map((pair, index) => `${pair[which]} AS c${index}`).join(', ');
  const texts = (which: 0 | 1) => `(${oneText(pairs.map((pair) => `CAST(${pair[which]} AS VARCHAR)`))})`;
  return [
    {
      ...rule,
      measures: {},
      apart: {
        why: 'it looks rows up in train',
        sql: `SELECT coalesce(sum(own_rows), 0) AS compared, coalesce(sum(CASE WHEN train_rows > 0 THEN own_rows ELSE 0 END), 0) AS shared FROM (SELECT count_if(own) AS own_rows, count_if(NOT own) AS train_rows FROM (SELECT ${side(0)}, true AS own FROM source WHERE ${part.sql} UNION ALL SELECT ${side(1)}, false AS own FROM train) AS pooled GROUP BY ${pairs.map((_, index) => `c${index}`).join(', ')}) AS groups`,
        sources: { train: train.source },
      },
      broken: `${part.sql} AND ${texts(0)} IN (SELECT w FROM (SELECT ${texts(1)} AS w FROM train) AS known)`,
      reach: { train: train.source },
      judge: ({ compared: rows = 0, shared = 0 }) => (rows === 0 ? noneAsked('data.overlap') : {
        holds: shared / rows <= asked.at_most,
        seen: `${grouped(shared)} of ${counted(rows, 'row')} (${percent(shared / rows)}) are rows of train too, compared by ${asked.columns ? compared : some(names)}; at most ${percent(asked.at_most)} may.`,
        expected: `at most ${percent(asked.at_most)} in train`,
        actual: `${percent(shared / rows)} in train`,
        n: rows,
        numbers: { shared, rate: shared / rows, limit: asked.at_most },
        fix: 'Take the rows out of one of the two; where few different rows exist at all, raise `at_most`.',
      }),
    },
  ];
}

/** Comparable numbers: seconds since 1970, or the column's own numbers (a step, a year, an epoch). */
function placeInTime(column: ColumnInfo, dialect: Dialect): string | undefined {
  const value = identifier(column.name);
  if (isNumber(column)) return `CASE WHEN ${dialect.isFinite(`CAST(${value} AS DOUBLE)`)} THEN CAST(${value} AS DOUBLE) END`;
  return ['date', 'timestamp', 'string'].includes(column.type) ? dialect.epoch(dialect.instant(value)) : undefined;
}

function isNumber({ type }: ColumnInfo): boolean {
  return type === 'integer' || type === 'float';
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import { sourceText, type ColumnInfo, type DataEngine, type Source, type Value } from '../../core/seams.ts';
import type { Column } from '../../delivery/spec.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile, PresenceProfile, Profile } from './profile.ts';
import { MAX_VALUE_LENGTH, edgeCounts, numbersOf, textOf } from '../bins.ts';

/** Quantiles that become edges, in ten-thousandths: every per cent, finer in the tails. Whole numbers, so that ranks are exact. */
const LEVELS = [10, 25, 50, ...Array.from({ length: 99 }, (_, index) => 100 * (index + 1)), 9950, 9975, 9990];
/** Numbers that are sorted in memory at a time, 8 bytes each: wide tables are taken a few columns at a time. */
const SORTED_AT_ONCE = 20_000_000;
/** Up to so many different numbers, each has a bin of its own and the distance is exact. */
const OWN_BINS = 256;
/** Values of a category that are kept by name. */
const TOP_VALUES = 100;
/** From this share on, zero is a bin of its own: money columns are mostly zero. */
const COMMON = 0.05;
/** Above so many different texts, the frequent ones are found by a query of their own instead of in memory. */
const MANY_TEXTS = 10_000;

type Plan = { name: string; column: ColumnInfo; kind: 'numbers' | 'categories' } | { name: string; column: ColumnInfo; kind: 'presence'; why: PresenceProfile['why'] };
type Row = Record<string, Value>;

/**
 * The profile of a table: counts, then the edges, then counts over these edges, then the least value of each bin. Exact order statistics (type 1 of Hyndman and Fan 1996), so that the bytes depend on the
 * data alone. Throws InputError for a table without rows.
 */
export async function makeProfile(engine: DataEngine, source: Source, declared: Record<string, Column> = {}): Promise<Profile> {
  const columns = await engine.describe(source);
  const plans = columns.map((column) => planOf(column, declared));
  const first = await engine.measure(source, firstMeasures(plans));
  const rows = Number(first.rows);
  if (rows === 0) throw InputError.of('profile-no-rows', `${sourceText(source)} has no rows to make a profile of.`, 'Name the training data in `data.train`.');
  const quantiles = await inBatches(engine, source, rows, quantileMeasures(plans, first));
  const edges = plans.map((plan, index) => (plan.kind === 'numbers' ? edgesOf(index, first, quantiles) : []));
  const second = await engine.measure(source, secondMeasures(plans, edges, first));
  const third = await inBatches(engine, source, rows, lowMeasures(plans, edges, second));
  const profiles = await Promise.all(plans.map((plan, index) => profileOf(plan, index, edges[index]!, { ...first, ...second, ...third }, engine, source)));
  return { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(plans.map((plan, index) => [plan.name, profiles[index]!])) };
}

function planOf(column: ColumnInfo, declared: Record<string, Column>): Plan {
  const found = Object.entries(declared).find(([name]) => name.toLowerCase() === column.name.toLowerCase());
  const name = column.name;
  if (found?.[1].sensitive) return { name, column, kind: 'presence', why: 'sensitive' };
  const type = found?.[1].type ?? column.type;
  if (column.type === 'other') return { name, column, kind: 'presence', why: 'nested' };
  if (type === 'date' || type === 'timestamp' || column.type === 'date' || column.type === 'timestamp') return { name, column, kind: 'presence', why: 'time' };
  const numeric = column.type === 'integer' || column.type === 'float';
  return { name, column, kind: numeric && (type === 'integer' || type === 'float') ? 'numbers' : 'categories' };
}

function firstMeasures(plans: Plan[]): Record<string, string> {
  const measures: Record<string, string> = { rows: 'count(*)' };
  for (const [index, { column, kind }] of plans.entries()) {
    const value = identifier(column.name);
    measures[`null_${index}`] = `count_if(${value} IS NULL)`;
    if (kind === 'presence') continue;
    measures[`kinds_${index}`] = `approx_count_distinct(${value})`;
    if (kind === 'categories') continue;
    const { finite, plain } = numbersOf(column.name);
    measures[`nan_${index}`] = `count_if(isnan(${plain}))`;
    measures[`low_infinity_${index}`] = `count_if(${plain} = '-Infinity'::DOUBLE)`;
    measures[`high_infinity_${index}`] = `count_if(${plain} = 'Infinity'::DOUBLE)`;
    measures[`zeros_${index}`] = `count_if(${plain} = 0)`;
    measures[`deviation_${index}`] = `stddev_pop(${finite})`;
    measures[`below_zero_${index}`] = `max(${finite}) FILTER (${finite} < 0)`;
    measures[`finite_${index}`] = `count(${finite})`;
  }
  return measures;
}

function quantileMeasures(plans: Plan[], first: Row): Record<string, string> {
  const measures: Record<string, string> = {};
  for (const [index, { column, kind }] of plans.entries()) {
    const n = Number(first[`finite_${index}`]);
    if (kind !== 'numbers' || n === 0) continue;
    measures[`quantiles_${index}`] = ofRanks(column.name, [1, ...LEVELS.map((level) => Math.ceil((level * n) / 10_000)), n]);
  }
  return measures;
}

/** JSON list of the values of these ranks, 1 being the least. */
function ofRanks(name: string, ranks: number[]): string {
  return `to_json(list_select(list_sort(list(${numbersOf(name).finite}) FILTER (${numbersOf(name).finite} IS NOT NULL)), [${ranks.join(', ')}]))`;
}

async function inBatches(engine: DataEngine, source: Source, rows: number, measures: Record<string, string>): Promise<Row> {
  const names = Object.keys(measures);
  const size = Math.max(1, Math.floor(SORTED_AT_ONCE / rows));
  const found: Row = {};
  for (let start = 0; start < names.length; start += size) {
    const batch = names.slice(start, start + size);
    Object.assign(found, await engine.measure(source, Object.fromEntries(batch.map((name) => [name, measures[name]!]))));
  }
  return found;
}

function edgesOf(index: number, first: Row, found: Row): number[] {
  const quantiles = list(found[`quantiles_${index}`]);
  const zeros = Number(first[`zeros_${index}`]) / Number(first.rows);
  const belowZero = first[`below_zero_${index}`];
  const own = zeros >= COMMON ? [...(belowZero === null ? [] : [Number(belowZero)]), 0] : [];
  return rising([...quantiles, ...own]);
}

function secondMeasures(plans: Plan[], edges: number[][], first: Row): Record<string, string> {
  const measures: Record<string, string> = { rows: 'count(*)' };
  for (const [index, { column, kind }] of plans.entries()) {
    const few = Number(first[`kinds_${index}`]);
    if (kind === 'categories' && few <= MANY_TEXTS) measures[`texts_${index}`] = `to_json(histogram('=' || ${textOf(column.name)}))`;
    if (kind !== 'numbers' || edges[index]!.length === 0) continue;
    // The estimate of different values errs by a few per cent; what counts is how many there are.
    if (few <= OWN_BINS * 1.2) measures[`each_${index}`] = `to_json(map_entries(histogram(${numbersOf(column.name).finite})))`;
    measures[`counts_${index}`] = edgeCounts(column.name, edges[index]!);
  }
  return measures;
}

function lowMeasures(plans: Plan[], edges: number[][], second: Row): Record<string, string> {
  const measures: Record<string, string> = {};
  for (const [index, { column, kind }] of plans.entries()) {
    if (kind !== 'numbers' || edges[index]!.length < 2 || ownBins(second[`each_${index}`])) continue;
    let before = 0;
    const ranks = list(second[`counts_${index}`]).slice(0, edges[index]!.length - 1).map((count) => (before += count) + 1);
    measures[`lows_${index}`] = ofRanks(column.name, ranks);
  }
  return measures;
}

function ownBins(each: Value | undefined): boolean {
  const { length } = entries(each);
  return length > 0 && length <= OWN_BINS;
}

async function profileOf(plan: Plan, index: number, edges: number[], found: Row, engine: DataEngine, source: Source): Promise<ColumnProfile> {
  const nulls = Number(found[`null_${index}`]);
  if (plan.kind === 'presence') return { kind: 'presence', why: plan.why, null: nulls, present: Number(found.rows) - nulls };
  if (plan.kind === 'numbers') return numbersProfile(index, edges, found);
  const texts = found[`texts_${index}`];
  const all = texts === undefined ? await frequentTexts(plan.column.name, engine, source) : Object.entries(record(texts)).map(([text, count]) => [text.slice(1), count] as const);
  return categoriesProfile(all, nulls, Number(found.rows));
}

function numbersProfile(index: number, edges: number[], found: Row): NumbersProfile {
  const each = entries(found[`each_${index}`]);
  const own = ownBins(found[`each_${index}`]);
  return {
    kind: 'numbers',
    null: Number(found[`null_${index}`]),
    nan: Number(found[`nan_${index}`]),
    minus_infinity: Number(found[`low_infinity_${index}`]),
    plus_infinity: Number(found[`high_infinity_${index}`]),
    deviation: Number(Number(found[`deviation_${index}`] ?? 0).toPrecision(9)),
    edges: own ? each.map(([value]) => value) : edges,
    lows: own ? each.map(([value]) => value) : edges.length === 0 ? [] : [edges[0]!, ...list(found[`lows_${index}`])],
    counts: own ? each.map(([, count]) => count) : list(found[`counts_${index}`]).slice(0, edges.length),
  };
}

function categoriesProfile(all: readonly (readonly [string, number])[], nulls: number, rows: number): CategoriesProfile {
  const top = all
    .filter(([text]) => text.length <= MAX_VALUE_LENGTH)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, TOP_VALUES);
  const kept = top.reduce((sum, [, count]) => sum + count, 0);
  return { kind: 'categories', null: nulls, values: top.map(([text]) => text), counts: top.map(([, count]) => count), other: rows - nulls - kept };
}

async function frequentTexts(name: string, engine: DataEngine, source: Source): Promise<[string, number][]> {
  const text = textOf(name);
  const sql = `SELECT ${text} AS text, count(*) AS n FROM source WHERE length(${text}) <= ${MAX_VALUE_LENGTH} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${TOP_VALUES}`;
  const table = await engine.query(sql, { source });
  return table.values.text!.map((value, row) => [String(value), Number(table.values.n![row])]);
}

function rising(values: number[]): number[] {
  return [...new Set(values.map((value) => value + 0))].sort((a, b) => a - b);
}

function list(json: Value | undefined): number[] {
  return typeof json === 'string' ? (JSON.parse(json) as number[]) : [];
}

function record(json: Value | undefined): Record<string, number> {
  return typeof json === 'string' ? (JSON.parse(json) as Record<string, number>) : {};
}

function entries(json: Value | undefined): [number, number][] {
  return typeof json === 'string' ? (JSON.parse(json) as { key: number; value: number }[]).map(({ key, value }) => [key, value]) : [];
}

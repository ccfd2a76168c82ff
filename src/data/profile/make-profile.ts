import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import { sourceText, type ColumnInfo, type DataEngine, type Dialect, type Source, type Value } from '../../core/data-engine.ts';
import type { Column } from '../../delivery/spec.ts';
import { doubleOf, oddMeasures } from './counts.ts';
import { frozenEdges, type FrozenNumbers, type NumbersAsked } from './frozen-edges.ts';
import { MANY_TEXTS, fewTexts, frequentTexts, topValues } from './top-values.ts';
import type { ColumnProfile, PresenceProfile, Profile } from './profile.ts';

/** From this share on, zero is a bin of its own: money columns are mostly zero. */
const COMMON = 0.05;
/** Up to about so many different numbers, all are counted in memory, which costs less than sorting. */
const MANY_NUMBERS = 20_000;

type Plan = { column: ColumnInfo; kind: 'numbers' | 'categories' } | { column: ColumnInfo; kind: 'presence'; why: PresenceProfile['why'] };
type Row = Record<string, Value>;

/**
 * The profile of a table, the reference: edges that are exact order statistics (type 1 of Hyndman and Fan 1996), top values
 * with ties broken by code points, and counts. Everything in it comes from counting, ranks and sums of whole numbers, so that
 * its bytes depend on the rows alone, not on their order, files, format or engine. `declared` says which columns are sensitive
 * and which numbers are names. Throws InputError for a table without rows.
 */
export async function makeProfile(engine: DataEngine, source: Source, declared: Record<string, Column> = {}): Promise<Profile> {
  const dialect = engine.dialect(source);
  const columns = await engine.describe(source);
  const plans = columns.map((column) => planOf(column, declared));
  const first = await engine.measure(source, firstMeasures(dialect, plans));
  const rows = Number(first.rows);
  if (rows === 0) throw InputError.of('profile-no-rows', `${sourceText(source)} has no rows to make a profile of.`, 'Name the training data in `data.train`.');
  const few = await fewValues(engine, source, plans, first);
  const asked = plans.flatMap((plan, index) => (plan.kind === 'numbers' ? [{ index, ...numbersAsked(plan.column, index, first, few) }] : []));
  const frozen = await frozenEdges(engine, source, asked);
  const profiles: [string, ColumnProfile][] = [];
  for (const [index, plan] of plans.entries()) {
    const type = { type: dialect.logical(plan.column.native).kind };
    const numbers = frozen[asked.findIndex((one) => one.index === index)];
    profiles.push([plan.column.name, { ...type, ...(await profileOf(plan, { engine, source, rows }, (key) => first[`${key}_${index}`], numbers, few.texts.get(index))) }]);
  }
  return { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(profiles) };
}

function planOf(column: ColumnInfo, declared: Record<string, Column>): Plan {
  const found = Object.entries(declared).find(([name]) => name.toLowerCase() === column.name.toLowerCase());
  if (found?.[1].sensitive) return { column, kind: 'presence', why: 'sensitive' };
  const type = found?.[1].type ?? column.type;
  if (column.type === 'other') return { column, kind: 'presence', why: 'nested' };
  if (type === 'date' || type === 'timestamp' || column.type === 'date' || column.type === 'timestamp') return { column, kind: 'presence', why: 'time' };
  const numeric = column.type === 'integer' || column.type === 'float';
  return { column, kind: numeric && (type === 'integer' || type === 'float' || type === 'decimal') ? 'numbers' : 'categories' };
}

function firstMeasures(dialect: Dialect, plans: readonly Plan[]): Record<string, string> {
  const measures: Record<string, string> = { rows: 'count(*)' };
  for (const [index, { column, kind }] of plans.entries()) {
    const put = (key: string, sql: string) => void (measures[`${key}_${index}`] = sql);
    put('null', `count_if(${identifier(column.name)} IS NULL)`);
    if (kind === 'presence') continue;
    put('kinds', dialect.aboutDistinct(identifier(column.name)));
    if (kind === 'categories') continue;
    const value = doubleOf(column.name);
    for (const [key, sql] of Object.entries(oddMeasures(dialect, column))) put(key, sql);
    put('zeros', `count_if(${value} = 0)`);
    put('negatives', `count_if(${value} < 0)`);
  }
  return measures;
}

interface FewValues {
  numbers: Map<number, Map<number, number>>;
  texts: Map<number, Map<string, number>>;
}

/** Every value of the columns that have few, by place of the column. Estimates decide only which way their counts are found. */
async function fewValues(engine: DataEngine, source: Source, plans: readonly Plan[], first: Row): Promise<FewValues> {
  const dialect = engine.dialect(source);
  const kinds = (index: number) => Number(first[`kinds_${index}`]);
  const numbers = plans.flatMap(({ column, kind }, index) => (kind === 'numbers' && kinds(index) <= MANY_NUMBERS ? [{ index, asked: dialect.allNumbers(doubleOf(column.name)) }] : []));
  const texts = plans.flatMap(({ column, kind }, index) => (kind === 'categories' && kinds(index) <= MANY_TEXTS ? [{ index, asked: fewTexts(dialect, column.name) }] : []));
  const answers = await engine.measure(source, Object.fromEntries([...numbers, ...texts].map(({ index, asked }) => [String(index), asked.sql])));
  return {
    numbers: new Map(numbers.map(({ index, asked }) => [index, asked.read(answers[String(index)])])),
    texts: new Map(texts.map(({ index, asked }) => [index, asked.read(answers[String(index)])])),
  };
}

function numbersAsked(column: ColumnInfo, index: number, first: Row, few: FewValues): NumbersAsked {
  const at = (key: string) => Number(first[`${key}_${index}`] ?? 0);
  const odd = at('nan') + at('minus_infinity') + at('plus_infinity');
  return {
    number: doubleOf(column.name),
    finite: at('readable') - odd,
    odd,
    negatives: at('negatives') - at('minus_infinity'),
    zeroOwn: at('zeros') / Number(first.rows) >= COMMON,
    all: few.numbers.get(index),
  };
}

async function profileOf(plan: Plan, table: { engine: DataEngine; source: Source; rows: number }, at: (key: string) => Value | undefined, numbers: FrozenNumbers | undefined, texts: Map<string, number> | undefined): Promise<ColumnProfile> {
  const count = (key: string) => Number(at(key) ?? 0);
  const { rows } = table;
  if (plan.kind === 'presence') return { kind: 'presence', why: plan.why, null: count('null'), present: rows - count('null') };
  if (plan.kind === 'numbers') return { kind: 'numbers', null: count('null'), nan: count('nan'), minus_infinity: count('minus_infinity'), plus_infinity: count('plus_infinity'), ...numbers! };
  const top = texts ? topValues(texts) : await frequentTexts(table.engine, table.source, plan.column.name);
  const kept = top.reduce((sum, [, rows]) => sum + rows, 0);
  return { kind: 'categories', null: count('null'), values: top.map(([text]) => text), counts: top.map(([, rows]) => rows), other: rows - count('null') - kept };
}

import { identifier } from '../../core/sql.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import { grouped, percent } from '../words.ts';
import { shareAtLeast, type Budget } from './budget.ts';
import type { Reasoned, RowRule } from './draft.ts';
import type { ColumnFacts, TableFacts } from './facts.ts';

/** Most pairs of columns that are looked at for an order; the chance of a false alarm is split over them too. */
export const MOST_PAIRS = 40;
/** Rows with both values below which an order that always held may be an accident. */
const FEWEST = 200;
/** An order that rows put together by chance would keep as well says nothing. */
const CHANCE = 0.02;
const PERCENTILES = 100;

/** Pairs of columns of one kind whose values overlap, in the order of the table: one might never be above the other. */
export function candidatePairs(columns: readonly ColumnFacts[], usable: (name: string) => boolean): [ColumnFacts, ColumnFacts][] {
  const group = ({ info }: ColumnFacts) => (info.type === 'integer' || info.type === 'float' ? 'number' : info.type === 'date' || info.type === 'timestamp' ? 'time' : undefined);
  const pairs: [ColumnFacts, ColumnFacts][] = [];
  for (const a of columns)
    for (const b of columns) {
      if (a === b || group(a) === undefined || group(a) !== group(b) || !usable(a.info.name) || !usable(b.info.name)) continue;
      const overlap = group(a) === 'time' ? (a.last ?? '') > (b.first ?? '') : a.greatest > b.least && a.least <= b.least && a.greatest <= b.greatest;
      if (overlap) pairs.push([a, b]);
    }
  return pairs;
}

/** `a ≤ b` where it held in every row of every table, and would not have by chance. */
export async function orderRules(engine: DataEngine, tables: readonly TableFacts[], pairs: readonly [ColumnFacts, ColumnFacts][], budget: Budget): Promise<Reasoned<RowRule>[]> {
  if (pairs.length === 0) return [];
  const found: { both: number; broken: number; equal: number }[][] = [];
  for (const { source } of tables) {
    const measures = pairs.flatMap(([a, b], index) => {
      const [x, y] = [identifier(a.info.name), identifier(b.info.name)];
      return [[`both_${index}`, `count_if(${x} IS NOT NULL AND ${y} IS NOT NULL)`], [`broken_${index}`, `count_if(${x} > ${y})`], [`equal_${index}`, `count_if(${x} = ${y})`]];
    });
    const answers = await engine.measure(source, Object.fromEntries(measures) as Record<string, string>);
    found.push(pairs.map((_, index) => ({ both: Number(answers[`both_${index}`]), broken: Number(answers[`broken_${index}`]), equal: Number(answers[`equal_${index}`]) })));
  }
  const rules: Reasoned<RowRule>[] = [];
  for (const [index, [a, b]] of pairs.entries()) {
    const seen = found.map((one) => one[index]!);
    if (seen.some(({ both, broken, equal }) => broken > 0 || both < FEWEST || equal === both)) continue;
    const chance = await brokenByChance(engine, tables[0]!, a, b);
    if (chance < CHANCE) continue;
    const [x, y] = [identifier(a.info.name), identifier(b.info.name)];
    const nulls = tables.flatMap(({ columns }) => columns).filter(({ info, nulls: count }) => count > 0 && (info.name === a.info.name || info.name === b.info.name)).map(({ info }) => `${identifier(info.name)} IS NULL OR `);
    const mostly = shareAtLeast(tables.map(({ rows }) => ({ events: rows, n: rows })), budget);
    rules.push({
      value: { name: `${a.info.name} is not above ${b.info.name}`.slice(0, 200), sql: `${[...new Set(nulls)].join('')}${x} <= ${y}`, mostly },
      why: `held in all ${grouped(seen.reduce((sum, { both }) => sum + both, 0))} rows that have both; rows put together by chance break it in ${percent(chance)}`,
    });
  }
  return rules;
}

/** How often the order breaks where the two columns know nothing of each other, from their percentiles. */
async function brokenByChance(engine: DataEngine, { source, rows }: TableFacts, a: ColumnFacts, b: ColumnFacts): Promise<number> {
  const dialect = engine.dialect(source);
  const requests = [a, b].map(({ info, nulls, nan, infinite }) => {
    const value = identifier(info.name);
    const number = info.type === 'date' || info.type === 'timestamp' ? dialect.epoch(dialect.instant(value)) : `CAST(${value} AS DOUBLE)`;
    const n = rows - nulls - nan - infinite;
    return { number, ranks: Array.from({ length: PERCENTILES }, (_, index) => Math.ceil(((index + 0.5) / PERCENTILES) * n)) };
  });
  const [left, right] = await engine.ranks(source, requests);
  let broken = 0;
  for (const x of left!) broken += right!.filter((y) => x > y).length;
  return broken / PERCENTILES ** 2;
}

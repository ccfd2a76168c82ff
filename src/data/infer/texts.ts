import { identifier } from '../../core/sql.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import { percent } from '../words.ts';
import { nextPart, quantileRanks, shareAtLeast, type Budget } from './budget.ts';
import type { ColumnDraft } from './draft.ts';
import type { ColumnFacts, TableFacts } from './facts.ts';
import { formatOf, patternOf } from './shapes.ts';
import { distinctRule, presentOf, frequentRules } from './values.ts';

/** Where a cut or a filled text shows. */
export const LENGTH_LEVELS = [0.1, 0.5, 0.9] as const;
const FEWEST = 50;
/** A shape that more values than this do not have is no shape of the column. */
const MOST_MISSHAPEN = 0.02;

export interface TextTable {
  table: TableFacts;
  facts: ColumnFacts;
  /** Lengths by rank. */
  lengths: ReadonlyMap<number, number>;
}

export function lengthRanks(facts: ColumnFacts, budget: Budget): number[] {
  const n = presentOf(facts);
  const m = nextPart({ events: n, n: facts.rows }, budget);
  if (m < FEWEST) return [];
  const bands = LENGTH_LEVELS.flatMap((level) => Object.values(quantileRanks(level, n, m, budget)));
  return [...new Set(bands)].filter((rank) => rank >= 1 && rank <= n).sort((a, b) => a - b);
}

/** Texts with too many values to list: lengths, shape, case, blanks around, frequent ones, number of different ones. */
export async function textRules(engine: DataEngine, draft: ColumnDraft, tables: readonly TextTable[], budget: Budget, sensitive: boolean): Promise<void> {
  lengthRules(draft, tables, budget);
  caseRule(draft, tables.map(({ facts }) => facts), budget);
  blankRule(draft, tables.map(({ facts }) => facts), budget);
  await shapeRule(engine, draft, tables, budget);
  const all = tables.map(({ facts }) => facts);
  if (!sensitive) frequentRules(draft, all, budget, 'categories');
  distinctRule(draft, all, budget);
}

/** Quantiles of the length, told as shares: at most a share q of the texts is shorter than … */
function lengthRules(draft: ColumnDraft, tables: readonly TextTable[], budget: Budget): void {
  const sizes = tables.map(({ facts }) => ({ n: presentOf(facts), m: nextPart({ events: presentOf(facts), n: facts.rows }, budget) }));
  if (sizes.some(({ m }) => m < FEWEST)) return;
  for (const level of LENGTH_LEVELS) {
    const ranks = tables.map(({ lengths }, index) => {
      const { low, high } = quantileRanks(level, sizes[index]!.n, sizes[index]!.m, budget);
      return { low: lengths.get(low) ?? 0, high: lengths.get(high) ?? Infinity };
    });
    const low = Math.min(...ranks.map((rank) => rank.low));
    const high = Math.max(...ranks.map((rank) => rank.high));
    const share = Number((1 - level).toPrecision(6));
    if (low > 0) draft.rules.push({ value: { name: `${draft.name}: long enough`.slice(0, 200), column: draft.name, length: { at_least: low }, mostly: share }, why: `the ${percent(level)} quantile of the length` });
    if (Number.isFinite(high)) draft.rules.push({ value: { name: `${draft.name}: short enough`.slice(0, 200), column: draft.name, length: { at_most: high }, mostly: level }, why: `the ${percent(level)} quantile of the length` });
  }
}

function caseRule(draft: ColumnDraft, tables: readonly ColumnFacts[], budget: Budget): void {
  for (const side of ['upper', 'lower'] as const) {
    const without = side === 'upper' ? 'lower' : 'upper';
    // Texts without letters have no case; they keep either rule.
    const broken = tables.map((facts) => ({ events: presentOf(facts) - facts[side], n: presentOf(facts) }));
    if (broken.some(({ events, n }) => events > MOST_MISSHAPEN * n) || tables.every((facts) => facts[side] === 0) || tables.some((facts) => facts[without] > 0 && facts[without] > facts[side])) continue;
    draft.rules.push({
      value: { name: `${draft.name}: ${side} case`.slice(0, 200), column: draft.name, case: side, mostly: shareAtLeast(broken.map(({ events, n }) => ({ events: n - events, n })), budget) },
      why: `${percent(Math.min(...broken.map(({ events, n }) => (n - events) / n)))} are`,
    });
    return;
  }
}

/** Blanks at an end; told of texts that had none, or few. */
export function blankRule(draft: ColumnDraft, tables: readonly ColumnFacts[], budget: Budget): void {
  if (tables.some((facts) => facts.padded > MOST_MISSHAPEN * presentOf(facts))) return;
  const share = shareAtLeast(tables.map((facts) => ({ events: presentOf(facts) - facts.padded, n: presentOf(facts) })), budget);
  if (share > 0) draft.rules.push({ value: { name: `${draft.name}: no blanks at its ends`.slice(0, 200), column: draft.name, not_matches: '^\\s|\\s$', mostly: share }, why: `seen in ${percent(Math.max(...tables.map((facts) => facts.padded / Math.max(1, presentOf(facts)))))}` });
}

/** A format or a pattern that the most frequent texts have, if the engine finds it in all the others too. */
export async function shapeRule(engine: DataEngine, draft: ColumnDraft, tables: readonly TextTable[], budget: Budget): Promise<void> {
  const texts = tables.flatMap(({ facts }) => facts.values.map(({ text }) => text));
  const format = formatOf(texts);
  const pattern = format ? undefined : patternOf(texts);
  if (format) {
    // Whether the others have it too is asked by the stage; what it calls a format is stricter than a first look.
    draft.rules.push({ value: { name: `${draft.name}: ${format}`.slice(0, 200), column: draft.name, format, mostly: shareAtLeast(tables.map(({ facts }) => ({ events: presentOf(facts), n: presentOf(facts) })), budget) }, why: `all that were looked at are` });
    return;
  }
  if (!pattern) return;
  const found: { events: number; n: number }[] = [];
  for (const { table, facts } of tables) {
    const value = identifier(facts.info.name);
    const sql = engine.dialect(table.source).matches(value, `^(?:${pattern})$`);
    const { hits } = await engine.measure(table.source, { hits: `count_if(${sql})` });
    found.push({ events: Number(hits), n: presentOf(facts) });
  }
  if (found.some(({ events, n }) => events < (1 - MOST_MISSHAPEN) * n)) return;
  draft.rules.push({ value: { name: `${draft.name}: its shape`.slice(0, 200), column: draft.name, matches: pattern, mostly: shareAtLeast(found, budget) }, why: `${percent(Math.min(...found.map(({ events, n }) => events / n)))} have it` });
}

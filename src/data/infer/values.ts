import { rarefiedDistinct } from '../../statistics/prediction.ts';
import { normalQuantile } from '../../statistics/normal.ts';
import { grouped, percent } from '../words.ts';
import { nextPart, shareAtLeast, shareAtMost, unseenAtMost, type Budget } from './budget.ts';
import { say, type ColumnDraft } from './draft.ts';
import { MOST_VALUES, type ColumnFacts } from './facts.ts';

/** A value that this share of the rows has is watched by itself; among numbers, where quantiles watch too, a larger one. */
const FREQUENT = { categories: 0.05, numbers: 0.1 } as const;
const MOST_WATCHED = { categories: 5, numbers: 2 } as const;

/** The list of values, and the share of rows that may have another one. */
export function setRule(draft: ColumnDraft, tables: readonly ColumnFacts[], budget: Budget): void {
  const all = new Map<string, number>();
  for (const { values } of tables) for (const { text, count } of values) all.set(text, (all.get(text) ?? 0) + count);
  if (all.size === 0 || all.size > MOST_VALUES) return;
  const asValue = typedBy(tables[0]!);
  const listed = [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => asValue(text));
  const unseen = unseenAtMost(tables.map((facts) => ({ once: facts.timesSeen.get(1) ?? 0, n: presentOf(facts) })), budget);
  const once = Math.max(...tables.map((facts) => facts.timesSeen.get(1) ?? 0));
  if (unseen >= 0.5) return;
  say(draft, 'in', listed, `all ${grouped(listed.length)} values seen, most frequent first`);
  say(draft, 'mostly', Number((1 - unseen).toPrecision(12)), once === 0 ? `no value was seen only once, so ${percent(unseen)} of rows with others would be a surprise` : `${grouped(once)} values were seen only once, so up to ${percent(unseen)} of rows may have one that was not seen`);
}

/** Bounds for the share of each frequent value: a value that sticks, a default that spreads, a category that empties. */
export function frequentRules(draft: ColumnDraft, tables: readonly ColumnFacts[], budget: Budget, kind: keyof typeof FREQUENT): void {
  const [first] = tables;
  const asValue = typedBy(first!);
  const frequent = first!.values.filter(({ count }) => count >= FREQUENT[kind] * presentOf(first!)).slice(0, MOST_WATCHED[kind]);
  // Of two values, the second's share is that of the first.
  for (const { text } of first!.distinct === 2 ? frequent.slice(0, 1) : frequent) {
    const parts = tables.map((facts) => ({ events: facts.values.find((one) => one.text === text)?.count ?? 0, n: presentOf(facts), next: nextPart({ events: presentOf(facts), n: facts.rows }, budget) }));
    // A share of the non-null values: of a further sample there are `next` of them, so that many rows are reckoned with.
    const own = { ...budget, rows: Math.max(1, Math.min(...parts.map(({ next }) => next))) };
    const least = shareAtLeast(parts, own);
    const most = shareAtMost(parts, own);
    const value = asValue(text);
    const seen = parts.map(({ events, n }) => percent(n === 0 ? 0 : events / n)).join(', ');
    if (least > 0) draft.rules.push({ value: { name: `${draft.name}: enough of ${text}`.slice(0, 200), column: draft.name, in: [value], mostly: least }, why: `has ${seen}` });
    if (most < 1) draft.rules.push({ value: { name: `${draft.name}: not too much of ${text}`.slice(0, 200), column: draft.name, not_in: [value], mostly: Number((1 - most).toPrecision(12)) }, why: `has ${seen}; up to ${percent(most)} would be no surprise` });
  }
}

/** How many different values there have to be: fewer when a value sticks, or rows repeat. */
export function distinctRule(draft: ColumnDraft, tables: readonly ColumnFacts[], budget: Budget): void {
  const least = Math.min(...tables.map((facts) => {
    const n = presentOf(facts);
    const m = Math.min(nextPart({ events: n, n: facts.rows }, budget), n);
    const { mean, variance } = rarefiedDistinct(facts.timesSeen, n, m);
    // Both samples vary; the variance of few values is told by the mean alone.
    return Math.floor(mean - normalQuantile(1 - budget.alpha) * Math.sqrt(2 * variance) - Math.log(1 / budget.alpha));
  }));
  const seen = Math.min(...tables.map(({ distinct }) => distinct));
  if (least >= 20 && least > seen / 2) say(draft, 'distinct', { at_least: least }, `seen ${tables.map(({ distinct }) => grouped(distinct)).join(', ')}; fewer come of values that stick or rows that repeat`);
}

export function presentOf({ rows, nulls }: ColumnFacts): number {
  return rows - nulls;
}

/** Numbers and booleans are listed as such. */
export function typedBy({ info }: ColumnFacts): (text: string) => string | number | boolean {
  if (info.type === 'boolean') return (text) => text === 'true';
  if (info.type === 'integer' || info.type === 'float') return (text) => Number(text);
  return (text) => text;
}

import type { Refusal } from '../../core/refusal.ts';
import type { Reading } from '../../core/seams.ts';
import type { Plan, PlannedGuardrail } from '../../journal/plan.ts';
import type { State } from '../../journal/state-types.ts';
import { messageOf } from '../../serving/prove.ts';
import { rolloutOf } from '../policy.ts';
import type { Work } from '../work.ts';
import { isAnchored, sinceAnchor } from './anchor.ts';
import { carry } from './edges.ts';

/** How far back the champion is looked at, nearest first: as far as is needed to know it. */
const LOOK_BACK = [3_600_000, 86_400_000];
const ENOUGH = 2000;
/** Classes of their own; the rest count as one. */
const MOST_CLASSES = 11;

/**
 * What is fixed of a plan from the champion, before the candidate has any user: the bucket edges of quantiles, the classes, and what the
 * deliveries since the anchor have ruled out already. It stands in the journal with the plan, and nothing that the candidate does can move it.
 * Refusals: `quantile-margin`, `champion-unmeasured`, `anchor-unknown`.
 */
export async function fixFromChampion(work: Work, plan: Plan, state: State): Promise<{ plan: Plan; refusals: Refusal[] }> {
  const refusals: Refusal[] = [];
  const { champion } = state;
  if (!champion) return { plan, refusals };
  const guardrails: PlannedGuardrail[] = [];
  for (const guardrail of plan.guardrails) {
    const parts = [await measuredPart(work, guardrail, champion.slot), anchorPart(work, guardrail, state)];
    refusals.push(...parts.filter((part) => 'code' in part));
    guardrails.push(Object.assign({}, guardrail, ...parts.filter((part) => !('code' in part))) as PlannedGuardrail);
  }
  return { plan: { ...plan, guardrails }, refusals };
}

type Part = Pick<PlannedGuardrail, 'edges' | 'classes' | 'anchor'>;

async function measuredPart(work: Work, guardrail: PlannedGuardrail, slot: string): Promise<Part | Refusal> {
  if (guardrail.kind !== 'quantile' && guardrail.kind !== 'classes') return {};
  const seen = await lookBack(work, guardrail, slot);
  if (typeof seen === 'string')
    return { code: 'champion-unmeasured', expected: `what \`${guardrail.name}\` says of the champion, before the candidate has users`, actual: seen, fix: 'See that the signal covers the champion\'s slot, and wait until it has served for a while; or leave the guardrail out.' };
  return seen.kind === 'histogram' ? edgesPart(guardrail, { edges: seen.edges, counts: seen.bySlot[slot]! }) : { classes: classesOf(seen.bySlot[slot]!) };
}

function edgesPart(guardrail: PlannedGuardrail, layout: { edges: number[]; counts: number[] }): Part | Refusal {
  const carried = carry(guardrail, layout);
  if ('edges' in carried) return { edges: carried.edges };
  const { why, quantile, leastMargin } = carried;
  return {
    code: 'quantile-margin',
    expected: `a bucket edge between the champion's ${guardrail.quantile}-quantile and ${guardrail.margin} times it, for \`${guardrail.name}\``,
    actual: `${why}${quantile === undefined ? '' : ` (the champion's is about ${quantile.toPrecision(3)}, the edges are ${layout.edges.slice(0, SHOWN).join(', ')}${layout.edges.length > SHOWN ? ', …' : ''})`}`,
    fix: leastMargin === undefined ? 'Give the histogram edges around the quantile, or wait until the champion has served more.' : `The smallest margin that this layout can hold is \`margin_ratio: ${leastMargin}\`; declare that, or give the histogram an edge closer above the quantile.`,
  };
}

const SHOWN = 30;

function classesOf(counts: Record<string, number>): string[] {
  return Object.entries(counts).filter(([, count]) => count > 0).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_CLASSES).map(([name]) => name);
}

type Counted = Extract<Reading, { kind: 'histogram' | 'classes' }>;

/** The champion's numbers of the last hour, or of the last day where that is too little; or why there are none. */
async function lookBack({ deps: { signals }, now }: Work, { name, kind }: PlannedGuardrail, slot: string): Promise<Counted | string> {
  if (!signals) return 'no signals are wired';
  const until = now() - (signals.settles?.(name) ?? 0);
  let said = 'the signal says nothing of it';
  let found: Counted | undefined;
  for (const back of LOOK_BACK)
    try {
      const reading = await signals.read(name, { since: until - back, until });
      if (reading.kind === 'outage') said = reading.reason;
      else if (reading.kind !== (kind === 'quantile' ? 'histogram' : 'classes')) said = `the provider answered with ${reading.kind}`;
      else if (totalOf(reading as Counted, slot) > 0) found = reading as Counted;
      if (found && totalOf(found, slot) >= ENOUGH) return found;
    } catch (error) {
      said = messageOf(error);
    }
  return found ?? said;
}

function totalOf({ bySlot }: Counted, slot: string): number {
  const counts = Object.values(bySlot[slot] ?? {}) as number[];
  return counts.reduce((sum, count) => sum + count, 0);
}

function anchorPart({ delivery }: Work, guardrail: PlannedGuardrail, state: State): Part | Refusal {
  const { anchor } = rolloutOf(delivery);
  if (!anchor || !isAnchored(guardrail)) return {};
  const since = sinceAnchor(guardrail, anchor.margin_ratio, anchor.release, state);
  return 'code' in since ? since : { anchor: since };
}

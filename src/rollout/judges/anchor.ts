import type { Refusal } from '../../core/refusal.ts';
import type { PlannedGuardrail } from '../../journal/plan.ts';
import type { ClosedDelivery, Seen, State } from '../../journal/state-types.ts';
import { formOf, shareAt } from '../../statistics/sequential.ts';
import { formOfUnit } from './kind.ts';

/** What this delivery has ruled out against its champion, and with those before it against the anchor. */
export interface Anchored {
  /** Times the champion's: it is surely less. */
  ruledOut: number;
  /** Times the anchor's: the product over all deliveries since. */
  sinceAnchor: number;
  margin: number;
  cleared: boolean;
}

/** Whether a guardrail is compared with the anchor: a rate of all users, as a ratio. */
export function isAnchored({ kind = 'rate', absolute, segment, labels }: PlannedGuardrail): boolean {
  return kind === 'rate' && !absolute && segment === undefined && !labels;
}

/**
 * What the deliveries since the anchor have ruled out. Each promotion accepted that its candidate may be a little worse; the product of what
 * each ruled out bounds what they lost together. A delivery of which that is not known makes the chain unknown, and that is refused.
 */
export function sinceAnchor(guardrail: PlannedGuardrail, margin: number, release: string | undefined, state: State): NonNullable<PlannedGuardrail['anchor']> | Refusal {
  const promoted = Object.values(state.closed).filter(({ outcome }) => outcome === 'promoted').sort((a, b) => a.closedAt - b.closedAt);
  const chain = release === undefined ? sinceAdoption(promoted, state) : promoted.slice(promoted.findLastIndex((each) => each.release.digest === release) + 1);
  const isKnown = release === undefined || promoted.some((each) => each.release.digest === release) || state.baseline?.release.digest === release;
  if (!isKnown) return refusal(guardrail, `the journal does not know the release ${release}`, 'Pin a release that was adopted or promoted here (`rollout.anchor.release`).');
  let before = 1;
  for (const delivery of chain) {
    // The first of all had no champion: it is where the chain begins.
    if (delivery.champion === null) continue;
    const bound = boundOf(delivery, guardrail.name);
    if (bound === undefined) return refusal(guardrail, `delivery ${delivery.id} did not judge \`${guardrail.name}\``, 'Pin an anchor from after the guardrail was declared (`rollout.anchor.release`).');
    before *= bound;
  }
  return { margin, before, deliveries: chain.length };
}

function sinceAdoption(promoted: ClosedDelivery[], { baseline }: State): ClosedDelivery[] {
  return baseline ? promoted.filter(({ closedAt }) => closedAt >= baseline.since) : promoted;
}

/** What it ruled out, or at the least the margin without which it would not have been promoted. */
function boundOf({ promoted, plan, overrides }: ClosedDelivery, name: string): number | undefined {
  const told = promoted?.numbers[name]?.ruledOut;
  if (typeof told === 'number') return told;
  const planned = plan.guardrails.find((guardrail) => guardrail.name === name);
  const skipped = overrides.some(({ action }) => action === 'skip' || action === 'resume');
  return planned && isAnchored(planned) && !skipped && planned.critical ? planned.margin : undefined;
}

function refusal({ name }: PlannedGuardrail, actual: string, fix: string): Refusal {
  return { code: 'anchor-unknown', expected: `what \`${name}\` lost since the anchor, delivery by delivery`, actual, fix };
}

/**
 * The least ratio that everything seen side by side rules out: the bet of promotion at each ratio, over the delivery's life, by bisection. With
 * the i-th delivery since the anchor at α/(i(i + 1)), all of them together are wrong with a chance of at most α.
 */
export function anchored(guardrail: PlannedGuardrail, observed: readonly Seen[], falsePromotion: number): Anchored | undefined {
  const { anchor } = guardrail;
  if (!anchor) return undefined;
  const limit = Math.log(((anchor.deliveries + 1) * (anchor.deliveries + 2)) / falsePromotion);
  const { start, add, evidence } = formOf(formOfUnit(guardrail));
  const seen = observed.filter(({ exposure, warm, candidate, champion }) => exposure > 0 && exposure < 1 && !warm && candidate.events + champion.events > 0);
  const isRuledOut = (ratio: number): boolean => {
    const wealth = seen.reduce((sum, { candidate, champion, exposure }) => add(sum, 'below', { events: candidate.events, of: candidate.events + champion.events, share: shareAt(exposure, ratio) }), start());
    return evidence(wealth) >= limit;
  };
  const ruledOut = leastRatio(isRuledOut);
  const since = anchor.before * ruledOut;
  return { ruledOut, sinceAnchor: since, margin: anchor.margin, cleared: since <= anchor.margin };
}

const MOST = 1000;
const LEAST = 0.01;
/** Ratios are told to one in a thousand, rounded up. */
const FINE = 1.001;

function leastRatio(isRuledOut: (ratio: number) => boolean): number {
  if (!isRuledOut(MOST)) return Infinity;
  let [low, high] = [LEAST, MOST];
  while (high / low > FINE) {
    const middle = Math.sqrt(low * high);
    if (isRuledOut(middle)) high = middle;
    else low = middle;
  }
  return high;
}

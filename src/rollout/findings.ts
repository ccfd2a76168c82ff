import type { Finding, Outcome } from '../core/verdict.ts';
import type { Numbers, Plan, PlannedGuardrail } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { bernoulliSequence } from '../statistics/bernoulli-sequence.ts';
import { rateRatioInterval } from '../statistics/multinomial.ts';
import { armText, beyond } from './judges/words.ts';
import { pathOfPlanned } from './planned-guardrails.ts';

/** What to do next, by the code of a roll-back or hold. */
export const NEXT: Record<string, string> = {
  harm: 'Compare the failing requests of both arms in the serving log; mend the release and deliver again.',
  'candidate-silent': 'The candidate crashes before it logs, or logs elsewhere: see its slot\'s own log.',
  blind: 'Repair the signals (`rollout.signals`), then deliver again.',
  'time-budget': 'Lengthen `rollout.time_budget`, send more traffic, or widen `margin_ratio` to what you can answer for.',
  'nobody-answered': 'A person was asked when the time budget ended: answer within `answer_within`, by resume or abort.',
  superseded: 'Nothing: a newer delivery took its place, as `rollout.supersede` of that one declares.',
  'batch-failed': 'See what the program printed to its word `shadow`; no pointer was moved.',
  'batch-empty': 'See what the program printed to its word `shadow`: a batch without rows tells nothing.',
  'batch-differs': 'Compare the rows that both scored differently; mend the release, or declare a larger `batch.differ_at_most`.',
  'shadow-no-harm': 'Deliver it by another strategy when you want it to serve, or declare `shadow.then: promote`.',
  'shadow-undecided': 'Leave it in the shadow longer (`shadow.for`), or widen the margins to what you can answer for.',
  'ab-champion': 'Nothing: the champion stays, as it was declared. The report has both arms.',
  'ab-ended': 'Look at both arms; resume to give all users to the candidate, or abort.',
  'ab-undecided': 'Look at both arms; resume to give all users to the candidate, or abort.',
  'lease-ran-out': 'Find out why ticks stopped (the run\'s log), then deliver again.',
  aborted: 'A person decided so; deliver again when the reason is gone.',
  'rolled-back-by-hand': 'A person decided so; deliver again when the reason is gone.',
  'release-lost': 'Keep the release again: the bytes in the release store are gone or changed.',
  'place-failed': 'See what the place program printed; no user was sent to the slot.',
  'loaded-mismatch': 'The place program must serve exactly the bytes it is given.',
  'loaded-nothing': 'See the slot\'s own log: the model may have failed to load.',
  'golden-mismatch': 'Compare the serving code and its environment with those of the tests: what serves is not what was approved.',
  'golden-unanswered': 'See the slot\'s own log and `rollout.fleet.ask`.',
  'router-changed': 'Find out who changed the router, and let it leave these fields to Sluice; then resume, or abort.',
  'router-unready': 'Nothing: it goes on by itself when those servers are ready. See their own log.',
  'signals-away': 'Repair the signals; exposure stays where it is until they are back, and is taken away after `blind_for`.',
  'split-not-observed': 'Router and log disagree on who serves whom: compare both before anybody judges by these counts.',
  'harm-not-critical': 'Look at the numbers; resume to go on in spite of them, or abort.',
  'held-by-person': 'Resume or abort when you have decided.',
  'held-by-data': 'Look at the finding of the data checks; resume when the data is right again, or abort.',
  'judgement-invalid': 'Find out why users are not divided as the router says (assignment, logging, retries); nothing is concluded until they are.',
  'mirror-changed': 'Find out who changed the router\'s mirror, and set it back; or abort.',
  'capacity-short': 'Start more servers of the candidate; it goes on by itself when they are ready.',
  'capacity-champion': 'Start the champion\'s servers again: it must take everything back at any time.',
  'capacity-unknown': 'Repair `rollout.capacity.ready`: what cannot be told counts as none.',
  'gate-waits': 'A reviewer of that environment lets the step begin (`do: gate`), or somebody aborts.',
  'hours-wait': 'Nothing: it goes on by itself in its hours.',
  'digest-unanswered': 'See why the slot does not say which release it serves (`rollout.fleet.digest`).',
  'champion-changed': 'Find out who placed something on the champion\'s slot; then resume, or abort.',
  'digest-mismatch': 'Find out who placed something there; nobody but Sluice may.',
  'evidence-refused': 'Restore the candidate\'s ledger, or abort.',
  watching: 'Nothing: the next tick looks again.',
};

export function nextStepAfter(code: string): string {
  return NEXT[code] ?? 'See docs/rollout.md.';
}

/** One finding per guardrail, from the numbers that the journal keeps of the decision. */
export function guardrailFindings(delivery: Delivery, plan: Plan, numbers: Record<string, Numbers>, guilty?: string): Finding[] {
  const { rollout } = delivery.spec;
  return plan.guardrails.map((guardrail, index) => {
    const seen = numbers[guardrail.name] ?? {};
    const code = codeOf(guardrail, seen, plan, guardrail.name === guilty);
    const outcome = outcomeOf(code);
    return {
      code,
      outcome,
      rule: `${guardrail.name}: not ${beyond(guardrail, guardrail.tolerate)}, and surely not ${beyond(guardrail, guardrail.margin)}`,
      message: sentence(guardrail, seen, code),
      expected: `harm where it is ${beyond(guardrail, guardrail.tolerate)}; promotion rules out ${beyond(guardrail, guardrail.margin)}`,
      actual: `candidate ${arm(guardrail, seen, 'candidate')}, champion ${arm(guardrail, seen, 'champion')}`,
      n: (seen.candidateTotal ?? 0) + (seen.championTotal ?? 0),
      p: Math.min(1, Math.exp(-(seen.logHarm ?? 0))),
      numbers: seen,
      subject: { kind: 'guardrail', name: guardrail.name },
      location: delivery.locate(['rollout', ...(rollout ? pathOfPlanned(rollout, index) : ['guardrails', index])]),
      ...(outcome === 'pass' ? {} : { fix: NEXT_OF_GUARDRAIL[code] }),
    };
  });
}

/** What to do next, by the answer of one guardrail. */
const NEXT_OF_GUARDRAIL = {
  'guardrail-harm': NEXT.harm!,
  'guardrail-no-harm': undefined,
  'guardrail-pending': 'Nothing: labels come when they come. `watch` and `hold_back` say how long they can still take the candidate back.',
  'guardrail-doubtful': 'Give it a signal that counts each user once (`unit: user`); until then it may ask a person, and never promotes.',
  'guardrail-no-requests': 'See that the signal covers the candidate\'s slot, and that users come to it.',
  'guardrail-no-events': 'Where neither arm counts an event nothing can be ruled out as a ratio: choose a signal that does happen, or `margin_absolute`.',
  'guardrail-anchor': 'Give it more evidence (traffic, time), or let people pin a newer anchor (`rollout.anchor.release`).',
  'guardrail-low-traffic': 'Send more traffic, lengthen `rollout.time_budget`, or declare a margin that this traffic can hold (`sluice plan` says which).',
  'guardrail-undecided': NEXT.watching!,
} as const;

type GuardrailCode = keyof typeof NEXT_OF_GUARDRAIL;

function codeOf(guardrail: PlannedGuardrail, seen: Numbers, { timeBudget, interval }: Plan, guilty: boolean): GuardrailCode {
  if (guilty) return 'guardrail-harm';
  if (guardrail.doubtful) return 'guardrail-doubtful';
  const enough = (seen.logNoHarm ?? 0) >= (seen.logNoHarmLimit ?? Infinity);
  const anchored = seen.anchorMargin === undefined || (seen.sinceAnchor ?? Infinity) <= seen.anchorMargin!;
  if (enough) return anchored ? 'guardrail-no-harm' : 'guardrail-anchor';
  if (guardrail.labels) return 'guardrail-pending';
  if ((seen.intervals ?? 0) > 0 && seen.stepCandidateTotal === 0) return 'guardrail-no-requests';
  const ratio = !guardrail.absolute && ['rate', 'quantile'].includes(guardrail.kind ?? 'rate');
  if (ratio && (seen.intervals ?? 0) > 0 && (seen.stepCandidateEvents ?? 0) + (seen.stepChampionEvents ?? 0) === 0) return 'guardrail-no-events';
  return (seen.intervalsLeft ?? 0) * interval > timeBudget ? 'guardrail-low-traffic' : 'guardrail-undecided';
}

/** How the candidate showed, before its first user, that it is what was approved. */
export function proofFinding(open: OpenDelivery): Finding[] {
  const { smoked } = open;
  if (!smoked) return [];
  const passed = smoked.rows > 0 || smoked.how.startsWith('smoke test');
  return [{
    code: passed ? 'golden-equal' : 'golden-off',
    outcome: 'pass',
    rule: 'The slot answers as approved before its first user',
    message: smoked.rows > 0 ? `Slot ${smoked.slot} answered ${smoked.rows} golden rows as approved (largest difference ${smoked.worst}).` : `Slot ${smoked.slot}: ${smoked.how}.`,
    expected: 'the approved scores',
    actual: smoked.how,
    n: smoked.rows,
    subject: { kind: 'slot', name: smoked.slot },
  }];
}

function outcomeOf(code: GuardrailCode): Outcome {
  if (code === 'guardrail-harm') return 'fail';
  return code === 'guardrail-no-harm' ? 'pass' : 'inconclusive';
}

function sentence(guardrail: PlannedGuardrail, seen: Numbers, code: GuardrailCode): string {
  const evidence = (log: number | null | undefined) => Math.exp(log ?? 0).toPrecision(3);
  const { tolerate, margin, name } = guardrail;
  return [
    `\`${name}\`: candidate ${arm(guardrail, seen, 'candidate')}, champion ${arm(guardrail, seen, 'champion')}${ratioOf(guardrail, seen)}.`,
    `Evidence of harm (${beyond(guardrail, tolerate)}) is ${evidence(seen.logHarm)} of ${evidence(seen.logHarmLimit)};`,
    `evidence of no harm (not ${beyond(guardrail, margin)}) in the last step looked at is ${evidence(seen.logNoHarm)} of ${evidence(seen.logNoHarmLimit)}.`,
    ...intervalText(guardrail, seen),
    ...(code === 'guardrail-harm' && seen.noHarmFound === 1 ? ['Both were found, for it lies between the two limits: harm wins.'] : []),
    ...(code === 'guardrail-anchor' ? [`With the deliveries since the anchor, ${seen.sinceAnchor?.toPrecision(3) ?? 'no number of'} times the anchor's is what is ruled out, and ${seen.anchorMargin} must be.`] : []),
    ...remarks(seen),
  ].join(' ');
}

/** Where units are independent of each other, the range that holds at any look with 95 %; description, and nothing is decided by it. */
function intervalText({ kind = 'rate', unit, absolute }: PlannedGuardrail, seen: Numbers): string[] {
  const { exposure, stepCandidateEvents: mine, stepChampionEvents: others, candidateEvents: differ, candidateTotal: n } = seen;
  if (kind === 'pairs' && unit !== 'interval' && n) {
    const { low, high } = bernoulliSequence(differ ?? 0, n, DESCRIBED, n);
    return [`Between ${(100 * low).toPrecision(3)} % and ${(100 * high).toPrecision(3)} % differ (95 %, at any look).`];
  }
  if (kind !== 'rate' || absolute || unit === 'interval' || !exposure || exposure >= 1 || (mine ?? 0) + (others ?? 0) === 0) return [];
  const { low, high } = rateRatioInterval([mine ?? 0, others ?? 0], exposure, DESCRIBED);
  return [`In this step between ${low.toPrecision(3)} and ${Number.isFinite(high) ? high.toPrecision(3) : 'any number of'} times as often (95 %, at any look).`];
}

const DESCRIBED = 0.05;

/** What a reader of the numbers has to know beside them. */
function remarks(seen: Numbers): string[] {
  const { dispersion, late, missing, repeated, intervalsLeft } = seen;
  return [
    ...(typeof intervalsLeft === 'number' ? [`At this pace about ${intervalsLeft} more intervals.`] : []),
    ...(typeof dispersion === 'number' && dispersion >= CLUSTERED ? [`The champion's events come in clusters (dispersion ${dispersion.toPrecision(2)}), so there is less evidence in them than their number says.`] : []),
    ...(late ? [`${late} rows came after their time was counted; they were not added.`] : []),
    ...(missing ? [`${missing} labels were not there at the fixed age; they count against the claim, whichever it is.`] : []),
    ...(repeated ? [`${repeated} intervals were read twice; they count once.`] : []),
  ];
}

/** Twice the variance of events that are independent of each other. */
const CLUSTERED = 2;

function ratioOf({ kind = 'rate' }: PlannedGuardrail, seen: Numbers): string {
  const { candidateEvents, candidateTotal, championEvents, championTotal } = seen;
  if (!['rate', 'quantile'].includes(kind) || !candidateTotal || !championTotal || !championEvents) return '';
  return `, ${((candidateEvents ?? 0) / candidateTotal / (championEvents / championTotal)).toPrecision(3)} times as often`;
}

function arm(guardrail: PlannedGuardrail, seen: Numbers, which: 'candidate' | 'champion'): string {
  return armText(guardrail, { events: seen[`${which}Events`] ?? 0, total: seen[`${which}Total`] ?? 0, figure: seen[`${which}Figure`] });
}

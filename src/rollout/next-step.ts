import { splitAt, type Rule, type Sight, type Unnumbered } from './decision.ts';
import { hoursText, isWithin } from './hours.ts';
import type { Judgement } from './judge.ts';
import { isBefore, isShadowStep, plateau, watchStep } from './planned-steps.ts';
import type { Seen } from '../journal/state.ts';

/** Where the plan goes on from here, once nothing stands against the candidate. Undefined: the evidence does not say yet. */
export const nextStep: Rule = (sight) => {
  const { open, plan } = sight;
  if (open.step === plan.steps.length - 1) return atLastStep(sight);
  const leaves = open.step === watchStep(plan) ? heldBackEnds(sight) : leaving(sight);
  if (leaves === undefined || 'kind' in leaves) return leaves;
  return notYet(sight) ?? { kind: 'advance', step: open.step + 1, split: splitAt(open, open.step + 1), reason: leaves.because };
};

/** Whether the watch has lasted; where guardrails are to be watched, not before the candidate was seen at work there, and labels have come. */
export function watchedOut({ open, plan, now, judgements }: Sight): boolean {
  if (open.step !== watchStep(plan) || now - open.stepAt < plan.watch) return false;
  if (plan.watch === 0) return true;
  const seen = plan.guardrails.every(({ name, labels }) => labels || open.observed[name]?.some((one) => one.step === open.step && isAtWork(one)));
  return seen && !judgements.some(({ guardrail, pending }) => guardrail.labels && pending !== undefined);
}

function isAtWork(seen: Seen): boolean {
  const { candidate } = seen as { candidate?: { total?: number; n?: number } };
  return (candidate?.total ?? candidate?.n ?? 1) > 0;
}

/** Guardrails that this step waits for. Labels come days later: they can take the candidate back, and keep nothing waiting. */
export function gatesAt({ guardrail }: Judgement, step: number): boolean {
  return !guardrail.labels && (guardrail.steps?.includes(step) ?? true);
}

/** A step that no guardrail could clear is never cleared: nothing looked at is no evidence. */
function isCleared({ open, plan, judgements }: Sight): boolean {
  const accepted = ({ guardrail, harm }: Judgement) => harm.reached && !guardrail.critical;
  const gating = judgements.filter((judgement) => gatesAt(judgement, open.step));
  return (gating.length > 0 || plan.guardrails.length === 0) && gating.every((judgement) => judgement.noHarm.reached || accepted(judgement));
}

function atLastStep(sight: Sight): Unnumbered {
  const { open, plan, now } = sight;
  const skipped = open.skipped === open.step;
  if (isShadowStep(plan, open.step)) {
    const ends = open.stepAt + (plan.shadow?.for ?? 0);
    if (!skipped && now < ends) return { kind: 'watch', reason: `The candidate answers copies of the requests, and nobody gets its answers, until ${iso(ends)}.` };
    return isCleared(sight)
      ? { kind: 'end', code: 'shadow-no-harm', reason: 'The time in the shadow is over, and every guardrail rules out its margin.' }
      : { kind: 'end', code: 'shadow-undecided', reason: 'The time in the shadow is over without evidence of harm, and not every guardrail rules out its margin.' };
  }
  if (skipped) return { kind: 'promote', reason: 'Reviewers let the watch after the last step be skipped.' };
  if (plan.holdBack !== undefined) return { kind: 'promote', reason: 'The watch, with a part of the users held back, ended without harm.' };
  if (watchedOut(sight)) return { kind: 'promote', reason: 'The watch after the last step ended without harm.' };
  return { kind: 'watch', reason: `All users are with the candidate; ${watchText(sight)}.` };
}

type Leave = { because: string };

/** The watch with a part of the users held back needs no more evidence than one without: its end is the end. */
function heldBackEnds(sight: Sight): Unnumbered | Leave | undefined {
  const { open, plan } = sight;
  if (open.skipped === open.step) return { because: 'Reviewers let the watch be skipped.' };
  if (!watchedOut(sight)) return { kind: 'watch', reason: `${plan.holdBack} % of the users are held back; ${watchText(sight)}.` };
  return { because: `The watch with ${plan.holdBack} % of the users held back ended without harm.` };
}

function watchText({ open, plan, now, judgements }: Sight): string {
  const pending = judgements.find(({ guardrail, pending: why }) => guardrail.labels && why !== undefined);
  const ends = open.stepAt + plan.watch;
  return now >= ends && pending ? `the watch is over, and \`${pending.guardrail.name}\` is not: ${pending.pending}` : `watched until ${iso(ends)}`;
}

/** Whether the step at hand has done its work. */
function leaving(sight: Sight): Unnumbered | Leave | undefined {
  const { open, plan, now } = sight;
  if (open.step < 0) return { because: 'The candidate answers as approved and may have its first users.' };
  const share = plan.steps[open.step]!;
  if (open.skipped !== open.step) {
    const own = ownEnd(sight);
    if (own) return own;
    if (!isCleared(sight)) return undefined;
    const few = tooFew(sight);
    if (few !== undefined) return { kind: 'watch', reason: few };
  }
  // A skipped step need not be cleared; that harm would have so long to show is what people approved on.
  const soak = Math.max(plan.soak ?? 0, open.skipped === open.step ? 0 : (plan.details?.[open.step]?.soak ?? 0));
  if (share > 0 && now < open.stepAt + soak) return { kind: 'watch', reason: `The evidence of this step would allow more; ${soak === plan.soak ? 'the approval asks that it lasts' : 'it lasts'} until ${iso(open.stepAt + soak)}.` };
  if (open.skipped === open.step) return { because: `Reviewers let the step at ${share} % be skipped.` };
  return { because: share > 0 ? `Every guardrail rules out its margin at ${share} %.` : 'The step without users ended without harm.' };
}

/** What a strategy's own step waits for besides evidence. */
function ownEnd({ open, plan, now, judgements, observation }: Sight): Unnumbered | undefined {
  const until = (ends: number, what: string): Unnumbered | undefined => (now < ends ? { kind: 'watch', reason: `${what} until ${iso(ends)}.` } : undefined);
  if (isBefore(plan, open.step)) {
    const unread = plan.guardrails.find(({ name }) => !open.observed[name]?.some(({ step }) => step === open.step));
    return until(open.stepAt + (plan.blueGreen?.before ?? 0), 'The champion is looked at before the switch') ?? (unread && { kind: 'watch', reason: `\`${unread.name}\` of the champion was not read yet.` }) ?? { kind: 'advance', step: open.step + 1, split: splitAt(open, open.step + 1), reason: 'The champion was looked at, and the candidate answers as approved.' };
  }
  if (plan.batch && isShadowStep(plan, open.step)) {
    const done = open.shadowed?.length ?? 0;
    return done < plan.batch.last ? { kind: 'watch', reason: `${done} of ${plan.batch.last} batches are scored.` } : undefined;
  }
  if (isShadowStep(plan, open.step)) return until(open.stepAt + (plan.shadow?.for ?? 0), 'The candidate answers copies of the requests');
  if (plan.ab && open.step === plateau(plan)) return until(plan.ab.ends, 'Both serve side by side') ?? abAnswer({ open, plan, now, judgements, observation });
  return undefined;
}

/** The declared answer at the end of an A/B test; undefined: all users to the candidate. */
function abAnswer(sight: Sight): Unnumbered | undefined {
  const { open, plan } = sight;
  const { then } = plan.ab!;
  if (then === 'champion') return { kind: 'end', code: 'ab-champion', reason: 'The test is over, and the champion stays, as it was declared.' };
  const [code, reason] = then === 'ask' ? ['ab-ended', 'The test is over, and a person answers it.'] : ['ab-undecided', 'The test is over, and not every guardrail rules out its margin.'];
  if (open.accepted.includes(code)) return { kind: 'advance', step: open.step + 1, split: splitAt(open, open.step + 1), reason: 'The test is over, and people answered with the candidate.' };
  if (then === 'candidate' && isCleared(sight)) return undefined;
  return { kind: 'hold', code, by: 'machine', record: true, reason };
}

/** Why what was counted in this step is less than the step asks for. */
function tooFew({ open, plan, judgements }: Sight): string | undefined {
  const { events = 0, requests = 0 } = plan.details?.[open.step]?.evidence ?? {};
  // Figures of a slot are looks, not requests.
  for (const judgement of judgements.filter((each) => gatesAt(each, open.step) && each.guardrail.kind !== 'gauge')) {
    const { candidate, champion } = judgement.step;
    const name = judgement.guardrail.name;
    if (candidate.total < requests) return `\`${name}\` has counted ${candidate.total} requests of the candidate in this step, which asks for ${requests}.`;
    if (candidate.events + champion.events < events) return `\`${name}\` has counted ${candidate.events + champion.events} events in this step, which asks for ${events}.`;
  }
  return undefined;
}

/** What stands before the next step itself: its hours, and its people. */
function notYet({ open, plan, now }: Sight): Unnumbered | undefined {
  const step = open.step + 1;
  const { hours, gate } = plan.details?.[step] ?? {};
  const wait = (code: string, reason: string): Unnumbered => ({ kind: 'hold', code, by: 'machine', record: false, waits: true, reason });
  if (gate !== undefined && open.gatePassed !== step) return wait('gate-waits', `The step at ${plan.steps[step]} % begins when a reviewer of ${gate} lets it.`);
  if (hours && isWithin(hours, now) !== true) return wait('hours-wait', `The step at ${plan.steps[step]} % begins at ${hoursText(hours)}.`);
  return undefined;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

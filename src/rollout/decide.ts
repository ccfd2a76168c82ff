import type { Split } from '../core/seams.ts';
import type { Numbers, Plan } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import type { Misfit } from '../serving/prove.ts';
import { describeSplit, SAME_SHARE, sameSplit } from '../serving/router.ts';
import { judge, SILENT_CHANCE, SILENT_INTERVALS, type Judgement } from './judge.ts';

/** What a tick sees besides the journal. */
export interface Observation {
  /** What the router is configured to do now. */
  configured: Split;
  /** Why the candidate's slot, asked again, may not serve. */
  misfit?: Misfit;
  /** Why the gate would not let this release begin to serve now. */
  refused?: string;
}

/** What to do next. `watch` and `hold` leave the router alone (`lower`: only down to what was intended). */
export type Decision = { reason: string; numbers: Record<string, Numbers> } & (
  | { kind: 'advance'; step: number; split: Split }
  | { kind: 'drain'; code: string; guardrail?: string }
  | { kind: 'hold'; code: string; by: 'person' | 'machine'; record: boolean; lower?: Split }
  | { kind: 'promote' }
  | { kind: 'watch' }
);

/**
 * The rule of a rollout: from what the journal tells, what was observed, the plan and the time (milliseconds since the
 * epoch) to the next move. Pure. Harm wins over everything; then whatever makes the evidence doubtful; only what is left
 * may raise exposure. `judgements` where the caller has judged what was observed already, as a simulation does.
 */
export function decide(open: OpenDelivery, observation: Observation, plan: Plan, now: number, judgements: readonly Judgement[] = judgementsOf(open, plan)): Decision {
  const numbers = Object.fromEntries(judgements.map((judgement) => [judgement.guardrail.name, numbersOf(judgement)]));
  const rules = [changedRouter, foundHarm, deadLine, doubt, nextStep];
  for (const rule of rules) {
    const decision = rule({ open, observation, plan, now, judgements });
    if (decision) return { ...decision, numbers } as Decision;
  }
  return { kind: 'watch', reason: waitingFor(judgements), numbers };
}

export function judgementsOf(open: OpenDelivery, plan: Plan): Judgement[] {
  return plan.guardrails.map((guardrail) => judge(guardrail, open.observed[guardrail.name] ?? [], open.step, plan.falsePromotion));
}

/** The split of a step. */
export function splitAt(open: OpenDelivery, step: number): Split {
  const share = open.plan.steps[step] ?? 0;
  return Object.fromEntries(open.slots.map((slot) => [slot, slot === open.slot ? share : 100 - share]));
}

interface Sight {
  open: OpenDelivery;
  observation: Observation;
  plan: Plan;
  now: number;
  judgements: readonly Judgement[];
}

type Unnumbered = Decision extends infer D ? (D extends Decision ? Omit<D, 'numbers'> : never) : never;
type Rule = (sight: Sight) => Unnumbered | undefined;

/** Somebody else changed the router: more exposure is never obeyed, less is never undone by an automatic actor. */
const changedRouter: Rule = ({ open, observation: { configured }, now }) => {
  const beforeFirstUser = open.step < 0 && !open.champion;
  if (beforeFirstUser || sameSplit(configured, open.intended)) return undefined;
  const share = configured[open.slot] ?? 0;
  const intended = open.intended[open.slot] ?? 0;
  if (share <= SAME_SHARE && now > open.lease)
    return { kind: 'drain', code: 'lease-ran-out', reason: 'No tick came within the lease, and the candidate was drained by the watch.' };
  const reason = `The router says ${describeSplit(configured)}; the rollout last set ${describeSplit(open.intended)}. Somebody else changed it.`;
  const known = open.holds.some(({ code }) => code === 'router-changed');
  const lower = share > intended + SAME_SHARE ? open.intended : undefined;
  return { kind: 'hold', code: 'router-changed', by: 'machine', record: !known, lower, reason };
};

const foundHarm: Rule = ({ open, observation, judgements }) => {
  if (observation.misfit) return { kind: 'drain', code: observation.misfit.code, reason: observation.misfit.reason };
  const harmful = judgements.filter((judgement) => judgement.harm.reached);
  const critical = harmful.find(({ guardrail }) => guardrail.critical);
  if (critical) return { kind: 'drain', code: 'harm', guardrail: critical.guardrail.name, reason: harmSentence(critical) };
  const silent = judgements.find(({ silent: { intervals, chance } }) => intervals >= SILENT_INTERVALS && chance <= SILENT_CHANCE);
  if (silent)
    return {
      kind: 'drain', code: 'candidate-silent', guardrail: silent.guardrail.name,
      reason: `The candidate said nothing in ${silent.silent.intervals} intervals in which it had users and the champion spoke.`,
    };
  const other = harmful[0];
  if (!other || open.accepted.includes('harm-not-critical')) return undefined;
  const record = !open.holds.some(({ code }) => code === 'harm-not-critical');
  return { kind: 'hold', code: 'harm-not-critical', by: 'machine', record, reason: `${harmSentence(other)} The guardrail is not critical, so a person decides.` };
};

const deadLine: Rule = ({ open, plan, now }) => {
  if (open.blindSince !== undefined && open.step >= 0 && now - open.blindSince >= plan.blindFor)
    return { kind: 'drain', code: 'blind', reason: `Signals were away for ${minutes(now - open.blindSince)}: ${Object.entries(open.outages).map(([name, why]) => `${name}: ${why}`).join('; ')}.` };
  const byPerson = open.holds.some(({ by }) => by === 'person');
  if (now - (open.resumedAt ?? open.openedAt) < plan.timeBudget || byPerson || watchedOut({ open, plan, now })) return undefined;
  const reason = `The time budget of ${minutes(plan.timeBudget)} ended without evidence.`;
  if (plan.atEnd === 'rollback') return { kind: 'drain', code: 'time-budget', reason };
  return { kind: 'hold', code: 'time-budget', by: 'machine', record: !open.holds.some(({ code }) => code === 'time-budget'), reason };
};

const doubt: Rule = ({ open, observation, judgements }) => {
  const hold = open.holds.find(({ by }) => by === 'person') ?? open.holds[0];
  if (hold) return { kind: 'hold', code: hold.code, by: hold.by, record: false, reason: hold.reason };
  const soft = (code: string, reason: string) => ({ kind: 'hold', code, by: 'machine', record: false, reason }) as const;
  if (observation.refused) return soft('evidence-refused', observation.refused);
  const [outage] = Object.entries(open.outages);
  if (outage) return soft('signals-away', `Guardrail \`${outage[0]}\` could not be read: ${outage[1]}`);
  const strange = judgements.find((judgement) => sharesDisagree(judgement, open));
  if (strange) return soft('split-not-observed', `${observedShare(strange)} % of the requests were the candidate's, and the router is set to ${open.intended[open.slot]} %.`);
  return undefined;
};

const nextStep: Rule = ({ open, plan, now, judgements }) => {
  const last = plan.steps.length - 1;
  const skipped = open.step >= 0 && open.skipped === open.step;
  if (open.step === last) {
    if (skipped) return { kind: 'promote', reason: 'Reviewers let the watch after the last step be skipped.' };
    if (watchedOut({ open, plan, now })) return { kind: 'promote', reason: 'The watch after the last step ended without harm.' };
    return { kind: 'watch', reason: `All users are with the candidate; watched until ${new Date(open.stepAt + plan.watch).toISOString()}.` };
  }
  const accepted = ({ guardrail, harm }: Judgement) => harm.reached && !guardrail.critical;
  const cleared = open.step < 0 || skipped || judgements.every((judgement) => judgement.noHarm.reached || accepted(judgement));
  if (!cleared) return undefined;
  const soaked = open.stepAt + (plan.soak ?? 0);
  if (open.step >= 0 && now < soaked) return { kind: 'watch', reason: `The evidence of this step would allow more; the approval asks that it lasts until ${new Date(soaked).toISOString()}.` };
  const step = open.step + 1;
  const reason = skipped ? `Reviewers let the step at ${plan.steps[open.step]} % be skipped.` : open.step < 0 ? 'The candidate answers as approved and may have its first users.' : `Every guardrail rules out its margin at ${plan.steps[open.step]} %.`;
  return { kind: 'advance', step, split: splitAt(open, step), reason };
};

/** At the last step long enough; where guardrails are to be watched, not before the candidate was seen at work there. */
function watchedOut({ open, plan, now }: Pick<Sight, 'open' | 'plan' | 'now'>): boolean {
  if (open.step !== plan.steps.length - 1 || now - open.stepAt < plan.watch) return false;
  if (plan.watch === 0) return true;
  return plan.guardrails.every(({ name }) => open.observed[name]?.some(({ step, candidate }) => step === open.step && candidate.total > 0));
}

function harmSentence({ guardrail: { name, tolerate }, sideBySide, step, harm: { logE, limit } }: Judgement): string {
  const arms = sideBySide.intervals > 0 ? sideBySide : step;
  return `\`${name}\` of the candidate (${rate(arms.candidate)}) is more than ${tolerate} times the champion's (${rate(arms.champion)}): evidence ${Math.exp(logE).toPrecision(3)} against a limit of ${Math.exp(limit).toPrecision(3)}.`;
}

function rate({ events, total }: { events: number; total: number }): string {
  return total > 0 ? `${((100 * events) / total).toPrecision(3)} %, ${events} of ${total}` : 'no requests';
}

/** A share this far from the router's (a quarter of the smaller arm, and six standard errors) is no chance. */
function sharesDisagree({ step: { candidate, champion } }: Judgement, open: OpenDelivery): boolean {
  const exposure = (open.intended[open.slot] ?? 0) / 100;
  const n = candidate.total + champion.total;
  if (n < 1000 || exposure >= 1 || exposure <= 0) return false;
  const off = Math.abs(candidate.total / n - exposure);
  return off > 0.25 * Math.min(exposure, 1 - exposure) && off > 6 * Math.sqrt((exposure * (1 - exposure)) / n);
}

function observedShare({ step: { candidate, champion } }: Judgement): string {
  return ((100 * candidate.total) / (candidate.total + champion.total)).toPrecision(3);
}

function waitingFor(judgements: readonly Judgement[]): string {
  const open = judgements.filter(({ noHarm }) => !noHarm.reached);
  const silent = open.filter(({ step }) => step.candidate.events + step.champion.events === 0);
  if (silent.length > 0) return `\`${silent[0]!.guardrail.name}\` has counted no event in this step, and a ratio needs some.`;
  const [first] = open;
  return first ? `\`${first.guardrail.name}\`: evidence of no harm is ${Math.exp(first.noHarm.logE).toPrecision(3)} and needs ${Math.exp(first.noHarm.limit).toPrecision(3)}.` : 'Watching.';
}

export function numbersOf({ harm: harmful, noHarm, step, sideBySide, silent }: Judgement): Numbers {
  return {
    logHarm: harmful.logE, logHarmLimit: harmful.limit, logNoHarm: noHarm.logE, logNoHarmLimit: noHarm.limit,
    candidateEvents: sideBySide.candidate.events, candidateTotal: sideBySide.candidate.total,
    championEvents: sideBySide.champion.events, championTotal: sideBySide.champion.total,
    stepCandidateEvents: step.candidate.events, stepCandidateTotal: step.candidate.total,
    stepChampionEvents: step.champion.events, stepChampionTotal: step.champion.total,
    intervals: step.intervals, silentIntervals: silent.intervals,
  };
}

export function minutes(milliseconds: number): string {
  return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} minutes`;
}


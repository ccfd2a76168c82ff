import type { Numbers, Plan } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { describeSplit, SAME_SHARE, sameSplit } from '../serving/router.ts';
import { deadLine } from './deadline.ts';
import type { Decision, Observation, Rule } from './decision.ts';
import { judgeAll, SILENT_CHANCE, SILENT_INTERVALS, type Judgement } from './judge.ts';
import { gatesAt, nextStep, watchedOut } from './next-step.ts';
import { isShadowStep } from './planned-steps.ts';

export { minutes, splitAt, type Decision, type Observation } from './decision.ts';

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
  return { kind: 'watch', reason: waitingFor(judgements.filter((judgement) => gatesAt(judgement, open.step))), numbers };
}

export function judgementsOf(open: OpenDelivery, plan: Plan): Judgement[] {
  return judgeAll(open, plan);
}

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

const foundHarm: Rule = ({ open, observation, plan, judgements }) => {
  if (observation.misfit) return { kind: 'drain', code: observation.misfit.code, reason: observation.misfit.reason };
  const batch = badBatch(open, plan);
  if (batch) return { kind: 'drain', ...batch };
  // Where units are not divided as the router says, nobody knows who is compared with whom: that is no harm of the candidate.
  const harmful = judgements.filter((judgement) => judgement.harm.reached && judgement.invalid === undefined);
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

/** A batch is no sample: what both scored differently in it was counted, not estimated. */
function badBatch({ shadowed = [] }: OpenDelivery, { batch }: Plan): { code: string; reason: string } | undefined {
  const empty = shadowed.find(({ n }) => n === 0);
  if (empty) return { code: 'batch-empty', reason: `The candidate scored no row of batch ${empty.batch}.` };
  const bad = shadowed.find(({ n, differ }) => batch?.differAtMost !== undefined && differ > batch.differAtMost * n);
  return bad && { code: 'batch-differs', reason: `Candidate and champion differ in ${bad.differ} of ${bad.n} rows of batch ${bad.batch}: more than the ${100 * batch!.differAtMost!} % that were declared.` };
}

const doubt: Rule = ({ open, observation, plan, judgements, now }) => {
  const hold = open.holds.find(({ by }) => by === 'person') ?? open.holds[0];
  if (hold) return { kind: 'hold', code: hold.code, by: hold.by, record: false, reason: hold.reason };
  const soft = (code: string, reason: string) => ({ kind: 'hold', code, by: 'machine', record: false, reason }) as const;
  if (observation.refused) return soft('evidence-refused', observation.refused);
  if (observation.doubt) return soft(observation.doubt.code, observation.doubt.reason);
  const [outage] = Object.entries(open.outages);
  if (outage) return soft('signals-away', `Guardrail \`${outage[0]}\` could not be read: ${outage[1]}`);
  const invalid = judgements.find((judgement) => judgement.invalid !== undefined);
  if (invalid) return soft('judgement-invalid', `\`${invalid.guardrail.name}\` judges nothing: ${invalid.invalid}`);
  if (plan.strategy === 'shadow' && isShadowStep(plan, open.step) && observation.mirrored !== undefined && observation.mirrored !== open.slot)
    return soft('mirror-changed', `The router sends copies of the requests to ${observation.mirrored ?? 'nobody'}, and the rollout last set ${open.slot}.`);
  if (observation.unready && !watchedOut({ open, observation, plan, judgements, now })) return soft(observation.unready.code, observation.unready.reason);
  const strange = judgements.find((judgement) => sharesDisagree(judgement, open));
  if (strange) return soft('split-not-observed', `${observedShare(strange)} % of the requests were the candidate's, and the router is set to ${open.intended[open.slot]} %.`);
  return undefined;
};

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

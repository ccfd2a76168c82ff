import type { Plan } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { describeSplit, SAME_SHARE, sameSplit } from '../serving/router.ts';
import { badBatch } from './batch.ts';
import { deadLine } from './deadline.ts';
import type { Decision, Observation, Rule } from './decision.ts';
import { judgeAll, SILENT_CHANCE, SILENT_INTERVALS, type Judgement } from './judge.ts';
import { gatesAt, nextStep, watchedOut } from './next-step.ts';
import { harmSentence, numbersOf, sharesDisagree, waitingFor } from './judges/words.ts';
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

/** Somebody else changed the router: more exposure is never obeyed, less is never undone by an automatic actor. Taking the users away goes before. */
const changedRouter: Rule = (sight) => {
  const { open, observation: { configured, changedBy, lacking }, now } = sight;
  const beforeFirstUser = open.step < 0 && !open.champion;
  if (beforeFirstUser || sameSplit(configured, open.intended)) return undefined;
  const share = configured[open.slot] ?? 0;
  const intended = open.intended[open.slot] ?? 0;
  if (share <= SAME_SHARE && now > open.lease)
    return { kind: 'drain', code: 'lease-ran-out', reason: 'No tick came within the lease, and the candidate was drained by the watch.' };
  const away = [foundHarm, deadLine].map((rule) => rule(sight)).find((decision) => decision?.kind === 'drain');
  if (away) return away;
  // Servers that fail come back without anybody's leave; nobody has decided anything, so nobody has to decide again.
  if (lacking !== undefined) return { kind: 'hold', code: 'router-unready', by: 'machine', record: false, reason: `The router gives ${describeSplit(configured)}, and was told ${describeSplit(open.intended)}: ${lacking}` };
  const reason = `The router says ${describeSplit(configured)}; the rollout last set ${describeSplit(open.intended)}. ${changedBy ?? 'Somebody else changed it.'}`;
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

const doubt: Rule = ({ open, observation, plan, judgements, now }) => {
  const hold = open.holds.find(({ by }) => by === 'person') ?? open.holds[0];
  if (hold) return { kind: 'hold', code: hold.code, by: hold.by, record: false, reason: hold.askedBy ? `${hold.reason} (${hold.askedBy.login ?? 'somebody'}, in run ${hold.askedBy.run})` : hold.reason };
  const soft = (code: string, reason: string) => ({ kind: 'hold', code, by: 'machine', record: false, reason }) as const;
  if (observation.refused) return soft('evidence-refused', observation.refused);
  if (observation.doubt) return soft(observation.doubt.code, observation.doubt.reason);
  const [outage] = Object.entries(open.outages);
  if (outage) return soft('signals-away', `Guardrail \`${outage[0]}\` could not be read: ${outage[1]}`);
  const invalid = judgements.find((judgement) => judgement.invalid !== undefined);
  if (invalid) return soft('judgement-invalid', `\`${invalid.guardrail.name}\` judges nothing: ${invalid.invalid}`);
  if (plan.strategy === 'shadow' && isShadowStep(plan, open.step) && observation.mirrored !== undefined && observation.mirrored !== open.slot)
    return soft('mirror-changed', `The router sends copies of the requests to ${observation.mirrored ?? 'nobody'}, and the rollout last set ${open.slot}.${observation.changedBy === undefined ? '' : ` ${observation.changedBy}`}`);
  if (observation.unready && !watchedOut({ open, observation, plan, judgements, now })) return soft(observation.unready.code, observation.unready.reason);
  const strange = judgements.find((judgement) => sharesDisagree(judgement, open));
  if (strange) return soft('split-not-observed', `${observedShare(strange)} % of the requests were the candidate's, and the router is set to ${open.intended[open.slot]} %.`);
  return undefined;
};

function observedShare({ step: { candidate, champion } }: Judgement): string {
  return ((100 * candidate.total) / (candidate.total + champion.total)).toPrecision(3);
}

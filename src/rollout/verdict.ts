import { formatDeliveryId } from '../core/delivery-id.ts';
import { findingOf } from '../core/refusal.ts';
import type { Plan } from '../journal/events.ts';
import type { Resource, StageResult } from '../core/stage.ts';
import type { Finding, Outcome, ReleaseRef, Verdict } from '../core/verdict.ts';
import { JournalInvalid, type ClosedDelivery, type OpenDelivery } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { JournalUntrusted } from '../serving/recorder.ts';
import { budgetUsed } from './deadline.ts';
import { minutes, type Decision } from './decision.ts';
import { guardrailFindings, nextStepAfter, proofFinding } from './findings.ts';
import type { TickEnd } from './tick.ts';
import type { Work } from './work.ts';

/** What a tick left behind, as the stage's verdict. */
export function resultOf(work: Work, end: TickEnd): StageResult {
  switch (end.kind) {
    case 'closed':
      return end.delivery.outcome === 'promoted' ? promotedResult(work, end.delivery) : end.delivery.outcome === 'ended' ? endedResult(work, end.delivery) : rolledBackResult(work, end.delivery);
    case 'open':
      return openResult(work, end.open, end.decision);
    case 'refused':
      return result(work, 'fail', end.release, {
        headline: `${titleOf(end.release)} may not begin to serve: ${end.refusals.length} ${end.refusals.length === 1 ? 'reason' : 'reasons'}, the first: expected ${end.refusals[0]!.expected}, found ${end.refusals[0]!.actual}.`,
        findings: end.refusals.map((refusal) => findingOf(refusal, 'The gate permits to serve exactly these bytes')),
      });
    case 'serves-already':
      return result(work, 'pass', end.release, {
        headline: `${titleOf(end.release)} is the champion already: there is nothing to deliver.`,
        findings: [fact('serves-already', 'pass', 'The candidate is not the champion', `The release ${end.release.digest} serves all users.`)],
      });
    case 'outrun':
      return result(work, 'inconclusive', work.context.release, {
        headline: 'Another tick of this model is at work; this one stood back.',
        findings: [fact('tick-outrun', 'inconclusive', 'One tick at a time', 'The journal was written by somebody else at every attempt.', 'Nothing: the next tick reads anew.')],
      });
  }
}

export function promotedResult(work: Work, open: OpenDelivery): StageResult {
  const { promoted, plan } = open;
  const first = open.champion === null;
  const numbers = promoted?.numbers ?? {};
  const served = `${minutes(promoted?.servedMs ?? 0)}`;
  const why = first
    ? 'it is the first release of this model and answers as approved; there was no champion to compare it with'
    : plan.guardrails.length > 0 && compares(plan)
      ? `every guardrail ruled out ${plan.guardrails.map(({ margin }) => margin).sort((a, b) => a - b)[0]} times the champion's rate or more, step by step, while both served`
      : 'it answers as approved and stayed up through its watch; nothing compared it with the champion';
  // The judge's last word was given one step before the last, where champion and candidate stood side by side.
  const cleared = open.judged?.answer === 'advance' ? open.judged.numbers : numbers;
  const judgedFindings = compares(plan) && !first ? guardrailFindings(work.delivery, plan, cleared) : [];
  return result(work, 'pass', open.release, {
    headline: `${titleOf(open.release)} serves all users: ${why}.`,
    findings: [...proofFinding(open), ...judgedFindings, fact('promoted', 'pass', 'Verified good while serving', `Had users for ${served} and answered ${promoted?.requests ?? 0} counted requests.`)],
    champion: championOf(work, open),
    notes: notesOf(open),
    facts: [['Slot', open.slot], ['Had users for', served], ['Requests counted', String(promoted?.requests ?? 0)]],
    details: { promoted, plan, ...overridesOf(open) },
  });
}

function rolledBackResult(work: Work, open: ClosedDelivery): StageResult {
  const back = open.rolledBack;
  const code = back?.code ?? open.outcome;
  const reason = back?.reason ?? open.note ?? (open.outcome === 'superseded' ? 'A newer delivery took its place.' : 'The delivery was closed.');
  const served = open.servedSince === undefined ? 'It never had users' : `It had users for ${minutes(back?.servedMs ?? 0)} and answered ${back?.requests ?? 0} counted requests`;
  const after = back?.to ? `All users are with the champion again` : open.step >= 0 ? `There was no champion to go back to: slot ${open.slot} still serves it` : 'Nothing else serves';
  const main: Finding = { ...fact(code, 'fail', 'The candidate keeps its users', `${reason} ${served}.`, nextStepAfter(code)), expected: 'nothing against it while it serves', actual: `taken back (${code})` };
  const numbers = back?.numbers ?? {};
  return result(work, 'fail', open.release, {
    headline: `${titleOf(open.release)} was taken back: ${reason} ${served}. ${after}.`,
    findings: [main, ...proofFinding(open), ...(Object.keys(numbers).length > 0 ? guardrailFindings(work.delivery, open.plan, numbers, back?.guardrail) : [])],
    champion: championOf(work, open),
    notes: [...notesOf(open), ...(open.note ? [open.note] : [])],
    facts: [['Taken back after', minutes(back?.servedMs ?? 0)], ['Requests counted', String(back?.requests ?? 0)], ['Router back within', `${back?.tookMs ?? 0} ms`]],
    details: { rolledBack: back, plan: open.plan, ...overridesOf(open) },
  });
}

function budgetText({ now }: Work, open: OpenDelivery): string {
  const stands = open.waits ? `, standing still since ${new Date(open.waits.since).toISOString()} (${open.waits.code})` : '';
  return `${minutes(Math.max(0, budgetUsed(open, now())))} of ${minutes(open.plan.timeBudget)} used${stands}`;
}

/** The plan ended as it declares, and the champion stays: a report, of both arms. */
function endedResult(work: Work, open: ClosedDelivery): StageResult {
  const { code = 'ended', reason = 'The plan ended as it declares.', numbers = {} } = open.judged ?? {};
  const outcome: Outcome = code === 'shadow-undecided' ? 'inconclusive' : 'pass';
  const served = open.servedSince === undefined ? 'Nobody got its answers' : `It answered ${Math.max(0, ...Object.values(open.requests))} counted requests`;
  return result(work, outcome, open.release, {
    headline: `${titleOf(open.release)} was not promoted: ${reason} ${served}. All users are with the champion.`,
    findings: [fact(code, outcome, 'The plan ends as it declares', `${reason} ${served}.`, nextStepAfter(code)), ...proofFinding(open), ...guardrailFindings(work.delivery, open.plan, numbers)],
    champion: championOf(work, open),
    notes: [...notesOf(open), ...(open.note ? [open.note] : [])],
    facts: [['Strategy', open.plan.strategy]],
    details: { ended: { code, numbers }, plan: open.plan, ...overridesOf(open) },
  });
}

function openResult(work: Work, open: OpenDelivery, decision: Decision): StageResult {
  const share = open.step < 0 ? 0 : open.plan.steps[open.step]!;
  const held = decision.kind === 'hold';
  const code = held ? decision.code : 'watching';
  return result(work, 'inconclusive', open.release, {
    headline: `${titleOf(open.release)} ${held ? 'is held' : 'is being watched'} at ${share} % of users: ${decision.reason}`,
    findings: [fact(code, 'inconclusive', held ? 'Nothing stands against more users' : 'Every guardrail rules out its margin', decision.reason, nextStepAfter(code)), ...proofFinding(open), ...guardrailFindings(work.delivery, open.plan, decision.numbers)],
    champion: championOf(work, open),
    notes: notesOf(open),
    facts: [['Strategy', open.plan.strategy], ['Share of users', `${share} %`], ['Step', `${open.step + 1} of ${open.plan.steps.length}`], ['Time budget', budgetText(work, open)], ['Lease until', new Date(open.lease).toISOString()]],
    details: { step: open.step, share, decision: decision.kind, code, ...overridesOf(open) },
  });
}

/** Whether champion and candidate are at work at one time. */
function compares({ steps, strategy }: Plan): boolean {
  return steps.length > 1 && strategy !== 'blue-green';
}

/** A tick could not be finished. What it wrote counts, and the next one goes on from there. */
export function failedResult(work: Work, error: unknown): StageResult {
  const message = messageOf(error);
  const code = error instanceof JournalUntrusted || error instanceof JournalInvalid ? 'journal-untrusted' : 'tick-failed';
  const fix = code === 'tick-failed' ? 'Repair what did not answer and run the same command again: it goes on where this one stopped.' : 'Drain the candidate by hand where no watch stands beside the router; restore the journal from its last good copy.';
  return result(work, 'error', work.context.release, {
    headline: `The rollout could not be looked after: ${message.split('\n')[0]}`,
    findings: [fact(code, 'error', 'Every tick can read and write what it needs', message, fix)],
  });
}

function notesOf(open: OpenDelivery): string[] {
  const { plan, champion, placed, smoked, step } = open;
  // Always said first, and for ever: what people let pass.
  const notes = open.overrides.map(({ action, by, askedBy, reason, run }) => `${action === 'gate' ? 'Gate of a step' : `Override \`${action}\``}, let pass by ${by.login} (${by.id}) for ${askedBy ? `${askedBy.login} (${askedBy.id})` : 'an account that is gone'} in run ${run}: ${reason}`);
  if (!champion) notes.push('First delivery: there is no champion, so nothing was compared and all users came at once.');
  else if (plan.strategy === 'batch') notes.push(batchNote(open));
  else if (plan.guardrails.length === 0) notes.push('No guardrails are declared: the candidate was watched by its smoke test only.');
  else if (plan.strategy === 'blue-green') notes.push('Strategy `blue-green`: champion and candidate never serve side by side; the candidate was held against the champion from just before the switch, which is weaker.');
  else if (plan.strategy === 'replace') notes.push('Strategy `replace`: champion and candidate never serve side by side, so guardrails notice nothing but signals that are away.');
  else if (plan.steps.length > 1 && plan.holdBack === undefined && step === plan.steps.length - 1) notes.push('After the last step nobody stands beside the candidate: its rate was then held against the champion\'s from before, which is weaker.');
  if (placed?.loaded === 'unknown') notes.push('The slot cannot say which bytes it loaded (no `rollout.fleet.loaded`).');
  if (smoked && smoked.rows === 0) notes.push('Golden rows: off (no `rollout.golden`).');
  return notes;
}

function batchNote({ shadowed = [], plan }: OpenDelivery): string {
  const told = shadowed.map(({ batch, n, differ }) => `${batch}: ${differ} of ${n} rows differ`).join('; ');
  return `Strategy \`batch\`: ${told === '' ? 'no batch was scored yet' : told}${plan.batch?.differAtMost === undefined ? ' (nothing says how many may)' : ''}.`;
}

function overridesOf({ overrides }: OpenDelivery): Record<string, unknown> {
  return overrides.length > 0 ? { overrides } : {};
}

interface Parts {
  headline: string;
  findings: Finding[];
  champion?: ReleaseRef;
  notes?: string[];
  facts?: [string, string][];
  details?: Record<string, unknown>;
}

function result(work: Work, outcome: Outcome, release: ReleaseRef | undefined, parts: Parts): StageResult {
  const { context, delivery, deps } = work;
  const { details, notes = [], facts = [], ...rest } = parts;
  const verdict: Verdict = { schema: 'urn:sluice:verdict:v1', stage: 'canary-promote', outcome, enforced: true, release, notes, facts: [['Delivery', formatDeliveryId(context.deliveryId)], ...facts], ...rest };
  const inputs: Resource[] = [{ name: 'delivery file', digest: delivery.digest }];
  return { verdict, inputs, details: details && { ...details, model: deps.model } };
}

function fact(code: string, outcome: Outcome, rule: string, message: string, fix?: string): Finding {
  return { code, outcome, rule, message, expected: rule, actual: message, ...(fix === undefined ? {} : { fix }) };
}

function championOf(work: Work, { champion }: OpenDelivery): ReleaseRef | undefined {
  return champion ? { name: work.delivery.spec.release.name, digest: champion.release } : undefined;
}

function titleOf({ name, version }: ReleaseRef): string {
  return version === undefined ? name : `${name} ${version}`;
}

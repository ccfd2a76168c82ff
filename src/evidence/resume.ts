import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { StageContext } from '../core/stage.ts';
import type { Stage } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { signerRefusals } from './gate.ts';
import type { AllowedSigners } from './gate-policy.ts';
import type { Ledger } from './ledger.ts';
import { refuse } from './refusal-codes.ts';
import { isSealedStage, sealRefusals } from './sealed.ts';
import { subjectOf, type Statement } from './statement.ts';

/** What a delivery takes over from an earlier one; `details.resumed` of the seal, and of each statement its own. */
export interface Resumed {
  /** `formatDeliveryId` of the earlier delivery. */
  delivery: string;
  /** Head of its ledger as it was read. */
  head: Digest;
  /** What was taken over, by the digest of its entry there. */
  entries: { stage: Stage; digest: Digest; at: string }[];
}

/** Milliseconds, and what the earlier ledger must have been signed by. */
export interface ResumeRules {
  maxAge: number;
  signers: AllowedSigners;
}

/**
 * Evidence of an earlier, unfinished delivery of the same bytes, from the same commit, under the same delivery file: its
 * sealed statements under the id of this delivery, each with the digest of the entry that it was there and the time at which
 * it was measured. `identify` is never taken over: this delivery named its bytes itself. Pure.
 */
export function resume(delivery: Delivery, context: StageContext, ledger: Ledger, rules: ResumeRules): { statements: Statement[]; resumed: Resumed } | { refusals: Refusal[] } {
  const before = ledger.entries.filter(({ statement }) => isSealedStage(statement.predicate.stage));
  const refusals = [...ledger.refusals, ...signerRefusals(rules.signers, ledger), ...sealRefusals(ledger), ...before.flatMap(({ line, statement }) => against(delivery, context, statement, `line ${line}`, rules))];
  const first = before[0]?.statement.predicate.delivery;
  if (refusals.length > 0 || !first || !ledger.head) return { refusals: refusals.length > 0 ? refusals : [refuse('ledger-truncated', 'statements before a seal', 'none')] };
  const earlier = formatDeliveryId(first);
  const taken = before.filter(({ statement }) => statement.predicate.stage !== 'identify');
  const resumed: Resumed = { delivery: earlier, head: ledger.head, entries: taken.map(({ statement: { predicate }, digest }) => ({ stage: predicate.stage, digest, at: predicate.at })) };
  return { resumed, statements: taken.map(({ statement, digest }) => takenOver(statement, context, { delivery: earlier, head: ledger.head!, entry: digest })) };
}

function against(delivery: Delivery, context: StageContext, statement: Statement, where: string, { maxAge }: ResumeRules): Refusal[] {
  const { predicate } = statement;
  const refusals: Refusal[] = [];
  const no = (code: Parameters<typeof refuse>[0], expected: string, actual: string): void => void (expected !== actual && refusals.push(refuse(code, `${where}: ${expected}`, `${where}: ${actual}`)));
  no('evidence-other-repository', `repository ${context.deliveryId.repositoryId}`, `repository ${predicate.delivery.repositoryId}`);
  if (predicate.delivery.runId === context.deliveryId.runId) no('resume-of-itself', 'another run than this one', `run ${predicate.delivery.runId}`);
  if (predicate.delivery.runAttempt !== 1) no('resume-of-a-repeated-run', 'attempt 1 of its run', `attempt ${predicate.delivery.runAttempt}`);
  no('resume-other-release', context.release?.digest ?? 'a release', subjectOf(statement));
  no('resume-other-commit', `commit ${context.commit ?? 'of this run'}`, `commit ${predicate.commit ?? 'unknown'}`);
  no('resume-other-delivery-file', `delivery file ${delivery.digest}`, `delivery file ${predicate.deliveryFile}`);
  const good = predicate.outcome === 'pass' || predicate.outcome === 'warn' || !predicate.enforced;
  if (!good) no('resume-not-passing', `${predicate.stage}: pass`, `${predicate.stage}: ${predicate.outcome}`);
  const age = context.clock.now().getTime() - Date.parse(predicate.at);
  if (!(age <= maxAge)) no('resume-stale', `${predicate.stage} not older than ${maxAge} ms`, `of ${predicate.at}`);
  return refusals;
}

/** The same verdict, numbers and time; what is new is whose delivery it is, and where it stood before. */
function takenOver(statement: Statement, context: StageContext, resumed: { delivery: string; head: Digest; entry: Digest }): Statement {
  const { chain: _place, ...predicate } = statement.predicate;
  const known = predicate.details?.resumed;
  return { ...statement, predicate: { ...predicate, delivery: context.deliveryId, details: { ...predicate.details, resumed: known === undefined ? resumed : { ...resumed, before: known } } } };
}

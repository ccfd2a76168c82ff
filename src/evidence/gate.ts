import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import { STAGES, type Outcome } from '../core/verdict.ts';
import type { AllowedSigners, GatePolicy, RequiredEvidence } from './gate-policy.ts';
import type { EntrySigner, Ledger, LedgerEntry } from './ledger.ts';
import { parityRefusals } from './parity.ts';
import { refuse } from './refusal-codes.ts';
import { isSealedStage, sealOf, sealRefusals } from './sealed.ts';
import { subjectOf, type Statement } from './statement.ts';

/** Clocks of two runners may differ by this much before a time counts as not yet come. */
const CLOCK_SKEW = 5 * 60_000;

/**
 * Whether the ledger permits to act on these bytes: the refusals, none of them where the gate is open. Pure: the ledger
 * carries what was proved of its signatures when it was read, `digest` was computed from the bytes at hand, and time comes in.
 * Whatever is missing, unknown or not a number is a refusal.
 */
export function gate(policy: GatePolicy, ledger: Ledger, digest: Digest, now: Date): Refusal[] {
  return [
    ...policyRefusals(policy, now),
    ...ledger.refusals,
    ...sealedWhereNeeded(policy, ledger),
    ...seenRefusals(policy, ledger),
    ...signerRefusals(policy.signers, ledger),
    ...subjectRefusals(ledger, digest),
    ...originRefusals(policy, ledger),
    ...layoutRefusals(policy, ledger),
    ...failedRefusals(ledger),
    ...(policy.parity ? parityRefusals(policy.parity, digest, now) : []),
    ...policy.required.flatMap((required) => requiredRefusals(required, policy, ledger, now)),
  ];
}

function policyRefusals(policy: GatePolicy, now: Date): Refusal[] {
  const problems: [expected: string, actual: string][] = [];
  if (policy.required.length === 0) problems.push(['a policy that requires evidence', 'one that requires none']);
  if (policy.required.some(({ stage }) => !STAGES.includes(stage))) problems.push(['stages that exist', policy.required.map(({ stage }) => stage).join(', ')]);
  if (policy.maxAge !== null && !(policy.maxAge > 0)) problems.push(['a positive age limit', `${policy.maxAge} ms`]);
  if (!Number.isFinite(now.getTime())) problems.push(['a clock that shows a time', 'no time']);
  if (policy.repositoryId === '') problems.push(['the id of this repository', 'an empty id']);
  const allowed = policy.signers.mode === 'key' ? policy.signers.keyids.length : policy.signers.mode === 'keyless' ? policy.signers.identities.length : 1;
  if (allowed === 0) problems.push(['at least one signer', 'a list of none']);
  return problems.map(([expected, actual]) => refuse('policy-invalid', expected, actual));
}

function sealedWhereNeeded(policy: GatePolicy, ledger: Ledger): Refusal[] {
  // An adopted baseline has no tests to seal, and opens only gates that ask for the adoption itself.
  return policy.required.every(({ stage }) => stage === 'adopt') && policy.required.length > 0 ? [] : sealRefusals(ledger);
}

function seenRefusals({ seen }: GatePolicy, ledger: Ledger): Refusal[] {
  if (!seen) return [];
  const there = ledger.entries[seen.index]?.digest;
  if (there === seen.digest) return [];
  const expected = `entry ${seen.index} to be ${seen.digest}, as seen before`;
  return [there === undefined ? refuse('ledger-truncated', expected, `${ledger.entries.length} entries`) : refuse('ledger-forked', expected, there)];
}

/** Entries that the policy's signers did not sign. */
export function signerRefusals(allowed: AllowedSigners, ledger: Ledger): Refusal[] {
  return ledger.entries.flatMap(({ line, signer }) => signerRefusal(allowed, signer, `line ${line}`));
}

/** `shown` says what was signed. */
export function signerRefusal(allowed: AllowedSigners, signer: EntrySigner, shown: string): Refusal[] {
  // A bad signature has been refused when it was read.
  if (allowed.mode === 'none' || signer.kind === 'bad' || isAllowed(allowed, signer)) return [];
  const expected = allowed.mode === 'key' ? `a signature by ${allowed.keyids.join(' or ')}` : `a signature by ${allowed.identities.map(({ identity, issuer }) => `${identity} (${issuer})`).join(' or ')}`;
  const code = signer.kind === 'none' ? 'ledger-unsigned' : 'ledger-wrong-signer';
  return [refuse(code, `${shown}: ${expected}`, `${shown}: ${describeSigner(signer)}`)];
}

/** Exact text on both sides: a pattern, or a part of a name, lets a stranger choose a name that contains it. */
function isAllowed(allowed: AllowedSigners, signer: EntrySigner): boolean {
  if (allowed.mode === 'key') return signer.kind === 'key' && allowed.keyids.includes(signer.keyid);
  if (allowed.mode === 'keyless') return signer.kind === 'keyless' && allowed.identities.some(({ identity, issuer }) => identity === signer.identity && issuer === signer.issuer);
  return true;
}

export function describeSigner(signer: EntrySigner): string {
  switch (signer.kind) {
    case 'none':
      return 'unsigned';
    case 'key':
      return `signed by ${signer.keyid}`;
    case 'keyless':
      return `signed by ${signer.identity} (${signer.issuer})`;
    case 'unchecked':
      return `${signer.claim}, which could not be checked`;
    case 'bad':
      return signer.reason;
  }
}

/** Entries about other bytes than `digest`. */
export function subjectRefusals(ledger: Ledger, digest: Digest): Refusal[] {
  return each(ledger, (entry) => (subjectOf(entry.statement) === digest ? [] : [['evidence-wrong-digest', digest, subjectOf(entry.statement)]]));
}

function originRefusals(policy: GatePolicy, ledger: Ledger): Refusal[] {
  const first = ledger.entries[0]?.statement.predicate.delivery;
  return each(ledger, ({ statement }) => {
    const { predicate } = statement;
    if (predicate.delivery.repositoryId !== policy.repositoryId) return [['evidence-other-repository', `repository ${policy.repositoryId}`, `repository ${predicate.delivery.repositoryId}`]];
    const expected = formatDeliveryId(policy.delivery ?? first!);
    const actual = formatDeliveryId(predicate.delivery);
    const refusals: Found[] = expected === actual ? [] : [['evidence-other-delivery', `delivery ${expected}`, `delivery ${actual}`]];
    refusals.push(...placeRefusals(policy.place, statement));
    if (policy.deliveryFile !== null && predicate.deliveryFile !== policy.deliveryFile) refusals.push(['delivery-file-changed', `delivery file ${policy.deliveryFile}`, `delivery file ${predicate.deliveryFile}`]);
    return refusals;
  });
}

/** Good bytes of one model, or good evidence of staging, say nothing of another model or of production. */
function placeRefusals(place: GatePolicy['place'], { subject: [{ name }], predicate }: Statement): Found[] {
  if (!place) return [];
  const found: Found[] = name === place.model ? [] : [['evidence-other-model', `the model ${place.model}`, `the model ${name}`]];
  const environment = predicate.environment ?? null;
  if (environment !== place.environment) found.push(['evidence-other-environment', environmentText(place.environment), environmentText(environment)]);
  return found;
}

export function environmentText(environment: string | null | undefined): string {
  return environment === null || environment === undefined ? 'no environment' : `the environment ${environment}`;
}

/** Compares the names of files at hand with those that `identify` (or `adopt`) saw, where the caller measured them. */
function layoutRefusals({ layout }: GatePolicy, ledger: Ledger): Refusal[] {
  if (layout === null) return [];
  const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
  const trees = (identified?.statement.predicate.details?.trees ?? {}) as Record<string, unknown>;
  const parts = [...new Set([...Object.keys(layout), ...Object.keys(trees)])];
  return parts
    .filter((part) => layout[part] !== trees[part])
    .map((part) => refuse('evidence-other-layout', `${part}: the files that identify named (${String(trees[part] ?? 'none')})`, `${part}: ${layout[part] ?? 'none'}`));
}

/** A sealed stage that failed shuts the gate also where the policy does not ask for it: more evidence never opens one. */
function failedRefusals(ledger: Ledger): Refusal[] {
  const sealAt = sealOf(ledger)?.line ?? Number.POSITIVE_INFINITY;
  return each(ledger, ({ line, statement: { predicate } }) => {
    return hasFailed(predicate.outcome) && predicate.enforced && line <= sealAt ? [['evidence-failed', `${title(predicate)}: pass`, `${title(predicate)}: ${predicate.outcome} (${predicate.verdict.headline})`]] : [];
  });
}

function requiredRefusals(required: RequiredEvidence, policy: GatePolicy, ledger: Ledger, now: Date): Refusal[] {
  const wanted = Object.entries(required.details ?? {});
  const found = ledger.entries.filter(
    ({ statement: { predicate } }) =>
      predicate.stage === required.stage && (required.name === undefined || predicate.name === required.name) && wanted.every(([key, value]) => predicate.details?.[key] === value),
  );
  const missing = required.stage === 'require-approval' ? 'approval-missing' : 'evidence-missing';
  if (found.length === 0) return [refuse(missing, `a statement of ${title(required)}`, 'none')];
  // Later steps repeat (a tick, an approval): the newest counts. Sealed stages cannot: two are refused by the seal's rule.
  const newest = isSealedStage(required.stage) ? found : found.slice(-1);
  const enforced = newest.filter(({ statement: { predicate } }) => predicate.enforced);
  if (enforced.length === 0) return [refuse('evidence-not-enforced', `${title(required)}: enforced`, `${title(required)}: enforce: false`)];
  return [...besideTeamCode(required, policy, ledger, enforced), ...enforced.flatMap((entry) => entryRefusals(entry, policy, now))];
}

/**
 * One statement measured by Sluice alone is enough; the others then add to it. A running model is always measured beside code of
 * the team: what Sluice alone judged of the same release, on labelled rows, must then stand beside it.
 */
function besideTeamCode(required: RequiredEvidence, { risk }: GatePolicy, ledger: Ledger, counted: readonly LedgerEntry[]): Refusal[] {
  const tests = required.stage === 'probe-model' ? ledger.entries.filter(({ statement: { predicate } }) => predicate.stage === 'run-model-tests' && predicate.enforced && isGood(predicate.outcome)) : [];
  const alone = [...counted, ...tests].some(({ statement: { predicate } }) => predicate.besideTeamCode !== true);
  return risk !== 'high' || alone ? [] : [refuse('evidence-beside-team-code', `${title(required)}: measured by Sluice alone`, `${title(required)}: measured beside code of the team`)];
}

function entryRefusals({ line, statement: { predicate } }: LedgerEntry, policy: GatePolicy, now: Date): Refusal[] {
  const found: Found[] = [];
  if (predicate.purpose !== 'deliver') found.push(['evidence-develop-only', 'made by a delivery', `made for ${predicate.purpose}`]);
  if (predicate.outcome === 'inconclusive') found.push(['evidence-inconclusive', 'pass', `inconclusive (${predicate.verdict.headline})`]);
  // A failure before the seal has been named already.
  if (hasFailed(predicate.outcome) && !isSealedStage(predicate.stage)) found.push(['evidence-failed', 'pass', `${predicate.outcome} (${predicate.verdict.headline})`]);
  const age = now.getTime() - Date.parse(predicate.at);
  if (!(age >= -CLOCK_SKEW)) found.push(['evidence-from-future', `a time before ${iso(now)}`, predicate.at]);
  if (policy.maxAge !== null && !(age <= policy.maxAge)) found.push(['evidence-stale', `not older than ${policy.maxAge} ms at ${iso(now)}`, predicate.at]);
  found.push(...expired(predicate, now));
  const who = `line ${line}: ${title(predicate)}`;
  return found.map(([code, expected, actual]) => refuse(code, `${who}: ${expected}`, `${who}: ${actual}`));
}

/** An approval says itself until when it counts, whoever asks and however old other evidence may be. */
function expired({ stage, details }: LedgerEntry['statement']['predicate'], now: Date): Found[] {
  if (stage !== 'require-approval' || details?.expiresAt === undefined) return [];
  const { expiresAt } = details;
  const until = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.NaN;
  return now.getTime() <= until ? [] : [['evidence-stale', `an approval that counts at ${iso(now)}`, `one that counted until ${JSON.stringify(expiresAt)}`]];
}

function isGood(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'warn';
}

function hasFailed(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'error';
}

type Found = [code: Parameters<typeof refuse>[0], expected: string, actual: string];

function each(ledger: Ledger, ask: (entry: LedgerEntry) => Found[]): Refusal[] {
  return ledger.entries.flatMap((entry) => ask(entry).map(([code, expected, actual]) => refuse(code, `line ${entry.line}: ${expected}`, `line ${entry.line}: ${actual}`)));
}

function title({ stage, name }: Pick<RequiredEvidence, 'stage' | 'name'>): string {
  return name === undefined ? stage : `${stage} (${name})`;
}

function iso(date: Date): string {
  return Number.isFinite(date.getTime()) ? date.toISOString() : 'no time';
}

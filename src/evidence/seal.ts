import { formatDeliveryId } from '../core/delivery-id.ts';
import { sha256 } from '../core/digest.ts';
import { findingOf, type Refusal } from '../core/refusal.ts';
import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import { STAGES, type ReleaseRef, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { appendStatement, type Ledger } from './ledger.ts';
import { readLedger } from './read-ledger.ts';
import { environmentText } from './gate.ts';
import { refuse } from './refusal-codes.ts';
import type { Resumed } from './resume.ts';
import { isSealedStage, type SealDetails } from './sealed.ts';
import type { Signer } from './signer.ts';
import { environmentOf, makeStatement, readStatement, subjectOf, type Statement } from './statement.ts';

/** A `statement.json` as a stage left it; `name` is how it is called in messages (its path, its job). */
export interface LooseStatement {
  name: string;
  bytes: Uint8Array;
}

export interface Sealed extends StageResult {
  /** The ledger's text; absent where the seal was refused. */
  ledger?: string;
}

/**
 * Orders the loose statements of one delivery, chains and signs them, and closes with a statement of its own. Refuses
 * (as a failed verdict, without a ledger) what does not belong together. Belongs in a job without code of the team.
 * A failed stage is sealed too: the record is of what happened; whether it suffices is the gate's question.
 */
export async function seal(delivery: Delivery, context: StageContext, options: { statements: readonly LooseStatement[]; signer: Signer; resumed?: Resumed }): Promise<Sealed> {
  const read = options.statements.map(({ name, bytes }) => ({ name, ...readStatement(bytes, name) }));
  const statements = read.flatMap((one) => ('statement' in one ? [{ name: one.name, statement: one.statement }] : [])).sort(inOrder);
  const refusals = [...read.flatMap((one) => ('refusals' in one ? one.refusals : [])), ...sealRefusals(delivery, context, statements)];
  const inputs = inputsOf(options.statements, statements);
  const release = releaseOf(statements);
  if (refusals.length > 0) return { verdict: refused(refusals, context.release ?? release), inputs };

  const ordered = statements.map(({ statement }) => statement);
  const chained = await chain(ordered, options.signer);
  const details: SealDetails = { entries: ordered.length, head: chained.ledger.head! };
  const result: StageResult = { verdict: withResumed(sealedVerdict(ordered, details, options.signer, release), options.resumed), inputs, details: { ...details, signing: options.signer.mode, ...(options.resumed ? { resumed: options.resumed } : {}) } };
  const ledger = await appendStatement(chained.text, chained.ledger, makeStatement(delivery, context, result), options.signer);
  return { ...result, ledger };
}

interface Named {
  name: string;
  statement: Statement;
}

function sealRefusals(delivery: Delivery, context: StageContext, statements: readonly Named[]): Refusal[] {
  return [
    ...identifiedRefusals(context, statements),
    ...duplicateRefusals(statements),
    ...statements.flatMap((one) => belongsRefusals(delivery, context, one)),
  ];
}

/** The digest comes from the job that runs no team code: everything else must be about the release it named. */
function identifiedRefusals(context: StageContext, statements: readonly Named[]): Refusal[] {
  const identified = statements.find(({ statement }) => statement.predicate.stage === 'identify');
  if (!identified) return [refuse('evidence-missing', 'a statement of identify', statements.length === 0 ? 'no statement at all' : 'none')];
  const expected = context.release?.digest ?? subjectOf(identified.statement);
  return statements
    .filter(({ statement }) => subjectOf(statement) !== expected)
    .map(({ name, statement }) => refuse('evidence-wrong-digest', `${name}: ${expected}`, `${name}: ${subjectOf(statement)}`));
}

function duplicateRefusals(statements: readonly Named[]): Refusal[] {
  const seen = new Map<string, string>();
  return statements.flatMap(({ name, statement: { predicate } }) => {
    const key = JSON.stringify([predicate.stage, predicate.name ?? null]);
    const other = seen.get(key);
    seen.set(key, name);
    return other === undefined ? [] : [refuse('evidence-duplicate', `one statement of ${predicate.stage}${predicate.name === undefined ? '' : ` (${predicate.name})`}`, `${other} and ${name}`)];
  });
}

function belongsRefusals(delivery: Delivery, context: StageContext, { name, statement }: Named): Refusal[] {
  const { predicate } = statement;
  const refusals: Refusal[] = [];
  const ask = (code: Parameters<typeof refuse>[0], expected: string, actual: string): void => {
    if (expected !== actual) refusals.push(refuse(code, `${name}: ${expected}`, `${name}: ${actual}`));
  };
  ask('evidence-other-repository', `repository ${context.deliveryId.repositoryId}`, `repository ${predicate.delivery.repositoryId}`);
  if (refusals.length === 0) ask('evidence-other-delivery', `delivery ${formatDeliveryId(context.deliveryId)}`, `delivery ${formatDeliveryId(predicate.delivery)}`);
  ask('evidence-other-model', `the model ${delivery.spec.release.name}`, `the model ${statement.subject[0].name}`);
  ask('evidence-other-environment', environmentText(environmentOf(delivery)), environmentText(predicate.environment));
  ask('delivery-file-changed', `delivery file ${delivery.digest}`, `delivery file ${predicate.deliveryFile}`);
  ask('evidence-develop-only', `made for ${context.purpose}`, `made for ${predicate.purpose}`);
  ask('evidence-enforce-mismatch', `enforce: ${isEnforced(delivery, predicate.stage)}`, `enforce: ${predicate.enforced}`);
  if (predicate.chain) refusals.push(refuse('ledger-reordered', `${name}: a loose statement`, `${name}: entry ${predicate.chain.index} of a ledger`));
  if (!isSealedStage(predicate.stage)) refusals.push(refuse('evidence-after-seal', `${name}: a stage that comes before the seal`, `${name}: ${predicate.stage}`));
  return refusals;
}

function isEnforced({ spec }: Delivery, stage: Statement['predicate']['stage']): boolean {
  if (stage === 'validate-data') return spec.data?.enforce !== false;
  if (stage === 'run-model-tests') return spec.tests?.enforce !== false;
  return true;
}

/** Stage by stage, then by name: the same statements make the same ledger, whichever job ended first. */
function inOrder({ statement: { predicate: a } }: Named, { statement: { predicate: b } }: Named): number {
  const byStage = STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage);
  return byStage || Buffer.compare(Buffer.from(a.name ?? ''), Buffer.from(b.name ?? ''));
}

/** The files as they came, in the order of the ledger; unreadable ones last. */
function inputsOf(files: readonly LooseStatement[], ordered: readonly Named[]): Resource[] {
  const place = ({ name }: LooseStatement): number => ordered.findIndex((one) => one.name === name) >>> 0;
  return [...files].sort((a, b) => place(a) - place(b)).map(({ name, bytes }) => ({ name, digest: sha256(bytes) }));
}

async function chain(statements: readonly Statement[], signer: Signer): Promise<{ text: string; ledger: Ledger }> {
  let text = '';
  let ledger: Ledger = { entries: [], head: undefined, refusals: [] };
  for (const statement of statements) {
    text = await appendStatement(text, ledger, statement, signer);
    ledger = await readLedger(text);
  }
  return { text, ledger };
}

function releaseOf(statements: readonly Named[]): ReleaseRef | undefined {
  const identified = statements.find(({ statement }) => statement.predicate.stage === 'identify')?.statement;
  return identified && (identified.predicate.verdict.release ?? { name: identified.subject[0].name, digest: subjectOf(identified) });
}

function sealedVerdict(statements: readonly Statement[], details: SealDetails, signer: Signer, release?: ReleaseRef): Verdict {
  const count = statements.length === 1 ? '1 statement' : `${statements.length} statements`;
  const shown = statements.map(({ predicate }): [string, string] => [predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`, predicate.enforced ? predicate.outcome : `${predicate.outcome} (not enforced)`]);
  return {
    schema: 'urn:sluice:verdict:v1',
    stage: 'seal',
    outcome: 'pass',
    headline: `The evidence is sealed: ${count} in one chain, signed by ${signer.who}.`,
    enforced: true,
    release,
    findings: [{ code: 'evidence-sealed', outcome: 'pass', rule: 'all statements belong to one delivery of one release', message: `${count} were ordered, chained and closed.`, expected: 'one release, one delivery', actual: count, n: statements.length }],
    notes: signer.mode === 'none' ? ['Signing: off (evidence.signing is none), so the ledger shows edits only where a later entry follows.'] : [],
    facts: [...shown, ['Head', details.head]],
  };
}

/** What was not measured here is said first. */
function withResumed(verdict: Verdict, resumed: Resumed | undefined): Verdict {
  if (!resumed) return verdict;
  const note = `Taken over from delivery ${resumed.delivery} (ledger ${resumed.head}): ${resumed.entries.map(({ stage, at }) => `${stage} of ${at}`).join(', ')}.`;
  return { ...verdict, notes: [note, ...verdict.notes] };
}

function refused(refusals: readonly Refusal[], release?: ReleaseRef): Verdict {
  return {
    schema: 'urn:sluice:verdict:v1',
    stage: 'seal',
    outcome: 'fail',
    headline: `The evidence was not sealed: ${refusals[0]!.actual}${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`,
    enforced: true,
    release,
    findings: refusals.map((refusal) => findingOf(refusal, 'all statements belong to one delivery of one release')),
    notes: [],
    facts: [],
  };
}

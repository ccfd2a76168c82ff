import type { DeliveryId } from '../core/delivery-id.ts';
import { digestOfJson, hexOf, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import type { Outcome, Stage, Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parseHostile, statementMistakes } from './hostile-json.ts';
import { definitionsOf } from './lineage.ts';
import { refuse } from './refusal-codes.ts';
import { RUNTIME, SLUICE_VERSION } from './version.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** Largest statement that is made or read; the limit of GitHub's attestation service for a predicate. */
export const MOST_STATEMENT_BYTES = 16 * 1024 * 1024;

/** Position in a ledger; put in by whoever appends. */
export interface Chain {
  index: number;
  prev: Digest;
}

export interface Predicate {
  stage: Stage;
  /** Which check, role or environment, where one stage makes several statements. */
  name?: string;
  purpose: StageContext['purpose'];
  delivery: DeliveryId;
  /** ISO 8601, UTC. */
  at: string;
  outcome: Outcome;
  enforced: boolean;
  verdict: Verdict;
  /** Of the verdict's canonical JSON: a run that is repeated must give this again. */
  verdictDigest: Digest;
  /** Of what the delivery file says of data, tests and checks. */
  definitions: Record<string, Digest>;
  inputs: Resource[];
  deliveryFile: Digest;
  /** Of what the delivery file says as a whole, with its defaults. */
  policy: Digest;
  /** Which of the declared environments the delivery is for. */
  environment?: string;
  commit?: string;
  sluice: string;
  runtime: { node: string; platform: string };
  besideTeamCode?: boolean;
  /** Origins that may be asked over plain http (`evidence.insecure`): what came from there could be read and changed on the way. */
  insecure?: string[];
  details?: Record<string, unknown>;
  chain?: Chain;
}

/** in-toto Statement v1 about one release digest (github.com/in-toto/attestation/blob/main/spec/v1/statement.md). */
export interface Statement {
  _type: typeof STATEMENT_TYPE;
  subject: [{ name: string; digest: { sha256: string } }];
  predicateType: string;
  predicate: Predicate;
}

export function predicateTypeOf(stage: Stage): string {
  return `urn:sluice:statement:${stage}:v1`;
}

export function subjectOf(statement: Statement): Digest {
  return `sha256:${statement.subject[0].digest.sha256}`;
}

/**
 * The statement of a stage's result about its release. Throws InputError where no release is known, or where the result
 * does not fit the published schema.
 */
export function makeStatement(delivery: Delivery, context: StageContext, result: StageResult, name?: string): Statement {
  const { verdict } = result;
  const release = verdict.release ?? context.release;
  if (!release)
    throw InputError.of('statement-without-release', `The stage ${verdict.stage} does not know which release it judged.`, 'Run `identify` first and hand its release to this stage.');
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: release.name, digest: { sha256: hexOf(release.digest) } }],
    predicateType: predicateTypeOf(verdict.stage),
    predicate: {
      stage: verdict.stage,
      name,
      purpose: context.purpose,
      delivery: context.deliveryId,
      at: context.clock.now().toISOString(),
      outcome: verdict.outcome,
      enforced: verdict.enforced,
      verdict,
      verdictDigest: digestOfJson(JSON.parse(JSON.stringify(verdict))),
      definitions: definitionsOf(delivery),
      inputs: result.inputs,
      deliveryFile: delivery.digest,
      policy: digestOfJson(JSON.parse(JSON.stringify(delivery.spec))),
      environment: environmentOf(delivery),
      commit: context.commit,
      sluice: SLUICE_VERSION,
      runtime: RUNTIME,
      besideTeamCode: result.besideTeamCode,
      insecure: delivery.spec.evidence?.insecure,
      details: result.details,
    },
  };
  // What is not declared is left out, not written as undefined: the value must be what a reader gets back.
  const plain = JSON.parse(JSON.stringify(statement)) as Statement;
  const refusals = statementRefusals(plain, 'The new statement');
  if (refusals.length > 0) throw new InputError(refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
  return plain;
}

/** The environment that this delivery file is for; undefined where releases serve in one place only. */
export function environmentOf({ spec: { environment, environments } }: Delivery): string | undefined {
  return environment ?? environments?.at(-1);
}

/** A statement from a stranger's bytes, or why it is none. Never throws. `shown` names it in refusals. */
export function readStatement(bytes: Uint8Array, shown: string): { statement: Statement } | { refusals: Refusal[] } {
  const parsed = parseHostile(bytes, MOST_STATEMENT_BYTES);
  if ('mistake' in parsed) return { refusals: [refuse('ledger-unreadable', `${shown}: a statement`, `${shown}: ${parsed.mistake}`)] };
  const refusals = statementRefusals(parsed.value, shown);
  return refusals.length > 0 ? { refusals } : { statement: parsed.value as Statement };
}

function statementRefusals(value: unknown, shown: string): Refusal[] {
  const mistakes = statementMistakes(value);
  if (mistakes.length > 0) return [refuse('schema-invalid', `${shown}: a statement that fits the schema of its predicateType (schemas/statements/)`, `${shown}: ${mistakes.join('; ')}`)];
  return contradictions(value as Statement).map(([expected, actual]) => refuse('evidence-contradictory', `${shown}: ${expected}`, `${shown}: ${actual}`));
}

/** The schema cannot say that two places agree; a hand-made statement often fails here. */
function contradictions(statement: Statement): [expected: string, actual: string][] {
  const { predicate, predicateType } = statement;
  const { verdict } = predicate;
  const pairs: [what: string, one: unknown, other: unknown][] = [
    ['predicateType', predicateTypeOf(predicate.stage), predicateType],
    ['verdict.stage', predicate.stage, verdict.stage],
    ['verdict.outcome', predicate.outcome, verdict.outcome],
    ['verdict.enforced', predicate.enforced, verdict.enforced],
    ['verdict.release.digest', subjectOf(statement), verdict.release?.digest ?? subjectOf(statement)],
    ['verdictDigest', predicate.verdictDigest, digestOfJson(verdict)],
    ['at', predicate.at, calendarTime(predicate.at)],
  ];
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => [`${what} ${String(one)}`, `${what} ${String(other)}`]);
}

/** The time as a calendar has it: 31 February reads back as another day, and hour 25 as none. */
function calendarTime(at: string): string {
  const time = Date.parse(at);
  return Number.isFinite(time) ? new Date(time).toISOString() : 'no time';
}

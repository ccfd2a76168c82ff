import { formatDeliveryId } from '../core/delivery-id.ts';
import { canonicalJson, type Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Finding, Outcome, Verdict } from '../core/verdict.ts';
import { parseHostile, schemaMistakes } from './hostile-json.ts';
import { refuse } from './refusal-codes.ts';
import { subjectOf, type Statement } from './statement.ts';

/** What a stage that refused, failed or could not decide leaves beside its verdict, one JSON object a line. */
export const EVENTS_FILE = 'events.jsonl';

export const EVENT_KINDS = ['refusal', 'failure', 'inconclusive', 'error', 'verification', 'hold', 'override', 'rollback'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** schemas/event.schema.json */
export interface EvidenceEvent {
  schema: 'urn:sluice:event:v1';
  /** ISO 8601, UTC. */
  at: string;
  kind: EventKind;
  stage: string;
  step?: string;
  purpose?: 'develop' | 'deliver';
  delivery?: string;
  model?: string;
  environment?: string;
  release?: Digest;
  version?: string;
  commit?: string;
  enforced?: boolean;
  code: string;
  rule?: string;
  message: string;
  expected?: string;
  actual?: string;
  fix?: string;
}

/** When and about what; the same for all events of one verdict. */
export type About = Pick<EvidenceEvent, 'at' | 'purpose' | 'delivery' | 'model' | 'environment' | 'commit' | 'step'>;

/** Stages whose failure is a gate that stays shut, and no judgement of data or model. */
const GATES = ['seal', 'require-approval', 'canary-promote', 'rollback', 'doctor'];
const TOLD: readonly Outcome[] = ['fail', 'inconclusive', 'error'];
const MOST_TEXT = 100_000;
const MOST_LINE_BYTES = 1024 * 1024;
const MOST_FILE_BYTES = 64 * 1024 * 1024;

/** One event for each finding of a verdict that is not good. */
export function eventsOfVerdict(verdict: Verdict, about: About): EvidenceEvent[] {
  const { release, enforced } = verdict;
  return verdict.findings
    .filter(({ outcome }) => TOLD.includes(outcome))
    .map((finding) => plain({ ...head(about), kind: kindOf(verdict.stage, finding.outcome), stage: verdict.stage, release: release?.digest, version: release?.version, enforced, ...said(finding) }));
}

/** The same of a statement in a ledger, so that a stage's own file and its ledger tell one story once. */
export function eventsOfStatement(statement: Statement): EvidenceEvent[] {
  const { predicate } = statement;
  const verdict = { ...predicate.verdict, release: predicate.verdict.release ?? { name: statement.subject[0].name, digest: subjectOf(statement) } };
  return eventsOfVerdict(verdict, aboutOf(statement));
}

export function aboutOf({ subject, predicate }: Statement): About {
  const { at, purpose, delivery, environment, commit, details } = predicate;
  const step = typeof details?.step === 'string' ? details.step : undefined;
  return { at, purpose, delivery: formatDeliveryId(delivery), model: subject[0].name, environment, commit, step };
}

/** What `sluice verify` has against a ledger. */
export function eventsOfVerification(refusals: readonly Refusal[], about: Pick<EvidenceEvent, 'at' | 'model' | 'release' | 'delivery'>): EvidenceEvent[] {
  return refusals.map(({ code, expected, actual, fix }) => plain({ schema: 'urn:sluice:event:v1', kind: 'verification', stage: 'verify', ...about, code, message: cut(`Expected ${expected}, found ${actual}.`), expected: cut(expected), actual: cut(actual), fix: cut(fix) }));
}

/** JSON Lines, each line the canonical JSON of its event: two that say the same are the same bytes. */
export function eventLines(events: readonly EvidenceEvent[]): string {
  return events.map((event) => `${canonicalJson(event)}\n`).join('');
}

/** Events out of a stranger's file, and what is wrong with the rest of it. Never throws. */
export function readEvents(bytes: Uint8Array, shown: string): { events: EvidenceEvent[]; refusals: Refusal[] } {
  const wanted = `${shown}: events, one JSON object a line (schemas/event.schema.json)`;
  if (bytes.length > MOST_FILE_BYTES) return { events: [], refusals: [refuse('schema-invalid', wanted, `${shown}: ${bytes.length} bytes, and at most ${MOST_FILE_BYTES} are read`)] };
  const events: EvidenceEvent[] = [];
  const refusals: Refusal[] = [];
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const parsed = parseHostile(Buffer.from(line), MOST_LINE_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : schemaMistakes('event', parsed.value);
    if (mistakes.length > 0) refusals.push(refuse('schema-invalid', wanted, `${shown}, line ${i + 1}: ${mistakes.join('; ')}`));
    else events.push((parsed as { value: EvidenceEvent }).value);
  }
  return { events, refusals };
}

function kindOf(stage: string, outcome: Outcome): EventKind {
  if (outcome === 'fail') return GATES.includes(stage) ? 'refusal' : 'failure';
  return outcome === 'error' ? 'error' : 'inconclusive';
}

function head({ at, purpose, delivery, model, environment, commit, step }: About) {
  return { schema: 'urn:sluice:event:v1' as const, at, purpose, delivery, model, environment, commit, step };
}

function said({ code, rule, message, expected, actual, fix }: Finding) {
  return { code, rule: cut(rule, 10_000), message: cut(message), expected: cut(expected), actual: cut(actual), fix: fix === undefined ? undefined : cut(fix) };
}

function cut(text: string, most = MOST_TEXT): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Without what is not known: the value must be what a reader gets back. */
function plain(event: EvidenceEvent): EvidenceEvent {
  return JSON.parse(JSON.stringify(event)) as EvidenceEvent;
}

import type { Digest } from '../core/digest.ts';
import type { Outcome } from '../core/verdict.ts';
import type { LedgerEntry } from '../evidence/ledger.ts';
import type { History } from './history.ts';
import type { Document, Mapping, Wanted } from './mapping.ts';
import type { ReleaseRecord } from './record.ts';

export type Status = 'answered' | 'partly' | 'missing';

/** One thing that a mapping asked for, and where it was found. */
export interface Found {
  wanted: string;
  found: boolean;
  /** Line of the ledger and digest of that line. */
  line?: number;
  digest?: Digest;
  stage?: string;
  at?: string;
  outcome?: Outcome;
  besideTeamCode?: boolean;
  /** Of the statement's verdict. */
  headline?: string;
  /** Name and value of what it says, cut to be read. */
  says: [name: string, value: string][];
}

export interface Answer {
  id: string;
  section?: string;
  reference?: string;
  question: string;
  status: Status;
  evidence: Found[];
  note?: string;
}

export interface Sources {
  record: ReleaseRecord;
  history: History;
  documents: readonly Document[];
}

const JOURNAL = { served: 'journal: what served when', rollouts: 'journal: users of this release, step by step', overrides: 'journal: who went past a rule', rollbacks: 'journal: what was taken back' };

const MOST_SAID = 40;
const MOST_VALUE = 600;

/** What the evidence answers, question by question, in the order of the mapping. Pure. */
export function answersOf({ questions }: Mapping, sources: Sources): Answer[] {
  return questions.map(({ id, section, reference, question, evidence = [], note }) => {
    const found = evidence.map((wanted) => findOne(wanted, sources));
    const there = found.filter((one) => one.found).length;
    const documented = evidence.some((wanted, i) => 'file' in wanted && found[i]!.found);
    // A note says what a ledger cannot: only a document makes such an answer whole.
    const whole = there === found.length && (note === undefined || documented);
    const status: Status = there === 0 ? 'missing' : whole ? 'answered' : 'partly';
    return { id, section, reference, question, status, evidence: found, note };
  });
}

function findOne(wanted: Wanted, { record, history, documents }: Sources): Found {
  if ('file' in wanted) {
    const document = documents.find(({ file }) => file === wanted.file);
    return { wanted: `document: ${wanted.file}`, found: document !== undefined, digest: document?.digest, says: document ? [['file', `documents/${wanted.file}`]] : [] };
  }
  if ('journal' in wanted) return fromJournal(wanted.journal, record, history);
  return fromStatement(wanted, record);
}

function fromStatement(wanted: Extract<Wanted, { stage: string }>, { entries }: ReleaseRecord): Found {
  const asked = [...(wanted.has ?? []).map(nameOf), ...(wanted.findings ?? []).map((code) => `finding ${code}`)];
  const title = `${wanted.stage}${asked.length > 0 ? `: ${asked.join(', ')}` : ''}`;
  const entry = entries.findLast(({ statement }) => statement.predicate.stage === wanted.stage);
  if (!entry) return { wanted: title, found: false, says: [] };
  const { predicate } = entry.statement;
  const values = (wanted.has ?? []).map((pointer): [string, unknown] => [pointer, valueAt(predicate, pointer)]);
  const found = predicate.verdict.findings.filter(({ code }) => wanted.findings?.some((pattern) => matches(pattern, code)) ?? false);
  const complete = values.every(([, value]) => isThere(value)) && (wanted.findings === undefined || found.length > 0);
  const says = [...values.flatMap(([pointer, value]) => leavesOf(nameOf(pointer), value)), ...found.map(({ rule, outcome, message }): [string, string] => [`${outcome}: ${rule}`, message])];
  return { wanted: title, found: complete, ...placeOf(entry), headline: cut(predicate.verdict.headline), says: capped(says) };
}

function placeOf({ line, digest, statement: { predicate } }: LedgerEntry): Pick<Found, 'line' | 'digest' | 'stage' | 'at' | 'outcome' | 'besideTeamCode'> {
  return { line, digest, stage: predicate.stage, at: predicate.at, outcome: predicate.outcome, ...(predicate.besideTeamCode ? { besideTeamCode: true } : {}) };
}

function fromJournal(what: Extract<Wanted, { journal: string }>['journal'], { release }: ReleaseRecord, { served, candidates }: History): Found {
  const says: [string, string][] =
    what === 'served'
      ? served.map((one) => [`${shortTime(one.from)}${one.until === undefined ? '' : ` to ${shortTime(one.until)}`}`, `${one.version ?? one.release} ${one.how}, by ${one.by.join('; ')}: ${one.why}`])
      : what === 'rollbacks'
        ? [...served.filter(({ how }) => how === 'rolled back to').map((one): [string, string] => [shortTime(one.from), `back to ${one.version ?? one.release}: ${one.why}`]), ...candidates.filter(({ outcome }) => outcome === 'taken back').map((one): [string, string] => [shortTime(one.at), `${one.version ?? one.release} taken back: ${one.why}`])]
        : candidates.filter((one) => what === 'overrides' || one.release === release).flatMap((one) => (what === 'overrides' ? one.overrides.map((text): [string, string] => [one.version ?? one.release, text]) : one.exposure.map(({ at, share }): [string, string] => [shortTime(at), `${share} % of users`])));
  return { wanted: JOURNAL[what], found: says.length > 0, says: capped(says) };
}

function shortTime(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}

/** RFC 6901. Only what an object has itself counts. */
export function valueAt(root: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined), root);
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
}

/** `*` stands for any characters; nothing else of the pattern is special. */
function matches(pattern: string, code: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === code;
  let at = parts[0]!.length;
  if (!code.startsWith(parts[0]!)) return false;
  for (const part of parts.slice(1, -1)) {
    const next = code.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return code.length - parts.at(-1)!.length >= at && code.endsWith(parts.at(-1)!);
}

/** `/details/manifest/version` is `manifest › version` to a reader. */
function nameOf(pointer: string): string {
  const keys = pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return (keys[0] === 'details' && keys.length > 1 ? keys.slice(1) : keys).join(' › ');
}

/** Each value by its own name; lists of plain values in one. */
function leavesOf(name: string, value: unknown): [string, string][] {
  if (!isThere(value)) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  const entries = Object.entries(value as Record<string, unknown>);
  if (Array.isArray(value) && entries.every(([, one]) => typeof one !== 'object')) return [[name, value.join(', ')]];
  return entries.flatMap(([key, one]) => leavesOf(`${name} › ${Array.isArray(value) ? Number(key) + 1 : key}`, one));
}

function capped(says: readonly [string, string][]): [string, string][] {
  const shown = says.slice(0, MOST_SAID).map(([name, value]): [string, string] => [cut(name), cut(value)]);
  return says.length > shown.length ? [...shown, ['…', `and ${says.length - shown.length} more, in the ledger`]] : shown;
}

function cut(text: string): string {
  return text.length > MOST_VALUE ? `${text.slice(0, MOST_VALUE - 1)}…` : text;
}

import type { VerifiedEvidence } from '../audit/verify-evidence.ts';
import { formatDeliveryId } from '../core/delivery-id.ts';
import { describeSigner } from '../evidence/gate.ts';
import type { Refusal } from '../core/refusal.ts';
import type { LedgerEntry } from '../evidence/ledger.ts';
import { predicateTypeOf } from '../evidence/statement.ts';
import { logLine } from '../report/escape.ts';

/** What was found, with what was held against what, and what could not be. */
export type VerifyReport = Pick<VerifiedEvidence, 'ledgers' | 'journals' | 'refusals' | 'checked' | 'unchecked'>;

export function isVerified({ ledgers, refusals }: Pick<VerifyReport, 'ledgers' | 'refusals'>): boolean {
  return refusals.length === 0 && ledgers.every(({ refusals }) => refusals.length === 0);
}

/** For people: the answer first, then each chain as a tree, then what was checked and what was not. Every line is escaped. */
export function renderReport(report: VerifyReport): string {
  const lines = [conclusion(report), '', ...report.ledgers.flatMap(ledgerLines), ...refusalLines(report.refusals), ...list('Checked', report.checked), ...list('Not checked', report.unchecked)];
  return `${lines.map(line).join('\n')}\n`;
}

/** For programs. */
export function reportJson(report: VerifyReport): unknown {
  return {
    verified: isVerified(report),
    conclusion: conclusion(report),
    ledgers: report.ledgers.map(({ name, release, ledger, head, refusals }) => ({
      name,
      release,
      model: ledger.entries[0]?.statement.subject[0].name,
      environment: ledger.entries[0]?.statement.predicate.environment,
      head: ledger.head,
      headSigner: head,
      entries: ledger.entries.map(({ line: at, digest, signer, statement: { predicate } }) => ({
        line: at,
        digest,
        stage: predicate.stage,
        predicateType: predicateTypeOf(predicate.stage),
        name: predicate.name,
        outcome: predicate.outcome,
        enforced: predicate.enforced,
        at: predicate.at,
        delivery: formatDeliveryId(predicate.delivery),
        signer,
      })),
      refusals,
    })),
    journals: report.journals.map(({ name, model, events, signed }) => ({ name, model, events: events.length, signed })),
    refusals: report.refusals,
    checked: report.checked,
    unchecked: report.unchecked,
  };
}

function conclusion(report: VerifyReport): string {
  const entries = report.ledgers.reduce((sum, { ledger }) => sum + ledger.entries.length, 0);
  const refusals = [...report.ledgers.flatMap((one) => one.refusals), ...report.refusals];
  if (!isVerified(report)) return `Refused: ${refusals[0]!.actual} [${refusals[0]!.code}]${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`;
  const told = report.journals.map(({ name, events }) => `${events.length} events of ${name}`).join(', ');
  if (report.ledgers.length === 0) return `Verified: ${told}, in order, none missing.`;
  const failed = report.ledgers.flatMap(({ ledger }) => ledger.entries.filter(({ statement: { predicate } }) => ['fail', 'error', 'inconclusive'].includes(predicate.outcome)));
  const bad = failed.length === 0 ? '' : ` What it records is not all good: ${[...new Set(failed.map(title))].join(', ')}.`;
  const signed = report.ledgers.every(({ ledger }) => ledger.entries.every(({ signer }) => signer.kind === 'key' || signer.kind === 'keyless'));
  return `Verified: ${entries} entries in ${report.ledgers.length === 1 ? 'one chain' : `${report.ledgers.length} chains`}, ${signed ? 'every signature good' : 'not signed'}.${bad}`;
}

function ledgerLines({ name, release, manifest, ledger, head, refusals }: VerifyReport['ledgers'][number]): string[] {
  const { delivery, environment } = ledger.entries[0]?.statement.predicate ?? {};
  const label = manifest ? `${manifest.name}${manifest.version === undefined ? '' : ` ${manifest.version}`}  ` : '';
  const width = Math.max(0, ...ledger.entries.map((entry) => titleOf(entry).length));
  return [
    name,
    `  release   ${label}${release ?? 'unknown'}`,
    `  delivery  ${delivery ? formatDeliveryId(delivery) : 'unknown'}${environment === undefined ? '' : ` to ${environment}`}`,
    `  head      ${ledger.head ?? 'none'}${head === undefined ? '' : `, ${describeSigner(head)}`}`,
    ...ledger.entries.map((entry, i) => `  ${i === ledger.entries.length - 1 ? '└─' : '├─'} ${entryLine(entry, width)}`),
    ...refusalLines(refusals),
    '',
  ];
}

function refusalLines(refusals: readonly Refusal[]): string[] {
  return refusals.flatMap(({ code, expected, actual, fix }) => [`  ✗ [${code}] expected ${expected}; found ${actual}`, `      ${fix}`]);
}

function entryLine(entry: LedgerEntry, width: number): string {
  const { predicate } = entry.statement;
  const outcome = predicate.enforced ? predicate.outcome : `${predicate.outcome} (not enforced)`;
  return `${String(entry.line).padStart(2)} ${titleOf(entry).padEnd(width)}  ${outcome.padEnd('inconclusive'.length)}  ${predicate.at}  ${describeSigner(entry.signer)}`;
}

function titleOf({ statement: { predicate } }: LedgerEntry): string {
  return predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`;
}

function title(entry: LedgerEntry): string {
  return `${titleOf(entry)} is ${entry.statement.predicate.outcome}`;
}

function list(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [heading, ...items.map((item) => `  - ${item}`), ''];
}

/** Ledgers come from strangers: their text must not move the cursor, hide a line or look like another one. */
function line(text: string): string {
  const indent = /^ */.exec(text)![0];
  return indent + logLine(text);
}

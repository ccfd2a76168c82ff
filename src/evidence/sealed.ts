import type { Refusal } from '../core/refusal.ts';
import { STAGES, type Stage } from '../core/verdict.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { refuse } from './refusal-codes.ts';

/** What the seal says of the entries before it; `details` of its statement. */
export interface SealDetails {
  entries: number;
  head: string;
}

/** Stages whose statements lie loose until the seal; what comes after acts on the sealed set. */
export function isSealedStage(stage: Stage): boolean {
  return STAGES.indexOf(stage) < STAGES.indexOf('seal');
}

export function sealOf(ledger: Ledger): LedgerEntry | undefined {
  return ledger.entries.find(({ statement }) => statement.predicate.stage === 'seal');
}

/** No seal, a second one, a seal over another set, a test stage behind it, or one stage twice in it. */
export function sealRefusals(ledger: Ledger): Refusal[] {
  const seal = sealOf(ledger);
  if (!seal) return [refuse('ledger-truncated', 'a seal behind the last test stage', 'no seal')];
  const at = ledger.entries.indexOf(seal);
  const before = ledger.entries.slice(0, at);
  const after = ledger.entries.slice(at + 1);
  return [...coverRefusals(seal, before), ...duplicateRefusals(before), ...lateRefusals(after)];
}

function coverRefusals(seal: LedgerEntry, before: readonly LedgerEntry[]): Refusal[] {
  const details = (seal.statement.predicate.details ?? {}) as Partial<SealDetails>;
  const head = before.at(-1)?.digest;
  if (details.entries === before.length && head !== undefined && details.head === head) return [];
  return [refuse('ledger-truncated', `${String(details.entries)} entries up to ${String(details.head)}, as the seal says`, `${before.length} entries up to ${head ?? 'nothing'}`)];
}

function duplicateRefusals(before: readonly LedgerEntry[]): Refusal[] {
  const seen = new Set<string>();
  return before.flatMap(({ line, statement: { predicate } }) => {
    const key = JSON.stringify([predicate.stage, predicate.name ?? null]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const name = predicate.name === undefined ? '' : ` (${predicate.name})`;
    return [refuse('evidence-duplicate', `one statement of ${predicate.stage}${name}`, `another at line ${line}`)];
  });
}

function lateRefusals(after: readonly LedgerEntry[]): Refusal[] {
  return after
    .filter(({ statement: { predicate } }) => isSealedStage(predicate.stage) || predicate.stage === 'seal')
    .map(({ line, statement: { predicate } }) => refuse('evidence-after-seal', 'only approval, rollout and rollback behind the seal', `line ${line}: ${predicate.stage}`));
}

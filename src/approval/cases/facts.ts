import { sha256 } from '../../core/digest.ts';
import type { ReleaseRef, Stage } from '../../core/verdict.ts';
import type { Ledger, LedgerEntry } from '../../evidence/ledger.ts';
import type { RecordedSignature } from '../risk/signature-changed.ts';
import type { CaseFacts } from './spec.ts';

/** The stages of a case as rules of authority look at them: what each concluded, enforced. Nothing else of it is real. */
export function ledgerOfCase({ outcomes = {} }: CaseFacts): Ledger {
  const stages: Stage[] = ['identify', 'validate-data', 'run-model-tests', ...(outcomes['probe-model'] === undefined ? [] : (['probe-model'] as const))];
  const entries = stages.map((stage, index) => {
    const predicate = { stage, outcome: outcomes[stage] ?? 'pass', enforced: true };
    return { line: index + 1, digest: sha256(stage), signer: { kind: 'none' }, statement: { predicate } } as unknown as LedgerEntry;
  });
  return { entries, head: undefined, refusals: [] };
}

/** Releases that are told apart by their versions alone. */
export function releasesOfCase({ version = {} }: CaseFacts): { candidate: ReleaseRef; champion: ReleaseRef; others: ReleaseRef[]; changes: RecordedSignature['changes'] } {
  const release = (label: string | undefined, bytes: string): ReleaseRef => ({ name: 'case', digest: sha256(bytes), ...(label === undefined ? {} : { version: label }) });
  return {
    candidate: release(version.candidate, 'candidate'),
    champion: release(version.champion, 'champion'),
    others: (version.others ?? []).map((label, index) => release(label, `other ${index}`)),
    changes: [...(version.breaking ? [{ kind: 'breaking' as const, text: 'callers break' }] : []), ...(version.addition ? [{ kind: 'addition' as const, text: 'callers meet something new' }] : [])],
  };
}

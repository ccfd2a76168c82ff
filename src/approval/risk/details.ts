import type { Finding, Stage } from '../../core/verdict.ts';
import { latest, type Ledger } from '../../evidence/ledger.ts';

/** `details` of a stage's newest statement. Undefined: it did not run. */
export function detailsOf(ledger: Ledger, stage: Stage): Record<string, unknown> | undefined {
  const entry = latest(ledger, stage);
  return entry && (entry.statement.predicate.details ?? {});
}

export function findingsOf(ledger: Ledger, stage: Stage): readonly Finding[] {
  return latest(ledger, stage)?.statement.predicate.verdict.findings ?? [];
}

/** Details come from files that others may have written. */
export function mapOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

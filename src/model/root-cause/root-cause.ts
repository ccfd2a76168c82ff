import type { StageResult } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import { rootCauses, type Changes } from './hypotheses.ts';
import type { Related } from './signals.ts';

/** What other stages of the same run found, for a verdict that failed. */
export interface Beside {
  related: Related[];
  changes?: Changes;
  /** Columns that validate-data found drifted, the gravest first; absent where its statement does not lie beside. */
  drifted?: string[];
}

/** What a statement keeps of them, so that the same verdict can be made again. */
const MOST_RELATED = 200;

/** `cuts`: columns that slices and groups are cut by. The verdict with the most likely causes of its failure among its facts and notes; as it was where it did not fail. */
export function withRootCause(result: StageResult, { related, changes }: Beside, cuts: readonly string[] = []): StageResult {
  const { verdict } = result;
  if (verdict.outcome !== 'fail' && verdict.outcome !== 'error') return result;
  const own = [...verdict.findings.map((finding): Related => ({ stage: verdict.stage, finding })), ...leaningsOf(verdict.stage, result.details)];
  const causes = rootCauses([...own, ...related], changes, cuts);
  const [likely, ...others] = causes;
  if (!likely) return result;
  return {
    ...result,
    verdict: {
      ...verdict,
      facts: [['Most likely cause', likely.text], ...verdict.facts],
      notes: [...verdict.notes, ...others.map(({ text }) => `Another possible cause: ${text}`)],
    },
    details: { ...result.details, rootCause: causes },
  };
}

/**
 * Columns that a drift finding of validate-data speaks of, failing ones before those that only warn. A drift that stayed open is none, and a
 * column that is away or of another type cannot be weighed by. */
export function driftedColumns(findings: readonly Finding[]): string[] {
  const found = ['fail', 'warn'].flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome && /^drift(-missing-values)?$/.test(finding.code) && finding.subject?.kind === 'column'));
  return [...new Set(found.map(({ subject }) => subject!.name))];
}

/** Columns with at least this many times their even share of a model's importance are those that it leans on. */
const LEANS_FROM = 2;
const MOST_LEANINGS = 5;

/** Where the candidate leans on few columns, by the shares of importance that a stage measured (`details.explanations`). */
export function leaningsOf(stage: Related['stage'], details: Record<string, unknown> = {}): Related[] {
  const { candidate } = (details.explanations ?? {}) as { candidate?: { columns?: unknown } };
  const groups = (Array.isArray(candidate?.columns) ? candidate.columns : []) as { columns?: unknown; share?: unknown }[];
  return groups
    .flatMap(({ columns, share }) => (Array.isArray(columns) && columns.length === 1 && typeof columns[0] === 'string' && typeof share === 'number' && share >= LEANS_FROM / groups.length ? [{ name: columns[0], share }] : []))
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_LEANINGS)
    .map(({ name, share }) => ({ stage, finding: { code: 'importance', outcome: 'pass', message: `${Math.round(share * 100)} % of what the candidate's columns matter is ${name}.`, subject: { kind: 'column', name } } }));
}

/** Of a stage's findings those that can point at a cause, without what is large. */
export function relatedOf(stage: Related['stage'], findings: readonly Finding[]): Related[] {
  return findings
    .filter(({ outcome, code }) => outcome === 'fail' || outcome === 'error' || /^(importance|explanation)/.test(code))
    .slice(0, MOST_RELATED)
    .map(({ code, outcome, message, subject, numbers }) => ({ stage, finding: { code, outcome, message, ...(subject && { subject }), ...(numbers && { numbers }) } }));
}

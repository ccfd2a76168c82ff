import { parseDuration } from '../../core/duration.ts';
import type { Problem } from '../../core/problem.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';

/** An artifact of a run, as far as its end is concerned. Times are ISO 8601; `null` where GitHub did not say. */
export interface KeptArtifact {
  name: string;
  expired: boolean;
  createdAt: string | null;
  expiresAt: string | null;
}

const DAY = 86_400_000;
/** How long before the end there is a warning: time to keep the ledger elsewhere. */
const WARN_WITHIN = 14 * DAY;
/** What Sluice's own evidence is called (src/actions/artifacts.ts); other artifacts may go. */
const LEDGERS = /^sluice-(ledger|approved|canary-promote)-/;

/**
 * What is wrong with how long the evidence of a run stays where GitHub keeps it, held against `evidence.retention`: gone already,
 * gone soon, or sooner than declared. Nothing where a store of the delivery file has it too, or none is declared.
 */
export function retentionProblems(spec: DeliverySpec, artifacts: readonly KeptArtifact[], now: Date): (Problem & { code: RetentionCode })[] {
  const { retention, stores = [] } = spec.evidence ?? {};
  if (retention === undefined || stores.length > 0) return [];
  const found = artifacts.filter(isKeptLedger).flatMap((artifact) => problemOf(artifact, retention, now) ?? []);
  return found;
}

/** Whether an artifact, by its name, holds a ledger. */
export function isKeptLedger({ name }: Pick<KeptArtifact, 'name'>): boolean {
  return LEDGERS.test(name);
}

/** Every code of `retentionProblems`. */
export type RetentionCode = 'evidence-lapsed' | 'evidence-lapses-soon' | 'evidence-retention-short' | 'evidence-retention-unknown';

const ELSEWHERE = 'Keep the ledger elsewhere now: `sluice evidence keep LEDGER`, with a store under `evidence.stores`.';

function problemOf({ name, expired, createdAt, expiresAt }: KeptArtifact, retention: string, now: Date): (Problem & { code: RetentionCode }) | undefined {
  const end = Date.parse(expiresAt ?? '');
  const start = Date.parse(createdAt ?? '');
  if (expired || end <= now.getTime()) return { code: 'evidence-lapsed', message: `The artifact ${name} is gone; \`evidence.retention\` asks for ${retention}.`, fix: 'Look for the ledger in another store or on the machine of whoever verified it; without one the release has no evidence any more.' };
  if (!Number.isFinite(end) || !Number.isFinite(start)) return { code: 'evidence-retention-unknown', message: `GitHub does not say how long it keeps the artifact ${name}.`, fix: ELSEWHERE };
  // A minute: both times are GitHub's own, and rounded.
  if (end - start < parseDuration(retention) - 60_000) return { code: 'evidence-retention-short', message: `The artifact ${name} is kept until ${expiresAt}, and \`evidence.retention\` asks for ${retention}.`, fix: 'Raise the retention of artifacts in the settings of the repository, or name a store under `evidence.stores`.' };
  return end - now.getTime() < WARN_WITHIN ? { code: 'evidence-lapses-soon', message: `The artifact ${name} is gone after ${expiresAt}.`, fix: ELSEWHERE } : undefined;
}

import type { Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Outcome } from '../core/verdict.ts';
import { latest, type Ledger } from './ledger.ts';
import { refuse } from './refusal-codes.ts';
import { subjectOf } from './statement.ts';

/** What is compared; `secrets` are names. */
export const TRACKED = ['weights', 'code', 'features', 'configuration', 'environment', 'secrets'] as const;
export type Tracked = (typeof TRACKED)[number];

/** What an environment's evidence shows of the release that serves in it. Plain JSON. */
export interface Served {
  release: Digest;
  repositoryId: string;
  model: string;
  environment: string | null;
  /** ISO 8601; when it had been verified good while serving. */
  at: string;
  outcome: Outcome;
  parts: Record<string, Digest>;
  secrets: string[];
  /** What is wrong with the record itself, or with who signed it. */
  unsound: string[];
}

/** What must have served in the environment before, and what was found there. Plain JSON. */
export interface Parity {
  /** The environment before this one. */
  before: string;
  repositoryId: string;
  model: string;
  /** Milliseconds. */
  maxAge: number;
  ignore: readonly Tracked[];
  /** As the candidate's own evidence and this delivery file have them. */
  parts: Record<string, Digest>;
  secrets: readonly string[];
  found: Served | { missing: string };
}

const CLOCK_SKEW = 5 * 60_000;

/** Why what was found in the environment before does not show that this release served there. Pure. */
export function parityRefusals(parity: Parity, release: Digest, now: Date): Refusal[] {
  const { before, found } = parity;
  const where = `in ${before}`;
  if ('missing' in found) return [refuse('parity-evidence-missing', `evidence that the release served ${where}`, found.missing)];
  const refusals = found.unsound.map((actual) => refuse('parity-evidence-unsound', `a sound record of what served ${where}`, actual));
  const place = placeText(parity);
  const there = placeText({ repositoryId: found.repositoryId, model: found.model, before: found.environment });
  if (place !== there) refusals.push(refuse('parity-other-place', place, there));
  if (found.outcome !== 'pass' && found.outcome !== 'warn') refusals.push(refuse('parity-not-promoted', `a promotion ${where} that passed`, found.outcome));
  return [...refusals, ...ageRefusals(parity, found, now), ...releaseRefusals(parity, found, release), ...secretRefusals(parity, found)];
}

function ageRefusals({ before, maxAge }: Parity, { at }: Served, now: Date): Refusal[] {
  const age = now.getTime() - Date.parse(at);
  if (!(age >= -CLOCK_SKEW)) return [refuse('parity-from-future', `a promotion in ${before} before ${now.toISOString()}`, at)];
  return age <= maxAge ? [] : [refuse('parity-stale', `a promotion in ${before} not older than ${maxAge / 86_400_000} days`, `one of ${at}`)];
}

/** Another digest is another release; where the parts that differ are ignored, the rest of it may be the same. */
function releaseRefusals({ before, ignore, parts }: Parity, found: Served, release: Digest): Refusal[] {
  if (found.release === release) return [];
  const names = TRACKED.filter((name) => parts[name] !== found.parts[name]);
  const known = Object.keys(parts).length > 0 && Object.keys(found.parts).length > 0;
  if (known && names.length > 0 && names.every((name) => ignore.includes(name))) return [];
  const differs = names.filter((name) => !ignore.includes(name)).map((name) => `${name} (${shown(found.parts[name])} there, ${shown(parts[name])} here)`);
  return [refuse('parity-release-differs', `the release ${release} to have served in ${before}`, `${found.release} serves there${known && differs.length > 0 ? `, and differs in ${differs.join(', ')}` : ''}`)];
}

function secretRefusals({ before, ignore, secrets }: Parity, found: Served): Refusal[] {
  if (ignore.includes('secrets')) return [];
  const missing = secrets.filter((name) => !found.secrets.includes(name));
  const surplus = found.secrets.filter((name) => !secrets.includes(name));
  if (missing.length + surplus.length === 0) return [];
  const said = [...(missing.length > 0 ? [`${missing.join(', ')} only here`] : []), ...(surplus.length > 0 ? [`${surplus.join(', ')} only in ${before}`] : [])];
  return [refuse('parity-secrets-differ', `the same names of secrets here and in ${before}`, said.join('; '))];
}

/**
 * What a ledger shows of the release that was promoted last in it. `unsigned`: what the gate has against its signatures, under the
 * signers that count there.
 */
export function servedIn(ledger: Ledger, unsigned: readonly Refusal[]): Served | { missing: string } {
  const promotion = latest(ledger, 'canary-promote');
  const unsound = [...ledger.refusals, ...unsigned].map(({ code, actual }) => `${code}: ${actual}`).slice(0, 20);
  if (!promotion) return { missing: unsound.length > 0 ? `a ledger without a promotion that can be read (${unsound[0]})` : 'a ledger without a promotion' };
  const { predicate } = promotion.statement;
  const { lineage, secrets } = latest(ledger, 'identify')?.statement.predicate.details ?? {};
  const parts = (lineage as { parts?: unknown } | undefined)?.parts;
  return {
    release: subjectOf(promotion.statement),
    repositoryId: predicate.delivery.repositoryId,
    model: promotion.statement.subject[0].name,
    environment: predicate.environment ?? null,
    at: predicate.at,
    outcome: predicate.outcome,
    parts: typeof parts === 'object' && parts !== null ? (parts as Record<string, Digest>) : {},
    secrets: Array.isArray(secrets) ? secrets.filter((name) => typeof name === 'string') : [],
    unsound,
  };
}

/** The same as a line of a page that people decide from. */
export function parityText({ before, found, ignore }: Parity): string {
  if ('missing' in found) return `Whether it served in ${before} is not known: ${found.missing}.`;
  const apart = ignore.length > 0 ? ` (${ignore.join(', ')} may differ)` : '';
  return `The release ${found.release.slice(0, 19)} served in ${found.environment ?? 'an environment without a name'}, where it was verified good at ${found.at.slice(0, 16).replace('T', ' ')} UTC; what is approved here must be the same${apart}.`;
}

function placeText({ repositoryId, model, before }: { repositoryId: string; model: string; before: string | null }): string {
  return `the model ${model} in the environment ${before ?? 'without a name'} of repository ${repositoryId}`;
}

function shown(digest: string | undefined): string {
  return digest === undefined ? 'none' : String(digest).slice(0, 19);
}


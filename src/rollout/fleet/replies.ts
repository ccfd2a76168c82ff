import { isDigest, type Digest } from '../../core/digest.ts';
import { DriverError } from '../../core/driver-error.ts';
import { isRecord, show } from '../traffic/weights.ts';

/** Bytes of an answer to golden rows. */
export const SCORES_BYTES = 16 * 1024 * 1024;

/**
 * The digest in `{"digest": "sha256:…"}`; `null` where the slot serves nothing. Throws DriverError `digest-unreadable`.
 */
export function readDigest(reply: unknown, what: string): Digest | null {
  const digest = isRecord(reply) ? reply.digest : undefined;
  if (digest === null || isDigest(digest)) return digest;
  throw new DriverError('digest-unreadable', `${what} answered ${show(reply)}.`, 'It must answer {"digest": "sha256:…"}, or null where it serves nothing.');
}

/** As `readDigest`, from what a program printed: JSON, the digest alone, or nothing where the slot serves nothing. */
export function printedDigest(text: string, what: string): Digest | null {
  const printed = text.trim();
  if (printed === '') return null;
  return readDigest(isDigest(printed) ? { digest: printed } : parsed(printed, what), what);
}

/** The scores in `{"scores": […]}`: as many finite numbers as there were rows. Throws DriverError `scores-unreadable`. */
export function readScores(reply: unknown, rows: number, what: string): number[] {
  const scores = isRecord(reply) ? reply.scores : undefined;
  const problem = (why: string): DriverError =>
    new DriverError('scores-unreadable', `${what} ${why}.`, 'It must answer {"scores": […]} with one number for each row, in order.');
  if (!Array.isArray(scores)) throw problem(`answered ${show(reply)}`);
  if (scores.length !== rows) throw problem(`answered ${scores.length} scores to ${rows} rows`);
  const odd = scores.findIndex((score) => typeof score !== 'number' || !Number.isFinite(score));
  if (odd >= 0) throw problem(`answered ${show(scores[odd])} as score ${odd}`);
  return scores as number[];
}

export function printedScores(text: string, rows: number, what: string): number[] {
  return readScores(parsed(text, what), rows, what);
}

/** Rows as the slots get them: counts and keys may come from the data engine as bigint. */
export function rowsJson(rows: readonly Record<string, unknown>[]): string {
  return JSON.stringify({ rows }, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
}

export function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DriverError('program-not-json', `${what} printed ${JSON.stringify(text.slice(0, 120))}, which is not JSON.`, 'It must print only its answer.', { cause });
  }
}

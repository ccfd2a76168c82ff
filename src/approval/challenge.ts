import { createHash } from 'node:crypto';
import { canonicalJson, type Digest } from '../core/digest.ts';

/** Everything that a reviewer binds to by typing the code. */
export interface ChallengeSubject {
  repositoryId: string;
  /** `formatDeliveryId`: repository id, run id and attempt. */
  delivery: string;
  /** Release digest. */
  release: Digest;
  /** Head of the ledger after seal. */
  evidence: Digest;
  /** Digest of the delivery file's bytes. */
  deliveryFile: Digest;
  /** `policyDigest`. */
  policy: Digest;
}

// RFC 4648, table 3.
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 16;

/**
 * The first 80 bits of SHA-256 over the canonical JSON (RFC 8785) of the subject, as 16 base32 characters (RFC 4648) in
 * lower case. 80 bits: nobody can find a second release, evidence set or policy that has the code of the first.
 */
export function challengeOf(subject: ChallengeSubject): string {
  const { repositoryId, delivery, release, evidence, deliveryFile, policy } = subject;
  return codeOf(canonicalJson({ repositoryId, delivery, release, evidence, deliveryFile, policy }));
}

/** The first 80 bits of SHA-256 over a text, as `challengeOf` writes them. */
export function codeOf(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) code += BASE32[fiveBitsAt(digest, index * 5)];
  return code;
}

function fiveBitsAt(bytes: Uint8Array, bit: number): number {
  const word = (bytes[bit >> 3]! << 8) | bytes[(bit >> 3) + 1]!;
  return (word >> (11 - (bit & 7))) & 31;
}

/** `xxxx-xxxx-xxxx-xxxx`: groups that a person can read aloud and type. */
export function displayChallenge(challenge: string): string {
  return challenge.match(/.{4}/g)!.join('-');
}

/** What reviewers type into the comment of their review. */
export function approvalPhrase(challenge: string): string {
  return `approve ${displayChallenge(challenge)}`;
}

/** Comments are hostile text; a code never stands this far into one. */
const LONGEST_COMMENT = 10_000;
// Groups of four, with the dashes that phones put in place of a hyphen, or none. A digit or a group more is another code.
const DASH = '[-\u2010-\u2015\u2212]';
const CODE = new RegExp(`(?<![0-9a-z]|[0-9a-z]${DASH})[a-z2-7]{4}(?:${DASH}?[a-z2-7]{4}){3}(?!${DASH}?[0-9a-z])`, 'gi');

/**
 * Which code a comment names: `right`, `wrong` (something like a code, another one) or `none`. Case and dashes do not
 * matter. The comment need not say `approve`: that was said by approving.
 */
export function challengeIn(comment: string, challenge: string): 'right' | 'wrong' | 'none' {
  if (comment.length > LONGEST_COMMENT) return 'none';
  const codes = [...comment.matchAll(CODE)].map(([code]) => code.toLowerCase().replaceAll(/[^a-z2-7]/g, ''));
  if (codes.includes(challenge)) return 'right';
  return codes.length > 0 ? 'wrong' : 'none';
}

// A word of sixteen letters is a word, unless `approve` stands before it.
const WRITTEN_CODE = new RegExp(`\\bapprove\\s+${CODE.source}|${CODE.source.replaceAll(`${DASH}?`, DASH).replace(`(?!${DASH}`, `(?!${DASH}?`)}`, 'gi');

/** The comment without its codes, and without the word `approve` before them. */
export function withoutChallenge(comment: string): string {
  return comment.slice(0, LONGEST_COMMENT).replaceAll(WRITTEN_CODE, ' ');
}

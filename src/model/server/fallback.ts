import type { Fault } from './fault-proxy.ts';

/** What an answer must be while a dependency fails. */
export interface Fallback {
  status: number;
  fields?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Whether an answer is the declared fallback: its status, and every declared field in the object (or in each object of a list). */
export function isFallback({ status, fields }: Fallback, answer: { status: number; body: Buffer }): boolean {
  if (answer.status !== status) return false;
  if (!fields) return true;
  let value: unknown;
  try {
    value = JSON.parse(answer.body.toString('utf8'));
  } catch {
    return false;
  }
  const objects = Array.isArray(value) ? value : [value];
  return objects.length > 0 && objects.every((object) => typeof object === 'object' && object !== null && Object.entries(fields).every(([name, wanted]) => (object as Record<string, unknown>)[name] === wanted));
}

/** An answer as if nothing were wrong: success, and not marked as the fallback. */
export function isOrdinary(fallback: Fallback, answer: { status: number; body: Buffer }): boolean {
  return answer.status >= 200 && answer.status < 300 && !(fallback.fields && isFallback(fallback, answer));
}

/**
 * Whether an answer is right under a fault. A late or stale answer of the dependency may be waited for or used; an error or an empty one
 * leaves the fallback alone.
 */
export function isRightUnder(fault: Fault, fallback: Fallback, answer: { status: number; body: Buffer }): boolean {
  if (isFallback(fallback, answer)) return true;
  return (fault === 'delay' || fault === 'stale') && isOrdinary(fallback, answer);
}

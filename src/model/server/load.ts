import { Histogram } from '../../statistics/histogram.ts';
import type { Arrivals } from './arrivals.ts';
import type { Connections, Failure } from './connections.ts';
import type { Timer } from './timer.ts';

export interface Load {
  arrivals: Arrivals;
  /** The whole bytes of request `i`. */
  request(i: number): Buffer;
  /** Milliseconds from the intended time of sending after which a request has failed. */
  timeout: number;
  /** Requests at the start that are sent and not counted. */
  washout: number;
  /** Stretches of equal length that the counted requests are also kept apart by; 1 where absent. */
  parts?: number;
  /** Whether an answer is a good one; a status from 200 to 299 where absent. */
  isGood?(status: number, body: Buffer): boolean;
  signal?: AbortSignal;
}

/** What became of the counted requests of one block. */
export interface LoadResult {
  /** Microseconds from the intended time of sending to the whole answer; failed requests are its misses. */
  latency: Histogram;
  /** The same by stretches, in their order. */
  parts: Histogram[];
  /** Microseconds from the intended to the actual time of sending: the generator's own error. */
  lateness: Histogram;
  requests: number;
  failures: Partial<Record<Failure | `status-${number}` | 'wrong-answer', number>>;
  /** Seconds from the first intended time to the last answer, of all requests. */
  seconds: number;
  /** Intended requests a second, of all requests. */
  perSecond: number;
}

// Timers are late by a millisecond or more, and a request every half of that is wanted.
const SPIN_MS = 2;

/**
 * Sends requests at their intended times whether or not earlier ones have been answered (open loop), and counts each one's time from
 * when it was meant to be sent: a server that stalls is charged for all that would have come meanwhile (no coordinated omission).
 */
export function runLoad(connections: Pick<Connections, 'send'>, load: Load, timer: Timer): Promise<LoadResult> {
  const { arrivals, washout, timeout, signal } = load;
  const isGood = load.isGood ?? ((status: number) => status >= 200 && status < 300);
  const n = arrivals.length;
  const parts = Array.from({ length: load.parts ?? 1 }, () => new Histogram());
  const partOf = (i: number): Histogram => parts[Math.min(parts.length - 1, Math.floor(((i - washout) * parts.length) / Math.max(1, n - washout)))]!;
  const result: LoadResult = { latency: new Histogram(), parts, lateness: new Histogram(), requests: 0, failures: {}, seconds: 0, perSecond: 0 };
  return new Promise((resolve, reject) => {
    const start = timer.now();
    let next = 0;
    let open = 0;
    const finish = (): void => {
      signal?.removeEventListener('abort', abort);
      for (const part of parts) result.latency.add(part);
      result.seconds = (timer.now() - start) / 1000;
      result.perSecond = n === 0 ? 0 : (n * 1000) / arrivals[n - 1]!;
      resolve(result);
    };
    const abort = (): void => {
      next = n;
      reject(signal!.reason as Error);
    };
    const issue = (i: number, now: number): void => {
      const intended = start + arrivals[i]!;
      const counts = i >= washout;
      if (counts) {
        result.requests++;
        result.lateness.record((now - intended) * 1000);
      }
      open++;
      connections.send(load.request(i), timeout - (now - intended), (reply, failure) => {
        open--;
        if (counts) {
          const why = failure ?? failureOf(reply!.status, isGood(reply!.status, reply!.body));
          const part = partOf(i);
          if (why === undefined) part.record((timer.now() - intended) * 1000);
          else {
            part.miss();
            result.failures[why] = (result.failures[why] ?? 0) + 1;
          }
        }
        if (next === n && open === 0) finish();
      });
    };
    const step = (): void => {
      if (signal?.aborted) return;
      for (let now = timer.now(); next < n && start + arrivals[next]! <= now; now = timer.now()) issue(next++, now);
      if (next === n) return;
      const wait = start + arrivals[next]! - timer.now();
      if (wait > SPIN_MS) setTimeout(step, wait - SPIN_MS);
      else setImmediate(step);
    };
    if (signal?.aborted) return reject(signal.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    if (n === 0) finish();
    else step();
  });
}

function failureOf(status: number, good: boolean): keyof LoadResult['failures'] | undefined {
  if (good) return undefined;
  return status >= 200 && status < 300 ? 'wrong-answer' : `status-${status}`;
}

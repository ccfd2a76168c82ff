import { DriverError } from '../core/driver-error.ts';
import type { Clock } from '../core/seams.ts';
import type { Cluster, KubeObject, Resource } from './cluster.ts';

/** Read again after so long even where the watch is silent: a dead connection looks like an idle one. */
const LOOK_AGAIN_MS = 10_000;
/** Before reading again after a cut, and while there is no object to watch; twice as long each time in a row. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2000;
/** What may pass while one waits: the API server restarts, or has too much to do. */
const PASSING = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-failed', 'cluster-stopped']);

/** Whether waiting may bring an answer where this was thrown. */
export function isPassing(error: unknown): boolean {
  return error instanceof DriverError && PASSING.has(error.code);
}

export interface SettleOptions {
  /** Milliseconds, at most. */
  within: number;
  clock: Clock;
  /** What a write has just answered: looked at first, so that nothing is read twice. */
  from?: KubeObject;
}

export interface Settled<T> {
  /** What `look` answered; undefined: not within the time. */
  value: T | undefined;
  /** As last seen; null: not there; undefined: never seen, since the cluster could not be asked. */
  object: KubeObject | null | undefined;
}

/**
 * Looks at an object, at each of its states, until `look` answers something else than undefined, and no longer than `within`. Goes on after a watch was cut,
 * was ended or lapsed, and while the API server is away. What `look` throws, and errors that do not pass by waiting, are thrown; where the cluster could not be
 * asked even once, why.
 */
export async function settled<T>(cluster: Cluster, resource: Resource, name: string, look: (object: KubeObject | null) => T | undefined, { within, clock, from }: SettleOptions): Promise<Settled<T>> {
  const until = clock.now().getTime() + within;
  const stop = new AbortController();
  const seen: Settled<T> = { value: undefined, object: undefined };
  let away: unknown;
  const see = (object: KubeObject | null): boolean => {
    if (stop.signal.aborted) return true;
    seen.object = object;
    seen.value = look(object);
    return seen.value !== undefined;
  };
  const following = async (): Promise<void> => {
    let next = from;
    let pause = PAUSE_MS;
    while (!stop.signal.aborted) {
      try {
        const object = next ?? (await cluster.read(resource, name, { signal: stop.signal })) ?? null;
        next = undefined;
        away = undefined;
        if (see(object)) return;
        if (object?.metadata.resourceVersion !== undefined && (await seenBy(watched(object.metadata.resourceVersion)))) return;
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!isPassing(error)) throw error;
        away = error;
      }
      await clock.sleep(pause, stop.signal).catch(() => {});
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  const watched = (resourceVersion: string): { states: AsyncIterable<KubeObject | null>; end: () => void } => {
    const turn = new AbortController();
    void clock.sleep(LOOK_AGAIN_MS, turn.signal).then(() => turn.abort(), () => {});
    return { states: cluster.watch(resource, name, resourceVersion, AbortSignal.any([stop.signal, turn.signal])), end: () => turn.abort() };
  };
  const seenBy = async ({ states, end }: ReturnType<typeof watched>): Promise<boolean> => {
    try {
      for await (const object of states) if (see(object)) return true;
      return false;
    } finally {
      end();
    }
  };
  const bound = new AbortController();
  const time = clock.sleep(Math.max(0, until - clock.now().getTime()), bound.signal).then(() => stop.abort(), () => {});
  try {
    await Promise.race([following(), time]);
  } finally {
    stop.abort();
    bound.abort();
  }
  if (seen.object === undefined && away !== undefined) throw away;
  return { ...seen };
}

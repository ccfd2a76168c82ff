import { afterEach, describe, expect, test } from '@jest/globals';
import { DriverError } from '../../src/core/driver-error.ts';
import type { Clock } from '../../src/core/seams.ts';
import type { Cluster, KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import { settled } from '../../src/kubernetes/settle.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const one = (version: string): KubeObject => ({ metadata: { name: 'a', resourceVersion: version } });

/** Time that passes when told: sleepers wake in the order of their hours, and nothing else of the test waits. */
class Hours implements Clock {
  #now = 0;
  #sleepers: { at: number; wake: () => void }[] = [];

  now = (): Date => new Date(this.#now);

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new Error('woken'));
      const sleeper = { at: this.#now + milliseconds, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
        reject(new Error('woken'));
      });
    });
  }

  /** Lets all time pass until nobody sleeps, so far as `until`. */
  async pass(until: number): Promise<void> {
    for (;;) {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      const next = this.#sleepers.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) return;
      this.#sleepers.shift();
      this.#now = next.at;
      next.wake();
    }
  }
}

let stop = new AbortController();
afterEach(() => {
  stop.abort();
  stop = new AbortController();
});

/** What reads and watches answer, in their order; the last of each for ever. */
function cluster(reads: (() => KubeObject | undefined)[], watches: ((signal: AbortSignal) => AsyncIterable<KubeObject | null>)[] = [silent]): Cluster & { reads: number; watched: string[] } {
  const next = <T>(list: T[], at: number): T => list[Math.min(at, list.length - 1)]!;
  const self = {
    reads: 0,
    watched: [] as string[],
    where: 'context prod',
    read: async () => next(reads, self.reads++)(),
    watch: (_: Resource, __: string, version: string, signal: AbortSignal) => next(watches, self.watched.push(version) - 1)(signal),
  };
  return self as unknown as Cluster & { reads: number; watched: string[] };
}

async function* silent(signal: AbortSignal): AsyncGenerator<null> {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

const away = (code: string) => (): never => {
  throw new DriverError(code, 'Away.', 'Wait.');
};

async function passing<T>(clock: Hours, promise: Promise<T>, until = 3_600_000): Promise<T> {
  const outcome = promise.then((value) => ({ value }), (error: unknown) => ({ error }));
  await clock.pass(until);
  const done = await Promise.race([outcome, Promise.resolve().then(() => undefined)]);
  if (done === undefined) throw new Error('still waiting');
  if ('error' in done) throw done.error;
  return done.value;
}

describe('settled', () => {
  test('ends at its bound where nothing ever comes, with what was seen last', async () => {
    const clock = new Hours();
    const asked = cluster([() => one('1')]);
    const { value, object } = await passing(clock, settled(asked, MAPS, 'a', () => undefined, { within: 60_000, clock }));
    expect(value).toBeUndefined();
    expect(object).toEqual(one('1'));
    expect(clock.now().getTime()).toBe(60_000);
    // A silent watch may be a dead connection: it is read again, and not all the time.
    expect(asked.reads).toBeGreaterThanOrEqual(5);
    expect(asked.reads).toBeLessThanOrEqual(7);
  });

  test('ends at its bound where a read never answers', async () => {
    const clock = new Hours();
    const { value, object } = await passing(clock, settled(cluster([(() => new Promise(() => {})) as never]), MAPS, 'a', () => true, { within: 5000, clock }));
    expect([value, object, clock.now().getTime()]).toEqual([undefined, undefined, 5000]);
  });

  test('looks first at what a write answered, and reads nothing where that is enough', async () => {
    const clock = new Hours();
    const asked = cluster([away('cluster-failed')]);
    expect(await passing(clock, settled(asked, MAPS, 'a', () => 'done', { within: 5000, clock, from: one('7') }))).toEqual({ value: 'done', object: one('7') });
    expect(asked.reads).toBe(0);
  });

  test('watches from the very state that it saw', async () => {
    const clock = new Hours();
    const asked = cluster([() => one('1')], [async function* () { yield one('8'); }]);
    expect((await passing(clock, settled(asked, MAPS, 'a', (each) => each?.metadata.resourceVersion === '8' || undefined, { within: 5000, clock, from: one('7') }))).value).toBe(true);
    expect([asked.watched, asked.reads]).toEqual([['7'], 0]);
  });

  test.each(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-failed'])('goes on while %s, of reads and of watches', async (code) => {
    const clock = new Hours();
    const asked = cluster([away(code), () => one('1'), away(code), away(code), () => one('9')], [async function* () { yield* []; away(code)(); }]);
    expect((await passing(clock, settled(asked, MAPS, 'a', (each) => each?.metadata.resourceVersion === '9' || undefined, { within: 60_000, clock }))).value).toBe(true);
  });

  test('says why where the cluster could not be asked even once', async () => {
    const clock = new Hours();
    await expect(passing(clock, settled(cluster([away('cluster-unreachable')]), MAPS, 'a', () => true, { within: 5000, clock }))).rejects.toMatchObject({ code: 'cluster-unreachable' });
    expect(clock.now().getTime()).toBe(5000);
  });

  test.each(['cluster-forbidden', 'cluster-unauthorized', 'cluster-certificate', 'cluster-missing'])('does not wait for %s to pass', async (code) => {
    const clock = new Hours();
    await expect(passing(clock, settled(cluster([away(code)]), MAPS, 'a', () => true, { within: 60_000, clock }))).rejects.toMatchObject({ code });
    expect(clock.now().getTime()).toBe(0);
  });

  test('hands on what the look says is wrong', async () => {
    const clock = new Hours();
    await expect(passing(clock, settled(cluster([() => one('1')]), MAPS, 'a', away('route-not-accepted'), { within: 60_000, clock }))).rejects.toMatchObject({ code: 'route-not-accepted' });
  });

  test('sees that it is not there, and that it came', async () => {
    const clock = new Hours();
    const asked = cluster([() => undefined, () => undefined, () => one('1')]);
    const seen: (string | null)[] = [];
    const look = (each: KubeObject | null): true | undefined => (seen.push(each?.metadata.resourceVersion ?? null), each === null ? undefined : true);
    expect((await passing(clock, settled(asked, MAPS, 'a', look, { within: 60_000, clock }))).object).toEqual(one('1'));
    expect(seen).toEqual([null, null, '1']);
  });

  test('sees that it was deleted', async () => {
    const clock = new Hours();
    const asked = cluster([() => one('1')], [async function* () { yield null; }]);
    expect(await passing(clock, settled(asked, MAPS, 'a', (each) => (each === null ? 'gone' : undefined), { within: 60_000, clock }))).toEqual({ value: 'gone', object: null });
  });

  test('does not ask the server to death where each watch ends at once', async () => {
    const clock = new Hours();
    const asked = cluster([() => one('1')], [async function* () { yield* []; }]);
    await passing(clock, settled(asked, MAPS, 'a', () => undefined, { within: 60_000, clock }));
    expect(asked.reads).toBeLessThan(100);
  });
});

import { describe, expect, test } from '@jest/globals';
import { sha256, type Digest } from '../../src/core/digest.ts';
import { DriverError } from '../../src/core/driver-error.ts';
import type { RegisteredVersion, Registry } from '../../src/core/seams.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { stateOf, type State } from '../../src/journal/state.ts';
import { lookAtRegistry, tellRegistry } from '../../src/run/registry.ts';
import { pointRegistry, registryDrift, type Champion } from '../../src/serving/registry.ts';
import { deliveryOf } from './factory.ts';

const digestOf = (version: number): Digest => sha256(`release ${version}`);

/** A registry that keeps state, counts calls, and can die at any of them. */
class Kept implements Registry {
  readonly name = 'the registry';
  readonly versions = new Map<string, RegisteredVersion>();
  readonly named: { champion?: string; previous?: string } = {};
  readonly calls: string[] = [];
  /** Fails this call (from 0), before or after it took effect. */
  fails: { at: number; when: 'before' | 'after' } | undefined;
  /** Somebody else writes behind every call that points. */
  onPoint: () => void = () => undefined;

  aliases() {
    return this.#call('aliases', () => ({ ...this.named }));
  }
  version(name: string) {
    return this.#call('version', () => this.versions.get(name));
  }
  find(digest: Digest) {
    return this.#call('find', () => [...this.versions.values()].findLast((each) => each.digest === digest));
  }
  tag(version: string, tags: { digest: Digest; ledgerHead?: Digest }) {
    return this.#call('tag', () => void this.versions.set(version, { version, ...tags }));
  }
  point(alias: 'champion' | 'previous', version: string) {
    return this.#call(`point ${alias} ${version}`, () => {
      this.named[alias] = version;
      if (alias === 'champion') this.onPoint();
    });
  }

  async #call<T>(name: string, effect: () => T): Promise<T> {
    const failing = this.calls.push(name) - 1 === this.fails?.at ? this.fails.when : undefined;
    if (failing === 'before') throw new DriverError('http-unreachable', 'gone', 'wait');
    const result = effect();
    if (failing === 'after') throw new DriverError('http-unreachable', 'gone', 'wait');
    return result;
  }
}

function registry(versions: number, ...untagged: number[]): Kept {
  const kept = new Kept();
  for (let version = 1; version <= versions; version += 1)
    kept.versions.set(String(version), { version: String(version), ...(!untagged.includes(version) && { digest: digestOf(version) }) });
  return kept;
}

function champion(version: number, before: number[] = [], more: Partial<Champion> = {}): Champion {
  return { release: { name: 'income', digest: digestOf(version) }, ledgerHead: sha256(`ledger ${version}`), before: before.map(digestOf), ...more };
}

describe('pointing a registry at what serves', () => {
  test('tags the version with digest and ledger head, keeps the one before, and points the champion last', async () => {
    const kept = registry(2);
    kept.named.champion = '1';
    expect(await pointRegistry(kept, champion(2, [1]))).toMatchObject({ kind: 'pointed', version: '2', changed: true, drift: undefined });
    expect(kept.named).toEqual({ champion: '2', previous: '1' });
    expect(kept.versions.get('2')).toEqual({ version: '2', digest: digestOf(2), ledgerHead: sha256('ledger 2') });
    expect(kept.calls.filter((call) => /tag|point/.test(call))).toEqual(['tag', 'point previous 1', 'point champion 2']);
  });

  test('asked again it writes nothing', async () => {
    const kept = registry(2);
    await pointRegistry(kept, champion(2, [1]));
    kept.calls.length = 0;
    expect(await pointRegistry(kept, champion(2, [1]))).toMatchObject({ kind: 'pointed', changed: false });
    expect(kept.calls.filter((call) => /tag|point/.test(call))).toEqual([]);
  });

  test('killed at any call, before or after it took effect, and repeated: every time the same end', async () => {
    let cases = 0;
    for (const when of ['before', 'after'] as const)
      for (let at = 0; ; at += 1) {
        const kept = registry(2, 2);
        kept.named.champion = '1';
        kept.fails = { at, when };
        const first = await pointRegistry(kept, champion(2, [1], { version: '2' }));
        if (kept.calls.length <= at) break;
        cases += 1;
        expect(first).toMatchObject({ kind: 'failed', code: 'registry-away' });
        kept.fails = undefined;
        expect(await pointRegistry(kept, champion(2, [1], { version: '2' }))).toMatchObject({ kind: 'pointed', version: '2', drift: undefined });
        expect(kept.named).toEqual({ champion: '2', previous: '1' });
      }
    expect(cases).toBeGreaterThanOrEqual(16);
  });

  test('says that another writer had pointed the alias elsewhere, and points it at what serves', async () => {
    const kept = registry(3);
    kept.named.champion = '3';
    expect(await pointRegistry(kept, champion(2, [1]))).toMatchObject({ kind: 'pointed', drift: expect.stringContaining('named version 3 as champion') });
    expect(kept.named).toEqual({ champion: '2', previous: '1' });
  });

  test('gives up where somebody else points the alias away each time, and says so', async () => {
    const kept = registry(3);
    kept.onPoint = () => void (kept.named.champion = '3');
    expect(await pointRegistry(kept, champion(2, [1]))).toMatchObject({ kind: 'failed', code: 'registry-contested', said: expect.stringContaining('version 3') });
  });

  test('finds an untagged version by the name in the delivery file, or by a release version that is a number', async () => {
    const declared = registry(2, 2);
    expect(await pointRegistry(declared, champion(2, [], { version: '2' }))).toMatchObject({ kind: 'pointed', version: '2' });
    const numbered = registry(2, 2);
    expect(await pointRegistry(numbered, champion(2, [], { release: { name: 'income', version: '2', digest: digestOf(2) } }))).toMatchObject({ kind: 'pointed', version: '2' });
  });

  test.each<[string, Champion, string]>([
    ['no version of the release', champion(9), 'registry-version-unknown'],
    ['no such version', champion(9, [], { version: '7' }), 'registry-version-unknown'],
    ['a version of another release', champion(9, [], { version: '1' }), 'registry-version-other'],
  ])('changes nothing where there is %s', async (_what, wanted, code) => {
    const kept = registry(2);
    kept.named.champion = '1';
    expect(await pointRegistry(kept, wanted)).toMatchObject({ kind: 'failed', code });
    expect([kept.named, kept.calls.filter((call) => /tag|point/.test(call))]).toEqual([{ champion: '1' }, []]);
  });

  test('keeps what the alias named before where nothing else is known of it', async () => {
    const kept = registry(2, 1);
    kept.named.champion = '1';
    await pointRegistry(kept, champion(2));
    expect(kept.named).toEqual({ champion: '2', previous: '1' });
    await pointRegistry(kept, champion(2));
    expect(kept.named).toEqual({ champion: '2', previous: '1' });
  });
});

describe('looking at a registry', () => {
  test.each<[string, string | undefined, string | undefined]>([['what serves', '2', undefined], ['another version', '1', 'registry-drift'], ['nothing', undefined, 'registry-drift']])('that names %s as champion', async (_what, named, code) => {
    const kept = registry(2);
    kept.named.champion = named;
    expect((await registryDrift(kept, champion(2, [1])))?.code).toBe(code);
    expect(kept.calls.filter((call) => /tag|point/.test(call))).toEqual([]);
  });

  test('that does not answer says so', async () => {
    const kept = registry(1);
    kept.fails = { at: 0, when: 'before' };
    expect(await registryDrift(kept, champion(1))).toMatchObject({ code: 'registry-away' });
  });
});

describe('a verdict of whoever looks once in a while', () => {
  const passed: StageResult = { verdict: { schema: 'urn:sluice:verdict:v1', stage: 'watch', outcome: 'pass', headline: 'Calm.', enforced: true, findings: [], notes: [], facts: [] }, inputs: [] };
  const delivery = deliveryOf();
  const state = (more: Partial<State> = {}): State => ({ ...stateOf([]), champion: { release: { name: 'income', digest: digestOf(2) }, slot: 'a', tested: true, ledgerHead: null, golden: null, since: 0 }, ...more });

  test('warns of a registry that names something else, and says nothing of one that is right', async () => {
    const kept = registry(2);
    kept.named.champion = '1';
    expect((await lookAtRegistry(kept, delivery, state(), passed)).verdict).toMatchObject({ outcome: 'warn', findings: [{ code: 'registry-drift' }] });
    kept.named.champion = '2';
    expect(await lookAtRegistry(kept, delivery, state(), passed)).toBe(passed);
  });

  test('does not ask where no registry is declared, nothing serves, or a way back is under way', async () => {
    const kept = registry(2);
    const returning = { to: { name: 'income', digest: digestOf(1) } } as State['returning'];
    for (const [asked, at] of [[undefined, state()], [kept, state({ champion: undefined })], [kept, state({ returning })]] as const) expect(await lookAtRegistry(asked, delivery, at, passed)).toBe(passed);
    expect(kept.calls).toEqual([]);
  });

  test('of a promotion keeps its outcome when the registry is away: users are served', async () => {
    const kept = registry(2);
    kept.fails = { at: 0, when: 'before' };
    const promoted = { ...passed, verdict: { ...passed.verdict, release: { name: 'income', digest: digestOf(2) } } };
    expect((await tellRegistry(kept, delivery, state(), promoted)).verdict).toMatchObject({ outcome: 'pass', findings: [{ code: 'registry-away', outcome: 'warn' }] });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/core/digest.ts';
import type { Registry } from '../../src/core/seams.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { mlflowRegistry } from '../../src/rollout/registry/mlflow.ts';
import { tellRegistry } from '../../src/run/registry.ts';
import { systemClock } from '../../src/run/system.ts';
import { championIn, pointRegistry, registryDrift } from '../../src/serving/registry.ts';
import { release, World } from '../../testkit/fleet.ts';
import { hasMlflowRegistry, startRegistry, type RegistryServer } from '../../testkit/mlflow-registry.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextOf, deliveryOf, depsOf, SHORT, stateIn } from '../rollout/factory.ts';

// MLflow's own server. `npm run test:integration` installs it, and where it cannot leaves this file out and says so.
if (!hasMlflowRegistry()) throw new Error('MLflow\'s registry is not installed. Run `npm run test:integration`, which installs it.');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RegistryServer;
let model: string;
let models = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startRegistry(folder.path);
}, 150_000);
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  models += 1;
  model = `income ${models}`;
  await server.ask('POST', 'registered-models/create', { name: model });
});

const registry = (env: Record<string, string> = {}, name = model): Registry => mlflowRegistry({ uri: server.url, model: name }, { clock: systemClock, env });

/** As a training job registers what it made, with or without the tag that says which release it is. */
async function register(of?: string): Promise<string> {
  const tags = of === undefined ? [] : [{ key: 'sluice.digest', value: release(of).digest }];
  const { model_version: made } = (await server.ask('POST', 'model-versions/create', { name: model, source: 's3://models/income', tags })) as { model_version: { version: string } };
  return String(made.version);
}

async function aliases(): Promise<Record<string, string>> {
  const { registered_model: found } = (await server.ask('GET', `registered-models/get?name=${encodeURIComponent(model)}`)) as { registered_model: { aliases?: { alias: string; version: string }[] } };
  return Object.fromEntries((found.aliases ?? []).map(({ alias, version }) => [alias, version]));
}

async function tags(version: string): Promise<Record<string, string>> {
  const { model_version: found } = (await server.ask('GET', `model-versions/get?name=${encodeURIComponent(model)}&version=${version}`)) as { model_version: { tags?: { key: string; value: string }[] } };
  return Object.fromEntries((found.tags ?? []).map(({ key, value }) => [key, value]));
}

describe('champions in MLflow itself', () => {
  test('follow three promotions: alias, the one before, and tags with digest and ledger head', async () => {
    const world = new World({ rps: 20 });
    const delivery = deliveryOf(undefined, { ...SHORT, registry: `{mlflow: {uri: '${server.url}', model: '${model}'}}` });
    for (const number of [1, 2, 3]) {
      const version = await register(`release ${number}`);
      world.candidate = release(`release ${number}`, `${number}.0.0`);
      world.behaviours.set(world.candidate.digest, { errors: 0.2 });
      const context = contextOf(world, String(number));
      const result = await canaryPromote(delivery, context, await depsOf(world, delivery, context));
      expect(result.verdict.outcome).toBe('pass');
      const state = await stateIn(world);
      const told = await tellRegistry(registry(), delivery, state, result);
      expect(told.verdict.findings.at(-1)).toMatchObject({ code: 'registry-pointed', outcome: 'pass' });
      expect(await aliases()).toEqual({ champion: version, ...(number > 1 && { 'previous-champion': String(Number(version) - 1) }) });
      expect(await tags(version)).toEqual({ 'sluice.digest': world.candidate.digest, 'sluice.ledger_head': state.champion!.ledgerHead });
      expect(await registryDrift(registry(), championIn(state)!)).toBeUndefined();
      world.clock.advance(60_000);
    }
  });

  test('without a registry the journal alone says who is champion', async () => {
    const world = new World({ rps: 20 });
    const delivery = deliveryOf(undefined, SHORT);
    world.behaviours.set(world.candidate.digest, { errors: 0.2 });
    const context = contextOf(world);
    const result = await canaryPromote(delivery, context, await depsOf(world, delivery, context));
    const state = await stateIn(world);
    expect(await tellRegistry(undefined, delivery, state, result)).toBe(result);
    expect(state.champion!.release.digest).toBe(world.candidate.digest);
    expect(await aliases()).toEqual({});
  });

  test('that another writer pointed elsewhere are noticed, and pointed at what serves', async () => {
    const [first, second, third] = [await register('one'), await register('two'), await register('three')];
    const champion = { release: release('two'), ledgerHead: sha256('head'), before: [release('one').digest] };
    expect(await pointRegistry(registry(), { ...champion, release: release('one'), before: [] })).toMatchObject({ kind: 'pointed', version: first });
    expect(await pointRegistry(registry(), champion)).toMatchObject({ kind: 'pointed', version: second, drift: undefined });
    await server.ask('POST', 'registered-models/alias', { name: model, alias: 'champion', version: third });
    expect(await registryDrift(registry(), champion)).toMatchObject({ code: 'registry-drift', said: expect.stringContaining(`version ${third}`) });
    expect(await pointRegistry(registry(), champion)).toMatchObject({ kind: 'pointed', changed: true, drift: expect.stringContaining(`version ${third}`) });
    expect(await aliases()).toEqual({ champion: second, 'previous-champion': first });
  });

  test('take a version that the delivery file names and nobody tagged, and refuse one that is tagged as another release', async () => {
    const [untagged, others] = [await register(), await register('other')];
    const champion = { release: release('mine'), ledgerHead: null, before: [] };
    expect(await pointRegistry(registry(), champion)).toMatchObject({ kind: 'failed', code: 'registry-version-unknown' });
    expect(await pointRegistry(registry(), { ...champion, version: others })).toMatchObject({ kind: 'failed', code: 'registry-version-other' });
    expect(await pointRegistry(registry(), { ...champion, version: '99' })).toMatchObject({ kind: 'failed', code: 'registry-version-unknown' });
    expect(await aliases()).toEqual({});
    expect(await pointRegistry(registry(), { ...champion, version: untagged })).toMatchObject({ kind: 'pointed', version: untagged });
    expect(await tags(untagged)).toEqual({ 'sluice.digest': release('mine').digest });
  });

  test('cannot be told where there is no such model, nor where nobody listens; that is said and nothing thrown', async () => {
    const champion = { release: release('one'), ledgerHead: null, before: [] };
    await register('one');
    expect(await registry({}, 'none').aliases().catch((error: { code: string }) => error.code)).toBe('registry-model-missing');
    const away = mlflowRegistry({ uri: 'http://127.0.0.1:9', model }, { clock: { ...systemClock, now: () => systemClock.now(), sleep: async () => undefined }, env: {} });
    expect(await pointRegistry(away, champion)).toMatchObject({ kind: 'failed', code: 'registry-away' });
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { sha256, type Digest } from '../../src/core/digest.ts';
import type { Fleet, TrafficDriver } from '../../src/core/seams.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { openFleet } from '../../src/rollout/fleet/open.ts';
import { httpTraffic } from '../../src/rollout/traffic/http.ts';
import { release, World } from '../../testkit/fleet.ts';
import { RepositoryServer } from '../../testkit/repository-server.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextOf, deliveryOf, depsOf, SHORT, stateIn } from './factory.ts';
import { json, localServer } from './server.ts';

const DELIVERIES = 10;
/** Deliveries whose candidate has many more errors than the champion. */
const BAD = [4, 7];

/** A router that knows the arms alone, and keeps which slot is which; users are counted by it. */
async function armsRouter(world: World) {
  let routing = { weights: { champion: 100, candidate: 0 }, slots: { champion: 'a', candidate: 'b' } };
  const shares = () => ({ [routing.slots.champion]: routing.weights.champion, [routing.slots.candidate]: routing.weights.candidate });
  const server = await localServer(({ method, body }, response) => {
    if (method === 'PUT') {
      routing = JSON.parse(body) as typeof routing;
      world.setSplit(shares());
    }
    json(response, routing);
  });
  return { server, shares };
}

test('ten deliveries in a row: the slots change roles, each server says what it loaded, and nobody is left in a slot by a candidate that was taken back', async () => {
  await using folder = await temporaryFolder();
  const models = path.join(folder.path, 'models');
  await mkdir(models);
  await using server = await RepositoryServer.start(models);
  const world = new World({ rps: 20 });
  const router = await armsRouter(world);
  await using _router = router.server;

  const repository = { url: server.url, model: 'income-{slot}', folder: 'models/income-{slot}' };
  const real = openFleet({ repository, digest: { metadata: 'parameters.sluice.release' } }, { cwd: folder.path, clock: world.clock });
  // The world's users meet what is placed.
  const fleet: Fleet = {
    ...real,
    place: async (slot, source) => {
      await real.place(slot, source);
      world.loaded[slot] = source.digest;
    },
  };
  const traffic: TrafficDriver = httpTraffic({
    url: router.server.url, slots: ['a', 'b'], clock: world.clock,
    roles: async () => {
      const { champion, open } = await stateIn(world);
      return { champion: champion?.slot, candidate: open?.slot };
    },
  });
  const delivery = deliveryOf(undefined, { ...SHORT, fleet: `{repository: {url: '${server.url}', model: 'income-{slot}', folder: 'models/income-{slot}'}, digest: {metadata: parameters.sluice.release}}` });
  const sourceOf = async (digest: Digest, bias: number) => {
    const root = path.join(folder.path, 'releases', digest.slice(7));
    await mkdir(path.join(root, 'model'), { recursive: true });
    await writeFile(path.join(root, 'model', 'model.json'), JSON.stringify({ inputs: ['x'], weights: [1], bias }));
    return { digest, root, parts: { model: 'model' } };
  };

  const served: string[] = [];
  let champion: { digest: Digest; slot: string; bias: number } | undefined;
  for (let number = 1; number <= DELIVERIES; number += 1) {
    const bad = BAD.includes(number);
    world.candidate = release(`candidate ${number}`, `${number}.0.0`);
    world.behaviours.set(world.candidate.digest, { errors: bad ? 0.6 : 0.1 });
    const context = contextOf(world, String(number));
    const deps = { ...(await depsOf(world, delivery, context)), fleet, traffic, releases: { ...world.releases, source: (digest: Digest) => sourceOf(digest, number) } };
    const { verdict } = await canaryPromote(delivery, context, deps);
    expect([number, verdict.outcome]).toEqual([number, bad ? 'fail' : 'pass']);

    const state = await stateIn(world);
    if (!bad) champion = { digest: world.candidate.digest, slot: state.champion!.slot, bias: number };
    expect(state.champion).toMatchObject({ release: { digest: champion!.digest }, slot: champion!.slot });
    // The journal, the router and the server agree on who serves.
    const other = champion!.slot === 'a' ? 'b' : 'a';
    expect(router.shares()).toEqual({ [champion!.slot]: 100, [other]: 0 });
    expect([await real.serving!(champion!.slot), await real.ask(champion!.slot, [{ x: 0 }])]).toEqual([champion!.digest, [champion!.bias]]);
    if (bad) expect(server.ready).toEqual([`income-${champion!.slot}`]);
    served.push(champion!.slot);
    world.clock.advance(60_000);
  }
  // A candidate that was taken back leaves the roles as they were; every other one changes them.
  const first = served[0]!;
  const second = first === 'a' ? 'b' : 'a';
  expect(served).toEqual([first, second, first, first, second, first, first, second, first, second]);
  expect(sha256('candidate 10')).toBe(champion!.digest);
}, 60_000);

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { sha256 } from '../../../src/core/digest.ts';
import type { Fleet, TrafficDriver } from '../../../src/core/seams.ts';
import type { Rollout } from '../../../src/delivery/spec.ts';
import { stateOf } from '../../../src/journal/state.ts';
import type { Cluster } from '../../../src/kubernetes/cluster.ts';
import { AUTOSCALERS, DEPLOYMENTS, PODS } from '../../../src/kubernetes/kinds.ts';
import { openFleet } from '../../../src/rollout/fleet/open.ts';
import { openTraffic } from '../../../src/rollout/traffic/open.ts';
import { systemClock } from '../../../src/run/system.ts';
import { release, type World as Told } from '../../../testkit/fleet.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { codesOf, play, RUNNING, worldOf } from '../../rollout/factory.ts';
import { json, localServer } from '../../rollout/server.ts';
import { filesOf } from '../drivers-page.ts';
import { NAMES, placeIn, startWorld, type Place, type World } from './income.ts';

let world: World;
let files: Record<string, string>;
beforeAll(async () => {
  world = await startWorld();
  files = await filesOf('docs/kubernetes.md');
}, 180_000);
afterAll(async () => world?.[Symbol.asyncDispose]());

type Declared = Pick<Rollout, 'fleet' | 'traffic'>;

function declaredIn(file: string): Declared {
  return (parse(files[file]!) as { rollout: Declared }).rollout;
}

function rulesOf(file: string): Rule[] {
  return (parse(files[file]!) as { rules: Rule[] }).rules;
}

/** The page's own manifests, in the place of those that tests have. */
async function placeOfPage(...more: string[]): Promise<Place> {
  const place = await placeIn(world, { replicas: { a: 0, b: 0 } });
  for (const name of Object.values(NAMES)) await world.server.api.remove(DEPLOYMENTS, place.namespace, name);
  await place.stand.rest();
  for (const file of ['deployments.yaml', ...more]) await world.server.api.apply(files[file]!, place.namespace, { manager: 'kubectl' });
  await place.stand.rest();
  return place;
}

function fleetOf({ fleet, traffic }: Declared, cluster: Cluster): Fleet {
  return openFleet(fleet!, { cwd: world.folder, clock: systemClock, timeout: 5_000, placeTimeout: 20_000, cluster: () => cluster, byReplicas: traffic?.replicas !== undefined });
}

function trafficOf({ traffic }: Declared, cluster: Cluster, told?: Told): TrafficDriver {
  const roles = async () => {
    const { champion, open } = told ? stateOf(await told.journal.read()) : {};
    return { champion: champion?.slot ?? 'a', candidate: open?.slot ?? 'b' };
  };
  return openTraffic({ replicas: { ...traffic!.replicas!, within: '20 s' } }, { slots: ['a', 'b'], roles, clock: systemClock, cwd: world.folder, cluster: () => cluster });
}

const FIRST = { digest: sha256('first'), root: '/', parts: {} };

describe('docs/kubernetes.md, Deployments', () => {
  test('works with the very files of the page, and with no right more than those', async () => {
    await using place = await placeOfPage();
    const fleet = fleetOf(declaredIn('deployments-delivery.yml'), place.cluster({ token: await place.account(rulesOf('deployments-role.yaml')) }));
    expect(await fleet.inspect!()).toEqual([]);
    await fleet.place('b', FIRST);
    expect([await fleet.loaded('b'), await fleet.ready!('b')]).toEqual([FIRST.digest, 2]);
    await fleet.retire('b');
    expect(await fleet.loaded('b')).toBeNull();
  });

  test.each([['get', 'deployments'], ['watch', 'deployments'], ['patch', 'deployments'], ['patch', 'deployments/scale'], ['list', 'replicasets'], ['list', 'pods']])('without the right to %s %s placing is refused by the missing rule, and check says so before', async (verb, resource) => {
    await using place = await placeOfPage();
    const rules = rulesOf('deployments-role.yaml').map((rule) => (rule.resources[0] === resource ? { ...rule, verbs: rule.verbs.filter((each) => each !== verb) } : rule)).filter(({ verbs }) => verbs.length > 0);
    const fleet = fleetOf(declaredIn('deployments-delivery.yml'), place.cluster({ token: await place.account(rules) }));
    const rule = new RegExp(`resources: \\[${resource}\\].*verbs: \\[${verb}\\]`);
    expect(await fleet.inspect!()).toContainEqual(expect.objectContaining({ code: 'cluster-forbidden', blocks: true, fix: expect.stringMatching(rule) }));
    // A status that is there at once needs no watch.
    place.stand.mood = 'late';
    const error = await fleet.place('b', FIRST).then(() => fleet.loaded('b')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'cluster-forbidden', fix: expect.stringMatching(rule) });
  });

  test('tells before anything moves what would stop a release, and who else writes', async () => {
    await using place = await placeIn(world, { replicas: { a: 1, b: 0 } });
    const { api } = world.server;
    const fleet = fleetOf({ fleet: { deployments: { names: NAMES, env: { MODEL: '{hex}' } } } }, place.cluster());
    expect((await fleet.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['template-env', true], ['template-env', true]]);
    const other = fleetOf({ fleet: { deployments: { names: NAMES, env: { MODEL_URI: '{hex}' } } } }, place.cluster());
    await api.create(AUTOSCALERS, place.namespace, { metadata: { name: 'income' }, spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: NAMES.b }, minReplicas: 1, maxReplicas: 3 } });
    await api.merge(DEPLOYMENTS, place.namespace, NAMES.a, { spec: { paused: true }, metadata: { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:x/income-a' } } });
    expect((await other.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual(expect.arrayContaining([['deployment-paused', true], ['kept-by-argo-cd', false], ['replicas-autoscaled', false]]));
    await api.remove(DEPLOYMENTS, place.namespace, NAMES.b);
    expect(await other.inspect!()).toContainEqual(expect.objectContaining({ code: 'cluster-missing', blocks: true }));
    const away = fleetOf({ fleet: { deployments: { names: NAMES, env: { MODEL_URI: '{hex}' } } } }, place.cluster({ token: 'nobody' }));
    expect((await away.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['cluster-unauthorized', false]]);
  });

  test('asks the Service of a slot for golden rows, and its server for the release that it serves', async () => {
    await using place = await placeIn(world);
    await using server = await localServer(({ path }, response) => json(response, path === '/b/digest' ? { digest: sha256('other') } : { scores: [path === '/b/score' ? 2 : 1] }));
    const fleet = fleetOf({ fleet: { deployments: { names: NAMES, env: { MODEL_URI: '{hex}' } }, ask: { http: `${server.url}/{slot}/score` }, digest: { http: `${server.url}/{slot}/digest` } } }, place.cluster());
    await fleet.place('b', FIRST);
    expect([await fleet.ask('b', [{ x: 1 }]), await fleet.loaded('b'), await fleet.serving!('b')]).toEqual([[2], sha256('other'), sha256('other')]);
  });
});

describe('a whole rollout by numbers of pods, with the files and rights of the page', () => {
  /** The world's users answer by the split that the pods make. */
  function driversOf(told: Told, declared: Declared, cluster: Cluster): { traffic: TrafficDriver; fleet: Fleet } {
    const [traffic, fleet] = [trafficOf(declared, cluster, told), fleetOf(declared, cluster)];
    return {
      traffic: {
        ...traffic,
        async write(split) {
          told.onWrite(split);
          await traffic.write(split);
          told.setSplit(split);
        },
      },
      fleet: {
        ...fleet,
        async place(slot, source) {
          await fleet.place(slot, source);
          told.loaded[slot] = source.digest;
        },
      },
    };
  }

  test('takes back a bad one, promotes two good ones in turn, tries each by one pod before, and leaves none of those behind', async () => {
    await using place = await placeOfPage('replicas.yaml');
    const declared = declaredIn('replicas-delivery.yml');
    declared.traffic!.replicas!.total = 4;
    const cluster = place.cluster({ token: await place.account(rulesOf('replicas-role.yaml')) });
    const told = await worldOf(0.6);
    const { traffic, fleet } = driversOf(told, declared, cluster);
    await traffic.write({ a: 100, b: 0 });
    expect((await traffic.inspect!()).filter(({ blocks }) => blocks)).toEqual([]);
    expect(await fleet.inspect!()).toEqual([]);
    const rollout = `strategy: canary\nsteps: [25, 50, 100]\nkubernetes: {in_cluster: true}\n${RUNNING.replace(/^fleet: .*$/m, "fleet: {deployments: {names: {a: income-a, b: income-b}, env: {MODEL_URI: '{hex}'}}}")}`;
    const deps = { traffic, fleet, capacity: undefined };
    const trials = async (): Promise<string[]> => (await world.server.api.list(PODS, place.namespace, 'sluice/trial=true')).items.map(({ metadata }) => metadata.name);

    const bad = await play(told, rollout, { deps });
    expect([bad.verdict.outcome, codesOf(bad)[0], await traffic.read(), await place.stand.ready(NAMES.b), await trials()]).toEqual(['fail', 'harm', { a: 100, b: 0 }, [], []]);

    for (const [run, slot] of [['2', 'b'], ['3', 'a']] as const) {
      told.candidate = release(`good ${run}`, `1.${run}.0`);
      told.behaviours.set(told.candidate.digest, { errors: 0.2 });
      const good = await play(told, rollout, { run, deps });
      const other = slot === 'a' ? 'b' : 'a';
      expect([good.verdict.outcome, await traffic.read(), await fleet.loaded(slot), await place.stand.ready(NAMES[other]), await trials()]).toEqual(['pass', { [slot]: 100, [other]: 0 }, told.candidate.digest, [], []]);
    }
    expect(place.stand.errors).toEqual([]);
  }, 120_000);
});

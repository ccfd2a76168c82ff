import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256, type Digest } from '../../../src/core/digest.ts';
import type { Fleet, ReleaseSource } from '../../../src/core/seams.ts';
import type { Fleet as Declared } from '../../../src/delivery/spec.ts';
import { openFleet } from '../../../src/rollout/fleet/open.ts';
import { systemClock } from '../../../src/run/system.ts';
import type { DeploymentsOptions } from '../../../testkit/kubernetes/controllers/deployments.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startWebhook } from '../../../testkit/kubernetes/admission.ts';
import { DEPLOYMENTS, PODS } from '../../../src/kubernetes/kinds.ts';
import { HURRIED, NAMES, placeIn, startWorld, type Place, type World } from './income.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(async () => world?.[Symbol.asyncDispose]());

const [FIRST, SECOND] = [sha256('first'), sha256('second')];
const ENV = { MODEL_URI: 's3://models/income/{hex}' };

interface Slots extends Place {
  fleet: Fleet;
}

async function slots(declared: Partial<NonNullable<Declared['deployments']>> = {}, options: DeploymentsOptions & { replicas?: { a: number; b: number }; spec?: Partial<Declared>; through?: boolean; token?: string; byReplicas?: boolean } = {}): Promise<Slots> {
  const place = await placeIn(world, options);
  const cluster = place.cluster({ through: options.through, token: options.token });
  const fleet = openFleet({ deployments: { names: NAMES, env: ENV, within: '20 s', ...declared }, ...options.spec }, { cwd: world.folder, clock: systemClock, timeout: 5_000, cluster: () => cluster, byReplicas: options.byReplicas });
  return { ...place, fleet };
}

async function release(digest: Digest): Promise<ReleaseSource> {
  const root = path.join(world.folder, digest.slice(7, 19));
  await mkdir(path.join(root, 'code'), { recursive: true });
  await writeFile(path.join(root, 'code', 'image.txt'), `registry.example.org/income@${digest}\n`);
  return { digest, root, parts: { code: 'code', model: 'code' } };
}

function templateOf(object: { spec?: Record<string, unknown> }) {
  return object.spec!.template as { metadata: { annotations?: Record<string, string>; labels: Record<string, string> }; spec: { containers: { image: string; env: { name: string; value: string }[]; volumeMounts: { subPath: string }[] }[] } };
}

describe('a fleet of Deployments', () => {
  test('gives a release to an empty slot, with as many pods as the champion has, says what they serve, and takes them away', async () => {
    await using here = await slots();
    const { fleet, stand } = here;
    expect([await fleet.loaded('b'), await fleet.ready!('b'), await fleet.loaded('a')]).toEqual([null, 0, undefined]);
    await fleet.place('b', await release(FIRST));
    expect([await fleet.loaded('b'), await fleet.ready!('b'), (await stand.ready('income-b')).length]).toEqual([FIRST, 2, 2]);
    const template = templateOf(await here.read('b'));
    expect(template.spec.containers[0]!.env).toEqual([{ name: 'LOG', value: 'info' }, { name: 'MODEL_URI', value: `s3://models/income/${FIRST.slice(7)}` }]);
    await fleet.retire('b');
    expect([await fleet.loaded('b'), await fleet.ready!('b'), (await here.read('b')).spec!.replicas]).toEqual([null, 0, 0]);
    await fleet.retire('b');
    expect(stand.errors).toEqual([]);
  });

  test('changes the roles of the slots ten times in a row, and each time all pods are of the new release', async () => {
    await using here = await slots({}, { replicas: { a: 2, b: 2 } });
    for (let delivery = 0; delivery < 10; delivery += 1) {
      const slot = delivery % 2 === 0 ? 'b' : 'a';
      const digest = sha256(`delivery ${delivery}`);
      await here.fleet.place(slot, await release(digest));
      expect(await here.fleet.loaded(slot)).toBe(digest);
    }
    expect([await here.fleet.loaded('b'), await here.fleet.loaded('a')]).toEqual([sha256('delivery 8'), sha256('delivery 9')]);
    expect(here.stand.errors).toEqual([]);
  });

  test('leaves all else of the Deployment as it is', async () => {
    await using here = await slots({ container: 'server', image: { part: 'code', file: 'image.txt' }, mount: { volume: 'model', sub_path: '{hex}' }, replicas: 1 });
    const before = await here.read('b');
    await here.fleet.place('b', await release(FIRST));
    const now = await here.read('b');
    const back = structuredClone(now);
    const container = templateOf(back).spec.containers[0]!;
    container.env[1]!.value = 's3://models/none';
    container.image = 'registry.example.org/income:1';
    container.volumeMounts[0]!.subPath = 'none';
    delete templateOf(back).metadata.annotations;
    delete templateOf(back).metadata.labels['sluice/slot'];
    back.spec!.replicas = 0;
    expect(back.spec).toEqual(before.spec);
    expect(now.metadata.annotations).toMatchObject({ 'team.example.org/owner': 'credit' });
    expect(templateOf(now).spec.containers[0]).toMatchObject({ image: `registry.example.org/income@${FIRST}`, volumeMounts: [{ subPath: FIRST.slice(7) }] });
  });

  test('brings the bytes there first, by a program, and does not touch the Deployment where that fails', async () => {
    const program = [process.execPath, '-e', "require('node:fs').writeFileSync('placed', process.env.SLUICE_RELEASE + process.env.SLUICE_SLOT); process.exit(process.env.SLUICE_SLOT === 'a' ? 1 : 0)"];
    await using here = await slots({}, { spec: { place: { command: program } } });
    await here.fleet.place('b', await release(FIRST));
    expect(await here.fleet.loaded('b')).toBe(FIRST);
    const before = await here.read('a');
    await expect(here.fleet.place('a', await release(FIRST))).rejects.toMatchObject({ code: 'program-failed' });
    expect((await here.read('a')).metadata.resourceVersion).toBe(before.metadata.resourceVersion);
  });

  test.each([{ image: { part: 'features' as const } }, { image: { part: 'code' as const } }, { image: { part: 'code' as const, file: '../../etc/hosts' } }, { image: { part: 'model' as const, file: 'none' } }])('refuses an image that the release does not name: %j', async (declared) => {
    await using here = await slots(declared);
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toThrow(/release-image/);
  });

  test('waits for pods that come late', async () => {
    await using here = await slots({}, { mood: 'late', late: 400 });
    await here.fleet.place('b', await release(FIRST));
    expect(await here.fleet.loaded('b')).toBe(FIRST);
  });

  test('names a controller that never looks, and does not believe what was before', async () => {
    await using here = await slots({ within: '4 s' }, { replicas: { a: 1, b: 1 } });
    await here.stand.still();
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toMatchObject({ code: 'controller-silent' });
    await expect(here.fleet.loaded('b')).rejects.toMatchObject({ code: 'deployment-lagging' });
    await expect(here.fleet.ready!('b')).rejects.toMatchObject({ code: 'deployment-lagging' });
  });

  test('believes pods, not a status that says that all is done', async () => {
    await using here = await slots({}, { replicas: { a: 1, b: 1 } });
    await here.fleet.place('b', await release(FIRST));
    here.stand.mood = 'wrong';
    await here.fleet.place('b', await release(SECOND));
    expect(await here.fleet.loaded('b')).toBe(FIRST);
    here.stand.mood = 'prompt';
    await here.stand.rest();
    expect(await here.fleet.loaded('b')).toBe(SECOND);
  });

  test.each([
    ['an image that cannot be had', { waiting: 'ImagePullBackOff', message: 'Back-off pulling image' }, /income-b-\w+-\w+, container server: ImagePullBackOff \(Back-off pulling image\)/],
    ['containers that crash', { waiting: 'CrashLoopBackOff', restarts: 4 }, /container server: CrashLoopBackOff after 4 restarts/],
    ['a configuration that is not there', { waiting: 'CreateContainerConfigError', message: 'secret "model" not found' }, /secret "model" not found/],
  ])('names %s, by pod, before the time is over', async (_what, trouble, said) => {
    await using here = await slots({ within: '5 minutes' });
    here.stand.trouble = ({ metadata }) => (metadata.labels?.slot === 'b' ? trouble : undefined);
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toMatchObject({ code: 'deployment-not-ready', message: expect.stringMatching(said) });
    expect(await here.fleet.loaded('b')).toBeNull();
  });

  test('says so in its words where the controller gives up', async () => {
    await using here = await slots({ within: '5 minutes' });
    here.stand.givesUp = true;
    here.stand.trouble = ({ metadata }) => (metadata.labels?.slot === 'b' ? { waiting: 'ContainerCreating' } : undefined);
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toMatchObject({ code: 'deployment-not-ready', message: expect.stringContaining('ProgressDeadlineExceeded: ReplicaSet "income-b-') });
  });

  test('does not take a mark for the release where somebody changed what it marks', async () => {
    await using here = await slots();
    await here.fleet.place('b', await release(FIRST));
    const object = await here.read('b');
    templateOf(object).spec.containers[0]!.env[1]!.value = 's3://models/mine';
    await world.server.api.merge(DEPLOYMENTS, here.namespace, 'income-b', { spec: { template: { spec: templateOf(object).spec } } }, { manager: 'kubectl-edit' });
    await here.stand.rest();
    await expect(here.fleet.loaded('b')).rejects.toMatchObject({ code: 'deployment-changed', message: expect.stringContaining('/env/1/value') });
  });

  test('refuses a paused Deployment, and one that is not there', async () => {
    await using here = await slots({ names: { a: 'income-a', b: 'income-c' }, within: '2 s', replicas: 1 });
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toMatchObject({ code: 'cluster-missing' });
    await expect(here.fleet.loaded('b')).rejects.toMatchObject({ code: 'cluster-missing' });
    await world.server.api.merge(DEPLOYMENTS, here.namespace, 'income-a', { spec: { paused: true } });
    await expect(here.fleet.place('a', await release(FIRST))).rejects.toMatchObject({ code: 'deployment-paused' });
  });

  test('says so where the Deployment is deleted while its pods are waited for', async () => {
    await using here = await slots();
    await here.stand.still();
    const placing = here.fleet.place('b', await release(FIRST));
    const failed = expect(placing).rejects.toMatchObject({ code: 'cluster-missing' });
    await marked(here);
    await world.server.api.remove(DEPLOYMENTS, here.namespace, 'income-b');
    await failed;
  });

  test('goes on where the API server is restarted while pods are waited for', async () => {
    await using here = await slots({ within: '2 minutes' }, { through: true });
    await here.stand.still();
    world.proxy.reset();
    const placing = here.fleet.place('b', await release(FIRST));
    while (world.proxy.cutWatches() === 0) await systemClock.sleep(50);
    await world.server.restart();
    here.stand.mood = 'prompt';
    await placing;
    expect(await here.fleet.loaded('b')).toBe(FIRST);
  });

  test('goes on where the API server is away for longer than from one look at the pods to the next', async () => {
    await using here = await slots({ within: '2 minutes' }, { through: true });
    await here.stand.still();
    const placing = here.fleet.place('b', await release(FIRST));
    let refused = 0;
    while (world.proxy.cutWatches() === 0) await systemClock.sleep(50);
    world.proxy.middle = async () => {
      refused += 1;
      return 'cut';
    };
    await systemClock.sleep(12_000);
    world.proxy.middle = undefined;
    expect(refused).toBeGreaterThan(3);
    here.stand.mood = 'prompt';
    await placing;
    expect(await here.fleet.loaded('b')).toBe(FIRST);
  });

  test('reads again where somebody else writes at every step, and gives up by name where that never ends', async () => {
    await using here = await slots({}, { through: true });
    const other = secondWriter(world.proxy, world.server.api, { resource: DEPLOYMENTS, namespace: here.namespace, name: 'income-b', times: 3 });
    await here.fleet.place('b', await release(FIRST));
    other.stop();
    expect([other.wrote, await here.fleet.loaded('b')]).toEqual([3, FIRST]);
    const always = secondWriter(world.proxy, world.server.api, { resource: DEPLOYMENTS, namespace: here.namespace, name: 'income-b' });
    await expect(here.fleet.retire('b')).rejects.toMatchObject({ code: 'cluster-contended' });
    always.stop();
    await here.stand.rest();
    expect(await here.fleet.ready!('b')).toBe(2);
  });

  test('goes on after being killed before and after each of its calls', async () => {
    await using here = await slots({ replicas: 1 }, { through: true });
    let digest = FIRST;
    for (let call = 1, done = false; !done; call += 1)
      for (const when of ['before', 'after'] as const) {
        digest = sha256(`${call} ${when}`);
        let calls = 0;
        world.proxy.middle = async (_call, forward) => {
          calls += 1;
          if (calls > call || (calls === call && when === 'before')) return 'cut';
          const reply = await forward();
          return calls === call ? 'cut' : reply;
        };
        await openAgain(here, '1 s').place('b', await release(digest)).catch(() => undefined);
        world.proxy.middle = undefined;
        // Fewer calls than the one to be killed: all of them were.
        done = calls < call;
        await openAgain(here, '20 s').place('b', await release(digest));
        expect(await here.fleet.loaded('b')).toBe(digest);
      }
    expect(here.stand.errors).toEqual([]);
  });

  test('is told by an admission webhook why not', async () => {
    await using here = await slots();
    await using _hook = await startWebhook(world.server, DEPLOYMENTS, here.namespace, () => ({ message: 'frozen until Monday' }));
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toMatchObject({ code: 'cluster-admission', message: expect.stringContaining('frozen until Monday') });
  });

  test('asks the serving digest where it is declared: pods may claim what they do not serve', async () => {
    await using here = await slots({}, { spec: { digest: { http: 'http://127.0.0.1:9/{slot}' } } });
    await here.fleet.place('b', await release(FIRST));
    await expect(here.fleet.loaded('b')).rejects.toMatchObject({ code: 'http-unreachable' });
    expect(await here.fleet.loaded('a').catch(() => 'asked')).toBeUndefined();
  });

  test('keeps pods where `retire: keep` is declared', async () => {
    await using here = await slots({ retire: 'keep' });
    await here.fleet.place('b', await release(FIRST));
    await here.fleet.retire('b');
    expect(await here.fleet.loaded('b')).toBe(FIRST);
  });
});

describe('a slot without users where shares are numbers of pods', () => {
  test('is tried by one pod that neither the Service nor the Deployment takes', async () => {
    await using here = await slots({}, { byReplicas: true });
    await here.fleet.place('b', await release(FIRST));
    expect([await here.fleet.loaded('b'), (await here.read('b')).spec!.replicas, await here.stand.ready('income-b')]).toEqual([FIRST, 0, []]);
    const { items } = await world.server.api.list(PODS, here.namespace, 'sluice/trial=true');
    expect(items.map(({ metadata, spec }) => [metadata.labels, (spec!.containers as { env: unknown[] }[])[0]!.env[1]])).toEqual([[{ 'sluice/trial': 'true', 'sluice/slot': 'b', 'app.kubernetes.io/managed-by': 'sluice' }, { name: 'MODEL_URI', value: `s3://models/income/${FIRST.slice(7)}` }]]);
    await here.fleet.place('b', await release(FIRST));
    await here.fleet.place('b', await release(SECOND));
    expect(await here.fleet.loaded('b')).toBe(SECOND);
    await here.fleet.retire('b');
    expect([await here.fleet.loaded('b'), (await world.server.api.list(PODS, here.namespace, 'sluice/trial=true')).items]).toEqual([null, []]);
  });

  test('names what keeps that pod from being ready', async () => {
    await using here = await slots({ within: '6 s' }, { byReplicas: true, trouble: ({ metadata }) => (metadata.labels?.['sluice/trial'] ? { waiting: 'ImagePullBackOff', message: 'no such image' } : undefined) });
    await expect(here.fleet.place('b', await release(FIRST))).rejects.toMatchObject({ code: 'trial-not-ready', message: expect.stringContaining('no such image') });
    await here.stand.rest();
    expect(await here.fleet.loaded('b')).toBeNull();
  });
});

async function marked(here: Slots): Promise<void> {
  for (;;) if (templateOf(await here.read('b')).metadata.annotations?.['sluice/release'] === FIRST && (await here.read('b')).spec!.replicas === 2) return;
}

function openAgain(here: Slots, within: string): Fleet {
  const cluster = here.cluster({ through: true, clock: HURRIED });
  return openFleet({ deployments: { names: NAMES, env: ENV, within, replicas: 1 } }, { cwd: world.folder, clock: systemClock, timeout: 5_000, cluster: () => cluster });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/core/digest.ts';
import type { Clock, Journal, Split, TrafficDriver } from '../../../src/core/seams.ts';
import { CONFIG_MAP } from '../../../src/journal/config-maps.ts';
import { openKubernetesJournal } from '../../../src/journal/kubernetes.ts';
import { verifyJournal } from '../../../src/journal/chain.ts';
import { journalKey, keySigner } from '../../../src/journal/sign.ts';
import type { Cluster, KubeObject } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { LEASE, microTime, specOf } from '../../../src/rollout/leases.ts';
import { openTraffic } from '../../../src/rollout/traffic/open.ts';
import { standIn } from '../../../src/rollout/watch-stand.ts';
import { watcherRefusals } from '../../../src/rollout/watcher-alive.ts';
import { watch, type Sight } from '../../../src/rollout/watch.ts';
import { systemClock } from '../../../src/run/system.ts';
import { HTTP_ROUTES, startGateway } from '../../../testkit/kubernetes/controllers/gateway.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { until } from '../../../testkit/until.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { NAMES, startWorld, type World } from './income.ts';

const MINUTE = 60_000;
const HALF: Split = { a: 50, b: 50 };
const CHAMPION: Split = { a: 100, b: 0 };
const pair = generateKeyPairSync('ed25519');
const PUBLIC = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
const PRIVATE = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const KEYS = [journalKey(PUBLIC)];

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await define(world.server.api, 'gateway-api');
}, 180_000);
afterAll(async () => world?.[Symbol.asyncDispose]());

/** A model in flight: its candidate has half of the users by an HTTPRoute, and its lease ends so long (milliseconds) from now. */
interface Flying extends AsyncDisposable {
  namespace: string;
  journal: Journal;
  traffic: TrafficDriver;
  cluster: Cluster;
  /** As the ticks do. */
  prolong(): Promise<void>;
  /** The delivery is over, and its candidate serves. */
  promote(): Promise<void>;
  lease(suffix?: string): Promise<KubeObject | undefined>;
  types(): Promise<string[]>;
  deps(options?: { holder?: string; once?: boolean; every?: number; journal?: Journal; clock?: Clock }): Parameters<typeof watch>[0] & { warned: string[] };
}

async function flying(lease: number, { signed = true } = {}): Promise<Flying> {
  const { server } = world;
  const namespace = await server.namespace();
  const stand = startGateway(server.api, namespace);
  for (const name of Object.values(NAMES)) await server.api.create({ group: '', version: 'v1', plural: 'services', kind: 'Service' }, namespace, { metadata: { name }, spec: { ports: [{ port: 80 }] } });
  await server.api.create(HTTP_ROUTES, namespace, { metadata: { name: 'income' }, spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'income-a', port: 80, weight: 50 }, { name: 'income-b', port: 80, weight: 50 }] }] } });
  const cluster = openCluster({ server: world.proxy.url, ca: world.ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: server.token }, resolve: (declared) => declared });
  const traffic = openTraffic({ gateway: { route: 'income', backends: NAMES } }, { slots: ['a', 'b'], roles: () => ({}), clock: systemClock, cwd: world.folder, cluster: () => cluster });
  const journal = openKubernetesJournal({ cluster, name: 'income', model: 'income', clock: systemClock, signer: signed ? keySigner(PRIVATE) : undefined });
  const append = async (type: string, data: Record<string, unknown>, delivery = '1/2/1'): Promise<void> => void (await journal.append({ at: new Date().toISOString(), delivery, type, data }, (await journal.read()).length));
  const plan = { strategy: 'canary', steps: [50, 100], guardrails: [], falsePromotion: 0.05, interval: 1000, lease, blindFor: MINUTE, timeBudget: 60 * MINUTE, watch: MINUTE, atEnd: 'hold' };
  const candidate = { name: 'income', digest: sha256('candidate') };
  await append('adopted', { release: { name: 'income', digest: sha256('champion') }, slot: 'a' }, '1/1/1');
  await append('opened', { release: candidate, slot: 'b', slots: ['a', 'b'], plan, champion: { release: sha256('champion'), slot: 'a' }, deliveryFile: sha256('file'), ledgerHead: sha256('ledger'), lease: Date.now() + lease });
  await append('placed', { slot: 'b', release: candidate.digest, loaded: candidate.digest });
  await append('smoked', { slot: 'b', release: candidate.digest, rows: 0, worst: 0, golden: null, how: 'none' });
  await append('intent', { kind: 'advance', split: HALF, step: 0 });
  await append('advanced', { split: HALF, step: 0, lease: Date.now() + lease });
  await until(async () => (await traffic.read().catch(() => CHAMPION)).b === 50);
  return {
    namespace, journal, traffic, cluster,
    prolong: () => append('lease', { lease: Date.now() + lease }),
    promote: () => append('promoted', { release: candidate, slot: 'b', ledgerHead: sha256('ledger'), golden: null, servedMs: 1, requests: 1, numbers: {} }),
    lease: (suffix = '') => server.api.read(LEASE, namespace, `sluice-income${suffix}`),
    types: async () => (await journal.read()).map(({ type }) => type),
    deps({ holder = 'pod-1', once = false, every = 100, journal: other, clock = systemClock } = {}) {
      const warned: string[] = [];
      const log = { debug: () => undefined, info: () => undefined, warning: (text: string) => void warned.push(text) };
      return { journal: other ?? openKubernetesJournal({ cluster, name: 'income', model: 'income', clock, signer: signed ? keySigner(PRIVATE) : undefined }), model: 'income', keys: signed ? KEYS : undefined, traffic, clock, log, lease, warned, stand: standIn({ cluster, name: 'income', holder, clock, log, once, every }) };
    },
    async [Symbol.asyncDispose]() {
      world.proxy.middle = undefined;
      await stand[Symbol.asyncDispose]();
    },
  };
}

/** The journal is away, and all else is there. */
function cutJournal(): void {
  world.proxy.middle = async (call, forward) => (call.path.includes('/configmaps') ? 'cut' : forward());
}

/** A watch that goes on until it is ended, and what it saw. */
function watching(deps: Parameters<typeof watch>[0], every = 100): { sights: Sight[]; end(): Promise<void> } {
  const stop = new AbortController();
  const sights: Sight[] = [];
  const done = watch(deps, { every, signal: stop.signal, seen: async (sight) => void sights.push(sight) });
  return {
    sights,
    async end() {
      stop.abort();
      await done;
    },
  };
}

const drained = (sights: readonly Sight[]): string[] => sights.flatMap((sight) => (sight.kind === 'drained' ? [sight.code] : []));

describe('the Lease of a delivery', () => {
  test('says who is in flight and until when, out of the journal, and is held by nobody when it is over', async () => {
    await using here = await flying(10 * MINUTE);
    await watch(here.deps({ once: true }), { once: true });
    const lease = (await here.lease())!;
    expect(specOf(lease)).toMatchObject({ holderIdentity: '1/2/1', leaseDurationSeconds: 600 });
    expect(lease.metadata.ownerReferences).toBeUndefined();
    const before = Date.parse(specOf(lease).renewTime!);
    await here.prolong();
    await watch(here.deps({ once: true }), { once: true });
    expect(Date.parse(specOf(await here.lease()).renewTime!)).toBeGreaterThan(before);
    await here.promote();
    await watch(here.deps({ once: true }), { once: true });
    expect(specOf(await here.lease())).toEqual({});
    expect(await here.traffic.read()).toEqual(HALF);
  });

  test('prolongs nothing, whoever writes what into it: the journal decides', async () => {
    await using here = await flying(2000);
    const looking = watching(here.deps());
    await until(async () => (await here.lease()) !== undefined);
    await world.server.api.merge(LEASE, here.namespace, 'sluice-income', { spec: { renewTime: microTime(new Date(Date.now() + 60 * MINUTE)), leaseDurationSeconds: 86_400 } }, { manager: 'intruder' });
    await until(() => drained(looking.sights).length > 0, () => looking.sights);
    await looking.end();
    expect(drained(looking.sights)).toEqual(['lease-ran-out']);
    expect(await here.traffic.read()).toEqual(CHAMPION);
    expect((await here.types()).slice(-4)).toEqual(['intent', 'drained', 'rolled-back', 'closed']);
  });

  test('taken away drains, while the ticks are alive and the journal is there', async () => {
    await using here = await flying(10 * MINUTE);
    const looking = watching(here.deps());
    await until(async () => (await here.lease('.watch'))?.metadata.annotations?.['sluice/leased'] === '1/2/1');
    await world.server.api.remove(LEASE, here.namespace, 'sluice-income');
    await until(() => drained(looking.sights).length > 0, () => looking.sights);
    await looking.end();
    expect(await here.traffic.read()).toEqual(CHAMPION);
    const events = await here.journal.read();
    expect(events.find(({ type }) => type === 'rolled-back')!.data).toMatchObject({ code: 'lease-taken', trigger: 'person' });
  });

  test('taken away while the watch was gone, or the journal is, drains all the same', async () => {
    await using here = await flying(10 * MINUTE);
    await watch(here.deps({ once: true }), { once: true });
    await world.server.api.remove(LEASE, here.namespace, 'sluice-income');
    expect(await watch(here.deps({ once: true, holder: 'pod-2' }), { once: true })).toMatchObject({ kind: 'drained', code: 'lease-taken' });
    expect(await here.traffic.read()).toEqual(CHAMPION);
    await using other = await flying(10 * MINUTE);
    const looking = watching(other.deps());
    await until(async () => (await other.lease()) !== undefined);
    cutJournal();
    await world.server.api.remove(LEASE, other.namespace, 'sluice-income');
    await until(() => drained(looking.sights).length > 0, () => looking.sights);
    await looking.end();
    expect(drained(looking.sights)).toEqual(['lease-taken']);
    expect(await other.traffic.read()).toEqual(CHAMPION);
  });

  test('lets a watch that starts anew drain a candidate whose journal is away, when its lease ends and not before', async () => {
    await using here = await flying(8000);
    await watch(here.deps({ once: true }), { once: true });
    cutJournal();
    expect(await watch(here.deps({ once: true }), { once: true })).toMatchObject({ kind: 'blind', text: expect.stringContaining('the candidate is drained') });
    expect(await here.traffic.read()).toEqual(HALF);
    const looking = watching(here.deps({ holder: 'pod-2', once: true }));
    await until(() => drained(looking.sights).length > 0, () => looking.sights);
    await looking.end();
    expect(drained(looking.sights)).toEqual(['journal-away']);
    expect(await here.traffic.read()).toEqual(CHAMPION);
  });

  test('is not believed where somebody else wrote what a watch shall remember: the users stay where they are', async () => {
    await using here = await flying(10 * MINUTE);
    await using other = await flying(1, { signed: false });
    await watch(here.deps({ once: true }), { once: true });
    await watch(other.deps({ once: true }), { once: true });
    const memory = (await other.lease())!.metadata.annotations!['sluice/watch-memory'];
    await world.server.api.merge(LEASE, here.namespace, 'sluice-income', { metadata: { annotations: { 'sluice/watch-memory': memory } } });
    cutJournal();
    expect(await watch(here.deps({ once: true }), { once: true })).toMatchObject({ kind: 'blind', text: expect.stringContaining('No delivery was in flight') });
    await world.server.api.merge(LEASE, here.namespace, 'sluice-income', { metadata: { annotations: { 'sluice/watch-memory': 'no gzip' } } });
    const again = here.deps({ once: true });
    expect((await watch(again, { once: true })).kind).toBe('blind');
    expect(again.warned.join()).toContain('could not read what it saw last');
    expect(await here.traffic.read()).toEqual(HALF);
    // With the journal back nothing is lost.
    world.proxy.middle = undefined;
    expect((await watch(here.deps({ once: true }), { once: true })).kind).toBe('calm');
  });
});

test('an older copy of a signed journal, put back in its place, is cut to a watch that starts anew, and good to whoever never saw the newer one', async () => {
  await using here = await flying(10 * MINUTE);
  const head = async (): Promise<string> => ((await world.server.api.read(CONFIG_MAP, here.namespace, 'sluice-income'))!.data as Record<string, string>)['journal.jsonl']!;
  const older = await head();
  await here.prolong();
  await watch(here.deps({ once: true }), { once: true });
  expect((await head()).startsWith(older) && (await head()) !== older).toBe(true);
  await world.server.api.merge(CONFIG_MAP, here.namespace, 'sluice-income', { data: { 'journal.jsonl': older } }, { manager: 'intruder' });
  const fresh = openKubernetesJournal({ cluster: here.cluster, name: 'income', model: 'income', clock: systemClock });
  expect(verifyJournal(await fresh.read(), { model: 'income', keys: KEYS })).toEqual([]);
  expect(await here.traffic.read()).toEqual(HALF);
  expect(await watch(here.deps({ once: true, holder: 'pod-2' }), { once: true })).toMatchObject({ kind: 'drained', code: 'journal-untrusted', text: expect.stringMatching(/expected event 6 to be .*a journal of 6 events/) });
  expect(await here.traffic.read()).toEqual(CHAMPION);
});

describe('several watches', () => {
  test('agree on one that looks; another takes over when it falls silent, and at once when it leaves', async () => {
    await using here = await flying(10 * MINUTE);
    let isSilent = false;
    const first = here.deps({ holder: 'pod-1' });
    // Hangs, as a process on a machine that is gone.
    const hanging: Clock = { ...systemClock, sleep: async (milliseconds, signal) => {
      await systemClock.sleep(milliseconds, signal);
      while (isSilent && !signal?.aborted) await systemClock.sleep(20);
    } };
    // On a busy machine a look takes a while: silence is what lasts much longer.
    const one = watching({ ...first, clock: hanging }, 500);
    await until(async () => specOf(await here.lease('.watch')).holderIdentity === 'pod-1');
    const two = watching(here.deps({ holder: 'pod-2' }), 500);
    await until(() => two.sights.length > 3);
    expect(new Set(two.sights.map(({ text }) => text))).toEqual(new Set(['Another watch looks.']));
    isSilent = true;
    await until(async () => specOf(await here.lease('.watch')).holderIdentity === 'pod-2');
    expect(specOf(await here.lease('.watch')).leaseTransitions).toBe(1);
    isSilent = false;
    // The first one wakes up, meets the other's Lease, and stands back.
    const seen = one.sights.length;
    await until(() => one.sights.slice(seen).some(({ text }) => text === 'Another watch looks.'), () => one.sights.slice(seen));
    await two.end();
    expect(specOf(await here.lease('.watch')).holderIdentity).not.toBe('pod-2');
    await until(async () => specOf(await here.lease('.watch')).holderIdentity === 'pod-1');
    await one.end();
    expect(await here.traffic.read()).toEqual(HALF);
  });

  test('that both act at once drain once: the journal has one end, and the router one split', async () => {
    await using here = await flying(1500);
    // Neither hears of the other: the Leases cannot be asked.
    world.proxy.middle = async (call, forward) => (call.path.includes('/leases') ? 'cut' : forward());
    const watches = ['pod-1', 'pod-2', 'pod-3'].map((holder) => watching(here.deps({ holder })));
    await until(async () => (await here.types()).includes('closed'), () => watches.map(({ sights }) => sights.at(-1)));
    await Promise.all(watches.map((each) => each.end()));
    expect((await here.types()).filter((type) => ['drained', 'rolled-back', 'closed'].includes(type))).toEqual(['drained', 'rolled-back', 'closed']);
    expect(await here.traffic.read()).toEqual(CHAMPION);
  });
});

describe('whether a watch lives', () => {
  test('is seen from its Lease: each way in which it does not is a refusal of its own, with what to do', async () => {
    await using here = await flying(10 * MINUTE);
    const now = Date.now();
    const asked = async (at = now): Promise<string[]> => (await watcherRefusals(here.cluster, 'income', at)).map(({ code }) => code);
    expect(await asked()).toEqual(['watcher-unseen']);
    await watch(here.deps({ once: true }), { once: true });
    expect(await asked()).toEqual([]);
    expect(await asked(now + 20 * MINUTE)).toEqual(['watcher-silent']);
    expect(await asked(now - 20 * MINUTE)).toEqual(['watcher-silent']);
    await world.server.api.remove(HTTP_ROUTES, here.namespace, 'income');
    expect((await watch(here.deps({ once: true }), { once: true })).kind).toBe('blind');
    const [refusal] = await watcherRefusals(here.cluster, 'income', now);
    expect(refusal).toMatchObject({ code: 'watcher-blind', actual: expect.stringMatching(/There is no HTTPRoute|income/), fix: expect.stringContaining('Repair') });
    world.proxy.middle = async () => 'cut';
    expect(await asked()).toEqual(['watcher-unknown']);
  });
});

const DELIVERY = (namespace: string, lease: number): string => `version: 1
release: {name: income, version: 1.1.0, model: model}
evidence: {signing: key, public_key: sluice.pub}
rollout:
  strategy: canary
  kubernetes: {context: test, kubeconfig: kubeconfig, namespace: ${namespace}}
  fleet: {slots: [a, b], place: {command: ./place}}
  traffic: {gateway: {route: income, backends: {a: income-a, b: income-b}}}
  signals: {log: {files: log.jsonl}}
  guardrails: [{name: errors, rate: {sql: 'SELECT 1'}}]
  steps: [50, 100]
  interval: 1 s
  lease: ${lease} ms
  journal: {kubernetes: {}}
  watcher: {by: kubernetes}
`;

describe('the program', () => {
  test('goes on as a small process, borne through a restart of the API server, and drains when the ticks stop', async () => {
    await using here = await flying(12_000);
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'delivery.yml'), DELIVERY(here.namespace, 12_000));
    await writeFile(path.join(folder.path, 'sluice.pub'), PUBLIC);
    await world.server.kubeconfig(folder.path, { namespace: here.namespace, token: world.server.token });
    const main = path.resolve(import.meta.dirname, '../../../src/cli/main.ts');
    const child = spawn(process.execPath, ['--no-warnings', main, 'watch', '--lean', '--delivery', 'delivery.yml', '--out', 'out'], { cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH, SLUICE_SIGNING_KEY: PRIVATE, POD_NAME: 'pod-1' } });
    const ended = once(child, 'exit');
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString('utf8')));
    const alive = (): void => expect([child.exitCode, child.exitCode === null ? '' : said]).toEqual([null, '']);
    try {
      await until(async () => (alive(), specOf(await here.lease('.watch')).holderIdentity === 'pod-1'), () => said);
      const { readFile } = await import('node:fs/promises');
      if (process.platform === 'linux') expect(await readFile(`/proc/${child.pid}/cmdline`, 'utf8')).toMatch(/--optimize-for-size.*watch.--prepared/s);
      await here.prolong();
      await world.server.restart();
      expect(await here.traffic.read()).toEqual(HALF);
      await until(async () => (alive(), (await here.types()).includes('closed')), () => said);
      expect(await here.traffic.read()).toEqual(CHAMPION);
      expect((await here.journal.read()).find(({ type }) => type === 'rolled-back')!.data).toMatchObject({ code: 'lease-ran-out' });
      await until(() => said.includes('was drained'), () => said);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
    expect(specOf(await here.lease('.watch')).holderIdentity).toBeUndefined();
  }, 180_000);

  test('says every mistake of its delivery file before it becomes small', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'delivery.yml'), DELIVERY('income', 12_000).replace('strategy: canary', 'strategy: canray').replace('route: income', 'rout: income'));
    const main = path.resolve(import.meta.dirname, '../../../src/cli/main.ts');
    const child = spawn(process.execPath, ['--no-warnings', main, 'watch', '--lean'], { cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString('utf8')));
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(3);
    expect(said).toContain('canray');
    expect(said).toContain('rout');
  }, 60_000);
});

test('a journal whose right to be read was taken away is away, and names the missing rule', async () => {
  await using here = await flying(10 * MINUTE);
  const account = await world.server.account(here.namespace, [{ apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'create', 'update'] }]);
  const cluster = openCluster({ server: world.server.url, ca: world.ca, namespace: here.namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: account.token }, resolve: (declared) => declared });
  await watch(here.deps({ once: true }), { once: true });
  const blind = await watch(here.deps({ once: true, journal: openKubernetesJournal({ cluster, name: 'income', model: 'income', clock: systemClock }) }), { once: true });
  expect(blind).toMatchObject({ kind: 'blind', text: expect.stringContaining('resources: [configmaps], resourceNames: [sluice-income], verbs: [get]') });
  expect((await world.server.api.read(CONFIG_MAP, here.namespace, 'sluice-income')) !== undefined).toBe(true);
});

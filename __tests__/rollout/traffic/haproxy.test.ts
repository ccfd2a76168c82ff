import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Split } from '../../../src/core/seams.ts';
import { haproxyTraffic } from '../../../src/rollout/traffic/haproxy/haproxy.ts';
import type { HaproxyOptions } from '../../../src/rollout/traffic/haproxy/options.ts';
import { refusal } from '../../../src/rollout/traffic/haproxy/replies.ts';
import { askRuntime } from '../../../src/rollout/traffic/haproxy/socket.ts';
import { sameSplit } from '../../../src/serving/router.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { FAULTS, trafficContract, type Router } from './contract.ts';
import { REFUSED } from './refused.ts';
import { StandInRuntime } from './runtime.ts';

const SERVERS = { a: 'income_a', b: 'income_b' };
const MAP_TEXT = '# shares by user\n  other 12\nincome 0 \n#income 7\n\u00fflatin 1\n';

interface Place extends Router {
  runtime: StandInRuntime;
  folder: string;
  options: HaproxyOptions;
}

async function place(changes: (folder: string) => Partial<HaproxyOptions>): Promise<Place> {
  const temporary = await temporaryFolder();
  const folder = temporary.path;
  const map = path.join(folder, 'income.map');
  await writeFile(map, Buffer.from(MAP_TEXT, 'latin1'));
  const runtime = await new StandInRuntime(path.join(folder, 'admin.sock')).listen();
  runtime.maps[map] = { other: '12', income: '0' };
  const options: HaproxyOptions = { socket: 'admin.sock', backend: 'income', servers: SERVERS, slots: ['a', 'b'], roles: () => ({ champion: 'a', candidate: 'b' }), cwd: folder, timeout: 1000, ...changes(folder) };
  const again = (): ReturnType<typeof haproxyTraffic> => haproxyTraffic(options);
  const { servers } = runtime.backends.income!;
  return {
    runtime, folder, options, again, driver: again(),
    async turn() {
      if (options.map) runtime.maps[map]!.income = '3000';
      else Object.assign(servers, { income_a: { ...servers.income_a!, weight: 70 }, income_b: { ...servers.income_b!, weight: 30 } });
    },
    async fault(kind) {
      if (kind === 'gone') await runtime.close();
      else runtime.fault = kind;
      return async () => {
        runtime.fault = undefined;
        if (kind === 'gone') await runtime.listen();
      };
    },
    async others() {
      const { income_a: _a, income_b: _b, ...rest } = servers;
      const text = await readFile(map, 'latin1');
      return JSON.stringify([rest, runtime.backends.other, runtime.maps[map]!.other, text.replace(/^income -?\d+ $/m, 'income')]);
    },
    async reload() {
      const entries = (await readFile(map, 'latin1')).split('\n').flatMap((line) => (/^\s*(other|income)\s+(\S+)/.exec(line) ? [[/^\s*(\S+)/.exec(line)![1]!, /^\s*\S+\s+(\S+)/.exec(line)![1]!] as const] : []));
      runtime.reload(await readFile(path.join(folder, 'state'), 'utf8').catch(() => undefined), { [map]: Object.fromEntries(entries) });
    },
    async killedWhileWriting(split: Split) {
      // The process dies when it has written the file: HAProxy's answer never comes and the command is not taken.
      const before = structuredClone({ backends: runtime.backends, maps: runtime.maps });
      await again().write(split);
      runtime.backends = before.backends;
      Object.assign(runtime.maps, before.maps);
    },
    async [Symbol.asyncDispose]() {
      await runtime[Symbol.asyncDispose]();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

const byWeights = () => place(() => ({}));
const kept = () => place(() => ({ state_file: 'state' }));
const byUser = () => place((folder) => ({ map: { file: path.join(folder, 'income.map') } }));

const halfWay = ({ a }: Split): Split => ({ a: (a! + 70) / 2, b: (100 - a! + 30) / 2 });

trafficContract('haproxy by weights', byWeights, { splits: [{ a: 100, b: 0 }, { a: 99.5, b: 0.5 }, { a: 95, b: 5 }, { a: 0, b: 100 }], faults: FAULTS, has: ['others'] });
trafficContract('haproxy by weights in a state file', kept, { splits: [{ a: 100, b: 0 }, { a: 75, b: 25 }, { a: 0, b: 100 }], turned: halfWay, faults: FAULTS, has: ['others', 'reload', 'killedWhileWriting'] });
trafficContract('haproxy by users', byUser, { splits: [{ a: 100, b: 0 }, { a: 99.99, b: 0.01 }, { a: 95, b: 5 }, { a: 0, b: 100 }], turned: halfWay, faults: FAULTS, has: ['others', 'reload', 'killedWhileWriting'] });

describe('what HAProxy refuses in words', () => {
  test.each(REFUSED)('is named $code: $command', async ({ code, command, text, level = 'admin' }) => {
    await using it = await byWeights();
    it.runtime.level = level;
    const reply = await askRuntime({ socket: it.runtime.socket })(command.replace('{map}', path.join(it.folder, 'income.map')));
    expect(reply.trim().split('\n')[0]).toBe(text);
    expect(refusal(reply, command).code).toBe(code);
  });

  test.each<[string, string, (it: Place) => void]>([
    ['haproxy-permission', 'level admin', ({ runtime }) => (runtime.level = 'operator')],
    ['haproxy-server', 'has no server income_b; it has income_a, spare', ({ runtime }) => delete runtime.backends.income!.servers.income_b],
    ['haproxy-backend', 'Name in `rollout.traffic.haproxy.backend`', ({ runtime }) => delete runtime.backends.income],
    ['haproxy-balance', 'balance roundrobin', ({ runtime }) => (runtime.backends.income!.algo = 'static-rr')],
    ['haproxy-not-taken', 'Somebody else may set it', ({ runtime }) => (runtime.after = (command) => void (command.startsWith('set weight income/income_b') && (runtime.backends.income!.servers.income_b!.weight = 9)))],
    ['haproxy-maintenance', 'state ready', ({ runtime }) => (runtime.backends.income!.servers.income_b!.admin = 1)],
  ])('stops a write as %s', async (code, said, change) => {
    await using it = await byWeights();
    change(it);
    await expect(it.driver.write({ a: 90, b: 10 })).rejects.toMatchObject({ name: 'DriverError', code, message: expect.stringContaining(said) });
  });

  test.each<[string, (it: Place) => void]>([
    ['haproxy-map', ({ runtime }) => (runtime.maps = {})],
    ['haproxy-map-key', ({ runtime, options }) => void delete runtime.maps[options.map!.file]!.income],
    ['haproxy-map-value', ({ runtime, options }) => (runtime.maps[options.map!.file]!.income = '10001')],
    ['haproxy-map-value', ({ runtime, options }) => (runtime.maps[options.map!.file]!.income = '5%')],
    ['haproxy-not-taken', ({ runtime, options }) => (runtime.after = (command) => void (command.startsWith('set map') && (runtime.maps[options.map!.file]!.income = '1')))],
  ])('stops a write by users as %s', async (code, change) => {
    await using it = await byUser();
    change(it);
    await expect(it.driver.write({ a: 90, b: 10 })).rejects.toMatchObject({ name: 'DriverError', code });
  });

  test('half way through a write leaves what was taken, reads as that, and is finished by the next', async () => {
    await using it = await byWeights();
    it.runtime.after = (command) => void (command.startsWith('set weight') && (it.runtime.level = 'operator'));
    await expect(it.driver.write({ a: 75, b: 25 })).rejects.toMatchObject({ code: 'haproxy-permission' });
    // The shrinking slot was told first: the candidate has nobody yet.
    expect(await it.driver.read()).toEqual({ a: 100, b: 0 });
    expect(it.runtime.backends.income!.servers.income_a!.weight).toBe(150);
    it.runtime.after = () => undefined;
    it.runtime.level = 'admin';
    await it.driver.write({ a: 75, b: 25 });
    expect(await it.driver.read()).toEqual({ a: 75, b: 25 });
  });

  test('a socket that is not there, and one that this user may not open, are told apart', async () => {
    await using it = await byWeights();
    const missing = haproxyTraffic({ ...it.options, socket: 'nowhere.sock' });
    await expect(missing.read()).rejects.toMatchObject({ code: 'haproxy-socket-missing', message: expect.stringContaining('stats socket') });
    if (process.getuid?.() === 0) return;
    await chmod(it.runtime.socket, 0);
    await expect(it.driver.read()).rejects.toMatchObject({ code: 'haproxy-socket-denied' });
  });

  test('of a split that whole weights cannot make, nothing is written', async () => {
    await using it = await byWeights();
    await expect(it.driver.write({ a: 99.9, b: 0.1 })).rejects.toMatchObject({ code: 'weights-too-fine', message: expect.stringContaining('multiples of 0.5 %') });
    expect(it.runtime.seen.filter((command) => command.startsWith('set'))).toEqual([]);
  });
});

describe('a server that takes no users', () => {
  test.each([[1], [8], [32]])('has no share, whatever its weight: state %i', async (admin) => {
    await using it = await byWeights();
    await it.driver.write({ a: 50, b: 50 });
    it.runtime.backends.income!.servers.income_a!.admin = admin;
    expect(await it.driver.read()).toEqual({ a: 0, b: 100 });
  });

  test('by users leaves them to the other slot', async () => {
    await using it = await byUser();
    await it.driver.write({ a: 50, b: 50 });
    it.runtime.backends.income!.servers.income_b!.admin = 1;
    expect(await it.driver.read()).toEqual({ a: 100, b: 0 });
  });
});

describe('a slot at 0 %', () => {
  test.each<['finish' | 'maintenance' | 'cut', string[]]>([
    ['finish', []],
    ['maintenance', ['set server income/income_b state maint']],
    ['cut', ['set server income/income_b state maint', 'shutdown sessions server income/income_b']],
  ])('with `drain: %s` is told %j besides its weight, and is ready again with its next share', async (drain, extra) => {
    await using it = await place(() => ({ drain }));
    await it.driver.write({ a: 50, b: 50 });
    it.runtime.seen = [];
    await it.driver.write({ a: 100, b: 0 });
    expect(it.runtime.seen.filter((command) => /^(set server|shutdown)/.test(command))).toEqual(extra);
    await it.driver.write({ a: 95, b: 5 });
    expect(await it.driver.read()).toEqual({ a: 95, b: 5 });
    expect(it.runtime.backends.income!.servers.income_b).toMatchObject({ weight: 10, admin: 0 });
  });
});

describe('a state file that cannot be written', () => {
  const broken = async (): Promise<Place> => {
    const it = await place(() => ({ state_file: 'folder/state' }));
    await mkdir(path.join(it.folder, 'folder', 'state'), { recursive: true });
    return it;
  };

  test('lets nobody have more users', async () => {
    await using it = await broken();
    await expect(it.driver.write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'haproxy-state-file' });
    expect(it.runtime.backends.income!.servers.income_b!.weight).toBe(0);
  });

  test('keeps no user with a candidate that is taken back; it is said all the same', async () => {
    await using it = await broken();
    it.runtime.backends.income!.servers.income_b!.weight = 100;
    await expect(it.driver.write({ a: 100, b: 0 })).rejects.toMatchObject({ code: 'haproxy-state-file' });
    expect(it.runtime.backends.income!.servers.income_b!.weight).toBe(0);
  });

  test('nor where the journal, which knows who the candidate is, is away', async () => {
    await using it = await broken();
    it.runtime.backends.income!.servers.income_b!.weight = 100;
    const blind = haproxyTraffic({ ...it.options, roles: () => Promise.reject(new Error('no journal')) });
    await expect(blind.write({ a: 100, b: 0 })).rejects.toMatchObject({ code: 'haproxy-state-file' });
    expect(it.runtime.backends.income!.servers.income_b!.weight).toBe(0);
  });
});

describe('a driver killed at any command of a write', () => {
  const cases: [string, 'before' | 'after', () => Promise<Place>][] = [['weights', 'before', kept], ['weights', 'after', kept], ['users', 'before', byUser], ['users', 'after', byUser]];

  test.each(cases)('by %s, %s it takes effect: what the next one reads outlives a reload, or is no share that anybody told; and one write mends all', async (_name, when, open) => {
    const [from, to] = [{ a: 95, b: 5 }, { a: 75, b: 25 }];
    for (let commands = 0; ; commands += 1) {
      await using it = await open();
      await it.driver.write(from);
      it.runtime.killAt = { commands, when };
      const done = await it.driver.write(to).then(() => true, () => false);
      it.runtime.killAt = undefined;
      const found = await it.again().read();
      const told = [from, to].find((split) => sameSplit(split, found));
      await it.reload!();
      if (told) expect(await it.again().read()).toEqual(told);
      await it.again().write(from);
      expect(await it.driver.read()).toEqual(from);
      await it.reload!();
      expect(await it.driver.read()).toEqual(from);
      if (!done) continue;
      expect(told).toEqual(to);
      // Every command of a write was a place to die at.
      expect(commands).toBeGreaterThanOrEqual(3);
      return;
    }
  });
});

describe('inspecting HAProxy', () => {
  const codes = async (it: Place): Promise<[string, boolean][]> => (await it.driver.inspect!()).map(({ code, blocks }) => [code, blocks]);
  const CONFIG = 'global\n  server-state-file {folder}/state # kept\ndefaults\n  load-server-state-from-file global\nbackend income\n';

  async function configured(text: string): Promise<Place> {
    const it = await kept();
    it.runtime.configFiles = path.join(it.folder, 'haproxy.cfg');
    await writeFile(it.runtime.configFiles, text.replace('{folder}', it.folder));
    return it;
  }

  test('finds nothing where all is as declared', async () => {
    await using it = await configured(CONFIG);
    expect(await it.driver.inspect!()).toEqual([]);
  });

  test.each<[string, boolean, string]>([
    ['haproxy-state-not-loaded', true, CONFIG.replace('load-server-state-from-file global', '')],
    ['haproxy-state-not-loaded', true, CONFIG.replace('from-file global', 'from-file none')],
    ['haproxy-state-elsewhere', true, CONFIG.replace('/state', '/other')],
  ])('finds %s in its configuration', async (code, blocks, text) => {
    await using it = await configured(text);
    expect(await codes(it)).toEqual([[code, blocks]]);
  });

  test.each<[string, boolean, (it: Place) => void]>([
    ['haproxy-permission', true, ({ runtime }) => (runtime.level = 'operator')],
    ['haproxy-balance', true, ({ runtime }) => (runtime.backends.income!.algo = 'leastconn')],
    ['haproxy-persistence', true, ({ runtime }) => (runtime.backends.income!.cookie = 'SRV')],
    ['haproxy-other-servers', false, ({ runtime }) => (runtime.backends.income!.servers.spare!.weight = 10)],
    ['haproxy-config-unseen', false, ({ runtime }) => (runtime.configFiles = 'relative.cfg')],
    ['haproxy-config-unseen', false, ({ runtime }) => (runtime.configFiles = '/nowhere/haproxy.cfg')],
  ])('finds %s (blocks: %s)', async (code, blocks, change) => {
    await using it = await configured(CONFIG);
    change(it);
    expect(await codes(it)).toEqual([[code, blocks]]);
  });

  test('says that weights are lost at a reload where no state file is declared', async () => {
    await using it = await byWeights();
    expect(await codes(it)).toEqual([['haproxy-weights-lost', false]]);
  });

  test('stops at a server that is not there', async () => {
    await using it = await byWeights();
    delete it.runtime.backends.income!.servers.income_b;
    expect(await codes(it)).toEqual([['haproxy-server', true]]);
  });

  test('says of a router that is elsewhere only that', async () => {
    await using it = await byWeights();
    await it.runtime.close();
    expect(await codes(it)).toEqual([[expect.stringMatching(/^haproxy-(unreachable|socket-missing)$/), false]]);
  });

  test('finds a map without its key, a map file that is not here, and cohorts in other places', async () => {
    await using it = await place((folder) => ({ map: { file: path.join(folder, 'income.map'), path: 'away/income.map', cohorts: '/maps/groups' }, cohort: { attribute: 'x-group', values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] } }));
    it.runtime.maps['/maps/groups'] = { staff: '0', beta: '100' };
    const found = await it.driver.inspect!();
    expect(found.map(({ code }) => code)).toEqual(['haproxy-map-file', 'haproxy-cohorts']);
    expect(found[1]!.fix).toContain('`beta 200`');
    it.runtime.maps['/maps/groups'] = { staff: '0', beta: '200' };
    expect(await codes(it)).toEqual([['haproxy-map-file', true]]);
    delete it.runtime.maps[it.options.map!.file]!.income;
    expect(await codes(it)).toEqual([['haproxy-map-key', true]]);
  });
});

describe('rollout.traffic.haproxy', () => {
  const base = { slots: ['a', 'b'], roles: () => ({}), cwd: '/', backend: 'income', servers: SERVERS };
  test.each<[string, Partial<HaproxyOptions>]>([
    ['haproxy-place', {}],
    ['haproxy-place', { socket: '/s', address: '127.0.0.1:1' }],
    ['haproxy-place', { address: '127.0.0.1:99999' }],
    ['haproxy-not-loopback', { address: '10.0.0.7:9999' }],
    ['haproxy-not-loopback', { address: '127.0.0.1.example.org:9999' }],
    ['haproxy-mode', { socket: '/s', servers: undefined }],
    ['haproxy-mode', { socket: '/s', backends: { a: 'x', b: 'y' } }],
    ['haproxy-mode', { socket: '/s', backend: undefined, servers: undefined, backends: { a: 'x', b: 'y' } }],
    ['haproxy-cohort', { socket: '/s', map: { file: '/m' }, cohort: { attribute: 'x', values: [{ value: 'a;b', share: 1 }] } }],
    ['traffic-servers', { socket: '/s', servers: { a: 'one', b: 'one' } }],
    ['traffic-servers', { socket: '/s', servers: { a: ['one', 'two'], b: ['two'] } }],
    ['traffic-servers', { socket: '/s', servers: { a: 'one', c: 'two' } }],
  ])('is refused as %s: %j', (code, changes) => {
    expect(() => haproxyTraffic({ ...base, ...changes })).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code })] }));
  });

  test('knows what it can: steps of 0.5 % by weights, 0.01 % by users, 1 % where slots have different numbers of servers', () => {
    const capabilities = (changes: Partial<HaproxyOptions>) => haproxyTraffic({ ...base, socket: '/s', ...changes }).capabilities;
    expect(capabilities({})).toEqual({ weights: true, smallestStep: 0.5, mirror: false, cohorts: false, sticky: false });
    expect(capabilities({ map: { file: '/m' } })).toEqual({ weights: true, smallestStep: 0.01, mirror: false, cohorts: true, sticky: true });
    expect(capabilities({ servers: { a: ['1', '2'], b: ['3', '4'] } }).smallestStep).toBe(0.5);
    expect(capabilities({ servers: { a: ['1', '2'], b: '3' } }).smallestStep).toBe(1);
  });
});

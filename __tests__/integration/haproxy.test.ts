import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Split } from '../../src/core/seams.ts';
import { haproxyTraffic } from '../../src/rollout/traffic/haproxy/haproxy.ts';
import type { HaproxyOptions } from '../../src/rollout/traffic/haproxy/options.ts';
import { refusal } from '../../src/rollout/traffic/haproxy/replies.ts';
import { askRuntime } from '../../src/rollout/traffic/haproxy/socket.ts';
import { haproxyVersion, startHaproxy, type RunningHaproxy } from '../../testkit/haproxy.ts';
import { ask, slotsOfUsers, startOrigins, type Origins } from '../../testkit/origins.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { freePort } from '../rollout/server.ts';
import { FAULTS, trafficContract, type Fault, type Router } from '../rollout/traffic/contract.ts';
import { REFUSED } from '../rollout/traffic/refused.ts';
import { filesOf } from './drivers-page.ts';

// The real program (Debian: apt-get install -y --no-install-recommends haproxy). `npm run test:integration` installs it, and
// where it cannot leaves this file out and says so: here nothing is skipped.
if (haproxyVersion() === undefined) throw new Error('HAProxy is not installed. Run `npm run test:integration`, which installs it.');

interface Place extends Router {
  haproxy: RunningHaproxy;
  metrics: number;
  origins: Origins;
  folder: string;
  port: number;
  options: HaproxyOptions;
}

async function place(kind: 'weights.cfg' | 'map.cfg', changes: Partial<HaproxyOptions> = {}, more: (text: string) => string = (text) => text): Promise<Place> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await temporaryFolder());
  const origins = stack.use(await startOrigins());
  const port = await freePort();
  const metrics = await freePort();
  const docs = await filesOf('docs/drivers.md');
  const map = path.join(folder, 'income.map');
  const text = Object.entries({
    '/run/haproxy/admin.sock': '{socket}', '/var/lib/haproxy/income.state': '{folder}/state', '/etc/haproxy/income.map': map,
    'bind :8080': `bind 127.0.0.1:${port}`, '127.0.0.1:8405': `127.0.0.1:${metrics}`, '127.0.0.1:9001': `127.0.0.1:${origins.ports.a}`, '127.0.0.1:9002': `127.0.0.1:${origins.ports.b}`,
  }).reduce((all, [from, to]) => all.replaceAll(from, to), docs[kind]!);
  await writeFile(map, docs['income.map']!);
  await writeFile(path.join(folder, 'groups.map'), docs['groups.map']!);
  const aside = `
backend other
  server other_1 127.0.0.1:${origins.ports.a} weight 9
backend fixed
  balance static-rr
  server one 127.0.0.1:${origins.ports.a}
`;
  const haproxy = stack.use(await startHaproxy(folder, more(text.replace('stats socket {socket} mode 660 level admin', '$&\n  stats socket {folder}/user.sock level user')) + aside));
  await haproxy.ask('set weight other/other_1 7');
  const options: HaproxyOptions = {
    socket: haproxy.socket, backend: 'income', servers: { a: 'income_a', b: 'income_b' }, slots: ['a', 'b'], cwd: folder, timeout: 1500,
    roles: () => ({ champion: 'a', candidate: 'b' }), ...(kind === 'map.cfg' ? { map: { file: map } } : {}), ...changes,
  };
  const again = (): ReturnType<typeof haproxyTraffic> => haproxyTraffic(options);
  const all = stack.move();
  return {
    haproxy, metrics, origins, folder, port, options, again, driver: again(),
    turn: async () => void (await haproxy.ask(options.map ? `set map ${map} income 3000` : 'set weight income/income_a 70;set weight income/income_b 30')),
    async others() {
      const rows = (await haproxy.ask('show servers state')).split('\n').filter((line) => / (other_1|one) /.test(line)).map((line) => line.split(' ').slice(0, 9).join(' '));
      const kept = (await readFile(map, 'utf8')).replace(/^income .*$/m, 'income');
      return JSON.stringify([rows, kept]);
    },
    reload: () => haproxy.reload(),
    async killedWhileWriting(split: Split) {
      const before = await haproxy.ask(options.map ? `get map ${map} income` : 'show servers state income');
      await again().write(split);
      // As if the process had died before its commands: HAProxy is told what it was.
      if (options.map) await haproxy.ask(`set map ${map} income ${/value="([^"]*)"/.exec(before)![1]}`);
      else for (const line of before.split('\n').filter((each) => / income_[ab] /.test(each))) await haproxy.ask(`set weight income/${line.split(' ')[3]} ${line.split(' ')[7]}`);
    },
    slotsOfUsers: (users) => slotsOfUsers(port, users),
    [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
  };
}

const halfWay = ({ a }: Split): Split => ({ a: (a! + 70) / 2, b: (100 - a! + 30) / 2 });
const withStop = async (kind: 'weights.cfg' | 'map.cfg', changes?: Partial<HaproxyOptions>): Promise<Router> => {
  const it = await place(kind, changes);
  return Object.assign(it, { fault: stopped(it) });
};

/** HAProxy frozen: its socket takes connections and nobody answers. */
function stopped({ haproxy }: Place): (kind: Fault) => Promise<() => Promise<void>> {
  return async () => {
    const pid = Number(/^Pid: (\d+)$/m.exec(await haproxy.ask('show info'))![1]);
    process.kill(pid, 'SIGSTOP');
    while (!/^State:\s+T/m.test(await readFile(`/proc/${pid}/status`, 'utf8'))) await new Promise((resolve) => setTimeout(resolve, 5));
    return async () => void process.kill(pid, 'SIGCONT');
  };
}

const slow: Fault[] = FAULTS.filter((fault) => fault === 'slow');
trafficContract('haproxy by weights, the real one', () => withStop('weights.cfg'), { splits: [{ a: 100, b: 0 }, { a: 99.5, b: 0.5 }, { a: 95, b: 5 }, { a: 0, b: 100 }], faults: slow, has: ['others'] });
trafficContract('haproxy by weights in a state file, the real one', () => place('weights.cfg', { state_file: 'state' }), { splits: [{ a: 100, b: 0 }, { a: 75, b: 25 }, { a: 0, b: 100 }], turned: halfWay, has: ['others', 'reload', 'killedWhileWriting'] });
trafficContract('haproxy by users, the real one', () => withStop('map.cfg'), { splits: [{ a: 100, b: 0 }, { a: 99.99, b: 0.01 }, { a: 95, b: 5 }, { a: 0, b: 100 }], turned: halfWay, faults: slow, has: ['others', 'reload', 'killedWhileWriting', 'slotsOfUsers'], users: 2000 });

describe('the real HAProxy', () => {
  test.each(REFUSED)('refuses in these words: $command', async ({ code, command, text, level }) => {
    await using it = await place('map.cfg');
    const socket = level === 'user' ? path.join(it.folder, 'user.sock') : it.haproxy.socket;
    const reply = await askRuntime({ socket })(command.replace('{map}', it.options.map!.file));
    expect(reply.trim().split('\n')[0]).toBe(text);
    expect(refusal(reply, command).code).toBe(code);
  });

  test('gives each slot exactly its share of the requests, and none to a slot at 0 %', async () => {
    await using it = await place('weights.cfg');
    for (const b of [5, 25, 0.5, 0]) {
      await it.driver.write({ a: 100 - b, b });
      const found = await slotsOfUsers(it.port, Array.from({ length: 1000 }, (_, index) => `u${index}`));
      expect(Math.abs(found.filter((slot) => slot === 'b').length - b * 10)).toBeLessThanOrEqual(b === 0 ? 0 : 3);
    }
  });

  test('spreads who brings no key by chance, and does not give them all to one slot', async () => {
    await using it = await place('map.cfg');
    await it.driver.write({ a: 75, b: 25 });
    const found = await Promise.all(Array.from({ length: 400 }, async () => (await ask(it.port)).body));
    expect(Math.abs(found.filter((slot) => slot === 'b').length - 100)).toBeLessThanOrEqual(5 * Math.sqrt(400 * 0.25 * 0.75));
  });

  test('over TCP on this machine does the same', async () => {
    const port = await freePort();
    await using it = await place('weights.cfg', { socket: undefined, address: `127.0.0.1:${port}` }, (text) => text.replace('stats socket {socket}', `stats socket ipv4@127.0.0.1:${port} level admin\n  stats socket {socket}`));
    await it.driver.write({ a: 90, b: 10 });
    expect(await it.driver.read()).toEqual({ a: 90, b: 10 });
  });

  test('takes users that a cookie binds away from a candidate at 0 %, where `drain: maintenance` is declared; inspecting says where it is not', async () => {
    const sticky = (text: string) => text.replace('balance roundrobin', 'balance roundrobin\n  cookie SRV insert\n').replace(/(server income_([ab]) \S+)/g, '$1 cookie $2');
    const bound = async (drain: 'finish' | 'maintenance'): Promise<[string[], string]> => {
      await using it = await place('weights.cfg', { drain }, sticky);
      await it.driver.write({ a: 50, b: 50 });
      await it.driver.write({ a: 100, b: 0 });
      return [(await it.driver.inspect!()).filter(({ blocks }) => blocks).map(({ code }) => code), (await ask(it.port, { cookie: 'SRV=b' })).body];
    };
    expect(await bound('finish')).toEqual([['haproxy-persistence'], 'b']);
    expect(await bound('maintenance')).toEqual([[], 'a']);
  });

  test('cuts what still runs on a slot at 0 %, where `drain: cut` is declared, and lets it finish otherwise', async () => {
    const lasting = async (drain: 'finish' | 'cut'): Promise<number> => {
      await using it = await place('weights.cfg', { drain });
      let finish = (): void => undefined;
      it.origins.answer.b = (_, response) => void (finish = () => void response.end('b'));
      await it.driver.write({ a: 0, b: 100 });
      const asked = ask(it.port);
      while (it.origins.counts.b === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await it.driver.write({ a: 100, b: 0 });
      if (drain === 'finish') finish();
      return (await asked).status;
    };
    expect(await lasting('finish')).toBe(200);
    expect(await lasting('cut')).toBeGreaterThanOrEqual(500);
  });

  test('is found to be as declared, and not where it does not load the state file, has no such server or may not be told', async () => {
    const codes = async (it: Place): Promise<string[]> => (await it.driver.inspect!()).map(({ code }) => code);
    await using it = await place('weights.cfg', { state_file: 'state' });
    expect(await codes(it)).toEqual([]);
    await using map = await place('map.cfg');
    expect(await codes(map)).toEqual([]);
    await using lost = await place('weights.cfg', { state_file: 'state' }, (text) => text.replace(/load-server-state-from-file.*/, ''));
    expect(await codes(lost)).toEqual(['haproxy-state-not-loaded']);
    const named = (changes: Partial<HaproxyOptions>) => haproxyTraffic({ ...it.options, ...changes }).inspect!().then((found) => found.map(({ code, blocks }) => [code, blocks]));
    expect(await named({ servers: { a: 'income_a', b: 'income_c' } })).toEqual([['haproxy-server', true]]);
    expect(await named({ backend: 'outcome' })).toEqual([['haproxy-backend', true]]);
    expect(await named({ socket: path.join(it.folder, 'user.sock'), state_file: undefined })).toEqual([['haproxy-permission', true], ['haproxy-weights-lost', false]]);
    expect(await named({ backend: 'fixed', servers: { a: 'one', b: 'two' } })).toEqual([['haproxy-server', true]]);
    expect(await named({ socket: path.join(it.folder, 'nowhere.sock') })).toEqual([['haproxy-socket-missing', false]]);
  });

  test('by users over whole backends, each with servers of its own', async () => {
    const whole = (text: string): string => {
      const rules = text.split('\n').filter((line) => /^ {2}(http-request set-var|acl )/.test(line)).join('\n').replace('str(income)', 'str(income_a/income_b)');
      const [server = ''] = /^ {2}server income_a .*/m.exec(text) ?? [];
      const [other = ''] = /^ {2}server income_b .*/m.exec(text) ?? [];
      return text.slice(0, text.indexOf('\nbackend income\n') + 1).replace('  default_backend income\n', `${rules}\n  use_backend income_b if b_grows below_b\n  use_backend income_b if a_grows above_a\n  default_backend income_a\n`)
        + `backend income_a\n${server}\nbackend income_b\n${other.replace('weight 0', 'weight 1')}\n`;
    };
    await using it = await place('map.cfg', { backend: undefined, servers: undefined, backends: { a: 'income_a', b: 'income_b' } }, whole);
    const missing = await it.driver.inspect!();
    expect(missing.map(({ code }) => code)).toEqual(['haproxy-map-key']);
    await writeFile(it.options.map!.file, 'income_a/income_b 0\n');
    await it.haproxy.reload();
    expect(await it.driver.inspect!()).toEqual([]);
    await it.driver.write({ a: 50, b: 50 });
    expect(await it.driver.read()).toEqual({ a: 50, b: 50 });
    const found = await slotsOfUsers(it.port, Array.from({ length: 400 }, (_, index) => `u${index}`));
    expect(Math.abs(found.filter((slot) => slot === 'b').length - 200)).toBeLessThanOrEqual(50);
    await it.driver.write({ a: 100, b: 0 });
    expect(new Set(await slotsOfUsers(it.port, Array.from({ length: 400 }, (_, index) => `u${index}`)))).toEqual(new Set(['a']));
  });

  test('by weights over slots of several servers', async () => {
    await using it = await place('weights.cfg', { servers: { a: ['income_a', 'income_a2'], b: 'income_b' }, state_file: 'state' }, (text) => text.replace(/server income_a (\S+) .*/, '$&\n  server income_a2 $1 weight 100'));
    await it.driver.write({ a: 80, b: 20 });
    expect(await it.driver.read()).toEqual({ a: 80, b: 20 });
    const found = await slotsOfUsers(it.port, Array.from({ length: 1000 }, (_, index) => `u${index}`));
    expect(Math.abs(found.filter((slot) => slot === 'b').length - 200)).toBeLessThanOrEqual(4);
  });

  test('takes a weight that somebody changed in the configuration over the one in the state file, and is read so', async () => {
    await using it = await place('weights.cfg', { state_file: 'state' });
    await it.driver.write({ a: 75, b: 25 });
    const file = path.join(it.folder, 'haproxy.cfg');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/(server income_b \S+) weight 0/, '$1 weight 30'));
    await it.haproxy.reload();
    expect(await it.haproxy.ask('get weight income/income_b')).toContain('30 (initial 30)');
    // Slot a as it was kept, slot b as it is configured now; and that is what the file is taken for, too.
    expect((await it.driver.read()).b).toBeCloseTo((100 * 30) / 180, 6);
    await it.driver.write({ a: 95, b: 5 });
    await it.haproxy.reload();
    expect(await it.driver.read()).toEqual({ a: 95, b: 5 });
  });

  test('by values of an attribute: each value belongs to the growing slot from its place on', async () => {
    const values = [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }];
    const cohort = { attribute: 'x-group', values };
    const docs = await filesOf('docs/drivers.md');
    await using it = await place('map.cfg', { cohort }, (text) => text.replace(/^(.*)set-var\(txn\.bucket\) req\.hdr\(x-user-id\)[^\n]*\n[^\n]*\n/m, docs['cohorts.cfg']!.replaceAll('/etc/haproxy/groups.map', '{folder}/groups.map')));
    it.options.map!.cohorts = path.join(it.folder, 'groups.map');
    expect(await it.again().inspect!()).toEqual([]);
    const slots = () => Promise.all(['staff', 'beta', 'somebody'].map(async (group) => (await ask(it.port, { 'x-group': group })).body));
    for (const [share, expected] of [[0, 'aaa'], [2, 'baa'], [10, 'bba'], [100, 'bbb']] as const) {
      await it.driver.write({ a: 100 - share, b: share });
      expect((await slots()).join('')).toBe(expected);
    }
    for (const [share, expected] of [[2, 'abb'], [10, 'aab'], [100, 'aaa']] as const) {
      await it.driver.write({ a: share, b: 100 - share });
      expect((await slots()).join('')).toBe(expected);
    }
  });
});

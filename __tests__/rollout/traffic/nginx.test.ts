import { chmod, copyFile, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { nginxTraffic } from '../../../src/rollout/traffic/nginx/nginx.ts';
import type { NginxOptions } from '../../../src/rollout/traffic/nginx/options.ts';
import { keptState, render, type Rule } from '../../../src/rollout/traffic/nginx/region.ts';
import { ensureSplit } from '../../../src/serving/router.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { localServer } from '../server.ts';
import { trafficContract, type Fault, type Router } from './contract.ts';

const NODE = process.execPath;
const TEXT = `# who brings no key\r\nmap $x $y { default 1; } # caf\u00e9
  # sluice begin income: written by Sluice
split_clients "$income_unit" $income {
    * income_a;
}
map $nginx_version $income_mirror { default ""; }
map $nginx_version $income_state { default "b:0 a:100 mirror:- rule:-"; }
  # sluice end income
upstream income_a { server 127.0.0.1:9001; }
`;

interface Place extends Router {
  file: string;
  options: NginxOptions;
  /** What nginx was loaded with last. */
  running: string;
}

/** Time passes faster than it is waited for, so that giving up does not take hundreds of looks. */
class FastClock extends ManualClock {
  override sleep(milliseconds: number): Promise<void> {
    return super.sleep(10 * milliseconds);
  }
}

/** nginx as far as the driver sees it: `test` refuses a file with the word `broken`, `reload` takes the file, the status says what was taken. */
async function place(changes: Partial<NginxOptions> = {}): Promise<Place> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await temporaryFolder());
  const [file, running] = [path.join(folder, 'income.conf'), path.join(folder, 'running.conf')];
  await writeFile(file, Buffer.from(TEXT, 'latin1'));
  await copyFile(file, running);
  await writeFile(path.join(folder, 'test.sh'), `if grep -q broken income.conf; then echo 'nginx: [emerg] unknown directive "broken"' >&2; exit 1; fi\n`);
  let broken: Fault | undefined;
  const server = stack.use(await localServer((_, response) => {
    if (broken === 'slow') return;
    if (broken === 'gone') return void response.destroy();
    if (broken === 'garbage') return void response.end('\u0001 b:5 a:95');
    if (broken === 'cut') return void response.writeHead(200, { 'content-length': '40' }).write('b:0 a:1', () => response.destroy());
    void readFile(running, 'latin1').then((text) => response.end(/_state \{ default "([^"]*)"/.exec(text)?.[1] ?? ''));
  }));
  const options: NginxOptions = {
    config: 'income.conf', name: 'income', upstreams: { a: 'income_a', b: 'income_b' }, key: '$income_unit', status: `${server.url}/sluice/income`, mirror: true,
    test: ['sh', 'test.sh'], reload: ['cp', 'income.conf', 'running.conf'], slots: ['a', 'b'], clock: new FastClock(), cwd: folder, timeout: 1000, ...changes,
  };
  const again = () => nginxTraffic(options);
  const all = stack.move();
  return {
    file, running, options, again, driver: again(),
    async turn() {
      for (const each of [file, running])
        await writeFile(each, (await readFile(each, 'latin1')).replace(/split_clients[^}]*\}/, 'split_clients "$income_unit" $income {\n    30% income_b;\n    * income_a;\n}').replace(/default "[ab]:[^"]*mirror/, 'default "b:30 a:70 mirror'), 'latin1');
    },
    async fault(kind) {
      broken = kind;
      return async () => void (broken = undefined);
    },
    others: async () => (await readFile(file, 'latin1')).replace(/(begin income[^\n]*\n)[\s\S]*(  # sluice end)/, '$1$2'),
    reload: () => copyFile(file, running),
    async killedWhileWriting(split) {
      await writeFile(path.join(folder, 'before'), await readFile(running));
      await again().write(split);
      await copyFile(path.join(folder, 'before'), running);
    },
    [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
  };
}

// A slow answer costs its time limit at every look, and a driver looks often before it gives up.
trafficContract('nginx', place, { splits: [{ a: 100, b: 0 }, { a: 95, b: 5 }, { a: 0, b: 100 }], faults: ['gone', 'cut', 'garbage'], has: ['others', 'reload', 'killedWhileWriting'] });

describe('the file of nginx', () => {
  test('that nginx refuses is put back as it was, and users stay where they are', async () => {
    await using it = await place();
    await it.driver.write({ a: 95, b: 5 });
    const text = `${await readFile(it.file, 'latin1')}broken;\n`;
    await writeFile(it.file, text, 'latin1');
    await expect(it.driver.write({ a: 75, b: 25 })).rejects.toMatchObject({ code: 'nginx-test-failed', message: expect.stringContaining('unknown directive "broken"') });
    expect(await readFile(it.file, 'latin1')).toBe(text);
    expect(await it.driver.read()).toEqual({ a: 95, b: 5 });
  });

  test('is neither written, tested nor loaded again where all is as it shall be', async () => {
    await using it = await place();
    await it.driver.write({ a: 95, b: 5 });
    const before = await stat(it.file);
    const idle = nginxTraffic({ ...it.options, test: ['false'], reload: ['false'] });
    await idle.write({ a: 95, b: 5 });
    expect((await stat(it.file)).mtimeMs).toBe(before.mtimeMs);
  });

  test('keeps its rights, and the link that led to it', async () => {
    await using it = await place();
    const link = path.join(path.dirname(it.file), 'enabled.conf');
    await chmod(it.file, 0o640);
    await symlink(it.file, link);
    await nginxTraffic({ ...it.options, config: link }).write({ a: 95, b: 5 });
    expect((await stat(it.file)).mode & 0o777).toBe(0o640);
    expect(await readFile(link, 'latin1')).toContain('5% income_b;');
  });

  test('that somebody changed by hand is read as nginx would read it; what only looks otherwise is no difference', async () => {
    await using it = await place();
    await it.driver.write({ a: 95, b: 5 });
    await writeFile(it.file, (await readFile(it.file, 'latin1')).replace('5% income_b;', '5%   income_b; # mine'), 'latin1');
    expect(await it.driver.read()).toEqual({ a: 95, b: 5 });
    await writeFile(it.file, (await readFile(it.file, 'latin1')).replace('5%   income_b;', '45%   income_b;'), 'latin1');
    expect(await it.driver.read()).toEqual({ a: 75, b: 25 });
    await it.driver.write({ a: 95, b: 5 });
    expect(await it.driver.read()).toEqual({ a: 95, b: 5 });
  });

  test.each([
    ['nginx-marks', (text: string) => text.replace('# sluice end income', '')],
    ['nginx-marks', (text: string) => text + text],
    ['nginx-marks', (text: string) => text.replaceAll('income', 'outcome')],
    ['nginx-region', (text: string) => text.replace('* income_a;', '* elsewhere;')],
    ['nginx-region', (text: string) => text.replace(/split_clients[^}]*\}/, '')],
  ])('is refused as %s', async (code, change) => {
    await using it = await place();
    await writeFile(it.file, change(await readFile(it.file, 'latin1')), 'latin1');
    await expect(it.driver.read()).rejects.toMatchObject({ name: 'DriverError', code });
  });

  test('in such disorder keeps nobody with a candidate: who takes users away writes without having read', async () => {
    await using it = await place();
    await it.driver.write({ a: 75, b: 25 });
    await writeFile(it.file, (await readFile(it.file, 'latin1')).replace('* income_a;', '* elsewhere;'), 'latin1');
    await ensureSplit(it.driver, { a: 100, b: 0 }, new ManualClock());
    expect(await it.driver.read()).toEqual({ a: 100, b: 0 });
  });

  test('that is not there, a reload that fails and one that changes nothing are named', async () => {
    await using it = await place();
    await expect(nginxTraffic({ ...it.options, config: 'nowhere.conf' }).read()).rejects.toMatchObject({ code: 'nginx-file' });
    await expect(nginxTraffic({ ...it.options, reload: ['false'] }).write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'nginx-reload-failed' });
    await expect(nginxTraffic({ ...it.options, reload: ['true'] }).write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'nginx-not-reloaded', message: expect.stringContaining('b:0 a:100') });
  });

  test('that another process changes at the same moment is not written over', async () => {
    await using it = await place();
    let asked = 0;
    await using status = await localServer((_, response) => {
      asked += 1;
      void readFile(it.file, 'latin1').then((text) => writeFile(it.file, `${text}# theirs\n`, 'latin1')).then(() => response.end('b:0 a:100 mirror:- rule:-'));
    });
    await expect(nginxTraffic({ ...it.options, status: status.url }).write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'nginx-file-busy' });
    expect(asked).toBe(1);
    expect(await readFile(it.file, 'latin1')).toBe(`${TEXT}# theirs\n`);
  });
});

describe('the mirror', () => {
  test('is switched on and off without moving users, and outlives changes of shares', async () => {
    await using it = await place();
    const mirror = it.driver.mirror!;
    expect(await mirror.read()).toBeNull();
    await it.driver.write({ a: 75, b: 25 });
    await mirror.write('b');
    expect([await mirror.read(), await it.driver.read()]).toEqual(['b', { a: 75, b: 25 }]);
    await it.driver.write({ a: 100, b: 0 });
    expect(await it.again().mirror!.read()).toBe('b');
    await mirror.write(null);
    expect([await mirror.read(), await it.driver.read()]).toEqual([null, { a: 100, b: 0 }]);
    await expect(mirror.write('c')).rejects.toThrow(RangeError);
  });

  test('is neither on nor off while file and running nginx differ', async () => {
    await using it = await place();
    await it.driver.mirror!.write('b');
    await writeFile(it.running, (await readFile(it.running, 'latin1')).replace('mirror:b', 'mirror:-'), 'latin1');
    expect(['a', 'b', null]).not.toContain(await it.driver.mirror!.read());
    await it.driver.mirror!.write(null);
    expect(await it.driver.mirror!.read()).toBeNull();
  });

  test('is not there where the configuration has none', async () => {
    await using it = await place({ mirror: false });
    expect([it.driver.mirror, it.driver.capabilities.mirror]).toEqual([undefined, false]);
  });
});

describe('inspecting nginx', () => {
  const found = async (it: Place, changes: Partial<NginxOptions> = {}) => (await nginxTraffic({ ...it.options, ...changes }).inspect!()).map(({ code, blocks }) => [code, blocks]);

  test('finds nothing where all is as declared', async () => {
    await using it = await place();
    expect(await found(it)).toEqual([]);
  });

  test('finds what the next reload of somebody else would change, another key, a broken file, and an nginx that is elsewhere', async () => {
    await using it = await place();
    await it.killedWhileWriting!({ a: 60, b: 40 });
    expect(await found(it)).toEqual([['nginx-not-reloaded', true]]);
    await it.driver.write({ a: 95, b: 5 });
    expect(await found(it, { key: '$cookie_uid' })).toEqual([['nginx-rule-changed', false]]);
    await writeFile(it.file, `${await readFile(it.file, 'latin1')}broken;\n`, 'latin1');
    expect(await found(it)).toEqual([['nginx-test-failed', true]]);
    expect(await found(it, { status: 'http://127.0.0.1:9/' })).toEqual([['nginx-unreachable', false]]);
  });

  test('finds upstreams that are missing and variables that nothing uses', async () => {
    await using it = await place();
    const shown = (text: string) => ({ test: [NODE, '-e', `if (process.argv.includes('-T')) console.log(${JSON.stringify(text)})`, '--', '-t'] });
    const whole = 'upstream income_a {\n}\n  upstream income_b {}\nlocation / { proxy_pass http://$income; }\n location = /m { proxy_pass http://${income_mirror}$request_uri; }';
    expect(await found(it, shown(whole))).toEqual([]);
    expect(await found(it, shown(whole.replace('income_b', 'income_c')))).toEqual([['nginx-upstream', true]]);
    expect(await found(it, shown(whole.replace('$income;', 'income_a;')))).toEqual([['nginx-unused', true]]);
  });
});

describe('rollout.traffic.nginx', () => {
  const base: NginxOptions = { config: '/c', upstreams: { a: 'x', b: 'y' }, key: '$uid', status: 'http://127.0.0.1:1/', slots: ['a', 'b'], clock: new ManualClock(), cwd: '/' };
  test.each<[string, Partial<NginxOptions>]>([
    ['nginx-key', { key: 'uid' }],
    ['nginx-key', { key: '$uid"; }' }],
    ['nginx-key', { cohort: { key: '$uid\n' } }],
    ['nginx-cohort', { cohort: { attribute: '$http_x_group', values: [{ value: 'a"b', share: 1 }] } }],
    ['nginx-cohort', { cohort: { attribute: '$http_x_group', values: [{ value: '~.*', share: 1 }] } }],
    ['http-not-loopback', { status: 'http://10.0.0.1/' }],
    ['traffic-servers', { upstreams: { a: 'x', b: 'x' } }],
  ])('is refused as %s: %j', (code, changes) => {
    expect(() => nginxTraffic({ ...base, ...changes })).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code })] }));
  });
});

describe('the lines between the marks', () => {
  const rule: Rule = { name: 'income', key: '$uid', slots: ['a', 'b'], upstreams: { a: 'up_a', b: 'up_b' } };
  test('leave 0 % out, which nginx refuses, and have the growing slot first', () => {
    const lines = (first: string, share: number) => render({ buckets: { first, share }, mirror: null }, rule).split('\n').slice(0, 4).map((line) => line.trim());
    expect(lines('b', 0)).toEqual(['split_clients "$uid" $income {', '* up_a;', '}', expect.stringContaining('mirror')]);
    expect(lines('b', 100)[1]).toBe('* up_b;');
    expect(lines('a', 0.01).slice(1, 3)).toEqual(['0.01% up_a;', '* up_b;']);
  });

  test('by values of an attribute have those whose shares together fit', () => {
    const byValue: Rule = { ...rule, key: '$http_x_group', values: [{ value: 'staff', share: 2 }, { value: 'default', share: 8 }] };
    const values = (share: number) => [...render({ buckets: { first: 'b', share }, mirror: null }, byValue).matchAll(/"\\\\(\w+)" up_b;|default (up_\w)/g)].map(([, value, rest]) => value ?? rest);
    expect([values(0), values(2), values(9.99), values(10), values(100)]).toEqual([['up_a'], ['staff', 'up_a'], ['staff', 'up_a'], ['staff', 'default', 'up_a'], ['up_b']]);
    const body = render({ buckets: { first: 'b', share: 10 }, mirror: 'b' }, byValue);
    expect(keptState(body, byValue, 'file')).toMatchObject({ buckets: { first: 'b', share: 10 }, mirror: 'b', exact: true });
    expect(() => keptState(body.replace('staff', 'stuff'), byValue, 'file')).toThrow(/nginx-region/);
  });

  test('mark a value so that nginx does not read its first letter as the end of a line', () => {
    const byValue: Rule = { ...rule, key: '$http_x_group', values: [{ value: 'north', share: 2 }] };
    const line = render({ buckets: { first: 'b', share: 2 }, mirror: null }, byValue).split('\n')[1]!;
    // As nginx reads a quoted text (ngx_conf_read_token): these pairs of signs are one.
    const token = /"(.*)"/.exec(line)![1]!.replace(/\\([\\"'nrt])/g, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t' })[sign] ?? sign);
    expect(token).toBe('\\north');
  });
});

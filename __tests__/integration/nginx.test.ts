import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { nginxTraffic } from '../../src/rollout/traffic/nginx/nginx.ts';
import type { NginxOptions } from '../../src/rollout/traffic/nginx/options.ts';
import { systemClock } from '../../src/run/system.ts';
import { nginxVersion, startNginx, type RunningNginx } from '../../testkit/nginx.ts';
import { ask, slotsOfUsers, startOrigins, type Origins } from '../../testkit/origins.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { freePort } from '../rollout/server.ts';
import { trafficContract, type Router } from '../rollout/traffic/contract.ts';
import { filesOf } from './drivers-page.ts';

// The real program (Debian: apt-get install -y --no-install-recommends nginx-light). `npm run test:integration` installs it, and
// where it cannot leaves this file out and says so: here nothing is skipped.
if (nginxVersion() === undefined) throw new Error('nginx is not installed. Run `npm run test:integration`, which installs it.');

interface Place extends Router {
  nginx: RunningNginx;
  origins: Origins;
  file: string;
  port: number;
  options: NginxOptions;
}

/** nginx with the file of docs/drivers.md, at the ports of this test. */
async function place(changes: Partial<NginxOptions> = {}, more: (text: string) => string = (text) => text): Promise<Place> {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await temporaryFolder());
  const origins = stack.use(await startOrigins());
  const [port, status] = [await freePort(), await freePort()];
  const file = path.join(folder, 'income.conf');
  const text = (await filesOf('docs/drivers.md'))['income.conf']!
    .replace('listen 8080', `listen 127.0.0.1:${port}`).replace('127.0.0.1:8081', `127.0.0.1:${status}`)
    .replace('127.0.0.1:9001', `127.0.0.1:${origins.ports.a}`).replace('127.0.0.1:9002', `127.0.0.1:${origins.ports.b}`);
  await writeFile(file, more(text));
  const nginx = stack.use(await startNginx(folder, `include ${file};`, port));
  const options: NginxOptions = {
    config: file, name: 'income', upstreams: { a: 'income_a', b: 'income_b' }, key: '$income_unit', status: `http://127.0.0.1:${status}/sluice/income`, mirror: true,
    test: nginx.test, reload: nginx.reload, slots: ['a', 'b'], clock: systemClock, cwd: folder, ...changes,
  };
  const again = () => nginxTraffic(options);
  const reload = async (): Promise<void> => {
    const { spawnSync } = await import('node:child_process');
    spawnSync(nginx.reload[0]!, nginx.reload.slice(1));
    await new Promise((resolve) => setTimeout(resolve, 400));
  };
  const all = stack.move();
  return {
    nginx, origins, file, port, options, again, driver: again(), reload,
    async turn() {
      const now = await readFile(file, 'utf8');
      await writeFile(file, now.replace(/split_clients[^}]*\}/, 'split_clients "$income_unit" $income {\n    30% income_b;\n    * income_a;\n}').replace(/default "[ab]:[^"]*mirror/, 'default "b:30 a:70 mirror'));
      await reload();
    },
    others: async () => (await readFile(file, 'utf8')).replace(/(begin income[^\n]*\n)[\s\S]*(# sluice end)/, '$1$2'),
    async killedWhileWriting(split) {
      // The process dies between the file and the reload: another driver writes a file that nobody is told of.
      const dying = nginxTraffic({ ...options, reload: ['false'] });
      await expect(dying.write(split)).rejects.toMatchObject({ code: 'nginx-reload-failed' });
    },
    slotsOfUsers: (users) => slotsOfUsers(port, users),
    [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
  };
}

trafficContract('nginx, the real one', place, { splits: [{ a: 100, b: 0 }, { a: 95, b: 5 }, { a: 0, b: 100 }], has: ['others', 'reload', 'killedWhileWriting', 'slotsOfUsers'], users: 2000 });

describe('the real nginx', () => {
  test('is found to be as declared, and not where a name or a variable is wrong', async () => {
    const codes = async (it: Place, changes: Partial<NginxOptions> = {}) => (await nginxTraffic({ ...it.options, ...changes }).inspect!()).map(({ code }) => code);
    await using it = await place();
    expect(await codes(it)).toEqual([]);
    await it.driver.write({ a: 95, b: 5 });
    expect(await codes(it)).toEqual([]);
    expect(await codes(it, { upstreams: { a: 'income_a', b: 'income_c' } })).toContain('nginx-region');
    await using unused = await place({}, (text) => text.replace('proxy_pass http://$income;', 'proxy_pass http://income_a;'));
    expect(await codes(unused)).toEqual(['nginx-unused']);
  });

  test('that refuses its configuration keeps the old one, in the file and for users', async () => {
    await using it = await place();
    await it.driver.write({ a: 0, b: 100 });
    const text = `${await readFile(it.file, 'utf8')}no_such_directive on;\n`;
    await writeFile(it.file, text);
    await expect(it.driver.write({ a: 100, b: 0 })).rejects.toMatchObject({ code: 'nginx-test-failed', message: expect.stringContaining('no_such_directive') });
    expect(await readFile(it.file, 'utf8')).toBe(text);
    expect((await ask(it.port)).body).toBe('b');
    expect((await it.driver.inspect!()).map(({ code }) => code)).toEqual(['nginx-test-failed']);
  });

  test('copies every request to the slot of the mirror, whose answers reach nobody, and none when it is off', async () => {
    await using it = await place();
    it.origins.answer.b = (_, response) => void response.writeHead(500).end('mirror');
    const users = Array.from({ length: 500 }, (_, index) => `u${index}`);
    for (const [slot, copies] of [['b', 500], [null, 0]] as const) {
      await it.driver.mirror!.write(slot);
      expect(await it.driver.mirror!.read()).toBe(slot);
      Object.assign(it.origins.counts, { a: 0, b: 0 });
      expect(new Set(await slotsOfUsers(it.port, users))).toEqual(new Set(['a']));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(it.origins.counts).toEqual({ a: 500, b: copies });
    }
  });

  test('spreads who brings no key by chance', async () => {
    await using it = await place();
    await it.driver.write({ a: 75, b: 25 });
    const found = await Promise.all(Array.from({ length: 400 }, async () => (await ask(it.port)).body));
    expect(Math.abs(found.filter((slot) => slot === 'b').length - 100)).toBeLessThanOrEqual(5 * Math.sqrt(400 * 0.25 * 0.75));
  });

  test('by values of an attribute: each value belongs to the growing slot from its place on', async () => {
    await using it = await place({ cohort: { attribute: '$http_x_group', values: [{ value: 'staff', share: 2 }, { value: 'default', share: 8 }] } });
    const slots = async () => (await Promise.all(['staff', 'default', 'somebody'].map(async (group) => (await ask(it.port, { 'x-group': group })).body))).join('');
    for (const [share, expected] of [[2, 'baa'], [10, 'bba'], [100, 'bbb']] as const) {
      await it.driver.write({ a: 100 - share, b: share });
      expect(await slots()).toBe(expected);
    }
    await it.driver.write({ a: 2, b: 98 });
    expect(await slots()).toBe('abb');
  });
});

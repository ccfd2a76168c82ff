import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { treeOf, treeUse } from '../../../src/model/server/process-tree.ts';
import { ServerProcess } from '../../../src/model/server/server-process.ts';
import { steadyTimer } from '../../../src/model/server/timer.ts';
import { repository, type Repository } from '../support.ts';

let repo: Repository;
const running: ServerProcess[] = [];
beforeEach(() => {
  repo = repository();
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop(0);
  repo.remove();
});

async function start(code: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  repo.write('server.mjs', code);
  const server = await ServerProcess.start({ name: "the candidate's server", words: [process.execPath, 'server.mjs', '{port}'], cwd: repo.path, env }, steadyTimer);
  running.push(server);
  return server;
}

/** Reads a file that a program writes; generous, for the machine may be busy. */
async function written(name: string): Promise<string> {
  const file = path.join(repo.path, name);
  for (let i = 0; i < 1000 && (!existsSync(file) || readFileSync(file, 'utf8') === ''); i++) await steadyTimer.sleep(20);
  return readFileSync(file, 'utf8');
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !what(); i++) await steadyTimer.sleep(20);
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const FAMILY = `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const idle = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';
const child = spawn(process.execPath, ['-e', idle], { stdio: 'ignore' });
// A daemon: a group of its own, and soon another parent.
const between = spawn(process.execPath, ['-e', 'const { spawn } = require("node:child_process"); const d = spawn(process.execPath, ["-e", ' + JSON.stringify(idle) + '], { detached: true, stdio: "ignore" }); console.log(d.pid); d.unref();'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
let daemon = '';
between.stdout.on('data', (part) => (daemon += part));
between.on('exit', () => writeFileSync('family.json', JSON.stringify([process.pid, child.pid, Number(daemon)])));
setInterval(() => {}, 1000);
`;

describe("a team's server", () => {
  test('gets its port, its declared variables and no token of the job', async () => {
    process.env.SLUICE_TEST_TOKEN = 'do-not-pass';
    try {
      const server = await start('import { writeFileSync } from "node:fs"; writeFileSync("seen.json", JSON.stringify({ argument: process.argv[2], env: process.env }));', { MODE: 'fast' });
      const { argument, env } = JSON.parse(await written('seen.json')) as { argument: string; env: Record<string, string> };
      expect(argument).toBe(String(server.port));
      expect(env).toMatchObject({ PORT: String(server.port), MODE: 'fast' });
      expect(Object.keys(env).filter((name) => /TOKEN|SECRET|GITHUB|ACTIONS|RUNNER|JEST/.test(name))).toEqual([]);
    } finally {
      delete process.env.SLUICE_TEST_TOKEN;
    }
  });

  test('is ended with all that it started, also what went its own way and what does not listen to SIGTERM', async () => {
    const server = await start(FAMILY);
    const family = JSON.parse(await written('family.json')) as number[];
    expect(family.map(lives)).toEqual([true, true, true]);
    expect(treeOf(server.pid!)).toEqual(expect.arrayContaining(family.slice(0, 2)));
    const use = (await treeUse(server.pid!))!;
    expect(use.processes).toBeGreaterThanOrEqual(2);
    expect(use.memory).toBeGreaterThan(10 * 2 ** 20);
    await server.stop(200);
    expect(family.map(lives)).toEqual([false, false, false]);
  });

  test('that dies is named with its last output, in which a runner finds no command', async () => {
    const server = await start('console.log("::error::loading"); console.error("no such model: weights.bin"); process.exitCode = 3;');
    await until(() => server.gone !== undefined && server.lastOutput.includes('weights'));
    expect(server.gone).toBe('ended with exit status 3');
    expect(server.lastOutput).toContain('no such model: weights.bin');
    expect(server.lastOutput).not.toContain('::error::');
    expect(() => server.checkAlive()).toThrow("The candidate's server ended with exit status 3.");
  });

  test('that cannot be started is told apart', async () => {
    const server = await ServerProcess.start({ name: 'the server', words: ['no-such-program-anywhere'], cwd: repo.path, env: {} }, steadyTimer);
    running.push(server);
    await until(() => server.gone !== undefined);
    expect(server.gone).toBe('could not be started (ENOENT)');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('ends when Sluice itself is interrupted by %s', async (signal) => {
    repo.write('server.mjs', FAMILY);
    const room = path.resolve('src/model/server');
    repo.write('sluice.mts', `
      import { ServerProcess } from ${JSON.stringify(path.join(room, 'server-process.ts'))};
      import { steadyTimer } from ${JSON.stringify(path.join(room, 'timer.ts'))};
      await ServerProcess.start({ name: 'the server', words: [process.execPath, 'server.mjs'], cwd: ${JSON.stringify(repo.path)}, env: {} }, steadyTimer);
    `);
    const sluice = spawn(process.execPath, ['--no-warnings', 'sluice.mts'], { cwd: repo.path, stdio: 'ignore' });
    const ended = new Promise<string | null>((resolve) => sluice.on('exit', (_, by) => resolve(by)));
    const family = JSON.parse(await written('family.json')) as number[];
    sluice.kill(signal);
    expect(await ended).toBe(signal);
    await until(() => !family.some(lives));
    expect(family.map(lives)).toEqual([false, false, false]);
  });
});

/** A process that starts what `code` does with Sluice's own parts, says so, and is then killed as nobody can prepare for. */
async function killedAfter(code: string): Promise<void> {
  const source = new URL('../../../src/', import.meta.url);
  repo.write('owner.mjs', code.replaceAll('SRC/', source.href));
  const owner = spawn(process.execPath, ['--no-warnings', 'owner.mjs'], { cwd: repo.path, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  owner.stdout.on('data', (part) => (said += part));
  await until(() => said.includes('ready'));
  const gone = new Promise((resolve) => owner.once('exit', resolve));
  owner.kill('SIGKILL');
  await gone;
}

describe('where Sluice itself is killed', () => {
  test("the team's server goes with all that it started, also what left its group", async () => {
    repo.write('server.mjs', FAMILY);
    await killedAfter(`
import { existsSync } from 'node:fs';
import { ServerProcess } from 'SRC/model/server/server-process.ts';
import { steadyTimer } from 'SRC/model/server/timer.ts';
await ServerProcess.start({ name: 'it', words: [process.execPath, 'server.mjs'], cwd: process.cwd(), env: {} }, steadyTimer);
setInterval(() => existsSync('family.json') && console.log('ready'), 20);
`);
    const family = JSON.parse(await written('family.json')) as number[];
    expect(family).toHaveLength(3);
    await until(() => !family.some(lives));
    expect(family.filter(lives)).toEqual([]);
  }, 60_000);

  test('a predictor that reads nothing goes too, and rows that were cut for it', async () => {
    repo.write('deaf.mjs', "import { writeFileSync } from 'node:fs';\nwriteFileSync('deaf.pid', String(process.pid));\nsetInterval(() => {}, 1000);\n");
    repo.write('rows.csv', 'id\n1\n');
    await killedAfter(`
import { existsSync, readFileSync } from 'node:fs';
import { guard } from 'SRC/core/guardian.ts';
import { LineProgram } from 'SRC/model/predictors/line-program.ts';
guard({ file: process.cwd() + '/rows.csv' });
guard({ file: process.cwd() + '/model.bin' })();
new LineProgram([process.execPath, 'deaf.mjs'], { cwd: process.cwd() }).exchange(['{}'], 1, 60000).catch(() => {});
setInterval(() => existsSync('deaf.pid') && readFileSync('deaf.pid', 'utf8') !== '' && console.log('ready'), 20);
`);
    const pid = Number(await written('deaf.pid'));
    await until(() => !lives(pid) && !existsSync(path.join(repo.path, 'rows.csv')));
    expect([lives(pid), existsSync(path.join(repo.path, 'rows.csv')), existsSync(path.join(repo.path, 'model.bin'))]).toEqual([false, false, true]);
  }, 60_000);
});

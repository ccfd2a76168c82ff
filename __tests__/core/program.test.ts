import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandWords, programEnvironment, runProgram } from '../../src/core/program.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const NODE = process.execPath;
const options = { cwd: '/', timeout: 20_000 };

function script(code: string): string[] {
  return [NODE, '-e', code];
}

describe('runProgram', () => {
  test('answers what a program printed, having given it its input', async () => {
    const code = 'process.stdin.on("data", (d) => process.stdout.write(String(d).toUpperCase())); console.error("aside");';
    const { stdout, stderr } = await runProgram(script(code), { ...options, input: 'rows' });
    expect([stdout.toString(), stderr.toString()]).toEqual(['ROWS', 'aside\n']);
  });

  test('starts no shell: what looks like one is only text', async () => {
    const { stdout } = await runProgram([NODE, '-p', 'process.argv[1]', '$(id); `id` && id | id > /tmp/x'], options);
    expect(stdout.toString().trim()).toBe('$(id); `id` && id | id > /tmp/x');
  });

  test('shows a program only the allowed environment', async () => {
    const from = { PATH: '/bin', HOME: '/home/x', GITHUB_TOKEN: 'secret', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret', NODE_OPTIONS: '--x', EXTRA: '1' };
    expect(programEnvironment({ env: { SLUICE_SLOT: 'a' }, inherit: ['EXTRA'] }, from)).toEqual({ PATH: '/bin', HOME: '/home/x', EXTRA: '1', SLUICE_SLOT: 'a' });
    const { stdout } = await runProgram(script('console.log(Object.keys(process.env).join())'), { ...options, env: { SLUICE_SLOT: 'a' } });
    expect(stdout.toString()).toContain('SLUICE_SLOT');
    expect(stdout.toString()).not.toMatch(/NODE_OPTIONS|JEST_WORKER_ID|npm_/);
  });

  test('reports status and last lines of a program that fails, the last lines only', async () => {
    const failing = runProgram(script('for (let i = 0; i < 500; i++) console.error("line", i); process.exitCode = 4'), options);
    await expect(failing).rejects.toMatchObject({ code: 'program-failed', exitCode: 4, message: expect.stringMatching(/status 4[\s\S]*line 499/) });
    await expect(failing).rejects.not.toMatchObject({ message: expect.stringContaining('line 100\n') });
  });

  test('names a program that is not there', async () => {
    await expect(runProgram(['no-such-program-here', 'x'], options)).rejects.toMatchObject({
      code: 'program-not-started', exitCode: null, message: expect.stringContaining('no-such-program-here x'),
    });
  });

  test('ends what takes too long, with everything that it started', async () => {
    await using folder = await temporaryFolder();
    const note = path.join(folder.path, 'grandchild');
    const grandchild = `process.on('SIGTERM', () => {}); require('fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => {}, 1000);`;
    const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' }); setInterval(() => {}, 1000);`;
    const controller = new AbortController();
    const running = runProgram(script(parent), { ...options, signal: controller.signal });
    const watch = setInterval(() => void (existsSync(note) && controller.abort()), 20);
    await expect(running).rejects.toMatchObject({ code: 'program-aborted' });
    clearInterval(watch);
    const pid = Number(await readFile(note, 'utf8'));
    await expect(gone(pid)).resolves.toBe(true);
    await expect(runProgram(script('setInterval(() => {}, 1000)'), { ...options, timeout: 300 })).rejects.toMatchObject({ code: 'program-timed-out' });
  });

  test('ends what prints too much', async () => {
    const endless = script('const t = "x".repeat(65536); const w = () => { while (process.stdout.write(t)); process.stdout.once("drain", w); }; w();');
    await expect(runProgram(endless, { ...options, outputLimit: 100_000 })).rejects.toMatchObject({ code: 'program-output-too-large' });
  });

  test('does not wait for a server that a program left behind, and leaves it alive', async () => {
    const server = 'setInterval(() => {}, 1000)';
    const code = `const c = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(server)}], { stdio: 'inherit' }); c.unref(); console.log(c.pid); process.exit(0);`;
    const { stdout } = await runProgram(script(code), options);
    const pid = Number(stdout.toString());
    expect(process.kill(pid, 0)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });

  test('is content with a program that reads none of its input', async () => {
    const { stdout } = await runProgram(script('console.log("done")'), { ...options, input: 'x'.repeat(5_000_000) });
    expect(stdout.toString()).toBe('done\n');
  });
});

describe('commandWords', () => {
  test('splits one text at its spaces and takes a list as it is', () => {
    expect(commandWords('  ./deploy.sh  --slot  a ')).toEqual(['./deploy.sh', '--slot', 'a']);
    expect(commandWords(['./my deploy.sh', ''])).toEqual(['./my deploy.sh', '']);
    expect(() => commandWords('  ')).toThrow(/program-empty/);
  });
});

async function gone(pid: number): Promise<boolean> {
  for (let look = 0; look < 200; look++) {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    if (state === undefined || state.slice(state.lastIndexOf(')') + 2).startsWith('Z')) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

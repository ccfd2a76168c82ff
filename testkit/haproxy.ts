import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askRuntime } from '../src/rollout/traffic/haproxy/socket.ts';

/** A real HAProxy in the foreground, with a master so that it can be reloaded as its service would. */
export interface RunningHaproxy extends AsyncDisposable {
  socket: string;
  ask: (line: string) => Promise<string>;
  reload(): Promise<void>;
}

export function haproxyVersion(): string | undefined {
  return /version ([\d.]+)/.exec(spawnSync('haproxy', ['-v'], { encoding: 'utf8' }).stdout ?? '')?.[1];
}

/** Starts it with a configuration whose `global` has `stats socket {socket}`; `{folder}` is the folder, too. */
export async function startHaproxy(folder: string, config: string): Promise<RunningHaproxy> {
  await mkdir(folder, { recursive: true });
  const socket = path.join(folder, 'admin.sock');
  const file = path.join(folder, 'haproxy.cfg');
  await writeFile(file, config.replaceAll('{socket}', socket).replaceAll('{folder}', folder));
  const errors: string[] = [];
  // A group of its own: the master leaves workers behind when it is ended roughly.
  const child = spawn('haproxy', ['-W', '-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const runtime = askRuntime({ socket });
  const pid = async (): Promise<string | undefined> => /^Pid: (\d+)$/m.exec(await runtime('show info').catch(() => ''))?.[1];
  const until = async (done: () => Promise<boolean>, what: string): Promise<void> => {
    for (let look = 0; look < 500; look += 1) {
      if (await done()) return;
      if (child.exitCode !== null) break;
      await wait(20);
    }
    throw new Error(`HAProxy ${what}: ${errors.join('').slice(-2000)}`);
  };
  const end = async (): Promise<void> => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Gone already.
    }
    await ended;
  };
  await until(async () => (await pid()) !== undefined, 'did not start').catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return {
    socket,
    ask: runtime,
    async reload() {
      const before = await pid();
      let looks = 0;
      await until(async () => {
        // A master that is still busy with its last reload forgets the signal.
        if (looks++ % 50 === 0) child.kill('SIGUSR2');
        return ![undefined, before].includes(await pid());
      }, 'did not reload');
    },
    [Symbol.asyncDispose]: end,
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './origins.ts';

/** A real nginx in the foreground. */
export interface RunningNginx extends AsyncDisposable {
  /** The words that test and reload exactly this one. */
  test: string[];
  reload: string[];
}

export function nginxVersion(): string | undefined {
  return /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];
}

/** Starts it with the `http` context of a configuration; `{folder}` in it is the folder. `port` answers when it is ready. */
export async function startNginx(folder: string, http: string, port: number): Promise<RunningNginx> {
  await mkdir(path.join(folder, 'tmp'), { recursive: true });
  const file = path.join(folder, 'nginx.conf');
  const bodies = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path {folder}/tmp/${name};`).join('\n');
  const main = `daemon off;\nuser root;\nworker_processes 2;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents { worker_connections 512; }\nhttp {\naccess_log off;\n${bodies}\n${http}\n}\n`;
  const text = process.getuid?.() === 0 ? main : main.replace('user root;\n', '');
  await writeFile(file, text.replaceAll('{folder}', folder));
  const words = ['nginx', '-c', file, '-p', folder];
  const errors: string[] = [];
  const child = spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (): Promise<void> => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Gone already.
    }
    await ended;
  };
  for (let look = 0; ; look += 1) {
    if (await ask(port).then(() => true, () => false)) break;
    if (look < 500 && child.exitCode === null) {
      await wait(20);
      continue;
    }
    await end();
    throw new Error(`nginx did not start: ${errors.join('').slice(-2000)}`);
  }
  return {
    test: [...words, '-t'],
    reload: [...words, '-s', 'reload'],
    [Symbol.asyncDispose]: end,
  };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { EXAMPLE } from './income-files.ts';

export interface Started extends AsyncDisposable {
  url: string;
  pid: number;
}

/** The release's server, from the parts that its delivery file names; `extra` is added to its environment. */
export async function startServer(delivery: Delivery, extra: Record<string, string> = {}): Promise<Started> {
  const { model, code, config, environment } = delivery.spec.release;
  const parts = { MODEL: model, CODE: code!, CONFIG: config!, ENVIRONMENT: environment! };
  const env = Object.fromEntries(Object.entries(parts).map(([name, declared]) => [name, delivery.resolve(declared)]));
  const child = spawn(process.execPath, [`${delivery.resolve(code!)}/server.mjs`], { env: { ...env, ...extra }, stdio: ['ignore', 'pipe', 'ignore'] });
  const { port } = (await firstLine(child)) as { port: number };
  return handle(child, `http://127.0.0.1:${port}`);
}

export async function startRouter(log: string): Promise<Started> {
  const child = spawn(process.execPath, ['--no-warnings', `${EXAMPLE}/demo/router.ts`, '--log', log, '--while-stdin'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { url } = (await firstLine(child)) as { url: string };
  return handle(child, url);
}

export async function post(url: string, body: unknown): Promise<{ status: number; body: { scores?: number[]; error?: string } }> {
  const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { status: reply.status, body: (await reply.json()) as { scores?: number[]; error?: string } };
}

async function firstLine(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The process ended with ${code} before it was ready.`)));
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout! }), 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return JSON.parse(line);
}

function handle(child: ChildProcess, url: string): Started {
  return {
    url,
    pid: child.pid!,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

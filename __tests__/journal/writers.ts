import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { StoreAccess } from '../../src/journal/object-store.ts';

const HERE = import.meta.dirname;

export interface WriterTask {
  home: { kind: 'file'; file: string } | { kind: 'git'; remote: string; ref: string; scratch: string } | { kind: 'object'; url: string; access: StoreAccess } | { kind: 'kubernetes'; name: string; server: string; ca: string; token: string; namespace: string };
  writer: number;
  appends: number;
  /** Of each event, about. */
  bytes?: number;
}

export interface Writer {
  child: ChildProcess;
  /** Resolves at its first output: it has appended once. */
  said: Promise<void>;
  /** Exit status, or the signal that ended it. */
  ended: Promise<number | string | null>;
}

/** A program of its own that appends. With `crash`, it kills itself at that point of what `patch` counts. */
export function startWriter(task: WriterTask, crash?: { patch: string; point: number }): Writer {
  const preload = crash ? ['--import', path.join(HERE, crash.patch)] : [];
  const child = spawn(process.execPath, ['--no-warnings', ...preload, path.join(HERE, 'writer-program.ts'), JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', CRASH_POINT: String(crash?.point ?? '') },
  });
  const ended = new Promise<number | string | null>((resolve) => child.on('exit', (status, signal) => resolve(status ?? signal)));
  const said = new Promise<void>((resolve) => {
    child.stdout!.once('data', () => resolve());
    child.stdout!.once('close', () => resolve());
  });
  child.stdout!.resume();
  return { child, said, ended };
}

export function kill(writer: Writer): void {
  process.kill(writer.child.pid!, 'SIGKILL');
}

import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { DriverError } from '../../core/driver-error.ts';
import { guard } from '../../core/guardian.ts';
import { programEnvironment } from '../../core/program.ts';
import { neutralised } from '../predictors/program-output.ts';
import { endWithUs } from './end-with-us.ts';
import type { Limiter } from './limits.ts';
import { processesWith, treeOf } from './process-tree.ts';
import type { Timer } from './timer.ts';

export interface ServerCommand {
  /** `the candidate's server`, for messages. */
  name: string;
  /** Program and arguments; `{port}` in them becomes the port. */
  words: readonly string[];
  cwd: string;
  env: Record<string, string>;
  /** The same port again, after a restart; a free one where absent. */
  port?: number;
  limiter?: Limiter;
}

/** Marks everything that a server started, also what left its process group. */
const MARK = 'SLUICE_SERVER_MARK';
const OUTPUT_BYTES = 16 * 1024;
const LAST_LINES = 12;
const GRACE_MS = 3000;
const POLL_MS = 20;

let started = 0;

/** The team's server as a process of its own, with everything it starts. */
export class ServerProcess {
  readonly name: string;
  readonly port: number;
  readonly url: URL;
  readonly startedAt: number;
  readonly #child: ChildProcess;
  readonly #timer: Timer;
  readonly #mark: string;
  readonly #release: () => void;
  readonly #limiter: Limiter | undefined;
  #output = '';
  #failure: string | undefined;
  #ending = false;

  private constructor(command: ServerCommand, port: number, timer: Timer) {
    this.name = command.name;
    this.port = port;
    this.url = new URL(`http://127.0.0.1:${port}`);
    this.#timer = timer;
    this.#limiter = command.limiter;
    this.#mark = `${process.pid}-${++started}`;
    const [program, ...args] = command.words.map((word) => word.replaceAll('{port}', String(port)));
    this.startedAt = timer.now();
    this.#child = spawn(program!, args, {
      cwd: command.cwd,
      env: programEnvironment({ env: { ...command.env, PORT: String(port), [MARK]: this.#mark } }),
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('error', () => {});
      stream.on('data', (chunk: Buffer) => (this.#output = (this.#output + chunk.toString('utf8')).slice(-OUTPUT_BYTES)));
    }
    this.#child.on('error', (error) => (this.#failure ??= `could not be started (${(error as NodeJS.ErrnoException).code ?? error.message})`));
    this.#child.on('exit', (code, signal) => (this.#failure ??= code === null ? `was ended by ${signal}` : `ended with exit status ${code}`));
    const interrupted = endWithUs(() => this.#kill('SIGKILL'));
    const killed = this.#child.pid === undefined ? () => {} : guard({ group: this.#child.pid, mark: `${MARK}=${this.#mark}` });
    this.#release = () => {
      interrupted();
      killed();
    };
    if (this.#child.pid !== undefined) command.limiter?.put(this.#child.pid);
  }

  /** Starts it; it need not listen yet. */
  static async start(command: ServerCommand, timer: Timer): Promise<ServerProcess> {
    return new ServerProcess(command, command.port ?? (await freePort()), timer);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Why it is gone, in words that follow its name; undefined while it lives. */
  get gone(): string | undefined {
    return this.#failure;
  }

  /** Its last lines, with everything that a terminal or a runner would obey taken out. */
  get lastOutput(): string {
    return neutralised(this.#output).trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  }

  /** Throws DriverError `server-died` where it is gone without having been asked to go. */
  checkAlive(): void {
    if (this.#failure === undefined || this.#ending) return;
    throw new DriverError('server-died', `${capital(this.name)} ${this.#failure}.`, 'Correct what its output reports.');
  }

  /** Asks it to go, ends what is left after a while, and waits until all is gone. Answers the milliseconds that took. */
  async stop(graceMs = GRACE_MS): Promise<number> {
    const from = this.#timer.now();
    this.#ending = true;
    if (graceMs > 0) this.#kill('SIGTERM');
    while (graceMs > 0 && this.#family().length > 0 && this.#timer.now() - from < graceMs) await this.#timer.sleep(POLL_MS);
    // What it started may start more while it is being ended.
    for (let round = 0; round < 50 && (round === 0 || this.#family().length > 0); round++) {
      this.#kill('SIGKILL');
      await this.#timer.sleep(POLL_MS);
    }
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#limiter?.leave();
    this.#release();
    return this.#timer.now() - from;
  }

  #family(): number[] {
    const { pid } = this.#child;
    if (pid === undefined) return [];
    const own = this.#failure === undefined ? [pid] : [];
    const seen = process.platform === 'linux' ? [...treeOf(pid), ...processesWith(MARK, this.#mark)] : own;
    return [...new Set(seen)];
  }

  #kill(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    // Who they are is asked before the first of them ends, for then the others have another parent.
    const family = this.#family();
    // The id of a group is free for others once all of it is gone.
    const targets = process.platform === 'win32' || family.length === 0 ? family : [-pid, ...family];
    for (const target of targets)
      try {
        process.kill(target, signal);
      } catch {
        // Gone already.
      }
  }
}

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

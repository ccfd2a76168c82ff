import { spawn, type ChildProcess } from 'node:child_process';
import { guard } from '../../core/guardian.ts';
import { commandWords, programEnvironment } from '../../core/program.ts';
import { PredictorError } from './error.ts';
import { CappedOutput, neutralised } from './program-output.ts';

export interface LineProgramOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Words before the program, as those that take its network away. */
  prefix?: readonly string[];
}

/** An answer is a few numbers: a line longer than this is none. */
const LONGEST_LINE = 1024 * 1024;
/** Lines that nobody asked for are kept up to here; then the program waits. */
const MOST_WAITING = 4096;
const STDERR_BYTES = 64 * 1024;
const SAID_LINES = 12;
const SAID_CHARACTERS = 2000;
const GRACE_MS = 2000;
const SETTLE_MS = 100;

/**
 * A program that stays and is talked to in lines. It gets the allow-listed environment and a process group of its own; standard
 * error is kept up to a cap, for messages.
 */
export class LineProgram {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #stderr = new CappedOutput(STDERR_BYTES);
  readonly #lines: string[] = [];
  #partial: Buffer[] = [];
  #partialSize = 0;
  #wake: () => void = () => {};
  #failure: PredictorError | undefined;
  #exit: { code: number | null; signal: string | null } | undefined;
  readonly #closed: Promise<void>;
  readonly #release: () => void;

  constructor(command: string | readonly string[], options: LineProgramOptions) {
    const words = [...(options.prefix ?? []), ...commandWords(command)];
    this.#name = neutralised(commandWords(command).join(' ')).slice(0, 200);
    this.#child = spawn(words[0]!, words.slice(1), {
      cwd: options.cwd,
      env: programEnvironment({ env: options.env }),
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
    });
    this.#closed = new Promise((resolve) => this.#follow(resolve));
    this.#release = this.#child.pid === undefined ? () => {} : guard({ group: this.#child.pid });
  }

  get alive(): boolean {
    return this.#failure === undefined && this.#exit === undefined;
  }

  /** Lines that came and that no exchange has taken. */
  get waiting(): number {
    return this.#lines.length;
  }

  /**
   * Writes the lines, as fast as the program reads them, and answers as many lines as it was asked for. Throws PredictorError:
   * `predictor-not-started`, `predictor-crashed`, `predictor-timed-out`, `predictor-answer-unreadable`.
   */
  async exchange(lines: readonly string[], expected: number, timeout: number, signal?: AbortSignal): Promise<string[]> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#wake();
    }, timeout);
    const stop = (): void => this.#wake();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const stopped = (): boolean => late || signal?.aborted === true || this.#failure !== undefined || this.#exit !== undefined;
      const writing = this.#write(lines, stopped);
      const answers: string[] = [];
      while (answers.length < expected) {
        answers.push(...this.#lines.splice(0, expected - answers.length));
        this.#child.stdout!.resume();
        if (answers.length === expected) break;
        if (this.#failure) throw this.#failure;
        if (this.#exit) throw this.#crashed(answers.length);
        if (signal?.aborted) throw signal.reason;
        if (late) throw this.#timedOut(timeout, answers.length, expected);
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
      await writing;
      return answers;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends the program and all it started: its input closes, then it is asked, then it is not asked. Idempotent. */
  async end(patient: boolean): Promise<void> {
    this.#child.stdin!.end();
    const timers = [
      setTimeout(() => this.#kill('SIGTERM'), patient ? GRACE_MS : 0),
      setTimeout(() => this.#kill('SIGKILL'), patient ? 2 * GRACE_MS : SETTLE_MS),
    ];
    await this.#closed;
    for (const timer of timers) clearTimeout(timer);
    this.#kill('SIGKILL');
    this.#release();
  }

  #follow(closed: () => void): void {
    const { stdin, stdout, stderr } = this.#child;
    this.#child.once('error', (cause) => {
      this.#failure = new PredictorError('predictor-not-started', `the program \`${this.#name}\` could not be started: ${cause.message}`, 'Check that it is installed in this job and on the PATH, and that its path is relative to the delivery file.', { gone: true, cause });
      this.#wake();
      closed();
    });
    // A program may end without reading its input; its exit status says whether that was right.
    stdin!.on('error', () => {});
    stdout!.on('error', () => {});
    stderr!.on('error', () => {});
    stdout!.on('data', (chunk: Buffer) => this.#take(chunk));
    stderr!.on('data', (chunk: Buffer) => this.#stderr.add(chunk));
    const gone = (code: number | null, signal: string | null): void => {
      this.#exit ??= { code, signal };
      this.#wake();
      closed();
    };
    this.#child.once('close', gone);
    // What the program left running may hold its pipes open for ever: `close` would then never come.
    this.#child.once('exit', (code, signal) => {
      setTimeout(() => {
        this.#kill('SIGKILL');
        stdout!.destroy();
        stderr!.destroy();
        gone(code, signal);
      }, SETTLE_MS);
    });
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const line = Buffer.concat([...this.#partial, rest.subarray(0, end)]).toString('utf8').trim();
      this.#partial = [];
      this.#partialSize = 0;
      if (line !== '') this.#lines.push(line);
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) this.#partial.push(rest);
    this.#partialSize += rest.length;
    if (this.#partialSize > LONGEST_LINE) {
      this.#failure ??= new PredictorError('predictor-answer-unreadable', `the program wrote a line of more than ${LONGEST_LINE} bytes`, 'Print one short line for each row; what is not an answer belongs on standard error.', { gone: true });
      this.#kill('SIGKILL');
    }
    if (this.#lines.length > MOST_WAITING) this.#child.stdout!.pause();
    this.#wake();
  }

  async #write(lines: readonly string[], stopped: () => boolean): Promise<void> {
    const stdin = this.#child.stdin!;
    for (const line of lines) {
      if (stopped()) return;
      if (stdin.write(`${line}\n`) || stopped()) continue;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          for (const event of ['drain', 'close', 'error']) stdin.off(event, done);
          resolve();
        };
        for (const event of ['drain', 'close', 'error']) stdin.once(event, done);
      });
    }
  }

  #kill(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // Already gone.
    }
  }

  #crashed(answered: number): PredictorError {
    const { code, signal } = this.#exit!;
    const why = signal !== null ? `was ended by ${signal}` : `ended with exit status ${code}`;
    return new PredictorError('predictor-crashed', `the program \`${this.#name}\` ${why}`, 'Correct what it reports, and let it answer a row that it cannot score with {"error": TEXT}.', {
      blame: 'batch',
      said: this.#said(),
      gone: true,
      cause: { answered },
    });
  }

  #timedOut(timeout: number, answered: number, expected: number): PredictorError {
    const fix = answered === 0 ? 'Let it flush its output after each line (Python: print(…, flush=True)), and answer each row when an empty line comes; or give it more time in tests.predictor.timeout.' : 'Give it more time in tests.predictor.timeout, or a smaller batch.';
    return new PredictorError('predictor-timed-out', `the program \`${this.#name}\` answered ${answered} of ${expected} rows within ${timeout} ms`, fix, { said: this.#said(), gone: true });
  }

  #said(): string {
    return neutralised(this.#stderr.text()).trimEnd().split('\n').slice(-SAID_LINES).join('\n').slice(-SAID_CHARACTERS);
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { DriverError } from './driver-error.ts';

/** What a program may see of this machine's environment. Tokens of the job are not among them. */
const ALLOWED_ENVIRONMENT = [
  'PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC',
];
const OUTPUT_LIMIT = 1024 * 1024;
const GRACE_MS = 2000;
const PIPES_AFTER_EXIT_MS = 250;
const LAST_LINES = 12;
const LAST_CHARACTERS = 2000;

export interface ProgramOptions {
  /** Folder the program starts in. */
  cwd: string;
  /** Milliseconds until the program and everything it started is ended. */
  timeout: number;
  /** Added to the allow-listed environment; the only way for a value to reach the program. */
  env?: Record<string, string>;
  /** Names to take from this process's environment besides the usual ones. */
  inherit?: readonly string[];
  /** Given on standard input, which is closed after it. */
  input?: string | Uint8Array;
  /** Bytes of standard output, and of standard error, beyond which the program is ended. Default 1 MiB. */
  outputLimit?: number;
  /** Takes standard output and standard error as they come, instead of the buffers and their limit. */
  onOutput?: (chunk: Buffer) => void;
  signal?: AbortSignal;
}

export interface ProgramResult {
  stdout: Buffer;
  stderr: Buffer;
}

export class ProgramError extends DriverError {
  /** `null` where the program did not start or was ended by a signal. */
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(code: string, message: string, fix: string, outcome: { exitCode: number | null; stderr: string }, options?: ErrorOptions) {
    super(code, message, fix, options);
    this.name = 'ProgramError';
    this.exitCode = outcome.exitCode;
    this.stderr = outcome.stderr;
  }
}

/** A declared command as program and arguments. One text is split at its spaces: there is no shell and no quoting. */
export function commandWords(command: string | readonly string[]): string[] {
  const words = typeof command === 'string' ? command.split(/\s+/).filter((word) => word !== '') : [...command];
  if (words.length === 0 || words[0] === '')
    throw new DriverError('program-empty', 'A command names no program.', 'Write the program and its arguments.');
  return words;
}

/**
 * Runs a program without a shell and answers its output when it ends with 0. Throws ProgramError with code
 * `program-not-started`, `program-failed`, `program-timed-out`, `program-output-too-large` or `program-aborted`.
 * A server that the program leaves behind stays alive; it must not keep the program's standard output.
 */
export async function runProgram(command: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  const [program, ...args] = commandWords(command);
  const child = spawn(program!, args, {
    cwd: options.cwd,
    env: programEnvironment(options),
    shell: false,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // A process group of its own, so that a time limit ends what the program started as well.
    detached: process.platform !== 'win32',
  });
  const run = new Run(child, commandWords(command), options);
  return run.result;
}

/** The environment that a program gets: the allow-listed names of `from`, then what the caller adds. */
export function programEnvironment(
  options: Pick<ProgramOptions, 'env' | 'inherit'>,
  from: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const names = [...ALLOWED_ENVIRONMENT, ...(options.inherit ?? [])];
  const allowed = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const]));
  return { ...Object.fromEntries(allowed), ...options.env };
}

class Run {
  readonly result: Promise<ProgramResult>;
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #options: ProgramOptions;
  readonly #stdout: Buffer[] = [];
  readonly #stderr: Buffer[] = [];
  /** Why we ended the program ourselves, where we did. */
  #ended: { code: string; message: string; fix: string } | undefined;
  #timers: NodeJS.Timeout[] = [];

  constructor(child: ChildProcess, words: readonly string[], options: ProgramOptions) {
    this.#child = child;
    this.#name = words.join(' ').slice(0, 200);
    this.#options = options;
    this.result = new Promise<ProgramResult>((resolve, reject) => this.#follow(resolve, reject)).finally(() => {
      for (const timer of this.#timers) clearTimeout(timer);
      options.signal?.removeEventListener('abort', this.#abort);
    });
  }

  #follow(resolve: (result: ProgramResult) => void, reject: (error: Error) => void): void {
    const child = this.#child;
    this.#collect(child.stdout!, this.#stdout);
    this.#collect(child.stderr!, this.#stderr);
    // A program may end without reading its input; its exit status says whether that was right.
    child.stdin!.on('error', () => {});
    child.stdin!.end(this.#options.input ?? '');
    child.on('error', (error) => reject(this.#notStarted(error)));
    const settle = (exitCode: number | null, signal: string | null): void => {
      if (this.#ended === undefined && exitCode === 0)
        resolve({ stdout: Buffer.concat(this.#stdout), stderr: Buffer.concat(this.#stderr) });
      else {
        // The program itself is gone; what it started and what ignores SIGTERM goes with it.
        if (this.#ended !== undefined) this.#kill('SIGKILL');
        reject(this.#failure(exitCode, signal));
      }
    };
    child.on('close', settle);
    // What the program left running may hold its pipes open for ever: `close` would then never come.
    child.on('exit', (exitCode, signal) => {
      this.#later(PIPES_AFTER_EXIT_MS, () => {
        child.stdout!.destroy();
        child.stderr!.destroy();
        settle(exitCode, signal);
      });
    });
    this.#later(this.#options.timeout, () =>
      this.#end('program-timed-out', `did not end within ${this.#options.timeout} ms`, 'Make it faster, or see why it hangs.'),
    );
    this.#options.signal?.addEventListener('abort', this.#abort, { once: true });
    if (this.#options.signal?.aborted) this.#abort();
  }

  readonly #abort = (): void => this.#end('program-aborted', 'was stopped', 'Start the stage again.');

  #collect(stream: NodeJS.ReadableStream, into: Buffer[]): void {
    stream.on('error', () => {});
    if (this.#options.onOutput !== undefined) {
      stream.on('data', this.#options.onOutput);
      return;
    }
    const limit = this.#options.outputLimit ?? OUTPUT_LIMIT;
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) into.push(chunk);
      else this.#end('program-output-too-large', `wrote more than ${limit} bytes`, 'Print only the answer.');
    });
  }

  #end(code: string, message: string, fix: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = { code, message, fix };
    this.#kill('SIGTERM');
    this.#later(GRACE_MS, () => this.#kill('SIGKILL'));
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

  #later(milliseconds: number, then: () => void): void {
    this.#timers.push(setTimeout(then, milliseconds));
  }

  #notStarted(cause: Error): ProgramError {
    return new ProgramError(
      'program-not-started',
      `The program \`${this.#name}\` could not be started in ${this.#options.cwd}: ${cause.message}.`,
      'Check that it exists there and may be executed.',
      { exitCode: null, stderr: '' },
      { cause },
    );
  }

  #failure(exitCode: number | null, signal: string | null): ProgramError {
    const stderr = Buffer.concat(this.#stderr).toString('utf8');
    const tail = stderr.trimEnd().split('\n').slice(-LAST_LINES).join('\n').slice(-LAST_CHARACTERS);
    const said = tail === '' ? 'It said nothing on standard error.' : `Its last lines on standard error:\n${tail}\n`;
    const why = this.#ended ?? {
      code: 'program-failed',
      message: exitCode === null ? `was ended by ${signal}` : `ended with exit status ${exitCode}`,
      fix: 'Correct what it reports and start the stage again.',
    };
    return new ProgramError(why.code, `The program \`${this.#name}\` ${why.message}. ${said}`, why.fix, { exitCode, stderr });
  }
}

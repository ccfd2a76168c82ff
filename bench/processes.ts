// Processes under measurement: how long each took from start to end, and how much memory it had at most.
import { spawn } from 'node:child_process';
import os from 'node:os';

export interface Measured {
  /** Start of the process to its end. */
  ms: number;
  /** Processor time of the process: comparable where the machine has other work. */
  cpuMs: number;
  maxRssMb: number;
  stdout: string;
}

/** Adds what the process used to its standard error, for programs of ours that do not say it themselves. */
export const SAYS_USAGE = `--import=data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("\\nusage "+JSON.stringify({max_rss_kb:u.maxRSS,cpu_ms:(u.userCPUTime+u.systemCPUTime)/1000})+"\\n")})',
)}`;

export interface Program {
  command: string;
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** Exit statuses that are an answer; 0 by default. */
  accepted?: number[];
}

/** Runs the program once. Throws where it ends otherwise than expected. */
export async function measured({ command, args, env = {}, cwd, accepted = [0] }: Program): Promise<Measured> {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (out.stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  if (code === null || !accepted.includes(code)) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${out.stdout.slice(-2000)}\n${out.stderr.slice(-2000)}`);
  const usage = usageOf(`${out.stdout}\n${out.stderr}`);
  return { ms, cpuMs: usage.cpu_ms, maxRssMb: usage.max_rss_kb / 1024, stdout: out.stdout };
}

function usageOf(text: string): { max_rss_kb: number; cpu_ms: number } {
  const found = text.split('\n').findLast((line) => line.includes('max_rss_kb'));
  if (found === undefined) throw new Error(`A process did not say what it used: ${text.slice(-500)}`);
  const said = JSON.parse(found.replace(/^usage /, '')) as { max_rss_kb: number; cpu_ms?: number };
  return { max_rss_kb: said.max_rss_kb, cpu_ms: said.cpu_ms ?? NaN };
}

/** Each program once in turn, then again: what the machine does meanwhile falls on all alike. The first round only warms. */
export async function alternating<K extends string>(programs: Record<K, Program>, rounds: number): Promise<Record<K, Measured[]>> {
  const names = Object.keys(programs) as K[];
  const found = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<K, Measured[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const one = await measured(programs[name]);
      if (round > 0) found[name].push(one);
    }
  }
  return found;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function machine(): string {
  return `${os.cpus().length} × ${os.cpus()[0]!.model.trim()}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, load ${os.loadavg()[0]!.toFixed(1)}`;
}

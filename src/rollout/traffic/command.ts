import { DriverError } from '../../core/driver-error.ts';
import { commandWords, runProgram } from '../../core/program.ts';
import type { TrafficDriver } from '../../core/seams.ts';
import { checkSlots, checkSplit, readWeights } from './weights.ts';

const OUTPUT_BYTES = 64 * 1024;
const TIMEOUT_MS = 30_000;

export interface CommandTrafficOptions {
  /** Prints `{"weights": {slot: per cent}}`. */
  read: string | readonly string[];
  /** Gets `{"weights": {slot: per cent}}` on standard input. */
  write: string | readonly string[];
  slots: readonly string[];
  /** Folder that the programs start in. */
  cwd: string;
  /** Values that the programs get besides the usual environment. */
  env?: Record<string, string>;
  timeout?: number;
}

/** Two programs of the team's own, started without a shell. */
export function commandTraffic(options: CommandTrafficOptions): TrafficDriver {
  checkSlots(options.slots);
  const run = async (command: string | readonly string[], input?: string): Promise<string> => {
    const { cwd, env, timeout = TIMEOUT_MS } = options;
    return (await runProgram(commandWords(command), { cwd, env, timeout, input, outputLimit: OUTPUT_BYTES })).stdout.toString('utf8');
  };
  return {
    name: 'command',
    capabilities: { weights: true, smallestStep: 0.01 },
    read: async () => readWeights(parse(await run(options.read)), options.slots, 'The program rollout.traffic.command.read'),
    async write(split) {
      checkSplit(split, options.slots);
      await run(options.write, `${JSON.stringify({ weights: split })}\n`);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DriverError(
      'program-not-json',
      `The program rollout.traffic.command.read printed ${JSON.stringify(text.slice(0, 120))}, which is not JSON.`,
      'It must print {"weights": {slot: per cent}} and nothing else.',
      { cause },
    );
  }
}

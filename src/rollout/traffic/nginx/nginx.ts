import { readFile } from 'node:fs/promises';
import { DriverError } from '../../../core/driver-error.ts';
import { commandWords, runProgram } from '../../../core/program.ts';
import type { Split, TrafficDriver } from '../../../core/seams.ts';
import { agreed } from '../agreed.ts';
import { bucketsFor, SMALLEST_SHARE, splitOf } from '../buckets.ts';
import { replaceWhole } from '../replace-whole.ts';
import { checkSplit, show } from '../weights.ts';
import { inspectNginx } from './inspect.ts';
import { nginxOf, type Nginx, type NginxOptions } from './options.ts';
import { describeState, keptState, readState, regionOf, render, type RunningState, type State } from './region.ts';
import { askStatus } from './status.ts';

const LOOK_EVERY_MS = 20;
/** Old and new workers take connections side by side for about 100 ms after a reload; so many answers in a row lie beyond that. */
const LOOKS_IN_A_ROW = 15;
const CONFIRM_MS = 15_000;

/**
 * nginx, whose shares and mirror stand in its configuration: a change is a file, a test, a reload, and asking the running nginx
 * until every answer comes from the new configuration. A test that fails leaves the old file.
 */
export function nginxTraffic(options: NginxOptions): TrafficDriver {
  const nginx = nginxOf(options);
  const { slots } = nginx.rule;
  return {
    name: 'nginx',
    capabilities: { weights: true, smallestStep: SMALLEST_SHARE, mirror: nginx.mirrors, cohorts: true, sticky: true },
    async read() {
      const running = await runningState(nginx);
      const kept = keptState((await readRegion(nginx)).body, nginx.rule, nginx.config);
      return agreed(splitOf(running.buckets, slots), splitOf(kept.buckets, slots));
    },
    async write(split) {
      checkSplit(split, slots);
      await change(nginx, (now) => ({ ...now, buckets: bucketsFor(hundredths(split), slots, now.buckets) }));
    },
    ...(nginx.mirrors && {
      mirror: {
        async read() {
          const { mirror } = await runningState(nginx);
          const kept = keptState((await readRegion(nginx)).body, nginx.rule, nginx.config);
          // Neither what runs nor what would run: nobody who compares takes it for what was told.
          return mirror === kept.mirror ? mirror : '(changing)';
        },
        async write(slot: string | null) {
          if (slot !== null && !slots.includes(slot)) throw new RangeError(`There is no slot ${slot}.`);
          await change(nginx, (now) => ({ ...now, mirror: slot }));
        },
      },
    }),
    inspect: () => inspectNginx(nginx),
  };
}

/** What the running nginx says. Throws DriverError `nginx-state` where it says something else. */
export async function runningState({ status, rule, timeout }: Nginx): Promise<RunningState> {
  const text = await askStatus(status, timeout);
  const state = readState(text, rule);
  if (state) return state;
  throw new DriverError('nginx-state', `nginx's status answers ${show(text)}, which are no shares of ${rule.slots.join(' and ')}.`, `Let the location return $${rule.name}_state, and take the lines between the marks from docs/drivers.md.`);
}

export async function readRegion({ config, rule }: Nginx): Promise<{ before: string; body: string; after: string; bytes: Buffer }> {
  try {
    const bytes = await readFile(config);
    // Bytes that are no UTF-8 must come out as they went in.
    return { ...regionOf(bytes.toString('latin1'), rule.name, config), bytes };
  } catch (cause) {
    if (cause instanceof DriverError) throw cause;
    throw unusable(config, cause);
  }
}

async function change(nginx: Nginx, next: (now: State) => State): Promise<void> {
  const { rule, config } = nginx;
  const region = await readRegion(nginx);
  // An nginx that is down can still be told what to begin with.
  const running = await runningState(nginx).catch(() => undefined);
  const now = running ?? keptState(region.body, rule, config);
  const wanted = next({ buckets: now.buckets, mirror: now.mirror });
  const body = render(wanted, rule);
  const runs = running !== undefined && running.by === 'this' && describeState(running, rule) === describeState(wanted, rule);
  if (runs && region.body === body) return;
  const bytes = Buffer.from(region.before + body + region.after, 'latin1');
  if (region.body !== body) await put(nginx, region.bytes, bytes);
  await test(nginx, region.bytes, bytes);
  await run(nginx, nginx.reload, 'nginx-reload-failed', 'nginx could not be told to reload; the file has the new shares, and what runs the old ones.');
  await confirm(nginx, describeState(wanted, rule));
}

/** Somebody who edits the same file must not lose what they wrote between our reading and our writing. */
async function put({ config }: Nginx, before: Buffer, bytes: Buffer): Promise<void> {
  if (!before.equals(await readFile(config)))
    throw new DriverError('nginx-file-busy', `${config} was changed by somebody else at the same moment; nothing was written.`, 'The same command can be run again.');
  await replaceWhole(config, bytes).catch((cause: unknown) => {
    throw unusable(config, cause);
  });
}

async function test(nginx: Nginx, before: Buffer, bytes: Buffer): Promise<void> {
  try {
    await run(nginx, nginx.test, 'nginx-test-failed', 'nginx refuses its configuration; the old file stays, and users stay where they are.');
  } catch (error) {
    const ours = await readFile(nginx.config).catch(() => undefined);
    if (ours?.equals(bytes)) await replaceWhole(nginx.config, before);
    throw error;
  }
}

async function run({ cwd, env, timeout }: Nginx, command: readonly string[], code: string, message: string): Promise<void> {
  await runProgram(commandWords(command), { cwd, env, timeout: Math.max(timeout, 30_000) }).catch((cause: unknown) => {
    throw new DriverError(code, `${message} ${(cause as Error).message}`, 'Correct what nginx says; the same command can be run again.', { cause });
  });
}

async function confirm(nginx: Nginx, wanted: string): Promise<void> {
  let row = 0;
  let said = 'nothing';
  const end = nginx.clock.now().getTime() + CONFIRM_MS;
  while (nginx.clock.now().getTime() < end) {
    said = await askStatus(nginx.status, nginx.timeout).catch((error: unknown) => (error as Error).message);
    row = said.trim() === wanted ? row + 1 : 0;
    if (row === LOOKS_IN_A_ROW) return;
    await nginx.clock.sleep(LOOK_EVERY_MS);
  }
  throw new DriverError('nginx-not-reloaded', `nginx was told to reload and its status still says ${show(said.trim())}, not ${show(wanted)}.`, 'See nginx\'s error log: it keeps the old configuration where the new one cannot be loaded.');
}

function hundredths(split: Split): Split {
  const rounded = Object.fromEntries(Object.entries(split).map(([slot, share]) => [slot, Math.round(share * 100) / 100]));
  if (Object.entries(split).every(([slot, share]) => Math.abs(share - rounded[slot]!) < 1e-6)) return rounded;
  throw new DriverError('weights-too-fine', `A hash cannot be cut at the split ${show(split)}.`, 'Use multiples of 0.01 %.');
}

function unusable(file: string, cause: unknown): DriverError {
  return new DriverError('nginx-file', `${file} cannot be read and written here: ${(cause as Error).message}.`, 'Let Sluice\'s user write the file and its folder.', { cause });
}

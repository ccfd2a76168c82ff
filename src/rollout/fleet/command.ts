import path from 'node:path';
import type { Credentials } from '../../core/credentials.ts';
import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, isRefused, requestJson } from '../../core/fetch-json.ts';
import { InputError } from '../../core/problem.ts';
import { commandWords, runProgram } from '../../core/program.ts';
import type { Clock, Fleet, ReleaseSource } from '../../core/seams.ts';
import type { Cluster as ClusterSpec, Fleet as Declared } from '../../delivery/spec.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import type { Roles } from '../traffic/roles.ts';
import { printedDigest, printedScores, readDigest, readScores, rowsJson, SCORES_BYTES } from './replies.ts';

/** Placing may load gigabytes. */
const PLACE_MS = 10 * 60_000;
const ANSWER_MS = 30_000;
export const DEFAULT_SLOTS = ['a', 'b'];

export interface FleetOptions {
  /** Folder of the delivery file: programs start there. */
  cwd: string;
  clock: Clock;
  /** Values that the programs get besides the usual environment. */
  env?: Record<string, string>;
  /** Milliseconds for placing and retiring. */
  placeTimeout?: number;
  /** Milliseconds for a question (`loaded`, `ask`). */
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
  /** Opens the cluster that a driver declares, else that of `rollout.kubernetes`. Throws InputError where there is neither. */
  cluster?: (own?: ClusterSpec) => Cluster;
  /** Shares of users are numbers of pods (`traffic.replicas`): a slot without users has none, and its numbers are not the fleet's. */
  byReplicas?: boolean;
  /** Which slot plays which arm, for slots within one object that nobody marked yet. */
  roles?: () => Roles | Promise<Roles>;
}

/**
 * Slots by the team's own programs and endpoints. Programs get SLUICE_SLOT; `place` also SLUICE_RELEASE (digest),
 * SLUICE_ROOT and the absolute path of each part: SLUICE_MODEL, SLUICE_CODE, SLUICE_FEATURES, SLUICE_CONFIG,
 * SLUICE_ENVIRONMENT. In a URL `{slot}` stands for the slot. Throws DriverError.
 */
export function commandFleet(spec: Declared, options: FleetOptions): Fleet {
  const slots = spec.slots ?? DEFAULT_SLOTS;
  const { place } = spec;
  if (!place) throw InputError.of('fleet-incomplete', '`rollout.fleet` has neither `place` nor `repository`: nothing could put a release on a slot.', 'Add `place: {command: …}`, or `repository` for a server with the model repository protocol.');
  for (const url of [spec.loaded?.http, spec.ask?.http]) if (url !== undefined) slotUrl(url, slots[0]!, options);
  const run = programRunner(options);
  return {
    slots: () => slots,
    place: async (slot, source) => void (await run(place.command, placeEnvironment(slot, source), 'place')),
    async loaded(slot) {
      const what = `Slot ${slot}`;
      if (spec.loaded?.http) return loadedByHttp(spec.loaded.http, slot, options);
      if (spec.loaded?.command) return printedDigest(await run(spec.loaded.command, { SLUICE_SLOT: slot }), `${what}'s program \`loaded\``);
      return undefined;
    },
    async ask(slot, rows) {
      if (spec.ask?.http) return askByHttp(spec.ask.http, slot, rows, options);
      if (spec.ask?.command)
        return printedScores(await run(spec.ask.command, { SLUICE_SLOT: slot }, 'ask', rowsJson(rows)), rows.length, `Slot ${slot}'s program \`ask\``);
      throw new DriverError('ask-not-declared', `Slot ${slot} cannot be asked.`, 'Declare rollout.fleet.ask, by http or by command.');
    },
    async retire(slot) {
      if (spec.retire) await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
    },
  };
}

/** What a program needs to know to put a release on a slot. */
export function placeEnvironment(slot: string, source: ReleaseSource): Record<string, string> {
  const parts = Object.entries(source.parts).map(([part, relative]) => [`SLUICE_${part.toUpperCase()}`, path.resolve(source.root, relative)]);
  return { SLUICE_SLOT: slot, SLUICE_RELEASE: source.digest, SLUICE_ROOT: source.root, ...Object.fromEntries(parts) };
}

export type RunProgram = (
  command: string | readonly string[],
  env: Record<string, string>,
  kind?: 'place' | 'ask',
  input?: string,
) => Promise<string>;

/** Runs the fleet's programs: long for placing, wide for scores, short and narrow for the rest. */
export function programRunner(options: FleetOptions): RunProgram {
  return async (command, env, kind, input) => {
    const timeout = kind === 'place' ? (options.placeTimeout ?? PLACE_MS) : (options.timeout ?? ANSWER_MS);
    const outputLimit = kind === 'ask' ? SCORES_BYTES : undefined;
    const { stdout } = await runProgram(commandWords(command), { cwd: options.cwd, env: { ...options.env, ...env }, timeout, outputLimit, input });
    return stdout.toString('utf8');
  };
}

/** The URL of one slot, checked. */
export function slotUrl(template: string, slot: string, { insecure }: Pick<FleetOptions, 'insecure'>): URL {
  return checkUrl(template.replaceAll('{slot}', encodeURIComponent(slot)), 'rollout.fleet', insecure);
}

async function loadedByHttp(template: string, slot: string, options: FleetOptions): ReturnType<Fleet['loaded']> {
  const what = `Slot ${slot}`;
  try {
    const retry = (ms: number): Promise<void> => options.clock.sleep(ms);
    const reply = await requestJson(slotUrl(template, slot, options), { what, timeout: options.timeout, credentials: options.credentials, absent: [404], retry });
    return reply === undefined ? null : readDigest(reply, what);
  } catch (error) {
    // Nobody listens: the slot serves nothing. Any other silence leaves the question open, and so is an error.
    if (isRefused(error)) return null;
    throw error;
  }
}

async function askByHttp(template: string, slot: string, rows: readonly Record<string, unknown>[], options: FleetOptions): Promise<number[]> {
  const what = `Slot ${slot}`;
  const reply = await requestJson(slotUrl(template, slot, options), {
    what,
    method: 'POST',
    body: { rows },
    timeout: options.timeout ?? ANSWER_MS,
    credentials: options.credentials,
    limit: SCORES_BYTES,
    // Asking changes nothing, and a server that was started a moment ago may not listen yet.
    retry: (ms) => options.clock.sleep(ms),
  });
  return readScores(reply, rows.length, what);
}

import { DriverError } from '../../core/driver-error.ts';
import type { Digest } from '../../core/digest.ts';
import { commandWords } from '../../core/program.ts';
import type { Fleet, ScoredBatch, TrafficDriver } from '../../core/seams.ts';
import { checkSlots, checkSplit, isRecord, readWeights, show } from '../traffic/weights.ts';
import { placeEnvironment, programRunner, type FleetOptions } from './command.ts';
import { parsed, printedScores, readDigest, rowsJson } from './replies.ts';

export interface SingleCommandOptions extends FleetOptions {
  /** Default `a` and `b`: the one that serves, and the one that the next release is placed on. */
  slots?: readonly string[];
}

/**
 * Strategy `replace`: fleet and traffic by one program, called with one of five words as its last argument and with
 * SLUICE_SLOT in its environment.
 * - `place` puts the release (SLUICE_RELEASE, SLUICE_ROOT, SLUICE_MODEL, …) on the slot; no user comes there yet.
 * - `smoke` gets `{"rows": […]}` on standard input, asks the slot and prints `{"scores": […]}`.
 * - `point` sends all users to the slot.
 * - `loaded` prints `{"digest": "sha256:…" or null, "share": 100 or 0}`: what the slot serves, and which share of the
 *   users comes there. It is asked, never remembered: the program's answer is the truth.
 * - `retire` frees the slot.
 * - `shadow`, strategy `batch` alone: scores the batch SLUICE_BATCH (1 is the latest) with what the slot has, where nobody sees it,
 *   and prints `{"batch": "2026-11-22", "n": 10000, "differ": 12}`: its name, its rows, and how many the champion scored otherwise.
 */
export function singleCommand(command: string | readonly string[], options: SingleCommandOptions): { fleet: Fleet; traffic: TrafficDriver } {
  const slots = options.slots ?? ['a', 'b'];
  checkSlots(slots);
  const run = programRunner(options);
  const call = (verb: string, env: Record<string, string>, kind?: 'place' | 'ask', input?: string): Promise<string> =>
    run([...commandWords(command), verb], env, kind, input);
  const state = async (slot: string): Promise<SlotState> => slotState(await call('loaded', { SLUICE_SLOT: slot }), slot);

  const fleet: Fleet = {
    slots: () => slots,
    place: async (slot, source) => void (await call('place', placeEnvironment(slot, source), 'place')),
    loaded: async (slot) => (await state(slot)).digest,
    async ask(slot, rows) {
      const printed = await call('smoke', { SLUICE_SLOT: slot }, 'ask', rowsJson(rows));
      // Without golden rows the exit status alone is the answer.
      return rows.length === 0 ? [] : printedScores(printed, rows.length, `Slot ${slot}'s program \`smoke\``);
    },
    retire: async (slot) => void (await call('retire', { SLUICE_SLOT: slot }, 'place')),
    shadow: async (slot, index) => scoredBatch(await call('shadow', { SLUICE_SLOT: slot, SLUICE_BATCH: String(index) }, 'place'), slot),
  };

  const traffic: TrafficDriver = {
    name: 'single-command',
    capabilities: { weights: false, smallestStep: 100 },
    async read() {
      const shares: Record<string, number> = {};
      for (const slot of slots) shares[slot] = (await state(slot)).share;
      // Before the first delivery nobody is served; that is no split, but it is the truth.
      if (Object.values(shares).every((share) => share === 0)) return shares;
      return readWeights({ weights: shares }, slots, 'The program of rollout.command');
    },
    async write(split) {
      checkSplit(split, slots);
      const target = slots.find((slot) => split[slot] === 100);
      if (target === undefined)
        throw new DriverError('all-or-nothing', `The strategy \`replace\` cannot make the split ${show(split)}.`, 'Use the strategy `canary` with rollout.traffic for shares.');
      await call('point', { SLUICE_SLOT: target }, 'place');
    },
  };
  return { fleet, traffic };
}

/** Of a batch, in characters. */
const LONGEST_NAME = 200;

interface SlotState {
  digest: Digest | null;
  share: number;
}

function scoredBatch(text: string, slot: string): ScoredBatch {
  const what = `Slot ${slot}'s program \`shadow\``;
  const reply = parsed(text, what);
  const { batch, n, differ } = isRecord(reply) ? reply : {};
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof batch === 'string' && batch.length > 0 && batch.length <= LONGEST_NAME && isCount(n) && isCount(differ) && differ <= n) return { batch, n, differ };
  throw new DriverError('batch-unreadable', `${what} answered ${show(reply)}.`, 'It must print {"batch": "2026-11-22", "n": 10000, "differ": 12}: a name, the rows of the batch, and how many of them the champion scored otherwise.');
}

function slotState(text: string, slot: string): SlotState {
  const what = `Slot ${slot}'s program \`loaded\``;
  const reply = parsed(text, what);
  const share = isRecord(reply) ? reply.share : undefined;
  if (share !== 0 && share !== 100)
    throw new DriverError('share-unreadable', `${what} answered ${show(reply)}.`, 'It must print {"digest": "sha256:…" or null, "share": 100 or 0}.');
  return { digest: readDigest(reply, what), share };
}

import type { Digest } from '../core/digest.ts';
import type { Clock, Fleet, ReleaseSource } from '../core/seams.ts';
import { askGolden, type Golden } from './golden.ts';

/** Why a slot may not get users: what was wanted, what was found. */
export interface Misfit {
  code: 'release-lost' | 'release-renamed' | 'place-failed' | 'loaded-mismatch' | 'loaded-nothing' | 'golden-mismatch' | 'golden-unanswered' | 'release-mixed' | 'digest-mismatch';
  reason: string;
  fix: string;
}

export type Proof<T> = ({ fit: true } & T) | ({ fit: false } & Misfit);

// A server that was just started needs a moment; what is still wrong after these is wrong.
const ATTEMPTS = 5;
const PAUSE = 1000;

/** Puts a release's bytes into a slot and asks the slot what it loaded. Idempotent. */
export async function placeRelease(fleet: Fleet, slot: string, source: ReleaseSource, clock: Clock): Promise<Proof<{ loaded: Digest | 'unknown' }>> {
  const placed = await patiently(clock, () => fleet.place(slot, source));
  if ('error' in placed)
    return { fit: false, code: 'place-failed', reason: `Slot ${slot} could not be given ${source.digest}: ${messageOf(placed.error)}`, fix: 'See what the place program printed; no user was sent to the slot.' };
  const loaded = await patiently(clock, async () => {
    const found = await fleet.loaded(slot);
    if (found !== undefined && found !== source.digest) throw new Wrong(found);
    return found ?? ('unknown' as const);
  });
  if (!('error' in loaded)) return { fit: true, loaded: loaded.value };
  if (!(loaded.error instanceof Wrong))
    return { fit: false, code: 'loaded-nothing', reason: `Slot ${slot} could not be asked what it loaded: ${messageOf(loaded.error)}`, fix: 'Repair `rollout.fleet.loaded`, or leave it out where slots cannot say.' };
  if (loaded.error.found === null)
    return { fit: false, code: 'loaded-nothing', reason: `Slot ${slot} says it serves nothing after ${source.digest} was placed.`, fix: 'See the slot\'s own log: the model may have failed to load.' };
  return { fit: false, code: 'loaded-mismatch', reason: `Slot ${slot} loaded ${loaded.error.found}, not ${source.digest}.`, fix: 'The place program must serve exactly the bytes it is given.' };
}

/** Asks the slot at its own endpoint, before any user does. Without golden rows nothing is asked, and `how` says so. */
export async function smokeSlot(fleet: Fleet, slot: string, golden: Golden | undefined, clock: Clock): Promise<Proof<{ rows: number; worst: number; how: string }>> {
  if (!golden) return { fit: true, rows: 0, worst: 0, how: 'not asked: no golden rows are declared' };
  const asked = await patiently(clock, () => askGolden(fleet, slot, golden));
  if ('error' in asked) return { fit: false, code: 'golden-unanswered', reason: `Slot ${slot} did not answer the golden rows: ${messageOf(asked.error)}`, fix: 'See the slot\'s own log and `rollout.fleet.ask`.' };
  const { rows, worst, mismatch } = asked.value;
  if (!mismatch) return { fit: true, rows, worst, how: rows === 0 ? 'smoke test of its own' : `${rows} golden rows` };
  return {
    fit: false,
    code: 'golden-mismatch',
    reason: `Slot ${slot} answered ${mismatch.answered} to golden row ${mismatch.row}, whose approved score is ${mismatch.approved} (tolerance ${golden.tolerance}).`,
    fix: 'What serves is not what was approved: compare the serving code and its environment with those of the tests.',
  };
}

class Wrong extends Error {
  readonly found: Digest | null;

  constructor(found: Digest | null) {
    super(`loaded ${found ?? 'nothing'}`);
    this.found = found;
  }
}

async function patiently<T>(clock: Clock, ask: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return { value: await ask() };
    } catch (error) {
      if (attempt === ATTEMPTS) return { error };
      await clock.sleep(PAUSE);
    }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

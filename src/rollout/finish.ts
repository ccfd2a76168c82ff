import { sha256 } from '../core/digest.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { appendStatement } from '../evidence/ledger.ts';
import { makeStatement } from '../evidence/statement.ts';
import { ledgerAttachment, type EventData, type Numbers } from '../journal/events.ts';
import { adoptedIn, type OpenDelivery } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { promotedResult } from './verdict.ts';
import { record, type Work } from './work.ts';

// Requests that were under way when the last user left are answered within this, or the interval if that is shorter.
const GRACE = 10_000;

/** The schema's default of `rollback.keep`. */
const KEEP = 5;

/**
 * The candidate becomes the champion: its ledger gets one more statement (verified good while serving), is kept beside
 * the journal under its new head, and the journal then names that head. A tick that dies between the two leaves a ledger
 * that nothing names, and the next makes another.
 */
export async function promote(work: Work, open: OpenDelivery, numbers: Record<string, Numbers>): Promise<void> {
  const { delivery, context, deps } = work;
  const promoted: EventData['promoted'] = {
    release: open.release,
    slot: open.slot,
    ledgerHead: open.ledgerHead,
    golden: open.smoked?.golden ?? null,
    servedMs: work.now() - (open.servedSince ?? work.now()),
    requests: Math.max(0, ...Object.values(open.requests)),
    numbers,
    ...(open.plan.blueGreen?.keepWarm && { warmUntil: work.now() + open.plan.blueGreen.keepWarm }),
  };
  const result = promotedResult(work, { ...open, promoted });
  const { text, signer } = deps.ledger;
  const statement = makeStatement(delivery, { ...context, release: open.release }, result);
  const extended = Buffer.from(await appendStatement(text, await work.ledger, statement, signer));
  const head = sha256(extended.toString('utf8').trimEnd().split('\n').at(-1)!);
  await deps.journal.attach(ledgerAttachment(open.release.digest, head), extended);
  await record(work, 'promoted', { ...promoted, ledgerHead: head });
}

/** The delivery's last event. A candidate that was rolled back frees its slot first, where the fleet can do that. */
export async function close(work: Work, open: OpenDelivery): Promise<undefined> {
  if (open.promoted) await work.recorder.append('closed', { outcome: 'promoted', note: await prune(work) });
  else await work.recorder.append('closed', { outcome: open.rolledBack ? 'rolled-back' : 'ended', note: await freeSlot(work, open) });
}

/** The old champion was kept loaded for a declared time; after it the slot is freed by whoever ticks, where the fleet can do that. */
export async function freeWarm({ delivery, deps, recorder, now }: Work): Promise<void> {
  const { warm, open, returning } = recorder.state;
  if (!warm || open || returning || now() < warm.until || !frees(delivery)) return;
  await deps.fleet.retire(warm.slot);
  await recorder.append('retired', { slot: warm.slot, release: warm.release });
}

/** Old releases make room, except what serves, what lies in a slot, and what may be gone back to. */
async function prune({ delivery, deps, recorder: { state } }: Work): Promise<string | undefined> {
  const good = state.good.filter(({ withdrawn }) => !withdrawn).map(({ release }) => release.digest);
  const inUse = [...Object.values(state.slots), ...[state.champion, ...adoptedIn(state)].flatMap((serving) => serving?.release.digest ?? [])];
  try {
    const gone = await deps.releases.prune({ inUse, good, keep: delivery.spec.rollback?.keep ?? KEEP });
    return gone.length > 0 ? `Kept releases that were let go: ${gone.join(', ')}.` : undefined;
  } catch (error) {
    return `Old releases could not be let go: ${messageOf(error)}`;
  }
}

async function freeSlot({ delivery, deps, context }: Work, open: OpenDelivery): Promise<string | undefined> {
  const serves = open.step >= 0 && open.champion === null;
  if (!frees(delivery) || !open.placed || serves) return undefined;
  if (open.step >= 0) await context.clock.sleep(Math.min(GRACE, open.plan.interval));
  try {
    await deps.fleet.retire(open.slot);
    return `Slot ${open.slot} was freed.`;
  } catch (error) {
    return `Slot ${open.slot} could not be freed: ${messageOf(error)}`;
  }
}

/** Fleets that free a slot without being told how: a model repository unloads, Kubernetes takes the pods away. */
const RETIRES = ['retire', 'repository', 'kserve', 'argo'] as const;

function frees({ spec }: Delivery): boolean {
  const fleet = spec.rollout?.fleet;
  return RETIRES.some((way) => fleet?.[way] !== undefined) || (fleet?.deployments !== undefined && fleet.deployments.retire !== 'keep');
}

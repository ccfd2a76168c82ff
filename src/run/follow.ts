import { messageOf } from '../serving/prove.ts';
import { Recorder } from '../serving/recorder.ts';
import { liveLines } from '../rollout/live.ts';
import { loadDelivery } from '../delivery/load.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { openJournal } from './wiring.ts';

export interface FollowRun {
  secrets: SigningSecrets;
  /** Characters of a line. */
  width: number;
  /** Milliseconds between two looks; none: one look. */
  every?: number;
  signal?: AbortSignal;
  /** Given each look at the rollout, and whether it says something that the one before did not. */
  show(lines: string[], changed: boolean): void;
}

/**
 * Shows the rollout in flight as its journal tells it, again and again until `signal`. Reads alone: nothing that it does can move a user. Answers whether the
 * journal could be read and trusted at the last look.
 */
export async function runFollow(session: Session, { secrets, width, every, signal, show }: FollowRun): Promise<boolean> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  const recorder = new Recorder(openJournal(delivery, session, await signingOf(delivery, secrets)), session.clock, '');
  for (let shown: string | undefined; ; ) {
    let lines: string[];
    let good = true;
    let mark: string;
    try {
      const state = await recorder.refresh();
      lines = liveLines(state, { now: session.clock.now().getTime(), width });
      mark = String(state.position);
    } catch (error) {
      good = false;
      lines = [`The journal cannot be told: ${messageOf(error)}`];
      mark = lines[0]!;
    }
    show(lines, mark !== shown);
    shown = mark;
    if (every === undefined || signal?.aborted) return good;
    await session.clock.sleep(every, signal).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
    if (signal?.aborted) return good;
  }
}

import path from 'node:path';
import type { Finding, Verdict } from '../core/verdict.ts';
import { loadDelivery } from '../delivery/load.ts';
import type { State } from '../journal/state.ts';
import { Recorder } from '../serving/recorder.ts';
import { runHold } from './ask.ts';
import { problemsOf, type Judged } from './judge.ts';
import { runRollback, type RollbackRun } from './rollback.ts';
import type { Session } from './session.ts';
import { signingOf } from './signing.ts';
import { openJournal } from './wiring.ts';

/** What a stage that may act is given for it. */
export type ActRun = Pick<RollbackRun, 'secrets' | 'fetch' | 'forge'>;

/** What findings with `on_fail: hold` or `revert` had done, in a sentence; `failed` where it could not be done. */
export interface Acted {
  did: string;
  failed: boolean;
  /** Verdict of the stage that acted, and the folder with its files. */
  judged?: Judged;
  out?: string;
}

/** A question that could not be asked is no reason to leave a candidate rising, and none to take back what serves. */
const GRAVE = new Set(['fail', 'error']);

/** None of a verdict that is only shown (`enforce: false`). */
export function findingsToActOn(verdict: Verdict): Finding[] {
  if (!verdict.enforced) return [];
  return verdict.findings.filter(({ action, outcome }) => action !== undefined && GRAVE.has(outcome));
}

/**
 * Does what failing findings ask for: `hold` keeps the rollout in flight where it is, `revert` has the rollback stage take
 * back the candidate in flight, else the champion; a finding that could not be asked (`error`) only holds. Undefined where no finding asks. Data that is still bad after a way back is
 * no reason to go back further: that release did not cause it, and a person decides.
 */
export async function actOnFindings(session: Session, verdict: Verdict, options: ActRun): Promise<Acted | undefined> {
  const findings = findingsToActOn(verdict);
  if (findings.length === 0) return undefined;
  const reverts = findings.find(({ action, outcome }) => action === 'revert' && outcome === 'fail');
  const gravest = reverts ?? findings[0]!;
  const reason = `${gravest.message} (${gravest.code}${gravest.because ? `; ${gravest.because}` : ''})`;
  try {
    const state = await journalState(session, options.secrets);
    if (!state) return { did: `\`on_fail: ${gravest.action}\` had nothing to act on: the delivery file declares no rollout.`, failed: false };
    return reverts ? await revert(session, state, reason, options) : await hold(session, state, reason, options);
  } catch (error) {
    return { did: `\`on_fail: ${gravest.action}\` could not be done: ${problemsOf(error)[0]?.message ?? String(error)}`, failed: true };
  }
}

async function journalState(session: Session, secrets: RollbackRun['secrets']): Promise<State | undefined> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  if (!delivery.spec.rollout) return undefined;
  return new Recorder(openJournal(delivery, session, await signingOf(delivery, secrets)), session.clock, '').refresh();
}

async function hold(session: Session, { open }: State, reason: string, { secrets }: Pick<RollbackRun, 'secrets'>): Promise<Acted> {
  if (!open) return { did: '`on_fail: hold` had nothing to hold: no rollout is in flight.', failed: false };
  const out = path.join(session.out, 'hold');
  const judged = await runHold({ ...session, out }, { reason, secrets, by: 'data' });
  return { did: `Held delivery ${open.id}: it gets no more users until a person resumes or aborts it.`, failed: judged.verdict.outcome === 'error', judged, out };
}

async function revert(session: Session, { open, champion, lastReturn }: State, reason: string, options: ActRun): Promise<Acted> {
  if (!open && !champion) return { did: '`on_fail: revert` had nothing to take back: nothing serves.', failed: false };
  if (!open && lastReturn?.to?.release.digest === champion?.release.digest)
    return { did: `\`on_fail: revert\` was done before (${lastReturn!.from.digest} was taken back) and the data is still bad: going back further would not mend it. A person has to decide.`, failed: true };
  const out = path.join(session.out, 'rollback');
  const judged = await runRollback({ ...session, out }, { ...options, from: (open?.release ?? champion!.release).digest, reason, trigger: 'data', triggeredAt: session.clock.now() });
  return { did: `Rolled back: ${judged.verdict.headline}`, failed: judged.verdict.outcome === 'fail' || judged.verdict.outcome === 'error', judged, out };
}

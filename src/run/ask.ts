import { InputError } from '../core/problem.ts';
import type { StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { JournalInvalid, type OpenDelivery } from '../journal/state.ts';
import { JournalConflict, Recorder } from '../serving/recorder.ts';
import { judge, type Judged } from './judge.ts';
import { askerOf } from './asker.ts';
import { runRollback } from './rollback.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import type { TellingRun } from './tell.ts';
import { openJournal } from './wiring.ts';

/** The rollout under way, as the model's journal tells; undefined where there is none. Throws where the journal cannot be read or trusted. */
export async function inFlight(session: Session, secrets: SigningSecrets): Promise<OpenDelivery | undefined> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  if (!delivery.spec.rollout) return undefined;
  const recorder = new Recorder(openJournal(delivery, session, await signingOf(delivery, secrets)), session.clock, '');
  return recorder.refresh().then(({ open }) => open, (cause: unknown) => {
    if (!(cause instanceof JournalInvalid)) throw cause;
    throw InputError.of('journal-invalid', `The journal tells an impossible story: ${cause.message}`, 'Restore the journal from a copy. Until then set the router by hand, or wait for the watch, which drains the candidate.', undefined, { cause });
  });
}

/** The run that approved a delivery, by its id. */
export function runOf({ id }: Pick<OpenDelivery, 'id'>): string {
  return id.split('/')[1] ?? '';
}

export interface AskRun extends TellingRun {
  reason?: string;
  secrets: SigningSecrets;
}

/** Who holds: a person, or a finding of the data checks that the delivery file gave this power. */
export interface HoldRun extends AskRun {
  by?: keyof typeof HOLDS;
}

const CONFLICTS = 10;
const HOLDS = {
  person: { by: 'person', code: 'held-by-person', words: 'held by a person' },
  data: { by: 'machine', code: 'held-by-data', words: 'held by a finding of the data checks' },
} as const;

/**
 * Writes a hold into the journal, where the next tick finds it. Asks for no ledger and for no bytes, which may be
 * gone by then, and does not renew the lease: a rollout that nobody ticks is still drained.
 */
export function runHold(session: Session, { reason = 'A person holds this delivery.', secrets, by = 'person' }: HoldRun): Promise<Judged> {
  return judge(session, 'canary-promote', {}, async (delivery, context) => {
    const recorder = new Recorder(openJournal(delivery, session, await signingOf(delivery, secrets)), context.clock, '');
    for (let conflicts = 0; ; conflicts += 1)
      try {
        const { open } = await recorder.refresh();
        if (!open) throw nothingInFlight('hold');
        const hold = HOLDS[by];
        if (!open.holds.some((other) => other.by === hold.by && other.code === hold.code)) await recorder.append('held', { by: hold.by, code: hold.code, reason, ...(by === 'person' && { askedBy: askerOf(session) }) }, open.id);
        return heldResult(delivery, open, reason, hold);
      } catch (error) {
        if (!(error instanceof JournalConflict) || conflicts === CONFLICTS) throw error;
      }
  });
}

/**
 * Drains the candidate of the rollout under way, and nothing else: asks for no ledger, no bytes and no evidence. Where it was
 * promoted in between, the way back to the release before it is what was meant.
 */
export function runAbort(session: Session, open: OpenDelivery, { reason = 'A person aborted this delivery.', secrets, forge }: AskRun): Promise<Judged> {
  return runRollback(session, { from: open.release.digest, reason, secrets, forge });
}

export function nothingInFlight(request: string): InputError {
  return InputError.of('rollout-not-in-flight', `There is no rollout under way to ${request}.`, 'Look at the last run of the rollout. To take back a release that serves all users, ask for a rollback.');
}

function heldResult(delivery: Delivery, { id, release }: OpenDelivery, reason: string, { code, words }: (typeof HOLDS)[keyof typeof HOLDS]): StageResult {
  const headline = `Delivery ${id} is held: it gets no more users until a person resumes or aborts it.`;
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'canary-promote',
      outcome: 'inconclusive',
      headline,
      enforced: true,
      release,
      findings: [
        {
          code,
          outcome: 'inconclusive',
          rule: 'no automatic actor passes a hold',
          message: reason,
          expected: 'no hold',
          actual: words,
          fix: 'Resume or abort it.',
          location: delivery.locate(['rollout']),
        },
      ],
      notes: [],
      facts: [],
    },
    inputs: [],
    details: { heldIn: id },
  };
}

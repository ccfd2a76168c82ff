import type { Digest } from '../core/digest.ts';
import type { Trigger } from '../journal/events.ts';
import { rollback } from '../rollback/rollback.ts';
import { judge, type Judged } from './judge.ts';
import { retreatDeps, type RetreatRun } from './retreat.ts';
import type { Session } from './session.ts';
import { tellOf, type TellingRun } from './tell.ts';

export interface RollbackRun extends RetreatRun, TellingRun {
  to?: Digest;
  /** The release to leave: where it serves no more, there is nothing to do. Default: what serves at the start. */
  from?: Digest;
  reason?: string;
  /** What asks for it; a person where absent. */
  trigger?: Trigger;
  /** When that happened. */
  triggeredAt?: Date;
}

/** Goes back to the last release that was verified good while serving, and tells who is to be told. Asks nothing of the release that it leaves. */
export async function runRollback(session: Session, options: RollbackRun): Promise<Judged> {
  return judge(session, 'rollback', {}, async (delivery, context) => {
    const { to, from, reason, trigger, triggeredAt } = options;
    const deps = await retreatDeps(delivery, session, options);
    const result = await rollback(delivery, context, deps, { to, from, reason, trigger, triggeredAt });
    return tellOf(delivery, session, deps, options, result);
  });
}

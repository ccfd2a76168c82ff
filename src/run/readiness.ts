import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { environmentOf } from '../evidence/statement.ts';
import type { State } from '../journal/state.ts';
import { drill } from '../rollback/drill.ts';
import { drillFindings, type Drills } from '../rollback/overdue.ts';
import { checkReady } from '../rollback/ready.ts';
import { Recorder } from '../serving/recorder.ts';
import { judge, problemsOf, type Judged } from './judge.ts';
import { retreatDeps, type RetreatRun } from './retreat.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { tellOf, type TellingRun } from './tell.ts';
import { openJournal } from './wiring.ts';

export interface ReadinessRun extends RetreatRun, TellingRun {
  /** Also load each version into the slot that does not serve. */
  load?: boolean;
}

/** An incident older than this was told when it was one, or is nobody's news. */
const MOST_AGE = 7 * 86_400_000;

/**
 * Looks whether a way back could be taken now, and whether it was tried as lately as declared. Moves no user. A way back of these days that
 * nobody was told of (a watch beside the router has no GitHub) is told now.
 */
export async function runReadiness(session: Session, options: ReadinessRun): Promise<Judged> {
  return judge(session, 'rollback', {}, async (delivery, context) => {
    const deps = await retreatDeps(delivery, session, options);
    let untold = false;
    const more = async (state: State) => {
      const { drills } = state;
      untold = await wasTakenBackLately(deps, session);
      return drillFindings(delivery, await liveDrills(delivery, session, state, options.secrets), drills, session.clock.now().getTime());
    };
    const result = await checkReady(delivery, context, deps, { load: options.load, more });
    return untold && delivery.spec.notify?.issue && options.forge ? tellOf(delivery, session, deps, options, result, 'newest') : result;
  });
}

export async function runDrill(session: Session, options: RetreatRun): Promise<Judged> {
  return judge(session, 'rollback', {}, async (delivery, context) => drill(delivery, context, await retreatDeps(delivery, session, options)));
}

/** What the doctor says of drills: whatever is not as declared. The journal was read before, and says itself where it cannot be. */
export async function untriedWays(delivery: Delivery, session: Session): Promise<Finding[]> {
  const { drill: declared, tabletop } = delivery.spec.rollback ?? {};
  if (!delivery.spec.rollout || (!declared && !tabletop)) return [];
  const own = await new Recorder(openJournal(delivery, session, await signingOf(delivery, {})), session.clock, '').refresh();
  return drillFindings(delivery, await liveDrills(delivery, session, own, {}), own.drills, session.clock.now().getTime()).filter(({ outcome }) => outcome !== 'pass');
}

/** Of this environment's own journal, or of the one that the delivery file names for the environment where drills are. */
export async function liveDrills(delivery: Delivery, session: Session, own: Pick<State, 'drills'>, secrets: SigningSecrets): Promise<Drills> {
  const declared = delivery.spec.rollback?.drill;
  if (!declared || declared.environment === environmentOf(delivery)) return own.drills;
  if (!declared.journal) return { unknown: `drills are in ${declared.environment}, and the delivery file does not say where its journal is` };
  try {
    const access = openJournal(delivery, session, await signingOf(delivery, secrets), declared.journal);
    return (await new Recorder(access, session.clock, '').refresh()).drills;
  } catch (error) {
    return { unknown: `the journal of ${declared.environment} cannot be read: ${problemsOf(error)[0]?.message ?? String(error)}` };
  }
}

async function wasTakenBackLately({ journal }: { journal: { read(): Promise<{ at: string; type: string; data: Record<string, unknown> }[]> } }, { clock }: Session): Promise<boolean> {
  const told = (await journal.read()).findLast(({ type, data }) => type === 'rolled-back' && data.drill !== true);
  return told !== undefined && clock.now().getTime() - Date.parse(told.at) < MOST_AGE;
}

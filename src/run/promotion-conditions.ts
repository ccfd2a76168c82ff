import { floorOf } from '../approval/policy/basis.ts';
import { conditionFacts } from '../approval/facts/condition-facts.ts';
import { conditionRefusals } from '../approval/conditions/conditions.ts';
import { conditionsOf } from '../approval/floor/conditions-of.ts';
import { refuse } from '../approval/refusal-codes.ts';
import { unknownStanding } from '../approval/facts/standing.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Forge } from '../github/forge.ts';
import type { Session } from './session.ts';
import { standingOf } from './standing.ts';

export interface Beside {
  /** Absent on a laptop. */
  forge?: Forge;
  policyForge?: Forge;
}

/**
 * What stands against more users now, whoever approved: freeze windows, stop files, incidents, the error budget, neighbours. Asked
 * anew each time; the organisation's policy, pinned by its commit, is read once. A way back never asks.
 */
export function promotionConditions(delivery: Delivery, session: Session, { forge, policyForge }: Beside): () => Promise<Refusal[]> {
  const { approval = {} } = delivery.spec;
  let known: ReturnType<typeof floorOf> | undefined;
  return async () => {
    if (approval.extends !== undefined && !forge && !policyForge) return [refuse('floor-unreadable', approval.extends, 'there is no GitHub to ask here (no token, or no run)')];
    known ??= approval.extends === undefined ? Promise.resolve({ refusals: [], inputs: [] }) : floorOf(delivery, (policyForge ?? forge)!);
    const { floor, refusals } = await known;
    // What could not be read may be readable the next time.
    if (refusals.length > 0) known = undefined;
    const policy = conditionsOf(approval, floor);
    // Where there is no GitHub, only who declared incidents can be missing them.
    const incidentLabels = forge || approval.incidents !== undefined || floor ? policy.incidentLabels : [];
    const asksJournals = policy.errorBudgets.length > 0 || policy.neighbours.length > 0;
    const standing = asksJournals ? await standingOf(delivery, session, policy.neighbours, undefined) : unknownStanding('nobody asked');
    const asked = { ...policy, incidentLabels };
    const facts = await conditionFacts(delivery.spec.release.name, asked, { forge, policyForge, standing });
    return [...refusals, ...conditionRefusals(asked, facts, session.clock.now())];
  };
}

import { changedByOf, type Owned } from '../../../kubernetes/writers.ts';
import { INFERENCE_SERVICE } from './service.ts';
import { latestShare } from './serverless.ts';
import type { View } from './view.ts';

/** What the drivers of KServe write, by mode. */
export const OWNED: Record<View['mode'], Owned> = {
  serverless: { resource: INFERENCE_SERVICE, fields: [['spec', 'predictor', 'canaryTrafficPercent']], jq: ['.spec.predictor.canaryTrafficPercent'], atomic: false },
  standard: { resource: INFERENCE_SERVICE, fields: [['spec', 'canary']], jq: ['.spec.canary'], atomic: true },
};

/** Who else wrote the shares, or what of KServe itself makes others of them. */
export function changedBy(view: View): string | undefined {
  return leakIn(view) ?? unreadyIn(view) ?? changedByOf(view.service, OWNED[view.mode]);
}

/** The latest share goes to the latest revision that is ready: while a newer one is not, that is the one before it (kserve#2130). */
export function leakIn(view: View): string | undefined {
  if (view.mode !== 'serverless') return undefined;
  const { state } = view;
  const share = latestShare(state);
  if (share === 0 || state.created === state.ready || state.ready === state.rolledOut) return undefined;
  return `The share of ${share} % goes to the revision ${state.ready}, because the newer ${state.created} is not ready (kserve#2130): somebody changed the predictor while it had a share. Set the share to 0, wait until the new revision is ready, and only then give it users.`;
}

function unreadyIn(view: View): string | undefined {
  if (view.mode !== 'standard') return undefined;
  const { canary } = view.arms;
  if (!canary || canary.ready || canary.percent === 0) return undefined;
  return `KServe took the canary ${canary.name} out of the route, because none of its replicas is available${canary.failure === undefined ? '' : ` (${canary.failure})`}.`;
}

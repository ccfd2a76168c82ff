import type { TrafficFinding } from '../../../core/seams.ts';
import { MARKS, type Cluster } from '../../../kubernetes/cluster.ts';
import { PODS } from '../../../kubernetes/kinds.ts';
import { foundOrSaid, rightsLacking } from '../../../kubernetes/rights.ts';
import { keeperFindings, type Owned } from '../../../kubernetes/writers.ts';
import { INFERENCE_SERVICE, nameOf, predictorOf, storageOf } from '../../traffic/kserve/service.ts';
import { countOf } from '../../traffic/kserve/standard.ts';
import type { View } from '../../traffic/kserve/view.ts';
import { BEFORE } from './serverless.ts';

const TAGS = 'serving.kserve.io/enable-tag-routing';

/** What of placing, asking and counting would not go. Whether the InferenceService itself is in order is the router's to say. */
export async function inspectPlacing(cluster: Cluster, look: () => Promise<View>, asksItself: boolean): Promise<TrafficFinding[]> {
  return foundOrSaid(async () => {
    const view = await look();
    const { mode, service } = view;
    // Before each step it is asked whether anything of the slot is ready.
    const found = await rightsLacking(cluster, [{ verb: 'list', resource: PODS }]);
    found.push(...(await foundOrSaid(async () => keeperFindings(service, ownedBy(view)))));
    if (mode === 'serverless' && countOf(predictorOf(service)) < 1)
      found.push({ code: 'kserve-scale-to-zero', message: `${nameOf(service)} has \`minReplicas: 0\`: Knative takes the candidate's pods away while nobody uses it, and a slot with nothing ready gets no users.`, fix: 'Give the predictor `minReplicas` of 1 or more while it is delivered.', blocks: true });
    if (asksItself || mode === 'standard' || service.metadata.annotations?.[TAGS] === 'true') return found;
    return [...found, { code: 'kserve-no-tag', message: `${nameOf(service)} gives its latest revision no address of its own, so golden rows cannot be asked before it has users.`, fix: `Annotate it with \`${TAGS}: "true"\`, or declare \`rollout.fleet.ask\`.`, blocks: false }];
  });
}

/**
 * What placing a release writes, beside the shares: address and marks of the predictor; in the mode Standard those of a canary, which become the predictor's
 * with the release after it. Throws DriverError `kserve-storage`. Exported for its table.
 */
export function ownedBy({ mode, service }: Pick<View, 'mode' | 'service'>): Owned {
  const { key } = storageOf(predictorOf(service), nameOf(service));
  const predictor = ['spec', 'predictor'];
  const model = mode === 'serverless' ? [key, 'storageUri'] : [key];
  const marks = [MARKS.slot, MARKS.release, ...(mode === 'serverless' ? Object.values(BEFORE) : [])];
  return {
    resource: INFERENCE_SERVICE,
    fields: [
      mode === 'serverless' ? [...predictor, 'canaryTrafficPercent'] : ['spec', 'canary'],
      ...(mode === 'serverless' ? [] : [[...predictor, 'name']]),
      [...predictor, ...model],
      ...marks.map((name) => [...predictor, 'annotations', name]),
      [...predictor, 'labels', MARKS.slot],
    ],
    jq: [
      mode === 'serverless' ? '.spec.predictor.canaryTrafficPercent' : '.spec.canary',
      ...(mode === 'serverless' ? [] : ['.spec.predictor.name']),
      `.spec.predictor.${model.join('.')}`,
      ...marks.map((name) => `.spec.predictor.annotations."${name}"`),
      `.spec.predictor.labels."${MARKS.slot}"`,
    ],
    atomic: mode === 'standard',
  };
}

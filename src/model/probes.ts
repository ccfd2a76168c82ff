import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { BEHAVIOUR } from './behaviour/probe.ts';
import { CONTENTS_PROBE } from './contents/contents.ts';
import { ENVIRONMENT } from './environment/environment.ts';
import { EXPLANATIONS_PROBE } from './explain/probe.ts';
import type { PartAnswer } from './facts.ts';
import { GOLDEN_PROBE } from './golden/probe.ts';
import type { ProbeOptions } from './probe-model.ts';
import { SERVING } from './server/probe.ts';

/** One part of `probe-model`: runs the model and judges what it does. */
export interface Probe {
  name: string;
  declared(delivery: Delivery): boolean;
  judge(delivery: Delivery, context: StageContext, options: ProbeOptions): Promise<PartAnswer>;
  /** The model is not run further where this one fails. */
  guards?: boolean;
}

/** In the order in which they run. One more probe is one line here. */
export const PROBES: readonly Probe[] = [CONTENTS_PROBE, ENVIRONMENT, GOLDEN_PROBE, BEHAVIOUR, EXPLANATIONS_PROBE, SERVING];

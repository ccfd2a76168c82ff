import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { measureSteadyLoad } from './phase-load.ts';
import type { Rig } from './rig.ts';
import type { Settings } from './settings.ts';

export interface PhaseFacts {
  delivery: Delivery;
  context: StageContext;
  rig: Rig;
}

/** One part of what is asked of a server; leaves no process of its own running. */
export interface Phase {
  name: string;
  declared(settings: Settings): boolean;
  run(facts: PhaseFacts): Promise<PartAnswer>;
}

/** In the order in which they run. One more is one line here. */
export const PHASES: readonly Phase[] = [
  { name: 'load', declared: () => true, run: measureSteadyLoad },
];

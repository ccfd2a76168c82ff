import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { faultDependencies } from './phase-dependencies.ts';
import { tryEdgeCases } from './phase-edge-cases.ts';
import { measureSteadyLoad } from './phase-load.ts';
import { tryRestart } from './phase-restart.ts';
import { measureGrowth } from './phase-soak.ts';
import { measureThroughput } from './phase-throughput.ts';
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

/** In the order in which they run: what breaks servers comes last. One more is one line here. */
export const PHASES: readonly Phase[] = [
  { name: 'load', declared: () => true, run: measureSteadyLoad },
  { name: 'throughput', declared: ({ declared }) => declared.throughput !== undefined || declared.capacity !== undefined, run: measureThroughput },
  { name: 'soak', declared: ({ declared }) => declared.soak !== undefined, run: measureGrowth },
  { name: 'restart', declared: ({ declared }) => declared.restart !== undefined, run: tryRestart },
  { name: 'edge_cases', declared: ({ declared }) => declared.edge_cases !== undefined, run: tryEdgeCases },
  { name: 'dependencies', declared: ({ declared }) => declared.dependencies !== undefined, run: faultDependencies },
];

import { saysEach } from './said.ts';
import { PARITY_SCENARIOS } from './parity-scenarios.ts';
import { ask } from './world.ts';

saysEach(PARITY_SCENARIOS, ask);

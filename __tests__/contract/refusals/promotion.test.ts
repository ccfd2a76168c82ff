import { PROMOTION_SCENARIOS } from './promotion-scenarios.ts';
import { saysEach } from './said.ts';
import { ask } from './world.ts';

saysEach(PROMOTION_SCENARIOS, ask);

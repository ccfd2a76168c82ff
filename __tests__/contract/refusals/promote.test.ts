import { hear, PROMOTE_SCENARIOS } from './promote-scenarios.ts';
import { saysEach } from './said.ts';

saysEach(PROMOTE_SCENARIOS, hear);

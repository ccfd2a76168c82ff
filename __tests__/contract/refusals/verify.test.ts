import { saysEach } from './said.ts';
import { hear, VERIFY_SCENARIOS } from './verify-scenarios.ts';

saysEach(VERIFY_SCENARIOS, hear);

import { saysEach } from './said.ts';
import { POLICY_SCENARIOS } from './policy-scenarios.ts';
import { ask } from './world.ts';

saysEach(POLICY_SCENARIOS, ask);

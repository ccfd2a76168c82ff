import { ENVIRONMENT_SCENARIOS } from './environment-scenarios.ts';
import { saysEach } from './said.ts';
import { ask } from './world.ts';

saysEach(ENVIRONMENT_SCENARIOS, ask);

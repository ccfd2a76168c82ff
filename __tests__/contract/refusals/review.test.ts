import { REVIEW_SCENARIOS } from './review-scenarios.ts';
import { saysEach } from './said.ts';
import { ask } from './world.ts';

saysEach(REVIEW_SCENARIOS, ask);

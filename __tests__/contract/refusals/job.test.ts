import { hear, JOB_SCENARIOS } from './job-scenarios.ts';
import { saysEach } from './said.ts';

saysEach(JOB_SCENARIOS, hear);

import { saysEach } from './said.ts';
import { FETCH_SCENARIOS, hear, hearFetch, VERIFY_SCENARIOS } from './verify-scenarios.ts';

saysEach(VERIFY_SCENARIOS, hear);
saysEach(FETCH_SCENARIOS, hearFetch);

import { saysEach } from './said.ts';
import { hear, SIGNATURE_SCENARIOS } from './signature-scenarios.ts';

saysEach(SIGNATURE_SCENARIOS, hear);

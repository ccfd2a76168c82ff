import { saysEach } from './said.ts';
import { LEDGER_SCENARIOS } from './ledger-scenarios.ts';
import { ask } from './world.ts';

saysEach(LEDGER_SCENARIOS, ask);

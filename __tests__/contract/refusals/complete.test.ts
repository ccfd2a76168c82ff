import { expect, test } from '@jest/globals';
import { ALL_REFUSALS } from '../../../scripts/docs/refusals-page.ts';
import { BY_UNIT_TEST, SAID_BY } from '../../../testkit/refusals.ts';
import { ENVIRONMENT_SCENARIOS } from './environment-scenarios.ts';
import { JOB_SCENARIOS } from './job-scenarios.ts';
import { LEDGER_SCENARIOS } from './ledger-scenarios.ts';
import { PARITY_SCENARIOS } from './parity-scenarios.ts';
import { POLICY_SCENARIOS } from './policy-scenarios.ts';
import { PROMOTE_SCENARIOS } from './promote-scenarios.ts';
import { PROMOTION_SCENARIOS } from './promotion-scenarios.ts';
import { REVIEW_SCENARIOS } from './review-scenarios.ts';
import { codesOf } from './said.ts';
import { SIGNATURE_SCENARIOS } from './signature-scenarios.ts';
import { FETCH_SCENARIOS, VERIFY_SCENARIOS } from './verify-scenarios.ts';

const DRAWN = [PROMOTE_SCENARIOS, JOB_SCENARIOS, PROMOTION_SCENARIOS, ENVIRONMENT_SCENARIOS, REVIEW_SCENARIOS, POLICY_SCENARIOS, LEDGER_SCENARIOS, PARITY_SCENARIOS, SIGNATURE_SCENARIOS, VERIFY_SCENARIOS, FETCH_SCENARIOS].flatMap(codesOf);

test('every code of every catalogue is drawn from a built action or command, or says why it cannot be', () => {
  expect([...Object.keys(SAID_BY), ...Object.keys(BY_UNIT_TEST)].sort()).toEqual(Object.keys(ALL_REFUSALS).sort());
});

test('the table has a row for each scenario, and no other', () => {
  expect(Object.keys(SAID_BY).sort()).toEqual([...DRAWN].sort());
});

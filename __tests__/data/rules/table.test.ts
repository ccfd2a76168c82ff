import { afterAll, beforeAll, describe } from '@jest/globals';
import { duckdbFixture, type Fixture } from '../../conformance/fixtures.ts';
import { tableRulesHold } from './table-suite.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await duckdbFixture();
});
afterAll(async () => fixture.close());

describe('a rule about tables', () => tableRulesHold(() => fixture));

import { afterAll, beforeAll, describe } from '@jest/globals';
import { duckdbFixture, type Fixture } from '../../conformance/fixtures.ts';
import { leakageIsFound } from './table-suite.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await duckdbFixture();
});
afterAll(async () => fixture.close());

describe('leakage by one column is found, and many values alone are none:', () => leakageIsFound(() => fixture));

import { afterAll, beforeAll, describe } from '@jest/globals';
import { duckdbFixture, type Fixture } from '../../conformance/fixtures.ts';
import { columnAnswers } from './column-suite.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await duckdbFixture();
});
afterAll(() => fixture.close());

describe('every rule is kept by one table and broken by the other, with its numbers', () => columnAnswers(() => fixture));

import { afterAll, beforeAll, describe } from '@jest/globals';
import { comparesWithTraining } from './beside.ts';
import { duckdbFixture, type Fixture } from './fixtures.ts';
import { answers } from './suite.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await duckdbFixture();
});
afterAll(() => fixture.close());

describe('DuckDB answers', () => answers(() => fixture));
describe('DuckDB compares', () => comparesWithTraining(() => fixture));

import path from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { systemClock } from '../../src/run/system.ts';
import { TOOLS } from '../../testkit/act.ts';
import { installedTrino, startTrino, type Trino } from '../../testkit/trino.ts';
import { comparesWithTraining } from '../conformance/beside.ts';
import { agreement } from '../conformance/compare.ts';
import { duckdbFixture, trinoFixture, type Fixture } from '../conformance/fixtures.ts';
import { realTrino, SECRET, SERVER_PEM } from '../conformance/real-trino.ts';
import { rulesHold } from '../conformance/rules.ts';
import { answers } from '../conformance/suite.ts';

/** One that runs already, where someone works on these tests. */
const running = process.env.SLUICE_TRINO_SERVER;
const folder = path.join(TOOLS, 'trino');
const installed = running !== undefined || installedTrino(folder);
if (!installed) process.stderr.write('\n*** Trino is not installed: __tests__/integration/trino.test.ts proves nothing here. ***\n\n');

// 20 s on two quiet cores.
const START_MILLISECONDS = 300_000;

(installed ? describe : describe.skip)('a real Trino', () => {
  let server: Trino | undefined;
  let trino: Fixture;
  let duckdb: Fixture;
  beforeAll(async () => {
    if (running === undefined) server = await startTrino(folder, { tls: { pem: SERVER_PEM, secret: SECRET } });
    trino = await trinoFixture(running ?? server!.url, systemClock);
    duckdb = await duckdbFixture();
  }, START_MILLISECONDS);
  afterAll(async () => {
    await trino?.close();
    await duckdb?.close();
    await server?.[Symbol.asyncDispose]();
  });

  describe('itself:', () => realTrino(() => running ?? server!.url, running === undefined ? () => server!.secureUrl! : undefined, systemClock));
  describe('is asked for', () => rulesHold(() => trino));
  describe('compares', () => comparesWithTraining(() => trino));
  describe('answers', () => answers(() => trino));
  describe('and DuckDB agree on', () => agreement(() => duckdb, () => trino));
});

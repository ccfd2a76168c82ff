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
import { readLogsAlike, readsLogs } from '../conformance/signals.ts';
import { answers } from '../conformance/suite.ts';

// `npm run test:integration` installs it, and where it cannot leaves this file out and says so: here nothing is skipped.
const folder = path.join(TOOLS, 'trino');
if (!installedTrino(folder)) throw new Error('Trino is not installed. Run `npm run test:integration`, which installs it.');

// 20 s on two quiet cores.
const START_MILLISECONDS = 300_000;

describe('a real Trino', () => {
  let server: Trino | undefined;
  let trino: Fixture;
  let duckdb: Fixture;
  beforeAll(async () => {
    server = await startTrino(folder, { tls: { pem: SERVER_PEM, secret: SECRET } });
    trino = await trinoFixture(server.url, systemClock);
    duckdb = await duckdbFixture();
  }, START_MILLISECONDS);
  afterAll(async () => {
    await trino?.close();
    await duckdb?.close();
    await server?.[Symbol.asyncDispose]();
  });

  describe('itself:', () => realTrino(() => server!.url, () => server!.secureUrl!, systemClock));
  describe('is asked for', () => rulesHold(() => trino));
  describe('compares', () => comparesWithTraining(() => trino));
  describe('answers', () => answers(() => trino));
  describe('reads signals of a log:', () => readsLogs(() => trino));
  describe('and DuckDB read the same', () => readLogsAlike(() => duckdb, () => trino));
  describe('and DuckDB agree on', () => agreement(() => duckdb, () => trino));
});

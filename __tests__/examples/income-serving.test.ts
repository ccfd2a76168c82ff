import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { probeModel } from '../../src/model/probe-model.ts';
import { systemClock } from '../../src/run/system.ts';

const root = fileURLToPath(new URL('../../examples/income', import.meta.url));
const text = readFileSync(path.join(root, 'serving.delivery.yml'), 'utf8');
const delivered = (yaml: string) => parseDelivery(Buffer.from(yaml), { file: 'serving.delivery.yml', root, workspace: root });
const out = mkdtempSync(path.join(os.tmpdir(), 'sluice-serving-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the serving example sends what the model takes, and nothing else', () => {
  const { inputs } = JSON.parse(readFileSync(path.join(root, 'releases/next/model/signature.json'), 'utf8')) as { inputs: { name: string }[] };
  expect(delivered(text).spec.tests!.serving!.request!.columns).toEqual(inputs.map(({ name }) => name));
});

// Fewer requests than the example's; whether times are short enough is for a machine that does nothing else.
test('the real server of the example answers, refuses what it should, and comes back', async () => {
  const quick = text
    .replace('    at_rps: 100\n    latency: {p99_ms: 100, no_slower_than_champion_by: 0.5}\n', '    at_rps: 100\n    load: {requests: 20, washout: 0, warm_up: 20}\n')
    .replace(/ {4}throughput: .*\n/, '');
  expect(quick).not.toMatch(/throughput|latency/);
  await using engine = Object.assign(await openDuckDb(), { async [Symbol.asyncDispose](this: { close(): Promise<void> }) { await this.close(); } });
  const log = { debug() {}, info() {}, warning() {} };
  const { verdict, details } = await probeModel(delivered(quick), { purpose: 'deliver', deliveryId: { repositoryId: '1', runId: '2', runAttempt: 1 }, clock: systemClock, log, engine, out });
  expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass').map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  const rules = verdict.findings.map(({ rule }) => rule).join('\n');
  for (const part of ['ready within', 'errors under load', 'peak memory', 'ready again', 'malformed request', 'huge request', 'missing-field request', 'slow clients', 'dropped connections']) expect(rules).toContain(part);
  expect(details!.serving).toMatchObject({ load: {} });
}, 120_000);

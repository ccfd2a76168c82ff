import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { probeModel } from '../../src/model/probe-model.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { ManualClock } from '../../testkit/clock.ts';

let engine: DataEngine;
const folders: string[] = [];
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The verdicts of both stages over a tour, some of whose text is replaced; `bad.mjs` is a program that stands beside it. */
async function toured(name: string, replace: Record<string, string> = {}, bad = ''): Promise<{ probed: Verdict; tested: Verdict }> {
  const root = mkdtempSync(path.join(os.tmpdir(), `sluice-tour-${name}-`));
  folders.push(root);
  cpSync(fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)), root, { recursive: true });
  writeFileSync(path.join(root, 'bad.mjs'), `import { createInterface } from 'node:readline';\ncreateInterface({ input: process.stdin }).on('line', (line) => line === '' || console.log(JSON.stringify(answer(JSON.parse(line)))));\n${bad}`);
  let text = readFileSync(path.join(root, 'tour.delivery.yml'), 'utf8').replace(/^tests:$/m, 'tests:\n  replicates: 200');
  for (const [old, by] of Object.entries(replace)) {
    if (!text.includes(old)) throw new Error(`The tour has no ${JSON.stringify(old)}.`);
    text = text.replace(old, by);
  }
  writeFileSync(path.join(root, 'tour.delivery.yml'), text);
  const out = path.join(root, 'out');
  mkdirSync(out);
  const delivery = await loadDelivery('tour.delivery.yml', { workspace: root });
  const context = { purpose: 'deliver' as const, deliveryId: { repositoryId: '1', runId: '2', runAttempt: 1 }, clock: new ManualClock(), log: { debug() {}, info() {}, warning() {} }, engine, out };
  const { verdict: probed } = await probeModel(delivery, context);
  return { probed, tested: (await runModelTests(delivery, context)).verdict };
}

const BEHAVIOUR = ['invariance', 'monotone', 'directional', 'metamorphic', 'adversarial', 'determinism', 'noise', 'missing'].map((kind) => `behaviour-${kind}`);
const codes = ({ findings }: Verdict, outcome: string) => [...new Set(findings.filter((finding) => finding.outcome === outcome).map(({ code }) => code))];
const rules = ({ findings }: Verdict, outcome: string) => findings.filter((finding) => finding.outcome === outcome).map(({ rule }) => rule).join('\n');

describe('a regression (examples/flights)', () => {
  test('passes golden rows, flips, shift, behaviour and explanations', async () => {
    const { probed, tested } = await toured('flights');
    for (const verdict of [probed, tested]) expect([verdict.outcome, rules(verdict, verdict.outcome === 'pass' ? 'fail' : verdict.outcome)]).toEqual(['pass', '']);
    expect(codes(probed, 'pass')).toEqual(expect.arrayContaining([...BEHAVIOUR, 'behaviour-unseen-category', 'behaviour-case', 'explanation-share-at-most']));
    expect(codes(tested, 'pass')).toEqual(expect.arrayContaining(['golden-kept', 'flips-at-most', 'shift-at-most', 'metric-at-most', 'explanation-share-at-most']));
  }, 60_000);

  test('fails each of them with a model that goes by the distance, changes its mind and takes anything for an airport', async () => {
    const bad = `let asked = 0;
      const answer = ({ distance, origin, destination, date }) => ({ score: (asked++ % 3) + Number((date ?? '').slice(8, 10)) - distance / 50 + (/^[A-Z]{3}$/.test(origin) && /^[A-Z]{3}$/.test(destination) ? 0 : 500) + (date === null ? 50 : 0) });`;
    const { probed, tested } = await toured('flights', {
      'command: [node, predict.mjs]}': 'command: [node, bad.mjs]}',
      'candidate: predictions/candidate.csv.gz': 'candidate: predictions/wrong-clock.csv.gz',
      'edges: [300, 600, 1000]}], gates: [{metric: rmse, at_most: 36}]': 'edges: [300, 600, 1000]}], gates: [{metric: rmse, at_most: 30}]',
    }, bad);
    expect(codes(probed, 'fail')).toEqual(expect.arrayContaining([...BEHAVIOUR, 'behaviour-unseen-category', 'behaviour-case', 'explanation-share-at-most']));
    expect(codes(tested, 'fail')).toEqual(expect.arrayContaining(['golden-changed', 'flips-at-most', 'shift-at-most']));
    expect(rules(tested, 'fail')).toMatch(/differ from the champion's/);
  }, 60_000);
});

describe('several classes (examples/digits)', () => {
  test('pass golden rows, flips, shift, behaviour and explanations', async () => {
    const { probed, tested } = await toured('digits');
    for (const verdict of [probed, tested]) expect([verdict.outcome, rules(verdict, verdict.outcome === 'pass' ? 'fail' : verdict.outcome)]).toEqual(['pass', '']);
    expect(codes(probed, 'pass')).toEqual(expect.arrayContaining([...BEHAVIOUR, 'behaviour-extreme', 'explanation-share-at-most']));
    expect(codes(tested, 'pass')).toEqual(expect.arrayContaining(['golden-kept', 'flips-at-most', 'shift-at-least', 'metric-at-least', 'explanation-share-at-most']));
  }, 60_000);

  test('fail each of them with a model that goes by single pixels and by the corner', async () => {
    const bad = `let asked = 0;
      const answer = (image) => {
        const sum = Math.round(Math.abs(image.p0 + image.p20 + image.p27 + image.p36 + image.p43 + image.ink + (asked++ % 2)));
        const shares = Array.from({ length: 10 }, (_, digit) => (digit === sum % 10 ? 0.5 : 0.4 / 9));
        shares[0] += image.p36 / 200;
        return shares;
      };`;
    const { probed, tested } = await toured('digits', {
      'command: [node, predict.mjs]}': 'command: [node, bad.mjs]}',
      'candidate: predictions/candidate.csv.gz': 'candidate: predictions/half-blind.csv.gz',
      'champion: predictions/champion.csv.gz': 'champion: predictions/candidate.csv.gz',
      '{of: any, at_most: 0.3}': '{of: any, at_most: 0.05}',
      'columns: [p0], at_most: 0.05': 'columns: [p43], at_most: 0.05',
    }, bad);
    expect(codes(probed, 'fail')).toEqual(expect.arrayContaining([...BEHAVIOUR, 'behaviour-extreme', 'explanation-share-at-most']));
    expect(codes(tested, 'fail')).toEqual(expect.arrayContaining(['golden-changed', 'flips-at-most', 'shift-at-least', 'metric-at-least']));
    for (const rule of ["differ from the champion's", 'turn from correct to wrong']) expect(rules(tested, 'fail')).toContain(rule);
  }, 60_000);
});

test.each([
  ['flights', { 'columns: [distance], of: loss': 'columns: [date], of: loss', 'explanations:\n    rows: 200\n    repeats: 3\n    largest_flips: 2': 'explanations:\n    rows: 1500\n    repeats: 1\n    columns: [date, distance]\n    largest_flips: 0', 'rows: 400': 'rows: 30' }],
  ['digits', { 'columns: [p36], of: loss, at_most: 0.9': 'columns: [p20, p43], of: loss, at_most: 0.05', 'rows: 300': 'rows: 30' }],
])('a sound model of %s fails where its accuracy rests on what it may not rest on', async (name, replace) => {
  const { tested } = await toured(name, replace);
  expect(codes(tested, 'fail')).toEqual(['explanation-share-at-most']);
}, 60_000);

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { probeModel } from '../../src/model/probe-model.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { ManualClock } from '../../testkit/clock.ts';

const root = fileURLToPath(new URL('../../examples/income', import.meta.url));
const tour = readFileSync(path.join(root, 'tour.delivery.yml'), 'utf8').replace(/^tests:$/m, 'tests:\n  replicates: 200');
const out = mkdtempSync(path.join(os.tmpdir(), 'sluice-tour-'));
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  rmSync(out, { recursive: true, force: true });
});

/** The verdict of one stage over the tour, some of whose text is replaced. */
async function judged(stage: typeof runModelTests | typeof probeModel, replace: Record<string, string> = {}): Promise<Verdict> {
  let text = tour;
  for (const [old, by] of Object.entries(replace)) {
    if (!text.includes(old)) throw new Error(`The tour has no ${JSON.stringify(old)}.`);
    text = text.replace(old, by);
  }
  const delivery = parseDelivery(Buffer.from(text), { file: 'tour.delivery.yml', root, workspace: root });
  const log = { debug() {}, info() {}, warning() {} };
  return (await stage(delivery, { purpose: 'deliver', deliveryId: { repositoryId: '1', runId: '2', runAttempt: 1 }, clock: new ManualClock(), log, engine, out })).verdict;
}

const outcomesBy = (verdict: Verdict) => Object.fromEntries(verdict.findings.map(({ rule, outcome }) => [rule, outcome]));

describe('the tour of run-model-tests', () => {
  test('passes; what the search for weak slices finds is told and stops nothing', async () => {
    const verdict = await judged(runModelTests);
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass').map(({ code, outcome }) => `${outcome} ${code}`)).toEqual(expect.arrayContaining(['warn weak-slice']));
    expect(verdict.outcome).toBe('warn');
    expect(verdict.headline).toMatch(/; \d+ things to know, the first: where /);
    const codes = new Set(verdict.findings.map(({ code }) => code));
    for (const code of ['metric-at-least', 'metric-at-most', 'metric-no-worse-than-champion', 'metric-no-worse-than-anchor', 'metric-no-worse-than-constant', 'fairness-at-most', 'fairness-no-worse-than-champion', 'calibration-slope', 'calibration-error']) expect(codes).toContain(code);
    expect(verdict.figures).toHaveLength(5);
    expect(new Set(verdict.figures!.map(({ name }) => name)).size).toBe(5);
  }, 120_000);

  test('fails each kind of gate, by its own finding, where its limit cannot be kept', async () => {
    const verdict = await judged(runModelTests, {
      'metric: roc_auc, at_least: 0.85}\n    - {metric: brier, at_most: 0.1}': 'metric: roc_auc, at_least: 0.95}\n    - {metric: brier, at_most: 0.05}',
      'candidate: releases/next/predictions.csv.gz\n    champion: releases/candidate/predictions.csv.gz': 'candidate: releases/with-schedule/predictions.csv.gz\n    champion: releases/next/predictions.csv.gz',
      'accuracy, within_of_champion: 0.01': 'accuracy, within_of_champion: 0.003',
      'recall, at: {precision: 0.6}, at_least: 0.4': 'recall, at: {precision: 0.6}, at_least: 0.9',
      'f1, at: {threshold: 0.3}, no_worse_than_constant: true': 'accuracy, at: {threshold: 0.13}, no_worse_than_constant: true',
      'false_negative: 5}}, at_most: 0.4': 'false_negative: 5}}, at_most: 0.1',
      'average_precision, no_worse_than_champion_by: 0.02': 'average_precision, better_than_champion_by: 0.01',
      "      at_least: 0.1\n": '      at_least: 0.9\n',
      'demographic_parity_difference, at_most: 0.3': 'demographic_parity_difference, at_most: 0.01',
      'error_rate_difference, at_most: 0.15': 'error_rate_difference, at_most: 0.01',
      'slope: [0.8, 1.25], intercept: [-0.3, 0.3], ece: {at_most: 0.03}': 'slope: [1.5, 2], intercept: [0.5, 0.9], ece: {at_most: 0.005}',
      'gates: [{metric: roc_auc, at_least: 0.85}]}': 'gates: [{metric: roc_auc, at_least: 0.95}]}',
      '{of: any, at_most: 0.05}, {of: correct_to_wrong, at_most: 0.03}': '{of: any, at_most: 0.01}, {of: correct_to_wrong, at_most: 0.001}',
      'log_loss, no_worse_than_champion_by: 0.03}]': 'log_loss, no_worse_than_champion_by: 0.001}]',
      'severity: warn}': 'severity: fail}',
      'file: golden.jsonl': 'file: golden.jsonl, tolerance: 0',
    });
    const failed = Object.entries(outcomesBy(verdict)).filter(([, outcome]) => outcome === 'fail').map(([rule]) => rule);
    const wanted = [
      'roc_auc: at least 0.95', 'brier: at most 0.05', 'log_loss: no worse than the champion', 'log_loss: no worse than the anchor', 'average_precision: better than the champion', 'accuracy: as good as the champion',
      'recall@precision=0.6: at least 0.9', 'no worse than a constant', 'cost@least(1/5/0/0): at most 0.1', 'share of women among those named', 'log_loss where sex = Male', 'answers that differ',
      'answers that turn from correct to wrong', 'demographic parity difference by sex', 'error rate difference by sex', 'calibration slope', 'calibration in the large', 'expected calibration error', 'weak slices', 'weighted as today', 'golden',
    ];
    expect(wanted.filter((rule) => !failed.some((one) => one.includes(rule)))).toEqual([]);
  }, 120_000);
});

describe('the tour of probe-model', () => {
  test('passes on the ONNX model itself', async () => {
    const verdict = await judged(probeModel);
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(verdict.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['behaviour-invariance', 'behaviour-monotone', 'behaviour-noise', 'behaviour-unseen-category', 'behaviour-determinism', 'behaviour-directional', 'behaviour-metamorphic', 'behaviour-adversarial', 'explanation-share-at-most']));
    expect(verdict.figures).toHaveLength(5);
  }, 120_000);

  test('fails each expectation that the model does not meet', async () => {
    const verdict = await judged(probeModel, {
      'invariances: [{columns: [hispanic_origin], because: the model is not told}]': 'invariances: [{columns: [education], tolerance: 0.001, at_most: 0}]',
      'tolerance: 0.05, at_most: 0.3': 'direction: falling, tolerance: 0, at_most: 0',
      'capital_gains < 1000, moves: up': 'capital_gains < 1000, moves: down',
      'capital_losses: capital_losses + 1}, tolerance: 0.2, at_most: 0.2': 'capital_losses: capital_losses + 3000}, tolerance: 0.0001, at_most: 0',
      '{age: {by: 2}, weeks_worked: {by: 2}}, rows: 40, budget: 30, at_most: 0.3': '{age: {by: 30}, capital_gains: {by: 50000}}, rows: 40, budget: 60, at_most: 0.01',
      'columns: [citizenship, hispanic_origin], at_most: 0.25': 'columns: [age, education], at_most: 0.01',
      '{kind: noise, columns: [age], iqr: 0.1, at_most: 0.1}, {kind: unseen_category, at_most: 0.2}': '{kind: unit, factor: 1000, columns: [age], tolerance: 0.0001, at_most: 0}, {kind: unseen_category, columns: [education], tolerance: 0.0001, at_most: 0}',
    });
    const failed = verdict.findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);
    expect(failed).toEqual(expect.arrayContaining(['behaviour-invariance', 'behaviour-monotone', 'behaviour-directional', 'behaviour-metamorphic', 'behaviour-adversarial', 'behaviour-unit', 'behaviour-unseen-category', 'explanation-share-at-most']));
  }, 120_000);
});

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { estimateAll, type Wanted } from '../../src/model/gates/estimate.ts';
import { decide, type Rule } from '../../src/model/gates/decide.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import type { TestPlan } from '../../src/run/plan-tests.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const HEAD = `version: 1
release: {name: income, version: 1.0.0, model: model/}
`;
const DELIVERY = `${HEAD}data: {test: data/test.csv, key: [id], label: y}
tests:
  task: binary
  predictions: {candidate: out/candidate.csv, champion: out/champion.csv}
  gates:
    - {metric: roc_auc, no_worse_than_champion_by: 0.02}
    - {metric: roc_auc, at_least: 0.75}
    - {metric: accuracy, within_of_champion: 0.03}
    - {metric: log_loss, no_worse_than_champion_by: 0}
  slices: {by: [sex], gates: [{metric: accuracy, no_worse_than_champion_by: 0.05}]}
  fairness: {groups: [sex], gates: [{metric: demographic_parity_difference, at_most: 0.1}]}
`;

async function run(folder: string, delivery: string, ...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  await mkdir(path.join(folder, 'model'), { recursive: true });
  await writeFile(path.join(folder, 'model/model.bin'), 'weights');
  await writeFile(path.join(folder, 'delivery.yml'), delivery);
  const written = { out: '', err: '' };
  const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env: { PATH: process.env.PATH } };
  return { status: await cli(['plan', '--tests', ...argv], io), ...written };
}

async function planned(folder: string, delivery: string, ...argv: string[]): Promise<TestPlan> {
  return JSON.parse((await run(folder, delivery, '--json', ...argv)).out) as TestPlan;
}

const rowsOf = (plan: TestPlan, rule: string): number | null => plan.lines.find((line) => line.rule === rule)!.rows;

/** Two scorers of the plan's assumed kind: normal signals, calibrated, as good as each other, whose noise is shared in part. */
function pair(n: number, { rate, auc, shared }: { rate: number; auc: number; shared: number }, seed: number): Rows {
  const random = seededRandom(seed);
  const noise = 1 / (Math.SQRT2 * INVERSE[auc]!);
  const labels = Uint8Array.from({ length: n }, () => (uniform(random) < rate ? 1 : 0));
  const common = Float64Array.from({ length: n }, () => normalValue(random));
  const model = (): { scores: Float64Array[] } => ({
    scores: [
      Float64Array.from(labels, (label, row) => {
        const seen = label + noise * (Math.sqrt(shared) * common[row]! + Math.sqrt(1 - shared) * normalValue(random));
        return 1 / (1 + ((1 - rate) / rate) * Math.exp((0.5 - seen) / noise ** 2));
      }),
    ],
  });
  return { task: 'binary', n, truth: { kind: 'binary', labels, positives: labels.reduce((a, b) => a + b, 0) }, candidate: model(), champion: model(), categories: {}, epsilon: 2 ** -52 };
}

/** Φ⁻¹ of the ROC AUC. */
const INVERSE: Record<number, number> = { 0.8: 0.8416212335729143 };

describe('sluice plan --tests', () => {
  test('says how many rows each gate needs, for all rows, slices and groups, before there are any', async () => {
    await using folder = await temporaryFolder();
    const { status, out } = await run(folder.path, DELIVERY, '--rate', '0.3', '--slice', 'sex = Female=0.25', '--groups', 'sex=0.75,0.25');
    // One gate asks for what no number of rows shows.
    expect(status).toBe(2);
    expect(out).toMatch(/^[\d,]+ labelled rows: the most that a gate needs to pass 90 times in 100, with intervals at 0\.95\./);
    expect(out).toContain('Spreads are assumed: 30 % of the rows positive');
    for (const rule of ['roc_auc: no worse than the champion by 0.02', 'accuracy: no worse than the champion by 0.05 where sex = Female', 'demographic_parity_difference by sex: at most 0.1']) expect(out).toMatch(new RegExp(`[\\d,]+ +${rule.replace(/[.]/g, '\\.')}`));
    expect(out).toMatch(/none +log_loss: no worse than the champion by 0 +a margin of 0 cannot be shown/);
  });

  test('agrees with simulation: planned rows pass equal models nine times in ten', async () => {
    await using folder = await temporaryFolder();
    const kind = { rate: 0.3, auc: 0.8, shared: 0.5 };
    const wanted = (metric: 'roc_auc' | 'accuracy'): Wanted => ({ spec: { metric }, against: 'champion', level: 0.95, strictLevel: 0.95 });
    const options = { threshold: 0.5, replicates: 200, seed: 1 };
    const errors = (rows: Rows, metric: 'roc_auc' | 'accuracy', against?: 'champion'): number => estimateAll(rows, [{ ...wanted(metric), against }], options)[0]!.interval!.standardError;
    const pilot = pair(10_000, kind, 1);
    const delivery = DELIVERY.replace('roc_auc, no_worse_than_champion_by: 0.02', 'roc_auc, no_worse_than_champion_by: 0.06').replace('within_of_champion: 0.03', 'within_of_champion: 0.08');
    const rules: Record<'roc_auc' | 'accuracy', { rule: Rule; name: string }> = {
      roc_auc: { rule: { kind: 'at_least', limit: -0.06 }, name: 'roc_auc: no worse than the champion by 0.06' },
      accuracy: { rule: { kind: 'within', limit: 0.08 }, name: 'accuracy: as good as the champion, within 0.08' },
    };
    for (const metric of ['roc_auc', 'accuracy'] as const) {
      const correlation = 1 - (errors(pilot, metric, 'champion') / errors(pilot, metric)) ** 2 / 2;
      const n = rowsOf(await planned(folder.path, delivery, '--rate', '0.3', '--correlation', String(correlation)), rules[metric].name)!;
      let passed = 0;
      for (let seed = 2; seed < 122; seed++) {
        const { bounds } = estimateAll(pair(n, kind, seed), [wanted(metric)], options)[0]!.interval!;
        if (decide(rules[metric].rule, bounds, bounds) === 'pass') passed += 1;
      }
      // Of 120 at 90 %, 99.9 % of the time between 96 and 118.
      expect([metric, n, passed >= 96 && passed <= 118 ? 'as planned' : passed]).toEqual([metric, n, 'as planned']);
    }
  });

  test('measures how models vary together on the development split, and never reads the sealed one', async () => {
    await using folder = await temporaryFolder();
    const rows = pair(3000, { rate: 0.3, auc: 0.8, shared: 0.7 }, 5);
    const { labels } = rows.truth as { labels: Uint8Array };
    for (const name of ['data', 'out']) await mkdir(path.join(folder.path, name));
    const csv = (head: string, line: (row: number) => string): string => `${head}\n${Array.from(labels, (_, row) => `${row},${line(row)}\n`).join('')}`;
    await writeFile(path.join(folder.path, 'data/develop.csv'), csv('id,y,sex', (row) => `${labels[row]},${row % 4 === 0 ? 'Female' : 'Male'}`));
    await writeFile(path.join(folder.path, 'data/test.csv'), 'this is not for planning');
    await writeFile(path.join(folder.path, 'out/champion.csv'), csv('id,score', (row) => String(rows.champion!.scores[0]![row])));
    const delivery = DELIVERY.replace('data: {test', 'data: {develop: data/develop.csv, test');
    const alone = await planned(folder.path, delivery);
    expect(alone.basis).toBe('measured: 3,000 rows of data/develop.csv with predictions of one model');
    expect(alone.lines.find(({ slice }) => slice === 'sex = Female')!.why).toContain('25 % of the rows');
    await writeFile(path.join(folder.path, 'out/candidate.csv'), csv('id,score', (row) => String(rows.candidate.scores[0]![row])));
    const both = await planned(folder.path, delivery);
    expect(both.basis).toContain('both models');
    const rule = 'roc_auc: no worse than the champion by 0.02';
    const error = estimateAll(rows, [{ spec: { metric: 'roc_auc' }, against: 'champion', level: 0.95, strictLevel: 0.95 }], { threshold: 0.5, replicates: 200, seed: 1 })[0]!.interval!.standardError;
    expect(rowsOf(both, rule)! / (3000 * (((1.959964 + 1.281552) * error) / 0.02) ** 2)).toBeCloseTo(1, 1);
  });

  test('asks for more with more power, for rare events, and for a later use of a counted test set', async () => {
    await using folder = await temporaryFolder();
    const rule = 'roc_auc: no worse than the champion by 0.02';
    const at = async (...argv: string[]): Promise<number> => rowsOf(await planned(folder.path, DELIVERY, ...argv), rule)!;
    const usual = await at('--rate', '0.3');
    expect(await at('--rate', '0.3', '--power', '0.95')).toBeGreaterThan(usual);
    expect(await at('--rate', '0.02')).toBeGreaterThan(5 * usual);
    expect(await at('--rate', '0.3', '--use', '3')).toBeGreaterThan(usual);
    expect(await at('--rate', '0.3', '--correlation', '0.95')).toBeLessThan(usual / 2);
  });

  test('of a task that cannot be assumed asks for a pilot, and refuses numbers that are none', async () => {
    await using folder = await temporaryFolder();
    const regression = `${HEAD}data: {test: data/test.csv, key: [id], label: y}\ntests: {task: regression, predictions: {candidate: out/c.csv}, gates: [{metric: rmse, at_most: 3}]}\n`;
    expect(await run(folder.path, regression)).toMatchObject({ status: 3, err: expect.stringContaining('plan-no-pilot') });
    for (const option of ['--rate', '--auc']) expect(await run(folder.path, regression, option, '0.7')).toMatchObject({ status: 3, err: expect.stringMatching(new RegExp(`${option} says nothing of the task regression.*plan-not-for-task`)) });
    for (const wrong of [['--rate', '1.5'], ['--power', 'often'], ['--use', '0'], ['--slice', 'Female'], ['--groups', 'sex=0.9,0.4']]) expect(await run(folder.path, DELIVERY, ...wrong)).toMatchObject({ status: 3, err: expect.stringMatching(/plan-(number|shares)/) });
  });

  test('names the options that no gate asks for, and the rows without which there is no interval', async () => {
    await using folder = await temporaryFolder();
    const bare = `${HEAD}data: {test: data/test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: out/c.csv}, gates: [{metric: average_precision, at_least: 0.01}, {metric: roc_auc, at_least: 0.55}]}\n`;
    const plan = await planned(folder.path, bare, '--rate', '0.5', '--slice', 'sex = Female=0.5', '--groups', 'sex=0.5,0.5', '--gain', '0.1', '--disagreement', '0.1');
    expect(plan.notes.map((note) => note.split(' ')[0])).toEqual(['--slice', '--groups', '--gain', '--disagreement']);
    expect(plan.lines.find(({ rule }) => rule.startsWith('average_precision'))).toMatchObject({ rows: 300, why: expect.stringContaining('at least 300 rows') });
    expect((await planned(folder.path, DELIVERY, '--slice', 'sex = Female=0.25', '--groups', 'sex=0.75,0.25')).notes).toEqual([]);
    expect((await run(folder.path, bare, '--gain', '0.1')).out).toContain('Note: --gain changes nothing: no gate has better_than_champion_by.');
  });
});

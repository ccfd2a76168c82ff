import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quantile, sampleDeviation } from '../../src/statistics/bootstrap-interval.ts';
import { deLong, placements } from '../../src/statistics/delong.ts';
import type { CurveForm, Metric } from '../../src/statistics/metric.ts';
import { averagePrecision, logLoss, logLosses, rocAuc } from '../../src/statistics/metrics/curves.ts';
import { fBeta } from '../../src/statistics/metrics/confusion.ts';
import { evaluate } from '../../src/statistics/metrics/evaluate.ts';
import { atOperatingPoint } from '../../src/statistics/metrics/operating-point.ts';
import { below, normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { pointValues, resample, type Population, type Resampled } from '../../src/statistics/resampling.ts';

interface Data {
  labels: Uint8Array;
  scores: Float64Array[];
}

/** Two scorers of the same rows. `steps`: distinct scores; as many as rows where 0. */
function data(n: number, seed: number, steps: number, rate = 0.3): Data {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, () => (uniform(random) < rate ? 1 : 0));
  const scorer = (noise: number): Float64Array =>
    Float64Array.from(labels, (label) => {
      const p = 1 / (1 + Math.exp(-(2 * label - 1 + noise * normalValue(random))));
      return steps === 0 ? p : (Math.floor(p * steps) + 0.5) / steps;
    });
  return { labels, scores: [scorer(1), scorer(1.5)] };
}

const base = { label: '', higherIsBetter: true, range: [0, 1] as const };
const curve = (id: string, { labels, scores }: Data, model: number, on: typeof rocAuc): Metric => ({ ...base, id, form: { kind: 'curve', labels, scores: scores[model]!, on } });
const withLosses = (metric: Metric, losses: CurveForm['losses']): Metric => ({ ...metric, form: { ...(metric.form as CurveForm), losses } });
const walked = (metric: Metric, walk: CurveForm['walk']): Metric => ({ ...metric, form: { ...(metric.form as CurveForm), walk } });
const atHalf = (metric: Metric): Metric => ({ ...metric, form: { ...(metric.form as CurveForm), answers: { threshold: 0.5, of: fBeta(1) } } });
const mean = (column: Float64Array): Metric => ({ ...base, id: 'mean', form: { kind: 'sums', columns: [column, new Float64Array(column.length).fill(1)], of: ([sum, weight]) => sum! / weight! } });
/** Weighted mean of rows by the third form. */
const byRows = (column: Float64Array): Metric => ({
  ...base,
  id: 'rows',
  form: { kind: 'rows', n: column.length, of: (weights, rows) => ratio(column, weights, rows ?? Uint32Array.from(column.keys())) },
});

function ratio(column: Float64Array, weights: Float64Array, rows: Uint32Array): number {
  let [sum, weight] = [0, 0];
  for (const row of rows) {
    sum += weights[row]! * column[row]!;
    weight += weights[row]!;
  }
  return sum / weight;
}

/** Slices that overlap each other, so that several layers are needed. */
const slicesOf = (n: number): Uint32Array[] => [2, 3, 7].flatMap((by) => Array.from({ length: by }, (_, part) => Uint32Array.from({ length: n }, (_, row) => row).filter((row) => row % by === part)));

function quantitiesOf(rows: Data): { metric: Metric; rows?: Uint32Array }[] {
  const metrics = [0, 1].flatMap((model) => [
    curve(`auc ${model}`, rows, model, rocAuc),
    curve(`ap ${model}`, rows, model, averagePrecision),
    walked(curve(`auc walked ${model}`, rows, model, rocAuc), 'roc_auc'),
    walked(curve(`ap walked ${model}`, rows, model, averagePrecision), 'average_precision'),
    atHalf(curve(`f1 ${model}`, rows, model, atOperatingPoint({ threshold: 0.5 }, fBeta(1)))),
    withLosses(curve(`log loss ${model}`, rows, model, logLoss(2 ** -52)), logLosses(2 ** -52)),
    mean(rows.scores[model]!),
    byRows(rows.scores[model]!),
  ]);
  const slices = slicesOf(rows.labels.length);
  return metrics.flatMap((metric) => [undefined, ...slices].map((slice) => ({ metric, rows: slice })));
}

describe('point values', () => {
  test.each([[0, 'all scores differ'], [250, 'some scores are shared'], [12, 'few scores differ']])('are those of each metric by itself, for every slice (%d: %s)', (steps) => {
    const rows = data(400, 1, steps);
    const quantities = quantitiesOf(rows);
    const weights = Float64Array.from(rows.labels, (_, row) => 0.5 + (row % 5));
    for (const population of [{ n: 400 }, { n: 400, weights }] as Population[]) {
      const points = pointValues(population, quantities);
      quantities.forEach(({ metric, rows: slice }, i) => expect(points[i]).toBeCloseTo(evaluate(metric, slice, population.weights), 12));
    }
  });

  test('are those of each metric by itself where slices need more layers than one word of a row holds', () => {
    const n = 2000;
    const rows = data(n, 2, 700);
    const slices = [2, 3, 5, 7, 11, 13, 300].flatMap((by) => Array.from({ length: by }, (_, part) => Uint32Array.from({ length: n }, (__, row) => row).filter((row) => row % by === part)));
    const metrics = [0, 1].flatMap((model) => [walked(curve(`auc ${model}`, rows, model, rocAuc), 'roc_auc'), walked(curve(`ap ${model}`, rows, model, averagePrecision), 'average_precision')]);
    const quantities = metrics.flatMap((metric) => [undefined, ...slices].map((slice) => ({ metric, rows: slice })));
    const weightsOf: Float64Array[] = [];
    const spy: Metric = { ...base, id: 'spy', form: { kind: 'rows', n, of: (weights) => weightsOf.push(weights.slice()) } };
    const found = resample({ n }, [...quantities, { metric: spy }], { replicates: 1, seed: 7 });
    quantities.forEach(({ metric, rows: slice }, i) => {
      for (const [value, weights] of [[found[i]!.point, undefined], [found[i]!.replicates[0]!, weightsOf[1]!]] as const) {
        const expected = evaluate(metric, slice, weights);
        if (Number.isNaN(expected)) expect(value).toBeNaN();
        else expect(value).toBeCloseTo(expected, 12);
      }
    });
  });

  test('of parts of a cut are those of the rows that are in them, in draws too, whatever parts nobody asks for', () => {
    const n = 4000;
    for (const steps of [0, 6]) {
      const rows = data(n, 4, steps);
      const cuts = [{ codes: Uint8Array.from({ length: n }, (_, row) => row % 3), parts: 3 }, { codes: Uint16Array.from({ length: n }, (_, row) => (row * 7) % 300), parts: 300 }];
      const slices = [[cuts[0]!, 0], [cuts[0]!, 2], [cuts[1]!, 299], [cuts[1]!, 5]] as const;
      const metrics = quantitiesOf(rows).filter(({ rows: slice }) => slice === undefined).map(({ metric }) => metric);
      const byParts = slices.flatMap(([cut, code]) => ((part) => metrics.map((metric) => ({ metric, rows: part })))({ cut, code }));
      const byRows = slices.flatMap(([{ codes }, code]) => ((own) => metrics.map((metric) => ({ metric, rows: own })))(Uint32Array.from(codes.keys()).filter((row) => codes[row] === code)));
      const [found, expected] = [byParts, byRows].map((quantities) => resample({ n }, quantities, { replicates: 2, seed: 3 })) as [Resampled[], Resampled[]];
      found.forEach(({ point, replicates }, i) => {
        expect(point).toBeCloseTo(evaluate(byRows[i]!.metric, byRows[i]!.rows), 12);
        for (let k = 0; k < 2; k++) expect(replicates[k]).toBeCloseTo(expected[i]!.replicates[k]!, 12);
      });
    }
  });

  test('are the same through a table of all scores and through the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ label: fc.integer({ min: 0, max: 1 }), score: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) }), { minLength: 2, maxLength: 80 }), (list) => {
        const labels = Uint8Array.from(list, ({ label }) => label);
        // −0 and 0 are one score, and ties are made on purpose.
        const scores = Float64Array.from(list, ({ score }, i) => (i % 3 === 0 ? Math.sign(score) * 0 : i % 3 === 1 ? Math.round(score / 1e5) : score));
        const metric = curve('auc', { labels, scores: [scores] }, 0, rocAuc);
        const [point] = pointValues({ n: list.length }, [{ metric }]);
        const pairs = [...labels.keys()].flatMap((p) => [...labels.keys()].filter((q) => labels[p] === 1 && labels[q] === 0).map((q) => (scores[p]! > scores[q]! ? 1 : scores[p] === scores[q] ? 0.5 : 0)));
        if (pairs.length === 0) expect(point).toBeNaN();
        else expect(point).toBeCloseTo(pairs.reduce<number>((a, b) => a + b, 0) / pairs.length, 12);
      }),
    );
  });

  test.each([[0, 'all differ'], [500, 'few differ']])('of many rows are those of the definition (%d: %s)', (steps) => {
    const rows = data(150_000, 3, steps);
    const negated = { labels: rows.labels, scores: [rows.scores[0]!.map((score) => -score)] };
    const [auc, turned] = pointValues({ n: 150_000 }, [{ metric: curve('auc', rows, 0, rocAuc) }, { metric: curve('turned', negated, 0, rocAuc) }]);
    expect(auc! + turned!).toBeCloseTo(1, 12);
    expect(auc).toBeCloseTo(placements(rows.labels, rows.scores[0]!).auc, 12);
  });
});

describe('replicates', () => {
  test('are those of each metric under the weights of its draw, in all three forms', () => {
    for (const steps of [0, 250, 12]) {
      const rows = data(300, 5, steps);
      const quantities = quantitiesOf(rows);
      const weightsOf: Float64Array[] = [];
      const spy: Metric = { ...base, id: 'spy', form: { kind: 'rows', n: 300, of: (weights) => weightsOf.push(weights.slice()) } };
      const found = resample({ n: 300 }, [...quantities, { metric: spy }], { replicates: 3, seed: 7, jackknife: 4 });
      quantities.forEach(({ metric, rows: slice }, i) => {
        for (let k = 0; k < 3; k++) expect(found[i]!.replicates[k]).toBeCloseTo(evaluate(metric, slice, weightsOf[1 + k]), 11);
        for (let k = 0; k < 4; k++) expect(found[i]!.jackknife[k]).toBeCloseTo(evaluate(metric, slice, weightsOf[4 + k]), 11);
      });
    }
  });

  test('are the same for the same seed whatever else is asked for, and others for another seed', () => {
    const rows = data(300, 1, 0);
    const metric = curve('auc', rows, 0, rocAuc);
    const alone = resample({ n: 300 }, [{ metric }], { replicates: 20, seed: 9 })[0]!.replicates;
    const among = resample({ n: 300 }, [...quantitiesOf(rows), { metric }], { replicates: 20, seed: 9 }).at(-1)!.replicates;
    expect(among).toEqual(alone);
    expect(resample({ n: 300 }, [{ metric }], { replicates: 7, seed: 9 })[0]!.replicates).toEqual(alone.slice(0, 7));
    expect(resample({ n: 300 }, [{ metric }], { replicates: 20, seed: 10 })[0]!.replicates).not.toEqual(alone);
  });

  test('draw weights of mean 1, variance 1 and third moment 1, none of them 0', () => {
    const drawn: number[] = [];
    const spy: Metric = { ...base, id: 'spy', form: { kind: 'rows', n: 997, of: (weights) => drawn.push(...weights) } };
    resample({ n: 997 }, [{ metric: spy }], { replicates: 200, seed: 3 });
    const weights = drawn.slice(997);
    const moment = (power: number): number => weights.reduce((sum, weight) => sum + (weight - 1) ** power, 0) / weights.length;
    expect(weights.reduce((a, b) => a + b, 0) / weights.length).toBeCloseTo(1, 2);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(moment(3)).toBeCloseTo(1, 1);
    expect(weights.every((weight) => weight > 0)).toBe(true);
  });

  test('spread as those of rows drawn with replacement do, in both tails', () => {
    const rows = data(150, 11, 0, 0.2);
    const metric = curve('ap', rows, 0, averagePrecision);
    const ours = resample({ n: 150 }, [{ metric }], { replicates: 8000, seed: 1 })[0]!.replicates.slice().sort();
    const random = seededRandom(2);
    const theirs = Float64Array.from({ length: 8000 }, () => {
      const counts = new Float64Array(150);
      for (let i = 0; i < 150; i++) counts[below(random, 150)]! += 1;
      return evaluate(metric, undefined, counts);
    }).sort();
    const spread = sampleDeviation(theirs);
    for (const p of [0.025, 0.1, 0.5, 0.9, 0.975]) expect(Math.abs(quantile(ours, p) - quantile(theirs, p)) / spread).toBeLessThan(0.15);
    expect(sampleDeviation(ours) / spread).toBeCloseTo(1, 1);
  });

  test('of a paired difference of ROC AUC have the standard error that DeLong gives', () => {
    const rows = data(1500, 8, 0);
    const [a, b] = resample({ n: 1500 }, [0, 1].map((model) => ({ metric: curve('auc', rows, model, rocAuc) })), { replicates: 3000, seed: 3 });
    const spread = sampleDeviation(a!.replicates.map((value, i) => value - b!.replicates[i]!));
    const [first, second] = rows.scores.map((scores) => placements(rows.labels, scores));
    expect(spread / deLong(first!, second!).standardError).toBeCloseTo(1, 1);
  });
});

describe('units and strata', () => {
  test('rows of one unit are drawn, and left out, together', () => {
    const units = Int32Array.from({ length: 240 }, (_, row) => (row * 7) % 60);
    const drawn: Float64Array[] = [];
    const spy: Metric = { ...base, id: 'spy', form: { kind: 'rows', n: 240, of: (weights) => drawn.push(weights.slice()) } };
    resample({ n: 240, units }, [{ metric: spy }], { replicates: 20, seed: 1, jackknife: 10 });
    for (const weights of drawn) weights.forEach((weight, row) => expect(weight).toBe(weights[units.indexOf(units[row]!)]));
    // Ten groups of six units each leave out every row once.
    const out = drawn.slice(21).map((weights) => weights.filter((weight) => weight === 0).length);
    expect(out).toEqual(Array.from({ length: 10 }, () => 24));
  });

  test('widen the interval where the rows of a unit are alike', () => {
    const random = seededRandom(1);
    const ofUnit = Float64Array.from({ length: 100 }, () => normalValue(random));
    const column = Float64Array.from({ length: 1000 }, (_, row) => ofUnit[Math.floor(row / 10)]!);
    const units = Int32Array.from({ length: 1000 }, (_, row) => Math.floor(row / 10));
    const spread = (population: Population): number => sampleDeviation(resample(population, [{ metric: mean(column) }], { replicates: 1000, seed: 1 })[0]!.replicates);
    expect(spread({ n: 1000, units }) / spread({ n: 1000 })).toBeCloseTo(Math.sqrt(10), 0);
  });

  test('of a stratum keep its weight in every draw, with weights of rows and without', () => {
    const strata = Int32Array.from({ length: 200 }, (_, row) => (row < 40 ? 0 : 1));
    const weights = Float64Array.from({ length: 200 }, (_, row) => 1 + (row % 3));
    const isFirst = Float64Array.from(strata, (stratum) => (stratum === 0 ? 1 : 0));
    for (const population of [{ n: 200, strata }, { n: 200, strata, weights }] as Population[]) {
      const [share, byOther] = resample(population, [{ metric: mean(isFirst) }, { metric: byRows(isFirst) }], { replicates: 50, seed: 4, jackknife: 5 });
      for (const value of [...share!.replicates, ...share!.jackknife, ...byOther!.replicates]) expect(value).toBeCloseTo(share!.point, 12);
    }
    const rows = data(200, 2, 0);
    const [held] = resample({ n: 200, strata }, [{ metric: curve('auc', rows, 0, rocAuc) }], { replicates: 200, seed: 1 });
    const [free] = resample({ n: 200 }, [{ metric: curve('auc', rows, 0, rocAuc) }], { replicates: 200, seed: 1 });
    expect(held!.point).toBe(free!.point);
    expect(held!.replicates).not.toEqual(free!.replicates);
  });
});

// How often the intervals that gates use hold the truth: simulated test sets of n rows and a share of positives, two scorers whose
// true metrics are known (from 4 million rows of the same kind), every metric alone and as a paired difference, through the code
// that gates call. Prints for each cell the coverage at nominal 95 % with its 99 % Clopper–Pearson interval, how often the truth was
// missed below and above, and how often the answer was `inconclusive` instead of an interval.
//   node scripts/node24.mjs bench/coverage.ts [--sets 2000] [--replicates 500] [--n 200,2000,20000] [--rates 0.5,0.02] [--interval percentile] [--units 0]
import { parseArgs } from 'node:util';
import { estimateAll, type Wanted } from '../src/model/gates/estimate.ts';
import { metricOf } from '../src/model/metrics/catalogue.ts';
import type { Rows } from '../src/model/predictions/rows.ts';
import type { IntervalMethod } from '../src/statistics/bootstrap-interval.ts';
import { clopperPearsonLow } from '../src/statistics/binomial.ts';
import type { Metric } from '../src/statistics/metric.ts';
import { normalValue, seededRandom, uniform } from '../src/statistics/random.ts';
import { pointValues } from '../src/statistics/resampling.ts';
import { machine } from './processes.ts';

const LEVEL = 0.95;
const TRUTH_ROWS = 4_000_000;
const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: '2000' },
    replicates: { type: 'string', default: '500' },
    n: { type: 'string', default: '200,2000,20000' },
    rates: { type: 'string', default: '0.5,0.02' },
    interval: { type: 'string', default: 'percentile' },
    /** Rows of an entity, where above 1: they share half of the noise of their scores. */
    units: { type: 'string', default: '1' },
    metrics: { type: 'string', default: 'roc_auc,average_precision,log_loss,brier,accuracy,recall,f1' },
  },
});
const sets = Number(values.sets);
const perUnit = Number(values.units);
const SPECS = values.metrics.split(',').map((metric) => ({ metric: metric as 'roc_auc' }));
const NOISE = { candidate: 0.8, champion: 1 };

/** Labels at a rate, and two scorers that are calibrated posteriors of a noisy view of the label; half of the noise is shared by both. */
function testSet(n: number, rate: number, seed: number): Rows {
  const random = seededRandom(seed);
  const labels = new Uint8Array(n);
  const [candidate, champion] = [new Float64Array(n), new Float64Array(n)];
  const units = perUnit > 1 ? new Int32Array(n) : undefined;
  let positives = 0;
  let unitNoise = 0;
  for (let row = 0; row < n; row++) {
    if (units) {
      units[row] = Math.floor(row / perUnit);
      if (row % perUnit === 0) unitNoise = normalValue(random);
    }
    const label = uniform(random) < rate ? 1 : 0;
    labels[row] = label;
    positives += label;
    const shared = units ? Math.SQRT1_2 * (unitNoise + normalValue(random)) : normalValue(random);
    const score = (noise: number): number => {
      const seen = label + noise * Math.SQRT1_2 * (shared + normalValue(random));
      return 1 / (1 + ((1 - rate) / rate) * Math.exp((0.5 - seen) / noise ** 2));
    };
    candidate[row] = score(NOISE.candidate);
    champion[row] = score(NOISE.champion);
  }
  return { task: 'binary', n, truth: { kind: 'binary', labels, positives }, candidate: { scores: [candidate] }, champion: { scores: [champion] }, units, categories: {}, epsilon: 2 ** -52 };
}

/** Yes from here upwards: about where a fifth of the rows of a balanced set, and a twentieth of a rare one, are called positive. */
const thresholdOf = (rate: number): number => (rate < 0.1 ? 0.1 : 0.5);

const wanted: Wanted[] = SPECS.flatMap((spec) => [undefined, 'champion' as const].map((against) => ({ spec, against, level: LEVEL, strictLevel: LEVEL })));

function truthOf(rate: number): number[] {
  const rows = { ...testSet(TRUTH_ROWS, rate, 0xffff_ffff), units: undefined };
  const metric = (spec: (typeof SPECS)[number], model: 'candidate' | 'champion'): Metric => metricOf(spec, rows, rows[model]!, { threshold: thresholdOf(rate), epsilon: rows.epsilon });
  const points = pointValues({ n: rows.n }, SPECS.flatMap((spec) => [{ metric: metric(spec, 'candidate') }, { metric: metric(spec, 'champion') }]));
  return SPECS.flatMap((_, i) => [points[2 * i]!, points[2 * i]! - points[2 * i + 1]!]);
}

console.log(`${sets} test sets a cell, ${values.replicates} replicates, ${values.interval}, rows of one unit: ${perUnit}; ${machine()}`);
for (const rate of values.rates.split(',').map(Number)) {
  const truth = truthOf(rate);
  for (const n of values.n.split(',').map(Number)) {
    const found = wanted.map(() => ({ held: 0, above: 0, below: 0, open: 0, method: new Set<string>() }));
    for (let seed = 1; seed <= sets; seed++)
      estimateAll(testSet(n, rate, seed), wanted, { threshold: thresholdOf(rate), replicates: Number(values.replicates), seed, method: values.interval as IntervalMethod }).forEach(({ interval }, i) => {
        const cell = found[i]!;
        if (!interval) cell.open += 1;
        else {
          if (truth[i]! < interval.bounds.low) cell.below += 1;
          else if (truth[i]! > interval.bounds.high) cell.above += 1;
          else cell.held += 1;
          cell.method.add(interval.method);
        }
      });
    found.forEach((cell, i) => {
      const { spec, against } = wanted[i]!;
      const judged = sets - cell.open;
      const name = `n=${n} rate=${rate} ${spec.metric}${against ? ' difference' : ''}`.padEnd(48);
      if (judged < sets / 20) return console.log(`${name} inconclusive in ${sets - judged} of ${sets}`);
      const share = (events: number): string => `${((100 * events) / judged).toFixed(1)} %`;
      const [low, high] = [clopperPearsonLow(cell.held, judged, 0.995), 1 - clopperPearsonLow(judged - cell.held, judged, 0.995)];
      const estimate = cell.held / judged;
      const holds = estimate >= 0.93 && estimate <= 0.97 ? 'holds ' : 'MISSED';
      return console.log(`${holds} ${name} ${share(cell.held)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]  truth below ${share(cell.below)}, above ${share(cell.above)}, inconclusive ${cell.open}; ${[...cell.method].join(' | ')}`);
    });
  }
}

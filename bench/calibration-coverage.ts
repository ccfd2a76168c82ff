// How often the gates on calibration err, in a simulation: 2,000 seeded test sets a cell over sizes, rates and kinds of miscalibration.
// A gate uses one side of an interval at 95 % and may err 5 % there: a cell holds where the 99 % lower Clopper–Pearson bound of the
// error is no more. Prints each cell: slope, calibration in the large, and expected calibration error in bins of equal width and mass.
//   node scripts/node24.mjs bench/calibration-coverage.ts [--replicates 2000]
import { parseArgs } from 'node:util';
import { clopperPearsonLow } from '../src/statistics/binomial.ts';
import { calibrationError, calibrationErrorInterval, type Binning } from '../src/statistics/calibration-error.ts';
import { seededRandom, uniform, type Random } from '../src/statistics/random.ts';
import { coefficientInterval, recalibration } from '../src/statistics/recalibration.ts';

const { values } = parseArgs({ options: { replicates: { type: 'string', default: '2000' } } });
const REPLICATES = Number(values.replicates);
/** Rows of each kind that are asked for (src/model/calibration/measure.ts). */
const FEWEST_EVENTS = 20;

const SCORES: Record<string, (random: Random) => number> = {
  'rate 0.5': (random) => 0.02 + 0.96 * uniform(random),
  'rate 0.02': (random) => 0.002 + 0.09 * uniform(random) ** 4,
  'rate 0.2, many certain': (random) => (uniform(random) < 0.6 ? 0.005 : 0.02 + 0.9 * uniform(random)),
};
/** The truth by its log odds, a + b × logit(score). */
const TRUTHS: Record<string, [number, number]> = { calibrated: [0, 1], 'too sure (slope 0.8)': [0, 0.8], 'too high (−0.3)': [-0.3, 1], 'too timid (slope 1.2)': [0, 1.2] };

let worst = { error: 0, cell: '' };
let broken = 0;
console.log(`${REPLICATES.toLocaleString('en-US')} test sets a cell; error above / below the truth (at most 5 % each), share left inconclusive\n`);
for (const n of [200, 2000, 20000])
  for (const [rate, scoreOf] of Object.entries(SCORES))
    for (const [kind, [a, b]] of Object.entries(TRUTHS)) {
      const random = seededRandom(7);
      // Large test sets cost more and err less: fewer of them, and the bound knows how many there were.
      const replicates = n > 2000 ? Math.ceil(REPLICATES / 4) : REPLICATES;
      const wrong = { slope: [0, 0], 'in the large': [0, 0], 'error, equal width': [0, 0], 'error, equal mass': [0, 0] } as Record<string, [number, number]>;
      let asked = 0;
      for (let i = 0; i < replicates; i++) {
        const scores = Float64Array.from({ length: n }, () => scoreOf(random));
        const chances = scores.map((p) => 1 / (1 + Math.exp(-(a + b * Math.log(p / (1 - p))))));
        const labels = Uint8Array.from(chances, (p) => (uniform(random) < p ? 1 : 0));
        const events = labels.reduce((sum, label) => sum + label, 0);
        if (Math.min(events, n - events) < FEWEST_EVENTS) continue;
        const fit = recalibration({ labels, scores });
        if (typeof fit === 'string') continue;
        asked += 1;
        count(wrong.slope!, coefficientInterval(fit.slope, 0.95), b);
        // With a slope other than 1 the truth of the held fit depends on the scores: judged where it is known.
        if (b === 1) count(wrong['in the large']!, coefficientInterval(fit.inTheLarge, 0.95), a);
        for (const [name, binning] of [['error, equal width', 'equal_width'], ['error, equal mass', 'equal_mass']] as [string, Binning][]) {
          const truth = calibrationError({ labels: chances, scores }, binning, 15).value;
          count(wrong[name]!, calibrationErrorInterval(calibrationError({ labels, scores }, binning, 15), 0.95), truth);
        }
      }
      report(`${n.toLocaleString('en-US')} rows, ${rate}, ${kind}`, wrong, asked, replicates);
    }
console.log(`\nworst error on one side ${(100 * worst.error).toFixed(2)} % (${worst.cell})`);
console.log(broken === 0 ? 'holds: in every cell the error on each side is at most 5 %' : `BROKEN in ${broken} cells`);
process.exitCode = broken === 0 ? 0 : 1;

function count(wrong: [number, number], { low, high }: { low: number; high: number }, truth: number): void {
  if (low > truth + 1e-12) wrong[0] += 1;
  if (high < truth - 1e-12) wrong[1] += 1;
}

function report(cell: string, wrong: Record<string, [number, number]>, asked: number, replicates: number): void {
  if (asked < replicates / 20) {
    console.log(`${cell}: left inconclusive (${asked} of ${replicates} could be judged)`);
    return;
  }
  const texts = Object.entries(wrong).map(([name, sides]) => {
    const error = Math.max(...sides) / asked;
    if (error > worst.error) worst = { error, cell: `${cell}, ${name}` };
    const holds = sides.every((side) => clopperPearsonLow(side, asked, 0.99) <= 0.05);
    if (!holds) broken += 1;
    return `${name} ${sides.map((side) => ((100 * side) / asked).toFixed(2)).join(' / ')}${holds ? '' : ' BROKEN'}`;
  });
  console.log(`${cell}: ${texts.join('; ')}${asked < replicates ? `; ${(100 * (1 - asked / replicates)).toFixed(1)} % inconclusive` : ''}`);
}

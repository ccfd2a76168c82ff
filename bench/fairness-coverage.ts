// How often the intervals of fairness gaps err on either side, in a simulation: 2,000 seeded test sets a cell, of each metric, size,
// rate, number of groups and comparison, alone and against a champion. A gate uses one side of an interval at 95 %, and its error
// is claimed to be at most 5 %: a cell holds where the 99 % lower Clopper–Pearson bound of either side is no more. Prints each cell,
// the worst, and how many are above the 2.5 % that each side is built for.
//   node scripts/node24.mjs bench/fairness-coverage.ts [--replicates 2000] [--only METRIC]
import { parseArgs } from 'node:util';
import { clopperPearsonLow } from '../src/statistics/binomial.ts';
import { FAIRNESS_METRICS, type FairnessMetric, type FairnessMetricName } from '../src/statistics/fairness.ts';
import { gapInterval, pairsOf, widestGap, type Against } from '../src/statistics/fairness-gaps.ts';
import { estimateRates, type Observations, type Rates } from '../src/statistics/fairness-rates.ts';
import { binomial, normalValue, seededRandom, type Random } from '../src/statistics/random.ts';

const { values } = parseArgs({ options: { replicates: { type: 'string', default: '2000' }, only: { type: 'string' } } });
const REPLICATES = Number(values.replicates);
/** Rows that each rate must rest on to be judged (src/model/fairness/cannot-tell.ts). */
const FEWEST = 20;

interface Truth {
  name: string;
  /** Of each group: rows, share of positives, and the chance of yes for positives and negatives, of the candidate. */
  groups: { n: number; positive: number; yes: [number, number] }[];
}

const same = (n: number, groups: number, positive: number, yes: [number, number]): Truth['groups'] => Array.from({ length: groups }, () => ({ n, positive, yes }));
const TRUTHS: Truth[] = [
  { name: 'fair, 2 × 200, rate 0.5', groups: same(200, 2, 0.5, [0.7, 0.3]) },
  { name: 'fair, 2 × 2,000, rate 0.5', groups: same(2000, 2, 0.5, [0.7, 0.3]) },
  { name: 'fair, 2 × 2,000, rate 0.02', groups: same(2000, 2, 0.02, [0.6, 0.02]) },
  { name: 'fair, 5 × 400, rate 0.3', groups: same(400, 5, 0.3, [0.8, 0.1]) },
  { name: 'one group of five behind, 5 × 400', groups: same(400, 5, 0.3, [0.8, 0.1]).map((group, i) => (i === 0 ? { ...group, yes: [0.65, 0.1] } : group)) },
  { name: 'two groups apart, 200 and 3,000', groups: [{ n: 200, positive: 0.3, yes: [0.6, 0.15] }, { n: 3000, positive: 0.3, yes: [0.8, 0.1] }] },
  { name: 'nearly equal gaps, 3 × 1,000', groups: [{ n: 1000, positive: 0.3, yes: [0.7, 0.1] }, { n: 1000, positive: 0.3, yes: [0.75, 0.1] }, { n: 1000, positive: 0.3, yes: [0.8, 0.15] }] },
];
/** How far the champion's chances of yes are from the candidate's, and the share of rows on which they answer alike by drawing once. */
const SHIFT = 0.05;
const ALIKE = 0.7;

/** Rows as cells: group × label × candidate × champion. */
function draw(random: Random, { groups }: Truth): Observations {
  const cells = { group: [] as number[], label: [] as number[], candidate: [] as number[], champion: [] as number[], count: [] as number[] };
  const put = (group: number, label: number, candidate: number, champion: number, count: number): void => {
    cells.group.push(group);
    cells.label.push(label);
    cells.candidate.push(candidate);
    cells.champion.push(champion);
    cells.count.push(count);
  };
  groups.forEach(({ n, positive, yes }, group) => {
    const positives = binomial(random, n, positive);
    for (const [label, rows, p] of [[1, positives, yes[0]], [0, n - positives, yes[1]]] as const) {
      const q = championOf(p);
      const both = ALIKE * Math.min(p, q) + (1 - ALIKE) * p * q;
      let left = rows;
      let chance = 1;
      for (const [candidate, champion, share] of [[1, 1, both], [1, 0, p - both], [0, 1, q - both]] as const) {
        const count = binomial(random, left, Math.min(1, share / chance));
        put(group, label, candidate, champion, count);
        left -= count;
        chance -= share;
      }
      put(group, label, 0, 0, left);
    }
  });
  return { group: cells.group, label: cells.label, answers: [cells.candidate, cells.champion], count: cells.count };
}

function championOf(p: number): number {
  return p < 0.5 ? p + SHIFT / 2 : p - SHIFT;
}

/** The same as infinitely many rows: the rates themselves. */
function truthOf(truth: Truth): Observations {
  const out = { group: [] as number[], label: [] as number[], candidate: [] as number[], champion: [] as number[], count: [] as number[] };
  truth.groups.forEach(({ n, positive, yes }, group) => {
    for (const [label, share, p] of [[1, positive, yes[0]], [0, 1 - positive, yes[1]]] as const) {
      const q = championOf(p);
      const both = ALIKE * Math.min(p, q) + (1 - ALIKE) * p * q;
      for (const [candidate, champion, chance] of [[1, 1, both], [1, 0, p - both], [0, 1, q - both], [0, 0, 1 - p - q + both]] as const) {
        out.group.push(group);
        out.label.push(label);
        out.candidate.push(candidate);
        out.champion.push(champion);
        out.count.push(n * share * chance);
      }
    }
  });
  return { group: out.group, label: out.label, answers: [out.candidate, out.champion], count: out.count };
}

let worst = { error: 0, cell: '' };
let broken = 0;
let judged = 0;
let aboveNominal = 0;
console.log(`${REPLICATES.toLocaleString('en-US')} test sets a cell; error above / below the truth (at most 5 % each), share left inconclusive\n`);
for (const [name, metric] of Object.entries(FAIRNESS_METRICS) as [FairnessMetricName, FairnessMetric][]) {
  if (metric.answers === 'numbers' || (values.only !== undefined && values.only !== name)) continue;
  for (const truth of TRUTHS)
    for (const to of ['best', 'overall', 'reference'] as const)
      for (const againstChampion of [false, true]) {
        const against: Against = to === 'reference' ? { to, group: 1 } : { to };
        const rates = (observed: Observations): Rates => estimateRates(observed, { groups: truth.groups.length, kinds: metric.kinds, binary: true });
        const value = (of: Rates): number => widestGap(of, pairsOf(of, against), metric.form, 0).value - (againstChampion ? widestGap(of, pairsOf(of, against), metric.form, 1).value : 0);
        cell(`${name} to ${to}${againstChampion ? ', against the champion' : ''}; ${truth.name}`, value(rates(truthOf(truth))), (random) => {
          const drawn = rates(draw(random, truth));
          for (let group = 0; group < truth.groups.length; group++)
            for (let kind = 0; kind < metric.kinds.length; kind++)
              for (const model of [0, 1]) if (!(drawn.sizes[drawn.index(kind, group, model)]! >= FEWEST)) return undefined;
          return gapInterval(drawn, pairsOf(drawn, against), metric.form, 0.95, againstChampion);
        });
      }
}

// Numbers: errors of a regression, right-skewed, in groups of 200 and 1,000 rows.
for (const name of ['mean_error_difference', 'mae_difference'] as const) {
  if (values.only !== undefined && values.only !== name) continue;
  const metric: FairnessMetric = FAIRNESS_METRICS[name];
  for (const sizes of [[200, 200], [200, 1000, 1000]])
    for (const againstChampion of [false, true]) {
      const meanAbsolute = name === 'mae_difference' ? Math.sqrt(2 / Math.PI) : 0;
      // The candidate errs like N(0, 1) in all groups: a gap of 0, the border. The champion's errors are the candidate's, and a little more.
      cell(`${name}${againstChampion ? ', against the champion' : ''}; ${sizes.join(' and ')} rows, equal (${meanAbsolute.toFixed(2)})`, 0, (random) => {
        const group = sizes.flatMap((size, i) => Array.from({ length: size }, () => i));
        const candidate = group.map(() => normalValue(random));
        const champion = candidate.map((error) => (error + 0.5 * normalValue(random)) / Math.sqrt(1.25));
        const drawn = estimateRates({ group, label: group.map(() => 0), answers: [candidate, champion] }, { groups: sizes.length, kinds: metric.kinds, binary: false });
        return gapInterval(drawn, pairsOf(drawn, { to: 'best' }), metric.form, 0.95, againstChampion);
      });
    }
}

console.log(`\n${judged} cells judged; ${aboveNominal} above 2.5 % on a side; worst ${(100 * worst.error).toFixed(2)} % (${worst.cell})`);
console.log(broken === 0 ? 'holds: in every cell the error on each side is at most 5 %' : `BROKEN in ${broken} cells`);
process.exitCode = broken === 0 ? 0 : 1;

function cell(name: string, truth: number, interval: (random: Random) => { low: number; high: number } | undefined): void {
  const random = seededRandom(20);
  let [above, below, asked] = [0, 0, 0];
  for (let i = 0; i < REPLICATES; i++) {
    const found = interval(random);
    if (found === undefined) continue;
    asked += 1;
    if (found.low > truth + 1e-12) above += 1;
    if (found.high < truth - 1e-12) below += 1;
  }
  if (asked < REPLICATES / 20) {
    console.log(`${name}: left inconclusive (${asked} of ${REPLICATES} could be judged)`);
    return;
  }
  judged += 1;
  const errors = [above, below].map((wrong) => ({ rate: wrong / asked, holds: clopperPearsonLow(wrong, asked, 0.99) <= 0.05 }));
  const error = Math.max(...errors.map(({ rate }) => rate));
  if (error > worst.error) worst = { error, cell: name };
  const holds = errors.every((one) => one.holds);
  if (!holds) broken += 1;
  if ([above, below].some((wrong) => clopperPearsonLow(wrong, asked, 0.99) > 0.025)) aboveNominal += 1;
  console.log(`${name}: ${errors.map(({ rate }) => `${(100 * rate).toFixed(2)} %`).join(' / ')}${asked < REPLICATES ? `, ${(100 * (1 - asked / REPLICATES)).toFixed(1)} % inconclusive` : ''}${holds ? '' : '  BROKEN'}`);
}

// How often drift is called where there is none, and found where there is: the gate, its tests, and the published rules of Evidently
// 0.7 and whylogs 1.6, on the same seeded samples. 40 columns: normal, log-normal, mostly zero, whole numbers, categories.
//
//   node scripts/node24.mjs bench/drift-quality.ts [n,n,…] [replicates] [replicates for power]
//
// No engine: samples are drawn already sorted, profiled over exact order statistics as `makeProfile` does, and judged by the
// functions that the stage uses. Peers' rules: reference samples whole (whylogs without its sketches' error, in its favour).
import { familyQuantile, binnedKs, totalVariationBounds } from '../src/statistics/drift-bounds.ts';
import { jensenShannon } from '../src/statistics/drift.ts';
import { wassersteinBounds, type BinnedSample } from '../src/statistics/drift-wasserstein.ts';
import { homogeneity } from '../src/statistics/drift-homogeneity.ts';
import { ksAsymptotic, ksTest } from '../src/statistics/ks.ts';
import { normalQuantile } from '../src/statistics/normal.ts';
import { seededRandom, uniform, type Random } from '../src/statistics/random.ts';
import { chiSquaredTail, logGamma } from '../src/statistics/special.ts';

const COLUMNS = 40;
const RATE = 0.05;
const LIMIT = 0.1;
const LEVELS = [0, 0.001, 0.0025, 0.005, ...Array.from({ length: 99 }, (_, i) => (i + 1) / 100), 0.995, 0.9975, 0.999, 1];
const SHARES = Array.from({ length: 12 }, (_, i) => 1 / (i + 1)).map((share, _, all) => share / all.reduce((a, b) => a + b));

/** Value at a probability: drawing sorted probabilities draws sorted values. */
const KINDS: { name: string; at: (u: number) => number; categories?: true }[] = [
  { name: 'normal', at: normalQuantile },
  { name: 'log-normal', at: (u) => Math.exp(normalQuantile(u)) },
  { name: 'mostly zero', at: (u) => (u < 0.9 ? 0 : 1000 + 40_000 * (u - 0.9)) },
  { name: 'whole numbers', at: (u) => Math.floor(-8 * Math.log1p(-u)) },
  { name: 'categories', at: categoryAt, categories: true },
];
const kindOf = (column: number) => KINDS[column % KINDS.length]!;
const NUMBERS = Array.from({ length: COLUMNS }, (_, column) => kindOf(column)).filter(({ categories }) => !categories).length;
/** Each column of numbers is also asked how often it is missing. */
const z = familyQuantile(RATE, COLUMNS + NUMBERS);

const [sizes = '100,1000,10000,100000', replicates = '', power = '400'] = process.argv.slice(2);

function report(n: number, count: number, powers: number): void {
  const started = performance.now();
  const fresh = family(n, count, false);
  const reused = family(n, count, true);
  console.log(`\nn = ${n} against ${n}, ${COLUMNS} columns that did not change, ${count} batches: share of batches with any alarm`);
  for (const rule of Object.keys(fresh.alarms) as (keyof Alarms)[]) {
    const [one, two] = [fresh.alarms[rule], reused.alarms[rule]];
    console.log(`  ${NAMES[rule].padEnd(62)} fresh reference ${rate(one, count)}; one reference reused ${rate(two, count)}`);
  }
  console.log(`  batches in which every answer is pass: ${share(fresh.passed, count)}; in which some column is inconclusive: ${share(fresh.undecided, count)}`);
  const threshold = quantile(fresh.evidently, 1 - RATE);
  // The most that can be said for the method: a threshold of its own for normal columns, at this column's part of 5 %.
  // Of p-values it is known; of distances it is the null quantile, which takes thousands of columns.
  const part = (1 - RATE) ** (1 / COLUMNS);
  const own = n <= 1000 ? -Math.log10(1 - part) : quantile(fresh.normal, part);
  console.log(`  Evidently's score that 5 % of null batches exceed: ${threshold.toPrecision(4)} (${n <= 1000 ? '−log10 p' : 'of its limit 0.1'})`);
  for (const shift of [0.2, 0.5]) console.log(`  power at ${shift} σ of one normal column (${powers} draws): ${powerAt(n, shift, powers, threshold, own)}`);
  console.log(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

type Alarms = Record<'gate' | 'anyEffect' | 'anyTest' | 'evidently' | 'whylogs', number>;
const NAMES: Record<keyof Alarms, string> = {
  gate: 'the gate: effect over its limit 0.1',
  anyEffect: 'any change: lower bound of the effect over 0',
  anyTest: 'any change: binned KS or homogeneity, Holm 5 %',
  evidently: "Evidently's default rules",
  whylogs: "whylogs' default rules (p < 0.05)",
};

interface Judged {
  low: number;
  high: number;
  p: number;
  /** Over its threshold where it is at least 1. */
  evidently: { alarm: boolean; score: number };
  whylogs: boolean;
}

function family(n: number, count: number, reuse: boolean): { alarms: Alarms; evidently: number[]; normal: number[]; passed: number; undecided: number } {
  const alarms: Alarms = { gate: 0, anyEffect: 0, anyTest: 0, evidently: 0, whylogs: 0 };
  const scores: number[] = [];
  const normal: number[] = [];
  let [passed, undecided] = [0, 0];
  const random = seededRandom(1000 + n + (reuse ? 1 : 0));
  const kept = reuse ? Array.from({ length: COLUMNS }, (_, column) => drawn(kindOf(column).at, n, random)) : undefined;
  for (let batch = 0; batch < count; batch++) {
    const judged = Array.from({ length: COLUMNS }, (_, column) => judge(kept?.[column] ?? drawn(kindOf(column).at, n, random), drawn(kindOf(column).at, n, random), kindOf(column).categories));
    alarms.gate += Number(judged.some(({ low }) => low > LIMIT));
    alarms.anyEffect += Number(judged.some(({ low }) => low > 0));
    // Holm rejects something where the least p-value is at most its first step.
    alarms.anyTest += Number(judged.some(({ p }) => p <= RATE / COLUMNS));
    alarms.evidently += Number(judged.some(({ evidently }) => evidently.alarm));
    alarms.whylogs += Number(judged.some(({ whylogs }) => whylogs));
    scores.push(Math.max(...judged.map(({ evidently }) => evidently.score)));
    normal.push(...judged.filter((_, column) => kindOf(column).name === 'normal').map(({ evidently }) => evidently.score));
    passed += Number(judged.every(({ high }) => high <= LIMIT));
    undecided += Number(judged.some(({ low, high }) => low <= LIMIT && high > LIMIT));
  }
  return { alarms, evidently: scores, normal, passed, undecided };
}

function powerAt(n: number, shift: number, draws: number, threshold: number, own: number): string {
  const random = seededRandom(77 + n);
  const found = { gate: 0, anyEffect: 0, anyTest: 0, evidently: 0, calibrated: 0, favoured: 0, whylogs: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const { low, p, evidently, whylogs } = judge(drawn(normalQuantile, n, random), drawn((u) => normalQuantile(u) + shift, n, random));
    found.gate += Number(low > LIMIT);
    found.anyEffect += Number(low > 0);
    found.anyTest += Number(p <= RATE / COLUMNS);
    found.evidently += Number(evidently.alarm);
    found.calibrated += Number(evidently.score > threshold);
    found.favoured += Number(evidently.score > own);
    found.whylogs += Number(whylogs);
  }
  return `gate ${share(found.gate, draws)}, any change by effect ${share(found.anyEffect, draws)}, by test ${share(found.anyTest, draws)}; Evidently's method at equal family-wise rate ${share(found.calibrated, draws)} (${share(found.favoured, draws)} with a threshold for normal columns alone); at their own limits Evidently ${share(found.evidently, draws)}, whylogs ${share(found.whylogs, draws)}`;
}

function judge(reference: Float64Array, current: Float64Array, categories?: true): Judged {
  return categories ? judgeCategories(countsOf(reference), countsOf(current)) : judgeNumbers(reference, current);
}

function judgeNumbers(reference: Float64Array, current: Float64Array): Judged {
  const [m, n] = [reference.length, current.length];
  const edges = [...new Set(LEVELS.map((level) => reference[Math.max(0, Math.ceil(level * m) - 1)]!))];
  const counted = [binned(edges, reference), binned(edges, current)] as const;
  const lows = lowsOf(edges, reference);
  const unit = deviation(reference);
  const found = wassersteinBounds(edges, lows, ...counted, z, LIMIT * unit);
  const [fine, now] = counted.map(({ below, counts, above }) => [below.count, ...counts, above.count]) as [number[], number[]];
  const { ks, wasserstein } = exactDistances(reference, current);
  // scipy.stats.ks_2samp's "auto" is exact up to 10,000; the expansion is within 4 % of it here.
  const pWhole = m <= 100 ? ksTest(ks, m, n).p : ksAsymptotic(ks, m, n);
  return {
    low: found.low / unit,
    high: found.high / unit,
    p: ksTest2(binnedKs(fine, now), m, n),
    evidently: m <= 1000 ? { alarm: pWhole < 0.05, score: -Math.log10(pWhole) } : { alarm: wasserstein / Math.max(unit, 0.001) >= 0.1, score: wasserstein / Math.max(unit, 0.001) / 0.1 },
    whylogs: ksAsymptotic(ksAtQuantiles(reference, current), m, n) < 0.05,
  };
}

/** The exact p-value where it matters to the decision: counting it out takes some milliseconds. */
function ksTest2(statistic: number, m: number, n: number): number {
  const p = ksAsymptotic(statistic, m, n);
  return m > 100 && p > 10 * (RATE / COLUMNS) ? p : ksTest(statistic, m, n).p;
}

function judgeCategories(reference: number[], current: number[]): Judged {
  const [m, n] = [sum(reference), sum(current)];
  const { low, high } = totalVariationBounds(reference, current, z, LIMIT);
  const fit = goodnessOfFit(reference, current);
  const distance = jensenShannon(reference, current);
  return {
    low,
    high,
    p: homogeneity(reference, current)?.p ?? 1,
    evidently: m <= 1000 ? { alarm: fit < 0.05, score: -Math.log10(Math.max(fit, 1e-300)) } : { alarm: distance >= 0.1, score: distance / 0.1 },
    whylogs: m > 0 && n > 0 && fit < 0.05,
  };
}

/** Evidently's and whylogs' chi-squared: the fit of the current counts to the reference's as if they were known. */
function goodnessOfFit(reference: readonly number[], current: readonly number[]): number {
  const [m, n] = [sum(reference), sum(current)];
  let statistic = 0;
  let bins = 0;
  for (const [bin, a] of reference.entries()) {
    if (a + current[bin]! === 0) continue;
    bins++;
    if (a === 0) return 0;
    statistic += (current[bin]! - (a * n) / m) ** 2 / ((a * n) / m);
  }
  return chiSquaredTail(statistic, Math.max(1, bins - 1));
}

/** Sorted, from a distribution's quantile function: normalised sums of exponential gaps are sorted uniform values. */
function drawn(at: (u: number) => number, n: number, random: Random): Float64Array {
  const values = new Float64Array(n);
  let sumOfGaps = 0;
  for (let i = 0; i < n; i++) values[i] = sumOfGaps -= Math.log1p(-uniform(random));
  const all = sumOfGaps - Math.log1p(-uniform(random));
  for (let i = 0; i < n; i++) values[i] = at(values[i]! / all);
  return values;
}

function categoryAt(u: number): number {
  let rest = u;
  for (const [index, share] of SHARES.entries()) if ((rest -= share) < 0) return index;
  return SHARES.length - 1;
}

function countsOf(values: Float64Array): number[] {
  const counts = SHARES.map(() => 0);
  for (const value of values) counts[value]!++;
  return counts;
}

function binned(edges: readonly number[], sorted: Float64Array): BinnedSample {
  const counts = edges.map(() => 0);
  const [below, above] = [{ count: 0, distance: 0, distanceSquared: 0 }, { count: 0, distance: 0, distanceSquared: 0 }];
  let bin = 0;
  for (const value of sorted) {
    while (bin < edges.length && value > edges[bin]!) bin++;
    const side = bin === edges.length ? above : bin === 0 && value < edges[0]! ? below : undefined;
    if (!side) {
      counts[bin]!++;
      continue;
    }
    const distance = side === above ? value - edges.at(-1)! : edges[0]! - value;
    side.count++;
    side.distance += distance;
    side.distanceSquared += distance * distance;
  }
  return { counts, below, above };
}

function lowsOf(edges: readonly number[], sorted: Float64Array): number[] {
  let at = 0;
  return edges.map((edge, i) => {
    if (i === 0) return edge;
    while (sorted[at]! <= edges[i - 1]!) at++;
    return sorted[at]!;
  });
}

function exactDistances(a: Float64Array, b: Float64Array): { ks: number; wasserstein: number } {
  let [i, j, ks, area, at] = [0, 0, 0, 0, Math.min(a[0]!, b[0]!)];
  while (i < a.length || j < b.length) {
    const next = Math.min(i < a.length ? a[i]! : Infinity, j < b.length ? b[j]! : Infinity);
    const gap = Math.abs(i / a.length - j / b.length);
    area += (next - at) * gap;
    ks = Math.max(ks, gap);
    at = next;
    while (i < a.length && a[i] === at) i++;
    while (j < b.length && b[j] === at) j++;
  }
  return { ks, wasserstein: area };
}

/** whylogs looks at 100 evenly spaced quantiles of each. */
function ksAtQuantiles(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (const sample of [a, b]) {
    for (let k = 0; k < 100; k++) {
      const value = sample[Math.min(sample.length - 1, Math.floor((k / 99) * sample.length))]!;
      most = Math.max(most, Math.abs(upTo(a, value) / a.length - upTo(b, value) / b.length));
    }
  }
  return most;
}

function upTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function deviation(values: Float64Array): number {
  let [all, squares] = [0, 0];
  for (const value of values) all += value;
  for (const value of values) squares += (value - all / values.length) ** 2;
  return Math.sqrt(squares / values.length);
}

/** Share, with the 99 % one-sided lower Clopper–Pearson bound that a claim of at most 5 % is judged by, and the 99 % upper one. */
function rate(alarms: number, count: number): string {
  const [low, high] = [clopperPearson(alarms, count, true), clopperPearson(alarms, count, false)];
  return `${share(alarms, count)} [${(100 * low).toFixed(2)}, ${(100 * high).toFixed(2)}] ${low <= RATE ? 'holds 5 %' : 'over 5 %'}`;
}

/** Where the binomial tail of what was seen is 1 % (Clopper and Pearson 1934). */
function clopperPearson(seen: number, count: number, lower: boolean): number {
  if (lower ? seen === 0 : seen === count) return lower ? 0 : 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const tail = lower ? 1 - binomialUpTo(seen - 1, count, middle) : binomialUpTo(seen, count, middle);
    if (lower ? tail < 0.01 : tail > 0.01) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function binomialUpTo(k: number, n: number, p: number): number {
  let all = 0;
  for (let i = 0; i <= k; i++) all += Math.exp(logGamma(n + 1) - logGamma(i + 1) - logGamma(n - i + 1) + i * Math.log(p) + (n - i) * Math.log1p(-p));
  return Math.min(1, all);
}

function quantile(values: readonly number[], level: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(level * values.length) - 1)]!;
}

function share(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

for (const n of sizes.split(',').map(Number)) report(n, Number(replicates || { 100: 2000, 1000: 2000, 10_000: 500 }[n] || 60), Number(power));

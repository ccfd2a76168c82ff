import type { NumbersProfile } from '../profile/profile.ts';

/** A change that is no change of the world: y = factor · x + offset. */
export interface Scale {
  factor: number;
  offset: number;
  /** What such a change often is. */
  what: string;
}

const FACTORS: readonly (readonly [number, string])[] = [
  [1000, 'thousands for ones, or kilo for none'],
  [1_000_000, 'millions for ones'],
  [100, 'per cent for shares, or cents for the whole'],
  [10, 'a decimal point one place on'],
  [2.54, 'inches to centimetres'],
  [0.3048, 'feet to metres'],
  [1.609344, 'miles to kilometres'],
  [1.852, 'nautical miles to kilometres, or knots to km/h'],
  [0.45359237, 'pounds to kilograms'],
  [28.349523125, 'ounces to grams'],
  [3.785411784, 'gallons to litres'],
  [4.184, 'calories to joules'],
  [3.6, 'm/s to km/h'],
  [60, 'minutes to seconds, or hours to minutes'],
  [24, 'days to hours'],
  [7, 'weeks to days'],
  [12, 'years to months'],
  [365.25, 'years to days'],
  [3600, 'hours to seconds'],
  [86_400, 'days to seconds'],
  [180 / Math.PI, 'radians to degrees'],
  [1024, 'kibibytes to bytes'],
];

/** Each factor, its inverse, both with the other sign, and the two thermometers. */
export const SCALES: readonly Scale[] = [
  ...FACTORS.flatMap(([factor, what]) => [{ factor, offset: 0, what }, { factor: 1 / factor, offset: 0, what: `${what}, backwards` }]),
  { factor: -1, offset: 0, what: 'the other sign' },
  { factor: 1.8, offset: 32, what: 'Celsius to Fahrenheit' },
  { factor: 1 / 1.8, offset: -32 / 1.8, what: 'Fahrenheit to Celsius' },
  { factor: 1, offset: 273.15, what: 'Celsius to kelvin' },
  { factor: 1, offset: -273.15, what: 'kelvin to Celsius' },
];

/** Fewer numbers have no shape that could be recognised. */
const FEWEST = 100;
/** Columns nearer than this have not changed their unit. */
const APART = 0.1;
/** What may be left after the change of scale, beside the noise: the world moves a little too. */
const LEFT = 0.1;

export interface Suspicion extends Scale {
  /** Largest difference of the distribution functions (from bins) as they are, and after the change of scale. */
  before: number;
  after: number;
}

/** The scale that makes the old numbers look like the new ones, where they do not by themselves. Zeros have no scale. */
export function suspectedScale(old: NumbersProfile, now: NumbersProfile): Suspicion | undefined {
  const [all, none] = [shapeOf(old, false), shapeOf(old, true)];
  const [allNow, noneNow] = [shapeOf(now, false), shapeOf(now, true)];
  if (none.total < FEWEST || noneNow.total < FEWEST) return undefined;
  // Massart's bound at 1 %, of both.
  const noise = Math.sqrt(Math.log(2 / 0.01) / 2) * Math.sqrt(1 / none.total + 1 / noneNow.total);
  let best: Suspicion | undefined;
  for (const scale of SCALES) {
    const [from, to] = scale.offset === 0 ? [none, noneNow] : [all, allNow];
    const before = distance(from, to);
    if (before <= Math.max(APART, 2 * noise)) continue;
    const after = distance(scaled(from, scale), to);
    if (after <= LEFT + noise && after <= before / 3 && (best === undefined || after < best.after)) best = { ...scale, before, after };
  }
  return best;
}

/** Bins whose mass lies evenly from their least value to their greatest. */
interface Shape {
  lows: number[];
  highs: number[];
  counts: number[];
  total: number;
}

function shapeOf({ edges, lows, counts }: NumbersProfile, withoutZero: boolean): Shape {
  const kept = edges.flatMap((edge, bin) => (counts[bin]! > 0 && !(withoutZero && edge === 0 && lows[bin] === 0) ? [bin] : []));
  return { lows: kept.map((bin) => lows[bin]!), highs: kept.map((bin) => edges[bin]!), counts: kept.map((bin) => counts[bin]!), total: kept.reduce((sum, bin) => sum + counts[bin]!, 0) };
}

function scaled({ lows, highs, counts, total }: Shape, { factor, offset }: Scale): Shape {
  const map = (value: number) => factor * value + offset;
  if (factor > 0) return { lows: lows.map(map), highs: highs.map(map), counts, total };
  return { lows: highs.map(map).reverse(), highs: lows.map(map).reverse(), counts: [...counts].reverse(), total };
}

/** Kolmogorov's distance, taken where either has an end of a bin. */
function distance(a: Shape, b: Shape): number {
  const [f, g] = [a, b].map(cumulative) as [(x: number) => number, (x: number) => number];
  // Just below an end too: a single value is a step. A scaled value that should be equal is so but for rounding.
  const points = [...a.lows, ...a.highs, ...b.lows, ...b.highs];
  const slack = 1e-9;
  return Math.max(0, ...points.flatMap((x) => {
    const width = Math.abs(x) * slack;
    return [Math.abs(f(x + width) - g(x + width)), Math.abs(f(x - width) - g(x - width))];
  }));
}

function cumulative({ lows, highs, counts, total }: Shape): (x: number) => number {
  const before: number[] = [];
  counts.reduce((sum, count, bin) => ((before[bin] = sum), sum + count), 0);
  return (x) => {
    let [low, high] = [0, counts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (highs[middle]! <= x) low = middle + 1;
      else high = middle;
    }
    if (low === counts.length) return 1;
    const inside = x <= lows[low]! ? 0 : ((x - lows[low]!) / (highs[low]! - lows[low]!)) * counts[low]!;
    return (before[low]! + inside) / total;
  };
}

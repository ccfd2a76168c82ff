import { below, seededRandom, type Random } from './random.ts';

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { clz32, imul } = Math;

/** The rows that a test set is made of, and what of it is resampled together. Entry i of every array is row i. */
export interface Population {
  n: number;
  /** Weight of each row in every metric; 1 where absent. */
  weights?: Float64Array;
  /** Rows of one code are drawn as one (an entity, a span of time, a query); 0 … units − 1. Each row alone where absent. */
  units?: Int32Array;
  /** Codes of strata whose total weight is fixed by the way the rows were gathered; free where absent. */
  strata?: Int32Array;
}

/**
 * One draw: row i weighs `base + step` where it is among the first `count` of `rows`, and `base` where it is not (times its own
 * weight). `each` replaces that by a weight for every row, where strata are held.
 */
export interface Draw {
  base: number;
  step: number;
  rows: Uint32Array;
  count: number;
  each?: Float64Array;
}

/**
 * The two weights of a bootstrap draw and their chance, after Mammen (1993, Annals of Statistics 21:255): mean 1, variance 1 and
 * third central moment 1, as the counts of a draw with replacement have (Poisson, n large), so that percentiles and BCa keep
 * their second-order accuracy (exchangeable weights: Praestgaard and Wellner 1993; Barbe and Bertail 1995). Two gains: a
 * replicate touches a quarter of the rows, and no weight is 0, so that no replicate is without positives. The chance is the
 * golden one rounded to 71/256: eight random words make 32 draws; the third moment is then 0.995.
 */
const CHANCE_256 = 71;
const CHANCE = CHANCE_256 / 256;
const LIGHT = 1 - Math.sqrt(CHANCE / (1 - CHANCE));
const HEAVY = 1 + Math.sqrt((1 - CHANCE) / CHANCE);

/** All draws of a population: replicate k of a seed is the same whatever was drawn before, in whatever thread. */
export class Draws {
  readonly units: number;
  readonly #population: Population;
  readonly #seed: number;
  readonly #rows: Uint32Array;
  /** Rows of unit u: members[starts[u]] … members[starts[u + 1] − 1]; absent where each row is a unit. */
  readonly #starts?: Uint32Array;
  readonly #members?: Uint32Array;
  readonly #strata?: { sizes: Float64Array; drawn: Float64Array; each: Float64Array };

  constructor(population: Population, seed: number) {
    const { n, units, strata, weights } = population;
    this.#population = population;
    this.#seed = seed;
    this.#rows = new Uint32Array(n);
    this.units = units ? unitsOf(units) : n;
    if (units) [this.#starts, this.#members] = membersOf(units, this.units);
    if (strata) {
      const sizes = new Float64Array(unitsOf(strata));
      for (let row = 0; row < n; row++) sizes[strata[row]!]! += weights ? weights[row]! : 1;
      this.#strata = { sizes, drawn: new Float64Array(sizes.length), each: new Float64Array(n) };
    }
  }

  /** Every row once. */
  whole(): Draw {
    return this.#finished({ base: 1, step: 0, rows: this.#rows, count: 0 });
  }

  replicate(index: number): Draw {
    const random = seededRandom(streamOf(this.#seed, index));
    const count = this.#starts ? this.#drawUnits(random) : drawRows(random, this.#population.n, this.#rows);
    return this.#finished({ base: LIGHT, step: HEAVY - LIGHT, rows: this.#rows, count });
  }

  /** For the jackknife: all rows but those of one of `groups` random groups of units. */
  without(group: number, groups: Groups): Draw {
    let count = 0;
    for (let i = groups.starts[group]!; i < groups.starts[group + 1]!; i++) {
      const unit = groups.members[i]!;
      if (!this.#starts) this.#rows[count++] = unit;
      else for (let at = this.#starts[unit]!; at < this.#starts[unit + 1]!; at++) this.#rows[count++] = this.#members![at]!;
    }
    return this.#finished({ base: 1, step: -1, rows: this.#rows, count });
  }

  /** Units in random groups of equal size (but for one). */
  groups(most: number): Groups {
    const count = Math.min(most, this.units);
    const random = seededRandom(streamOf(this.#seed, -1));
    const members = Uint32Array.from({ length: this.units }, (_, unit) => unit);
    for (let i = members.length - 1; i > 0; i--) {
      const other = below(random, i + 1);
      [members[i], members[other]] = [members[other]!, members[i]!];
    }
    return { count, members, starts: Uint32Array.from({ length: count + 1 }, (_, group) => Math.round((group * this.units) / count)) };
  }

  #drawUnits(random: Random): number {
    const [starts, members, rows] = [this.#starts!, this.#members!, this.#rows];
    let count = 0;
    for (let from = 0; from < this.units; from += 32) {
      const bits = thirtyTwo(random);
      for (let unit = from; unit < Math.min(from + 32, this.units); unit++)
        if ((bits >>> (unit - from)) & 1) for (let at = starts[unit]!; at < starts[unit + 1]!; at++) rows[count++] = members[at]!;
    }
    return count;
  }

  /** Holds the weight of each stratum where it is in the whole: the draw's weights are divided by their mean there. */
  #finished(draw: Draw): Draw {
    const { strata, weights, n } = this.#population;
    if (!strata || !this.#strata) return draw;
    const { sizes, drawn, each } = this.#strata;
    each.fill(draw.base);
    for (let i = 0; i < draw.count; i++) each[draw.rows[i]!]! += draw.step;
    drawn.fill(0);
    for (let row = 0; row < n; row++) drawn[strata[row]!]! += each[row]! * (weights ? weights[row]! : 1);
    for (let row = 0; row < n; row++) each[row]! *= sizes[strata[row]!]! / drawn[strata[row]!]!;
    return { ...draw, each };
  }
}

export interface Groups {
  count: number;
  members: Uint32Array;
  starts: Uint32Array;
}

/** Writes the chosen rows to the front of `rows`, rising; answers how many. */
function drawRows(random: Random, n: number, rows: Uint32Array): number {
  let count = 0;
  for (let from = 0; from < n; from += 32) {
    let bits = thirtyTwo(random);
    if (from + 32 > n) bits &= 2 ** (n - from) - 1;
    while (bits !== 0) {
      const lowest = bits & -bits;
      rows[count++] = from + 31 - clz32(lowest);
      bits ^= lowest;
    }
  }
  return count;
}

/** 32 independent bits, each 1 with the chance CHANCE: its binary digits, from the last one, decide between OR and AND. */
function thirtyTwo(random: Random): number {
  let bits = 0;
  for (let digit = 0; digit < 8; digit++) bits = (CHANCE_256 >>> digit) & 1 ? bits | random.next() : bits & random.next();
  return bits;
}

/** A seed for each replicate, far apart whatever the seeds (the mixing steps of MurmurHash3). */
function streamOf(seed: number, index: number): number {
  let mixed = (seed ^ imul(index + 2, 0x9e3779b1)) | 0;
  mixed = imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function unitsOf(codes: Int32Array): number {
  let most = -1;
  for (let row = 0; row < codes.length; row++) if (codes[row]! > most) most = codes[row]!;
  return most + 1;
}

function membersOf(units: Int32Array, count: number): [Uint32Array, Uint32Array] {
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < units.length; row++) starts[units[row]! + 1]!++;
  for (let unit = 0; unit < count; unit++) starts[unit + 1]! += starts[unit]!;
  const next = starts.slice();
  const members = new Uint32Array(units.length);
  for (let row = 0; row < units.length; row++) members[next[units[row]!]!++] = row;
  return [starts, members];
}

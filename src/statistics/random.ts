// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run 1e7 times a verdict.
const { floor, imul } = Math;

/** A stream of random numbers that is the same in every run with the same seed. */
export interface Random {
  /** Uniform on the integers 0 … 2^32 − 1. */
  next(): number;
}

/** Numbers are made in blocks, whose loop keeps the state in registers: a number then costs nanoseconds. */
const BLOCK = 1024;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c), its state filled from the seed
 * by SplitMix32, so that neighbouring seeds give unrelated streams.
 */
export function seededRandom(seed: number): Random {
  const state = stateFor(seed);
  const block = new Uint32Array(BLOCK);
  let used = BLOCK;
  return {
    next() {
      if (used === BLOCK) {
        fill(block, state);
        used = 0;
      }
      return block[used++]!;
    },
  };
}

function fill(block: Uint32Array, state: Int32Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  for (let i = 0; i < block.length; i++) {
    const product = imul(b, 5);
    block[i] = imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
  }
  state.set([a, b, c, d]);
}

function stateFor(seed: number): Int32Array {
  let mixer = seed | 0;
  const state = Int32Array.from({ length: 4 }, () => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let z = mixer;
    z = imul(z ^ (z >>> 16), 0x85ebca6b);
    z = imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  });
  state[3]! |= 1; // an all-zero state would stay zero for ever
  return state;
}

const TWO_TO_32 = 0x1_0000_0000;

/** Uniform on [0, 1), with 53 random bits. */
export function uniform(random: Random): number {
  return ((random.next() >>> 5) * 67108864 + (random.next() >>> 6)) / 9007199254740992;
}

/** Uniform on 0 … n − 1 for n ≤ 2^21; the bias of the multiplication is below n / 2^32 per value. */
export function below(random: Random, n: number): number {
  return floor((random.next() * n) / TWO_TO_32);
}

/** One standard normal value (Box and Muller 1958); the second value of the pair is dropped, for the sake of order. */
export function normalValue(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)));
  return radius * Math.cos(2 * Math.PI * uniform(random));
}

/**
 * One binomial value: how many of `n` independent trials with probability `p` succeed. Exact by inversion while the
 * expected count of the rarer outcome is below 30; the rounded normal approximation beyond.
 */
export function binomial(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  if (n * p >= 30) {
    const value = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normalValue(random));
    return Math.min(n, Math.max(0, value));
  }
  const u = uniform(random);
  const odds = p / (1 - p);
  let chance = Math.exp(n * Math.log1p(-p));
  let total = chance;
  let value = 0;
  while (u > total && value < n) {
    value += 1;
    chance *= (odds * (n - value + 1)) / value;
    total += chance;
  }
  return value;
}

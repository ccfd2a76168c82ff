/** Sub-buckets of each power of two; below twice this number every value has a bucket of its own. */
const HALF = 256;
const EXACT = 2 * HALF;
const SHIFT = Math.log2(HALF);
/** Powers of two above the exact range: up to 2^32 microseconds, 71 minutes. */
const OCTAVES = 23;

/** Half the width of a bucket over its values: no time read from a histogram is off by more than this share. */
export const HISTOGRAM_ERROR = 1 / EXACT;

/**
 * Times in whole microseconds, in buckets whose width grows with the value (log-linear, as in HdrHistogram): 26 KB for any number of
 * values, relative error at most `HISTOGRAM_ERROR`. What never came back is kept apart, and is slower than all else.
 */
export class Histogram {
  readonly counts = new Uint32Array(HALF * OCTAVES + EXACT);
  /** Values recorded, without the missed. */
  recorded = 0;
  missed = 0;
  /** Exact, microseconds. */
  largest = 0;

  /** Values and misses. */
  get total(): number {
    return this.recorded + this.missed;
  }

  record(microseconds: number): void {
    const value = Math.min(Math.max(0, Math.round(microseconds)), 2 ** 32 - 1);
    this.counts[bucketOf(value)]!++;
    this.recorded++;
    if (value > this.largest) this.largest = value;
  }

  miss(): void {
    this.missed++;
  }

  add(other: Histogram): this {
    for (let bucket = 0; bucket < this.counts.length; bucket++) this.counts[bucket]! += other.counts[bucket]!;
    this.recorded += other.recorded;
    this.missed += other.missed;
    this.largest = Math.max(this.largest, other.largest);
    return this;
  }

  /** The value of rank 1 … total, in microseconds: the middle of its bucket. Infinity among the missed, NaN where there is no such rank. */
  atRank(rank: number): number {
    if (!(rank >= 1 && rank <= this.total)) return NaN;
    let seen = 0;
    for (let bucket = 0; bucket < this.counts.length; bucket++) {
      seen += this.counts[bucket]!;
      if (seen >= rank) return middleOf(bucket);
    }
    return Infinity;
  }

  /** The order statistic of rank ⌈p · total⌉ (type 1). */
  quantile(p: number): number {
    return this.atRank(rankOf(p, this.total));
  }

  /** Values in buckets above that of `microseconds`, and the missed. */
  slowerThan(microseconds: number): number {
    if (microseconds === Infinity) return 0;
    const from = bucketOf(Math.min(Math.round(microseconds), 2 ** 32 - 1)) + 1;
    let slower = this.missed;
    for (let bucket = from; bucket < this.counts.length; bucket++) slower += this.counts[bucket]!;
    return slower;
  }
}

export function pooled(histograms: readonly Histogram[]): Histogram {
  return histograms.reduce((sum, histogram) => sum.add(histogram), new Histogram());
}

/** Rank of the p-quantile among n values. Shares such as 0.999 are not exact: what is a whole rank but for that is that rank. */
export function rankOf(p: number, n: number): number {
  return Math.max(1, Math.ceil(p * n - 1e-9 * n));
}

function bucketOf(value: number): number {
  if (value < EXACT) return value;
  const octave = 31 - Math.clz32(value) - SHIFT;
  return HALF * octave + Math.floor(value / 2 ** octave);
}

/** The middle of a bucket's values, in microseconds. */
export function middleOf(bucket: number): number {
  if (bucket < EXACT) return bucket;
  const octave = Math.floor(bucket / HALF) - 1;
  const low = (bucket - HALF * octave) * 2 ** octave;
  return low + (2 ** octave - 1) / 2;
}

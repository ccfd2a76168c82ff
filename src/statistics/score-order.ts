// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { clz32 } = Math;

/**
 * Rows by rising score, rows of one score in their own order: the row of each place, and its complement (below 0) where it has the
 * score of the place before. −0 and 0 are one score; NaN is not allowed.
 *
 * The leading bits of the scores between least and most put the rows into buckets of some 256; within a bucket the next bits and the
 * row, packed into one word, are sorted in the processor's cache; only rows alike in all of these compare their scores. O(n) unless
 * nearly all scores lie in a small part of their range, which is then ordered as a whole of its own.
 */
export function orderOfScores(scores: Float64Array): Int32Array {
  const n = scores.length;
  if (n < 2) return new Int32Array(n);
  const rowBits = 32 - clz32(n - 1);
  const bucketBits = Math.max(1, rowBits - BUCKET_BITS);
  const keys = keysOf(scores);
  const ends = new Uint32Array(2 ** bucketBits + 1);
  countBuckets(keys, bucketBits, ends);
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket]! += ends[bucket - 1]!;
  const packed = new Uint32Array(n);
  scatter(keys, bucketBits, rowBits, ends, packed);
  const rowMask = 2 ** rowBits - 1;
  const order = new Int32Array(packed.buffer);
  const spare = { words: new Uint32Array(MOST_COUNTED), counts: new Uint32Array(MOST_DIGITS) };
  for (let bucket = 0, from = 0; bucket < ends.length - 1; bucket++) {
    const to = ends[bucket]!;
    sortWords(packed, from, to, spare);
    unpack(packed, from, to, rowMask, scores, order);
    from = to;
  }
  return order;
}

/** The same from ranks: the place of each row's score among the distinct ones. */
export function orderOfRanks(ranks: Uint16Array | Uint32Array, distinct: number): Int32Array {
  const next = new Uint32Array(distinct + 1);
  for (let row = 0; row < ranks.length; row++) next[ranks[row]! + 1]!++;
  for (let rank = 1; rank <= distinct; rank++) next[rank]! += next[rank - 1]!;
  const order = new Int32Array(ranks.length);
  const seen = new Uint8Array(distinct);
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row]!;
    order[next[rank]!++] = seen[rank] === 1 ? ~row : row;
    seen[rank] = 1;
  }
  return order;
}

/** Buckets of about 2^BUCKET_BITS rows. */
const BUCKET_BITS = 8;

/** Words that order as the scores do. A key is the 32 bits from bit `shift` on of how far a score's words lie above the least. */
interface Keys {
  /** Low and high word of each row, side by side. */
  words: Uint32Array;
  base: number;
  shift: number;
}

function keysOf(scores: Float64Array): Keys {
  let [least, most] = [Infinity, -Infinity];
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    if (score < least) least = score;
    if (score > most) most = score;
  }
  // Doubles above 0 order as their bits do.
  const words = least > 0 ? new Uint32Array(scores.buffer, scores.byteOffset, 2 * scores.length) : turned(scores);
  const [low, high] = least > 0 ? [Float64Array.of(least), Float64Array.of(most)].map((end) => new Uint32Array(end.buffer)) : [turned(Float64Array.of(least)), turned(Float64Array.of(most))];
  if (low![1] !== high![1]) return { words, base: low![1]!, shift: clz32(high![1]! - low![1]!) };
  // All in one span of the high word: the low words take its place.
  const lifted = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i += 2) lifted[i + 1] = words[i]!;
  return { words: lifted, base: low![0]!, shift: clz32(high![0]! - low![0]!) };
}

/** Bits of doubles, turned so that they order as unsigned whole numbers. */
function turned(scores: Float64Array): Uint32Array {
  const words = new Uint32Array(scores.map((score) => score + 0).buffer);
  for (let i = 0; i < words.length; i += 2) {
    const sign = words[i + 1]! >>> 31;
    if (sign === 1) words[i] = ~words[i]!;
    words[i + 1] = sign === 1 ? ~words[i + 1]! : words[i + 1]! | 0x80000000;
  }
  return words;
}

function countBuckets({ words, base, shift }: Keys, bucketBits: number, ends: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const key = ((words[i + 1]! - base) << shift) | (words[i]! >>> 1 >>> (31 - shift));
    ends[(key >>> (32 - bucketBits)) + 1]!++;
  }
}

/** Each row into its bucket, beside the bits that follow those of the bucket. Each start is then where the bucket ends. */
function scatter({ words, base, shift }: Keys, bucketBits: number, rowBits: number, starts: Uint32Array, packed: Uint32Array): void {
  for (let row = 0, i = 0; i < words.length; row++, i += 2) {
    const key = ((words[i + 1]! - base) << shift) | (words[i]! >>> 1 >>> (31 - shift));
    packed[starts[key >>> (32 - bucketBits)]!++] = (((key << bucketBits) >>> rowBits) << rowBits) | row;
  }
}

const MOST_INSERTED = 20;
const MOST_COUNTED = 1 << 16;
const MOST_DIGITS = 1 << 11;

/** Sorts part of the words: by their leading bits through counts, then by insertion. */
function sortWords(words: Uint32Array, from: number, to: number, spare: { words: Uint32Array; counts: Uint32Array }): void {
  const n = to - from;
  if (n > MOST_COUNTED) words.subarray(from, to).sort();
  else if (n > MOST_INSERTED) countWords(words, from, to, spare.words, spare.counts, Math.max(21, clz32(n)));
  insertWords(words, from, to);
}

function countWords(words: Uint32Array, from: number, to: number, spare: Uint32Array, counts: Uint32Array, shift: number): void {
  const digits = 2 ** (32 - shift);
  counts.fill(0, 0, digits);
  for (let i = from; i < to; i++) {
    const word = words[i]!;
    spare[i - from] = word;
    counts[word >>> shift]!++;
  }
  let at = from;
  for (let digit = 0; digit < digits; digit++) {
    const count = counts[digit]!;
    counts[digit] = at;
    at += count;
  }
  for (let i = 0; i < to - from; i++) {
    const word = spare[i]!;
    words[counts[word >>> shift]!++] = word;
  }
}

function insertWords(words: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const word = words[i]!;
    let at = i;
    for (; at > from && words[at - 1]! > word; at--) words[at] = words[at - 1]!;
    words[at] = word;
  }
}

/** Leaves the rows of a sorted bucket, in the memory of its words. */
function unpack(packed: Uint32Array, from: number, to: number, rowMask: number, scores: Float64Array, order: Int32Array): void {
  for (let i = from; i < to; ) {
    const word = packed[i]!;
    let end = i + 1;
    while (end < to && ((packed[end]! ^ word) | rowMask) === (rowMask | 0)) end++;
    for (let place = i; place < end; place++) order[place] = packed[place]! & rowMask;
    if (end - i > 1) resolve(order, i, end, scores);
    i = end;
  }
}

const MOST_COMPARED = 24;

/** Orders rows that look alike so far by their scores, and marks those that are alike. */
function resolve(order: Int32Array, from: number, to: number, scores: Float64Array): void {
  let place = from + 1;
  for (const first = scores[order[from]!]!; place < to && scores[order[place]!] === first; ) place++;
  if (place === to) return markTied(order, from, to);
  if (to - from > MOST_COMPARED) return resolveMany(order, from, to, scores);
  for (let i = from + 1; i < to; i++) {
    const row = order[i]!;
    let at = i;
    for (; at > from && scores[order[at - 1]!]! > scores[row]!; at--) order[at] = order[at - 1]!;
    order[at] = row;
  }
  for (let i = to - 1; i > from; i--) if (scores[order[i]!] === scores[order[i - 1]!]) order[i] = ~order[i]!;
}

function resolveMany(order: Int32Array, from: number, to: number, scores: Float64Array): void {
  const rows = order.slice(from, to);
  const own = new Float64Array(rows.length);
  for (let i = 0; i < own.length; i++) own[i] = scores[rows[i]!]!;
  orderOfScores(own).forEach((place, i) => (order[from + i] = place < 0 ? ~rows[~place]! : rows[place]!));
}

function markTied(order: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) order[i] = ~order[i]!;
}

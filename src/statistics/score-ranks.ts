// Taken out of its global once: a sandboxed global (a test runner's) is slow to ask.
const { imul } = Math;

/** Scores as ranks: `distinct` rising, and for each row the index of its score there. */
export interface Ranks {
  distinct: Float64Array;
  ranks: Uint32Array;
}

/** Rows up to which sorting the scores is cheaper than any table. */
const SMALL = 1 << 15;

/** Ranks of scores that are numbers (no NaN); −0 and 0 are one score. Where rows are many: O(n) if few are distinct or if they are spread about evenly, six counting passes if not. */
export function rankScores(scores: Float64Array): Ranks {
  if (scores.length <= SMALL) return rankSmall(scores);
  return rankFew(scores, 15) ?? rankFew(scores, 18) ?? rankSpread(scores) ?? rankMany(scores);
}

/** The rows of all scores in rising order of rank, equal ones in the order of the rows. */
export function orderOf({ distinct, ranks }: Ranks): Uint32Array {
  const next = new Uint32Array(distinct.length + 1);
  for (let row = 0; row < ranks.length; row++) next[ranks[row]! + 1]!++;
  for (let rank = 1; rank <= distinct.length; rank++) next[rank]! += next[rank - 1]!;
  const order = new Uint32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) order[next[ranks[row]!]!++] = row;
  return order;
}

/** Through the sorted scores themselves. */
function rankSmall(scores: Float64Array): Ranks {
  const sorted = scores.map((score) => score + 0).sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[count - 1]) sorted[count++] = sorted[i]!;
  const ranks = new Uint32Array(scores.length);
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]! + 0;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < score) low = middle + 1;
      else high = middle;
    }
    ranks[row] = low;
  }
  return { distinct: sorted.slice(0, count), ranks };
}

/** Through a table of distinct scores of 2^slotBits slots, at most half full; undefined where it is too small. A small one stays in the processor's cache. */
function rankFew(scores: Float64Array, slotBits: number): Ranks | undefined {
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  const slots = 1 << slotBits;
  const table = new Float64Array(slots);
  const codeAt = new Int32Array(slots).fill(-1);
  const found: number[] = [];
  const ranks = new Uint32Array(scores.length);
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]! + 0;
    bits[0] = score;
    let slot = imul(words[0]! ^ imul(words[1]!, 0x9e3779b1), 0x85ebca6b) >>> (32 - slotBits);
    while (codeAt[slot]! >= 0 && table[slot] !== score) slot = (slot + 1) & (slots - 1);
    let code = codeAt[slot]!;
    if (code < 0) {
      if (found.length === slots / 2) return undefined;
      code = found.push(score) - 1;
      codeAt[slot] = code;
      table[slot] = score;
    }
    ranks[row] = code;
  }
  const byScore = Uint32Array.from(found.keys()).sort((a, b) => found[a]! - found[b]!);
  const rankOf = new Uint32Array(found.length);
  byScore.forEach((code, rank) => (rankOf[code] = rank));
  for (let row = 0; row < ranks.length; row++) ranks[row] = rankOf[ranks[row]!]!;
  return { distinct: Float64Array.from(byScore, (code) => found[code]!), ranks };
}

/** Mean number of steps of a row within its bucket up to which buckets are faster than counting digits. */
const MOST_STEPS = 12;

/** Through buckets of equal width, each put in order by insertion; undefined where too many scores share a bucket. */
function rankSpread(scores: Float64Array): Ranks | undefined {
  const n = scores.length;
  let [least, most] = [Infinity, -Infinity];
  for (let row = 0; row < n; row++) {
    const score = scores[row]!;
    if (score < least) least = score;
    if (score > most) most = score;
  }
  const buckets = 2 ** Math.floor(Math.log2(n));
  const scale = (buckets - 1) / (most - least);
  if (!(scale > 0 && scale < Infinity)) return undefined;
  const starts = new Uint32Array(buckets + 1);
  for (let row = 0; row < n; row++) starts[(((scores[row]! - least) * scale) | 0) + 1]!++;
  let steps = 0;
  for (let bucket = 1; bucket <= buckets; bucket++) {
    steps += starts[bucket]! * starts[bucket]!;
    starts[bucket]! += starts[bucket - 1]!;
  }
  if (steps > 4 * MOST_STEPS * n) return undefined;
  const rising = new Float64Array(n);
  const rows = new Uint32Array(n);
  for (let row = 0; row < n; row++) {
    const score = scores[row]! + 0;
    const at = starts[((score - least) * scale) | 0]!++;
    rising[at] = score;
    rows[at] = row;
  }
  insert(rising, rows);
  const ranks = new Uint32Array(n);
  let rank = -1;
  for (let i = 0; i < n; i++) {
    const score = rising[i]!;
    if (rank < 0 || rising[rank] !== score) rising[++rank] = score;
    ranks[rows[i]!] = rank;
  }
  return { distinct: rank + 1 === n ? rising : rising.slice(0, rank + 1), ranks };
}

/** Insertion sort, stable. */
function insert(rising: Float64Array, rows: Uint32Array): void {
  for (let i = 1; i < rising.length; i++) {
    const score = rising[i]!;
    if (rising[i - 1]! <= score) continue;
    const row = rows[i]!;
    let at = i;
    for (; at > 0 && rising[at - 1]! > score; at--) {
      rising[at] = rising[at - 1]!;
      rows[at] = rows[at - 1]!;
    }
    rising[at] = score;
    rows[at] = row;
  }
}

function rankMany(scores: Float64Array): Ranks {
  const n = scores.length;
  const rows = sortedRows(scores);
  const ranks = new Uint32Array(n);
  const distinct = new Float64Array(n);
  let rank = -1;
  for (let i = 0; i < n; i++) {
    const score = scores[rows[i]!]! + 0;
    if (rank < 0 || distinct[rank] !== score) distinct[++rank] = score;
    ranks[rows[i]!] = rank;
  }
  return { distinct: distinct.slice(0, rank + 1), ranks };
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Rows by rising score: a stable radix sort of the bits of the doubles, turned so that they order as unsigned integers. */
function sortedRows(scores: Float64Array): Uint32Array {
  const n = scores.length;
  const bits = new Uint32Array(scores.slice().buffer);
  let low = new Uint32Array(n);
  let high = new Uint32Array(n);
  for (let row = 0; row < n; row++) {
    const sign = bits[2 * row + 1]! >>> 31;
    const isMinusZero = bits[2 * row + 1] === 0x80000000 && bits[2 * row] === 0;
    low[row] = sign && !isMinusZero ? ~bits[2 * row]! : bits[2 * row]!;
    high[row] = isMinusZero ? 0x80000000 : sign ? ~bits[2 * row + 1]! : bits[2 * row + 1]! | 0x80000000;
  }
  let rows = Uint32Array.from(low.keys());
  let [nextLow, nextHigh, nextRows] = [new Uint32Array(n), new Uint32Array(n), new Uint32Array(n)];
  const starts = new Uint32Array(DIGITS);
  for (let shift = 0; shift < 64; shift += DIGIT_BITS) {
    starts.fill(0);
    countDigits(low, high, shift, starts);
    if (starts.includes(n)) continue;
    let at = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const count = starts[digit]!;
      starts[digit] = at;
      at += count;
    }
    scatter({ low, high, rows }, { low: nextLow, high: nextHigh, rows: nextRows }, shift, starts);
    [low, nextLow, high, nextHigh, rows, nextRows] = [nextLow, low, nextHigh, high, nextRows, rows];
  }
  return rows;
}

interface Keys {
  low: Uint32Array;
  high: Uint32Array;
  rows: Uint32Array;
}

/** The digit that begins at bit `shift`; the third of six straddles the two words. */
function digitOf(low: number, high: number, shift: number): number {
  if (shift >= 32) return (high >>> (shift - 32)) & (DIGITS - 1);
  const part = low >>> shift;
  return (shift + DIGIT_BITS > 32 ? part | (high << (32 - shift)) : part) & (DIGITS - 1);
}

function countDigits(low: Uint32Array, high: Uint32Array, shift: number, counts: Uint32Array): void {
  for (let i = 0; i < low.length; i++) counts[digitOf(low[i]!, high[i]!, shift)]!++;
}

function scatter(from: Keys, to: Keys, shift: number, starts: Uint32Array): void {
  const { low, high, rows } = from;
  for (let i = 0; i < rows.length; i++) {
    const at = starts[digitOf(low[i]!, high[i]!, shift)]!++;
    to.low[at] = low[i]!;
    to.high[at] = high[i]!;
    to.rows[at] = rows[i]!;
  }
}

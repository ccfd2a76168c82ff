import { orderOfScores } from './score-order.ts';

// Taken out of its global once: a sandboxed global (a test runner's) is slow to ask.
const { imul } = Math;

/** Scores as ranks: `distinct` rising, and for each row the index of its score there. */
export interface Ranks {
  distinct: Float64Array;
  ranks: Uint16Array | Uint32Array;
}

/** Ranks of scores that are numbers (no NaN); −0 and 0 are one score. */
export function rankScores(scores: Float64Array): Ranks {
  return rankFew(scores) ?? ranksOf(scores, orderOfScores(scores));
}

/** As `rankScores` with what `orderOfScores` answered. */
export function ranksOf(scores: Float64Array, order: Int32Array): Ranks {
  const ranks = new Uint32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    if (row >= 0) ranks[row] = count++;
    else ranks[~row] = count - 1;
  }
  const distinct = new Float64Array(count);
  for (let row = 0; row < ranks.length; row++) distinct[ranks[row]!] = scores[row]! + 0;
  return { distinct, ranks };
}

/** Slots of the table of scores, at most half of them taken: slots and scores stay in the processor's cache. */
const SLOT_BITS = 15;
const SLOTS = 1 << SLOT_BITS;
const MOST = SLOTS / 2;

/** Where few of many scores are distinct, through a table of them; undefined where more than 16,384 are, or where rows are few. */
export function rankFew(scores: Float64Array): Ranks | undefined {
  if (scores.length <= SLOTS) return undefined;
  const ranks = new Uint16Array(scores.length);
  const found = new Float64Array(MOST);
  const count = codeScores(scores, ranks, found);
  if (count === undefined) return undefined;
  const byScore = Uint16Array.from({ length: count }, (_, code) => code).sort((a, b) => found[a]! - found[b]!);
  const rankOf = new Uint16Array(count);
  byScore.forEach((code, rank) => (rankOf[code] = rank));
  for (let row = 0; row < ranks.length; row++) ranks[row] = rankOf[ranks[row]!]!;
  return { distinct: Float64Array.from(byScore, (code) => found[code]!), ranks };
}

/** Codes of scores in the order in which they are met, and the scores; undefined where `found` is too short for them. */
function codeScores(scores: Float64Array, codes: Uint16Array, found: Float64Array): number | undefined {
  const words = new Uint32Array(scores.buffer, scores.byteOffset, 2 * scores.length);
  /** 1 + code; 0 where the slot is free. */
  const slots = new Uint16Array(SLOTS);
  let count = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    // −0 is the one score whose words are not its own.
    let slot = score === 0 ? 0 : imul(words[2 * row]! ^ imul(words[2 * row + 1]!, 0x9e3779b1), 0x85ebca6b) >>> (32 - SLOT_BITS);
    let code = slots[slot]!;
    while (code !== 0 && found[code - 1] !== score) {
      slot = (slot + 1) & (SLOTS - 1);
      code = slots[slot]!;
    }
    if (code === 0) {
      if (count === found.length) return undefined;
      found[count] = score + 0;
      slots[slot] = code = ++count;
    }
    codes[row] = code - 1;
  }
  return count;
}

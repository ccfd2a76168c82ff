/** The last character of Unicode. */
export const LAST = 0x10ffff;

// What RE2 means by its classes (https://github.com/google/re2/wiki/Syntax): ASCII alone.
const WORD: [number, number][] = [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
export const PERL: Record<string, [number, number][]> = {
  d: [[0x30, 0x39]],
  w: WORD,
  s: [[0x09, 0x0a], [0x0c, 0x0d], [0x20, 0x20]],
};
export const POSIX: Record<string, [number, number][]> = {
  alnum: [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a]], alpha: [[0x41, 0x5a], [0x61, 0x7a]], ascii: [[0, 0x7f]], blank: [[0x09, 0x09], [0x20, 0x20]], cntrl: [[0, 0x1f], [0x7f, 0x7f]],
  digit: [[0x30, 0x39]], graph: [[0x21, 0x7e]], lower: [[0x61, 0x7a]], print: [[0x20, 0x7e]], punct: [[0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]], space: [[0x09, 0x0d], [0x20, 0x20]],
  upper: [[0x41, 0x5a]], word: WORD, xdigit: [[0x30, 0x39], [0x41, 0x46], [0x61, 0x66]],
};

/** All characters but these. */
export function others(ranges: readonly [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  let next = 0;
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    if (first > next) found.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  return next > LAST ? found : [...found, [next, LAST]];
}

/**
 * A regular expression for the whole numbers from 0 up to `most`, written without leading zeros, of what POSIX, PCRE and RE2 have in common;
 * without its own anchors.
 */
export function rangePattern(most: number): string {
  const digits = [...String(most)].map(Number);
  const shorter = digits.slice(1).map((_, length) => (length === 0 ? '[0-9]' : `[1-9]${any(length)}`));
  const below = digits.flatMap((digit, index) => {
    const lowest = index === 0 && digits.length > 1 ? 1 : 0;
    return digit > lowest ? [`${digits.slice(0, index).join('')}${span(lowest, digit - 1)}${any(digits.length - index - 1)}`] : [];
  });
  return `(${[...shorter, ...below, String(most)].join('|')})`;
}

function span(low: number, high: number): string {
  return low === high ? String(low) : `[${low}-${high}]`;
}

function any(count: number): string {
  return '[0-9]'.repeat(count);
}

export { percent } from '../report/words.ts';

/** `10,000`. */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 row`, `2 rows`. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** Four significant figures, at most four decimals from 0.1 upwards: `0.9005`, `0.00321`, `12.3`. */
export function figure(value: number | null): string {
  if (value === null) return 'undefined';
  if (value === 0) return '0';
  return Math.abs(value) >= 0.1 ? String(Number(value.toFixed(4))) : String(Number(value.toPrecision(3)));
}

/** `+0.0091`, `-0.0123`. */
export function signed(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value);
}

export function interval(low: number, high: number, format: (value: number) => string = figure): string {
  return `[${format(low)}, ${format(high)}]`;
}

/** `a`, `a and b`, `a, b and c`, cut after `most`. */
export function list(items: readonly string[], most = 6): string {
  if (items.length > most) return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The first sentence of a message, for a headline; the finding has the rest. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}

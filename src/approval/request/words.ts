const UNITS: readonly [milliseconds: number, one: string, many: string][] = [
  [86_400_000, 'day', 'days'],
  [3_600_000, 'hour', 'hours'],
  [60_000, 'minute', 'minutes'],
  [1000, 'second', 'seconds'],
];

/** A duration in milliseconds as people say it, in the largest unit in which it is at least one: `90 minutes` is `1.5 hours`. */
export function durationText(milliseconds: number): string {
  const [size, one, many] = UNITS.find(([unit]) => milliseconds >= unit) ?? UNITS.at(-1)!;
  const count = Math.round((milliseconds / size) * 10) / 10;
  return `${count} ${count === 1 ? one : many}`;
}

/** `0.05` as `5 %`. */
export function percentText(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** `2026-11-30 09:15 UTC` */
export function timeText(milliseconds: number): string {
  const at = new Date(milliseconds);
  return Number.isFinite(at.getTime()) ? `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'no time';
}

/** A sentence that begins with a capital and ends with a full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  // A name of a key in the delivery file stays as it is written there.
  const first = /^\S*[._`]\S/.test(trimmed) ? trimmed.charAt(0) : trimmed.charAt(0).toUpperCase();
  return `${first}${trimmed.slice(1)}${/[.!?:]$/.test(trimmed) ? '' : '.'}`;
}

import { grouped as groupedWhole } from '../report/words.ts';

/** `10000` as `10,000`, as all reports write it; rounded. */
export function grouped(count: number): string {
  return Number.isFinite(count) ? groupedWhole(Math.round(count)) : 'infinitely many';
}

export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `0.0012` as `0.12 %`; never `0 %` for a share that is not zero, never `100 %` for one that is not one. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.01) return '< 0.01 %';
  if (value < 100 && value > 99.99) return '> 99.99 %';
  return `${Number(value.toFixed(2))} %`;
}

/** A measured number in four significant digits. */
export function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}

/** The first names of a list, and how many more there are. */
export function some(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

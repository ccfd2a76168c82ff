import { parseDuration } from '../../core/duration.ts';
import type { Categories } from './rows.ts';
import type { CutColumn, Cutting } from '../slices/cuts.ts';

export const NULL_NAME = '(null)';
const DAY_MS = parseDuration('1 day');
/** Beyond, `Date` has no name for an instant. */
const LAST_INSTANT_MS = 8.64e15;

/** What the join brings of a cut column: codes of texts, or the numbers or instants (ms) themselves. NaN is null. */
export interface CutValues {
  values: Float64Array;
  /** Where `values` are codes. */
  texts?: readonly string[];
  /** True where no value of the column may be shown. */
  hide: boolean;
}

/** The categories of a cut. Only those that a row is in; null is one of its own, the last. */
export function categoriesOf({ columns }: Cutting, valuesOf: (column: CutColumn) => CutValues): Categories {
  const [first, ...others] = columns.map((column) => ofColumn(column, valuesOf(column)));
  return others.reduce(crossed, first!);
}

/** Edges between bands of about equal size: exact order statistics of rank ⌈j·n/k⌉, each once. A band holds its upper edge. */
export function quantileEdges(values: Float64Array, count: number): number[] {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  const edges = Array.from({ length: count - 1 }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / count) - 1]);
  return [...new Set(edges)].filter((edge): edge is number => edge !== undefined && edge < sorted.at(-1)!);
}

function ofColumn({ column, by }: CutColumn, { values, texts, hide }: CutValues): Categories {
  switch (by.kind) {
    case 'value':
      return named(values, (code) => texts![code]!, hide ? 'value' : undefined);
    case 'quantiles': {
      const edges = quantileEdges(values, by.count);
      const codes = values.map((value) => (Number.isNaN(value) ? NaN : bandOf(edges, value, true)));
      const ends = endsOf(codes, values, edges.length + 1);
      return { ...named(codes, (code) => spanText(...ends[code]!), hide ? 'band' : undefined), spans: column };
    }
    case 'edges': {
      const codes = values.map((value) => (Number.isNaN(value) ? NaN : bandOf(by.edges, value, false)));
      return { ...named(codes, (code) => edgeText(by.edges, code), hide ? 'band' : undefined), spans: column };
    }
    case 'every': {
      const { milliseconds: span } = by;
      const first = values.reduce((least, value) => (value < least ? value : least), Infinity);
      // Spans of whole days begin at midnight (UTC) of the first day, others at a multiple of themselves.
      const unit = span % DAY_MS === 0 ? DAY_MS : span;
      const start = Math.floor(first / unit) * unit;
      const codes = values.map((value) => Math.floor((value - start) / span));
      return { ...named(codes, (code) => timeText(start + code * span, span), hide ? 'span' : undefined), spans: column };
    }
  }
}

/** Codes made dense in their order, and the names of those that occur. `hidden` names them by their place alone. */
function named(raw: Float64Array, nameOf: (code: number) => string, hidden: string | undefined): Categories {
  const present = new Set<number>();
  let nulls = false;
  for (const code of raw) {
    if (Number.isNaN(code)) nulls = true;
    else present.add(code);
  }
  const sorted = [...present].sort((a, b) => a - b);
  const dense = new Map(sorted.map((code, i) => [code, i]));
  const names = sorted.map((code, i) => (hidden ? `${hidden} ${i + 1}` : nameOf(code)));
  return {
    names: nulls ? [...names, NULL_NAME] : names,
    codes: Int32Array.from(raw, (code) => (Number.isNaN(code) ? sorted.length : dense.get(code)!)),
  };
}

/** Each pair of categories that a row is in, in order of the first. */
function crossed(a: Categories, b: Categories): Categories {
  const width = b.names.length;
  const pairs = Float64Array.from(a.codes, (code, row) => code * width + b.codes[row]!);
  const told = ({ spans }: Categories, name: string): string => (spans === undefined ? name : `${spans} ${name}`);
  return named(pairs, (pair) => `${told(a, a.names[Math.floor(pair / width)]!)} × ${told(b, b.names[pair % width]!)}`, undefined);
}

/** Edges below the value (`closed`: a band holds its upper edge), or up to it. */
function bandOf(edges: readonly number[], value: number, closed: boolean): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (closed ? edges[middle]! < value : edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function endsOf(codes: Float64Array, values: Float64Array, bands: number): [number, number][] {
  const ends = Array.from({ length: bands }, (): [number, number] => [Infinity, -Infinity]);
  codes.forEach((code, row) => {
    if (Number.isNaN(code)) return;
    const end = ends[code]!;
    end[0] = Math.min(end[0], values[row]!);
    end[1] = Math.max(end[1], values[row]!);
  });
  return ends;
}

function spanText(low: number, high: number): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

function edgeText(edges: readonly number[], band: number): string {
  if (band === 0) return `below ${edges[0]}`;
  return band === edges.length ? `${edges.at(-1)} and above` : `${edges[band - 1]} to below ${edges[band]}`;
}

function timeText(from: number, span: number): string {
  if (span % DAY_MS !== 0) return `${instantText(from)} to ${instantText(from + span)}`;
  const [first, last] = [from, from + span - DAY_MS].map((day) => instantText(day).slice(0, 10));
  return first === last ? first! : `${first} to ${last}`;
}

function instantText(milliseconds: number): string {
  if (!(Math.abs(milliseconds) <= LAST_INSTANT_MS)) return String(milliseconds);
  return new Date(milliseconds).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}

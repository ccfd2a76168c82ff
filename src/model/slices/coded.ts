import type { CodedFeature, Condition } from '../../statistics/weak-slices.ts';
import { NULL_NAME, quantileEdges } from '../predictions/categories.ts';
import type { FeatureColumn } from './feature-columns.ts';

/** A column cut into codes, and what a range of them is called. */
export interface Coded extends CodedFeature {
  name: string;
  /** In plain words, as it stands behind the column: `age` + ` 17 to 24`, `education` + ` = HS-grad`, `sex` + ` is missing`. */
  said(range: Condition['range']): string;
}

/** Numbers and times in bands of about equal size, each distinct value its own where there are no more; texts by value. */
export function codedOf(column: FeatureColumn, bands: number): Coded {
  return column.kind === 'text' ? textCodes(column) : bandCodes(column, bands);
}

/** `age 17 to 24 and education = HS-grad`. */
export function sliceName(coded: readonly Coded[], conditions: readonly Condition[]): string {
  return conditions.map(({ feature, range }) => `${coded[feature]!.name}${coded[feature]!.said(range)}`).join(' and ');
}

function textCodes({ name, values, texts, hidden }: FeatureColumn): Coded {
  const missing = texts!.length;
  const rare = missing + 1;
  return {
    name,
    codes: Uint16Array.from(values, (code) => (Number.isNaN(code) ? missing : code < 0 ? rare : code)),
    cells: rare + 1,
    ranges: Array.from({ length: rare }, (_, code): [number, number] => [code, code]),
    said: ([code]) => (code === missing ? ' is missing' : ` = ${hidden ? `value ${code + 1}` : texts![code]!.replaceAll(NULL_NAME, `'${NULL_NAME}'`)}`),
  };
}

function bandCodes({ name, kind, values, hidden }: FeatureColumn, bands: number): Coded {
  const edges = edgesOf(values, bands);
  const count = edges.length + 1;
  const codes = new Uint16Array(values.length);
  const lows = new Array<number>(count).fill(Infinity);
  const highs = new Array<number>(count).fill(-Infinity);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) {
      codes[row] = count;
      continue;
    }
    let band = 0;
    while (band < edges.length && value > edges[band]!) band++;
    codes[row] = band;
    lows[band] = Math.min(lows[band]!, value);
    highs[band] = Math.max(highs[band]!, value);
  }
  const ranges: [number, number][] = [[count, count]];
  for (let from = 0; from < count; from++) for (let to = from; to < count; to++) if (to - from < count - 1) ranges.push([from, to]);
  const text = (value: number): string => (kind === 'time' ? instantText(value) : String(Number(value.toPrecision(6))));
  return {
    name,
    codes,
    cells: count + 1,
    ranges,
    said([from, to]) {
      if (from === count) return ' is missing';
      if (hidden) return from === to ? ` in band ${from + 1} of ${count}` : ` in bands ${from + 1} to ${to + 1} of ${count}`;
      const [low, high] = [lows[from]!, highs[to]!];
      return low === high ? ` ${text(low)}` : ` ${text(low)} to ${text(high)}`;
    },
  };
}

/** Edges of the bands; a column of few values gets one band for each. */
function edgesOf(values: Float64Array, bands: number): number[] {
  const distinct = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    distinct.add(value);
    if (distinct.size > bands) return quantileEdges(values, bands);
  }
  return [...distinct].sort((a, b) => a - b).slice(0, -1);
}

function instantText(milliseconds: number): string {
  const instant = new Date(milliseconds);
  return Number.isNaN(instant.getTime()) ? String(milliseconds) : instant.toISOString().replace(/T00:00:00\.000Z$|(:00)?\.000Z$/, '');
}

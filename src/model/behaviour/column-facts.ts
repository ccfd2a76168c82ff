import { readFile, stat } from 'node:fs/promises';
import type { ColumnInfo, Value } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { digestOfFile } from '../files.ts';
import type { Sample } from './sample.ts';

/** What a change of a column needs to know of it. */
export interface ColumnFacts {
  name: string;
  kind: 'number' | 'text' | 'boolean' | 'other';
  /** Whole numbers stay whole when they are changed. */
  integer: boolean;
  /** Interquartile range (order statistics of rank ⌈n/4⌉ and ⌈3n/4⌉); 0 where it has no spread, NaN where unknown. */
  iqr: number;
  /** Least and greatest number: as data.columns declares them, else among the drawn rows. */
  low: number;
  high: number;
  /** Different values of the drawn rows, texts and truth values only, sorted. */
  values: Value[];
}

export interface Facts {
  of(column: string): ColumnFacts;
  /** Where the interquartile ranges come from, as a note has it. */
  from: string;
  inputs: Resource[];
}

/** As the profile's own reader: a larger one is none. */
const MOST_PROFILE_BYTES = 64 * 1024 * 1024;

/** Spread by the frozen profile of training where it knows the column, else by the features that are asked about. */
export async function columnFacts(delivery: Delivery, context: StageContext, sample: Sample): Promise<Facts> {
  const frozen = await profileRanges(delivery);
  const unknown = sample.columns.filter((column) => kindOf(column) === 'number' && !frozen.ranges.has(column.name));
  const own = await ownRanges(context, sample, unknown);
  const facts = new Map(sample.columns.map((column) => [column.name, factsOf(delivery, sample, column, frozen.ranges.get(column.name) ?? own.get(column.name) ?? NaN)]));
  const sources = [...(frozen.ranges.size > 0 ? ['data.profile'] : []), ...(own.size > 0 ? ['the features themselves'] : [])];
  return { of: (column) => facts.get(column)!, from: sources.join(' and '), inputs: frozen.inputs };
}

export function kindOf(column: ColumnInfo): ColumnFacts['kind'] {
  if (column.type === 'integer' || column.type === 'float') return 'number';
  if (column.type === 'string') return 'text';
  return column.type === 'boolean' ? 'boolean' : 'other';
}

function factsOf(delivery: Delivery, { rows }: Sample, column: ColumnInfo, iqr: number): ColumnFacts {
  const kind = kindOf(column);
  const { name } = column;
  const values = rows.map((row) => row[name]!);
  const numbers = kind === 'number' ? values.filter((value) => value !== null).map(Number).filter(Number.isFinite) : [];
  const [least, greatest] = (delivery.spec.data?.columns?.[name]?.between ?? []) as unknown[];
  const low = typeof least === 'number' ? least : numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const high = typeof greatest === 'number' ? greatest : numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  const distinct = kind === 'text' || kind === 'boolean' ? [...new Set(values.filter((value) => value !== null))] : [];
  return { name, kind, integer: column.type === 'integer', iqr, low, high, values: distinct.sort((a, b) => (String(a) < String(b) ? -1 : 1)) };
}

async function ownRanges(context: StageContext, sample: Sample, columns: readonly ColumnInfo[]): Promise<Map<string, number>> {
  if (columns.length === 0) return new Map();
  const source = { file: sample.file };
  const number = (column: ColumnInfo): string => `CAST(${identifier(column.name)} AS DOUBLE)`;
  const dialect = context.engine.dialect(source);
  const counts = await context.engine.measure(source, Object.fromEntries(columns.map((column) => [column.name, `CAST(count_if(${dialect.isFinite(number(column))}) AS DOUBLE)`])));
  const known = columns.filter((column) => (counts[column.name] as number) > 0);
  const quartiles = await context.engine.ranks(source, known.map((column) => ({ number: number(column), ranks: quarterRanks(counts[column.name] as number) })));
  return new Map(known.map((column, i) => [column.name, quartiles[i]!.at(-1)! - quartiles[i]![0]!]));
}

function quarterRanks(n: number): number[] {
  return [...new Set([Math.ceil(n / 4), Math.ceil((3 * n) / 4)])];
}

/** Of the profile only what spread needs is read; a profile that cannot be read is no error here, for the features can say it too. */
async function profileRanges(delivery: Delivery): Promise<{ ranges: Map<string, number>; inputs: Resource[] }> {
  const ranges = new Map<string, number>();
  const declared = delivery.spec.data?.profile;
  if (declared === undefined) return { ranges, inputs: [] };
  const file = delivery.resolve(declared);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || found.size > MOST_PROFILE_BYTES) return { ranges, inputs: [] };
  let parsed: { columns?: Record<string, { kind?: string; edges?: unknown; counts?: unknown }> } | null;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8')) as typeof parsed;
  } catch {
    return { ranges, inputs: [] };
  }
  for (const [name, { kind, edges, counts }] of Object.entries(parsed?.columns ?? {}))
    if (kind === 'numbers' && isNumbers(edges) && isNumbers(counts) && edges.length === counts.length) {
      const n = counts.reduce((sum, bin) => sum + bin, 0);
      if (n > 0) ranges.set(name, atRank(edges, counts, Math.ceil((3 * n) / 4)) - atRank(edges, counts, Math.ceil(n / 4)));
    }
  return { ranges, inputs: [{ name: 'data.profile', digest: await digestOfFile(file) }] };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number');
}

/** The greatest value of the bin in which the value of this rank lies. */
function atRank(edges: readonly number[], counts: readonly number[], rank: number): number {
  let seen = 0;
  const bin = counts.findIndex((count) => (seen += count) >= rank);
  return edges[bin] ?? NaN;
}

import { InputError } from '../../core/problem.ts';
import type { Table, Value } from '../../core/data-engine.ts';
import type { Reading } from '../../core/seams.ts';
import type { Measure } from './measure.ts';

const MOST_ROWS = 1000;

/** One row of an answer by slot. */
export interface Row {
  slot: string;
  value(column: string): Value;
  /** NaN where it is no number. */
  number(column: string): number;
  text(column: string): string;
}

/** The rows of an answer that Sluice asked for itself. */
export function rowsOf({ rows, values }: Table, slots: readonly string[]): Row[] {
  return Array.from({ length: rows }, (_, at) => rowOf(values, at)).filter((row) => slots.includes(row.slot));
}

function rowOf(values: Table['values'], at: number): Row {
  const value = (column: string): Value => values[column]?.[at] ?? null;
  const number = (column: string): number => {
    const found = value(column);
    return typeof found === 'bigint' ? Number(found) : typeof found === 'number' ? found : NaN;
  };
  return { slot: String(value('slot')), value, number, text: (column) => String(value(column)) };
}

interface Shape {
  columns: readonly string[];
  optional?: readonly string[];
  /** Columns that hold counts: numbers from 0 on. */
  counts: readonly string[];
  /** What there is one row of. */
  by: readonly string[];
}

const SHAPES: Record<Measure['kind'], Shape> = {
  rate: { columns: ['slot', 'events', 'total'], optional: ['missing'], counts: ['events', 'total', 'missing'], by: ['slot'] },
  quantile: { columns: ['slot', 'le', 'count'], counts: ['count'], by: ['slot', 'le'] },
  mean: { columns: ['slot', 'n', 'sum'], counts: ['n'], by: ['slot'] },
  classes: { columns: ['slot', 'class', 'count'], counts: ['count'], by: ['slot', 'class'] },
  pairs: { columns: ['n', 'differ'], counts: ['n', 'differ'], by: [] },
  gauge: { columns: ['slot', 'value'], counts: [], by: ['slot'] },
};

/**
 * The answer of a team's own SQL as a reading. An answer of another shape is a mistake to correct: InputError
 * `guardrail-columns`, `guardrail-rows`, `guardrail-slot`, `guardrail-counts`, `guardrail-value` or `guardrail-edges`.
 */
export function readingOfSql(measure: Measure, table: Table, slots: readonly string[]): Reading {
  const { columns, optional = [], counts, by } = SHAPES[measure.kind];
  const names = table.columns.map((column) => column.name);
  const needless = names.filter((name) => ![...columns, ...optional].includes(name));
  if (needless.length > 0 || columns.some((column) => !names.includes(column)))
    throw problem('guardrail-columns', measure, `answers the columns ${names.join(', ') || '(none)'}`, `Answer exactly ${columns.join(', ')}.`);
  if (table.rows > MOST_ROWS) throw problem('guardrail-rows', measure, `answers ${table.rows} rows`, `Group by ${by.join(', ') || 'nothing'}.`);
  const rows = Array.from({ length: table.rows }, (_, at) => rowOf(table.values, at));
  if (by[0] === 'slot')
    for (const row of rows)
      if (typeof row.value('slot') !== 'string' || !slots.includes(row.slot))
        throw problem('guardrail-slot', measure, `names the slot ${show(row.value('slot'))}; the slots are ${slots.join(', ')}`, 'Leave rows of other servers out.');
  const keys = new Set<string>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((column) => show(row.value(column))));
    if (keys.has(key)) throw problem('guardrail-rows', measure, by.length === 0 ? 'answers more than one row' : `answers ${by.map((column) => `${column} ${column === 'slot' ? row.slot : show(row.value(column))}`).join(', ')} twice`, `Group by ${by.join(', ') || 'nothing'}.`);
    keys.add(key);
    for (const column of counts.filter((name) => names.includes(name)))
      if (!(Number.isFinite(row.number(column)) && row.number(column) >= 0))
        throw problem('guardrail-counts', measure, `answers ${show(row.value(column))} as \`${column}\`${by.length === 0 ? '' : ` of slot ${row.slot}`}`, 'Answer counts: numbers from 0 on, never null.');
  }
  return shaped(measure, rows, slots, names);
}

function shaped(measure: Measure, rows: readonly Row[], slots: readonly string[], names: readonly string[]): Reading {
  const each = <T>(of: (row: Row | undefined) => T): Record<string, T> => Object.fromEntries(slots.map((slot) => [slot, of(rows.find((row) => row.slot === slot))]));
  switch (measure.kind) {
    case 'rate': {
      const bySlot = each((row) => ({ events: row?.number('events') ?? 0, total: row?.number('total') ?? 0 }));
      const missing = names.includes('missing') ? each((row) => row?.number('missing') ?? 0) : undefined;
      for (const [slot, { events, total }] of Object.entries(bySlot)) {
        if (events > total) throw problem('guardrail-counts', measure, `answers ${events} events of ${total} for slot ${slot}`, 'Every event must be among the total.');
        if (missing && events + missing[slot]! > total) throw problem('guardrail-counts', measure, `answers ${events} events and ${missing[slot]} missing of ${total} for slot ${slot}`, 'Whatever has no label yet is no event, and is among the total.');
      }
      return { kind: 'counts', bySlot, ...(missing ? { missing } : {}) };
    }
    case 'quantile':
      return histogramOf(measure, rows, slots, measure.source.edges!);
    case 'mean': {
      const bySlot = each((row) => ({ n: row?.number('n') ?? 0, sum: row?.number('sum') ?? 0 }));
      for (const [slot, { n, sum }] of Object.entries(bySlot)) refuseOutside(measure, slot, n, sum);
      return { kind: 'values', bySlot };
    }
    case 'classes': {
      const bySlot: Record<string, Record<string, number>> = each(() => ({}));
      for (const row of rows) bySlot[row.slot]![row.value('class') === null ? '(none)' : row.text('class').slice(0, 100)] = row.number('count');
      return { kind: 'classes', bySlot };
    }
    case 'pairs': {
      const [n, differ] = [rows[0]?.number('n') ?? 0, rows[0]?.number('differ') ?? 0];
      if (differ > n) throw problem('guardrail-counts', measure, `answers ${differ} that differ of ${n}`, 'Every pair that differs is one of n.');
      return { kind: 'pairs', n, differ };
    }
    case 'gauge': {
      for (const row of rows)
        if (!Number.isFinite(row.number('value'))) throw problem('guardrail-value', measure, `answers ${show(row.value('value'))} as \`value\` of slot ${row.slot}`, 'Answer one finite number for each slot, or no row.');
      return { kind: 'gauge', bySlot: Object.fromEntries(rows.map((row) => [row.slot, row.number('value')])) };
    }
  }
}

/** Counts come by the upper edge of their bucket, null above the last. */
function histogramOf(measure: Measure, rows: readonly Row[], slots: readonly string[], edges: readonly number[]): Reading {
  const bySlot = Object.fromEntries(slots.map((slot) => [slot, new Array<number>(edges.length + 1).fill(0)]));
  for (const row of rows) {
    const le = row.value('le');
    const at = le === null || row.number('le') === Infinity ? edges.length : edges.indexOf(row.number('le'));
    if (at < 0) throw problem('guardrail-edges', measure, `answers a bucket up to ${show(le)}; the edges are ${edges.join(', ')}`, 'Count up to the declared edges, and null for what lies above the last.');
    bySlot[row.slot]![at]! += row.number('count');
  }
  return { kind: 'histogram', edges: [...edges], bySlot };
}

function refuseOutside(measure: Measure, slot: string, n: number, sum: number): void {
  const { bounds = [-Infinity, Infinity] } = measure;
  const rounding = 1e-9 * Math.max(1, Math.abs(sum));
  if (!Number.isFinite(sum) || (n === 0 && sum !== 0) || sum < bounds[0] * n - rounding || sum > bounds[1] * n + rounding)
    throw problem('guardrail-value', measure, `answers the sum ${sum} of ${n} values for slot ${slot}`, `Each value lies between ${bounds[0]} and ${bounds[1]}.`);
}

function show(value: Value): string {
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 80);
}

function problem(code: string, { declared }: Measure, why: string, fix: string): InputError {
  return InputError.of(code, `The SQL of guardrail ${JSON.stringify(declared)} ${why}.`, fix);
}

import { InputError } from '../../core/problem.ts';
import type { Clock, Counts, DataEngine, Reading, Signals, Table, Value, Window } from '../../core/seams.ts';

const COLUMNS = ['slot', 'events', 'total'];
const ANOTHER_LOOK_MS = 200;
const MOST_ROWS = 1000;

export interface LogSignalsOptions {
  /** File or glob (absolute) of the prediction log. */
  files: string;
  /** Guardrail -> its SQL over the view `log`, with `$since` and `$until`. */
  queries: Record<string, string>;
  slots: readonly string[];
  engine: DataEngine;
  clock: Clock;
}

/**
 * Guardrails as SQL over a prediction log: one row for each slot with columns slot, events, total, counted after `$since`
 * and up to `$until` (milliseconds since the epoch), so that each event enters once. A slot without a row has counts of
 * zero: silence is for the tick to judge. A log that is not there yet or cannot be read is an outage. An answer of another
 * shape, as SQL that cannot run, is a mistake to correct: InputError `sql-…`, `guardrail-columns`, `guardrail-rows`, `guardrail-slot` or `guardrail-counts`.
 */
export function logSignals(options: LogSignalsOptions): Signals {
  return {
    name: 'log',
    async read(guardrail, window): Promise<Reading> {
      const sql = options.queries[guardrail];
      if (sql === undefined) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} with SQL.`);
      const table = await ask(options, sql, window);
      if (typeof table === 'string') return { kind: 'outage', reason: table };
      return { kind: 'counts', bySlot: countsBySlot(table, guardrail, options.slots) };
    },
  };
}

/** The answer, or why there is none. Asked twice, since a line of the log may be half written at that very moment. */
async function ask({ engine, files, clock }: LogSignalsOptions, sql: string, window: Window): Promise<Table | string> {
  const query = (): Promise<Table> => engine.query(sql, { log: { file: files } }, { since: window.since, until: window.until });
  try {
    return await query().catch(async (error: unknown) => {
      if (isAboutSql(error)) throw error;
      await clock.sleep(ANOTHER_LOOK_MS);
      return query();
    });
  } catch (error) {
    if (isAboutSql(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the engine says of the SQL itself (`sql-…`), as against the files: no other look can mend that. */
function isAboutSql(error: unknown): boolean {
  return error instanceof InputError && error.problems.some(({ code }) => code.startsWith('sql-'));
}

function countsBySlot(table: Table, guardrail: string, slots: readonly string[]): Record<string, Counts> {
  const names = table.columns.map((column) => column.name);
  if ([...names].sort().join() !== [...COLUMNS].sort().join())
    throw problem('guardrail-columns', guardrail, `answers the columns ${names.join(', ') || '(none)'}`, `Answer exactly ${COLUMNS.join(', ')}.`);
  if (table.rows > MOST_ROWS) throw problem('guardrail-rows', guardrail, `answers ${table.rows} rows`, 'Group by slot.');
  const bySlot: Record<string, Counts> = {};
  for (let row = 0; row < table.rows; row++) {
    const slot = table.values.slot![row]!;
    if (typeof slot !== 'string' || !slots.includes(slot))
      throw problem('guardrail-slot', guardrail, `names the slot ${show(slot)}; the slots are ${slots.join(', ')}`, 'Leave rows of other servers out.');
    if (bySlot[slot]) throw problem('guardrail-rows', guardrail, `answers slot ${slot} twice`, 'Group by slot.');
    bySlot[slot] = rowCounts(table, row, guardrail, slot);
  }
  return Object.fromEntries(slots.map((slot) => [slot, bySlot[slot] ?? { events: 0, total: 0 }]));
}

function rowCounts(table: Table, row: number, guardrail: string, slot: string): Counts {
  const [events, total] = ['events', 'total'].map((name) => {
    const value = table.values[name]![row]!;
    const count = typeof value === 'bigint' ? Number(value) : value;
    if (typeof count !== 'number' || !Number.isFinite(count) || count < 0)
      throw problem('guardrail-counts', guardrail, `answers ${show(value)} as \`${name}\` of slot ${slot}`, 'Answer counts: numbers from 0 on, never null.');
    return count;
  }) as [number, number];
  if (events > total)
    throw problem('guardrail-counts', guardrail, `answers ${events} events of ${total} for slot ${slot}`, 'Every event must be among the total.');
  return { events, total };
}

function show(value: Value): string {
  return typeof value === 'bigint' ? String(value) : typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 80);
}

function problem(code: string, guardrail: string, why: string, fix: string): InputError {
  return InputError.of(code, `The SQL of guardrail ${JSON.stringify(guardrail)} ${why}.`, fix);
}

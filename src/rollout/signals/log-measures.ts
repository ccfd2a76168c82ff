import { DriverError } from '../../core/driver-error.ts';
import { parseDuration } from '../../core/duration.ts';
import { InputError } from '../../core/problem.ts';
import type { Dialect } from '../../core/data-engine.ts';
import { rowsOf, type Row } from './answers.ts';
import { pairsQuery } from './log-pairs.ts';
import { bySlot, rateConditions, refuseUnclear, type LogQuery, type LogQuestion } from './log-question.ts';
import { answeredIn, loggedRows, withParts } from './log-rows.ts';
import { labelledRate, usersRate } from './log-units.ts';

const PAIR_WAIT = '10 s';
const MOST_CLASSES = 200;
const NO_CLASS = '(none)';

/** The ready-made SQL of a measure that is no SQL of the team's own. */
export async function logQuery(asked: LogQuestion): Promise<LogQuery> {
  const { measure } = asked;
  if (measure.labels && measure.kind !== 'rate')
    throw InputError.of('guardrail-labels', `Guardrail ${JSON.stringify(measure.declared)} has labels, and only a rate can be made of them without SQL.`, 'Give a rate with `where`, or SQL of your own over `log` and `labels`.');
  switch (measure.kind) {
    case 'rate':
      return measure.labels ? labelledRate(asked) : measure.countedAfter !== undefined ? usersRate(asked) : plainRate(asked);
    case 'quantile':
      return histogram(asked, measure.source.log!, measure.source.where, measure.source.edges!);
    case 'mean':
      return mean(asked, measure.source.log!, measure.source.where);
    case 'classes':
      return classes(asked, measure.source.log!, measure.source.where);
    case 'pairs':
      return pairsQuery(asked, { column: measure.source.log!, within: measure.source.within ?? 0, wait: parseDuration(measure.source.wait ?? PAIR_WAIT), unpaired: measure.source.unpaired ?? 'differ' });
    case 'gauge':
      throw InputError.of('guardrail-source', `Guardrail ${JSON.stringify(measure.declared)} is a gauge, which a log has none of.`, 'Give it SQL, or a query of Prometheus.');
  }
}

async function plainRate(asked: LogQuestion): Promise<LogQuery> {
  const { of, hit } = await rateConditions(asked);
  return {
    sql: withParts(
      loggedRows(asked),
      `SELECT slot, count_if(sluice_of AND sluice_hit) AS events, count_if(sluice_of) AS total, count_if(sluice_of IS NULL OR (sluice_of AND sluice_hit IS NULL)) AS unclear
      FROM (SELECT slot, ${of} AS sluice_of, ${hit} AS sluice_hit FROM logged) AS judged GROUP BY slot`,
    ),
    sources: { log: asked.log.source },
    read(table) {
      const rows = rowsOf(table, asked.slots);
      refuseUnclear(rows);
      return { kind: 'counts', bySlot: bySlot(asked.slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }) };
    },
  };
}

async function histogram(asked: LogQuestion, column: string, where: string | undefined, edges: readonly number[]): Promise<LogQuery> {
  const dialect = asked.engine.dialect(asked.log.source);
  const bins = dialect.binCounts('sluice_value', edges);
  return {
    sql: withParts(loggedRows(asked), `SELECT slot, ${bins.sql} AS bins, ${oddities(dialect)} FROM (${await valuesOf(asked, column, where, 'DOUBLE')}) AS picked GROUP BY slot`),
    sources: { log: asked.log.source },
    read(table) {
      const rows = rowsOf(table, asked.slots);
      refuseOddities(rows, column);
      return { kind: 'histogram', edges: [...edges], bySlot: bySlot(asked.slots, rows, (row) => bins.read(row.value('bins')), new Array<number>(edges.length + 1).fill(0)) };
    },
  };
}

async function mean(asked: LogQuestion, column: string, where: string | undefined): Promise<LogQuery> {
  const dialect = asked.engine.dialect(asked.log.source);
  const { bounds = [-Infinity, Infinity] } = asked.measure;
  return {
    sql: withParts(
      loggedRows(asked),
      `SELECT slot, count(sluice_value) AS n, coalesce(sum(CASE WHEN ${dialect.isFinite('sluice_value')} THEN sluice_value END), 0) AS total, min(sluice_value) AS low, max(sluice_value) AS high, ${oddities(dialect)}
      FROM (${await valuesOf(asked, column, where, 'DOUBLE')}) AS picked GROUP BY slot`,
    ),
    sources: { log: asked.log.source },
    read(table) {
      const rows = rowsOf(table, asked.slots);
      refuseOddities(rows, column);
      for (const row of rows)
        if (row.number('n') > 0 && (row.number('low') < bounds[0] || row.number('high') > bounds[1]))
          throw new DriverError('log-bounds', `Slot ${row.slot} has ${column} from ${row.number('low')} to ${row.number('high')}, outside of ${bounds[0]} to ${bounds[1]}.`, 'Correct what writes it, or the bounds: a bet on a mean needs to know how far a value can be out.');
      return { kind: 'values', bySlot: bySlot(asked.slots, rows, (row) => ({ n: row.number('n'), sum: row.number('total') }), { n: 0, sum: 0 }) };
    },
  };
}

async function classes(asked: LogQuestion, column: string, where: string | undefined): Promise<LogQuery> {
  return {
    sql: withParts(
      loggedRows(asked),
      `SELECT slot, coalesce(substr(sluice_value, 1, 100), '${NO_CLASS}') AS class, count(*) AS n, count_if(sluice_picked IS NULL) AS unclear
      FROM (${await valuesOf(asked, column, where, 'VARCHAR')}) AS picked WHERE sluice_picked IS NULL OR sluice_picked GROUP BY 1, 2 LIMIT ${MOST_CLASSES * 2 + 1}`,
    ),
    sources: { log: asked.log.source },
    read(table) {
      const rows = rowsOf(table, asked.slots);
      refuseUnclear(rows);
      const found: Record<string, Record<string, number>> = Object.fromEntries(asked.slots.map((slot) => [slot, {}]));
      for (const row of rows) found[row.slot]![row.text('class')] = row.number('n');
      const names = new Set(Object.values(found).flatMap((each) => Object.keys(each)));
      if (names.size > MOST_CLASSES) throw new DriverError('log-classes', `${column} has more than ${MOST_CLASSES} different values.`, 'Compare the shares of a column with few classes.');
      return { kind: 'classes', bySlot: found };
    },
  };
}

/** Rows with the value of a column and whether they are picked. */
async function valuesOf({ engine, log, view }: LogQuestion, column: string, where: string | undefined, type: 'DOUBLE' | 'VARCHAR'): Promise<string> {
  const picked = where === undefined ? answeredIn(view, undefined) : await engine.condition(where, log.source);
  return `SELECT slot, ${picked} AS sluice_picked, CASE WHEN ${picked} THEN TRY_CAST(${view.column(column)} AS ${type}) END AS sluice_value FROM logged`;
}

function oddities(dialect: Dialect): string {
  return `count_if(sluice_picked IS NULL) AS unclear, count_if(sluice_picked AND sluice_value IS NULL) AS absent, count_if(sluice_value IS NOT NULL AND NOT ${dialect.isFinite('sluice_value')}) AS endless`;
}

function refuseOddities(rows: readonly Row[], column: string): void {
  refuseUnclear(rows);
  for (const row of rows) {
    if (row.number('absent') > 0) throw new DriverError('log-value-missing', `${row.number('absent')} answers of slot ${row.slot} have no number in ${column}.`, 'Write it to each answer, or leave those rows out with `where`.');
    if (row.number('endless') > 0) throw new DriverError('log-not-finite', `${row.number('endless')} answers of slot ${row.slot} have NaN or an infinity in ${column}.`, 'Find where they come from: they are no measurement.');
  }
}

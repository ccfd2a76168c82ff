import { DriverError } from '../../core/driver-error.ts';
import { InputError } from '../../core/problem.ts';
import type { Reading } from '../../core/seams.ts';
import { rowsOf } from './answers.ts';
import { bySlot, rateConditions, refuseUnclear, type LogQuery, type LogQuestion } from './log-question.ts';
import { loggedRows, seenRows, withParts } from './log-rows.ts';
import { viewOfLabels } from './log-view.ts';

/**
 * Each user once, in the slot of the first request: an event if any request to that slot within `countedAfter` of the first
 * one was an event. Users are first seen in the delivery, or where the router remembers users, in the log.
 */
export async function usersRate(asked: LogQuestion): Promise<LogQuery> {
  const { of, hit } = await rateConditions(asked);
  const after = asked.measure.countedAfter!;
  const did = `SELECT key, slot, answered_at, ${of} AS sluice_of, ${hit} AS sluice_hit FROM seen WHERE ${notShadow(asked)}`;
  return {
    sql: withParts(
      [...usersSeen(asked), `did AS (${did})`],
      `SELECT met.slot AS slot, count(DISTINCT CASE WHEN sluice_of AND sluice_hit THEN met.key END) AS events, count(DISTINCT CASE WHEN sluice_of THEN met.key END) AS total,
      count_if(sluice_of IS NULL OR (sluice_of AND sluice_hit IS NULL)) AS unclear
      FROM met JOIN did ON did.key = met.key AND did.slot = met.slot AND did.answered_at >= met.first_at AND did.answered_at <= met.first_at + ${after}
      WHERE met.first_at > $since AND met.first_at <= $until GROUP BY met.slot`,
    ),
    sources: { log: asked.log.source },
    read(table) {
      const rows = rowsOf(table, asked.slots);
      refuseUnclear(rows);
      return { kind: 'counts', bySlot: bySlot(asked.slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }) };
    },
  };
}

/** Users by slot of their first request, for the sample ratio. */
export function usersAssigned(asked: Omit<LogQuestion, 'measure'>): LogQuery {
  const since = 'met.first_at > $since AND met.first_at <= $until';
  return {
    sql: withParts(usersSeen(asked), `SELECT met.slot AS slot, count(*) AS n FROM met WHERE ${since} GROUP BY met.slot`),
    sources: { log: asked.log.source },
    read: (table): Reading => ({ kind: 'counts', bySlot: bySlot(asked.slots, rowsOf(table, asked.slots), (row) => ({ events: 0, total: row.number('n') }), { events: 0, total: 0 }) }),
  };
}

/** The question whether the users of a window can be told from each other. */
export function keylessRows(asked: Omit<LogQuestion, 'measure'>): LogQuery {
  const { view } = asked;
  return {
    sql: withParts(seenRows(asked), `SELECT count_if(${view.column('key')} IS NULL AND ${view.column('answered_at')} > $since AND answered_at <= $until) AS n FROM seen`),
    sources: { log: asked.log.source },
    read(table) {
      const rows = Number(table.values.n?.[0] ?? 0);
      if (rows > 0) throw new DriverError('log-no-key', `${rows} rows of the log have no \`key\`, so nobody knows whose requests they are.`, 'Write the unit of assignment (user, session) to each row, or count requests.');
      return { kind: 'counts', bySlot: {} };
    },
  };
}

/** Each prediction with its label as it was at a fixed age: none yet then is missing, whatever came later. */
export async function labelledRate(asked: LogQuestion): Promise<LogQuery> {
  const { of, hit } = await rateConditions(asked);
  const { log, view, engine, measure, slots } = asked;
  if (!log.labels && !view.has('label'))
    throw InputError.of('labels-missing', `Guardrail ${JSON.stringify(measure.declared)} needs labels, and neither rollout.signals.labels nor a column \`label\` of the log is there.`, 'Declare where labels come: rollout.signals.labels with id, label and labelled_at.');
  const joined = log.labels
    ? [
        ...(await knownLabels(log.labels, engine)),
        `predicted AS (SELECT logged.*, CASE WHEN known.known_at <= logged.answered_at + ${measure.labels!.after} THEN known.label END AS label FROM logged LEFT JOIN known ON known.id = logged.${view.column('id')})`,
      ]
    : ['predicted AS (SELECT * FROM logged)'];
  return {
    sql: withParts(
      [...loggedRows(asked), ...joined],
      `SELECT slot, count_if(sluice_of AND label IS NOT NULL AND sluice_hit) AS events, count_if(sluice_of) AS total, count_if(sluice_of AND label IS NULL) AS missing,
      count_if(sluice_of IS NULL OR (sluice_of AND label IS NOT NULL AND sluice_hit IS NULL)) AS unclear
      FROM (SELECT slot, label, ${of} AS sluice_of, ${hit} AS sluice_hit FROM predicted) AS judged GROUP BY slot`,
    ),
    sources: { log: log.source, ...(log.labels ? { labels: log.labels.source } : {}) },
    read(table) {
      const rows = rowsOf(table, slots);
      refuseUnclear(rows);
      return {
        kind: 'counts',
        bySlot: bySlot(slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }),
        missing: bySlot(slots, rows, (row) => row.number('missing'), 0),
      };
    },
  };
}

/** How many predictions of windows already counted got their label after the age at which they were: reported, never added. */
export async function labelsTooLate(asked: LogQuestion): Promise<LogQuery> {
  const { log, view, engine, measure, from } = asked;
  return {
    sql: withParts(
      [...seenRows(asked), ...(await knownLabels(log.labels!, engine))],
      `SELECT count(DISTINCT seen.id) AS n FROM seen JOIN known ON known.id = seen.${view.column('id')}
      WHERE seen.answered_at > ${from} AND seen.answered_at <= $since AND $since <= $until AND known.known_at > seen.answered_at + ${measure.labels!.after}`,
    ),
    sources: { log: log.source, labels: log.labels!.source },
    read: (table) => ({ kind: 'counts', bySlot: {}, late: Number(table.values.n![0]) }),
  };
}

/** Each prediction's first label: one that is corrected stays what it was. */
async function knownLabels(source: NonNullable<LogQuestion['log']['labels']>, engine: LogQuestion['engine']): Promise<string[]> {
  const labels = await viewOfLabels(source, engine);
  return [
    `told AS (${labels.sql})`,
    `known AS (SELECT ${labels.column('id')} AS id, min(${labels.column('labelled_at')}) AS known_at, min_by(${labels.column('label')}, labelled_at) AS label FROM told WHERE label IS NOT NULL AND labelled_at IS NOT NULL GROUP BY id)`,
  ];
}

function usersSeen(asked: Omit<LogQuestion, 'measure'>): string[] {
  const { view, log, from } = asked;
  const begun = log.countsReturning ? ` AND answered_at > ${from}` : '';
  return [...seenRows(asked), `met AS (SELECT ${view.column('key')} AS key, min(${view.column('answered_at')}) AS first_at, min_by(slot, answered_at) AS slot FROM seen WHERE ${notShadow(asked)}${begun} GROUP BY key)`];
}

/** A copy of a request was answered to nobody. */
function notShadow({ view }: Pick<LogQuestion, 'view'>): string {
  return view.has('shadow') ? 'NOT shadow' : 'TRUE';
}

import { DriverError } from '../../core/driver-error.ts';
import { parseDuration } from '../../core/duration.ts';
import { InputError } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import type { Clock, Reading, Signals, SignalState, Window } from '../../core/seams.ts';
import { readingOfSql } from './answers.ts';
import { factsOf, logStateIn, type Facts, type LogState } from './log-facts.ts';
import { logQuery } from './log-measures.ts';
import type { LogQuery, LogQuestion } from './log-question.ts';
import { ownSql } from './log-own.ts';
import type { LogSource } from './log-source.ts';
import { keylessRows, labelsTooLate, usersAssigned } from './log-units.ts';
import { viewOfLog } from './log-view.ts';
import type { Measure } from './measure.ts';

const ANOTHER_LOOK_MS = 200;
const LOOKS = 3;
const PAIR_WAIT = '10 s';

export interface LogSignalsOptions {
  log: LogSource;
  measures: readonly Measure[];
  slots: readonly string[];
  engine: DataEngine;
  clock: Clock;
}

/**
 * Guardrails from a prediction log: ready-made measures over its published columns, or SQL of the team's own, over rows after
 * `$since` and up to `$until` (milliseconds since the epoch), so that each event enters once. A slot without rows has counts of
 * zero: silence is for the tick to judge. A log that is not there yet, cannot be read, or has rows that nothing can be made of
 * is an outage. What no other look can mend is a mistake to correct: InputError `sql-…`, `log-…`, `labels-…`, `guardrail-…`.
 */
export function logSignals(options: LogSignalsOptions): Signals {
  const { log, measures, clock } = options;
  const known = new Map(measures.map((measure) => [measure.name, measure]));
  const facts = remembered(options);
  const measureOf = (guardrail: string): Measure => {
    const measure = known.get(guardrail);
    if (!measure) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of a log.`);
    return measure;
  };
  return {
    name: 'log',
    settles: (guardrail) => settleOf(measureOf(guardrail), log),
    read: (guardrail, window, state) => orOutage(clock, () => reading(options, measureOf(guardrail), window, state, facts)),
    ...(knowsUsers(options) ? { assigned: (window: Window, state?: SignalState) => orOutage(clock, () => assigned(options, window, state, facts)) } : {}),
  };
}

/** Whether somebody says that the log names them: one without users is no outage. */
function knowsUsers({ log, measures }: LogSignalsOptions): boolean {
  return log.columns.key !== undefined || measures.some(({ countedAfter }) => countedAfter !== undefined);
}

type RememberedFacts = (window: Window, before: LogState | undefined) => Promise<Facts>;

async function reading(options: LogSignalsOptions, measure: Measure, window: Window, state: SignalState | undefined, facts: RememberedFacts): Promise<Reading> {
  const { log, engine, slots } = options;
  if ('sql' in measure.source && measure.source.sql !== undefined) {
    const query = await ownSql(measure.source.sql, measure, log, engine);
    return readingOfSql(measure, await engine.query(query.sql, query.sources, { since: window.since, until: window.until }), slots);
  }
  const view = await viewOfLog(log, engine, measure.labels && log.labels ? ['label'] : []);
  const before = logStateIn(state);
  const found = await facts(window, before);
  const question: LogQuestion = { measure, log, view, engine, slots, segment: measure.segment, window, from: found.state.from };
  if (measure.countedAfter !== undefined) await asked(keylessRows(question), window, engine);
  const answer = await asked(await logQuery(question), window, engine);
  const tooLate = measure.labels && log.labels ? ((await asked(await labelsTooLate(question), window, engine)).late ?? 0) : 0;
  const late = found.late + Math.max(0, tooLate - Number(state?.tooLate ?? 0));
  return { ...answer, state: { log: found.state, ...(tooLate > 0 ? { tooLate } : {}) }, ...(late > 0 ? { late } : {}) };
}

async function assigned({ log, engine, slots }: LogSignalsOptions, window: Window, state: SignalState | undefined, facts: RememberedFacts): Promise<Reading> {
  const view = await viewOfLog(log, engine);
  const found = await facts(window, logStateIn(state));
  const question = { log, view, engine, slots, window, from: found.state.from };
  await asked(keylessRows(question), window, engine);
  return { ...(await asked(usersAssigned(question), window, engine)), state: { log: found.state } };
}

async function asked(query: LogQuery, window: Window, engine: DataEngine): Promise<Reading> {
  return query.read(await engine.query(query.sql, query.sources, { since: window.since, until: window.until }));
}

function settleOf(measure: Measure, { settle }: LogSource): number {
  if (measure.labels) return settle + measure.labels.after;
  if (measure.countedAfter !== undefined) return settle + measure.countedAfter;
  return measure.kind === 'pairs' && measure.source.log !== undefined ? settle + parseDuration(measure.source.wait ?? PAIR_WAIT) : settle;
}

/** What all guardrails of one look share is asked once. */
function remembered({ log, slots, engine, clock }: LogSignalsOptions): RememberedFacts {
  let last: { key: string; facts: Promise<Facts> } | undefined;
  return async (window, before) => {
    const key = JSON.stringify([window, before]);
    if (last?.key !== key) {
      const facts = viewOfLog(log, engine).then((view) => factsOf(log, view, slots, window, clock.now().getTime(), before, engine));
      last = { key, facts };
      facts.catch(() => (last = undefined));
    }
    return last.facts;
  };
}

/** Asked more than once, since a line of the log may be half written at that very moment. */
async function orOutage(clock: Clock, read: () => Promise<Reading>): Promise<Reading> {
  for (let look = 1; ; look++)
    try {
      return await read();
    } catch (error) {
      if (error instanceof RangeError || isMistake(error)) throw error;
      if (error instanceof DriverError || look === LOOKS) return { kind: 'outage', reason: error instanceof Error ? error.message : String(error) };
      await clock.sleep(ANOTHER_LOOK_MS);
    }
}

const MISTAKES = /^(sql|guardrail|labels|log)-/;

/** What is said of the SQL or the columns, as against the files: no other look can mend that. */
function isMistake(error: unknown): boolean {
  return error instanceof InputError && error.problems.some(({ code }) => MISTAKES.test(code));
}


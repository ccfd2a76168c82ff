import { describe, expect, test } from '@jest/globals';
import type { Source } from '../../src/core/data-engine.ts';
import type { Reading, Signals } from '../../src/core/seams.ts';
import type { Guardrail } from '../../src/delivery/spec.ts';
import { openSignals } from '../../src/rollout/signals/open.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { ANSWERS, EDGES, guardrailsFrom, readsTheSame, SLOTS, START } from '../rollout/signals/contract.ts';
import type { Fixture } from './fixtures.ts';
import type { TypedTable } from './tables.ts';

const HOUR = 3_600_000;
/** A server that has just begun compiles its first queries, on two cores that others use too. */
const COLD_MILLISECONDS = 240_000;

/** The answers of the contract; every fifth request was mirrored, and each third answer got its label, some of them too late. */
function logTable(times: 'TIMESTAMP WITH TIME ZONE' | 'BIGINT'): TypedTable {
  const mirrored = ANSWERS.filter((_, at) => at % 5 === 0).map((one, at) => ({ ...one, slot: one.slot === 'a' ? 'b' : 'a', answered_at: one.answered_at + 3, class: at % 4 === 0 ? 'no' : one.class, shadow: true }));
  const rows = [...ANSWERS.map((one) => ({ ...one, shadow: false })), ...(times === 'BIGINT' ? [] : mirrored)];
  return {
    columns: { id: 'VARCHAR', key: 'VARCHAR', slot: 'VARCHAR', answered_at: times, status: 'INTEGER', latency_ms: 'DOUBLE', score: 'DOUBLE', class: 'VARCHAR', region: 'VARCHAR', shadow: 'BOOLEAN' },
    rows: rows.map((one) => [one.id, one.key, one.slot, times === 'BIGINT' ? one.answered_at : `${new Date(one.answered_at).toISOString().replace('T', ' ').replace('Z', '')} UTC`, one.status, one.latency_ms, one.score, one.class, one.region, one.shadow]),
  };
}

const LABELS: TypedTable = {
  columns: { id: 'VARCHAR', label: 'VARCHAR', labelled_at: 'BIGINT' },
  rows: ANSWERS.filter((_, at) => at % 3 === 0).map((one, at) => [one.id, at % 2 === 0 ? 'yes' : 'maybe', one.answered_at + (at % 7 === 0 ? 2 * HOUR : HOUR / 2)]),
};

const FROM_LOG = { errors: { log: 'errors' }, latency: { log: 'latency_ms', edges: EDGES }, score: { log: 'score' }, classes: { log: 'class' } };
const UNITS: Guardrail[] = [
  { name: 'users', unit: 'user', rate: { where: 'status >= 500', counted_after: '1 minute' } },
  { name: 'labelled', rate: { where: 'label <> class' }, labels: { after: '1 hour' } },
  { name: 'pairs', disagreement: { log: 'class', unpaired: 'ignore' } },
  { name: 'near', disagreement: { log: 'score', within: 0.01 } },
];

function signalsOver(fixture: Fixture, guardrails: readonly Guardrail[], log: Source, labels?: Source): Signals {
  return openSignals({ log: { files: 'log' }, ...(labels ? { labels: { files: 'labels' } } : {}) }, guardrails, {
    slots: SLOTS,
    engine: fixture.engine,
    clock: new ManualClock(new Date(START + 5 * HOUR).toISOString()),
    source: (declared) => (declared === 'labels' ? labels! : log),
  });
}

/** A log in a table of the engine is read as the contract says. */
export function readsLogs(fixture: () => Fixture): void {
  let log: Promise<{ source: Source }> | undefined;
  readsTheSame(async () => signalsOver(fixture(), guardrailsFrom(FROM_LOG), (await (log ??= fixture().load(logTable('BIGINT')))).source), COLD_MILLISECONDS);
}

/** Users, labels, pairs, late rows and faults: both engines answer alike, to the last count. */
export function readLogsAlike(one: () => Fixture, other: () => Fixture): void {
  const opened = async (fixture: Fixture): Promise<Signals> =>
    signalsOver(fixture, UNITS, (await fixture.load(logTable('TIMESTAMP WITH TIME ZONE'))).source, (await fixture.load(LABELS)).source);

  describe('of a log with times of its engine', () => {
    test.each(UNITS.map(({ name }) => name))('%s', async (name) => {
      const readings: Reading[] = [];
      for (const fixture of [one(), other()]) {
        const signals = await opened(fixture);
        const first = await signals.read(name, { since: START, until: START + 120_000 });
        readings.push(first, await signals.read(name, { since: START + 120_000, until: START + 500_000 }, first.state));
      }
      expect(readings[0]!.kind).not.toBe('outage');
      expect(readings.slice(2)).toEqual(readings.slice(0, 2));
    }, COLD_MILLISECONDS);

    test('who was assigned where', async () => {
      const [mine, others] = await Promise.all([one(), other()].map(async (fixture) => (await opened(fixture)).assigned!({ since: START, until: START + 60_000 })));
      expect(mine!.kind).toBe('counts');
      expect(others).toEqual(mine);
    }, COLD_MILLISECONDS);
  });
}

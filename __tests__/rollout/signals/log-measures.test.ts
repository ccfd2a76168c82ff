import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Reading, Signals, SignalState } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import type { Guardrail, Rollout } from '../../../src/delivery/spec.ts';
import { openSignals } from '../../../src/rollout/signals/open.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';

let engine: DataEngine;
beforeAll(async () => void (engine = await openDuckDb()));
afterAll(() => engine.close());

const NOON = Date.UTC(2026, 0, 5, 12);
const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Row = Record<string, unknown>;

/** A row of slot a without a fault, `after` milliseconds past noon. */
function row(after: number, changes: Row = {}): Row {
  return { id: `r${after}`, key: `u${after}`, slot: 'a', answered_at: NOON + after, status: 200, latency_ms: 20, score: 0.5, class: 'yes', shadow: false, ...changes };
}

interface Place extends AsyncDisposable {
  signals: Signals;
  write(rows: readonly Row[]): Promise<void>;
  read(since: number, until: number, state?: SignalState): Promise<Reading>;
}

/** Signals of one guardrail over a log with these rows; windows in milliseconds past noon. */
async function logged(guardrail: Omit<Guardrail, 'name'>, rows: readonly Row[], more: { log?: object; labels?: readonly Row[]; assignment?: Rollout['assignment']; now?: number } = {}): Promise<Place> {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'log.jsonl');
  const lines = (some: readonly Row[]): string => some.map((one) => `${JSON.stringify(one)}\n`).join('');
  await writeFile(file, lines(rows));
  if (more.labels) await writeFile(path.join(folder.path, 'labels.jsonl'), lines(more.labels));
  const signals = openSignals(
    { log: { files: 'log.jsonl', ...more.log }, ...(more.labels ? { labels: { files: 'labels.jsonl' } } : {}) },
    [{ name: 'it', ...guardrail }],
    { slots: ['a', 'b'], engine, clock: new ManualClock(new Date(NOON + (more.now ?? HOUR)).toISOString()), assignment: more.assignment, source: (declared) => ({ file: path.join(folder.path, declared as string) }) },
  );
  return {
    signals,
    write: (some) => appendFile(file, lines(some)),
    read: (since, until, state) => signals.read('it', { since: NOON + since, until: NOON + until }, state),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const outageOf = (code: string) => expect.objectContaining({ kind: 'outage', reason: expect.stringContaining(`[${code}]`) });
const ERRORS = { rate: { log: 'errors' as const } };

describe('rows of a log', () => {
  test('that come after their window was counted are reported, and never added', async () => {
    await using place = await logged(ERRORS, [row(1), row(2)]);
    const first = await place.read(0, 10);
    expect(first).toMatchObject({ bySlot: { a: { total: 2 } } });
    expect(first.late).toBeUndefined();
    await place.write([row(5), row(12), row(7, { slot: 'b' })]);
    const second = await place.read(10, 20, first.state);
    expect(second).toMatchObject({ bySlot: { a: { total: 1 }, b: { total: 0 } }, late: 2 });
    expect(await place.read(20, 30, second.state)).not.toHaveProperty('late');
  });

  test('are no late ones while they are younger than the log takes to be written', async () => {
    await using place = await logged(ERRORS, [row(1)], { log: { settle: '5 s' }, now: 10 });
    expect(place.signals.settles!('it')).toBe(5000);
    const first = await place.read(0, 10);
    await place.write([row(5)]);
    expect(await place.read(10, 20, first.state)).not.toHaveProperty('late');
  });

  test('that grow while they are read are read up to the moment that is asked for', async () => {
    await using place = await logged(ERRORS, [row(1)]);
    const reading = place.read(0, 10);
    await place.write(Array.from({ length: 2000 }, (_, at) => row(20 + at)));
    expect(await reading).toMatchObject({ kind: 'counts', bySlot: { a: { total: 1 } } });
  });

  test.each<[string, Row]>([
    ['log-no-time', row(5, { answered_at: null })],
    ['log-no-slot', row(5, { slot: null })],
    ['log-no-id', row(5, { id: null })],
    ['log-clock-ahead', row(HOUR + 61 * SECOND)],
    ['log-unclear', row(5, { status: null })],
  ])('are an outage as %s', async (code, faulty) => {
    await using place = await logged(ERRORS, [row(1), row(2), faulty]);
    expect(await place.read(0, 10)).toEqual(outageOf(code));
  });

  test('that are dated a little ahead of this clock wait for their window', async () => {
    await using place = await logged(ERRORS, [row(1), row(HOUR + 59 * SECOND)]);
    expect(await place.read(0, 10)).toMatchObject({ bySlot: { a: { total: 1 } } });
  });

  test('of other servers are left out', async () => {
    await using place = await logged(ERRORS, [row(1), row(2, { slot: 'canary-of-others', status: 500 })]);
    expect(await place.read(0, 10)).toMatchObject({ bySlot: { a: { events: 0, total: 1 }, b: { events: 0, total: 0 } } });
  });

  test('without a column that is asked for are a mistake to correct, with the columns that there are', async () => {
    const { status: _status, ...without } = row(1);
    await using place = await logged(ERRORS, [without]);
    await expect(place.read(0, 10)).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'log-column', fix: expect.stringContaining('latency_ms') })] });
  });
});

describe('ready-made measures', () => {
  test('count what a condition says, of what counts at all', async () => {
    await using place = await logged({ rate: { where: 'latency_ms > 100', of: "class <> 'ping'" } }, [row(1, { latency_ms: 300 }), row(2), row(3, { latency_ms: 900, class: 'ping' })]);
    expect(await place.read(0, 10)).toMatchObject({ bySlot: { a: { events: 1, total: 2 } } });
  });

  test.each(['latency_ms > 100) OR (1 = 1', 'latency_ms > 100; DROP TABLE log', "status IN (SELECT status FROM log)", 'count(*) > 1'])('refuse the condition %s', async (where) => {
    await using place = await logged({ rate: { where } }, [row(1)]);
    await expect(place.read(0, 10)).rejects.toThrow(/sql-/);
  });

  const mean = { mean: { log: 'score' }, bounds: [0, 1], margin_absolute: 0.1 };
  test.each<[string, Omit<Guardrail, 'name'>, Row]>([
    ['log-bounds', mean, { score: 1.5 }],
    ['log-value-missing', mean, { score: null }],
    ['log-value-missing', { histogram: { log: 'latency_ms', edges: [10] }, quantile: 0.5 }, { latency_ms: null }],
    ['log-not-finite', { histogram: { log: 'took', edges: [10] }, quantile: 0.5 }, { took: 'NaN' }],
    ['log-not-finite', { mean: { log: 'took' }, bounds: [0, 1], margin_absolute: 0.1 }, { took: '-inf' }],
  ])('take no number out of what is none: %s', async (code, guardrail, changes) => {
    await using place = await logged(guardrail, [row(1, { took: '0.5' }), row(2, { took: '0.25', ...changes })]);
    expect(await place.read(0, 10)).toEqual(outageOf(code));
  });

  test('leave what failed out of means, buckets and classes, unless a condition says otherwise', async () => {
    const failed = row(2, { status: 503, score: null, class: null, latency_ms: 9 });
    await using scores = await logged(mean, [row(1), failed]);
    expect(await scores.read(0, 10)).toMatchObject({ bySlot: { a: { n: 1, sum: 0.5 } } });
    await using classes = await logged({ shares: { log: 'class', where: 'TRUE' } }, [row(1), failed]);
    expect(await classes.read(0, 10)).toMatchObject({ bySlot: { a: { yes: 1, '(none)': 1 } } });
  });

  test('refuse the shares of a column with too many values', async () => {
    await using place = await logged({ shares: { log: 'id' } }, Array.from({ length: 201 }, (_, at) => row(at + 1)));
    expect(await place.read(0, 1000)).toEqual(outageOf('log-classes'));
  });
});

describe('users counted once', () => {
  const users = { unit: 'user' as const, rate: { log: 'errors' as const, counted_after: '10 s' } };
  const rows = [
    row(1, { key: 'heavy' }), row(2, { key: 'heavy', status: 500 }), row(3, { key: 'heavy', status: 500 }),
    row(4, { key: 'fine' }), row(5, { key: 'late fault' }), row(5 + 11 * SECOND, { key: 'late fault', status: 500 }),
    // Moved as the share grew: what happens elsewhere is not the first slot's.
    row(6, { key: 'moved' }), row(7, { key: 'moved', slot: 'b', status: 500 }),
    row(8, { key: 'copied', shadow: true, slot: 'b' }), row(9, { key: 'copied' }),
  ];

  test('are events where any request within a fixed time of the first failed, in the slot of the first', async () => {
    await using place = await logged(users, rows, { now: 30 * SECOND });
    expect(place.signals.settles!('it')).toBe(10 * SECOND);
    expect(await place.read(0, 100)).toMatchObject({ kind: 'counts', bySlot: { a: { events: 1, total: 5 }, b: { events: 0, total: 0 } } });
  });

  test('are counted in the window of their first request alone', async () => {
    await using place = await logged(users, [...rows, row(200, { key: 'heavy', status: 500 }), row(201, { key: 'new' })], { now: 30 * SECOND });
    const first = await place.read(0, 100);
    expect(await place.read(100, 300, first.state)).toMatchObject({ bySlot: { a: { events: 0, total: 1 } } });
  });

  test('who were there before the delivery are assigned anew, unless the router remembers them', async () => {
    const before = [row(-500, { key: 'heavy' }), ...rows];
    await using anew = await logged(users, before, { now: 30 * SECOND });
    expect(await anew.read(0, 100)).toMatchObject({ bySlot: { a: { events: 1, total: 5 } } });
    await using remembered = await logged(users, before, { log: { returning: 'leave_out' }, now: 30 * SECOND });
    expect(await remembered.read(0, 100)).toMatchObject({ bySlot: { a: { events: 0, total: 4 } } });
  });

  test('are assigned where their first request went', async () => {
    await using place = await logged(users, rows, { now: 30 * SECOND });
    const window = { since: NOON, until: NOON + 100 };
    expect(await place.signals.assigned!(window)).toMatchObject({ kind: 'counts', bySlot: { a: { events: 0, total: 5 }, b: { events: 0, total: 0 } } });
  });

  test('need a key in every row', async () => {
    await using place = await logged(users, [...rows, row(10, { key: null })], { now: 30 * SECOND });
    expect(await place.read(0, 100)).toEqual(outageOf('log-no-key'));
    expect(await place.signals.assigned!({ since: NOON, until: NOON + 100 })).toEqual(outageOf('log-no-key'));
  });

  test('are what a rate counts where users are assigned, and nobody is asked for where nothing says that the log names them', async () => {
    await using assigned = await logged(ERRORS, [row(1, { key: 'u' }), row(2, { key: 'u' })], { assignment: 'user', now: 3 * HOUR });
    expect(await assigned.read(0, 10)).toMatchObject({ bySlot: { a: { total: 1 } } });
    await using requests = await logged(ERRORS, [row(1)]);
    expect(requests.signals.assigned).toBeUndefined();
  });
});

describe('labels that come later', () => {
  const wrong = { rate: { where: 'label <> class' }, labels: { after: '3 days' } };
  const predicted = [row(1), row(2), row(3), row(4, { slot: 'b' })];
  const label = (id: string, value: string, after: number): Row => ({ id, label: value, labelled_at: NOON + after });

  test('are those known at a fixed age; later ones and none at all are missing', async () => {
    const labels = [label('r1', 'no', DAY), label('r2', 'yes', 2 * DAY), label('r3', 'no', 3 * DAY + 4), label('r4', 'no', DAY)];
    await using place = await logged(wrong, predicted, { labels, now: 4 * DAY });
    expect(place.signals.settles!('it')).toBe(3 * DAY);
    expect(await place.read(0, 10)).toMatchObject({ kind: 'counts', bySlot: { a: { events: 1, total: 3 }, b: { events: 1, total: 1 } }, missing: { a: 1, b: 0 } });
  });

  test('that are corrected stay as they first were', async () => {
    await using place = await logged(wrong, predicted, { labels: [label('r1', 'yes', DAY), label('r1', 'no', 2 * DAY)], now: 4 * DAY });
    expect(await place.read(0, 10)).toMatchObject({ bySlot: { a: { events: 0, total: 3 } }, missing: { a: 2, b: 1 } });
  });

  test('that come after their prediction was counted are reported with the next reading, and never added', async () => {
    await using place = await logged(wrong, predicted, { labels: [label('r1', 'no', DAY), label('r2', 'no', 3 * DAY + 10), label('r3', 'no', 5 * DAY)], now: 6 * DAY });
    const first = await place.read(0, 10);
    expect(first).toMatchObject({ bySlot: { a: { events: 1, total: 3 } }, missing: { a: 2 } });
    expect(first).not.toHaveProperty('late');
    const second = await place.read(10, 20, first.state);
    expect(second).toMatchObject({ bySlot: { a: { events: 0, total: 0 } }, late: 2 });
    expect(await place.read(20, 30, second.state)).not.toHaveProperty('late');
  });

  test('count where chance decided, if the model decides which labels there are', async () => {
    const explored = predicted.map((one, at) => ({ ...one, dice: at === 1 }));
    await using place = await logged({ ...wrong, labels: { after: '3 days', selective: true, explored: 'dice' } }, explored, { labels: [label('r2', 'no', DAY)], now: 4 * DAY });
    expect(await place.read(0, 10)).toMatchObject({ bySlot: { a: { events: 1, total: 1 }, b: { events: 0, total: 0 } }, missing: { a: 0, b: 0 } });
  });

  test('have to come from somewhere, and make a rate alone without SQL', async () => {
    await using none = await logged(wrong, predicted);
    await expect(none.read(0, 10)).rejects.toThrow(/labels-missing/);
    await using mean = await logged({ mean: { log: 'score' }, bounds: [0, 1], margin_absolute: 0.1, labels: { after: '1 day' } }, predicted);
    await expect(mean.read(0, 10)).rejects.toThrow(/guardrail-labels/);
  });

  test('can be read by SQL of the team, missing ones counted', async () => {
    const sql = 'SELECT slot, count_if(label <> class) AS events, count(*) AS total, count_if(label IS NULL) AS missing FROM log LEFT JOIN labels USING (id) WHERE answered_at > $since AND answered_at <= $until GROUP BY slot';
    await using place = await logged({ rate: { sql }, labels: { after: '3 days' } }, predicted, { labels: [label('r1', 'no', DAY), label('r4', 'yes', DAY)], now: 4 * DAY });
    expect(await place.read(0, 10)).toMatchObject({ bySlot: { a: { events: 1, total: 3 }, b: { events: 0, total: 1 } }, missing: { a: 2, b: 0 } });
  });
});

describe('pairs of a mirror', () => {
  const both = (after: number, a: Row = {}, b: Row = {}, apart = 3): Row[] => [row(after, { id: `p${after}`, ...a }), row(after + apart, { id: `p${after}`, slot: 'b', shadow: true, ...b })];

  test('differ by answer, by failing alone, and where one never came', async () => {
    const rows = [...both(1), ...both(2, {}, { class: 'no' }), ...both(3, {}, { status: 500, class: null }), ...both(4, { status: 500 }, { status: 503 }), row(5), ...both(6, {}, {}, 11 * SECOND)];
    await using place = await logged({ disagreement: { log: 'class' } }, rows, { now: HOUR });
    expect(place.signals.settles!('it')).toBe(10 * SECOND);
    expect(await place.read(0, 10)).toMatchObject({ kind: 'pairs', n: 6, differ: 4 });
    await using sampled = await logged({ disagreement: { log: 'class', unpaired: 'ignore' } }, rows, { now: HOUR });
    expect(await sampled.read(0, 10)).toMatchObject({ n: 4, differ: 2 });
  });

  test('count at the time of the first row alone, wherever the second one falls', async () => {
    await using place = await logged({ disagreement: { log: 'class' } }, both(9, {}, { class: 'no' }));
    expect(await place.read(0, 10)).toMatchObject({ n: 1, differ: 1 });
    expect(await place.read(10, 20)).toMatchObject({ n: 0, differ: 0 });
  });

  test('agree as numbers within what is allowed; no number is not any number', async () => {
    const rows = [...both(1, { score: 0.5 }, { score: 0.505 }), ...both(2, { score: 0.5 }, { score: 0.52 }), ...both(3, { score: null }, { score: 0.5 }), ...both(4, { score: null }, { score: null })];
    await using place = await logged({ disagreement: { log: 'score', within: 0.01 } }, rows);
    expect(await place.read(0, 10)).toMatchObject({ n: 4, differ: 2 });
  });
});

describe('SQL of the team', () => {
  test('reads gauges, pairs, cost: whatever a log holds', async () => {
    const cost = { mean: { sql: "SELECT slot, count(*) AS n, sum(latency_ms * 0.001) AS sum FROM log WHERE answered_at > $since AND answered_at <= $until GROUP BY slot" }, bounds: [0, 1], margin_absolute: 0.1 };
    await using money = await logged(cost, [row(1), row(2)]);
    expect(await money.read(0, 10)).toEqual({ kind: 'values', bySlot: { a: { n: 2, sum: 0.04 }, b: { n: 0, sum: 0 } } });
    await using gauge = await logged({ gauge: { sql: 'SELECT slot, max(latency_ms) AS value FROM log WHERE answered_at > $since AND answered_at <= $until GROUP BY slot' } }, [row(1, { latency_ms: 70 })]);
    expect(await gauge.read(0, 10)).toEqual({ kind: 'gauge', bySlot: { a: 70 } });
    await using pairs = await logged({ disagreement: { sql: 'SELECT count(*) AS n, 0 AS differ FROM log WHERE answered_at > $since AND answered_at <= $until' } }, [row(1)]);
    expect(await pairs.read(0, 10)).toEqual({ kind: 'pairs', n: 1, differ: 0 });
  });

  const windowed = 'FROM log WHERE answered_at > $since AND answered_at <= $until';
  test.each<[string, Omit<Guardrail, 'name'>]>([
    ['guardrail-counts', { rate: { sql: `SELECT 'a' AS slot, 2 AS events, 3 AS total, 2 AS missing ${windowed} LIMIT 1` } }],
    ['guardrail-value', { mean: { sql: `SELECT 'a' AS slot, 2 AS n, 3 AS sum ${windowed} LIMIT 1` }, bounds: [0, 1], margin_absolute: 0.1 }],
    ['guardrail-value', { gauge: { sql: `SELECT 'a' AS slot, 'nan'::DOUBLE AS value ${windowed} LIMIT 1` } }],
    ['guardrail-edges', { histogram: { sql: `SELECT 'a' AS slot, 7 AS le, 2 AS count ${windowed} LIMIT 1`, edges: [5, 10] }, quantile: 0.5 }],
    ['guardrail-counts', { disagreement: { sql: `SELECT 1 AS n, 2 AS differ ${windowed} LIMIT 1` } }],
    ['guardrail-rows', { shares: { sql: `SELECT 'a' AS slot, class, 1 AS count ${windowed}` } }],
    ['guardrail-columns', { disagreement: { sql: `SELECT 1 AS n, 2 AS differ, 3 AS more ${windowed} LIMIT 1` } }],
  ])('is refused as %s where its answer cannot be', async (code, guardrail) => {
    await using place = await logged(guardrail, [row(1), row(2)]);
    await expect(place.read(0, 10)).rejects.toMatchObject({ problems: [expect.objectContaining({ code })] });
  });

  test('reads nothing but the declared tables, a slice of them too', async () => {
    await using place = await logged({ rate: { sql: `SELECT slot, 0 AS events, count(*) AS total FROM read_csv('/etc/passwd') WHERE $since < $until GROUP BY slot` }, segments: { by: 'class', values: ['yes'] } }, [row(1)]);
    for (const name of ['it', 'it [class=yes]']) await expect(place.signals.read(name, { since: 0, until: 1 })).rejects.toThrow(/sql-/);
    await using hostile = await logged({ ...ERRORS, segments: { by: 'class', values: ["yes' OR '1'='1"] } }, [row(1)]);
    expect(await hostile.signals.read("it [class=yes' OR '1'='1]", { since: NOON, until: NOON + 10 })).toMatchObject({ bySlot: { a: { total: 0 } } });
  });
});

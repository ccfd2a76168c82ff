import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { openSignals } from '../../../src/rollout/signals/open.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';

const SQL = `
  SELECT slot, count(*) FILTER (WHERE status >= 500) AS events, count(*) AS total
  FROM log WHERE served_at > $since AND served_at <= $until GROUP BY slot`;

let engine: DataEngine;
beforeAll(async () => void (engine = await openDuckDb()));
afterAll(() => engine.close());

async function logged(lines: readonly object[], sql = SQL) {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'requests-1.jsonl');
  if (lines.length > 0) await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n') + '\n');
  const signals = openSignals(
    { log: { files: 'requests-*.jsonl' } },
    [{ name: 'errors', rate: { sql } }],
    { slots: ['a', 'b'], engine, clock: new ManualClock(), source: (declared) => ({ file: path.join(folder.path, declared as string) }) },
  );
  return { signals, file, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

const REQUESTS = [
  { served_at: 1000, slot: 'a', status: 200 },
  { served_at: 1001, slot: 'a', status: 503 },
  { served_at: 1500, slot: 'b', status: 200 },
  { served_at: 2000, slot: 'a', status: 200 },
  { served_at: 2001, slot: 'b', status: 500 },
];

describe('guardrails from a log', () => {
  test('count what came after `since` and up to `until`, by slot', async () => {
    await using place = await logged(REQUESTS);
    expect(await place.signals.read('errors', { since: 1000, until: 2000 })).toEqual({
      kind: 'counts', bySlot: { a: { events: 1, total: 2 }, b: { events: 0, total: 1 } },
    });
  });

  test('count each request once over windows that follow each other', async () => {
    await using place = await logged(REQUESTS);
    let total = 0;
    for (const [since, until] of [[0, 1000], [1000, 1001], [1001, 2000], [2000, 9000]] as const) {
      const reading = await place.signals.read('errors', { since, until });
      if (reading.kind === 'counts') total += reading.bySlot.a!.total + reading.bySlot.b!.total;
    }
    expect(total).toBe(REQUESTS.length);
  });

  test('show the silence of a slot as counts of zero', async () => {
    await using place = await logged(REQUESTS.filter(({ slot }) => slot === 'a'));
    expect(await place.signals.read('errors', { since: 0, until: 9000 })).toMatchObject({ bySlot: { b: { events: 0, total: 0 } } });
  });

  test('are an outage where there is no log yet, and where it cannot be read', async () => {
    await using empty = await logged([]);
    const window = { since: 0, until: 1 };
    expect(await empty.signals.read('errors', window)).toMatchObject({ kind: 'outage', reason: expect.stringContaining('requests-*.jsonl') });
    await using torn = await logged(REQUESTS);
    await writeFile(torn.file, '{"served_at": 1000, "slot": "a", "status"\n');
    expect(await torn.signals.read('errors', window)).toMatchObject({ kind: 'outage' });
  });

  test.each<[string, string, string]>([
    ['guardrail-columns', 'SELECT slot, 1 AS events WHERE $since < $until', 'slot, events'],
    ['guardrail-columns', 'SELECT slot, 0 AS events, 1 AS total, 2 AS extra FROM log WHERE $since < $until', 'extra'],
    ['guardrail-slot', "SELECT 'c' AS slot, 0 AS events, 1 AS total WHERE $since < $until", '"c"'],
    ['guardrail-slot', 'SELECT NULL AS slot, 0 AS events, 1 AS total WHERE $since < $until', 'null'],
    ['guardrail-rows', 'SELECT slot, 0 AS events, 1 AS total FROM log WHERE $since < $until', 'twice'],
    ['guardrail-counts', "SELECT 'a' AS slot, NULL AS events, 1 AS total WHERE $since < $until", 'null'],
    ['guardrail-counts', "SELECT 'a' AS slot, 'nan'::DOUBLE AS events, 1 AS total WHERE $since < $until", 'NaN'],
    ['guardrail-counts', "SELECT 'a' AS slot, -1 AS events, 1 AS total WHERE $since < $until", '-1'],
    ['guardrail-counts', "SELECT 'a' AS slot, 'many' AS events, 1 AS total WHERE $since < $until", 'many'],
    ['guardrail-counts', "SELECT 'a' AS slot, 2 AS events, 1 AS total WHERE $since < $until", '2 events of 1'],
    ['sql-parameter-unused', 'SELECT slot, 0 AS events, count(*) AS total FROM log GROUP BY slot', '$since'],
  ])('are refused as %s: %s', async (code, sql, named) => {
    await using place = await logged(REQUESTS, sql.includes('FROM') ? sql : sql.replace('WHERE', 'FROM (SELECT \'a\' AS slot, count(*) FROM log) AS one(slot, n) WHERE'));
    await expect(place.signals.read('errors', { since: 0, until: 9000 })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code, message: expect.stringContaining(named) })],
    });
  });

  test('need SQL where the signals are a log', () => {
    const options = { slots: ['a', 'b'], engine, clock: new ManualClock(), source: (declared: unknown) => ({ file: declared as string }) };
    const guardrail = { name: 'errors', rate: { events: 'errors_total', total: 'requests_total' } };
    expect(() => openSignals({ log: { files: 'x' } }, [guardrail], options)).toThrow(/guardrail-source/);
    expect(() => openSignals({ prometheus: { url: 'http://127.0.0.1' } }, [{ name: 'e', rate: { sql: SQL } }], options)).toThrow(/guardrail-source/);
  });
});

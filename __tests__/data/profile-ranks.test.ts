import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { exactRanks } from '../../src/data/engines/duckdb-ranks.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { frozenEdges, type NumbersAsked } from '../../src/data/profile/frozen-edges.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { profileText } from '../../src/data/profile/profile.ts';
import { temporaryFolder } from './support.ts';

const ROWS = 30_000;
const folder = temporaryFolder();
const file = path.join(folder.path, 'numbers.parquet');
let engine: DataEngine;
const sortedValues = new Map<string, number[]>();

/** All different; mostly zero on both sides; a heavy value amid different ones; a hundred equal values each; with odd values. */
const COLUMNS = {
  different: 'sin(i * 1.7) * 1e4 + i * 1e-7',
  zeros: 'CASE WHEN i % 3 = 0 THEN sin(i) ELSE 0.0 END',
  heavy: 'CASE WHEN hash(i) % 10 < 7 THEN 7.25 ELSE cos(i) * 20 END',
  steps: '(hash(i) % 40000) // 100 * 0.5',
  odd: "CASE i % 50 WHEN 0 THEN 'NaN'::DOUBLE WHEN 1 THEN 'inf'::DOUBLE WHEN 2 THEN '-inf'::DOUBLE WHEN 3 THEN NULL ELSE exp(sin(i * 3.1) * 5) END",
};

beforeAll(async () => {
  engine = await openDuckDb();
  await engine.write(`SELECT i, ${Object.entries(COLUMNS).map(([name, sql]) => `(${sql})::DOUBLE AS ${name}`).join(', ')} FROM range(${ROWS}) t(i)`, {}, file);
  const { values } = await engine.query('SELECT * FROM t', { t: { file } });
  for (const name of Object.keys(COLUMNS)) {
    const numbers = values[name]!.map((value) => (value === null ? NaN : Number(value)));
    sortedValues.set(name, numbers.filter(Number.isFinite).sort((a, b) => a - b));
  }
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

function finite(name: string): number[] {
  return sortedValues.get(name)!;
}

describe('exact ranks', () => {
  const ranks = [1, 2, 599, 600, 10_000, 20_001];

  test.each([['all at once', 20_000_000], ['a column at a time', ROWS], ['by a sort that spills', 1000]])('are those of the sorted finite values, %s', async (_, atOnce) => {
    const names = Object.keys(COLUMNS);
    const found = await exactRanks(engine, { file }, names.map((name) => ({ number: name, ranks })), atOnce);
    expect(found).toEqual(names.map((name) => ranks.map((rank) => finite(name)[rank - 1])));
  });

  test('of nothing asked read nothing', async () => {
    expect(await exactRanks(engine, { file: 'nowhere.parquet' }, [{ number: 'x', ranks: [] }])).toEqual([[]]);
  });
});

describe('frozen edges', () => {
  const asked = (name: string): NumbersAsked => {
    const sorted = finite(name);
    const negatives = sorted.filter((value) => value < 0).length;
    return { number: name, finite: sorted.length, odd: name === 'odd' ? 1 : 0, negatives, zeroOwn: sorted.filter((value) => value === 0).length >= ROWS / 20 };
  };

  test.each(Object.keys(COLUMNS))('by ranks are to the byte those from all values: %s', async (name) => {
    const counts = new Map<number, number>();
    for (const value of finite(name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const [byRank, fromAll] = await frozenEdges(engine, { file }, [asked(name), { ...asked(name), all: counts }]);
    expect(counts.size).toBeGreaterThan(256);
    expect(JSON.stringify(byRank)).toBe(JSON.stringify(fromAll));
    const { edges, lows, counts: rows } = byRank!;
    const sorted = finite(name);
    let from = 0;
    const ends = rows.map((count) => [sorted[from], sorted[(from += count) - 1]]);
    expect(ends).toEqual(edges.map((edge, bin) => [lows[bin], edge]));
    expect(from).toBe(sorted.length);
  });

  test('of a large table are the same bytes in another order and other files', async () => {
    const once = profileText(await makeProfile(engine, { file }));
    for (const part of [0, 1]) await engine.write(`SELECT * FROM t WHERE hash(i) % 2 = ${part} ORDER BY hash(i * 5)`, { t: { file } }, path.join(folder.path, `half-${part}.parquet`));
    expect(profileText(await makeProfile(engine, { file: path.join(folder.path, 'half-*.parquet') }))).toBe(once);
  });
});

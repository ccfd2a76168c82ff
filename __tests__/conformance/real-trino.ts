import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine, TrinoConnection } from '../../src/core/data-engine.ts';
import type { Clock } from '../../src/core/seams.ts';
import { exactRanks } from '../../src/data/engines/trino-ranks.ts';
import { trinoClient, type TrinoClient } from '../../src/data/engines/trino-client.ts';
import { accessTo } from '../../src/data/engines/trino-connection.ts';
import { openTrino } from '../../src/data/engines/trino.ts';
import { codesOf, temporaryFolder } from '../data/support.ts';
import { LOCALHOST } from '../data/engines/localhost-certificate.ts';
import { fillTable } from './fixtures.ts';
import { oddTable, seeded } from './tables.ts';

/** The secret that the server signs tokens with. */
export const SECRET = Buffer.from('a secret of thirty-two characters');
export const SERVER_PEM = LOCALHOST.key + LOCALHOST.cert;

/** What only a real server can show: its own refusals, versions of tables, cancelled queries, certificates and tokens. */
export function realTrino(url: () => string, secureUrl: () => string, clock: Clock): void {
  const connection = (more: Partial<TrinoConnection> = {}): TrinoConnection => ({ server: url(), user: 'reader', ...more });
  const table = (trino: string, snapshot?: string) => ({ trino, connection: connection(), ...(snapshot === undefined ? {} : { snapshot }) });
  let admin: TrinoClient;
  const run = async (sql: string) => (await admin.run(sql)).rows;
  beforeAll(async () => {
    admin = trinoClient(await accessTo(connection({ user: 'admin' }), {}), { clock });
  });
  const using = async <T>(work: (engine: DataEngine) => Promise<T>, more: Partial<TrinoConnection> = {}, signal?: AbortSignal): Promise<T> => {
    const engine = await openTrino(connection(more), { env: {}, clock, signal });
    try {
      return await work(engine);
    } finally {
      await engine.close();
    }
  };
  const name = (suffix: string) => `t${process.pid}_${suffix}`;

  test('names with dots, quotes and SQL, of tables and of columns', async () => {
    const odd = `memory.default."odd.${name('x')} ""; DROP"`;
    await run(`CREATE TABLE ${odd} AS SELECT 1 AS "a ""b""; --", 2 AS "日本 語", ROW(ROW(7)) AS r`);
    await using(async (engine) => {
      expect((await engine.describe(table(odd))).map((column) => column.name)).toEqual(['a "b"; --', '日本 語', 'r']);
      expect(await engine.measure(table(odd), { a: 'sum("a ""b""; --")', b: 'sum("日本 語")' })).toEqual({ a: 1, b: 2 });
    });
  });

  test('a table that the plan reads and nobody declared is refused; a field of a field is none', async () => {
    const nested = `memory.default.${name('nested')}`;
    await run(`CREATE TABLE ${nested} AS SELECT CAST(ROW(ROW(7)) AS ROW(a ROW(b bigint))) AS r`);
    await using(async (engine) => {
      expect((await engine.query('SELECT t.r.a.b AS b FROM t', { t: table(nested) })).values).toEqual({ b: [7] });
      for (const sql of [`SELECT n_name FROM tpch.tiny.nation`, 'SELECT (SELECT count(*) FROM "tpch" . tiny . nation) AS n FROM t', 'SELECT count(*) AS n FROM system.runtime.queries', 'SELECT 1 AS n FROM t, tpch.information_schema.tables'])
        expect(['sql-unknown-table', 'sql-unknown-column']).toContain((await codesOf(engine.query(sql, { t: table(nested) })))[0]);
      expect(await codesOf(engine.query('SELECT * FROM nation', { t: table(nested) }))).toEqual(['sql-refused']);
    });
  });

  test('tables and servers that are not there', async () => {
    await using(async (engine) => {
      for (const missing of ['nowhere.tiny.nation', 'tpch.nowhere.nation', 'tpch.tiny.nowhere']) expect(await codesOf(engine.describe(table(missing)))).toEqual(['trino-table-missing']);
    });
  });

  test('row rules, by their words and by its own judgement', async () => {
    const nation = table('tpch.tiny.nation');
    await using(async (engine) => {
      for (const [code, sql] of [['sql-syntax', 'nationkey >'], ['sql-syntax', 'nationkey nationkey'], ['sql-not-a-condition', 'count(*) > 1'], ['sql-not-a-condition', 'max(nationkey) > 1'], ['sql-refused', 'nofunction(1)'], ['sql-window', 'rank() OVER (ORDER BY name) > 1'], ['sql-subquery', 'nationkey IN (SELECT 1)']] as const) {
        expect([sql, await codesOf(engine.condition(sql, nation))]).toEqual([sql, [code]]);
      }
      for (const sql of ['nationkey > 1 OR nationkey < 0', "name LIKE 'A%'", 'CAST(name AS timestamp(3) with time zone) IS NULL', 'extract(year FROM DATE \'2020-01-01\') > 1', 'any_match(ARRAY[nationkey], x -> x > 1)', 'not_there > 1']) {
        expect(await engine.condition(sql, nation)).toBe(`(\n${sql}\n)`);
      }
      const kept = await engine.condition('nationkey > 1 OR nationkey < 0', nation);
      expect(await engine.measure(nation, { n: `count_if(NOT ${kept})` })).toEqual({ n: 2 });
    });
  });

  test('values that it cannot calculate with are told without the value', async () => {
    await using(async (engine) => {
      const told = await engine.measure(table('tpch.tiny.nation'), { n: 'max(CAST(name AS BIGINT))' }).then(String, (error: Error) => error.message);
      expect(told).toContain('[sql-value]');
      expect(told).not.toMatch(/ALGERIA|VIETNAM/);
    });
  });

  test('exact order statistics of more rows than are sorted at a time', async () => {
    const random = seeded(9);
    const made = { columns: { x: 'DOUBLE', same: 'DOUBLE' } as const, rows: Array.from({ length: 3000 }, () => [Math.exp(40 * random() - 20) * (random() < 0.5 ? -1 : 1), random() < 0.8 ? 0 : random()]) };
    await fillTable(admin, `memory.default.${name('ranks')}`, made);
    const ranks = [1, 2, 3, 150, 1499, 1500, 1501, 2997, 2998, 3000];
    const sorted = [0, 1].map((column) => made.rows.map((row) => row[column]!).sort((a, b) => a - b));
    await using(async (engine) => {
      const found = await exactRanks(engine, table(`memory.default.${name('ranks')}`), ['x', 'same'].map((number) => ({ number, ranks })), 20);
      expect(found).toEqual(sorted.map((values) => ranks.map((rank) => values[rank - 1]!)));
    });
  });

  test('a query that is aborted is cancelled on the server', async () => {
    const aborting = new AbortController();
    const marked = `count_if(orderkey = ${process.pid})`;
    const state = async () => (await run(`SELECT state, error_code FROM system.runtime.queries WHERE query LIKE '%${marked}%' AND query NOT LIKE '%system.runtime%'`))[0] ?? [];
    const codes = using((engine) => codesOf(engine.measure(table('tpch.sf1000.lineitem'), { n: marked })), {}, aborting.signal);
    await until(clock, async () => (await state())[0] === 'RUNNING');
    aborting.abort();
    expect(await codes).toEqual(['trino-cancelled']);
    await until(clock, async () => (await state())[0] === 'FAILED');
    expect(await state()).toEqual(['FAILED', 'USER_CANCELED']);
  });

  test('a query that is longer than it may be is ended, one that is stuck in a pattern too', async () => {
    await using(async (engine) => expect(await codesOf(engine.measure(table('tpch.sf1000.lineitem'), { n: 'count(*)' }))).toEqual(['trino-timeout']), { timeout: '3 s' });
    // A person's own condition may hold any pattern: the limit of time is what ends it.
    const stuck = `count_if(regexp_like('${'a'.repeat(60)}b' || name, '^(a+)+$'))`;
    await using(async (engine) => expect(await codesOf(engine.measure(table('tpch.tiny.region'), { n: stuck }))).toEqual(['trino-timeout']), { timeout: '3 s' });
  });

  describe('a table with versions', () => {
    const lake = `lake.${name('s')}.flights`;
    let before: string;
    beforeAll(async () => {
      await run(`CREATE SCHEMA lake.${name('s')}`);
      await run(`CREATE TABLE ${lake} AS SELECT orderkey, totalprice FROM tpch.tiny.orders`);
    }, 60_000);

    test('stays for one run what it was at its first look, and says which version that was', async () => {
      await using(async (engine) => {
        before = (await engine.identify(table(lake))).snapshot!;
        expect(before).toMatch(/^\d{15,19}$/);
        expect(await engine.measure(table(lake), { n: 'count(*)' })).toEqual({ n: 15_000 });
        await run(`DELETE FROM ${lake} WHERE orderkey < 1000`);
        expect(await engine.measure(table(lake), { n: 'count(*)' })).toEqual({ n: 15_000 });
        expect((await engine.query('SELECT count(*) AS n FROM t', { t: table(lake) })).values).toEqual({ n: [15_000] });
      });
      await using(async (engine) => {
        expect((await engine.identify(table(lake))).snapshot).not.toBe(before);
        expect(await engine.measure(table(lake), { n: 'count(*)' })).toEqual({ n: 14_745 });
      });
    });

    test('is read as of the version that the delivery file names', async () => {
      await using(async (engine) => {
        expect(await engine.measure(table(lake, before), { n: 'count(*)' })).toEqual({ n: 15_000 });
        expect(await engine.identify(table(lake, before))).toEqual({ snapshot: before });
        expect(await engine.measure(table(lake, 'main'), { n: 'count(*)' })).toEqual({ n: 14_745 });
        expect(await codesOf(engine.measure(table(lake, '1'), { n: 'count(*)' }))).toEqual(['trino-snapshot']);
        expect(await codesOf(engine.measure(table(lake, 'nightly'), { n: 'count(*)' }))).toEqual(['trino-snapshot']);
      });
    });

    test('has none where its connector keeps none', async () => {
      await using(async (engine) => {
        expect(await engine.identify(table('tpch.tiny.nation'))).toEqual({});
        expect(await codesOf(engine.measure(table('tpch.tiny.nation', '17'), { n: 'count(*)' }))).toEqual(['trino-snapshot']);
      });
    });
  });

  describe('over TLS with a token', () => {
    const folder = temporaryFolder();
    const open = (env: Record<string, string>, more: Partial<TrinoConnection> = {}) =>
      openTrino({ server: secureUrl(), token_env: 'TRINO_TOKEN', ca: folder.write('ca.pem', LOCALHOST.cert), ...more }, { env, clock });

    test('answers who has one, over a certificate that holds', async () => {
      const engine = await open({ TRINO_TOKEN: token({ sub: 'reader' }, SECRET) });
      const secure = { trino: 'tpch.tiny.nation', connection: { server: secureUrl() } };
      expect(await engine.measure(secure, { n: 'count(*)', me: 'max(current_user)' })).toEqual({ n: 25, me: 'reader' });
      await engine.close();
    });

    test('refuses a token that another secret signed, none at all, and a certificate of nobody', async () => {
      expect(await codesOf(open({ TRINO_TOKEN: token({ sub: 'reader' }, Buffer.alloc(32, 'x')) }))).toEqual(['trino-refused']);
      expect(await codesOf(open({}, { token_env: undefined, user: 'reader' }))).toEqual(['trino-refused']);
      expect(await codesOf(open({ TRINO_TOKEN: token({ sub: 'reader' }, SECRET) }, { ca: undefined }))).toEqual(['trino-certificate']);
      folder.remove();
    });
  });

  test('a table of everything odd, written and read back', async () => {
    const made = oddTable(50, 77);
    await fillTable(admin, `memory.default.${name('odd')}`, made);
    await using(async (engine) => {
      const found = await engine.query('SELECT * FROM t ORDER BY id', { t: table(`memory.default.${name('odd')}`) });
      expect(found.values.big).toEqual(made.rows.map((row) => (typeof row[6] === 'bigint' && Number.isSafeInteger(Number(row[6])) ? Number(row[6]) : row[6])));
      expect(found.values.odd).toEqual(made.rows.map((row) => row[2]));
      expect(found.values.text).toEqual(made.rows.map((row) => row[8]));
      expect(found.values.at).toEqual(made.rows.map((row) => row[11] && String(row[11]).replace(' ', 'T')));
    });
  });
}

async function until(clock: Clock, holds: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 300; look++) {
    if (await holds()) return;
    await clock.sleep(100);
  }
  throw new Error('It did not come to that.');
}

/** JSON Web Token signed by HMAC with SHA-256 (RFC 7519, RFC 7515). */
function token(claims: Record<string, unknown>, secret: Buffer): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

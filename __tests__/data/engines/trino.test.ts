import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { LogicalType, TableSource, TrinoConnection } from '../../../src/core/data-engine.ts';
import type { Clock } from '../../../src/core/seams.ts';
import { openTrino, type TrinoOptions } from '../../../src/data/engines/trino.ts';
import { logicalType } from '../../../src/data/engines/trino-types.ts';
import { freePort } from '../../rollout/server.ts';
import { codesOf, problemsOf, temporaryFolder } from '../support.ts';
import { LOCALHOST } from './localhost-certificate.ts';
import { page, standIn, type Answer, type StandIn } from './trino-stand-in.ts';

/** A value of the data. */
const SECRET = 'hunter2';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Time passes while one sleeps, and no other way. */
function manualClock(): Clock & { slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

async function opened(script: readonly Answer[], connection: Partial<TrinoConnection> = {}, options: Partial<TrinoOptions> = {}) {
  const server = await standIn(script);
  const clock = manualClock();
  const where = { server: server.url, user: 'reader', ...connection };
  const engine = await openTrino(where, { env: {}, clock, ...options });
  const table: TableSource = { trino: 'c.s.t', snapshot: '7', connection: where };
  return {
    server,
    clock,
    engine,
    table,
    count: async () => (await engine.measure(table, { n: 'count(*)' })).n,
    async [Symbol.asyncDispose]() {
      await engine.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const statements = ({ seen }: StandIn) => seen.filter(({ method }) => method === 'POST').slice(1);
const number = (value: unknown, type = 'bigint') => ({ columns: [{ name: 'm0', type }], data: [[value]] });
const error = (errorName: string, message = '', errorType = 'USER_ERROR') => ({ error: { message, errorName, errorType, errorCode: 1 } });

describe('a query', () => {
  test('says who asks, in which time zone, with which limits, and where it comes from', async () => {
    await using trino = await opened([number(3)], { timeout: '90 s', session: { 'lake.size': '1 GB, odd', retry_policy: 'NONE' } });
    expect(await trino.count()).toBe(3);
    expect(trino.engine.version).toBe('483');
    expect(statements(trino.server)).toMatchObject([
      {
        path: '/v1/statement',
        body: 'WITH source AS (SELECT * FROM "c"."s"."t" FOR VERSION AS OF BIGINT \'7\')\nSELECT count(*) AS m0 FROM source LIMIT 2',
        headers: {
          'x-trino-user': 'reader', 'x-trino-source': 'sluice', 'x-trino-time-zone': 'UTC', 'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
          'x-trino-session': 'query_max_run_time=90000ms,lake.size=1%20GB%2C%20odd,retry_policy=NONE',
        },
      },
    ]);
  });

  test('is followed over pages without rows, and its rows come together', async () => {
    await using trino = await opened([
      { nextUri: '/v1/statement/queued/1' },
      { nextUri: '/v1/statement/executing/2', columns: [{ name: 'a', type: 'varchar' }, { name: 'n', type: 'bigint' }] },
      { nextUri: '/v1/statement/executing/3', data: [['x', 1]] },
      { nextUri: '/v1/statement/executing/4' },
      { data: [['y', 2], ['z', null]] },
    ]);
    expect((await trino.engine.query('SELECT a, n FROM t', { t: trino.table })).values).toEqual({ a: ['x', 'y', 'z'], n: [1, 2, null] });
    expect(trino.server.seen.filter(({ method }) => method === 'GET').map((one) => one.path)).toEqual(['/v1/statement/queued/1', '/v1/statement/executing/2', '/v1/statement/executing/3', '/v1/statement/executing/4']);
  });

  test('keeps every digit of integers and every kind of number', async () => {
    const columns = [['i', 'bigint'], ['l', 'bigint'], ['d', 'decimal(38,2)'], ['nan', 'double'], ['low', 'real'], ['x', 'double'], ['t', 'timestamp(6)'], ['z', 'timestamp(3) with time zone'], ['w', 'timestamp(3) with time zone'], ['s', 'timestamp(0) with time zone'], ['day', 'date'], ['b', 'boolean'], ['a', 'array(bigint)'], ['u', 'varchar']];
    const raw = `{"id":"q","columns":${JSON.stringify(columns.map(([name, type]) => ({ name, type })))},"data":[[-9223372036854775808,9007199254740991,"123.40","NaN","-Infinity",1.2345678901234567E17,"2020-01-02 03:04:05.120000","2020-01-02 03:04:05.000 UTC","2020-07-01 12:00:00.500 America/New_York","2020-01-01 00:30:00 +02:00","2020-01-02",true,[12345678901234567890],"12345678901234567890 \\" 99999999999999999999"]]}`;
    await using trino = await opened([(response) => response.end(raw)]);
    expect((await trino.engine.query('SELECT 1', { t: trino.table })).values).toEqual({
      i: [-9223372036854775808n], l: [9007199254740991], d: [123.4], nan: [NaN], low: [-Infinity], x: [123456789012345670], t: ['2020-01-02T03:04:05.12'], z: ['2020-01-02T03:04:05Z'], w: ['2020-07-01T16:00:00.5Z'],
      s: ['2019-12-31T22:30:00Z'], day: ['2020-01-02'], b: [true], a: ['["12345678901234567890"]'], u: ['12345678901234567890 " 99999999999999999999'],
    });
  });

  test.each([502, 503, 504])('waits and asks again where a gateway answers %d', async (status) => {
    await using trino = await opened([(response) => response.writeHead(status).end('busy'), { nextUri: '/v1/statement/1' }, (response) => response.writeHead(status).end(), (response) => response.writeHead(status).end(), number(5)]);
    expect(await trino.count()).toBe(5);
    expect(trino.clock.slept).toEqual([100, 100, 200]);
  });

  test('waits as long as it is told to', async () => {
    await using trino = await opened([(response) => response.writeHead(429, { 'retry-after': '7' }).end(), number(5)]);
    expect(await trino.count()).toBe(5);
    expect(trino.clock.slept).toEqual([7000]);
  });

  test('is asked in parts where there are more aggregates than Trino takes, or where Trino says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`a${index}`, `max(c${index})`]));
    const answer = (from: number, to: number) => ({ columns: Array.from({ length: to - from }, (_, index) => ({ name: `m${index}`, type: 'bigint' })), data: [Array.from({ length: to - from }, (_, index) => from + index)] });
    await using trino = await opened([error('COMPILER_ERROR', 'too large', 'INTERNAL_ERROR'), answer(0, 1000), answer(1000, 2000), answer(2000, 2001)]);
    expect(await trino.engine.measure(trino.table, many)).toEqual(Object.fromEntries(Object.keys(many).map((name, index) => [name, index])));
  });

  test('tells of its progress where it is long', async () => {
    const lines: string[] = [];
    const log = { debug: () => undefined, info: (text: string) => void lines.push(text), warning: () => undefined };
    const slow = { nextUri: '/v1/statement/1', stats: { state: 'RUNNING', progressPercentage: 41.7, processedRows: 1_234_567 } };
    await using trino = await opened([...Array(225).fill(slow), number(1)], {}, { log });
    await trino.count();
    expect(lines).toEqual(['Trino, query 20200101_000000_00001_aaaaa: running, 41 %, 1,234,567 rows after 10 s.']);
  });
});

describe('a query that cannot be answered is ended by name', () => {
  const moved = (nextUri: string): Answer => ({ nextUri, columns: [{ name: 'm0', type: 'bigint' }] });
  test.each<[string, Answer]>([
    ['trino-moved', moved('http://localhost:9/v1/statement/1')],
    ['trino-moved', moved('https://trino.example.org/v1/statement/1')],
    ['trino-moved', moved('not an address')],
    ['trino-answer', (response) => response.end('<html>Sign in</html>')],
    ['trino-answer', (response) => response.end('{"id": "q", "data": [[1]')],
    ['trino-answer', (response) => response.end('[]')],
    ['trino-answer', (response) => response.end('null')],
    ['trino-answer', (response) => page(response, { data: { a: 1 } })],
    ['trino-answer', (response) => page(response, { columns: [{ type: 'bigint' }], data: [[1]] })],
    ['trino-answer', (response) => response.writeHead(404).end()],
    ['trino-answer', (response) => response.writeHead(500).end()],
    ['trino-redirect', (response, url) => response.writeHead(302, { location: `${url}/v1/other` }).end()],
    ['trino-refused', (response) => response.writeHead(401).end()],
    ['trino-refused', (response) => response.writeHead(403).end()],
    ['trino-unreachable', (response) => response.writeHead(503).end()],
    ['trino-unreachable', (response) => void response.destroy()],
    ['trino-reply-too-large', (response) => void response.end(Buffer.alloc(65 * 2 ** 20, 0x20))],
    ['sql-not-one-value', { columns: [{ name: 'm0', type: 'bigint' }], data: [[1], [2]] }],
    ['sql-unknown-column', error('COLUMN_NOT_FOUND', "line 1:8: Column 'ag' cannot be resolved")],
    ['trino-table-missing', error('TABLE_NOT_FOUND', "line 1:15: Table 'c.s.t' does not exist")],
    ['trino-table-missing', error('CATALOG_NOT_FOUND')],
    ['trino-refused', error('PERMISSION_DENIED', 'Access Denied: Cannot select from table')],
    ['sql-syntax', error('SYNTAX_ERROR', "line 1:8: mismatched input 'x'")],
    ['sql-value', error('INVALID_CAST_ARGUMENT', `Cannot cast '${SECRET}' to BIGINT`)],
    ['sql-value', error('DIVISION_BY_ZERO')],
    ['sql-refused', error('TYPE_MISMATCH')],
    ['trino-timeout', error('EXCEEDED_TIME_LIMIT', '', 'INSUFFICIENT_RESOURCES')],
    ['trino-memory', error('EXCEEDED_GLOBAL_MEMORY_LIMIT', '', 'INSUFFICIENT_RESOURCES')],
    ['trino-cancelled', error('ADMINISTRATIVELY_KILLED')],
    ['trino-query-failed', error('QUERY_QUEUE_FULL', SECRET, 'INSUFFICIENT_RESOURCES')],
    ['trino-query-failed', error('GENERIC_INTERNAL_ERROR', SECRET, 'INTERNAL_ERROR')],
    ['trino-query-failed', error('SOMETHING_NEW', SECRET, 'EXTERNAL')],
  ])('%s', async (code, answer) => {
    await using trino = await opened([answer]);
    const problems = await problemsOf(trino.count());
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(JSON.stringify(problems)).not.toContain(SECRET);
  });

  test('no request follows to where a query was sent on', async () => {
    await using other = await standIn([number(666)]);
    await using trino = await opened([{ nextUri: `${other.url}/v1/statement/1` }], { user: 'reader' });
    expect(await codesOf(trino.count())).toEqual(['trino-moved']);
    expect(other.seen).toEqual([]);
  });

  test('trino-timeout where it is queued for ever, and it is cancelled', async () => {
    await using trino = await opened([{ nextUri: '/v1/statement/queued/9', stats: { state: 'QUEUED' } }], { timeout: '2 s' });
    expect(await codesOf(trino.count())).toEqual(['trino-timeout']);
    expect(trino.server.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/statement/queued/9', headers: { 'x-trino-user': 'reader' } });
  });

  test('trino-cancelled where the run is aborted, and it is cancelled', async () => {
    const aborting = new AbortController();
    await using trino = await opened([{ nextUri: '/v1/statement/executing/1' }, () => aborting.abort()], {}, { signal: aborting.signal });
    expect(await codesOf(trino.count())).toEqual(['trino-cancelled']);
    expect(trino.server.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/statement/executing/1' });
    expect(await codesOf(trino.count())).toEqual(['trino-cancelled']);
  });

  test('trino-cancelled where the engine is closed while it runs, and it is cancelled', async () => {
    let arrived = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (arrived = resolve));
    await using trino = await opened([{ nextUri: '/v1/statement/executing/1' }, () => arrived()]);
    const codes = codesOf(trino.count());
    await waiting;
    await trino.engine.close();
    expect(await codes).toEqual(['trino-cancelled']);
    expect(trino.server.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/statement/executing/1' });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('a process that ends by %s cancels it first', async (signal) => {
    let arrived = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (arrived = resolve));
    await using server = await standIn([{ nextUri: '/v1/statement/executing/1' }, () => arrived()]);
    const module = pathToFileURL(path.resolve('src/data/engines/trino.ts')).href;
    const file = folder.write(`asks-${signal}.mts`, `
      import { openTrino } from ${JSON.stringify(module)};
      const connection = { server: process.argv[2]!, user: 'reader' };
      const engine = await openTrino(connection, { env: {}, clock: { now: () => new Date(0), sleep: async () => undefined } });
      await engine.measure({ trino: 'c.s.t', snapshot: '7', connection }, { n: 'count(*)' });
    `);
    const child = spawn(process.execPath, [file, server.url], { stdio: 'ignore' });
    await waiting;
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(server.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/statement/executing/1' });
  });
});

describe('a server is asked only', () => {
  const open = (connection: TrinoConnection, env: Record<string, string> = {}) => openTrino(connection, { env, clock: manualClock() });

  test('where it is this machine, or the run lists its host; no credential is looked at before', async () => {
    const looked: string[] = [];
    const env = (hosts?: string) => new Proxy<Record<string, string>>({ TRINO_TOKEN: 'secret', ...(hosts === undefined ? {} : { SLUICE_TRINO_HOSTS: hosts }) }, { get: (target, name: string) => (looked.push(name), target[name]) });
    const connection = { server: 'https://trino.example.org:8443', token_env: 'TRINO_TOKEN' };
    for (const hosts of [undefined, '', 'example.org', 'trino.example.org:443', 'evil.trino.example.org:8443', '*']) {
      expect(await codesOf(openTrino(connection, { env: env(hosts), clock: manualClock() }))).toEqual(['trino-host-not-allowed']);
    }
    expect(new Set(looked)).toEqual(new Set(['SLUICE_TRINO_HOSTS']));
    // Listed, and on to what is wrong next: nothing is asked.
    expect(await codesOf(openTrino({ ...connection, token_env: 'TRINO_NONE' }, { env: env('a, TRINO.example.org:8443'), clock: manualClock() }))).toEqual(['trino-credential-missing']);
    expect(await codesOf(openTrino({ ...connection, token_env: 'TRINO_NONE' }, { env: env('trino.example.org'), clock: manualClock() }))).toEqual(['trino-credential-missing']);
  });

  test.each<[string, Partial<TrinoConnection>, Record<string, string>]>([
    ['http-not-loopback', { server: 'http://trino.example.org', user: 'u' }, { SLUICE_TRINO_HOSTS: 'trino.example.org' }],
    ['url-scheme', { server: 'ftp://localhost', user: 'u' }, {}],
    ['url-password', { server: 'https://u:p@localhost', user: 'u' }, {}],
    ['url-unreadable', { server: 'https://localhost?catalog=c', user: 'u' }, {}],
    ['trino-credential-plain', { server: 'http://127.0.0.1:1', token_env: 'TRINO_TOKEN' }, { TRINO_TOKEN: 'secret' }],
    ['trino-credential-plain', { server: 'http://localhost:1', user: 'u', password_env: 'TRINO_PASSWORD' }, { TRINO_PASSWORD: 'secret' }],
    ['trino-credential-missing', { server: 'https://localhost:1', token_env: 'TRINO_TOKEN' }, { TRINO_TOKEN: ' \n' }],
    ['trino-credential-missing', { server: 'https://localhost:1', user_env: 'TRINO_USER' }, {}],
    ['trino-credential-twice', { server: 'https://localhost:1', user: 'u', token_env: 'TRINO_TOKEN', password_env: 'TRINO_PASSWORD' }, { TRINO_TOKEN: 'secret', TRINO_PASSWORD: 'secret' }],
    ['trino-credential-unusable', { server: 'https://localhost:1', token_env: 'TRINO_TOKEN' }, { TRINO_TOKEN: 'sec\nret' }],
    ['trino-user-missing', { server: 'https://localhost:1' }, {}],
    ['trino-user-missing', { server: 'https://localhost:1', user: 'a:b', password_env: 'TRINO_PASSWORD' }, { TRINO_PASSWORD: 'secret' }],
    ['trino-ca-unreadable', { server: 'https://localhost:1', user: 'u', ca: '/nowhere/ca.pem' }, {}],
    ['trino-ca-unreadable', { server: 'https://localhost:1', user: 'u', ca: path.resolve('package.json') }, {}],
  ])('as its connection allows: %s', async (code, connection, env) => {
    const problems = await problemsOf(open(connection as TrinoConnection, env));
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(JSON.stringify(problems)).not.toMatch(/(?<!in)sec(?!rets\.)/);
  });

  test('where somebody listens', async () => {
    expect(await codesOf(open({ server: `http://127.0.0.1:${await freePort()}`, user: 'u' }))).toEqual(['trino-unreachable']);
  });

  test('with a certificate that holds, whatever the environment says, and then with the credential', async () => {
    await using server = await standIn([number(4)], LOCALHOST);
    const ca = folder.write('ca.pem', LOCALHOST.cert);
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect(await codesOf(open({ server: server.url, user: 'u' }))).toEqual(['trino-certificate']);
      // It names localhost and no address.
      expect(await codesOf(open({ server: server.url.replace('localhost', '127.0.0.1'), user: 'u', ca }))).toEqual(['trino-certificate']);
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
    expect(server.seen).toEqual([]);
    expect(await codesOf(open({ server: server.url, user: 'u', ca }))).toEqual(['trino-refused']);
    const basic = await open({ server: server.url, user: 'u', password_env: 'TRINO_PASSWORD', ca }, { TRINO_PASSWORD: 'pässword\n' });
    const token = await open({ server: server.url, token_env: 'TRINO_TOKEN', ca }, { TRINO_TOKEN: 'token' });
    expect(server.seen.slice(1).map(({ headers }) => [headers['x-trino-user'], headers.authorization])).toEqual([['u', `Basic ${Buffer.from('u:pässword').toString('base64')}`], [undefined, 'Bearer token']]);
    await basic.close();
    await token.close();
  });
});

describe('SQL from a delivery file', () => {
  test.each<[string, string]>([
    ['sql-not-select', 'DROP TABLE t'],
    ['sql-not-select', 'EXPLAIN ANALYZE SELECT 1'],
    ['sql-not-select', 'WITH FUNCTION f() RETURNS bigint RETURN 1 SELECT f()'],
    ['sql-not-select', ''],
    ['sql-not-one-statement', 'SELECT 1; DROP TABLE t'],
    ['sql-comment', 'SELECT 1 -- c'],
    ['sql-comment', 'SELECT 1 /* c */'],
    ['sql-table-function', "SELECT * FROM TABLE(c.system.query(query => 'x'))"],
    ['sql-syntax', "SELECT 'open"],
    ['sql-syntax', 'SELECT (1'],
    ['sql-syntax', 'SELECT 1) FROM (SELECT 2'],
    ['sql-parameter', 'SELECT ?'],
    ['sql-parameter-missing', 'SELECT $a'],
  ])('%s: %s', async (code, sql) => {
    await using trino = await opened([number(1)]);
    expect(await codesOf(trino.engine.query(sql, { t: trino.table }))).toEqual([code]);
    expect(statements(trino.server)).toEqual([]);
  });

  test('reads a table of three names only where the plan reads no other than the declared ones', async () => {
    const plan = (...tables: string[]) => ({
      columns: [{ name: 'Query Plan', type: 'varchar' }],
      data: [[JSON.stringify({ inputTableColumnInfos: tables.map((name) => name.split('.')).map(([catalog, schema, table]) => ({ table: { catalog, schemaTable: { schema, table } } })) })]],
    });
    await using trino = await opened([plan('c.s.t', 'c.s.other'), plan('C.s.T'), number(1)]);
    expect(await codesOf(trino.engine.query('SELECT a FROM t, c . "s".other', { t: trino.table }))).toEqual(['sql-unknown-table']);
    expect((await trino.engine.query('SELECT t.a.b.c FROM t', { t: trino.table })).values).toEqual({ m0: [1] });
    expect(statements(trino.server).map(({ body }) => body.split(' ')[0])).toEqual(['EXPLAIN', 'EXPLAIN', 'WITH']);
  });

  test('has its values written in, each by its kind, and none that it does not use', async () => {
    await using trino = await opened([number(1)]);
    await trino.engine.query("SELECT $a, $b, $c, $d, $e, '$a' FROM t", { t: trino.table }, { a: "o'x", b: 1.5, c: 2n ** 70n, d: null, e: NaN });
    expect(statements(trino.server)[0]!.body).toContain(`SELECT 'o''x', CAST('1.5' AS DOUBLE), CAST('1180591620717411303424' AS DECIMAL(38, 0)), NULL, CAST('NaN' AS DOUBLE), '$a' FROM t`);
    expect(await codesOf(trino.engine.query('SELECT 1', { t: trino.table }, { a: 1 }))).toEqual(['sql-parameter-unused']);
  });

  test.each<[string, string]>([
    ['sql-subquery', 'a > (SELECT 1)'], ['sql-subquery', 'a IN (TABLE t)'], ['sql-subquery', 'EXISTS (VALUES 1)'], ['sql-window', 'sum(a) OVER () > 1'], ['sql-changing-function', 'a > now()'], ['sql-changing-function', '"NOW"() > a'],
    ['sql-changing-function', 'a < current_date'], ['sql-changing-function', 'random() < 0.5'], ['sql-parameter', 'a > $b'], ['sql-parameter', 'a > ?'], ['sql-comment', 'a > 1 --'], ['sql-comment', 'a /* b'], ['sql-not-one-statement', 'a > 1;'],
    ['sql-syntax', 'a > 1)'], ['sql-syntax', '(a > 1'], ['sql-syntax', "a = 'x"], ['sql-syntax', 'a = "x'], ['sql-syntax', 'a = `x`'], ['sql-not-a-condition', ' '],
  ])('a row rule is refused as %s: %s', async (code, sql) => {
    await using trino = await opened([number(1)]);
    expect(await codesOf(trino.engine.condition(sql, trino.table))).toEqual([code]);
    expect(statements(trino.server)).toEqual([]);
  });

  test('a row rule goes in brackets and is judged by Trino; what it says of names and types is left to the rule itself', async () => {
    await using trino = await opened([number(1), error('COLUMN_NOT_FOUND'), error('EXPRESSION_NOT_SCALAR'), error('SYNTAX_ERROR')]);
    expect(await trino.engine.condition('a > 1 OR b', trino.table)).toBe('(\na > 1 OR b\n)');
    expect(statements(trino.server)[0]!.body).toBe('EXPLAIN (TYPE VALIDATE) SELECT 1 FROM (SELECT * FROM "c"."s"."t" FOR VERSION AS OF BIGINT \'7\') WHERE CAST((\na > 1 OR b\n) AS BOOLEAN)');
    expect(await trino.engine.condition('nope > 1', trino.table)).toBe('(\nnope > 1\n)');
    expect(await codesOf(trino.engine.condition('count(*) > 1', trino.table))).toEqual(['sql-not-a-condition']);
    expect(await codesOf(trino.engine.condition('a >', trino.table))).toEqual(['sql-syntax']);
  });
});

describe('types', () => {
  test.each<[string, LogicalType]>([
    ['tinyint', { kind: 'integer', bits: 8 }], ['real', { kind: 'float', bits: 32 }], ['decimal(38, 0)', { kind: 'decimal', precision: 38, scale: 0 }], ['varchar', { kind: 'string' }], ['char(5)', { kind: 'string' }], ['uuid', { kind: 'string' }],
    ['timestamp(6)', { kind: 'timestamp', zone: false }], ['timestamp(3) with time zone', { kind: 'timestamp', zone: true }], ['time(3)', { kind: 'other' }], ['json', { kind: 'other' }], ['map(varchar, bigint)', { kind: 'other' }], ['varbinary', { kind: 'other' }],
    ['array(array(bigint))', { kind: 'list', items: { kind: 'list', items: { kind: 'integer', bits: 64 } } }],
    ['row("A, b" integer, c varchar(3), "d""e" array(decimal(3, 1)), f row(x timestamp(3) with time zone))', {
      kind: 'struct',
      fields: {
        'A, b': { kind: 'integer', bits: 32 }, c: { kind: 'string' }, 'd"e': { kind: 'list', items: { kind: 'decimal', precision: 3, scale: 1 } }, f: { kind: 'struct', fields: { x: { kind: 'timestamp', zone: true } } },
      },
    }],
    ['row(bigint, timestamp(3) with time zone)', { kind: 'struct', fields: { 1: { kind: 'integer', bits: 64 }, 2: { kind: 'timestamp', zone: true } } }],
  ])('%s', (native, type) => expect(logicalType(native)).toEqual(type));
});

describe('tables', () => {
  test.each(['t', 's.t', 'a.b.c.d', '', 'a..c', 'a.b."c', "a.b.'c'", 'a.b.c d', 'a.b."t$snapshots"', 'a.b.(c)'])('%j is no name of one', async (trino) => {
    await using server = await opened([number(1)]);
    expect(await codesOf(server.engine.describe({ ...server.table, trino }))).toEqual(['trino-table-name']);
  });

  test('may have dots, quotes and SQL in their names', async () => {
    await using trino = await opened([number(1)]);
    await trino.engine.describe({ ...trino.table, trino: `lake . "my.schema"."x"" FROM y; --"` });
    expect(statements(trino.server)[0]!.body).toBe('SELECT * FROM "lake"."my.schema"."x"" FROM y; --" FOR VERSION AS OF BIGINT \'7\' LIMIT 0');
  });

  test('a snapshot that lost its digits, or that there is not, is refused', async () => {
    await using trino = await opened([{ columns: [{ name: 'c', type: 'varchar' }], data: [['memory']] }]);
    expect(await codesOf(trino.engine.describe({ ...trino.table, snapshot: 8954597067493422955 }))).toEqual(['trino-snapshot']);
    expect(await codesOf(trino.engine.describe({ ...trino.table, snapshot: 'nightly' }))).toEqual(['trino-snapshot']);
  });

  test('keep their rows: none is written to a file', async () => {
    await using trino = await opened([number(1)]);
    expect(await codesOf(trino.engine.write('SELECT * FROM t', { t: trino.table }, '/nowhere/rows.parquet'))).toEqual(['trino-rows-stay']);
  });

  test('of a server and files do not meet in one question', async () => {
    await using trino = await opened([number(1)]);
    expect(await codesOf(trino.engine.describe({ file: 'a.csv' }))).toEqual(['source-other-engine']);
  });
});

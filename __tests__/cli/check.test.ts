import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { StandInRuntime } from '../rollout/traffic/runtime.ts';
import { DELIVERY, repository, run } from './laptop.ts';

describe('check', () => {
  test('says in one line for each stage what it will do, or why it is off', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    const { status, out } = await run(folder.path, 'check');
    expect(status).toBe(0);
    expect(out).toContain('canary-promote: off (no rollout)');
    expect(out).toContain('require-approval: one role, environment production (default)');
  });

  test('names every declared file that is not there, with its line', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('data/test.csv', 'data/none.csv').replace('model/', 'none/'));
    const { status, err } = await run(folder.path, 'check');
    expect(status).toBe(3);
    expect(err).toMatch(/delivery\.yml:2:\d+: .*none\/.*\[file-missing\]\ndelivery\.yml:3:\d+: .*data\/none\.csv/);
  });
});

describe('check of tables', () => {
  test('opens the header of declared predictions, and names the column that is wanted and those that are there', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('{task: binary,', '{task: binary, score: probability,'));
    const { status, err } = await run(folder.path, 'check');
    expect(status).toBe(3);
    expect(err).toMatch(/delivery\.yml:4:\d+: The column probability is not in the candidate's predictions\. It has id, score\. .*\[column-missing\]/);
  });

  test('says that no columns are declared, and where a file that stands alone belongs', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    expect((await run(folder.path, 'check')).out).toContain('validate-data: no columns declared');
    expect(await run(folder.path, 'check', 'bad.yml')).toMatchObject({ status: 3, err: expect.stringContaining('write `--delivery bad.yml`') });
  });

  test('answers a misspelt metric with the nearest few, not with all of them', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('{task: binary,', '{task: binary, gates: [{metric: rocauc, at_least: 0.8}],'));
    const { err } = await run(folder.path, 'check');
    expect(err).toContain('Did you mean `roc_auc`?');
    expect(err).toMatch(/it may be roc_auc, (\w+, ){3}\w+ or one of \d+ more/);
  });
});

describe('check of a guardrail', () => {
  const canary = (sql: string) => `version: 1
release: {name: income, model: model/}
rollout:
  strategy: canary
  fleet: {place: {command: ./place}}
  traffic: {http: {url: 'http://127.0.0.1:9'}}
  signals: {log: {files: log.ndjson}}
  guardrails:
    - {name: errors, rate: {sql: "${sql}"}}
`;
  const sound = 'SELECT slot, count(*) FILTER (WHERE status >= 500) AS events, count(*) AS total FROM log WHERE at_ms > $since AND at_ms <= $until GROUP BY slot';

  test('asks its SQL once of the log that is there, before a rollout takes a mistake for an outage', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, canary(sound));
    expect((await run(folder.path, 'check')).status).toBe(0);
    await writeFile(path.join(folder.path, 'log.ndjson'), '{"at_ms": 1, "slot": "a", "status": 200}\n{"at_ms": 2, "slot": "b", "status": 500}\n');
    expect((await run(folder.path, 'check')).status).toBe(0);
    await writeFile(path.join(folder.path, 'delivery.yml'), canary(sound.replace('status', 'stauts')));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 3, err: expect.stringMatching(/delivery\.yml:9:\d+: .*stauts.*sql-unknown-column/) });
    await writeFile(path.join(folder.path, 'delivery.yml'), canary('SELECT 1 AS one FROM log WHERE at_ms > $since AND at_ms <= $until'));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 3, err: expect.stringContaining('guardrail-columns') });
  });
});

describe('check of a router', () => {
  const through = (traffic: string, more = '') => `version: 1
release: {name: income, model: model/}
rollout:
  strategy: canary
  fleet: {place: {command: ./place}}
  traffic: ${traffic}
${more}  guardrails:
    - {name: errors, rate: {sql: "SELECT slot, 0 AS events, 1 AS total FROM log WHERE at_ms > $since AND at_ms <= $until"}}
  signals: {log: {files: log.ndjson}}
`;
  const HAPROXY = '{haproxy: {socket: none.sock, backend: income, servers: {a: income_a, b: income_b}}}';

  test('that is not here says so and goes on; what the router cannot do is an error here and not at 25 %', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, through(HAPROXY));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 0, err: expect.stringMatching(/note: There is no socket .*none\.sock.*\[haproxy-socket-missing\]/) });
    await writeFile(path.join(folder.path, 'delivery.yml'), through(HAPROXY, '  steps: [0.1, 25, 100]\n  assignment: user\n'));
    const { status, err } = await run(folder.path, 'check');
    expect([status, err]).toEqual([3, expect.stringMatching(/\[rollout-not-sticky\][^]*\[rollout-step-too-fine\]/)]);
  });

  test('reads HAProxy\'s mistakes where it is here', async () => {
    await using folder = await temporaryFolder();
    await using runtime = await new StandInRuntime(path.join(folder.path, 'none.sock')).listen();
    await repository(folder.path, through(HAPROXY.replace('income_b', 'income_c')));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 3, err: expect.stringMatching(/delivery\.yml:6:\d+: The backend income has no server income_c; it has income_a, income_b, spare.*\[haproxy-server\]/) });
    runtime.backends.income!.servers.income_c = { weight: 0, initial: 0, admin: 0 };
    expect((await run(folder.path, 'check')).status).toBe(0);
  });
});

import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../../src/kubernetes/cluster.ts';
import { heartbeatLease } from '../../src/rollout/leases.ts';
import { systemClock } from '../../src/run/system.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { serveObjects } from '../kubernetes/objects-server.ts';
import { StandInRuntime } from '../rollout/traffic/runtime.ts';
import { DELIVERY, repository, run, runWith } from './laptop.ts';

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

describe('check of a cluster', () => {
  const inside = (kubernetes: string, gateway = '') => `version: 1
release: {name: income, model: model/}
rollout:
  kubernetes: ${kubernetes}
  strategy: canary
  fleet: {place: {command: ./place}}
  traffic:
    gateway: {route: income, backends: {a: income-a, b: income-b}${gateway}}
  guardrails:
    - {name: errors, rate: {sql: "SELECT slot, 0 AS events, 1 AS total FROM log WHERE at_ms > $since AND at_ms <= $until"}}
  signals: {log: {files: log.ndjson}}
`;
  const KUBECONFIG = `clusters:
- name: c
  cluster: {server: 'https://127.0.0.1:1', insecure-skip-tls-verify: true}
users:
- name: u
  user: {exec: {command: ./evil, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}}
contexts:
- name: prod
  context: {cluster: c, user: u}
`;

  test('says all that is wrong with every one of them at once, each at its line, and starts no program', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, inside('{context: prod, kubeconfig: kube.yml}', ', cluster: {context: edge, kubeconfig: kube.yml}'));
    await writeFile(path.join(folder.path, 'kube.yml'), KUBECONFIG);
    await writeFile(path.join(folder.path, 'evil'), '#!/bin/sh\ntouch started\n', { mode: 0o755 });
    const { status, err } = await run(folder.path, 'check');
    expect(status).toBe(3);
    expect(err).toMatch(/kube\.yml:3:\d+: .*\[kubeconfig-insecure\][^]*kube\.yml:6:\d+: .*"\.\/evil".*\[kubeconfig-exec\][^]*delivery\.yml:8:\d+: There is no context "edge" in .*, but "prod"\. .*\[kubeconfig-missing\]/);
    expect(existsSync(path.join(folder.path, 'started'))).toBe(false);
  });

  test('names a kubeconfig that is not there, and keys that belong to another way', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, inside('{context: prod, kubeconfig: none.yml}'));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 3, err: expect.stringMatching(/delivery\.yml:4:\d+: There is no kubeconfig .*none\.yml.*\[kubeconfig-none\]/) });
    await writeFile(path.join(folder.path, 'delivery.yml'), inside('{in_cluster: true, exec: [aws]}'));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 3, err: expect.stringMatching(/delivery\.yml:4:\d+: .*\[delivery-key-without-effect\]/) });
  });

  test('goes on where only this machine lacks what another has: a pod, a token, the API server', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, inside('{in_cluster: true}'));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 0, err: expect.stringContaining('note: The cluster cannot be asked from here') });
    await writeFile(path.join(folder.path, 'delivery.yml'), inside("{server: 'https://127.0.0.1:1', token_env: TOKEN, namespace: income}"));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 0, err: expect.stringContaining('TOKEN is not set here') });
    await writeFile(path.join(folder.path, 'delivery.yml'), inside('{context: prod, kubeconfig: kube.yml}'));
    await writeFile(path.join(folder.path, 'kube.yml'), KUBECONFIG.replace(', insecure-skip-tls-verify: true', '').replace(/exec: \{.*?\}/, 'token: t'));
    expect(await run(folder.path, 'check')).toMatchObject({ status: 0, err: expect.stringMatching(/note: .*ECONNREFUSED.*\[cluster-unreachable\]/) });
  });
});

describe('check of a delivery that can be of risk high', () => {
  const MINUTE = 60_000;
  const LEASES = '/apis/coordination.k8s.io/v1/namespaces/n/leases';
  const watched = (server: string, risk = 'high') => `version: 1
release: {name: income, model: model/, risk: ${risk}}
rollout:
  strategy: canary
  fleet: {place: {command: ./place}}
  traffic: {http: {url: 'http://127.0.0.1:9'}}
  guardrails:
    - {name: errors, rate: {sql: "SELECT slot, 0 AS events, 1 AS total FROM log WHERE at_ms > $since AND at_ms <= $until"}}
  signals: {log: {files: log.ndjson}}
  watcher: {by: kubernetes, cluster: {server: '${server}', ca: ca.crt, token_env: TOKEN, namespace: n}}
`;
  const beat = (ago: number, saw: string) => (): KubeObject => heartbeatLease('sluice-income.watch', { holder: 'pod-1', now: new Date(Date.now() - ago), duration: 5 * MINUTE, saw, before: undefined });

  async function place(folder: string, { risk }: { risk?: string } = {}) {
    const server = await serveObjects(systemClock);
    await repository(folder, watched(server.url, risk));
    await copyFile(server.caFile, path.join(folder, 'ca.crt'));
    return { server, check: (env: Record<string, string> = { TOKEN: 'secret-of-the-job' }) => runWith(folder, env, 'check'), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  }

  test('passes while its watch lives and could act', async () => {
    await using folder = await temporaryFolder();
    await using here = await place(folder.path);
    here.server.objects.put(`${LEASES}/sluice-income.watch`, beat(0, 'calm')());
    const { status, err } = await here.check();
    expect([status, err]).toEqual([0, expect.not.stringContaining('watch')]);
    expect(here.server.seen.map(({ line }) => line)).toEqual([`GET ${LEASES}/sluice-income.watch`]);
  });

  test.each<[string, ReturnType<typeof beat> | undefined]>([
    ['watcher-unseen', undefined],
    ['watcher-silent', beat(10 * MINUTE, 'calm')],
    ['watcher-blind', beat(0, 'blind: a right is missing')],
  ])('is refused as %s at the line of its watcher', async (code, lease) => {
    await using folder = await temporaryFolder();
    await using here = await place(folder.path);
    if (lease) here.server.objects.put(`${LEASES}/sluice-income.watch`, lease());
    const { status, err } = await here.check();
    expect([status, err]).toEqual([3, expect.stringMatching(new RegExp(`delivery\\.yml:10:\\d+: A delivery of this model can be of risk .high. and needs a watch that lives.*Lease sluice-income\\.watch.*\\[${code}\\]`))]);
  });

  test('says that it cannot see whether there is one, where the cluster cannot be asked from here', async () => {
    await using folder = await temporaryFolder();
    await using here = await place(folder.path);
    expect(await here.check({})).toMatchObject({ status: 0, err: expect.stringMatching(/note: whether there is a watch that lives.*cannot be seen from here: .*TOKEN is not set here.*\[watcher-unknown\]/) });
  });

  test('of a lower risk asks for no watch', async () => {
    await using folder = await temporaryFolder();
    await using here = await place(folder.path, { risk: 'medium' });
    expect((await here.check()).status).toBe(0);
    expect(here.server.seen).toEqual([]);
  });
});

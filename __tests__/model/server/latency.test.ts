import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { probeModel } from '../../../src/model/probe-model.ts';
import { contextOf, eachTest, findingOf, type Repository } from '../support.ts';
import { servingYaml, START, writeServer } from './servers.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  writeServer(repo);
});

async function probed(serving: string) {
  const delivery = await repo.delivery(servingYaml(serving));
  return probeModel(delivery, contextOf(repo, engine));
}

const SHORT = 'load: {requests: 20, washout: 2, warm_up: 5}, at_rps: 400';

describe('a served model', () => {
  test('that is slow, large and failing is found beside its champion in one run, each by its own finding', async () => {
    const bad = 'env: {DELAY_MS: "80", BALLAST_MB: "200", FAIL_EVERY: "5"}';
    const gates = 'latency: {p50_ms: 20, no_slower_than_champion_by: 1, compare: [p50]}, steady: 0.5, memory_mb: 150, cpu_cores: 64';
    const { verdict, details } = await probed(`start: ${START}, ${bad}, champion: {start: ${START}, env: {DELAY_MS: "2"}}, ${gates}, ${SHORT}`);
    // A busy machine may send too late to blame the server; the time itself is there all the same.
    const latency = findingOf(verdict, 'serving-latency');
    expect(latency.numbers!.milliseconds).toBeGreaterThan(79);
    expect(latency.outcome).not.toBe('pass');
    const ratio = findingOf(verdict, 'serving-latency-vs-champion');
    expect(ratio).toMatchObject({ outcome: 'fail', n: 12, numbers: { limit: 2 } });
    expect(ratio.interval!.low).toBeLessThan(ratio.interval!.high);
    const memory = findingOf(verdict, 'serving-memory');
    expect(memory.outcome).toBe('fail');
    expect(memory.numbers!.megabytes).toBeGreaterThan(200);
    expect(memory.numbers!.champion_megabytes).toBeLessThan(150);
    expect(findingOf(verdict, 'serving-errors')).toMatchObject({ outcome: 'fail', n: 480 });
    expect(findingOf(verdict, 'serving-cpu').outcome).toBe('pass');
    expect(findingOf(verdict, 'serving-cold-start').outcome).toBe('pass');
    const { load } = details!.serving as { load: { blocks: unknown[]; order: string[] } };
    expect(load.blocks).toHaveLength(48);
    expect(new Set(load.order)).toEqual(new Set(['ABBA', 'BAAB']));
  });

  test('that runs already is put under the recorded load of its busiest hour', async () => {
    repo.write('requests.csv', ['at', ...Array.from({ length: 300 }, (_, i) => new Date(Date.UTC(2026, 0, 5, 9, 0, i)).toISOString())].join('\n') + '\n');
    const server = http.createServer((request, response) => void request.resume().on('end', () => response.end('{"score": 0.5}')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { verdict, details, inputs } = await probed(`url: "${url}", load: {requests: 20, washout: 0, warm_up: 0, arrivals: {file: requests.csv, column: at, times: 1000}}, errors: {at_most: 0.02}`);
      expect(findingOf(verdict, 'serving-errors')).toMatchObject({ outcome: 'pass', n: 960 });
      expect(details!.serving).toMatchObject({ arrivals: { kind: 'replay', recorded: 300, hour_requests: 300, times: 1000 }, payload: { digest: expect.stringMatching(/^sha256:/), rows: 1 } });
      expect(inputs.map(({ name }) => name)).toEqual(expect.arrayContaining(['features', 'arrivals']));
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('a server that cannot be measured', () => {
  const broken = async (code: string, more = '') => {
    repo.write('broken.mjs', code);
    return (await probed(`start: ${START.replace('serve.mjs', 'broken.mjs')}, ${SHORT}${more}`)).verdict.findings.filter((finding) => finding.code.startsWith('serving'));
  };

  test('is named with its last output where it does not start, or dies under load', async () => {
    const [unstarted] = await broken('console.error("weights.bin is missing"); process.exit(4);');
    expect(unstarted).toMatchObject({ code: 'serving-not-started', outcome: 'fail' });
    expect(unstarted!.message).toMatch(/ended with exit status 4 before it was ready.*weights\.bin is missing/);
    const [died] = await broken('let left = 60; setInterval(() => {}, 1000); const { createServer } = await import("node:http"); createServer((q, s) => { q.resume(); if (--left === 0) { console.error("cannot allocate"); process.exit(7); } s.end("{}"); }).listen(Number(process.env.PORT), "127.0.0.1");');
    expect(died).toMatchObject({ code: 'serving-died', outcome: 'fail' });
    expect(died!.message).toMatch(/ended with exit status 7 under the test.*cannot allocate/);
  });

  test('is told apart where it is ready and refuses real requests, and where it never is ready', async () => {
    const [refusing] = await broken('const { createServer } = await import("node:http"); createServer((q, s) => { q.resume(); s.writeHead(q.method === "GET" ? 200 : 404).end("{}"); }).listen(Number(process.env.PORT), "127.0.0.1");');
    expect(refusing).toMatchObject({ code: 'serving-not-answering', outcome: 'fail' });
    expect(refusing!.message).toContain('answers 404');
    const [spent] = await broken('setInterval(() => {}, 1000);', ', budget: 300 ms');
    expect(spent).toMatchObject({ code: 'serving-budget-spent', outcome: 'inconclusive' });
  });
});

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Finding } from '../../../src/core/verdict.ts';
import { faultDependencies } from '../../../src/model/server/phase-dependencies.ts';
import { eachTest, type Repository } from '../support.ts';
import { outcomesBySubject, runPhase, START, writeServer } from './servers.ts';

let engine: DataEngine;
let repo: Repository;
let store: http.Server;
eachTest((given) => {
  ({ engine, repo } = given);
  writeServer(repo);
});
beforeAll(async () => {
  store = http.createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"base": 0.2}'));
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => store.close(resolve));
});

async function faulted(env: string, faults: string, variable = 'STORE'): Promise<Finding[]> {
  const url = `http://127.0.0.1:${(store.address() as AddressInfo).port}/base`;
  const dependency = `{name: store, env: ${variable}, url: "${url}", faults: [${faults}], delay: 20 s, fallback: {fields: {fallback: true}, within: 5 s}, errors: {at_most: 0.1}, recover_within: 20 s, requests: 60}`;
  return (await runPhase(repo, engine, `start: ${START}, env: {${env}}, at_rps: 200, dependencies: [${dependency}]`, faultDependencies)).findings;
}

const outcomes = (findings: readonly Finding[]): Record<string, string> => outcomesBySubject(findings, 'serving-dependency');

describe('a dependency that fails', () => {
  test('is survived by a server with the declared fallback, under each fault, and forgotten after', async () => {
    const findings = await faulted('CAREFUL: "1", STORE_TIMEOUT_MS: "500"', 'delay, error, empty, stale');
    expect(outcomes(findings)).toEqual({
      'store delay': 'pass', 'store delay recovery': 'pass',
      'store error': 'pass', 'store error recovery': 'pass',
      'store empty': 'pass', 'store empty recovery': 'pass',
      'store stale': 'pass', 'store stale recovery': 'pass',
    });
  });

  test('takes down with it a server that has no fallback', async () => {
    const findings = await faulted('STORE_TIMEOUT_MS: "500"', 'error');
    const fallback = findings.find(({ code }) => code === 'serving-dependency-fallback')!;
    expect(fallback).toMatchObject({ outcome: 'fail', numbers: { errors: 60, requests: 60 } });
    expect(fallback.message).toContain('status-500');
    expect(outcomes(findings)['store error recovery']).toBe('pass');
  });

  test('that the server never asks proves nothing', async () => {
    const findings = await faulted('', 'error', 'ANOTHER_VARIABLE');
    expect(findings.at(-1)).toMatchObject({ code: 'serving-dependency-unasked', outcome: 'inconclusive' });
  });
});

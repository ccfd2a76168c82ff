import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Finding } from '../../../src/core/verdict.ts';
import { tryEdgeCases } from '../../../src/model/server/phase-edge-cases.ts';
import { eachTest, type Repository } from '../support.ts';
import { outcomesBySubject, runPhase, START, writeServer } from './servers.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  writeServer(repo);
});

async function edgeCases(env: string, declared: string): Promise<Finding[]> {
  const serving = `start: ${START}, env: {${env}}, request: {timeout: 1500 ms}, load: {washout: 0}, at_rps: 1000, errors: {at_most: 0.05}, edge_cases: ${declared}`;
  return (await runPhase(repo, engine, serving, tryEdgeCases)).findings;
}

const answers = (findings: readonly Finding[]): Record<string, string> => outcomesBySubject(findings, 'serving-bad-request');
const named = (findings: readonly Finding[], name: string): Finding => findings.find(({ subject }) => subject?.name === name)!;

describe('bad requests', () => {
  test('are answered cleanly by a careful server, which serves on beside slow and vanished clients', async () => {
    const findings = await edgeCases('', '{huge_mb: 2, slow_clients: 5, dropped: 6}');
    expect(answers(findings)).toEqual({
      malformed: 'pass', truncated: 'pass', empty: 'pass', 'wrong-shape': 'pass', 'null-body': 'pass', huge: 'pass', deep: 'pass', 'wrong-type': 'pass', 'missing-field': 'pass', 'unknown-path': 'pass',
    });
    expect(named(findings, 'slow-clients')).toMatchObject({ outcome: 'pass', numbers: { clients: 5, errors: 0 } });
    expect(named(findings, 'dropped-connections')).toMatchObject({ outcome: 'pass', numbers: { clients: 6, errors: 0 } });
  });

  test('that end the server, that it answers with 500, and that it never answers are told apart', async () => {
    const only = '{leave_out: [wrong-shape, null-body, huge, deep, wrong-type, missing-field, unknown-path], slow_clients: 0, dropped: 0}';
    const crashing = await edgeCases('CRASH: "1"', only);
    const malformed = named(crashing, 'malformed');
    expect(malformed).toMatchObject({ outcome: 'fail', numbers: { requests: 2, not_clean: 2, ended_server: 2 } });
    expect(malformed.message).toContain('ended with exit status 9');
    const silent = await edgeCases('SILENT: "1"', only);
    expect(named(silent, 'malformed')).toMatchObject({ outcome: 'fail', numbers: { ended_server: 0 } });
    expect(named(silent, 'malformed').message).toContain('no answer in 1.5 s');
  });

  test('that the team declares as fine may also succeed, others may not', async () => {
    const findings = await edgeCases('SLOPPY: "1"', '{accepts: [missing-field], leave_out: [huge, deep], slow_clients: 0, dropped: 0}');
    expect(answers(findings)).toMatchObject({ malformed: 'fail', 'missing-field': 'pass', 'wrong-type': 'fail' });
    expect(named(findings, 'malformed').message).toContain('status 500');
  });
});

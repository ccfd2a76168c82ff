import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Finding } from '../../src/core/verdict.ts';
import type { PartAnswer } from '../../src/model/facts.ts';
import { PROPOSAL_FILE } from '../../src/model/golden/judge.ts';
import { GOLDEN } from '../../src/model/golden/part.ts';
import { askGolden } from '../../src/model/golden/probe.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { modelOf, refuse } from './behaviour-support.ts';
import { contextOf, eachTest, outcomes, people, type Repository, scoreCsv, scores, testCsv } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('candidate.csv', 'id,score\n1,0.25\n2,0.5\n3,0.75\n4,0.9\n');
});

const json = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n') + '\n';
const GOLDEN_ROWS = [
  { key: { id: 1 }, expect: 0.25 },
  { key: { id: 2 }, expect: { value: 0.49, tolerance: 0.02 } },
  { key: { id: 3 }, expect: 'yes' },
  { key: { id: 4 }, expect: { one_of: [0.9, 0.95] } },
];

async function judge(golden = '{file: golden.jsonl}', { data = 'data: {test: test.csv, key: [id], label: y}', task = 'task: binary' } = {}): Promise<PartAnswer> {
  const delivery = await repo.delivery(`${data}\ntests: {${task}, predictions: {candidate: candidate.csv}, golden: ${golden}}\n`);
  return GOLDEN.judge(delivery, contextOf(repo, engine));
}

const codes = (findings: readonly Finding[]): string[] => findings.map(({ code, outcome }) => `${code} ${outcome}`);

describe('golden rows', () => {
  test('pass where each keeps its exact answer, its tolerance, its class or its set', async () => {
    repo.write('golden.jsonl', json(GOLDEN_ROWS));
    const answer = await judge();
    expect(codes(answer.findings)).toEqual(['golden-kept pass']);
    expect(answer.inputs!.map(({ name }) => name)).toEqual(['golden', 'golden.predictions']);
  });

  test.each([
    ['an exact answer', { key: { id: 1 }, expect: 0.2500001 }, 'id 1 (0.2500001 → 0.25)'],
    ['an answer outside its tolerance', { key: { id: 2 }, expect: { value: 0.49, tolerance: 0.009 } }, 'id 2 (0.49 within 0.009 → 0.5)'],
    ['a class', { key: { id: 1 }, expect: 'yes' }, 'id 1 (yes → no)'],
    ['an answer outside its set', { key: { id: 4 }, expect: { one_of: [0.1, 0.2] } }, 'id 4 (one of 0.1 and 0.2 → 0.9)'],
  ])('fail by their own finding where %s changed', async (_what, row, text) => {
    repo.write('golden.jsonl', json([...GOLDEN_ROWS.filter(({ key }) => key.id !== row.key.id), row]));
    const { findings } = await judge();
    expect(codes(findings)).toEqual(['golden-changed fail']);
    expect(findings[0]!.message).toContain(text);
  });

  test('that the candidate did not answer, answered twice or with no number, fail', async () => {
    repo.write('golden.jsonl', json([{ key: { id: 1 }, expect: 0.25 }, { key: { id: 9 }, expect: 1 }, { key: { id: 2 }, expect: 0.5 }, { key: { id: 3 }, expect: 0.75 }]));
    repo.write('candidate.csv', 'id,score\n1,0.25\n2,0.5\n2,0.5\n3,NaN\n');
    const { findings } = await judge();
    expect(codes(findings)).toEqual(['golden-row-missing fail']);
    expect(findings[0]!.message).toContain('id 9 (not in the predictions), id 2 (more than one answer) and id 3 (no finite number)');
  });

  test('of several classes are compared by class and by score', async () => {
    repo.write('candidate.csv', 'id,score_a,score_b,score_c\n1,0.2,0.7,0.1\n2,0.5,0.2,0.3\n');
    repo.write('golden.jsonl', json([{ key: { id: 1 }, expect: 'b' }, { key: { id: 2 }, expect: [0.5, 0.2, 0.3] }]));
    expect(codes((await judge(undefined, { task: 'task: multiclass, classes: [a, b, c]' })).findings)).toEqual(['golden-kept pass']);
    repo.write('golden.jsonl', json([{ key: { id: 1 }, expect: 'a' }, { key: { id: 2 }, expect: [0.5, 0.2, 0.31] }]));
    expect((await judge(undefined, { task: 'task: multiclass, classes: [a, b, c]' })).findings[0]!.numbers).toEqual({ changed: 2 });
  });

  test('never show a sensitive key, in a finding or in the proposal', async () => {
    repo.write('golden.jsonl', json([{ key: { id: 1 }, expect: 0.3 }]));
    const { findings } = await judge(undefined, { data: 'data: {test: test.csv, key: [id], label: y, columns: {id: {sensitive: true}}}' });
    expect(findings[0]!.message).toContain('line 1 of golden.jsonl');
    expect(JSON.stringify(findings)).not.toContain('id 1');
    expect(existsSync(path.join(repo.out, PROPOSAL_FILE))).toBe(false);
  });

  test('are one part of the stage beside all others', async () => {
    const rows = people(300);
    repo.write('test.csv', testCsv(rows));
    const candidate = scores(rows, 1, 0.4);
    repo.write('candidate.csv', scoreCsv(candidate));
    repo.write('golden.jsonl', json([{ key: { id: 7 }, expect: candidate.get(7) }, { key: { id: 8 }, expect: { value: candidate.get(8)! + 0.01, tolerance: 0.001 } }]));
    const delivery = await repo.delivery('data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}, golden: {file: golden.jsonl}}\n');
    const { verdict, details } = await runModelTests(delivery, contextOf(repo, engine));
    expect(verdict.outcome).toBe('fail');
    expect(outcomes(verdict)).toMatchObject({ 'golden-changed': 'fail' });
    expect(details!.golden).toMatchObject({ rows: 2, changed: 1 });
  });
});

describe('accepted changes', () => {
  const accepted = (rows: string, head = 'reason: Losses are netted now, approved_by: [risk@example.org]'): string => `version: 1\naccepted:\n  - {${head}, rows: [${rows}]}\n`;
  const WITH = '{file: golden.jsonl, accepted: accepted.yml}';
  beforeEach(() => {
    repo.write('golden.jsonl', json([{ key: { id: 1 }, expect: 0.3 }, { key: { id: 2 }, expect: 0.5 }]));
  });

  test('pass by name, with the reason and who approved, in finding and details', async () => {
    repo.write('accepted.yml', accepted('{key: {id: 1}, golden: 0.3, to: 0.25}'));
    const { findings, details } = await judge(WITH);
    expect(codes(findings)).toEqual(['golden-accepted pass', 'golden-kept pass']);
    expect(findings[0]!.message).toBe('1 golden row changed as people accepted: id 1. Losses are netted now (approved by risk@example.org).');
    expect(details).toMatchObject({ accepted: [{ row: 'id 1', reason: 'Losses are netted now', approvedBy: ['risk@example.org'] }] });
  });

  test.each([
    ['{key: {id: 1}, golden: 0.3, to: {value: 0.25, tolerance: 1000000}}', '1000000 of 0.25'],
    ['{key: {id: 1}, golden: 0.3, to: {value: 0.25, tolerance: 0.06}}', 'wider than the change from 0.3'],
    ['{key: {id: 1}, golden: {one_of: [0.3, 0.9]}, to: {value: 0.25, tolerance: 0.1}}', 'one of 0.3 and 0.9'],
  ])('are refused where they accept what nobody saw: %s', async (row, says) => {
    repo.write('accepted.yml', accepted(row));
    const wide = judge(WITH);
    await expect(wide).rejects.toThrow(/golden-accepted-wide/);
    await expect(wide).rejects.toThrow(says);
  });

  test.each(['{key: {id: 1}, golden: 0.3, to: {value: 0.25, tolerance: 0.05}}', '{key: {id: 1}, golden: {value: 0.3, tolerance: 0.2}, to: {value: 0.25, tolerance: 0.1}}'])('may have a tolerance of at most the change, or the golden row\'s own: %s', async (row) => {
    repo.write('accepted.yml', accepted(row));
    await expect(judge(WITH)).resolves.toBeDefined();
  });

  test('cover the change that people saw and no other', async () => {
    repo.write('accepted.yml', accepted('{key: {id: 1}, golden: 0.3, to: {value: 0.28, tolerance: 0.01}}'));
    const { findings } = await judge(WITH);
    expect(codes(findings)).toEqual(['golden-changed fail']);
    expect(findings[0]!.message).toContain('id 1 (0.3 → 0.25; accepted was 0.28 within 0.01)');
  });

  test('expire when the golden value changes: the row fails again', async () => {
    repo.write('accepted.yml', accepted('{key: {id: 1}, golden: 0.4, to: 0.25}'));
    expect(codes((await judge(WITH)).findings)).toEqual(['golden-changed fail', 'golden-acceptance-expired warn']);
  });

  test('that do not happen any more are a warning, and those of unknown rows an error, each at its line', async () => {
    repo.write('accepted.yml', 'version: 1\naccepted:\n  - reason: Losses are netted\n    approved_by: [risk@example.org]\n    rows:\n      - {key: {id: 1}, golden: 0.3, to: 0.25}\n      - {key: {id: 2}, golden: 0.5, to: 0.6}\n      - {key: {id: 77}, golden: 0.5, to: 0.6}\n');
    const { findings } = await judge(WITH);
    expect(codes(findings)).toEqual(['golden-accepted pass', 'golden-kept pass', 'golden-acceptance-unknown error', 'golden-acceptance-unused warn']);
    expect(findings.slice(2).map(({ location }) => [location!.file, location!.line])).toEqual([['accepted.yml', 8], ['accepted.yml', 7]]);
  });

  test('are proposed in their own form, which is refused until people have filled it in', async () => {
    const { findings } = await judge();
    expect(findings[0]!.fix).toContain(PROPOSAL_FILE);
    const proposal = readFileSync(path.join(repo.out, PROPOSAL_FILE), 'utf8');
    repo.write('accepted.yml', proposal);
    await expect(judge(WITH)).rejects.toThrow(/golden-accepted-unreadable/);
    repo.write('accepted.yml', proposal.replace('reason: ""', 'reason: Losses are netted').replace('approved_by: []', 'approved_by: [risk@example.org]'));
    expect(codes((await judge(WITH)).findings)).toEqual(['golden-accepted pass', 'golden-kept pass']);
  });

  test.each([
    ['no reason', accepted('{key: {id: 1}, golden: 0.3, to: 0.25}', 'approved_by: [a]')],
    ['nobody who approves', accepted('{key: {id: 1}, golden: 0.3, to: 0.25}', 'reason: because, approved_by: []')],
    ['no row', 'version: 1\naccepted: [{reason: because, approved_by: [a], rows: []}]\n'],
    ['an unknown word', accepted('{key: {id: 1}, golden: 0.3, to: 0.25, any: true}')],
    ['a row twice', accepted('{key: {id: 1}, golden: 0.3, to: 0.25}, {key: {id: 1}, golden: 0.3, to: 0.2}')],
    ['no YAML', 'accepted: ['],
  ])('are refused with %s', async (_what, text) => {
    repo.write('accepted.yml', text);
    await expect(judge(WITH)).rejects.toThrow();
  });
});

describe('golden files that cannot be used', () => {
  test.each([
    ['no file', undefined, /golden-file-missing/],
    ['no row', '\n\n', /golden-empty/],
    ['a row twice', json([{ key: { id: 1 }, expect: 1 }, { key: { id: 1 }, expect: 2 }]), /line 2: it is about the row of line 1 again/],
    ['another key', json([{ key: { number: 1 }, expect: 1 }]), /line 1: the key of a golden row has id/],
    ['no expectation', json([{ key: { id: 1 } }]), /line 1: .*expect/],
    ['no JSON', '{"key": {"id": 1}, "expect": 1}\n{"key"\n', /line 2: it is not JSON/],
    ['an infinity', '{"key": {"id": 1}, "expect": 1e999}\n', /line 1/],
  ])('%s', async (_what, text, message) => {
    if (text !== undefined) repo.write('golden.jsonl', text);
    await expect(judge()).rejects.toThrow(message);
  });

  test('predictions that are not there', async () => {
    repo.write('golden.jsonl', json(GOLDEN_ROWS));
    await expect(judge('{file: golden.jsonl, predictions: out/other.csv}')).rejects.toThrow(/golden-predictions-missing/);
  });
});

describe('golden rows asked of the model itself', () => {
  const ask = async (predictor: ReturnType<typeof modelOf>): Promise<PartAnswer> => {
    const delivery = await repo.delivery('data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}, golden: {file: golden.jsonl, ask: predictor, tolerance: 1e-9}}\n');
    return askGolden(delivery, contextOf(repo, engine), predictor);
  };

  test('are compared with its answers to their features', async () => {
    repo.write('golden.jsonl', json([{ name: 'rich', features: { income: 9 }, expect: 0.9 }, { name: 'poor', features: { income: 1 }, expect: 'no' }]));
    expect(codes((await ask(modelOf(({ income }) => Number(income) / 10))).findings)).toEqual(['golden-kept pass']);
    const { findings } = await ask(modelOf(({ income }) => 1 - Number(income) / 10));
    expect(findings[0]).toMatchObject({ code: 'golden-changed', outcome: 'fail', numbers: { changed: 2 } });
    expect(findings[0]!.message).toContain('rich (0.9 within 1e-9 → ');
  });

  test('that it refuses are missing, and rows without features an error', async () => {
    repo.write('golden.jsonl', json([{ name: 'rich', features: { income: 9 }, expect: 0.9 }]));
    expect(codes((await ask(modelOf(() => refuse('no')))).findings)).toEqual(['golden-row-missing fail']);
    repo.write('golden.jsonl', json([{ name: 'rich', expect: 0.9 }]));
    await expect(ask(modelOf(() => 0.9))).rejects.toThrow(/has no `features`/);
  });
});

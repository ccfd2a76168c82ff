import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError, type Problem } from '../../src/core/problem.ts';
import { loadDelivery, parseDelivery } from '../../src/delivery/load.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const SMALLEST = `version: 1
release: {name: income, version: 1.0.0, model: model/}
data: {test: data/test.csv, key: [id], label: over_50k}
tests: {task: binary, predictions: {candidate: out/predictions.csv}}     # key, score
`;

const place = { file: 'delivery.yml', root: '/w', workspace: '/w' };
const parse = (text: string | Uint8Array) => parseDelivery(typeof text === 'string' ? new TextEncoder().encode(text) : text, place);

function problemsOf(text: string | Uint8Array): readonly Problem[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const rollout = (more: string) => `version: 1
release: {name: income, model: m}
rollout: {strategy: canary, fleet: {place: {command: ./p}}, traffic: {http: {url: 'http://127.0.0.1'}}, signals: {log: {files: l}}, ${more}}
`;
const errors = "guardrails: [{name: errors, rate: {sql: 'select 1'}}]";

describe('a delivery file', () => {
  test('of four lines is enough, and every default is filled in', () => {
    const { spec } = parse(SMALLEST);
    expect(spec.tests).toMatchObject({ enforce: true, score: 'score', threshold: 0.5, level: 0.95, replicates: 1000, seed: 1 });
  });

  test('points at a value, and at the nearest ancestor of a default', () => {
    const delivery = parse(SMALLEST);
    expect(delivery.locate(['tests', 'predictions', 'candidate'])).toMatchObject({ file: 'delivery.yml', line: 4, column: 48 });
    expect(delivery.locate(['tests', 'threshold'])).toMatchObject({ line: 4 });
  });

  test('may use anchors, aliases and merge keys', () => {
    const { spec } = parse('version: 1\nrelease: {name: a, model: m}\ndata: {columns: {a: &x {type: integer}, b: *x, c: {<<: *x, unique: true}}}');
    expect(spec.data?.columns?.c).toMatchObject({ type: 'integer', unique: true });
  });

  test.each([
    ['a key that is misspelt', 'version: 1\nrelease: {name: a, modle: m, model: m}', 'delivery-unknown-key', 'Did you mean `model`?'],
    ['a value that is misspelt', rollout(errors).replace('canary', 'canray'), 'delivery-unknown-value', 'Did you mean `canary`?'],
    ['a key that stands twice', 'version: 1\nversion: 1\nrelease: {name: a, model: m}', 'yaml-duplicate-key', 'Remove one of the two.'],
    ['a tab', 'version: 1\nrelease:\n\tname: x\n', 'yaml-tab', 'Indent with spaces.'],
    ['broken brackets', 'version: 1\nrelease: {name: a', 'yaml-syntax', 'Look at the indentation'],
    ['an alias without an anchor', 'version: 1\nrelease: *nowhere', 'yaml-bad-alias', 'Define the anchor first'],
    ['two documents', 'version: 1\n---\nversion: 1', 'yaml-many-documents', 'Remove the `---`'],
    ['NaN', 'version: 1\nrelease: {name: a, model: m}\ndata: {columns: {a: {between: [.nan, 1]}}}', 'delivery-not-a-number', 'finite'],
    ['a negative rate', 'version: 1\nrelease: {name: a, model: m}\ndata: {columns: {a: {null_rate: {at_most: -0.1}}}}', 'delivery-out-of-range', '>= 0'],
    ['a range that ends before it starts', 'version: 1\nrelease: {name: a, model: m}\ndata: {columns: {a: {between: [2, 1]}}}', 'delivery-range-empty', 'smaller end first'],
    ['a margin ratio of 1', rollout("guardrails: [{name: e, rate: {sql: s}, tolerate: 1, margin_ratio: 1}]"), 'delivery-out-of-range', '> 1'],
    ['a tolerance not below its margin', rollout("guardrails: [{name: e, rate: {sql: s}, tolerate: 1.5, margin_ratio: 1.5}]"), 'delivery-tolerate', 'must be below'],
    ['steps that do not rise', rollout(`${errors}, steps: [5, 5, 100]`), 'delivery-steps-not-rising', 'rising order'],
    ['steps that never reach everyone', rollout(`${errors}, steps: [5, 50]`), 'delivery-steps-end', 'End with 100'],
    ['a canary without a guardrail', rollout('guardrails: []'), 'delivery-missing-key', 'guardrails'],
    ['a lease shorter than a tick', rollout(`${errors}, lease: 30 s`), 'delivery-lease-short', 'several intervals'],
    ['a duration without a unit', rollout(`${errors}, lease: '30'`), 'delivery-wrong-form', 'a number and a unit'],
    ['a gate of no direction', SMALLEST.replace('task: binary,', 'task: binary, gates: [{metric: roc_auc}],'), 'delivery-choose-one', 'exactly one'],
    ['a gate in the wrong direction', SMALLEST.replace('task: binary,', 'task: binary, gates: [{metric: log_loss, at_least: 1}],'), 'delivery-gate-direction', 'at_most'],
    ['a gate in per cent', SMALLEST.replace('task: binary,', 'task: binary, gates: [{metric: roc_auc, at_least: 85}],'), 'delivery-gate-range', 'not per cent'],
    ['tests without a label', SMALLEST.replace(', label: over_50k', ''), 'delivery-missing-key', 'label'],
    ['two roles of one environment', 'version: 1\nrelease: {name: a, model: m}\napproval: {roles: {a: {environment: p}, b: {environment: P}}}', 'delivery-environment-shared', 'environment of its own'],
    ['a list where a map belongs', 'version: 1\nrelease: []', 'delivery-wrong-type', 'a map'],
    ['a file of another kind', '[1, 2]', 'delivery-wrong-type', 'a map'],
    ['nothing', '', 'delivery-empty', 'getting-started'],
  ])('with %s is refused by name', (_what, text, code, fix) => {
    const problem = problemsOf(text).find((each) => each.code === code);
    expect(problem).toBeDefined();
    expect(problem?.fix).toContain(fix);
    expect(problem?.location?.line).toBeGreaterThanOrEqual(1);
  });

  test('with many mistakes hears of all of them at once, in the order of its lines', () => {
    const codes = problemsOf(`version: 1
release: {name: income, model: model/, modle: x}
data: {columns: {age: {between: [90, 17], null_rate: {at_most: -0.1}}}}
tests: {task: binary, predictions: {candidate: p.csv}, gates: [{metric: roc_auc}, {metric: log_loss, at_least: 1}]}
rollout: {strategy: replace, steps: [5, 1]}
`).map((problem) => [problem.location?.line, problem.code]);
    expect(codes).toEqual(
      expect.arrayContaining([
        [2, 'delivery-unknown-key'],
        [3, 'delivery-out-of-range'],
        [3, 'delivery-range-empty'],
        [4, 'delivery-choose-one'],
        [4, 'delivery-gate-direction'],
        [5, 'delivery-steps-not-rising'],
      ]),
    );
    expect(codes.map(([line]) => line)).toEqual([...codes.map(([line]) => line)].sort());
  });

  test('hears of a number that is none, a key that stands twice, a path that leads out and a misspelt key together', () => {
    const problems = problemsOf(`version: 1
release: {name: a, model: ../elsewhere, modle: x}
data: {train: 'ftp://host/x', columns: {a: {null_rate: {at_most: .nan}}}}
version: 1
`);
    expect(problems.map(({ location, code }) => [location?.line, code])).toEqual([
      [2, 'path-leaves-workspace'],
      [2, 'delivery-unknown-key'],
      [3, 'path-not-local'],
      [3, 'delivery-not-a-number'],
      [4, 'yaml-duplicate-key'],
    ]);
  });

  test.each([
    ['of 10 MB', `a: ${'x'.repeat(10_000_000)}`, 'delivery-too-large'],
    ['with 10 000 open brackets', `a: ${'['.repeat(10_000)}`, 'delivery-too-deep'],
    ['with 10 000 dashes', '- '.repeat(10_000), 'delivery-too-deep'],
    ['that grows by aliases', `version: 1\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]`, 'yaml-alias-bomb'],
    ['that is not text', new Uint8Array([0xff, 0xfe, 0x00, 0x41]), 'delivery-not-utf8'],
  ])('%s is refused, not a crash', (_what, text, code) => {
    expect(problemsOf(text).map((problem) => problem.code)).toEqual([code]);
  });

  test('of any text ends in a value or in problems with a place, never in another error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string().map((noise) => SMALLEST + noise)), (text) => {
        for (const problem of problemsOf(text)) expect(problem.location?.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('a declared path', () => {
  test('may not leave the workspace, by name or through a symbolic link', async () => {
    await using folder = await temporaryFolder();
    await mkdir(path.join(folder.path, 'repo'));
    await writeFile(path.join(folder.path, 'repo', 'delivery.yml'), SMALLEST);
    await symlink(folder.path, path.join(folder.path, 'repo', 'link'));
    const delivery = await loadDelivery('delivery.yml', { workspace: path.join(folder.path, 'repo') });
    expect(delivery.resolve('data/test.csv')).toBe(path.join(folder.path, 'repo', 'data/test.csv'));
    for (const declared of ['../secret', '/etc/passwd', 'link/secret', 's3://bucket/x']) expect(() => delivery.resolve(declared)).toThrow(InputError);
  });

  test('of a delivery file that is not there says what to give', async () => {
    await using folder = await temporaryFolder();
    await expect(loadDelivery('nowhere.yml', { workspace: folder.path })).rejects.toThrow(/cannot be read \(ENOENT\).*delivery-unreadable/);
  });
});

describe('a delivery file that is made to be too much', () => {
  test.each([
    ['keys that nobody knows', Array.from({ length: 150_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['a list without end', `z: [${'a,'.repeat(400_000)}]`],
    ['one list item after the other', Array.from({ length: 30_000 }, (_, i) => `- &a${i} x`).join('\n')],
  ])('by %s has one answer', (_, more) => {
    expect(problemsOf(`${SMALLEST}${more}`).map(({ code }) => code)).toEqual(['delivery-too-large']);
  });

  test('by mistakes hears of the first hundred', () => {
    const columns = Array.from({ length: 1000 }, (_, i) => `  c${i}: {foo: 1}`).join('\n');
    expect(problemsOf(`version: 1\nrelease: {name: income, model: m}\ndata:\n columns:\n${columns}\n`)).toHaveLength(100);
  });

  test.each([['evidence: {max_age: 0 days}', 'max_age'], ['evidence: {retention: 0 h}', 'retention']])('that lets nothing count is refused: %s', (more, key) => {
    expect(problemsOf(`${SMALLEST}${more}\n`)).toEqual([expect.objectContaining({ code: 'delivery-duration', message: expect.stringContaining(key) })]);
  });

  test.each([`approval: {expires: ${'9'.repeat(400)} days}`, 'evidence: {max_age: 100000000 days}', 'evidence: {max_age: 0.00000000001 days}'])('by a duration that no calendar has is refused: %.40s', (more) => {
    expect(problemsOf(`version: 1\nrelease: {name: income, model: m}\n${more}\n`).map(({ code }) => code)).toEqual(['delivery-wrong-form']);
  });

  test('by being a device is refused before it is read', async () => {
    await expect(loadDelivery('/dev/zero', { workspace: '/' })).rejects.toMatchObject({ problems: [{ code: 'delivery-unreadable' }] });
  });
});

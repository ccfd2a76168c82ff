import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { workflowDiagnoses } from '../../src/doctor/workflows/checks.ts';
import { NEEDS_OF_DELIVER, union } from '../../src/doctor/workflows/needs.ts';
import { jobsOf, readWorkflows } from '../../src/doctor/workflows/read.ts';
import { isPinned } from '../../src/doctor/workflows/uses.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';

const jobs = (text: string) => jobsOf(Buffer.from(text), '.github/workflows/x.yml');
const codesOf = (text: string, attest = false) => workflowDiagnoses({ jobs: jobs(text), unreadable: [] }, { rollout: false, attest }).map(({ finding }) => finding.code);

test('what a caller of deliver.yml must grant is what its jobs have together', () => {
  const all = Object.values(readWorkflow('.github/workflows/deliver.yml').jobs).map(({ permissions }) => permissions!);
  expect(NEEDS_OF_DELIVER).toEqual(union(all));
});

test('the job that promotes may write attestations where the delivery file asks for them, and nowhere else', () => {
  const may = 'contents: write, actions: read, issues: read, id-token: write';
  const promote = (permissions: string, request = '') => `jobs:\n  promote:\n    environment: income-serve\n    permissions: {${permissions}}\n    steps: [{uses: 'sluice/sluice/canary-promote@${'a'.repeat(40)}', with: {check-run: 'false'${request}}}]\n`;
  const ofRights = (text: string, attest: boolean) => codesOf(text, attest).filter((code) => code.startsWith('permission'));
  expect(ofRights(promote(may), false)).toEqual([]);
  expect(ofRights(promote(may), true)).toEqual(['permission-missing']);
  expect(ofRights(promote(`${may}, attestations: write`), true)).toEqual([]);
  expect(ofRights(promote(`${may}, attestations: write`), false)).toEqual(['permission-not-needed']);
  expect(ofRights(promote('contents: write, actions: read, id-token: write', ', request: abort'), true)).toEqual([]);
});

describe('hostile workflow files', () => {
  test.each([
    ['no jobs', 'on: push\n'],
    ['jobs that are a list', 'jobs: [a]\n'],
    ['a text', '"jobs"\n'],
    ['nothing', ''],
    ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\njobs: {one: {env: {x: *d}}}\n`],
    ['a deep nest', `jobs: ${'['.repeat(5000)}${']'.repeat(5000)}\n`],
    ['more than a mebibyte', `jobs: {one: {}}\n#${'x'.repeat(1024 * 1024)}\n`],
    ['no UTF-8', '\xff\xfe'],
  ])('with %s are no workflow, in words', (_what, text) => {
    const bytes = text === '\xff\xfe' ? Buffer.from([0xff, 0xfe]) : Buffer.from(text);
    expect(() => jobsOf(bytes, 'x.yml')).toThrow(InputError);
  });

  test('whose parts have other shapes are read as far as they go', () => {
    const [job] = jobs('permissions: 7\njobs:\n  one:\n    environment: [a]\n    permissions: {contents: admin, checks: write}\n    steps: [1, null, {uses: 3, run: [x], with: [y]}, {uses: a/b@v1, with: {n: {deep: 1}}}]\n    secrets: 3\n');
    expect(job).toMatchObject({ permissions: { checks: 'write' }, declared: 'each', inheritsSecrets: false });
    expect(job!.environment).toBeUndefined();
    expect(job!.steps.map(({ uses, run }) => [uses, run])).toEqual([[undefined, ''], [undefined, ''], [undefined, ''], ['a/b@v1', '']]);
  });

  test('with a hundred thousand openings that are never closed are read in no time', () => {
    const started = process.cpuUsage().user;
    expect(jobs(`jobs: {one: {run: ${JSON.stringify('${{ secrets.'.repeat(80_000))}}}\n`)[0]!.secrets).toEqual([]);
    expect(process.cpuUsage(undefined).user - started).toBeLessThan(5_000_000);
  });

  test('as links or folders are told of and not followed', async () => {
    await using folder = await temporaryFolder();
    const place = path.join(folder.path, '.github/workflows');
    mkdirSync(path.join(place, 'folder.yml'), { recursive: true });
    symlinkSync('/etc/hostname', path.join(place, 'link.yml'));
    writeFileSync(path.join(place, 'good.yaml'), 'jobs: {one: {permissions: {}, steps: []}}\n');
    writeFileSync(path.join(place, 'notes.txt'), 'jobs:');
    const { jobs: found, unreadable } = await readWorkflows(folder.path);
    expect(found.map(({ file }) => file)).toEqual(['.github/workflows/good.yaml']);
    expect(unreadable.map(({ file }) => file)).toEqual(['.github/workflows/folder.yml', '.github/workflows/link.yml']);
  });
});

describe('secrets that a job reads', () => {
  test.each([
    ['${{ secrets.KEY }}', ['KEY']],
    ["${{ secrets['key'] || secrets . other }}", ['KEY', 'OTHER']],
    ['${{ secrets.GITHUB_TOKEN }}', []],
    ['secrets.KEY', []],
    ['${{ toJSON(inputs) }} secrets.KEY', []],
  ])('%s', (text, names) => {
    expect(jobs(`jobs: {one: {env: {A: ${JSON.stringify(text)}}}}\n`)[0]!.secrets).toEqual(names);
  });

  test('also through the environment of the whole workflow', () => {
    expect(jobs('env: {A: "${{ secrets.KEY }}"}\njobs: {one: {}}\n')[0]!.secrets).toEqual(['KEY']);
  });
});

test.each([
  ['actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd', true],
  ['./local', true],
  ['$/own', true],
  [`docker://alpine@sha256:${'a'.repeat(64)}`, true],
  ['docker://alpine:3', false],
  ['actions/checkout@v6', false],
  ['actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83d', false],
  ['actions/checkout', false],
])('%s is pinned: %s', (uses, pinned) => {
  expect(isPinned(uses)).toBe(pinned);
});

test('Sluice is known by the repository that deliver.yml is called from, whatever its name', () => {
  const caller = (uses: string) => `jobs:\n  deliver: {permissions: {contents: read, checks: write, actions: read, pull-requests: read, issues: read, id-token: write}, uses: ml/gates/.github/workflows/deliver.yml@${'a'.repeat(40)}}\n  x: {permissions: {contents: write}, environment: e, steps: [{uses: ${uses}@${'a'.repeat(40)}}]}\n`;
  expect(codesOf(caller('ml/gates/predict'))).toEqual(['permission-not-needed', 'team-code-with-rights']);
  expect(codesOf(caller('ml/other/predict'))).toEqual(['workflows-hold']);
});

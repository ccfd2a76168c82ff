import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';

// Whole days are simulated: how long that takes depends on the machine, and says nothing.
jest.setTimeout(600_000);

const RELEASE = 'version: 1\nrelease: {name: income, version: 1.0.0, model: model}\n';
const ROLLOUT = `${RELEASE}rollout:
  strategy: canary
  fleet: {place: {command: ./place}}
  traffic: {http: {url: 'http://127.0.0.1:1'}}
  signals: {log: {files: log.jsonl}}
  guardrails: [{name: errors, unit: request, margin_ratio: 2, rate: {sql: 'SELECT 1'}}]
  steps: [20, 100]
  interval: 10 minutes
  lease: 1 hour
  time_budget: 6 hours
`;

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'sluice-plan-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true });
  await mkdir(path.join(folder, '.git'));
  await mkdir(path.join(folder, 'model'));
  await writeFile(path.join(folder, 'delivery.yml'), ROLLOUT);
});

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await cli(argv, { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: folder, env: {} });
  return { status, out, err };
}

describe('sluice plan DELIVERY', () => {
  const FEW = ['--runs', '20', '--base-rate', '0.02'];

  test('answers 0 and tells what a rollout does where the traffic carries it', async () => {
    const { status, out } = await run('plan', 'delivery.yml', '--requests-per-second', '20', ...FEW);
    expect([status, out]).toEqual([0, expect.stringContaining('This traffic carries the declared margins.')]);
    expect(out).toMatch(/is taken back in error in .*declared is at most 5 %/);
    for (const ratio of [1.5, 2, 5]) expect(out).toContain(`errors × ${ratio} `);
  });

  test('answers 2 and says which margin would be carried where there is too little of it', async () => {
    const { status, out } = await run('plan', '--delivery', 'delivery.yml', '--requests-per-second', '0.2', ...FEW, '--json');
    const found = JSON.parse(out) as { carries: boolean; margins: { declared: number; carried: number }[]; traffic: { rates: object } };
    expect([status, found.carries, found.margins[0]!.declared]).toEqual([2, false, 2]);
    expect(found.margins[0]!.carried).toBeGreaterThan(2);
    expect(found.traffic.rates).toEqual({ errors: 0.02 });
  });

  test('says that events which cluster are no independent requests, and takes their size and rate from what was measured', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${new Date(Date.parse('2026-01-05T00:00:00Z') + i * 600_000).toISOString()},12000,${i % 4 === 0 ? 960 : 0}`);
    await writeFile(path.join(folder, 'traffic.csv'), `at,requests,errors\n${rows.join('\n')}\n`);
    const { out } = await run('plan', 'delivery.yml', '--traffic', 'traffic.csv', '--runs', '20');
    expect(out).toContain('20 requests a second; champion: errors 2 %');
    expect(out).toContain('Note: equal candidates are taken back more often than declared. errors declares requests independent');
  });

  test('says what it assumes', async () => {
    expect((await run('plan', 'delivery.yml', '--requests-per-second', '20', '--runs', '20')).out).toContain('errors is assumed to be 1 %');
  });

  test.each([
    [['plan', 'delivery.yml'], 'plan-what'],
    [['plan', 'delivery.yml', 'other.yml', '--requests-per-second', '1'], 'plan-what'],
    [['plan', 'delivery.yml', '--requests-per-second', '1', '--traffic', 'x'], 'plan-what'],
    [['plan', 'delivery.yml', '--requests-per-second', 'many'], 'plan-number'],
    [['plan', 'delivery.yml', '--requests-per-second', '1', '--runs', '3'], 'plan-number'],
    [['plan', 'delivery.yml', '--requests-per-second', '1', '--base-rate', 'slow=0.1'], 'plan-guardrail-unknown'],
    [['plan', 'delivery.yml', '--traffic', 'nowhere.csv'], 'plan-traffic'],
    [['plan', 'zero.yml', '--traffic', 'zero.csv'], 'plan-rate-zero'],
    [['plan', 'shadow.yml', '--requests-per-second', '1'], 'plan-strategy'],
    [['plan', 'means.yml', '--requests-per-second', '1'], 'plan-no-guardrails'],
    [['init', '--rollout', '--requests-per-second', '1'], 'init-rollout-there'],
    [['init', '--rollout', '--delivery', 'nowhere.yml', '--requests-per-second', '1'], 'init-no-delivery'],
    [['init', '--rollout', '--delivery', 'flow.yml', '--requests-per-second', '1000'], 'init-append'],
    [['init', '--rollout'], 'plan-what'],
  ])('and `%s` refuses with [%s]', async (argv, code) => {
    await writeFile(path.join(folder, 'zero.yml'), ROLLOUT);
    await writeFile(path.join(folder, 'zero.csv'), 'at,requests,errors\n2026-01-05T00:00:00Z,9,0\n2026-01-05T00:01:00Z,9,0\n2026-01-05T00:02:00Z,9,0\n');
    await writeFile(path.join(folder, 'shadow.yml'), ROLLOUT.replace('canary', 'blue-green').replace('  steps: [20, 100]\n', ''));
    await writeFile(path.join(folder, 'means.yml'), ROLLOUT.replace(/guardrails: .*/, "guardrails: [{name: score, mean: {log: score}, bounds: [0, 1], tolerate_absolute: 0.01, margin_absolute: 0.1}]"));
    await writeFile(path.join(folder, 'flow.yml'), '{version: 1, release: {name: income, version: 1.0.0, model: model}}\n');
    expect(await run(...argv)).toMatchObject({ status: 3, err: expect.stringContaining(`[${code}]`) });
  });
});

describe('sluice init --rollout', () => {
  test('appends a rollout that the traffic carries, with its figures, and the file stays sound', async () => {
    await writeFile(path.join(folder, 'delivery.yml'), RELEASE);
    const { status, out } = await run('init', '--rollout', '--requests-per-second', '2000', '--base-rate', '0.05', '--runs', '20');
    expect([status, out]).toEqual([0, expect.stringContaining('Wrote a rollout into delivery.yml: steps 1, 5, 25, 50, 100 %, margin_ratio 1.5')]);
    const text = await readFile(path.join(folder, 'delivery.yml'), 'utf8');
    expect(text.startsWith(RELEASE)).toBe(true);
    expect(text).toContain('  steps: [1, 5, 25, 50, 100]\n');
    expect(await readdir(folder)).toEqual(expect.not.arrayContaining([expect.stringMatching(/^\.delivery/)]));
    expect((await run('check')).out).toContain('canary, steps 1, 5, 25, 50, 100 %');
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { profileText, type NumbersProfile } from '../../src/data/profile/profile.ts';
import { temporaryFolder } from '../data/support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const contract = (columns: string) => `version: 1\nrelease: {name: m, model: model}\ndata:\n  train: ../elsewhere/train.csv\n  columns:\n${columns}`;
const numbers = (factor: number): NumbersProfile => {
  const edges = Array.from({ length: 50 }, (_, index) => (40 + index) * factor);
  return { kind: 'numbers', null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, deviation: 14.43 * factor, edges, lows: edges, counts: edges.map(() => 20) };
};
const profile = (factor: number) => profileText({ schema: 'urn:sluice:profile:v1', rows: 1000, columns: { weight: numbers(factor) } });

beforeAll(() => {
  folder.write('old.yml', contract('    age: {between: [18, 90]}\n    kind: {in: [a, b]}\n'));
  folder.write('wider.yml', contract('    age: {between: [18, 99]}\n    kind: {in: [a, b, c]}\n'));
  folder.write('pounds.json', profile(1));
  folder.write('kilograms.json', profile(0.45359237));
  folder.write('broken.yml', 'version: 1\nrelease: {name: m, model: model}\ndata: {columns: {age: {betwen: [1, 2]}}}\n');
  folder.write('no-data.yml', 'version: 1\nrelease: {name: m, model: model}\n');
});

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await cli(['diff', ...argv], { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: folder.path, env: {} });
  return { status, out, err };
}

describe('sluice diff OLD NEW', () => {
  test('says of two contracts what each difference breaks; the promise decides the status', async () => {
    const { status, out } = await run('old.yml', 'wider.yml');
    expect(status).toBe(1);
    expect(out.split('\n').slice(0, 5)).toEqual([
      'Breaking (full): 2 differences between the contracts.',
      '  backward (what was valid stays valid): compatible',
      '  forward (what is valid now was valid before): breaking',
      '  breaks forward: age: `between` was [18,90] and is [18,99]. [range-widened]',
      '  breaks forward: kind: allowed now: ["c"]. [category-added]',
    ]);
    expect((await run('old.yml', 'wider.yml', '--compatibility', 'backward')).status).toBe(0);
    expect((await run('old.yml', 'wider.yml', '--compatibility', 'forward')).status).toBe(1);
    expect((await run('wider.yml', 'old.yml', '--compatibility', 'forward')).status).toBe(0);
    expect((await run('wider.yml', 'old.yml', '--compatibility', 'none')).status).toBe(0);
    expect(await run('old.yml', 'old.yml')).toMatchObject({ status: 0, out: expect.stringContaining('Compatible (full): 0 differences') as unknown });
  });

  test('suspects a unit behind two profiles, as JSON too', async () => {
    const { status, out } = await run('pounds.json', 'kilograms.json', '--json');
    const answer = JSON.parse(out) as { compatible: boolean; differences: { code: string; numbers: Record<string, number> }[] };
    expect(status).toBe(1);
    expect(answer).toMatchObject({ compared: 'profile', compatibility: 'full', compatible: false, backward: false, forward: false });
    expect(answer.differences.map(({ code }) => code)).toEqual(['unit-suspected']);
    expect(answer.differences[0]!.numbers.factor).toBeCloseTo(0.45359237, 9);
    expect((await run('pounds.json', 'kilograms.json')).out).toContain('pounds to kilograms');
  });

  test.each([
    [['old.yml'], 'diff-two-files'],
    [['old.yml', 'pounds.json'], 'diff-unlike'],
    [['old.yml', 'gone.yml'], 'diff-unreadable'],
    [['old.yml', 'no-data.yml'], 'diff-no-contract'],
    [['old.yml', 'broken.yml'], 'betwen'],
    [['old.yml', 'old.yml', '--compatibility', 'sideways'], 'compatibility-unknown'],
  ])('%j ends in status 3 and %s', async (argv, code) => {
    const { status, out, err } = await run(...argv);
    expect({ status, out }).toEqual({ status: 3, out: '' });
    expect(err).toContain(code);
  });

  test('--rows is another question', async () => {
    expect((await run('--rows', 'only-one.csv')).status).toBe(3);
  });
});

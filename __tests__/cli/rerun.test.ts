import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { digestOfJson } from '../../src/core/digest.ts';
import type { Statement } from '../../src/evidence/statement.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const DELIVERY = `version: 1
release: {name: income, version: 1.0.0, model: model/}
data: {test: data/test.csv, key: [id], label: over_50k, columns: {age: {between: [0, 120]}}, freshness: {column: seen, within: 36500 days}}
tests: {task: binary, replicates: 200, predictions: {candidate: out/predictions.csv}, gates: [{metric: roc_auc, at_least: 0.8}, {metric: accuracy, at_least: 0.5}]}
`;

const label = (id: number) => (id % 3 === 0 ? 1 : 0);
const good = (id: number) => (label(id) ? 0.5 + ((id * 7) % 50) / 100 : ((id * 11) % 60) / 100);
const rowsCsv = (ids: number[], age = (id: number) => 20 + (id % 60)) => `id,age,seen,over_50k\n${ids.map((id) => `${id},${age(id)},2024-01-0${1 + (id % 9)},${label(id)}\n`).join('')}`;
const scoresCsv = (ids: number[], score = good) => `id,score\n${ids.map((id) => `${id},${score(id)}\n`).join('')}`;
const FIRST = Array.from({ length: 400 }, (_, id) => id);
const NEXT = Array.from({ length: 400 }, (_, id) => 1000 + id);

async function world(folder: string, delivery = DELIVERY) {
  for (const name of ['data', 'model', 'out']) await mkdir(path.join(folder, name), { recursive: true });
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await write('data/test.csv', rowsCsv(FIRST));
  await write('out/predictions.csv', scoresCsv(FIRST));
  await write('model/model.bin', 'weights');
  await write('delivery.yml', delivery);
  const run = async (...argv: string[]) => {
    const written = { out: '', err: '' };
    const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env: { PATH: process.env.PATH } };
    return { status: await cli(argv, io), ...written };
  };
  const statement = async (stage: string): Promise<Statement> => JSON.parse(await readFile(path.join(folder, `o/${stage}/statement.json`), 'utf8'));
  return { run, write, statement };
}

describe('a statement that is judged again', () => {
  test.each(['run-model-tests', 'validate-data'])('gives the same verdict of %s, byte for byte, at another time and in another folder', async (stage) => {
    await using folder = await temporaryFolder();
    const { run, statement } = await world(folder.path);
    await run(stage, '--out', `o/${stage}`, '--purpose', 'deliver');
    const { predicate } = await statement(stage);
    expect(predicate.verdictDigest).toBe(digestOfJson(predicate.verdict));
    const again = await run('rerun', `o/${stage}/statement.json`);
    expect(again).toMatchObject({ status: 0, out: expect.stringContaining(`the same, byte for byte: ${predicate.verdictDigest}`) });
    expect(JSON.parse(await readFile(path.join(folder.path, 'sluice-out/rerun/verdict.json'), 'utf8'))).toEqual(predicate.verdict);
  });

  test('is the same for a model that failed, with the cause that other stages pointed to', async () => {
    await using folder = await temporaryFolder();
    const { run, write, statement } = await world(folder.path, DELIVERY.replace('at_least: 0.8', 'at_least: 0.999').replace('gates:', 'slices: {by: [age], min_rows: 1, gates: [{metric: accuracy, at_least: 0.99}]}, gates:').replace('columns: {age: {between: [0, 120]}}', 'columns: {age: {between: [0, 21]}}').replace('by: [age]', 'by: [{column: age, edges: [40]}]'));
    await write('out/predictions.csv', scoresCsv(FIRST, (id) => (id % 60 > 30 ? 1 - good(id) : good(id))));
    await run('validate-data', '--out', 'o/validate-data');
    await run('run-model-tests', '--out', 'o/run-model-tests');
    const { predicate } = await statement('run-model-tests');
    expect(predicate.details).toMatchObject({ rootCause: [{ cause: 'column', name: 'age', lines: ['slice', 'contract'] }, {}] });
    expect(await run('rerun', 'o/run-model-tests/statement.json')).toMatchObject({ status: 0 });
  });

  test('of a ledger is found by its stage', async () => {
    await using folder = await temporaryFolder();
    const { run } = await world(folder.path);
    const stage = (name: string) => run(name, '--out', `o/${name}`, '--purpose', 'deliver', '--release', 'o/identify/release.json');
    await run('identify', '--out', 'o/identify');
    for (const name of ['validate-data', 'run-model-tests', 'seal']) await stage(name);
    expect(await run('rerun', 'o/seal', '--stage', 'validate-data')).toMatchObject({ status: 0, out: expect.stringContaining('verdict of validate-data is the same') });
    expect(await run('rerun', 'o/seal/ledger.intoto.jsonl')).toMatchObject({ status: 0, out: expect.stringContaining('verdict of run-model-tests is the same') });
    expect(await run('rerun', 'o/seal', '--stage', 'identify')).toMatchObject({ status: 3, err: expect.stringContaining('[rerun-stage]') });
    expect(await run('rerun', 'o/seal', '--stage', 'rollback')).toMatchObject({ status: 3, err: expect.stringContaining('[rerun-stage-missing]') });
  });

  test('that was edited is another verdict, and says where', async () => {
    await using folder = await temporaryFolder();
    const { run, write, statement } = await world(folder.path);
    await run('run-model-tests', '--out', 'o/run-model-tests');
    const edited = await statement('run-model-tests');
    const [finding] = edited.predicate.verdict.findings.filter(({ code }) => code === 'metric-at-least');
    finding!.numbers!.candidate = 0.9999;
    finding!.message = 'ROC AUC is perfect.';
    edited.predicate.verdictDigest = digestOfJson(edited.predicate.verdict);
    await write('edited.json', JSON.stringify(edited));
    const { status, out } = await run('rerun', 'edited.json');
    expect(status).toBe(1);
    expect(out).toMatch(/is another one/);
    expect(out).toMatch(/then pass: ROC AUC is perfect\./);
    expect(out).toMatch(/candidate: 0\.9999 → 0\.\d+/);
  });
});

describe('what cannot be judged again', () => {
  test('a statement that contradicts itself is refused', async () => {
    await using folder = await temporaryFolder();
    const { run, write, statement } = await world(folder.path);
    await run('run-model-tests', '--out', 'o/run-model-tests');
    const forge = async (change: (predicate: Statement['predicate']) => void): Promise<string> => {
      const forged = await statement('run-model-tests');
      change(forged.predicate);
      await write('forged.json', JSON.stringify(forged));
      const { status, err } = await run('rerun', 'forged.json');
      return `${status} ${err}`;
    };
    expect(await forge((predicate) => (predicate.verdictDigest = `sha256:${'1'.repeat(64)}`))).toMatch(/^3 .*verdictDigest.*\[evidence-contradictory\]/s);
    expect(await forge(({ details }) => Object.assign(details!.replay as object, { at: 'never' }))).toMatch(/^3 .*replay\/at.*\[schema-invalid\]/s);
    expect(await forge(({ details }) => Object.assign(details!.replay as object, { at: '2026-13-45T25:00:00.000Z' }))).toMatch(/^3 .*no instant.*\[rerun-unreadable\]/s);
    expect(await forge(({ details }) => Object.assign(details!.replay as object, { testSetUse: { use: -5 } }))).toMatch(/^3 .*no count.*\[rerun-unreadable\]/s);
  });

  test('files with other bytes are refused, each by its name', async () => {
    await using folder = await temporaryFolder();
    const { run, write } = await world(folder.path);
    await run('run-model-tests', '--out', 'o/run-model-tests');
    await write('data/test.csv', `${rowsCsv(FIRST)}\n`);
    await write('model/model.bin', 'weighty');
    const { status, err } = await run('rerun', 'o/run-model-tests/statement.json');
    expect(status).toBe(3);
    expect(err).toMatch(/data\.test is sha256:\S+, and was sha256:.*\[rerun-input-changed\]/);
    expect(err).toMatch(/release\.model is sha256:.*\[rerun-input-changed\]/);
  });

  test('another delivery file is refused before anything is judged', async () => {
    await using folder = await temporaryFolder();
    const { run, write } = await world(folder.path);
    await run('run-model-tests', '--out', 'o/run-model-tests');
    await write('delivery.yml', DELIVERY.replace('at_least: 0.8', 'at_least: 0.5'));
    expect(await run('rerun', 'o/run-model-tests/statement.json')).toMatchObject({ status: 3, err: expect.stringContaining('[rerun-delivery-changed]') });
  });

  test.each([['nothing.json', 'rerun-unreadable'], ['delivery.yml', 'ledger-unreadable']])('%s is no statement', async (name, code) => {
    await using folder = await temporaryFolder();
    const { run } = await world(folder.path);
    expect(await run('rerun', name)).toMatchObject({ status: 3, err: expect.stringContaining(`[${code}]`) });
  });
});

describe('the old rules on other rows', () => {
  test('list the findings and numbers that changed, and end as the stage would', async () => {
    await using folder = await temporaryFolder();
    const { run, write } = await world(folder.path);
    await run('run-model-tests', '--out', 'o/run-model-tests');
    await write('next.csv', rowsCsv(NEXT));
    await write('next-scores.csv', scoresCsv(NEXT, (id) => 1 - good(id)));
    const { status, out } = await run('rerun', 'o/run-model-tests/statement.json', '--data', 'next.csv', '--predictions', 'next-scores.csv');
    expect(status).toBe(1);
    expect(out).toMatch(/^The rules of then on next\.csv: fail \(then pass\)/);
    expect(out).toMatch(/other inputs: data\.test, predictions\.candidate\./);
    expect(out).toMatch(/then pass: ROC AUC .*\n\s+now {2}fail: ROC AUC/);
    expect(out).toMatch(/candidate: 0\.\d+ → 0\.\d+/);
  });

  test('for the data checks stand in the place of a table that is named', async () => {
    await using folder = await temporaryFolder();
    const { run, write } = await world(folder.path);
    await run('validate-data', '--out', 'o/validate-data');
    await write('next.csv', rowsCsv(NEXT, (id) => (id === 1005 ? 300 : 30)));
    const json = JSON.parse((await run('rerun', 'o/validate-data/statement.json', '--data', 'next.csv', '--json')).out) as { same: boolean; differences: { about: string; kind: string }[]; otherInputs: string[] };
    expect(json).toMatchObject({ same: false, otherInputs: ['data.test'] });
    expect(json.differences[0]).toMatchObject({ about: 'outcome', then: '"pass"', now: '"fail"' });
    expect(json.differences).toContainEqual(expect.objectContaining({ about: expect.stringContaining('age'), kind: 'changed' }));
    expect(await run('rerun', 'o/validate-data/statement.json', '--data', 'next.csv', '--table', 'serving')).toMatchObject({ status: 3, err: expect.stringContaining('[rerun-table-unknown]') });
  });

  test('do not excuse other files: a changed model is refused all the same', async () => {
    await using folder = await temporaryFolder();
    const { run, write } = await world(folder.path);
    await run('run-model-tests', '--out', 'o/run-model-tests');
    await write('model/model.bin', 'weighty');
    expect(await run('rerun', 'o/run-model-tests/statement.json', '--data', 'data/test.csv')).toMatchObject({ status: 3, err: expect.stringContaining('release.model is') });
  });
});

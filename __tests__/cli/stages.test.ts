import { execFileSync, spawn } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { DELIVERY, repository, run, verdictIn } from './laptop.ts';

describe('a stage on a laptop', () => {
  test('passes with status 0 and leaves verdict, summary and statement', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    const { status, out } = await run(folder.path, 'run-model-tests', '--out', 'o');
    expect({ status, out }).toMatchObject({ status: 0, out: expect.stringMatching(/^Passed: the candidate holds every limit on 600 test rows/) });
    expect((await readFile(path.join(folder.path, 'o/summary.md'), 'utf8')).split('\n')[0]).toMatch(/^### ✅ Passed/);
    const statement = JSON.parse(await readFile(path.join(folder.path, 'o/statement.json'), 'utf8'));
    expect(statement).toMatchObject({ _type: 'https://in-toto.io/Statement/v1', predicateType: 'urn:sluice:statement:run-model-tests:v1' });
  });

  test('prints the verdict alone with --json', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    const { out } = await run(folder.path, 'run-model-tests', '--out', 'o', '--json');
    expect(JSON.parse(out)).toEqual(await verdictIn(folder.path, 'o'));
  });

  test('fails with status 1 where a limit is not held', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('task: binary,', 'task: binary, gates: [{metric: roc_auc, at_least: 0.999}],'));
    expect((await run(folder.path, 'run-model-tests', '--out', 'o')).status).toBe(1);
    expect((await verdictIn(folder.path, 'o')).outcome).toBe('fail');
  });

  test('ends with status 2 where the rows cannot decide', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('task: binary,', 'task: binary, gates: [{metric: accuracy, at_least: 0.8}],'), 60);
    expect((await run(folder.path, 'run-model-tests', '--out', 'o')).status).toBe(2);
    expect((await verdictIn(folder.path, 'o')).outcome).toBe('inconclusive');
  });

  test('shows a stage that is not enforced in full, with status 0 and as no evidence', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('task: binary,', 'task: binary, enforce: false, gates: [{metric: roc_auc, at_least: 0.999}],'));
    const { status, out } = await run(folder.path, 'run-model-tests', '--out', 'o');
    expect({ status, out }).toMatchObject({ status: 0, out: expect.stringContaining('no evidence for any gate') });
    expect(await verdictIn(folder.path, 'o')).toMatchObject({ outcome: 'fail', enforced: false });
  });

  test('ends with status 3 and every mistake of the delivery file, on every surface', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('model: model/', 'modle: model/').replace('task: binary', 'task: binry'));
    const { status, out } = await run(folder.path, 'run-model-tests', '--out', 'o');
    expect({ status, out }).toMatchObject({ status: 3, out: expect.stringContaining('Did you mean `model`?') });
    const verdict = await verdictIn(folder.path, 'o');
    expect(verdict.findings.map(({ code, location }) => [code, location?.line])).toEqual([['delivery-missing-key', 2], ['delivery-unknown-key', 2], ['delivery-unknown-value', 4]]);
  });

  test('says what to do about predictions that are not there', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, DELIVERY.replace('out/predictions.csv', 'out/nowhere.csv'));
    const { status } = await run(folder.path, 'run-model-tests', '--out', 'o');
    expect(status).toBe(3);
    const [finding] = (await verdictIn(folder.path, 'o')).findings;
    expect(finding?.fix?.length).toBeGreaterThan(10);
    expect(finding?.location?.line).toBe(4);
  });
});

describe('the first delivery on a laptop', () => {
  test('is identified, judged and sealed into a ledger that verifies; one changed byte of the model does not', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    const stage = (name: string) => run(folder.path, name, '--out', `o/${name}`, '--purpose', 'deliver', '--release', 'o/identify/release.json');
    expect((await run(folder.path, 'identify', '--out', 'o/identify')).status).toBe(0);
    expect((await stage('validate-data')).status).toBe(0);
    expect((await stage('run-model-tests')).status).toBe(0);
    const sealed = await stage('seal');
    expect(sealed).toMatchObject({ status: 0, out: expect.stringMatching(/^The evidence is sealed: 3 statements in one chain/) });
    const verify = () => run(folder.path, 'verify', 'o/seal/ledger.intoto.jsonl', '--model', 'model');
    expect(await verify()).toMatchObject({ status: 0 });
    await writeFile(path.join(folder.path, 'model/model.bin'), 'weighty');
    expect(await verify()).toMatchObject({ status: 1, out: expect.stringMatching(/model/) });
  });
});

describe('the shift of what drifted', () => {
  test('is taken from the statement of validate-data beside, of this release alone', async () => {
    await using folder = await temporaryFolder();
    const delivery = DELIVERY.replace('data: {test', 'data: {train: data/test.csv, serving: data/serving.csv, test').replace('{task: binary,', '{task: binary, replicates: 200, shift: {columns: drifted, min_effective_rows: 20},');
    await repository(folder.path, delivery);
    await writeFile(path.join(folder.path, 'data/serving.csv'), `id,age\n${Array.from({ length: 600 }, (_, id) => `${id},${60 + (id % 20)}\n`).join('')}`);
    await run(folder.path, 'identify', '--out', 'o/identify');
    const tested = async () => {
      await run(folder.path, 'run-model-tests', '--out', 'o/run-model-tests', '--release', 'o/identify/release.json');
      return verdictIn(folder.path, 'o/run-model-tests');
    };
    expect((await tested()).findings.map(({ code, outcome }) => `${code} ${outcome}`)).toContain('shift-drift-unknown inconclusive');
    await run(folder.path, 'validate-data', '--out', 'o/validate-data', '--release', 'o/identify/release.json', '--purpose', 'develop');
    expect((await verdictIn(folder.path, 'o/validate-data')).findings.filter(({ code, outcome }) => code === 'drift' && outcome === 'fail').map(({ subject }) => subject!.name)).toEqual(['age']);
    const known = await tested();
    expect(known.notes).toContain('Shift is weighed by the columns that validate-data found drifted: age.');
    expect(known.findings.map(({ code }) => code)).toContain('shift-unseen');
  });
});

describe('init --workflows', () => {
  test('writes one caller for the chosen strategy, and never over one that is there', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    expect((await run(folder.path, 'init', '--workflows', '--repository', 'acme/sluice', '--ref', 'a'.repeat(40))).status).toBe(0);
    const caller = await readFile(path.join(folder.path, '.github/workflows/sluice.yml'), 'utf8');
    expect(caller).toContain(`uses: acme/sluice@${'a'.repeat(40)}`);
    expect(caller).toContain('permissions: {}');
    expect(caller).not.toContain('$default-branch');
    expect(await run(folder.path, 'init', '--workflows', '--repository', 'acme/sluice', '--ref', 'a'.repeat(40))).toMatchObject({ status: 3, err: expect.stringContaining('init-exists') });
  });
});

describe('a command that is not there', () => {
  test('is answered with the nearest one', async () => {
    await using folder = await temporaryFolder();
    expect(await run(folder.path, 'valdate-data')).toMatchObject({ status: 3, err: expect.stringContaining('Did you mean `validate-data`?') });
  });

  test('and an option that is not there, with where to look', async () => {
    await using folder = await temporaryFolder();
    expect(await run(folder.path, 'check', '--delivry', 'x')).toMatchObject({ status: 3, err: expect.stringContaining('sluice help') });
  });
});

describe('what lies in the way', () => {
  test.each(['folder', 'pipe', 'link'])('a %s in the place of a statement is refused and never waited for', async (kind) => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    await run(folder.path, 'identify', '--out', 'o/identify');
    const place = path.join(folder.path, 'o/other/statement.json');
    await mkdir(path.dirname(place), { recursive: true });
    if (kind === 'folder') await mkdir(place);
    else if (kind === 'link') await symlink('/dev/zero', place);
    else execFileSync('mkfifo', [place]);
    const { status, out, err } = await run(folder.path, 'seal', '--statements', 'o', '--out', 's');
    expect({ status, out, err }).toMatchObject({ status: 3, err: '', out: expect.stringContaining('[statement-unreadable]') });
  });

  test('a pipe in the place of the public key is refused and never waited for', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    await run(folder.path, 'identify', '--out', 'o/identify');
    await run(folder.path, 'seal', '--statements', 'o', '--out', 's');
    execFileSync('mkfifo', [path.join(folder.path, 's/ledger.pub')]);
    expect(await run(folder.path, 'verify', 's')).toMatchObject({ status: 3, err: expect.stringContaining('[verify-unreadable]') });
  });

  test.each(['sluice-out', 'results/here'])('a link in the place of the output folder, or on the way to it, is refused: %s', async (out) => {
    await using folder = await temporaryFolder();
    await using elsewhere = await temporaryFolder();
    await repository(folder.path);
    await writeFile(path.join(elsewhere.path, 'verdict.json'), 'somebody else\'s');
    await symlink(elsewhere.path, path.join(folder.path, out.split('/')[0]!));
    expect(await run(folder.path, 'run-model-tests', '--out', out)).toMatchObject({ status: 3, err: expect.stringContaining('out-is-link') });
    expect(await readFile(path.join(elsewhere.path, 'verdict.json'), 'utf8')).toBe("somebody else's");
  });

  test('a file in the place of the output folder is said', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    expect(await run(folder.path, 'identify', '--out', 'delivery.yml')).toMatchObject({ status: 3, out: expect.stringContaining('[out-unusable]') });
  });

  test('a reader that goes away changes no status', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path);
    const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const child = spawn(process.execPath, [program, 'identify', '--json'], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});

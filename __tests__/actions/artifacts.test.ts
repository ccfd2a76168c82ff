import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Artifacts, filesBelow } from '../../src/actions/artifacts.ts';
import { InputError } from '../../src/core/problem.ts';
import { refuseSecrets } from '../../src/run/secrets.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type GitHubStandIn, type JobIdentity } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { uploadAs } from '../../testkit/upload.ts';
import { writeTree } from '../evidence/files.ts';

const before = { ...process.env };
// The runner's toolkit talks to the runner on standard output.
beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(() => {
  jest.restoreAllMocks();
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

/** This process as that job: the real artifact client asks its environment. */
function become(github: GitHubStandIn, as: JobIdentity, temporary: string): void {
  Object.assign(process.env, github.environmentFor(as), { RUNNER_TEMP: temporary, GITHUB_WORKSPACE: temporary });
}

const anything = async (): Promise<void> => {};

describe.each(['run', 'attempt'] as const)('where names of artifacts are unique within one %s', (artifactNamesUniquePer) => {
  test('each attempt has its own, and reads its own', async () => {
    await using github = await startGitHub({ runs: [{}], artifactNamesUniquePer });
    await using folder = await temporaryFolder();
    const [run] = github.state.runs.values();
    for (const attempt of [1, 2]) {
      if (attempt === 2) github.rerun({ user: 'octocat' });
      become(github, { run: run!.id, attempt, job: `seal-${attempt}` }, folder.path);
      const out = await writeTree(path.join(folder.path, `out-${attempt}`), { 'ledger.txt': `attempt ${attempt}` });
      const artifacts = new Artifacts(attempt, anything);
      expect(await artifacts.fetch('ledger')).toBeUndefined();
      await artifacts.upload('ledger', await filesBelow(out), out);
      expect(await readFile(path.join((await artifacts.fetch('ledger'))!, 'ledger.txt'), 'utf8')).toBe(`attempt ${attempt}`);
    }
    expect(await new Artifacts(2, anything).attempts('ledger')).toEqual([1, 2]);
    expect(github.defects).toEqual([]);
  });

  test('nobody takes the place of what an earlier attempt left', async () => {
    await using github = await startGitHub({ runs: [{}], artifactNamesUniquePer });
    await using folder = await temporaryFolder();
    const [run] = github.state.runs.values();
    become(github, { run: run!.id, attempt: 1, job: 'seal' }, folder.path);
    const out = await writeTree(path.join(folder.path, 'out'), { 'ledger.txt': 'sealed' });
    await new Artifacts(1, anything).upload('ledger', await filesBelow(out), out);
    github.rerun({ user: 'octocat' });
    // Code of the team in a later attempt, with the runtime token that every job has.
    const swapped = await uploadAs(github, { run: run!.id, attempt: 2, job: 'predict' }, 'sluice-ledger-1', [{ name: 'ledger.txt', text: 'forged' }]).then(() => true, () => false);
    expect(swapped).toBe(artifactNamesUniquePer === 'attempt');
    const found = await new Artifacts(1, anything).fetch('ledger').catch((error: unknown) => (error as InputError).problems[0]!.code);
    if (swapped) expect(found).toBe('artifact-ambiguous');
    else expect(await readFile(path.join(found!, 'ledger.txt'), 'utf8')).toBe('sealed');
  });

  test('a name that is taken fails the upload', async () => {
    await using github = await startGitHub({ runs: [{}], artifactNamesUniquePer });
    await using folder = await temporaryFolder();
    const [run] = github.state.runs.values();
    become(github, { run: run!.id, attempt: 1, job: 'seal' }, folder.path);
    const out = await writeTree(path.join(folder.path, 'out'), { 'ledger.txt': 'x' });
    const artifacts = new Artifacts(1, anything);
    await artifacts.upload('ledger', await filesBelow(out), out);
    await expect(artifacts.upload('ledger', await filesBelow(out), out)).rejects.toThrow(/artifact-not-uploaded/);
  });
});

test('an upload that holds a secret is stopped before GitHub hears of it', async () => {
  await using github = await startGitHub({ runs: [{}] });
  await using folder = await temporaryFolder();
  const [run] = github.state.runs.values();
  become(github, { run: run!.id, attempt: 1, job: 'identify' }, folder.path);
  const token = `ghp_${'a1B2c3D4e5'.repeat(3)}abcdef`;
  await writeTree(folder.path, { 'delivery.yml': 'version: 1\nrelease: {name: income, model: model}\n', 'model/config.py': `TOKEN = "${token}"\n` });
  const session = { deliveryFile: 'delivery.yml', workspace: folder.path, clock: new ManualClock('2026-11-23T12:00:00Z') };
  const artifacts = new Artifacts(1, (files, root) => refuseSecrets(session, files, root));
  const error = (await artifacts.upload('release', await filesBelow(path.join(folder.path, 'model')), folder.path).catch((thrown: unknown) => thrown)) as InputError;
  expect(error).toBeInstanceOf(InputError);
  expect([error.problems[0]!.code, error.message.includes('"model/config.py", line 1: github'), error.message.includes(token)]).toEqual(['secret-found', true, false]);
  expect([github.state.artifacts.size, github.state.uploads.size, github.requests]).toEqual([0, 0, []]);
  await writeTree(folder.path, { 'delivery.yml': 'version: 1\nrelease: {name: income, model: model}\nevidence: {secrets: {allow: [{file: model/config.py, rule: github, because: a made-up token, expires: 2026-12-01}]}}\n' });
  await artifacts.upload('release', await filesBelow(path.join(folder.path, 'model')), folder.path);
  expect(github.state.artifacts.size).toBe(1);
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import type { Digest } from '../../src/core/digest.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { countTestSetUse } from '../../src/run/test-set-uses.ts';
import type { Session } from '../../src/run/session.ts';
import { systemClock } from '../../src/run/system.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const MODEL = `version: 1
release: {name: income, version: 1.0.0, model: model/}
data: {test: data/test.csv, key: [id], label: over_50k}
tests: {task: binary, predictions: {candidate: out/predictions.csv}}
`;
const ROLLOUT = 'rollout: {strategy: replace, command: ./deploy.sh}\n';

async function repository(folder: string, delivery: string, rows = 400): Promise<void> {
  for (const name of ['data', 'model', 'out']) await mkdir(path.join(folder, name), { recursive: true });
  const ids = Array.from({ length: rows }, (_, id) => id);
  const label = (id: number): number => (id % 3 === 0 ? 1 : 0);
  const score = (id: number): number => (label(id) ? 0.5 + ((id * 7) % 50) / 100 : ((id * 11) % 60) / 100);
  await writeFile(path.join(folder, 'data/test.csv'), `id,over_50k\n${ids.map((id) => `${id},${label(id)}\n`).join('')}`);
  await writeFile(path.join(folder, 'out/predictions.csv'), `id,score\n${ids.map((id) => `${id},${score(id)}\n`).join('')}`);
  await writeFile(path.join(folder, 'model/model.bin'), 'weights');
  await writeFile(path.join(folder, 'delivery.yml'), delivery);
}

interface Judged {
  status: number;
  verdict: Verdict;
  level: number;
  details: Record<string, unknown>;
}

async function judge(folder: string, ...more: string[]): Promise<Judged> {
  const io = { stdout: () => {}, stderr: () => {}, cwd: folder, env: { PATH: process.env.PATH } };
  const status = await cli(['run-model-tests', '--out', 'o', '--purpose', 'deliver', ...more], io);
  const statement = JSON.parse(await readFile(path.join(folder, 'o/statement.json'), 'utf8'));
  const verdict: Verdict = JSON.parse(await readFile(path.join(folder, 'o/verdict.json'), 'utf8'));
  const { details } = statement.predicate;
  return { status, verdict, level: details.level, details };
}

const events = async (folder: string): Promise<{ type: string; delivery: string; data: Record<string, unknown> }[]> => {
  const text = await readFile(path.join(folder, '.sluice/income.journal.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
};

describe('uses of a test set', () => {
  test('are counted over candidates in the journal, once for each delivery of a release, and the level is spent', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, MODEL + ROLLOUT);
    const first = await judge(folder.path);
    expect(first).toMatchObject({ status: 0, details: { testSetUses: 1 } });
    expect(first.level).toBeCloseTo(0.975, 12);
    expect(first.verdict.findings.every(({ interval }) => interval === undefined || interval.level === first.level)).toBe(true);
    expect(first.verdict.notes.join(' ')).toContain('Use 1 of this test set');
    expect((await judge(folder.path)).details.testSetUses).toBe(1);
    expect(await events(folder.path)).toMatchObject([{ type: 'test-set-used', data: { testSet: first.details.testSet, release: first.verdict.release!.digest } }]);

    await writeFile(path.join(folder.path, 'model/model.bin'), 'another candidate');
    const second = await judge(folder.path);
    expect(second.details.testSetUses).toBe(2);
    expect(second.level).toBeCloseTo(1 - 0.05 / 6, 12);
    // The first candidate, judged again in another delivery, looks again.
    await writeFile(path.join(folder.path, 'model/model.bin'), 'weights');
    expect((await judge(folder.path, '--run-id', '77')).details.testSetUses).toBe(3);

    await repository(folder.path, MODEL + ROLLOUT, 401);
    const added = await judge(folder.path);
    expect(added.details.testSetUses).toBe(1);
    expect(added.verdict.notes.join(' ')).toContain('1 other test set of this model was used before; these bytes (also with rows added) are a new look');
    expect(await events(folder.path)).toHaveLength(4);
  });

  test('leave the journal usable for what comes after', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, MODEL + ROLLOUT);
    await judge(folder.path);
    await writeFile(path.join(folder.path, 'deploy.sh'), `#!/bin/sh\nif [ "$1" = loaded ]; then printf '{"digest": "%s", "share": 100}' "$(cat served 2>/dev/null || true)"; fi\nif [ "$1" = place ]; then printf '%s' "$SLUICE_RELEASE" > served; fi\n`, { mode: 0o755 });
    const said: string[] = [];
    const io = { stdout: (text: string) => void said.push(text), stderr: (text: string) => void said.push(text), cwd: folder.path, env: { PATH: process.env.PATH } };
    expect({ status: await cli(['adopt', '--out', 'o/adopt', '--slot', 'a'], io), said: said.join('') }).toMatchObject({ status: 0, said: expect.stringContaining('adopted') });
    expect((await events(folder.path)).map(({ type }) => type)).toEqual(['test-set-used', 'adopted']);
    await writeFile(path.join(folder.path, 'model/model.bin'), 'another candidate');
    expect((await judge(folder.path)).details.testSetUses).toBe(2);
  });

  test('are said to be uncounted where there is no journal, and the level not held', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, MODEL);
    const { status, verdict, level } = await judge(folder.path);
    expect({ status, level, outcome: verdict.outcome }).toEqual({ status: 0, level: 0.95, outcome: 'warn' });
    expect(verdict.findings.find(({ code }) => code === 'test-set-uses-uncounted')).toMatchObject({ outcome: 'warn', message: expect.stringContaining('is not held'), fix: expect.stringContaining('journal') });
  });

  test('are not counted on a push', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, MODEL + ROLLOUT);
    expect((await judge(folder.path, '--purpose', 'develop')).level).toBe(0.95);
    expect(await events(folder.path)).toEqual([]);
  });

  test('are read and not written where the journal is signed and this job has no key', async () => {
    await using folder = await temporaryFolder();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    await repository(folder.path, `${MODEL}${ROLLOUT}evidence: {signing: key, public_key: key.pem}\n`);
    await writeFile(path.join(folder.path, 'key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    const signed = { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
    const count = await counter(folder.path);
    expect(await count('1', 'a', signed)).toEqual({ use: 1, others: 0 });
    expect(await count('2', 'b')).toEqual({ use: 2, others: 0, uncounted: expect.stringContaining('no key') });
    expect(await events(folder.path)).toHaveLength(1);
    expect(await count('2', 'b', signed)).toEqual({ use: 2, others: 0 });
  });

  test('of candidates judged at the same moment get one number each', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, MODEL + ROLLOUT);
    const count = await counter(folder.path);
    const uses = await Promise.all(['a', 'b', 'c', 'd'].map((release, i) => count(String(i), release)));
    expect(uses.map(({ use }) => use).sort()).toEqual([1, 2, 3, 4]);
    expect(uses.every(({ uncounted }) => uncounted === undefined)).toBe(true);
    expect(await events(folder.path)).toHaveLength(4);
  });

  test('are uncounted, never trusted, where the journal was tampered with', async () => {
    await using folder = await temporaryFolder();
    await repository(folder.path, MODEL + ROLLOUT);
    const count = await counter(folder.path);
    await count('1', 'a');
    await count('2', 'b');
    const file = path.join(folder.path, '.sluice/income.journal.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace(digest('a'), digest('f')));
    expect(await count('3', 'c')).toEqual({ uncounted: expect.any(String) });
    expect(await events(folder.path)).toHaveLength(2);
  });
});

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;

async function counter(folder: string): Promise<(runId: string, release: string, secrets?: { key?: string }) => ReturnType<typeof countTestSetUse>> {
  const delivery = await loadDelivery('delivery.yml', { workspace: folder });
  return (runId, release, secrets = {}) => {
    const session = { workspace: folder, deliveryFile: 'delivery.yml', out: folder, purpose: 'deliver', deliveryId: { repositoryId: '1', runId, runAttempt: 1 }, clock: systemClock, env: {} } as unknown as Session;
    return countTestSetUse(delivery, session, { name: 'income', digest: digest(release) }, digest('0'), secrets);
  };
}

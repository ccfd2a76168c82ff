import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { takeImportance, takePredictions } from '../../src/actions/judges.ts';
import type { Step } from '../../src/actions/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from '../evidence/files.ts';

const DELIVERY = `version: 1
release: {name: income, version: 1.0.0, model: model/}
data: {test: test.csv, key: [id], label: y}
tests:
  task: binary
  predictions: {candidate: out/candidate.csv, champion: out/champion.csv}
  predictor: {command: node predict.mjs}
  champion_predictor: {command: node before.mjs}
  explanations: {importance: out/importance.jsonl}
`;

/** A step whose run has these artifacts, each with one file tree; what they were packed and sent as is tested with the built actions. */
async function stepWith(workspace: string, artifacts: Record<string, Record<string, string>>): Promise<Step> {
  await writeTree(workspace, { 'delivery.yml': DELIVERY });
  const fetch = async (what: string): Promise<string | undefined> => {
    const tree = artifacts[what];
    if (!tree) return undefined;
    const folder = path.join(workspace, '..', `artifact-${what}`);
    await mkdir(folder, { recursive: true });
    await writeTree(folder, tree);
    return folder;
  };
  return { session: { workspace, deliveryFile: 'delivery.yml', out: path.join(workspace, 'sluice-out') }, artifacts: { fetch } } as unknown as Step;
}

test('the job with the labels takes the predictions of both models and nothing else of the job that made them', async () => {
  await using folder = await temporaryFolder();
  const workspace = path.join(folder.path, 'w');
  await takePredictions(await stepWith(workspace, { predictions: { 'out/candidate.csv': 'a', 'out/champion.csv': 'b', 'delivery.yml': 'forged', 'test.csv': 'forged' } }));
  expect(await readFile(path.join(workspace, 'out/candidate.csv'), 'utf8')).toBe('a');
  expect(await readFile(path.join(workspace, 'out/champion.csv'), 'utf8')).toBe('b');
  expect(await readFile(path.join(workspace, 'delivery.yml'), 'utf8')).toBe(DELIVERY);
  await expect(readFile(path.join(workspace, 'test.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(takePredictions(await stepWith(path.join(folder.path, 'v', 'w'), { predictions: { 'out/candidate.csv': 'a' } }))).rejects.toMatchObject({ problems: [{ code: 'predictions-missing' }] });
});

test('and the answers to permuted rows of the job that probed, to where the delivery file looks for them', async () => {
  await using folder = await temporaryFolder();
  const workspace = path.join(folder.path, 'w');
  await takeImportance(await stepWith(workspace, { 'probe-model': { 'importance.jsonl': '{}\n', 'statement.json': '{}' } }));
  expect(await readFile(path.join(workspace, 'out/importance.jsonl'), 'utf8')).toBe('{}\n');
  const without = path.join(folder.path, 'v', 'w');
  await takeImportance(await stepWith(without, {}));
  await expect(readFile(path.join(without, 'out/importance.jsonl'))).rejects.toMatchObject({ code: 'ENOENT' });
});

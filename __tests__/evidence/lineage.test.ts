import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import { schemaMistakes } from '../../src/evidence/hostile-json.ts';
import { identify } from '../../src/evidence/identify.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { digestOfJson } from '../../src/core/digest.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextIn, deliveryIn } from './factory.ts';
import { writeTree } from './files.ts';

const TEXT = `version: 1
release: {name: income, version: 1.0.0, model: model/, code: serve.py, config: serve.yaml, environment: requirements.lock, lineage: {parameters: params.yaml}}
`;

async function world(folder: string) {
  await writeTree(folder, { 'serve.yaml': 'port: 1\n', 'requirements.lock': 'numpy==2.0.0\n', 'params.yaml': 'depth: 3\n' });
  return deliveryIn(folder, TEXT);
}

test('weights, code, configuration, environment and parameters have a digest each, and parameters are not in the release digest', async () => {
  await using folder = await temporaryFolder();
  const delivery = await world(folder.path);
  const before = await identify(delivery, contextIn(folder.path));
  expect(before.details!.lineage).toMatchObject({ parts: { weights: expect.any(String), code: expect.any(String), configuration: expect.any(String), environment: expect.any(String) }, files: { parameters: expect.any(String) } });
  expect(before.inputs.map(({ name }) => name)).toContain('lineage.parameters');
  await writeFile(path.join(folder.path, 'params.yaml'), 'depth: 4\n');
  const after = await identify(delivery, contextIn(folder.path), { championIdentity: before.details });
  expect(after.verdict.release!.digest).toBe(before.verdict.release!.digest);
  expect(after.verdict.facts).toContainEqual(['Against the champion', 'changed: parameters; same: weights, code, configuration, environment']);
  expect(after.details!.againstChampion).toEqual({ changed: ['parameters'], same: ['weights', 'code', 'configuration', 'environment'], added: [], removed: [] });
});

test.each([['model/weights.onnx', 'weights'], ['serve.py', 'code'], ['serve.yaml', 'configuration'], ['requirements.lock', 'environment']])('a change of %s is seen as %s alone', async (file, name) => {
  await using folder = await temporaryFolder();
  const delivery = await world(folder.path);
  const before = await identify(delivery, contextIn(folder.path));
  await writeFile(path.join(folder.path, file), 'changed\n');
  const { details } = await identify(delivery, contextIn(folder.path), { championIdentity: before.details });
  expect(details!.againstChampion).toMatchObject({ changed: [name], added: [], removed: [] });
});

test('a change of what is judged is seen apart from comments in the delivery file', async () => {
  await using folder = await temporaryFolder();
  const text = `${TEXT}data: {test: test.csv, key: [id], label: y}\n`;
  await world(folder.path);
  const before = await identify(await deliveryIn(folder.path, text), contextIn(folder.path));
  const commented = await identify(await deliveryIn(folder.path, `${text}# reviewed\n`), contextIn(folder.path), { championIdentity: before.details });
  expect(commented.details!.againstChampion).toMatchObject({ changed: [] });
  const other = await identify(await deliveryIn(folder.path, text.replace('test.csv', 'other.csv')), contextIn(folder.path), { championIdentity: before.details });
  expect(other.details!.againstChampion).toMatchObject({ changed: ['definition of data'] });
});

test('evidence of before lineage was recorded is compared by its parts', async () => {
  await using folder = await temporaryFolder();
  const delivery = await world(folder.path);
  const { details } = await identify(delivery, contextIn(folder.path));
  const { againstChampion } = (await identify(delivery, contextIn(folder.path), { championIdentity: { manifest: details!.manifest } })).details!;
  expect(againstChampion).toEqual({ changed: [], same: ['weights', 'code', 'configuration', 'environment'], added: ['parameters'], removed: [] });
});

test('a file of the lineage that is not there is said with its line', async () => {
  await using folder = await temporaryFolder();
  const delivery = await world(folder.path);
  await rm(path.join(folder.path, 'params.yaml'));
  const failed = await identify(delivery, contextIn(folder.path)).then(() => undefined, (error: InputError) => error);
  expect(failed?.problems).toMatchObject([{ code: 'part-missing', location: { line: 2 } }]);
});

test('a statement names its verdict and its definitions by digests', async () => {
  await using folder = await temporaryFolder();
  const delivery = await world(folder.path);
  const statement = makeStatement(delivery, contextIn(folder.path), await identify(delivery, contextIn(folder.path)));
  expect(statement.predicate.verdictDigest).toBe(digestOfJson(statement.predicate.verdict));
  expect(statement.predicate.definitions).toEqual({});
  expect(schemaMistakes('statement', statement)).toEqual([]);
});

import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { loadDelivery } from '../../../src/delivery/load.ts';
import { judgeContents } from '../../../src/model/contents/contents.ts';
import { contextOf, repository, type Repository } from '../support.ts';

const repos: Repository[] = [];
let repo: Repository;
beforeEach(() => {
  repo = repository();
  repos.push(repo);
});
afterAll(() => repos.forEach((each) => each.remove()));

/** A field of a protobuf message: a text, a message, or a number. */
function field(number: number, value: string | Buffer | number): Buffer {
  if (typeof value === 'number') return Buffer.from([number << 3, value]);
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}

/** The smallest ONNX model with one node, and perhaps tensors in another file (onnx.proto3: ModelProto, GraphProto, NodeProto). */
function onnx({ domain = '', location }: { domain?: string; location?: string } = {}): Buffer {
  const node = Buffer.concat([field(2, 'y'), field(4, 'Do'), ...(domain ? [field(7, domain)] : [])]);
  const external = location === undefined ? [] : [field(5, Buffer.concat([field(8, 'w'), field(13, Buffer.concat([field(1, 'location'), field(2, location)])), field(14, 1)]))];
  return Buffer.concat([field(1, 8), field(7, Buffer.concat([field(1, node), ...external])), field(8, Buffer.concat([field(1, domain), field(2, 17)])), ...(domain ? [field(8, field(2, 21))] : [])]);
}

async function judged(contents: string | undefined, model = 'model/') {
  repo.write('delivery.yml', `version: 1\nrelease:\n  name: income\n  model: ${model}\n${contents === undefined ? '' : `  contents: ${contents}\n`}data: {test: test.csv, key: [id], label: y}\n`);
  const answer = await judgeContents(await loadDelivery('delivery.yml', { workspace: repo.path }), contextOf(repo, {} as DataEngine));
  return { ...answer, codes: answer.findings.map(({ code, outcome, subject }) => [code, outcome, subject?.name]) };
}

test('an ONNX file of the example is read, and its opset recorded', async () => {
  copyFileSync(path.resolve('examples/income/releases/candidate/model/model.onnx'), repo.write('model/model.onnx', ''));
  const { codes, details } = await judged('{formats: [onnx]}');
  expect(codes).toEqual([['contents-checked', 'pass', undefined]]);
  expect(details).toMatchObject({ files: [{ name: 'model.onnx', format: 'onnx', opset: expect.any(Number), nodes: expect.any(Number) }] });
});

test.each([['nothing that is a model', Buffer.from([0xff, 0xff, 0xff])], ['a model that is cut', onnx().subarray(0, -3)]])('%s is not sound', async (_what, bytes) => {
  repo.write('model/model.onnx', bytes);
  expect((await judged(undefined)).codes).toEqual([['contents-malformed', 'fail', 'model.onnx']]);
});

test('operators of a foreign domain are named, and need a line where contents are declared', async () => {
  repo.write('model/model.onnx', onnx({ domain: 'org.evil' }));
  const { findings, codes } = await judged(undefined);
  expect(codes).toEqual([['contents-onnx-domain', 'warn', 'model.onnx']]);
  expect(findings[0]).toMatchObject({ message: expect.stringContaining('operators of org.evil (org.evil:Do)'), examples: ['org.evil:Do'] });
  expect((await judged('{formats: [onnx]}')).codes).toEqual([['contents-onnx-domain', 'fail', 'model.onnx']]);
  expect((await judged('{formats: [onnx], custom_domains: [org.evil]}')).codes).toEqual([['contents-checked', 'pass', undefined]]);
});

test('tensors may lie in a file of the release, which then counts as ONNX', async () => {
  repo.write('model/model.onnx', onnx({ location: 'weights.data' }));
  repo.write('model/weights.data', Buffer.from([1, 2, 3, 255]));
  expect((await judged('{formats: [onnx]}')).codes).toEqual([['contents-checked', 'pass', undefined]]);
});

test.each(['../secrets.txt', '/etc/passwd', 'a/../../secrets.txt'])('tensors may not lie in %s', async (location) => {
  repo.write('model/model.onnx', onnx({ location }));
  expect((await judged(undefined)).codes).toEqual([['contents-onnx-external', 'fail', 'model.onnx']]);
});

test('tensors beside a model that is a single file are no part of the release', async () => {
  repo.write('model/model.onnx', onnx({ location: 'weights.data' }));
  repo.write('model/weights.data', Buffer.from([1, 2, 3, 255]));
  expect((await judged(undefined, 'model/model.onnx')).codes).toEqual([['contents-onnx-external', 'fail', 'model.onnx']]);
});

import { closeSync, ftruncateSync, openSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../../../src/core/problem.ts';
import { externalDataFiles, readOnnxHeader } from '../../../src/model/contents/onnx-header.ts';
import { field, onnxGraph, onnxModel, varint, type GraphModel } from '../../../testkit/onnx-model.ts';
import { temporaryFolder } from '../../data/support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const file = (bytes: Uint8Array): string => folder.write(`m${++made}.onnx`, bytes);

const LINEAR: GraphModel = {
  inputs: [{ name: 'x', shape: ['rows', 2] }, { name: 'w', shape: [2, 1] }],
  outputs: [{ name: 'y', shape: ['rows', 1] }, { name: 'maps', sequence: true }],
  nodes: [
    { operator: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] },
    { operator: 'ZipMap', domain: 'ai.onnx.ml', inputs: ['y'], outputs: ['maps'], attributes: { classlabels_strings: ['no', 'yes'] } },
  ],
  initializers: [{ name: 'w', dims: [2, 1], floats: [1, 2] }],
  metadata: { author: 'somebody' },
};

test('the header of a model says what it takes and gives', () => {
  expect(readOnnxHeader(file(onnxModel(LINEAR)))).toEqual({
    irVersion: 8, producer: 'testkit', producerVersion: '',
    opsets: [{ domain: '', version: 13 }, { domain: 'ai.onnx.ml', version: 2 }],
    inputs: [{ name: 'x', kind: 'tensor', type: 'float', shape: ['rows', 2] }, { name: 'w', kind: 'tensor', type: 'float', shape: [2, 1], optional: true }],
    outputs: [{ name: 'y', kind: 'tensor', type: 'float', shape: ['rows', 1] }, { name: 'maps', kind: 'sequence' }],
    nodes: 2, initializers: 1, operators: ['MatMul', 'ai.onnx.ml:ZipMap'], externalData: [], metadata: { author: 'somebody' },
    makers: { y: { operator: 'MatMul', attributes: {} }, maps: { operator: 'ai.onnx.ml:ZipMap', attributes: { classlabels_strings: ['no', 'yes'] } } },
  });
});

test('of a real model the classes are those that it was trained on', () => {
  const header = readOnnxHeader(path.join(import.meta.dirname, '../../../examples/income/releases/candidate/model/model.onnx'));
  expect(header.makers.probabilities).toMatchObject({ operator: 'ai.onnx.ml:TreeEnsembleClassifier', attributes: { classlabels_int64s: [0, 1], post_transform: 'LOGISTIC' } });
  expect(header.inputs).toHaveLength(14);
  expect(header.operators).toEqual(['Concat', 'Reshape', 'ai.onnx.ml:OneHotEncoder', 'ai.onnx.ml:Scaler', 'ai.onnx.ml:TreeEnsembleClassifier']);
});

test('data in other files is found in initializers and in nested graphs, and may not lie outside the folder', () => {
  const inner = onnxGraph({ inputs: [], outputs: [], nodes: [], initializers: [{ name: 'deep', dims: [1], external: 'deep.bin' }] });
  const model: GraphModel = { ...LINEAR, nodes: [...LINEAR.nodes, { operator: 'If', inputs: [], outputs: ['z'], attributes: { then_branch: { graph: inner } } }], initializers: [{ name: 'w', dims: [2, 1], external: 'sub/w.bin' }] };
  const place = file(onnxModel(model));
  const header = readOnnxHeader(place);
  expect(header).toMatchObject({ externalData: ['deep.bin', 'sub/w.bin'], nodes: 3 });
  expect(externalDataFiles(place, header).map((part) => path.relative(path.dirname(place), part.file))).toEqual(['deep.bin', path.join('sub', 'w.bin')]);
  folder.write('elsewhere/secret.bin', 'x');
  symlinkSync('../elsewhere/secret.bin', folder.write('linked/m.onnx', '').replace('m.onnx', 'w.bin'));
  expect(() => externalDataFiles(path.join(folder.path, 'linked/m.onnx'), { externalData: ['w.bin'] })).toThrow(InputError);
  for (const name of ['../secret', '/etc/passwd', '', 'a/../../b']) expect(() => externalDataFiles(place, { externalData: [name] })).toThrow(InputError);
});

test('weights are passed over: a file of 3 GB is read as fast as one of 3 kB', () => {
  // The graph ends with a tensor whose bytes are a hole in the file.
  const size = 3 * 2 ** 30;
  const rawHead = Buffer.concat([varint((9 << 3) | 2), varint(size)]);
  const tensor = Buffer.concat([field(1, size / 4), field(2, 1), field(8, 'w'), rawHead]);
  const tensorHead = Buffer.concat([varint((5 << 3) | 2), varint(tensor.length + size)]);
  const rest = onnxGraph({ ...LINEAR, initializers: [] });
  const graphHead = Buffer.concat([varint((7 << 3) | 2), varint(rest.length + tensorHead.length + tensor.length + size)]);
  const head = Buffer.concat([field(1, 8), graphHead, rest, tensorHead, tensor]);
  const place = file(head);
  const fd = openSync(place, 'r+');
  ftruncateSync(fd, head.length + size);
  closeSync(fd);
  const before = process.memoryUsage().arrayBuffers;
  expect(readOnnxHeader(place)).toMatchObject({ initializers: 1, inputs: [{ name: 'x' }, { name: 'w', optional: true }] });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 2 ** 20);
});

describe('a file that is no model, or is made to hurt, is refused', () => {
  const good = onnxModel(LINEAR);
  const graph = (bytes: Buffer): Buffer => Buffer.concat([field(1, 8), field(7, bytes)]);
  const nested = (depth: number): Buffer => {
    let inner = onnxGraph({ inputs: [], outputs: [], nodes: [] });
    for (let level = 0; level < depth; level++) inner = onnxGraph({ inputs: [], outputs: [], nodes: [{ operator: 'Loop', inputs: [], outputs: [], attributes: { body: { graph: inner } } }] });
    return inner;
  };
  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('a text that is no model')],
    ['a pickle', Buffer.from([0x80, 4, 0x95, 1, 0, 0, 0, 0, 0, 0, 0, 0x4e, 0x2e])],
    ['a length behind its message', Buffer.concat([field(1, 8), Buffer.from([(7 << 3) | 2]), varint(2n ** 62n)])],
    ['a number without end', Buffer.concat([field(1, 8), Buffer.from([8]), Buffer.alloc(11, 0xff)])],
    ['a group', Buffer.from([0x0b])],
    ['no graph', field(1, 8)],
    ['graphs in graphs', graph(nested(40))],
    ['a name of megabytes', graph(field(12, field(1, 'x'.repeat(2 ** 20))))],
    ['too many outputs', graph(Buffer.concat(Array.from({ length: 10_001 }, (_, at) => field(12, field(1, `o${at}`)))))],
    ['too many dimensions', graph(field(12, Buffer.concat([field(1, 'o'), field(2, field(1, field(2, Buffer.concat(Array.from({ length: 65 }, () => field(1, field(1, 1)))))))])))],
  ])('%s', (_, bytes) => {
    expect(() => readOnnxHeader(file(bytes))).toThrow(/cannot be read as an ONNX model/);
  });

  test('cut at any byte: an answer or a refusal, and never another error', () => {
    const bytes = good.subarray();
    for (let end = 0; end < bytes.length; end++) {
      try {
        readOnnxHeader(file(bytes.subarray(0, end)));
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect((error as InputError).problems[0]!.code).toBe('onnx-unreadable');
      }
    }
  });

  test('with any one bit changed: likewise', () => {
    const bytes = readFileSync(file(good));
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << at % 8;
      try {
        readOnnxHeader(file(changed));
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  });
});

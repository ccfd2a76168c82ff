import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Digest } from '../../../src/core/digest.ts';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { loadDelivery } from '../../../src/delivery/load.ts';
import { measureRelease } from '../../../src/evidence/release.ts';
import { bytesOf } from '../../../src/model/contents/bytes.ts';
import { judgeContents } from '../../../src/model/contents/contents.ts';
import { kerasCode } from '../../../src/model/contents/hidden-code.ts';
import { inspect } from '../../../src/model/contents/inspect.ts';
import { readSafetensors } from '../../../src/model/contents/safetensors.ts';
import { readZip } from '../../../src/model/contents/zip.ts';
import { contextOf, repository, type Repository } from '../support.ts';
import { pickleNamed } from './pickles.ts';

const repos: Repository[] = [];
let repo: Repository;
beforeEach(() => {
  repo = repository();
  repos.push(repo);
  repo.write('model/readme.md', 'A model.\n');
});
afterAll(() => repos.forEach((each) => each.remove()));

const engine = {} as DataEngine;

async function judged(contents: string | undefined, purpose: 'develop' | 'deliver' = 'deliver', model = 'model/') {
  repo.write('delivery.yml', `version: 1\nrelease:\n  name: income\n  model: ${model}\n${contents === undefined ? '' : `  contents: ${contents}\n`}data: {test: test.csv, key: [id], label: y}\n`);
  const answer = await judgeContents(await loadDelivery('delivery.yml', { workspace: repo.path }), contextOf(repo, engine, { purpose }));
  return { ...answer, codes: answer.findings.map(({ code, outcome, subject }) => [code, outcome, subject?.name]) };
}

function safetensors(header: unknown, data: number): Buffer {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(data)]);
}

const SOUND = safetensors({ __metadata__: { made: 'here' }, a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] }, b: { dtype: 'BOOL', shape: [], data_offsets: [8, 9] } }, 9);

describe('a pickle in the model', () => {
  test('that is poisoned is refused by its own finding, which names the import', async () => {
    repo.write('model/model.pkl', pickleNamed('os-system'));
    const { findings, codes } = await judged(undefined);
    expect(codes).toEqual([['contents-pickle-refused', 'fail', 'model.pkl']]);
    expect(findings[0]).toMatchObject({ message: 'model.pkl is a pickle, which runs what it says when it is loaded: it imports posix.system.', examples: ['posix.system'], numbers: { dangerous: 1 } });
  });

  test('that is harmless is refused as well, until a line allows it by name', async () => {
    repo.write('model/model.pkl', pickleNamed('sklearn'));
    expect((await judged(undefined)).codes).toEqual([['contents-pickle-refused', 'fail', 'model.pkl']]);
    const { findings, codes, details } = await judged('{formats: [text], pickle: {allow: [model.pkl], because: no other format yet}}');
    expect(codes).toEqual([['contents-pickle-allowed', 'pass', 'model.pkl'], ['contents-checked', 'pass', undefined]]);
    expect(findings[0]).toMatchObject({ because: 'no other format yet', location: { line: 5 } });
    expect(details).toMatchObject({ allowed: { allow: ['model.pkl'], because: 'no other format yet' }, pickles: [{ file: 'model.pkl', imports: expect.arrayContaining(['sklearn.pipeline.Pipeline']) }] });
  });

  test('that is allowed and dangerous fails all the same, unless the line names that very import', async () => {
    repo.write('model/model.pkl', pickleNamed('os-system'));
    expect((await judged('{pickle: {allow: ["*.pkl"], because: x}}')).codes).toEqual([['contents-pickle-dangerous', 'fail', 'model.pkl'], ['contents-pickle-allowed', 'pass', 'model.pkl']]);
    expect((await judged('{pickle: {allow: ["*.pkl"], imports: [os.system], because: x}}')).codes[0]).toEqual(['contents-pickle-dangerous', 'fail', 'model.pkl']);
    expect((await judged('{pickle: {allow: ["*.pkl"], imports: [posix.system], because: x}}')).codes).toEqual([['contents-pickle-allowed', 'pass', 'model.pkl'], ['contents-checked', 'pass', undefined]]);
  });

  test.each(['computed-name', 'extension', 'patched-class'])('that hides what it does (%s) cannot be allowed by any name', async (name) => {
    repo.write('model/model.pkl', pickleNamed(name));
    expect((await judged('{pickle: {allow: [model.pkl], imports: [builtins.str, os.system, sklearn.pipeline.Pipeline], because: x}}')).codes[0]).toEqual(['contents-pickle-dangerous', 'fail', 'model.pkl']);
  });

  test('with a name that nobody knows is a warning until the line names it', async () => {
    repo.write('model/model.pkl', pickleNamed('unknown-import'));
    expect((await judged('{pickle: {allow: [model.pkl], because: x}}')).codes[0]).toEqual(['contents-pickle-unknown-import', 'inconclusive', 'model.pkl']);
    expect((await judged('{pickle: {allow: [model.pkl], imports: [my_model.Model], because: x}}')).codes[0]).toEqual(['contents-pickle-allowed', 'pass', 'model.pkl']);
  });

  test('that breaks, or that has bytes behind it, says so', async () => {
    repo.write('model/model.pkl', pickleNamed('plain-2').subarray(0, -1));
    expect((await judged('{pickle: {allow: [model.pkl], because: x}}')).codes[0]).toEqual(['contents-pickle-broken', 'fail', 'model.pkl']);
    repo.write('model/model.pkl', Buffer.concat([pickleNamed('plain-2'), Buffer.from('\0\0')]));
    expect((await judged('{pickle: {allow: [model.pkl], because: x}}')).codes[0]).toEqual(['contents-pickle-trailing', 'warn', 'model.pkl']);
  });

  test('under the ending of another format is refused, whatever is declared', async () => {
    repo.write('model/config.json', pickleNamed('os-system-0'));
    const { codes } = await judged('{formats: [json, text]}');
    expect(codes).toEqual([['contents-ending', 'fail', 'config.json'], ['contents-pickle-refused', 'fail', 'config.json']]);
  });

  test('that a line allows and that is not there is a line too many', async () => {
    expect((await judged('{formats: [text], pickle: {allow: [old.pkl], because: x}}')).codes).toEqual([['contents-allow-unused', 'warn', undefined]]);
  });
});

describe('formats', () => {
  test('that are declared pass, others fail and name the file', async () => {
    repo.write('model/model.safetensors', SOUND);
    expect((await judged('{formats: [safetensors, text]}')).codes).toEqual([['contents-checked', 'pass', undefined]]);
    expect((await judged('{formats: [onnx, text]}')).codes).toEqual([['contents-format', 'fail', 'model.safetensors']]);
  });

  test('that nobody knows fail where formats are declared, and are counted where they are not', async () => {
    repo.write('model/weights.bin', Buffer.from([1, 2, 3, 255]));
    expect((await judged('{formats: [text]}')).codes).toEqual([['contents-format', 'fail', 'weights.bin']]);
    expect(await judged(undefined)).toMatchObject({ codes: [], facts: [['Model files', '2 files: 1 text and 1 unknown']] });
  });

  test.each([['run.sh', '#!/bin/sh\ntrue\n'], ['lib.so', '\x7fELF\x02\x01'], ['model.py', 'import os\n']])('code (%s) is a format of its own', async (name, text) => {
    repo.write(`model/${name}`, Buffer.from(text, 'latin1'));
    expect((await judged('{formats: [text]}')).codes).toEqual([['contents-format', 'fail', name]]);
    expect((await judged('{formats: [text, code]}')).codes).toEqual([['contents-checked', 'pass', undefined]]);
  });

  test('of data with code inside fail', async () => {
    repo.write('model/model.h5', Buffer.concat([Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), Buffer.alloc(100), Buffer.from('{"class_name": "Lambda", "config": {}}')]));
    expect((await judged(undefined)).codes).toEqual([['contents-code-inside', 'fail', 'model.h5']]);
  });

  test.each([
    ['{"class_name" : "Lambda"}', 1],
    ['{"class_name":\n"\\u004cambda"}', 1],
    ['{"layers": [{"module": "os", "class_name": "system", "config": {}}]}', 1],
    ['{"module": "builtins", "class_name": "exec"}', 1],
    ['no JSON', 1],
    ['{"module": "keras.layers", "class_name": "Dense", "config": {"activation": {"module": "builtins", "class_name": "function", "config": "relu"}}}', 0],
  ])('of Keras, as its configuration says: %s', (text, signs) => {
    expect(kerasCode(bytesOf(Buffer.from(text)))).toHaveLength(signs);
  });
});

test.each([[4, 'cut off'], [-3000, 'damaged']])('a pickle at the beginning of a zlib stream that is broken further on is a pickle (%d)', (at) => {
  const stream = deflateSync(Buffer.concat([Buffer.from("cos\nsystem\n(S'id'\ntR."), ...Array.from({ length: 400 }, (_, i) => createHash('sha512').update(String(i)).digest())]));
  const broken = at > 0 ? stream.subarray(0, stream.length - at) : Buffer.concat([stream.subarray(0, stream.length + at), Buffer.alloc(-at, 0xff)]);
  const found = inspect(bytesOf(broken), 'model.joblib');
  expect(found.format).toBe('pickle');
  expect(found.pickles[0]!.scan.imports).toEqual(['os.system']);
});

describe('safetensors', () => {
  test('that is sound says how much is in it', () => {
    expect(readSafetensors(bytesOf(SOUND))).toEqual({ tensors: 2, elements: 3 });
  });

  test.each([
    ['a header longer than is read', Buffer.concat([Buffer.from('01e1f50500000000', 'hex'), Buffer.alloc(20)]), /claims 100000001 bytes, and at most 100000000/],
    ['a header longer than the file', Buffer.concat([Buffer.from('ff00000000000000', 'hex'), Buffer.alloc(20)]), /claims 255 bytes, and 20 are left/],
    ['a header of the size of the universe', Buffer.concat([Buffer.alloc(8, 255), Buffer.alloc(20)]), /at most 100000000/],
    ['a header that is a list', safetensors('[]', 0), /no JSON object/],
    ['a hole', safetensors({ a: { dtype: 'U8', shape: [2], data_offsets: [1, 3] } }, 3), /1 bytes before the tensor "a"/],
    ['an overlap', safetensors({ a: { dtype: 'U8', shape: [2], data_offsets: [0, 2] }, b: { dtype: 'U8', shape: [2], data_offsets: [1, 3] } }, 3), /shares bytes/],
    ['trailing bytes', safetensors({ a: { dtype: 'U8', shape: [2], data_offsets: [0, 2] } }, 5), /3 bytes behind the last tensor/],
    ['too few bytes', safetensors({ a: { dtype: 'U8', shape: [9], data_offsets: [0, 9] } }, 5), /end at byte 9, and there are 5/],
    ['another size than its shape', safetensors({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 4] } }, 4), /takes 4 bytes, and its dtype and shape need 8/],
    ['a shape beyond numbers', safetensors({ a: { dtype: 'F32', shape: [1e15, 1e15], data_offsets: [0, 4] } }, 4), /takes 4 bytes/],
    ['an unknown dtype', safetensors({ a: { dtype: 'object', shape: [1], data_offsets: [0, 4] } }, 4), /no known dtype/],
  ])('with %s is refused', async (_what, bytes, why) => {
    expect(readSafetensors(bytesOf(bytes))).toEqual({ problems: [expect.stringMatching(why)] });
    repo.write('model/model.safetensors', bytes);
    expect((await judged(undefined)).codes).toEqual([['contents-malformed', 'fail', 'model.safetensors']]);
  });
});

describe('what leads out or is too much', () => {
  test('a link in the model is refused, wherever it leads', async () => {
    repo.write('secret.pkl', pickleNamed('os-system'));
    symlinkSync(path.join(repo.path, 'secret.pkl'), path.join(repo.path, 'model/model.pkl'));
    expect((await judged(undefined)).codes).toEqual([['part-symlink', 'fail', undefined]]);
  });

  test.each([['than is read', 600 * 1024 * 1024, 'it unpacks to more than 512 MiB'], ['than it says', 100, 'it unpacks to more than it says']])('an archive that unpacks to more %s is refused unread', (_what, size, why) => {
    const packed = deflateRawSync(Buffer.alloc(8 * 1024 * 1024), { level: 1 });
    expect(readZip(bytesOf(zipOf('a.npy', packed, size)))?.entries).toEqual([{ name: 'a.npy', content: { why } }]);
  });

  test('archives in archives end somewhere', () => {
    let inner: Buffer = Buffer.from('text');
    for (let depth = 0; depth < 6; depth++) inner = zipOf('a.zip', inner, inner.length, 0);
    expect(inspect(bytesOf(inner), 'a.zip').problems).toContainEqual(expect.stringContaining('archives in archives are read 3 deep'));
  });
});

describe('a model that is not there', () => {
  test('passes nothing in a delivery, and is said on a push', async () => {
    expect((await judged(undefined, 'deliver', 'nowhere/')).codes).toEqual([['contents-model-missing', 'error', undefined]]);
    expect(await judged(undefined, 'develop', 'nowhere/')).toMatchObject({ codes: [], notes: ['Model files: not checked (nowhere/ is not here).'] });
    mkdirSync(path.join(repo.path, 'empty'));
    expect((await judged('{formats: [onnx]}', 'develop', 'empty/')).codes).toEqual([['contents-model-missing', 'inconclusive', undefined]]);
  });
});

/** The smallest archive with one file; its checksum is not looked at here. */
function zipOf(name: string, packed: Buffer, size: number, method = 8): Buffer {
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const central = Buffer.alloc(46 + name.length);
  central.writeUInt32LE(0x02014b50);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(name.length, 28);
  central.write(name, 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}

describe('a release that was identified', () => {
  test('must be the one whose files are looked at', async () => {
    const delivery = await loadDeliveryOf();
    const { manifest } = await measureRelease(delivery);
    const judgedAs = (digest: Digest) => judgeContents(delivery, contextOf(repo, engine, { release: { name: 'income', digest } }));
    expect((await judgedAs(manifest.digest)).findings).toEqual([]);
    expect((await judgedAs(`sha256:${'0'.repeat(64)}`)).findings).toMatchObject([{ code: 'contents-other-release', outcome: 'error', actual: manifest.digest }]);
  });
});

async function loadDeliveryOf() {
  repo.write('delivery.yml', 'version: 1\nrelease: {name: income, model: model/}\n');
  return loadDelivery('delivery.yml', { workspace: repo.path });
}

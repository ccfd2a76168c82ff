import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readBundle } from '../../src/evidence/oms/bundle.ts';
import { hintOf, omsPublicKey } from '../../src/evidence/oms/keys.ts';
import { verifyModel, type OmsTrust } from '../../src/evidence/oms/verify.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';
import { signedModel, statementOf } from './oms-files.ts';

const vectors = new URL('oms-vectors/', import.meta.url);
const vector = (name: string): Buffer => readFileSync(new URL(`test-vectors/v1.0/${name}.bundle.json`, vectors));
const text = (name: string): string => readFileSync(new URL(name, vectors), 'utf8');

const key: OmsTrust = { method: 'key', key: omsPublicKey(text('key.pub')) };
const keyless: OmsTrust = { method: 'keyless', identity: 'stefanb@us.ibm.com', issuer: 'https://sigstore.verify.ibm.com/oauth2', roots: Buffer.from(text('sigstore-public-good.trusted_root.json')) };
// Contents as github.com/sigstore/model-transparency has them under scripts/tests/v1.1.0-*; their digests are in the vectors.
const MODELS: Record<string, Record<string, string>> = {
  'valid/key': { 'signme-1': 'signme-1\n', 'signme-2': 'signme-2', 'ignore-me': 'anything', '.gitignore': '*\n' },
  'valid/sigstore': { 'signme-1': 'signme-1', 'signme-2': 'signme-2' },
};

describe('the published vectors of OMS v1.0', () => {
  test.each<[string, OmsTrust]>([
    ['valid/key', key],
    ['valid/sigstore', keyless],
  ])('%s holds, with its real signature and its real model', async (name, trust) => {
    await using folder = await temporaryFolder();
    const model = await writeTree(folder.path, MODELS[name]!);
    const { refusals, digest } = await verifyModel(model, vector(name), trust);
    expect(refusals).toEqual([]);
    expect(digest).toBe(`sha256:${statementOf(vector(name)).subject[0]!.digest.sha256}`);
  });

  test.each([
    ['invalid/empty', 'oms-bundle-empty'],
    ['invalid/missing-envelope', 'oms-envelope-missing'],
    ['invalid/missing-verification-material', 'oms-material-missing'],
    ['invalid-payload/wrong-predicate', 'oms-predicate-other'],
  ])('%s is refused as %s', async (name, code) => {
    await using folder = await temporaryFolder();
    const model = await writeTree(folder.path, MODELS['valid/key']!);
    const { refusals } = await verifyModel(model, vector(name), key);
    expect(refusals.map((refusal) => refusal.code)).toEqual([code]);
  });

  test('the key in this repository is the one that the vector names', () => {
    expect(hintOf(omsPublicKey(text('key.pub')))).toBe('e8450dec4eb99dae995da9af1bc2cc9f76ed669ee2e744f57abba763df3e3f8e');
  });

  test('what Sluice signs fits the published schemas, each of the four', async () => {
    await using folder = await temporaryFolder();
    const { bundle } = await signedModel(folder.path, { 'weights.bin': 'w', 'tokenizer/vocab.txt': 'a b' });
    const ajv = new Ajv2020({ strict: false });
    const schemas = ['bundle', 'envelope', 'statement', 'predicate'].map((name) => JSON.parse(text(path.join('schemas/v1.0', `${name}.schema.json`))) as { $id: string });
    ajv.addSchema(schemas);
    expect([ajv.validate(schemas[0]!.$id, JSON.parse(bundle.toString('utf8'))), ajv.errorsText()]).toEqual([true, 'No errors']);
    expect([ajv.validate(schemas[2]!.$id, statementOf(bundle)), ajv.errorsText()]).toEqual([true, 'No errors']);
  });

  test('every published bundle that its own schema takes is read here, and the others are not', () => {
    const ajv = new Ajv2020({ strict: false });
    const schemas = ['bundle', 'envelope'].map((name) => JSON.parse(text(path.join('schemas/v1.0', `${name}.schema.json`))) as { $id: string });
    ajv.addSchema(schemas);
    for (const name of ['valid/key', 'valid/sigstore', 'invalid/missing-envelope', 'invalid/missing-verification-material'])
      expect([name, 'read' in readBundle(vector(name))]).toEqual([name, ajv.validate(schemas[0]!.$id, JSON.parse(vector(name).toString('utf8')))]);
  });
});

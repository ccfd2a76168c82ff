import { createServer } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { hexOf, sha256 } from '../../src/core/digest.ts';
import { bareEnvelope, signEnvelope } from '../../src/evidence/dsse.ts';
import { identify } from '../../src/evidence/identify.ts';
import { modelDigest } from '../../src/evidence/model-digest.ts';
import type { BuildProvenance } from '../../src/evidence/provenance.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import type { TrainingRun } from '../../src/evidence/training.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextIn, deliveryIn, newKey } from './factory.ts';

const BUILDER = 'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0';
const DELIVERY = 'version: 1\nrelease: {name: income, model: model/, provenance: build.intoto.jsonl}\n';

/** As the SLSA generators write it (slsa.dev/spec/v1.0/provenance). */
function slsa(subjects: { name: string; sha256: string }[], version: 'v1' | 'v0.2' = 'v1') {
  const v1 = { buildDefinition: { buildType: 'https://slsa-framework.github.io/github-actions-buildtypes/workflow/v1', externalParameters: {} }, runDetails: { builder: { id: BUILDER }, metadata: { invocationId: 'https://github.com/o/r/actions/runs/7/attempts/1' } } };
  const v02 = { builder: { id: BUILDER }, buildType: 'https://github.com/slsa-framework/slsa-github-generator/generic@v1', invocation: {} };
  return { _type: 'https://in-toto.io/Statement/v1', subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })), predicateType: `https://slsa.dev/provenance/${version}`, predicate: version === 'v1' ? v1 : v02 };
}

async function identified(folder: string, provenance: unknown, delivery = DELIVERY) {
  const loaded = await deliveryIn(folder, delivery);
  await writeFile(path.join(folder, 'build.intoto.jsonl'), typeof provenance === 'string' ? provenance : JSON.stringify(provenance));
  const context = contextIn(folder);
  const result = await identify(loaded, context);
  const found = result.verdict.findings.filter(({ code }) => code.startsWith('provenance-'));
  return { result, statement: makeStatement(loaded, context, result), found, codes: found.map(({ code }) => code), provenance: result.details!.provenance as BuildProvenance | undefined };
}

async function filesOf(folder: string) {
  await deliveryIn(folder, 'version: 1\nrelease: {name: income, model: model/}\n');
  const { files, digest } = await modelDigest(path.join(folder, 'model'));
  return { files: files.map((file) => ({ name: file.path, sha256: hexOf(file.digest) })), root: { name: 'model', sha256: hexOf(digest) } };
}

describe('the provenance of a build', () => {
  test.each(['v1', 'v0.2'] as const)('SLSA %s over every file of the model: the builder is shown and kept', async (version) => {
    await using folder = await temporaryFolder();
    const { files } = await filesOf(folder.path);
    const { result, provenance, codes, statement } = await identified(folder.path, bareEnvelope(Buffer.from(JSON.stringify(slsa(files, version)))));
    expect([codes, result.verdict.outcome]).toEqual([['provenance-subject'], 'pass']);
    expect(provenance).toMatchObject({ builder: BUILDER, predicateType: `https://slsa.dev/provenance/${version}`, subjects: ['model/vocab/words.txt', 'model/weights.onnx'], signature: 'none', file: sha256(await readFile(path.join(folder.path, 'build.intoto.jsonl'))) });
    expect(result.verdict.facts).toContainEqual(['Built by', `${BUILDER} (signature: none)`]);
    expect(statement.predicate.inputs).toContainEqual({ name: 'release.provenance', digest: provenance!.file });
  });

  test('over the model\'s own digest, as a plain statement, and as one of several lines', async () => {
    await using folder = await temporaryFolder();
    const { root } = await filesOf(folder.path);
    expect((await identified(folder.path, slsa([root]))).provenance?.subjects).toEqual(['model']);
    const lines = [slsa([{ name: 'other', sha256: '0'.repeat(64) }]), slsa([root])].map((one) => JSON.stringify(bareEnvelope(Buffer.from(JSON.stringify(one))))).join('\n');
    expect((await identified(folder.path, lines)).codes).toEqual(['provenance-subject']);
    const signed = signEnvelope(Buffer.from(JSON.stringify(slsa([root]))), newKey());
    expect((await identified(folder.path, signed)).provenance?.signature).toBe('not checked: no identity is declared');
  });

  test('provenance-other-subject: of other bytes, of half of them, of none', async () => {
    await using folder = await temporaryFolder();
    const { files } = await filesOf(folder.path);
    for (const subjects of [[{ name: 'weights.onnx', sha256: '0'.repeat(64) }], files.slice(0, 1), []]) {
      const { codes, result } = await identified(folder.path, slsa(subjects));
      expect([codes, result.verdict.outcome]).toEqual([['provenance-other-subject'], 'fail']);
      expect(result.verdict.headline).toContain('cannot show where it came from');
    }
  });

  test('provenance-other-builder: whole text, so that a longer name does not pass', async () => {
    await using folder = await temporaryFolder();
    const { root } = await filesOf(folder.path);
    const wanted = (builder: string) => identified(folder.path, slsa([root]), `version: 1\nrelease: {name: income, model: model/, provenance: {file: build.intoto.jsonl, builder: '${builder}'}}\n`);
    expect((await wanted(BUILDER)).codes).toEqual(['provenance-subject']);
    expect((await wanted(BUILDER.slice(0, -1))).codes).toEqual(['provenance-other-builder']);
  });

  test.each<[string, string]>([
    ['no JSON', 'built, trust me'],
    ['another kind of statement', JSON.stringify({ ...slsa([]), predicateType: 'https://cyclonedx.org/bom' })],
    ['no statement', '{"a":1}'],
    ['an envelope of nothing', JSON.stringify(bareEnvelope(Buffer.from('nothing')))],
    ['subjects that are none', JSON.stringify({ ...slsa([]), subject: [null] })],
    ['JSON 10 000 deep', '['.repeat(10_000)],
  ])('provenance-unreadable: %s', async (_what, text) => {
    await using folder = await temporaryFolder();
    expect((await identified(folder.path, text)).codes).toEqual(['provenance-unreadable']);
  });
});

const RUN = '9f1c2b3a4d5e6f708192a3b4c5d6e7f8';

/** The shape of MLflow's `runs/get`; the integration test asks a real one. */
function reply(info: Record<string, unknown> = {}) {
  return {
    run: {
      info: { run_id: RUN, experiment_id: '3', status: 'FINISHED', start_time: 1767600000000, end_time: 1767603600000, ...info },
      data: { params: [{ key: 'depth', value: '6' }], metrics: [{ key: 'auc', value: 0.9, timestamp: 1, step: 0 }, { key: 'lost', value: 'NaN' }], tags: [{ key: 'mlflow.source.git.commit', value: 'a'.repeat(40) }, { key: 'token', value: 'secret' }] },
      inputs: { dataset_inputs: [{ tags: [], dataset: { name: 'train', digest: '1a2b3c4d', source_type: 'local', source: '{}' } }] },
    },
  };
}

async function trained(answer: (asked: string) => { status?: number; body: string }, spec?: (uri: string) => string) {
  await using folder = await temporaryFolder();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const { status = 200, body } = answer(request.url!);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const delivery = await deliveryIn(folder.path, spec?.(uri) ?? `version: 1\nrelease: {name: income, model: model/, training: {mlflow: ${RUN}}}\n`);
    const result = await identify(delivery, contextIn(folder.path), { env: { MLFLOW_TRACKING_URI: uri } });
    return { asked, result, training: result.details!.training as TrainingRun | undefined, codes: result.verdict.findings.map(({ code }) => code).filter((code) => code.startsWith('training-')) };
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('the run that trained the model', () => {
  test('is asked of MLflow, and kept with the digest of the reply; tags of people are not', async () => {
    const body = JSON.stringify(reply());
    const { asked, training, codes, result } = await trained(() => ({ body }));
    expect([asked, codes]).toEqual([[`/api/2.0/mlflow/runs/get?run_id=${RUN}`], ['training-recorded']]);
    expect(training).toMatchObject({ run: RUN, reply: sha256(body), status: 'FINISHED', endedAt: '2026-01-05T09:00:00.000Z', commit: 'a'.repeat(40), parameters: { depth: '6' }, metrics: { auc: 0.9, lost: null }, dataSets: [{ name: 'train', digest: '1a2b3c4d' }] });
    expect(JSON.stringify(training)).not.toContain('secret');
    expect(result.inputs).toContainEqual({ name: 'release.training (reply)', digest: sha256(body) });
  });

  test('an address in the delivery file is taken before that of the environment', async () => {
    const { codes } = await trained(() => ({ body: JSON.stringify(reply()) }), (uri) => `version: 1\nrelease: {name: income, model: model/, training: {mlflow: {run: ${RUN}, uri: '${uri}'}}}\n`);
    expect(codes).toEqual(['training-recorded']);
  });

  test.each<[string, { status?: number; body: string }]>([
    ['training-unfinished', { body: JSON.stringify(reply({ status: 'RUNNING' })) }],
    ['training-other-run', { body: JSON.stringify(reply({ run_id: 'another' })) }],
    ['training-other-run', { body: '{}' }],
    ['training-unreachable', { status: 404, body: '{"error_code": "RESOURCE_DOES_NOT_EXIST"}' }],
    ['training-unreachable', { body: 'hello' }],
  ])('%s fails the stage', async (code, answer) => {
    const { codes, result } = await trained(() => answer);
    expect([codes, result.verdict.outcome]).toEqual([[code], 'fail']);
  });

  test('without a tracker, or over http elsewhere, nothing is asked', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(folder.path, `version: 1\nrelease: {name: income, model: model/, training: {mlflow: ${RUN}}}\n`);
    await expect(identify(delivery, contextIn(folder.path))).rejects.toThrow(/training-without-tracker/);
    await expect(identify(delivery, contextIn(folder.path), { env: { MLFLOW_TRACKING_URI: 'http://mlflow.example.org' } })).rejects.toThrow(/http-not-loopback/);
  });
});

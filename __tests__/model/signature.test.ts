import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageContext } from '../../src/core/stage.ts';
import type { PartAnswer } from '../../src/model/facts.ts';
import { compareSignatures } from '../../src/model/signature/compare.ts';
import { SIGNATURE } from '../../src/model/signature/part.ts';
import type { ModelSignature, SignatureValue } from '../../src/model/signature/signature.ts';
import { stepBetween } from '../../src/model/signature/version.ts';
import { ModelServer } from '../../testkit/model-server.ts';
import { contextOf, eachTest, type Repository } from './support.ts';

const INCOME = path.join(import.meta.dirname, '../../examples/income/releases');

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const one = (value: Partial<SignatureValue>): ModelSignature => ({ from: 'signature', inputs: [{ name: 'age', type: 'float32', shape: [null, 1], ...value }], outputs: [] });
const out = (value: Partial<SignatureValue>): ModelSignature => ({ from: 'signature', inputs: [], outputs: [{ name: 'p', type: 'float32', shape: [null, 2], ...value }] });
const none: ModelSignature = { from: 'signature', inputs: [], outputs: [] };

describe('what callers meet when a signature changes', () => {
  test.each<[string, ModelSignature, ModelSignature, 'breaking' | 'addition' | undefined]>([
    ['nothing', one({}), one({}), undefined],
    ['an input was removed', one({}), none, 'breaking'],
    ['an input was added', none, one({}), 'breaking'],
    ['an input with a default was added', none, one({ optional: true }), 'addition'],
    ['an input lost its default', one({ optional: true }), one({}), 'breaking'],
    ['an input got a default', one({}), one({ optional: true }), 'addition'],
    ['an input takes a wider float', one({ type: 'float32' }), one({ type: 'float64' }), 'addition'],
    ['an input takes a narrower float', one({ type: 'float64' }), one({ type: 'float32' }), 'breaking'],
    ['an input takes floats where it took small integers', one({ type: 'int8' }), one({ type: 'float64' }), 'addition'],
    ['an input takes floats that lose integers', one({ type: 'int64' }), one({ type: 'float64' }), 'breaking'],
    ['an input takes text', one({}), one({ type: 'string' }), 'breaking'],
    ['an input takes any number of columns', one({ shape: [null, 1] }), one({ shape: [null, null] }), 'addition'],
    ['an input takes two columns', one({ shape: [null, 1] }), one({ shape: [null, 2] }), 'breaking'],
    ['an input takes a list', one({ shape: [null, 1] }), one({ shape: [null] }), 'breaking'],
    ['an input takes one more category', one({ values: ['a', 'b'] }), one({ values: ['c', 'b', 'a'] }), 'addition'],
    ['an input takes one category less', one({ values: ['a', 'b'] }), one({ values: ['a'] }), 'breaking'],
    ['an input takes any category', one({ values: ['a'] }), one({}), 'addition'],
    ['an input takes only some categories', one({}), one({ values: ['a'] }), 'breaking'],
    ['an input takes a wider range', one({ range: [0, 1] }), one({ range: [0, 2] }), 'addition'],
    ['an input takes a narrower range', one({ range: [0, 1] }), one({ range: [0.5, 1] }), 'breaking'],
    ['an input got a range', one({}), one({ range: [0, 1] }), 'breaking'],
    ['an output was removed', out({}), none, 'breaking'],
    ['an output was added', none, out({}), 'addition'],
    ['an output is a wider float', out({ type: 'float32' }), out({ type: 'float64' }), 'breaking'],
    ['an output is a narrower float', out({ type: 'float64' }), out({ type: 'float32' }), undefined],
    ['an output has a class more', out({ values: [0, 1] }), out({ values: [0, 1, 2] }), 'breaking'],
    ['classes of an output changed places', out({ values: ['no', 'yes'] }), out({ values: ['yes', 'no'] }), 'breaking'],
    ['classes of an output are no longer stated', out({ values: [0, 1] }), out({}), 'breaking'],
    ['an output has another shape', out({ shape: [null, 2] }), out({ shape: [null, 3] }), 'breaking'],
    ['numbers leave their range', out({ range: [0, 1] }), out({ range: [0, 100] }), 'breaking'],
    ['the range is no longer stated', out({ range: [0, 1] }), out({}), 'breaking'],
    ['the range is narrower', out({ range: [0, 1] }), out({ range: [0.1, 0.9] }), undefined],
  ])('%s', (_, champion, candidate, kind) => {
    expect(compareSignatures(champion, candidate).map((change) => change.kind)).toEqual(kind === undefined ? [] : [kind]);
  });
});

test.each([
  ['1.2.3', '2.0.0', 'major'],
  ['1.2.3', '1.3.0', 'minor'],
  ['1.2.3', '1.2.4', 'none'],
  ['1.2.3', '0.9.0', 'none'],
  ['0.2.3', '0.3.0', 'major'],
  ['0.2.3', '0.2.4', 'minor'],
  ['0.9.0', '1.0.0', 'major'],
  ['1.2.3', '2.0.0-rc.1+build', 'major'],
  ['one', '1.0.0', undefined],
])('from %s to %s is a step: %s', (before, after, step) => expect(stepBetween(before, after)).toBe(step));

interface Options {
  version?: string;
  signature?: string;
  context?: Partial<StageContext>;
  predictions?: string;
  data?: string;
}

async function judged({ version = '1.0.0', signature = '{}', context = {}, predictions, data = '' }: Options): Promise<PartAnswer> {
  const HEAD = `version: 1\nrelease: {name: income, version: ${version}, model: model}\n`;
  repo.write('delivery.yml', `${HEAD}data: {test: test.csv, key: [id], label: y${data}}\ntests: {task: binary, predictions: {candidate: candidate.csv}, signature: ${signature}}\n`);
  if (predictions) repo.write('candidate.csv', predictions);
  const { loadDelivery } = await import('../../src/delivery/load.ts');
  const delivery = await loadDelivery('delivery.yml', { workspace: repo.path });
  return SIGNATURE.judge(delivery, contextOf(repo, engine, context));
}

const onnx = (release: string, as: string): void => {
  repo.write(`${as}/.keep`, '');
  copyFileSync(path.join(INCOME, release, 'model/model.onnx'), path.join(repo.path, as, 'model.onnx'));
};
const CHAMPION: Partial<StageContext> = { champion: { name: 'income', version: '1.2.0', digest: `sha256:${'a'.repeat(64)}` } };
const only = (answer: PartAnswer) => {
  expect(answer.findings).toHaveLength(1);
  return answer.findings[0]!;
};

describe('the signature of the income model', () => {
  test('is read from its ONNX file: types, shapes, classes and the range of probabilities', async () => {
    onnx('candidate', 'model');
    const answer = await judged({});
    expect(answer).toMatchObject({ findings: [], off: ['the signature'], facts: [['Signature', '14 inputs, 2 outputs (model/model.onnx)']] });
    const { signature } = answer.details as { signature: ModelSignature };
    expect(signature.inputs[0]).toEqual({ name: 'age', type: 'float32', shape: [null, 1] });
    expect(signature.inputs.find(({ name }) => name === 'education')).toEqual({ name: 'education', type: 'string', shape: [null, 1] });
    expect(signature.outputs).toEqual([
      { name: 'label', type: 'int64', shape: [null], values: [0, 1] },
      { name: 'probabilities', type: 'float32', shape: [null, 2], values: [0, 1], range: [0, 1] },
    ]);
    expect(JSON.parse(readFileSync(path.join(repo.out, 'signature.json'), 'utf8'))).toMatchObject({ schema: 'urn:sluice:signature:v1', release: { name: 'income', version: '1.0.0' }, from: 'onnx' });
  });

  test('is kept by another model of the same inputs', async () => {
    onnx('candidate', 'model');
    onnx('champion', 'old');
    expect(only(await judged({ signature: '{champion: old/model.onnx, champion_version: 1.2.0}', context: CHAMPION }))).toMatchObject({ code: 'signature-kept', outcome: 'pass' });
  });

  test('may lose and gain inputs only with a major version', async () => {
    onnx('quick-form', 'model');
    onnx('champion', 'old');
    const signature = '{champion: old/model.onnx}';
    const finding = only(await judged({ version: '1.3.0', signature, context: CHAMPION }));
    expect(finding).toMatchObject({ code: 'signature-breaking', outcome: 'fail', numbers: { breaking: 10, additions: 0 }, actual: '1.2.0 to 1.3.0' });
    expect(finding.message).toContain('The input employees_of_employer was removed');
    expect(finding.message).toContain('and 1.3.0 is no major version above 1.2.0.');
    expect(finding.fix).toContain('2.0.0');
    expect(only(await judged({ version: '2.0.0', signature, context: CHAMPION }))).toMatchObject({ code: 'signature-breaking-announced', outcome: 'pass' });
  });

  test('needs a minor version for what it adds', async () => {
    onnx('candidate', 'model');
    onnx('champion', 'old');
    repo.write('old.json', JSON.stringify({ schema: 'urn:sluice:signature:v1', release: { name: 'income', version: '1.2.0' }, from: 'onnx', inputs: [], outputs: [] }));
    const optional = '{age: {optional: true}, employees_of_employer: {optional: true}, weeks_worked: {optional: true}, capital_gains: {optional: true}, capital_losses: {optional: true}, dividends: {optional: true}, hispanic_origin: {optional: true}, education: {optional: true}, marital_status: {optional: true}, class_of_worker: {optional: true}, major_industry: {optional: true}, major_occupation: {optional: true}, tax_filer: {optional: true}, citizenship: {optional: true}}';
    const signature = `{champion: old.json, inputs: ${optional}}`;
    expect(only(await judged({ version: '1.2.1', signature }))).toMatchObject({ code: 'signature-addition', outcome: 'fail', numbers: { breaking: 0, additions: 16 } });
    expect(only(await judged({ version: '1.3.0', signature }))).toMatchObject({ code: 'signature-addition-announced', outcome: 'pass' });
  });

  test("is compared with what the champion's own statement recorded", async () => {
    onnx('champion', 'model');
    const before = (await judged({})).details;
    onnx('quick-form', 'model');
    expect(only(await judged({ version: '1.2.1', context: { ...CHAMPION, championTests: { signature: before } } })).code).toBe('signature-breaking');
  });

  test('cannot be compared with a champion of which nothing is known', async () => {
    onnx('candidate', 'model');
    expect(only(await judged({ context: CHAMPION }))).toMatchObject({ code: 'signature-champion-missing', outcome: 'error' });
    expect(only(await judged({ context: CHAMPION, signature: '{champion: gone.onnx}' }))).toMatchObject({ code: 'signature-unreadable', outcome: 'error' });
  });

  test('is left by scores that go beyond what was promised', async () => {
    onnx('candidate', 'model');
    onnx('champion', 'old');
    const finding = only(await judged({ signature: '{champion: old/model.onnx}', context: CHAMPION, version: '1.2.1', predictions: 'id,score\n1,0.5\n2,1.25\n3,-3\n' }));
    expect(finding).toMatchObject({ code: 'signature-breaking', outcome: 'fail' });
    expect(finding.message).toContain('cores of the candidate go from -3 to 1.25, and probabilities was 0 to 1');
    expect(only(await judged({ signature: '{champion: old/model.onnx}', context: CHAMPION, predictions: 'id,score\n1,0\n2,1\n' })).code).toBe('signature-kept');
  });

  test('may not be declared otherwise than the model states it', async () => {
    onnx('candidate', 'model');
    expect(only(await judged({ signature: '{outputs: {label: {classes: [no, yes]}}}' }))).toMatchObject({ code: 'signature-contradicts', outcome: 'error', location: { line: 4 } });
    expect(only(await judged({ signature: '{inputs: {agee: {range: [0, 1]}}}' })).code).toBe('signature-name-unknown');
  });

  test('holds no value of a sensitive column', async () => {
    onnx('candidate', 'model');
    const answer = await judged({ signature: '{inputs: {citizenship: {values: [Nowhere]}, education: {values: [School]}}}', data: ', columns: {citizenship: {type: string, sensitive: true}}' });
    expect(JSON.stringify(answer)).not.toContain('Nowhere');
    expect(JSON.stringify(answer)).toContain('School');
  });
});

describe('other sources of a signature', () => {
  test('an MLmodel file: columns, optional columns, parameters, tensors', async () => {
    const inputs = [{ type: 'double', name: 'age', required: true }, { type: 'long', name: 'n', required: false }, { type: 'array', items: { type: 'string' }, name: 'tags', required: true }];
    const outputs = [{ type: 'tensor', 'tensor-spec': { dtype: 'float64', shape: [-1, 2] } }];
    const params = [{ name: 'threshold', type: 'double', default: 0.5, shape: null }];
    repo.write('model/MLmodel', `flavors:\n  python_function:\n    loader_module: mlflow.sklearn\nmlflow_version: 3.1.0\nmodel_uuid: 0e9\nsignature:\n  inputs: '${JSON.stringify(inputs)}'\n  outputs: '${JSON.stringify(outputs)}'\n  params: '${JSON.stringify(params)}'\n`);
    const { signature } = (await judged({})).details as { signature: ModelSignature };
    expect(signature.inputs).toEqual([
      { name: 'age', type: 'float64' },
      { name: 'n', type: 'int64', optional: true },
      { name: 'tags', type: 'array of {"type":"string"}' },
      { name: 'params.threshold', type: 'float64', optional: true },
    ]);
    expect(signature.outputs).toEqual([{ name: '0', type: 'float64', shape: [null, 2] }]);
  });

  test('the metadata of a served model, from a file and from its server', async () => {
    const server = await ModelServer.start('open-inference', { name: 'income', inputs: [{ name: 'age', datatype: 'FP32' }, { name: 'city', datatype: 'BYTES' }], answer: () => ({ p: [0.5, 0.5] }) });
    try {
      const address = `${server.url}/v2/models/income`;
      repo.write('model/metadata.json', await (await fetch(address)).text());
      const wanted = { inputs: [{ name: 'age', type: 'float32', shape: [null, 1] }, { name: 'city', type: 'string', shape: [null, 1] }], outputs: [{ name: 'p', type: 'float64', shape: [null, 2] }] };
      expect((await judged({ signature: '{from: model/metadata.json}' })).details!.signature).toMatchObject(wanted);
      expect((await judged({ signature: `{from: "${address}"}` })).details!.signature).toMatchObject(wanted);
    } finally {
      await server.stop();
    }
  });

  test.each<[string, () => void, string, string]>([
    ['no model file', () => repo.write('model/weights.bin', 'x'), '{}', 'signature-not-found'],
    ['two of them', () => (onnx('candidate', 'model/a'), onnx('champion', 'model/b')), '{}', 'signature-not-found'],
    ['an ONNX file that was cut', () => repo.write('model/m.onnx', readFileSync(path.join(INCOME, 'candidate/model/model.onnx')).subarray(0, 50_000)), '{}', 'onnx-unreadable'],
    ['an ONNX file that is none', () => repo.write('model/m.onnx', 'hello'), '{}', 'onnx-unreadable'],
    ['an MLmodel file without a signature', () => repo.write('model/MLmodel', 'flavors: {}\n'), '{}', 'signature-unreadable'],
    ['JSON of something else', () => repo.write('model/x.json', '{"inputs": 1}'), '{from: model/x.json}', 'signature-unreadable'],
    ['no JSON', () => repo.write('model/x.json', '\u0000'), '{from: model/x.json}', 'signature-unreadable'],
    ['a host that is not listed', () => repo.write('model/x', ''), '{from: "https://models.example.org/v2/models/income"}', 'predictor-host-not-listed'],
  ])('%s is an error of its own', async (_, prepare, signature, code) => {
    prepare();
    expect(only(await judged({ signature }))).toMatchObject({ code, outcome: 'error' });
  });
});

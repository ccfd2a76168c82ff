import { afterEach, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { FeatureRow, Predictor } from '../../../src/core/seams.ts';
import { ModelServer, type ServedInput, type ServedProtocol, type ServedRow } from '../../../testkit/model-server.ts';
import { codesOf } from '../../data/support.ts';
import { all, expectCode, expectRefusal } from './contract.ts';
import { eachTest } from '../support.ts';
import { opened, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
let server: ModelServer | undefined;
let open: Predictor[] = [];
// Before the repository goes: programs run in it.
afterEach(async () => {
  for (const predictor of open) await predictor.close();
  open = [];
  await server?.stop();
});
eachTest((given) => ({ engine, repo } = given));

const X: ServedInput[] = [{ name: 'x', datatype: 'FP64' }];
const rows = (count: number): FeatureRow[] => Array.from({ length: count }, (_, id) => ({ id, x: id / 100 }));
const half = (row: ServedRow): Record<string, number[]> => ({ p: [Number(row.x) / 2] });

async function served(protocol: ServedProtocol, more = '', answer = half, inputs = X): Promise<Predictor> {
  server = await ModelServer.start(protocol, { name: 'income', inputs, answer });
  const predictor = await opened(repo, engine, `{http: "${server.url}", protocol: ${protocol}${more}}`);
  open.push(predictor);
  return predictor;
}

describe('a server that is away', () => {
  test('for a moment is asked again, twice', async () => {
    const predictor = await served('mlflow');
    server!.faults.push(503, 502);
    expect(await all(predictor, rows(3))).toEqual([[0], [0.005], [0.01]]);
    expect(server!.requests).toBe(3);
  });

  test('for longer is an error of its own, which blames no row', async () => {
    const predictor = await served('mlflow', ', retries: 1');
    server!.faults.push(503, 503, 503);
    const error = await expectCode(all(predictor, rows(3)), 'predictor-unreachable');
    expect(error.row).toBeUndefined();
    expect(error.message).toMatch(/^Rows 1 to 3: .* answered 503/);
    expect(server!.requests).toBe(2);
  });

  test('is not asked again where asking changes something', async () => {
    const predictor = await served('mlflow', ', retries: 0');
    server!.faults.push(503);
    await expectCode(all(predictor, rows(1)), 'predictor-unreachable');
    expect(server!.requests).toBe(1);
  });

  test('because nobody listens', async () => {
    const predictor = await served('mlflow', ', retries: 0');
    await server!.stop();
    const error = await expectCode(all(predictor, rows(1)), 'predictor-unreachable');
    expect(error.message).toContain('ECONNREFUSED');
    server = undefined;
  });

  test('in its thoughts is not waited for longer than allowed', async () => {
    const predictor = await served('mlflow', ', timeout: 100 ms, startup: 100 ms');
    server!.faults.push('hang');
    await expectCode(all(predictor, rows(2)), 'predictor-timed-out');
  });
});

describe('a server that answers wrongly', () => {
  test.each([
    ['with another number of rows', '{"predictions": [[0.1]]}', 'predictor-answer-count'],
    ['without predictions', '{"result": []}', 'predictor-answer-unreadable'],
    ['with a page', '<html>', 'predictor-answer-unreadable'],
  ])('%s to a batch and rightly to its rows: the batch is too large', async (_, text, code) => {
    const predictor = await served('mlflow');
    server!.faults.push({ text });
    const error = await expectCode(all(predictor, rows(4)), code);
    expect(error.message).toContain('each of these rows alone was answered');
    expect(error.fix).toContain('tests.predictor.batch');
  });

  test('with NaN, which JSON does not have: the row is named', async () => {
    const predictor = await served('mlflow');
    server!.faults.push({ text: '{"predictions": [0.1, NaN]}' }, { text: '{"predictions": [0.1]}' }, { text: '{"predictions": [NaN]}' });
    const error = await expectRefusal(all(predictor, rows(2)), 'predictor-answer-unreadable', 1);
    expect(error.fix).toContain('JSON has no NaN');
  });

  test('with a redirect is not followed', async () => {
    const predictor = await served('mlflow');
    server!.faults.push(302);
    await expectCode(all(predictor, rows(1)), 'predictor-http');
  });

  test('by refusing one row of a batch: that row is named, with what was said', async () => {
    const predictor = await served('open-inference', '', (row) => {
      if (row.x === 0.03) throw new Error('x is odd');
      return half(row);
    });
    const error = await expectRefusal(all(predictor, rows(9)), 'predictor-row-refused', 3);
    expect(error.message).toContain('answered 500. It said: {"error":"x is odd"}');
  });
});

describe('open inference', () => {
  const INPUTS: ServedInput[] = [{ name: 'f', datatype: 'FP32' }, { name: 'd', datatype: 'FP64' }, { name: 'i', datatype: 'INT64' }, { name: 's', datatype: 'BYTES' }, { name: 'b', datatype: 'BOOL' }];
  const seen: ServedRow[] = [];
  const remember = (row: ServedRow): Record<string, number[]> => {
    seen.push(row);
    return { label: [1], probabilities: [0.25, 0.75] };
  };

  test('takes inputs, types and shapes from the model, and the number that is declared from its answer', async () => {
    const predictor = await served('open-inference', ', outputs: [{name: probabilities, index: 1}]', remember, INPUTS);
    expect(await all(predictor, [{ id: 1, f: 2, d: 0.1, i: 7, s: 'Grüße', b: true }])).toEqual([[0.75]]);
    expect(seen.at(-1)).toEqual({ f: 2, d: 0.1, i: 7, s: 'Grüße', b: true });
  });

  test.each([
    [{ f: 'two', d: 0, i: 0, s: '', b: false }, 'predictor-input-type', 'its f is a text, and the model takes float32'],
    [{ f: 0, d: 0, i: 0.5, s: '', b: false }, 'predictor-input-type', 'its i is a number with a fraction, and the model takes int64'],
    [{ f: 0, d: 0, i: 0, s: '', b: 2 }, 'predictor-input-type', 'its b is a whole number that does not fit, and the model takes boolean'],
    [{ f: null, d: 0, i: 0, s: '', b: true }, 'predictor-missing-value', 'its f is missing'],
    [{ f: NaN, d: 0, i: 0, s: '', b: true }, 'predictor-missing-value', 'its f is missing'],
    [{ f: 0, d: Infinity, i: 0, s: '', b: true }, 'predictor-not-in-json', 'its d is Infinity, which JSON does not have'],
    [{ f: 0, i: 0, s: '', b: true }, 'predictor-column-missing', 'it has no column d'],
  ])('refuses a value that its type does not have: %j', async (row, code, message) => {
    const predictor = await served('open-inference', ', outputs: [{name: probabilities, index: 1}]', remember, INPUTS);
    const error = await expectRefusal(all(predictor, [{ id: 1, f: 0, d: 0, i: 0, s: '', b: true }, { id: 2, ...row } as FeatureRow]), code, 1);
    expect(error.message).toContain(message);
  });

  test('gives what stands for a missing value where it is declared', async () => {
    const predictor = await served('open-inference', ', inputs: {f: {missing: -1}, d: {}, i: {}, s: {missing: none}, b: {}}, outputs: [{name: probabilities, index: 0}]', remember, INPUTS);
    expect(await all(predictor, [{ id: 1, f: null, d: 0, i: 0, s: null, b: false }])).toEqual([[0.25]]);
    expect(seen.at(-1)).toMatchObject({ f: -1, s: 'none' });
  });

  test('says which outputs there are where none is declared', async () => {
    const predictor = await served('open-inference', '', remember, INPUTS);
    const error = await expectCode(all(predictor, [{ id: 1, f: 0, d: 0, i: 0, s: '', b: true }]), 'predictor-output-missing');
    expect(error.message).toContain('label and probabilities');
  });

  test('says which inputs there are where others are declared', async () => {
    const predictor = await served('open-inference', ', inputs: [x, y]', remember, INPUTS);
    expect((await expectCode(all(predictor, [{ id: 1, x: 0, y: 0 }]), 'predictor-input-unknown')).message).toContain('f, d, i, s and b');
  });
});

test('a host that is not listed is refused before anything is sent', async () => {
  const open = (more: string): Promise<string[]> => codesOf(opened(repo, engine, `{http: "https://models.example.org", protocol: mlflow${more}}`));
  expect(await open('')).toEqual(['predictor-host-not-listed']);
  expect(await open(', hosts: [other.example.org]')).toEqual(['predictor-host-not-listed']);
  // A name that begins like the addresses of this machine is somebody's.
  expect(await codesOf(opened(repo, engine, '{http: "https://127.0.0.1.example.org", protocol: mlflow}'))).toEqual(['predictor-host-not-listed']);
  expect(await codesOf(opened(repo, engine, '{http: "http://models.example.org", protocol: mlflow, hosts: [models.example.org]}'))).toEqual(['http-not-loopback']);
  expect(await codesOf(opened(repo, engine, '{http: "https://me:pass@models.example.org", protocol: mlflow, hosts: [models.example.org]}'))).toEqual(['url-password']);
  const listed = await opened(repo, engine, '{http: "https://models.example.org", protocol: mlflow, hosts: [models.example.org]}');
  expect(listed.besideTeamCode).toBe(true);
  await listed.close();
});

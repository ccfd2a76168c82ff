import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { settingsOf } from '../../../src/model/server/settings.ts';
import { wireOf, type Wire } from '../../../src/model/server/wire.ts';
import { repository, type Repository } from '../support.ts';

let repo: Repository;
beforeEach(() => {
  repo = repository();
});
afterEach(() => repo.remove());

const ROWS = [[{ age: 31n, sex: 'Female' }], [{ age: 52n, sex: 'Male' }]];

async function wire(request: string, described: unknown, more = ''): Promise<Wire> {
  const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: c.csv}${more}, serving: {start: serve, request: {${request}}}}\n`);
  return wireOf(delivery, settingsOf(delivery), ROWS, async () => described);
}

describe('requests', () => {
  test('of plain JSON are the row, and several rows a list', async () => {
    expect(await wire('', undefined)).toEqual({ path: '/predict', bodies: ['{"age":31,"sex":"Female"}', '{"age":52,"sex":"Male"}'] });
    expect((await wire('path: /score', undefined)).path).toBe('/score');
    expect((await wire('wrap: rows', undefined)).bodies[0]).toBe('{"rows":[{"age":31,"sex":"Female"}]}');
  });

  test('of the Open Inference Protocol have the types that the server says its model takes', async () => {
    const described = { inputs: [{ name: 'age', datatype: 'INT64', shape: [-1, 1] }, { name: 'sex', datatype: 'BYTES', shape: [-1] }] };
    const { path, bodies } = await wire('protocol: open-inference', described);
    expect(path).toBe('/v2/models/income/infer');
    expect(JSON.parse(bodies[0]!)).toEqual({
      inputs: [
        { name: 'age', datatype: 'INT64', shape: [1, 1], data: [31] },
        { name: 'sex', datatype: 'BYTES', shape: [1], data: ['Female'] },
      ],
    });
  });

  test('of MLflow are split tables, and of TensorFlow Serving instances, at the paths of the protocols', async () => {
    expect(await wire('protocol: mlflow', undefined)).toMatchObject({ path: '/invocations', bodies: ['{"dataframe_split":{"columns":["age","sex"],"data":[[31,"Female"]]}}', expect.any(String)] });
    expect(await wire('protocol: tf-serving, model: other', undefined)).toMatchObject({ path: '/v1/models/other:predict', bodies: ['{"instances":[{"age":31,"sex":"Female"}]}', expect.any(String)] });
  });

  test('are those of the declared predictor where it says how columns are called', async () => {
    const { bodies } = await wire('protocol: mlflow', undefined, ', predictor: {http: "http://127.0.0.1:1", protocol: mlflow, inputs: {age: {name: years, type: float64}}}');
    expect(JSON.parse(bodies[1]!)).toEqual({ dataframe_split: { columns: ['years'], data: [[52]] } });
  });

  test('that cannot be made are refused in words', async () => {
    const described = { inputs: [{ name: 'age', datatype: 'INT64', shape: [-1] }, { name: 'sex', datatype: 'FP32', shape: [-1] }] };
    await expect(wire('protocol: open-inference', described)).rejects.toThrow(/cannot be sent as open-inference.*sex is a text/);
  });
});

describe('what contradicts itself', () => {
  test('is told all at once, each at its line', async () => {
    const delivery = await repo.delivery('data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: c.csv}, serving: {url: "https://127.models.example.org", memory_mb: 5, soak: {}, throughput: {}, latency: {no_slower_than_champion_by: 0.1}, dependencies: [{name: store, env: STORE, url: "tcp://127.0.0.1"}]}}\n');
    const codes = (() => {
      try {
        return settingsOf(delivery);
      } catch (error) {
        return (error as { problems: { code: string; location: unknown }[] }).problems.map(({ code }) => code);
      }
    })();
    expect(codes).toEqual(['serving-host-not-listed', 'serving-needs-start', 'serving-needs-start', 'serving-needs-champion', 'serving-needs-objective', 'serving-needs-start', 'serving-dependency-port']);
  });

  test('is not a host that the delivery file lists', async () => {
    const delivery = await repo.delivery('data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: c.csv}, serving: {url: "https://models.example.org", hosts: [models.example.org]}}\n');
    expect(settingsOf(delivery).candidate).toEqual({ url: new URL('https://models.example.org') });
  });
});

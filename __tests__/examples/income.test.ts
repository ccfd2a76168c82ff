import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RELEASES, render } from '../../examples/income/render-deliveries.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { identifyRelease } from '../../src/evidence/release.ts';
import { EXAMPLE, everyNth, rowsOf, textOf, type Row } from './income-files.ts';
import { post, startServer } from './income-processes.ts';

const NAMES = RELEASES.map(({ name }) => name);
const deliveryOf = (name: string) => loadDelivery(`${name}.delivery.yml`, { workspace: EXAMPLE });
const largestDifference = (one: readonly number[], other: readonly number[]) => Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));

describe('the data of the income example', () => {
  const documented = [...textOf('data/README.md').matchAll(/^\| `([\w-]+\.csv\.gz)` \| ([\d ]+) \|.*`([0-9a-f]{64})` \|$/gm)];

  test('is documented file by file', () => {
    expect(documented.map(([, file]) => file)).toHaveLength(5);
  });

  test.each(documented.map(([, file, rows, digest]) => [file!, Number(rows!.replaceAll(' ', '')), digest!] as const))('%s has the rows and the digest that its README states', (file, rows, digest) => {
    expect(createHash('sha256').update(textOf(`data/${file}`)).digest('hex')).toBe(digest);
    expect(rowsOf(`data/${file}`)).toHaveLength(rows);
  });

  test('gives no row to both sides: what is trained on is never tested on, and what serves has no label', () => {
    const [train, develop, test, serving] = ['train-1994-1995', 'develop-1995', 'test-1995', 'serving-1995'].map((name) => rowsOf(`data/${name}.csv.gz`)) as [Row[], Row[], Row[], Row[]];
    const ids = [train, develop, test, serving].flatMap((rows) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(serving[0]!)).not.toContain('over_50k');
  });
});

describe.each(NAMES)('release %s', (name) => {
  test('has the delivery file that the common text renders, and it fits the schema', async () => {
    const release = RELEASES.find((each) => each.name === name)!;
    expect(readFileSync(path.join(EXAMPLE, `${name}.delivery.yml`), 'utf8')).toBe(render(release));
    const { spec } = await deliveryOf(name);
    expect(spec.release.version).toBe(release.version);
  });

  test('serves in Node what its committed predictions and golden rows say, and knows its own digest', async () => {
    const delivery = await deliveryOf(name);
    const { digest } = await identifyRelease(delivery);
    await using server = await startServer(delivery, { RELEASE: digest });
    const loaded = await (await fetch(`${server.url}/loaded`)).json();
    expect(loaded).toEqual({ digest });

    const approved = new Map(rowsOf(`releases/${name}/predictions.csv.gz`).map(({ id, score }) => [id, Number(score)]));
    const rows = everyNth([...rowsOf('data/test-1995.csv.gz'), ...rowsOf('data/develop-1995.csv.gz')], 15);
    expect(approved.size).toBe(15_000);
    expect(rows).toHaveLength(1000);
    const { body } = await post(`${server.url}/predict`, { rows });
    expect(largestDifference(body.scores!, rows.map(({ id }) => approved.get(id!)!))).toBeLessThan(1e-6);

    const golden = rowsOf(`releases/${name}/golden.csv`);
    const answered = await post(`${server.url}/predict`, { rows: golden });
    expect(golden).toHaveLength(20);
    expect(largestDifference(answered.body.scores!, golden.map(({ score }) => Number(score)))).toBeLessThan(1e-6);
  });
});

describe('what users send and files do not', () => {
  const [row] = rowsOf('data/serving-1995.csv.gz') as [Row];
  const { dividends: _dividends, ...withoutZero } = row;
  const statuses = async (name: string) => {
    await using server = await startServer(await deliveryOf(name));
    const asked: unknown[] = [withoutZero, { ...row, class_of_worker: 'Through a platform' }, { ...row, age: null }, { ...row, education: ' ' }, { ...row, weeks_worked: 'most of the year' }];
    return await Promise.all(asked.map(async (each) => (await post(`${server.url}/predict`, { rows: [each] })).status));
  };

  test('a sound server scores what can be scored and refuses the rest as the user\'s mistake', async () => {
    expect(await statuses('next')).toEqual([200, 200, 422, 422, 422]);
  });

  test('the brittle one fails where a field was left out, and no committed file has such a row', async () => {
    expect(await statuses('brittle')).toEqual([500, 200, 500, 200, 200]);
    const emptyFields = ['test-1995', 'develop-1995', 'serving-1995'].flatMap((file) => rowsOf(`data/${file}.csv.gz`)).filter((each) => Object.values(each).includes(''));
    expect(emptyFields).toEqual([]);
  });

  test('the brittle release is the model of `next` under inference code that differs in one file', () => {
    const same = (one: string, other: string) => readFileSync(path.join(EXAMPLE, one)).equals(readFileSync(path.join(EXAMPLE, other)));
    const code = ['server.mjs', 'model.mjs', 'identity.mjs', 'inputs.mjs'];
    expect(same('releases/brittle/model/model.onnx', 'releases/next/model/model.onnx')).toBe(true);
    expect(code.filter((file) => !same(`serve/${file}`, `releases/brittle/serve/${file}`))).toEqual(['inputs.mjs']);
  });

  test('a server refuses to serve other bytes than the release it was started for', async () => {
    const other = await identifyRelease(await deliveryOf('champion'));
    await expect(startServer(await deliveryOf('next'), { RELEASE: other.digest })).rejects.toThrow('ended with 1 before it was ready');
  });
});

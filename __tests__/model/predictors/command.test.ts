import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { FeatureRow, Predictor } from '../../../src/core/seams.ts';
import { Asking } from '../../../src/model/behaviour/ask.ts';
import { withoutNetwork } from '../../../src/model/predictors/isolation.ts';
import { all, expectCode, expectRefusal } from './contract.ts';
import { eachTest } from '../support.ts';
import { opened, processesWith, settled, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
let open: Predictor[] = [];
// Before the repository goes: programs run in it.
afterEach(async () => {
  for (const predictor of open) await predictor.close();
  open = [];
  expect(await settled(() => processesWith(repo.path))).toBe(0);
});
eachTest((given) => ({ engine, repo } = given));

/** A program that calls `answer(row)` for each row and prints what it gives, or prints all at the end of a batch. */
const PROGRAM = (answer: string, before = ''): string => `
const { createInterface } = require('node:readline');
${before}
const answer = ${answer};
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === '') return;
  const said = answer(JSON.parse(line));
  if (said !== undefined) console.log(said);
});
`;

async function program(text: string, more = '', data?: string): Promise<Predictor> {
  const file = repo.write('score.cjs', text);
  const predictor = await opened(repo, engine, `{command: ["${process.execPath}", "${file}"]${more}}`, data);
  open.push(predictor);
  return predictor;
}

const rows = (count: number): FeatureRow[] => Array.from({ length: count }, (_, id) => ({ id, x: id / 100 }));

describe('a program that answers wrongly', () => {
  test('and crashes at a row is told with that row, its key and its last words', async () => {
    const predictor = await program(PROGRAM('(row) => { if (row.id === 37) { console.error("::error::no such\\u001b[31m leaf"); process.exit(3); } return row.x; }'));
    const error = await expectRefusal(all(predictor, rows(60), { batch: 50 }), 'predictor-crashed', 37);
    expect(error.message).toMatch(/^Row 38 \(id 37\): the program .* ended with exit status 3\. It said: :\u200b:error:\u200b:no such leaf/);
    // The next question finds a program that runs.
    expect(await all(predictor, rows(3))).toEqual([[0], [0.01], [0.02]]);
  });

  test('and ends before any answer is started five times, not once for each row', async () => {
    const log = path.join(repo.path, 'starts.txt');
    const predictor = await program(`require('node:fs').appendFileSync(${JSON.stringify(log)}, 'x'); console.error('no licence'); process.exit(2);`);
    const asking = new Asking(predictor, { batch: 10 });
    const error = await asking.ask(rows(200)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'predictor-crashed', blame: 'none', message: expect.stringMatching(/ended with exit status 2; it was started 5 times and never answered a row\. It said: no licence/) });
    expect(readFileSync(log, 'utf8')).toBe('xxxxx');
  });

  test('and ends at many rows, but answers others, is asked on', async () => {
    const predictor = await program(PROGRAM('(row) => { if (row.id % 2 === 1) process.exit(3); return row.x; }'));
    const answers = await new Asking(predictor, { batch: 10 }).ask(rows(16));
    expect(answers.map(({ kind }) => kind)).toEqual(rows(16).map((_, id) => (id % 2 === 1 ? 'crashed' : 'answered')));
  }, 30_000);

  test('and crashes is not gone on without, whatever the caller would do without a row', async () => {
    const predictor = await program(PROGRAM('(row) => { if (row.id === 2) process.exit(3); return row.x; }'));
    const refused: number[] = [];
    await expectRefusal(all(predictor, rows(5), { refused: (row) => refused.push(row) }), 'predictor-crashed', 2);
    expect(refused).toEqual([]);
  });

  test.each([
    ['no JSON', '(row) => row.id === 5 ? "oops" : row.x', 'predictor-answer-unreadable'],
    ['null', '(row) => row.id === 5 ? "null" : row.x', 'predictor-not-a-number'],
    ['a text', '(row) => row.id === 5 ? \'{"score": "0.5"}\' : row.x', 'predictor-not-a-number'],
    ['another output', '(row) => row.id === 5 ? \'{"label": 1, "proba": 0.5}\' : row.x', 'predictor-output-missing'],
    ['two numbers', '(row) => row.id === 5 ? "[0.2, 0.8]" : row.x', 'predictor-output-missing'],
    ['a number too large', '(row) => row.id === 5 ? "1e999" : row.x', 'predictor-not-a-number'],
    ['its own error', '(row) => row.id === 5 ? \'{"error": "no such town"}\' : row.x', 'predictor-row-refused'],
  ])('by %s is told with the row', async (_, answer, code) => {
    const error = await expectRefusal(all(await program(PROGRAM(answer)), rows(9)), code, 5);
    expect(error.message).toMatch(/^Row 6 \(id 5\): /);
  });

  test('with one line too many for its rows', async () => {
    const predictor = await program(PROGRAM('(row) => row.id === 1 ? row.x + "\\n0.5" : row.x'));
    expect(await all(predictor, rows(2))).toEqual([[0], [0.01]]);
    await settled(async () => 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expectCode(all(predictor, rows(2)), 'predictor-answer-count');
  });

  test('with a line that never ends is ended', async () => {
    await expectCode(all(await program(PROGRAM('() => { for (let i = 0; i < 40; i++) process.stdout.write("9".repeat(100000)); }')), rows(1)), 'predictor-answer-unreadable');
  });

  test('with nothing, in time: the message says that output waits to be flushed', async () => {
    const error = await expectCode(all(await program(PROGRAM('() => undefined'), ', timeout: 200 ms, startup: 200 ms'), rows(3)), 'predictor-timed-out');
    expect(error.message).toMatch(/^Rows 1 to 3: .* answered 0 of 3 rows within 200 ms/);
    expect(error.fix).toContain('flush');
  });

  test('because it is not there', async () => {
    const predictor = await opened(repo, engine, '{command: [no-such-program-anywhere], network: allowed}');
    open.push(predictor);
    const error = await expectCode(all(predictor, rows(2)), 'predictor-not-started');
    expect(error.message).toContain('no-such-program-anywhere');
  });
});

describe('a program that answers rightly', () => {
  test('may answer a batch when the empty line ends it', async () => {
    const predictor = await program(`
const { createInterface } = require('node:readline');
let batch = [];
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line !== '') return void batch.push(JSON.parse(line));
  process.stdout.write(batch.map(({ x }) => JSON.stringify([x + batch.length])).join('\\n') + '\\n');
  batch = [];
});`);
    expect(await all(predictor, rows(5), { batch: 2 })).toEqual([[2], [2.01], [2.02], [2.03], [1.04]]);
  });

  test('may be slow to read: what is written waits, and no more than one batch', async () => {
    // 500 rows of 4 kB are far more than a pipe holds, and the program reads none of them at first.
    const predictor = await program(`setTimeout(() => {${PROGRAM('(row) => row.text.length + row.id / 10000')}}, 300);`);
    let made = 0;
    const large = (function* () {
      for (let id = 0; id < 1000; id++) {
        made++;
        yield { id, text: 'x'.repeat(4096) };
      }
    })();
    let taken = 0;
    for await (const [score] of predictor.predict(large, { batch: 500 })) {
      expect(score).toBe(4096 + taken / 10000);
      taken++;
      expect(made - taken).toBeLessThan(500);
    }
    expect(taken).toBe(1000);
  });

  test('gets the features by their names, missing ones as null, whole numbers in full and no variable of the job', async () => {
    process.env.SLUICE_TEST_TOKEN = 'do-not-pass';
    const predictor = await program(PROGRAM('(row) => { console.error(JSON.stringify([row, line_, Object.keys(process.env)])); process.exit(1); }').replace('const said', 'globalThis.line_ = line; const said'), ', inputs: {x: float64, big: {name: large}, t: string, gone: {missing: 7}, nan: {}}');
    try {
      const error = await expectCode(all(predictor, [{ id: 1, x: 2n, big: 9007199254740993n, t: 'Grüße\n"', gone: null, nan: NaN, unused: 1 }]), 'predictor-crashed');
      expect(error.said).toContain('{\\"x\\":2,\\"large\\":9007199254740993,\\"t\\":\\"Grüße\\\\n\\\\\\"\\",\\"gone\\":7,\\"nan\\":null}');
      expect(error.said).toContain('SLUICE_MODEL');
      expect(error.said).not.toMatch(/SLUICE_TEST_TOKEN|GITHUB|ACTIONS/);
    } finally {
      delete process.env.SLUICE_TEST_TOKEN;
    }
  });

  test('is not quoted where a column is sensitive, and its rows are named by place alone where the key is', async () => {
    const data = 'data: {test: test.csv, key: [id], label: y, columns: {id: {type: integer, sensitive: true}}}\n';
    const error = await expectRefusal(all(await program(PROGRAM('(row) => JSON.stringify({ error: "no such id: " + row.id })'), '', data), [{ id: 4711 }]), 'predictor-row-refused', 0);
    expect(error.message).toMatch(/^Row 1: /);
    expect(error.message).not.toContain('4711');
  });
});

test('a program has no network where this machine can deny it, and its verdict says so where it cannot', async () => {
  const server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const asks = `
const { createInterface } = require('node:readline');
createInterface({ input: process.stdin }).on('line', async (line) => {
  if (line === '') return;
  console.log(await fetch('http://127.0.0.1:${port}').then(() => 1, () => 0));
});`;
  try {
    const free = await program(asks, ', network: allowed');
    expect(await all(free, rows(1))).toEqual([[1]]);
    expect(free.notes).toEqual([]);
    const denied = await program(asks);
    const { words, note } = withoutNetwork();
    expect(await all(denied, rows(1))).toEqual([[words.length > 0 ? 0 : 1]]);
    expect(denied.notes).toEqual(note === undefined ? [] : [note]);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  expect(withoutNetwork('darwin').note).toContain('was not denied');
});

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '../../../src/core/problem.ts';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { parseDelivery } from '../../../src/delivery/load.ts';
import { sourceOf } from '../../../src/delivery/source.ts';
import { guardrailsOf } from '../../../src/rollout/presets.ts';
import { signalProblems } from '../../../src/rollout/signals/check.ts';
import { openSignals } from '../../../src/rollout/signals/open.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';

let engine: DataEngine;
beforeAll(async () => void (engine = await openDuckDb()));
afterAll(() => engine.close());

const NOW = Date.UTC(2026, 0, 5, 12);

const SIGNALS = 'signals: {log: {files: log.jsonl}}';
const GUARDRAILS = 'guardrails: [{name: errors, rate: {log: errors}}]';

/** What `check` says of a log with these rows. */
async function problemsOf(rows: readonly object[], { signals = SIGNALS, guardrails = GUARDRAILS, labels }: { signals?: string; guardrails?: string; labels?: readonly object[] } = {}): Promise<Problem[]> {
  await using folder = await temporaryFolder();
  const lines = (some: readonly object[]): string => some.map((one) => `${JSON.stringify(one)}\n`).join('');
  if (rows.length > 0) await writeFile(path.join(folder.path, 'log.jsonl'), lines(rows));
  if (labels) await writeFile(path.join(folder.path, 'labels.jsonl'), lines(labels));
  const text = `version: 1\nrelease: {name: income, version: 1.0.0, model: model}\nrollout:\n  strategy: canary\n  fleet: {place: {command: ./place}}\n  traffic: {http: {url: 'http://127.0.0.1:1'}}\n  ${signals}\n  ${guardrails}\n`;
  const delivery = parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: folder.path, workspace: folder.path });
  const rollout = delivery.spec.rollout!;
  const opened = openSignals(rollout.signals!, guardrailsOf(rollout), { slots: ['a', 'b'], engine, clock: new ManualClock(new Date(NOW).toISOString()), source: (declared, at) => sourceOf(delivery, declared, at) });
  return await signalProblems(delivery, rollout, opened, ['a', 'b'], NOW, engine);
}

function rowOf(at: number, changes: object = {}): object {
  return { id: `r${at}`, key: 'u1', slot: at % 2 === 0 ? 'a' : 'b', answered_at: NOW - 1000 * at, status: 200, latency_ms: 12.5, score: 0.25, class: 'yes', ...changes };
}

const SOUND = Array.from({ length: 20 }, (_, at) => rowOf(at));

describe('check of a declared log', () => {
  test('finds nothing in a sound one, and cannot look at one that is not there yet', async () => {
    expect(await problemsOf(SOUND)).toEqual([]);
    expect(await problemsOf([])).toEqual([]);
  });

  test('names columns that are not there, at the line that says what they are called', async () => {
    const strange = SOUND.map((row) => ({ ...row, answered_at: undefined, time: 5 }));
    expect(await problemsOf(strange, { signals: 'signals: {log: {files: log.jsonl, columns: {key: who}}}' })).toEqual([
      expect.objectContaining({ code: 'log-column', message: expect.stringContaining('"answered_at"'), fix: expect.stringContaining('time'), location: expect.objectContaining({ line: 7 }) }),
      expect.objectContaining({ code: 'log-column', message: expect.stringContaining('"who"'), location: expect.objectContaining({ line: 7 }) }),
    ]);
  });

  test.each<[string, object, RegExp]>([
    ['a status in words', { status: 'ok' }, /`status` is no integer in 1 of the newest 20 rows of the log, first in row 4/],
    ['a status that is none', { status: 42 }, /`status` must be >= 100 in 1 of/],
    ['seconds for milliseconds', { answered_at: NOW / 1000 }, /`answered_at` is neither milliseconds since the epoch nor an ISO 8601 time in 1 of/],
    ['no id', { id: null }, /`id` is no string or integer in 1 of/],
    ['a latency below zero', { latency_ms: -1 }, /`latency_ms` must be >= 0 in 1 of/],
    ['a score in words', { score: 'high' }, /`score` is no number or null in/],
  ])('says where rows are not as the schema says: %s', async (_what, changes, message) => {
    const found = await problemsOf(SOUND.map((row, at) => (at === 3 ? { ...row, ...changes } : row)));
    expect(found).toContainEqual(expect.objectContaining({ code: 'log-row', message: expect.stringMatching(message), location: expect.objectContaining({ line: 7 }) }));
    expect(JSON.stringify(found)).not.toContain('high');
  });

  test.each<[string, object[]]>([
    ['log-slot', SOUND.map((row) => ({ ...row, slot: 'green' }))],
    ['log-id-repeats', SOUND.map((row) => ({ ...row, id: 'request' }))],
    ['log-clock-ahead', [...SOUND, rowOf(-3600)]],
  ])('says %s before a rollout takes it for silence', async (code, rows) => {
    expect(await problemsOf(rows)).toContainEqual(expect.objectContaining({ code }));
  });

  test('asks each guardrail and each slice once, and says at its line what it cannot count', async () => {
    const guardrails = 'guardrails: [{name: errors, rate: {log: errors}, segments: {by: country, values: [CH]}}, {name: score, mean: {log: score}, bounds: [0, 0.2], margin_absolute: 0.1}]';
    const found = await problemsOf(SOUND, { guardrails });
    expect(found).toEqual([
      expect.objectContaining({ code: 'log-column', message: expect.stringContaining('"country"'), location: expect.objectContaining({ line: 8 }) }),
      expect.objectContaining({ code: 'log-bounds', location: expect.objectContaining({ line: 8 }) }),
    ]);
  });

  test('looks at labels too', async () => {
    const signals = 'signals: {log: {files: log.jsonl}, labels: {files: labels.jsonl}}';
    const guardrails = "guardrails: [{name: wrong, rate: {where: 'label <> class'}, labels: {after: 1 hour}}]";
    expect(await problemsOf(SOUND, { signals, guardrails, labels: [{ id: 'r1', label: 'yes', labelled_at: NOW }] })).toEqual([]);
    expect(await problemsOf(SOUND, { signals, guardrails, labels: [{ id: 'r1', label: 'yes', when: NOW }] })).toEqual([expect.objectContaining({ code: 'log-column', message: expect.stringContaining('"labelled_at"') })]);
  });

  test('leaves a log that only SQL of the team reads as it is', async () => {
    const guardrails = "guardrails: [{name: errors, rate: {sql: 'SELECT server AS slot, 0 AS events, count(*) AS total FROM log WHERE t > $since AND t <= $until GROUP BY 1'}}]";
    expect(await problemsOf([{ server: 'a', t: 5 }], { guardrails })).toEqual([]);
  });

  test('goes by a published schema that is one', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../schemas/prediction-log.schema.json', import.meta.url), 'utf8')) as object;
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(ajv.compile(schema)(rowOf(1))).toBe(true);
  });
});

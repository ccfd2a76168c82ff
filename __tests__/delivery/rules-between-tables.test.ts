import { expect, test } from '@jest/globals';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function problemsOf(data: unknown): { code: string; message: string; line: number }[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sluice-between-'));
  mkdirSync(path.join(root, 'model'));
  try {
    parseDelivery(Buffer.from(JSON.stringify({ version: 1, release: { name: 'm', model: 'model' }, data }, null, 1)), { file: 'delivery.yml', root, workspace: root });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code, message, location }) => ({ code, message, line: location!.line }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('rules that need a label, train or a test set say so, each at its line', () => {
  const problems = problemsOf({ serving: 's.csv', conflicting_labels: { at_most: 0 }, leakage: { identifier: { at_most: 0.6 } }, overlap: { at_most: 0 }, volume: { train_to_champion: { at_least: 2, at_most: 1 } } });
  expect(problems.map(({ code, message }) => [code, message.slice(0, 45)])).toEqual([
    ['delivery-missing-key', '`data.conflicting_labels` needs `data.label`:'],
    ['delivery-missing-key', '`data.leakage` needs `data.label`: it asks wh'],
    ['delivery-missing-key', '`data.overlap` needs `data.train`: it looks f'],
    ['delivery-missing-key', '`data.overlap` needs `data.test` or `data.dev'],
    ['delivery-missing-key', '`data.volume.train_to_champion` needs `data.t'],
    ['delivery-range-empty', '`data.volume.train_to_champion` wants at leas'],
  ]);
  expect(problems.every(({ line }) => line > 5)).toBe(true);
});

test('options stand beside a rule that is there', () => {
  const options = { key: { owner: 'data' }, entity: { severity: 'warn' }, time: { on_fail: 'hold' }, compatibility: { because: 'x' } };
  expect(problemsOf({ test: 't.csv', options }).map(({ code, message }) => [code, message.slice(0, 47)])).toEqual([
    ['delivery-missing-key', '`data.options.key` needs `data.key`: there is n'],
    ['delivery-missing-key', '`data.options.entity` needs `data.entity`: ther'],
    ['delivery-missing-key', '`data.options.time` needs `data.time`: there is'],
    ['delivery-missing-key', '`data.options.compatibility` needs `data.compat'],
  ]);
  expect(problemsOf({ test: 't.csv', key: ['id'], entity: ['who'], time: 'at', compatibility: 'none', options })).toEqual([]);
});

test('foreign keys name a declared table, and as many columns there', () => {
  const data = { test: 't.csv', references: { kinds: 'k.csv' } };
  expect(problemsOf({ ...data, foreign_keys: [{ columns: ['a', 'b'], source: 'kinds', to: ['c'] }, { columns: ['a'], source: 'train' }, { columns: ['a'], source: 'constructor' }] }).map(({ code }) => code)).toEqual(['delivery-foreign-key', 'delivery-foreign-key', 'delivery-foreign-key']);
  expect(problemsOf({ ...data, foreign_keys: [{ columns: ['a'], source: 'kinds', to: ['c'] }, { columns: ['a'], source: 'test', to: ['b'] }] })).toEqual([]);
});

test('complete ones have no problem', () => {
  expect(problemsOf({ train: 'a.csv', test: 't.csv', key: ['id'], label: 'y', conflicting_labels: { at_most: 0 }, leakage: { identifier: { at_most: 0.6 } }, overlap: { at_most: 0 }, volume: { train_to_champion: { at_least: 1, at_most: 2 } } })).toEqual([]);
});

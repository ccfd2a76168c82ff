import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workflowFiles } from '../../testkit/act.ts';
import { readWorkflow, ROOT } from '../../testkit/workflow/read.ts';

const items = readFileSync(path.join(ROOT, 'docs/unproven.md'), 'utf8').split(/\n(?=- )/).filter((text) => text.startsWith('- ')).map((text) => text.split('\n\n')[0]!.trim());
const marks = items.map((item) => /\((smoke: ([a-z-]+)|by hand|elsewhere)\)$/.exec(item));
const { jobs } = readWorkflow('workflows/smoke.yml');

describe('what only github.com can prove', () => {
  test('is said for each item: which job tries it, or who', () => {
    expect(items.length).toBeGreaterThan(20);
    expect(items.filter((_item, index) => marks[index] === null)).toEqual([]);
  });

  test('is tried by jobs that are there, and every job tries something', () => {
    const named = new Set(marks.flatMap((mark) => mark?.[2] ?? []));
    expect([...named].sort()).toEqual(Object.keys(jobs).filter((name) => name !== 'by-hand').sort());
  });

  test('is listed for a person as often as the page says', () => {
    const listed = String(jobs['by-hand']!.steps![0]!.run).match(/- \[ \]/g)!.length;
    expect(listed).toBeGreaterThanOrEqual(marks.filter((mark) => mark?.[1] === 'by hand').length);
  });
});

const scripts = (await workflowFiles()).flatMap((file) => Object.entries(readWorkflow(file).jobs).flatMap(([name, { steps = [] }]) => steps.flatMap(({ run }) => (run === undefined ? [] : [[`${file}: ${name}`, run] as const]))));

test.each(scripts)('the script of %s is one that a shell can read', (_where, script) => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

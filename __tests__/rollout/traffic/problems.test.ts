import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { TrafficCapabilities } from '../../../src/core/seams.ts';
import { trafficProblems, type AskedOfRouter } from '../../../src/rollout/traffic/problems.ts';

const PLAIN: TrafficCapabilities = { weights: true, smallestStep: 0.5, mirror: false, cohorts: false, sticky: false };
const asked: AskedOfRouter = { strategy: 'canary', steps: [1, 5, 50, 100] };
const mirror = { read: async () => null, write: async () => undefined };

describe('what a router cannot do is said before anything moves', () => {
  test.each<[string[], Partial<AskedOfRouter>, Partial<TrafficCapabilities>]>([
    [[], {}, {}],
    [['rollout-no-weights'], {}, { weights: false }],
    [[], { steps: [0, 100] }, { weights: false }],
    [['rollout-step-too-fine', 'rollout-step-too-fine'], { steps: [0.1, 1, 1.25, 100] }, {}],
    [[], { steps: [0.01, 0.3, 100] }, { smallestStep: 0.01 }],
    [['rollout-step-too-fine'], { steps: [1, 99.9, 100] }, {}],
    [['rollout-no-mirror'], { strategy: 'shadow', steps: [0] }, {}],
    [[], { strategy: 'shadow', steps: [0] }, { mirror: true }],
    [['rollout-no-cohorts'], { strategy: 'cohort' }, {}],
    [[], { strategy: 'cohort' }, { cohorts: true, sticky: true }],
    [['rollout-not-sticky'], { assignment: 'user' }, {}],
    [[], { assignment: 'user' }, { sticky: undefined }],
    [[], { assignment: 'request' }, {}],
  ])('%j', (codes, plan, capabilities) => {
    const can = { ...PLAIN, ...capabilities };
    const problems = trafficProblems({ ...asked, ...plan }, { name: 'router', capabilities: can, mirror: can.mirror ? mirror : undefined });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { message, fix } of problems) expect([message, fix]).toEqual([expect.stringContaining('router'), expect.stringMatching(/\.$/)]);
  });

  test('a router that says it mirrors and has no way to be told is not believed', () => {
    const problems = trafficProblems({ ...asked, strategy: 'shadow', steps: [0] }, { name: 'router', capabilities: { ...PLAIN, mirror: true } });
    expect(problems.map(({ code }) => code)).toEqual(['rollout-no-mirror']);
  });
});

test('every code of HAProxy and nginx stands in docs/drivers.md', () => {
  const root = new URL('../../../src/rollout/traffic/', import.meta.url);
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(new URL(name, root), 'utf8')).join('\n');
  const codes = new Set([...sources.matchAll(/'((?:haproxy|nginx)-[a-z-]+)'/g)].map(([, code]) => code!));
  const page = readFileSync(new URL('../../../docs/drivers.md', import.meta.url), 'utf8');
  expect(codes.size).toBeGreaterThan(35);
  expect([...codes].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

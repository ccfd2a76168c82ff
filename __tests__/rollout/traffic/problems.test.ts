import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { TrafficCapabilities } from '../../../src/core/seams.ts';
import type { Rollout } from '../../../src/delivery/spec.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { openTraffic } from '../../../src/rollout/traffic/open.ts';
import { trafficProblems, type AskedOfRouter } from '../../../src/rollout/traffic/problems.ts';
import { ManualClock } from '../../../testkit/clock.ts';

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

const BY_GROUPS = { attribute: 'x-group', values: [{ value: 'staff', share: 2 }] };
const GATEWAY = { route: 'income', backends: { a: 'income-a', b: 'income-b' } };
const ISTIO = { virtual_service: 'income', destinations: { a: 'income-a', b: 'income-b' } };

describe('what routers of Kubernetes cannot do is said without asking the cluster', () => {
  test.each<[string, NonNullable<Rollout['traffic']>, Rollout['cohort'], Partial<AskedOfRouter>, string[]]>([
    ['gateway', { gateway: GATEWAY }, undefined, { assignment: 'user' }, ['rollout-not-sticky']],
    ['gateway with groups', { gateway: GATEWAY }, BY_GROUPS, { assignment: 'user', strategy: 'cohort' }, []],
    ['gateway without a mirror', { gateway: GATEWAY }, undefined, { strategy: 'shadow', steps: [0] }, ['rollout-no-mirror']],
    ['gateway with a mirror', { gateway: { ...GATEWAY, mirror: true } }, undefined, { strategy: 'shadow', steps: [0] }, []],
    ['istio', { istio: ISTIO }, undefined, { assignment: 'user', steps: [0.5, 100] }, ['rollout-not-sticky', 'rollout-step-too-fine']],
    ['istio with groups', { istio: ISTIO }, BY_GROUPS, { assignment: 'user', strategy: 'cohort' }, []],
    ['argo', { argo: { rollout: 'income' } }, undefined, { assignment: 'user', steps: [0.5, 100] }, ['rollout-not-sticky', 'rollout-step-too-fine']],
    ['argo by pods', { argo: { rollout: 'income', replicas: 4 } }, undefined, { steps: [10, 25, 100] }, ['rollout-step-too-fine']],
    ['argo asked for cohorts', { argo: { rollout: 'income' } }, undefined, { strategy: 'cohort' }, ['rollout-no-cohorts']],
    ['kserve', { kserve: { inference_service: 'income' } }, undefined, { assignment: 'user', steps: [0.5, 100] }, ['rollout-not-sticky', 'rollout-step-too-fine']],
    ['replicas', { replicas: { service: 'income', deployments: { a: 'income-a', b: 'income-b' }, total: 4 } }, undefined, { assignment: 'user', steps: [10, 25, 100] }, ['rollout-not-sticky', 'rollout-step-too-fine']],
  ])('%s', (_what, spec, cohort, plan, codes) => {
    const clock = new ManualClock();
    const cluster = openCluster({ in_cluster: true }, { clock, env: {}, resolve: (declared) => declared });
    const driver = openTraffic(spec, { slots: ['a', 'b'], roles: () => ({}), clock, cwd: '/', cluster: () => cluster, cohort });
    expect(trafficProblems({ ...asked, ...plan }, driver).map(({ code }) => code)).toEqual(codes);
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

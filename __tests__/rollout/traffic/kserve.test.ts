import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../src/core/digest.ts';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { otherWriters } from '../../../src/kubernetes/writers.ts';
import { ownedBy } from '../../../src/rollout/fleet/kserve/inspect.ts';
import { canaryChanges, freeingChanges } from '../../../src/rollout/fleet/kserve/standard.ts';
import { placingChanges, restoringChanges } from '../../../src/rollout/fleet/kserve/serverless.ts';
import { modeOf } from '../../../src/rollout/traffic/kserve/mode.ts';
import type { Revision } from '../../../src/rollout/traffic/kserve/revisions.ts';
import { percentChange, revisionsIn, serverlessOf, serverlessSplit } from '../../../src/rollout/traffic/kserve/serverless.ts';
import { slotsBy } from '../../../src/rollout/traffic/kserve/slots.ts';
import { armsOf, checkMarks, predictorName, shareChange, standardOf, standardSplit } from '../../../src/rollout/traffic/kserve/standard.ts';
import type { View } from '../../../src/rollout/traffic/kserve/view.ts';
import { patched } from '../fleet/deployments/json-patch.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of the API server, written as JSON */
type Json = Record<string, any>;

const SLOTS = ['a', 'b'];
const [X, Y, Z] = [sha256('x'), sha256('y'), sha256('z')];
const code = (ask: () => unknown): string => {
  try {
    ask();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const marked = (slot: string, release: string): Json => ({ annotations: { 'sluice/slot': slot, 'sluice/release': release } });
const service = (spec: Json, status: Json = {}, metadata: Json = {}): KubeObject => ({ metadata: { name: 'income', namespace: 'ns', uid: 'u', ...metadata }, spec, status });

test.each<[View['mode'], Json, string[], string[], boolean]>([
  ['serverless', { model: { storageUri: 's3://x' } }, ['spec.predictor.canaryTrafficPercent', 'spec.predictor.model.storageUri', 'spec.predictor.annotations.sluice/release-before', 'spec.predictor.labels.sluice/slot'], ['.spec.predictor.canaryTrafficPercent', '.spec.predictor.model.storageUri', '.spec.predictor.annotations."sluice/slot"', '.spec.predictor.annotations."sluice/storage-before"'], false],
  ['serverless', { sklearn: { storageUri: 's3://x' } }, ['spec.predictor.sklearn.storageUri'], ['.spec.predictor.sklearn.storageUri'], false],
  ['standard', { model: { storageUri: 's3://x' } }, ['spec.canary', 'spec.predictor.name', 'spec.predictor.model', 'spec.predictor.annotations.sluice/release'], ['.spec.canary', '.spec.predictor.name', '.spec.predictor.model', '.spec.predictor.labels."sluice/slot"'], true],
])('what placing writes is advised to be left alone: %s %j', (mode, predictor, fields, jq, atomic) => {
  const owned = ownedBy({ mode, service: service({ predictor }) });
  expect(owned.fields.map((path) => path.join('.'))).toEqual(expect.arrayContaining(fields));
  expect(owned).toMatchObject({ jq: expect.arrayContaining(jq), atomic });
  // A person who changes what the team declares beside it is no other writer.
  const held = { managedFields: [{ manager: 'kubectl-edit', fieldsV1: { 'f:spec': { 'f:predictor': { 'f:minReplicas': {}, 'f:annotations': { 'f:team/note': {} } } } } }] };
  expect(otherWriters(service({ predictor }, {}, held), owned)).toEqual([]);
});

test('every operation that places, shares or frees is in what is advised to be left alone', () => {
  const within = (operations: readonly { op: string; path: string; value?: unknown }[], mode: View['mode'], object: KubeObject): void => {
    const { fields } = ownedBy({ mode, service: object });
    const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
    const paths = operations.filter(({ op }) => op !== 'test').flatMap(({ path, value }) => {
      const keys = path.split('/').slice(1).map((key) => key.replaceAll('~1', '/'));
      // Annotations and labels are made where there are none.
      return ['annotations', 'labels'].includes(keys.at(-1)!) && isMap(value) ? Object.keys(value).map((key) => [...keys, key]) : [keys];
    });
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect([path.join('.'), fields.some((field) => field.every((key, at) => key === path[at]))]).toEqual([path.join('.'), true]);
  };
  const { view } = knative(100, { ...ready, latestRolledoutRevision: 'r2', previousRolledoutRevision: 'r1', traffic: traffic(100) });
  const placing = placingChanges(view, { a: 0, b: 100 }, { slot: 'a', release: Z, address: 's3://new' });
  within(placing, 'serverless', view.service);
  within(restoringChanges({ ...view, service: patched(view.service, placing) as KubeObject }, { a: 0, b: 100 }, 'a')!.operations, 'serverless', view.service);
  const full = deployments(100);
  within(canaryChanges(full, { a: 0, b: 100 }, { slot: 'a', release: Z, address: 's3://z' }, 2), 'standard', full.service);
  within(shareChange(full.service, full.state, full.arms, { a: 100, b: 0 }), 'standard', full.service);
});

describe('the mode', () => {
  const cases: [string, Json, Json, string][] = [
    ['what the status records', { deploymentMode: 'Serverless' }, { 'serving.kserve.io/deploymentMode': 'Standard' }, 'serverless'],
    ['its newer name', { deploymentMode: 'Knative' }, {}, 'serverless'],
    ['the annotation', {}, { 'serving.kserve.io/deploymentMode': 'RawDeployment' }, 'standard'],
    ['its newer name there', { deploymentMode: '' }, { 'serving.kserve.io/deploymentMode': 'Standard' }, 'standard'],
    ['a revision in the status', { components: { predictor: { latestCreatedRevision: 'r1' } } }, {}, 'serverless'],
    ['the traffic of a route', { components: { predictor: { traffic: [{}] } } }, {}, 'serverless'],
    ['a ready predictor without a revision', { conditions: [{ type: 'PredictorReady', status: 'True' }] }, {}, 'standard'],
  ];
  test.each(cases)('is known by %s', (_what, status, annotations, mode) => {
    expect(modeOf(service({ predictor: {} }, status, { annotations })).mode).toBe(mode);
  });
  const unknown: [Json, Json, string][] = [
    [{}, {}, 'kserve-mode-unknown'],
    [{ conditions: [{ type: 'PredictorReady', status: 'False' }] }, {}, 'kserve-mode-unknown'],
    [{ conditions: [{ type: 'PredictorReady', status: 'True' }, { type: 'PredictorConfigurationReady', status: 'True' }] }, {}, 'kserve-mode-unknown'],
    [{ deploymentMode: 'ModelMesh' }, {}, 'kserve-mode'],
    [{}, { 'serving.kserve.io/deploymentMode': 'toString' }, 'kserve-mode'],
    [{ deploymentMode: 7 }, {}, 'kserve-mode'],
  ];
  test.each(unknown)('is never guessed: %j %j', (status, annotations, expected) => {
    expect(code(() => modeOf(service({ predictor: {} }, status, { annotations })))).toBe(expected);
  });
});

describe('slots by marks', () => {
  test.each<[(string | undefined)[], Json, string | undefined, string]>([
    [['b', undefined], {}, undefined, 'a'],
    [['a', undefined], { champion: 'a' }, undefined, 'b'],
    [[undefined], { champion: 'b' }, undefined, 'b'],
    [[undefined], { candidate: 'a' }, undefined, 'b'],
    [[undefined], {}, undefined, 'a'],
    [['a', 'b'], { champion: 'b' }, 'a', 'a'],
  ])('marks %j, roles %j: %s is slot %s', (marks, roles, slot, expected) => {
    const slotOf = slotsBy(service({}), marks.map((each) => (each === undefined ? {} : { slot: each })), SLOTS, roles);
    expect(slotOf(slot === undefined ? {} : { slot })).toBe(expected);
  });
  test('a mark of no slot is named', () => expect(code(() => slotsBy(service({}), [{ slot: 'c' }], SLOTS, {}))).toBe('kserve-slot'));
});

/** The champion's revision r1 on slot a, the candidate's r2 on b. */
function knative(percent: number | undefined, status: Json, predictor: Json = marked('b', Y)): { view: Extract<View, { mode: 'serverless' }> } {
  const revisions = new Map<string, Revision>([['r1', { slot: 'a', release: X, source: 's3://x' }], ['r2', { slot: 'b', release: Y, source: 's3://y' }], ['r0', { slot: 'b', release: Z, source: 's3://z' }]]);
  const object = service({ predictor: { ...predictor, model: { storageUri: 's3://y' }, ...(percent !== undefined && { canaryTrafficPercent: percent }) } }, { components: { predictor: status } });
  const state = serverlessOf(object);
  return { view: { service: object, why: '', mode: 'serverless', state, revisions, slotOf: slotsBy(object, [{ slot: 'a' }, { slot: 'b' }], SLOTS, {}) } };
}
const traffic = (b: number): Json[] => (b === 100 ? [{ revisionName: 'r2', latestRevision: true, percent: 100 }] : [{ revisionName: 'r2', latestRevision: true, percent: b }, { revisionName: 'r1', latestRevision: false, percent: 100 - b, tag: 'prev' }]);
const ready = { latestReadyRevision: 'r2', latestCreatedRevision: 'r2' };

describe('serverless', () => {
  const split = ({ view }: ReturnType<typeof knative>): unknown => serverlessSplit(view.service, view.state, view.revisions, view.slotOf, SLOTS);
  const change = ({ view }: ReturnType<typeof knative>, b: number): unknown => percentChange(view.service, view.state, view.revisions, view.slotOf, { a: 100 - b, b });

  test('reads every share back that it plans, whatever stood before', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 100 }), (from, to) => {
      const before = knative(from, { ...ready, latestRolledoutRevision: 'r1', traffic: traffic(from) });
      expect(split(before)).toEqual({ a: 100 - from, b: from });
      const after = patched(before.view.service, change(before, to) as never) as Json;
      expect(after.spec.predictor.canaryTrafficPercent).toBe(to);
      expect({ ...after.spec.predictor, canaryTrafficPercent: from }).toEqual(before.view.service.spec!.predictor);
    }), { seed: 8, numRuns: 200 });
  });

  test.each<[string, number | undefined, Json, number, string]>([
    ['the latest revision is not ready', 0, { latestReadyRevision: 'r1', latestCreatedRevision: 'r2', latestRolledoutRevision: 'r1', traffic: [{ revisionName: 'r1', latestRevision: true, percent: 0 }, { revisionName: 'r1', percent: 100 }] }, 5, 'kserve-not-ready'],
    ['the latest revision is made of something else', 0, { latestReadyRevision: 'r0', latestCreatedRevision: 'r0', latestRolledoutRevision: 'r1', traffic: traffic(0) }, 5, 'kserve-not-ready'],
    ['nobody had everybody before', 100, { ...ready, latestRolledoutRevision: 'r2', traffic: traffic(100) }, 0, 'kserve-no-undo'],
    ['the one before is of the same slot', 100, { ...ready, latestRolledoutRevision: 'r2', previousRolledoutRevision: 'r0', traffic: traffic(100) }, 0, 'kserve-no-undo'],
    ['the one before has gone', 100, { ...ready, latestRolledoutRevision: 'r2', previousRolledoutRevision: 'r9', traffic: traffic(100) }, 0, 'kserve-no-undo'],
    ['a newer revision keeps KServe from going back', 100, { latestReadyRevision: 'r2', latestCreatedRevision: 'r3', latestRolledoutRevision: 'r2', previousRolledoutRevision: 'r1', traffic: traffic(100) }, 0, 'kserve-no-undo'],
  ])('refuses where %s', (_what, percent, status, b, expected) => {
    expect(code(() => change(knative(percent, status), b))).toBe(expected);
  });

  test('goes back by one, from a share that was never set too', () => {
    for (const percent of [100, undefined]) {
      const before = knative(percent, { ...ready, latestRolledoutRevision: 'r2', previousRolledoutRevision: 'r1', traffic: traffic(100) });
      expect((patched(before.view.service, change(before, 0) as never) as Json).spec.predictor.canaryTrafficPercent).toBe(0);
      expect(change(before, 100)).toEqual([]);
    }
  });

  test.each<[string, number | undefined, Json, string]>([
    ['no traffic', 0, {}, 'kserve-no-traffic'],
    ['a share that it was not told', 10, { ...ready, latestRolledoutRevision: 'r1', traffic: traffic(40) }, 'kserve-lagging'],
    ['a revision that is not there', 10, { latestRolledoutRevision: 'r1', traffic: [{ revisionName: 'r9', latestRevision: true, percent: 10 }, { revisionName: 'r1', percent: 90 }] }, 'kserve-revision'],
    ['shares that are not all', 10, { traffic: [{ revisionName: 'r1', percent: 90 }] }, 'kserve-unreadable'],
    ['a share that is no number', 10, { traffic: [{ revisionName: 'r1', percent: '90' }] }, 'kserve-unreadable'],
    ['traffic that is no list', 10, { traffic: 'r1' }, 'kserve-unreadable'],
  ])('does not believe %s', (_what, percent, status, expected) => {
    expect(code(() => split(knative(percent, status)))).toBe(expected);
  });

  test('places without users, and restores to the letter', () => {
    const before = knative(100, { ...ready, latestRolledoutRevision: 'r2', previousRolledoutRevision: 'r1', traffic: traffic(100) }).view;
    const placed = patched(before.service, placingChanges(before, { a: 0, b: 100 }, { slot: 'a', release: Z, address: 's3://new' })) as Json;
    expect(placed.spec.predictor).toMatchObject({ canaryTrafficPercent: 0, model: { storageUri: 's3://new' }, annotations: { 'sluice/slot': 'a', 'sluice/release': Z, 'sluice/storage-before': 's3://y', 'sluice/slot-before': 'b', 'sluice/release-before': Y }, labels: { 'sluice/slot': 'a' } });
    const view = { ...before, service: placed as KubeObject };
    expect(placingChanges(view, { a: 0, b: 100 }, { slot: 'a', release: Z, address: 's3://new' })).toEqual([]);
    const back = restoringChanges(view, { a: 0, b: 100 }, 'a')!;
    expect(back.marks).toEqual({ slot: 'b', release: Y });
    expect((patched(placed, back.operations) as Json).spec.predictor).toEqual({ ...(before.service.spec as Json).predictor, canaryTrafficPercent: 0, labels: { 'sluice/slot': 'b' } });
    expect(restoringChanges(view, { a: 0, b: 100 }, 'b')).toBeUndefined();
    expect(code(() => restoringChanges(view, { a: 5, b: 95 }, 'a'))).toBe('kserve-slot-serves');
    expect(code(() => placingChanges(before, { a: 0, b: 100 }, { slot: 'b', release: Z, address: 's3://new' }))).toBe('kserve-slot-serves');
    expect(code(() => placingChanges(knative(0, { ...ready, traffic: traffic(0) }).view, { a: 100, b: 0 }, { slot: 'b', release: Z, address: 's3://new' }))).toBe('kserve-never-rolled-out');
  });

  test('names all revisions that have to be known', () => {
    expect(new Set(revisionsIn(knative(5, { ...ready, latestRolledoutRevision: 'r1', previousRolledoutRevision: 'r0', traffic: traffic(5) }).view.state))).toEqual(new Set(['r0', 'r1', 'r2']));
  });
});

/** The champion is stable on slot a; the candidate a canary on b. */
function deployments(share: number, { isReady = true, more = [] as Json[], predictor = marked('a', X), minReplicas = 4 } = {}): Extract<View, { mode: 'standard' }> {
  const canary = { trafficPercent: share, predictor: { name: 'b-1', minReplicas: 1, model: { name: 'kserve-container', storageUri: 's3://y' }, ...marked('b', Y), labels: { 'sluice/slot': 'b' } } };
  const object = service({ predictor: { ...predictor, minReplicas, model: { storageUri: 's3://x' } }, canary: [canary, ...more] }, { canaryStatuses: [{ name: 'b-1', ready: isReady, trafficPercent: share }] });
  const state = standardOf(object);
  return { service: object, why: '', mode: 'standard', state, arms: armsOf(object, state, SLOTS, {}) };
}
interface Said {
  accepted?: string;
  resolved?: string;
  generation?: number | null;
  parents?: string[];
}
const route = (refs: Json[], { accepted = 'True', resolved = 'True', generation = 3, parents = ['edge'] }: Said = {}): KubeObject => ({
  metadata: { name: 'income', generation: 3 },
  spec: { parentRefs: parents.map((name) => ({ name })), rules: [{ backendRefs: refs }, { backendRefs: [{ name: 'explainer' }] }] },
  status: { parents: [{ parentRef: { name: 'edge' }, controllerName: 'test/gateway', conditions: [['Accepted', accepted], ['ResolvedRefs', resolved]].map(([type, status]) => ({ type, status, reason: 'r', message: 'm', observedGeneration: generation })) }] },
});
const weights = (a: number, b: number): Json[] => [{ name: 'income-predictor', weight: a }, { name: 'income-b-1-predictor', weight: b }];

describe('standard', () => {
  const split = (view: ReturnType<typeof deployments>, of: KubeObject | undefined): unknown => standardSplit(view.service, view.state, view.arms, of);

  test('reads every share from the route, and changes share and replicas of its own canary alone', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }), (from, to, minReplicas) => {
      const theirs = { trafficPercent: 0, predictor: { name: 'theirs' } };
      const view = deployments(from, { more: [theirs], minReplicas });
      expect(split(view, route(weights(100 - from, from)))).toEqual({ a: 100 - from, b: from });
      const after = patched(view.service, shareChange(view.service, view.state, view.arms, { a: 100 - to, b: to })) as Json;
      const [mine, other] = after.spec.canary;
      expect([mine.trafficPercent, other, after.spec.predictor]).toEqual([to, theirs, view.service.spec!.predictor]);
      // KServe refuses more replicas than the stable predictor has, and makes none ready of none.
      expect(mine.predictor.minReplicas).toBeGreaterThanOrEqual(Math.max(1, from === to ? 1 : Math.ceil((minReplicas * to) / 100)));
      expect(mine.predictor.minReplicas).toBeLessThanOrEqual(minReplicas);
    }), { seed: 8, numRuns: 200 });
  });

  test.each<[string, ReturnType<typeof deployments>, KubeObject | undefined, string]>([
    ['no route, and a share', deployments(5), undefined, 'kserve-no-route'],
    ['a route that gives a ready canary nothing (0.20.0)', deployments(5), route([{ name: 'income-predictor' }]), 'kserve-not-routed'],
    ['a route with another share', deployments(5), route(weights(60, 40)), 'kserve-lagging'],
    ['a route that the gateway refuses', deployments(5), route(weights(95, 5), { accepted: 'False' }), 'kserve-not-accepted'],
    ['a route that the gateway has not seen', deployments(5), route(weights(95, 5), { generation: 2 }), 'kserve-lagging'],
    ['a gateway that does not say of which state it speaks', deployments(5), route(weights(95, 5), { generation: null }), 'kserve-lagging'],
    ['a route with a backend that the gateway does not find', deployments(5), route(weights(95, 5), { resolved: 'False' }), 'kserve-lagging'],
    ['a second gateway that said nothing', deployments(5), route(weights(95, 5), { parents: ['edge', 'inside'] }), 'kserve-lagging'],
    ['a route that leads elsewhere', deployments(0), route([{ name: 'income-transformer' }]), 'kserve-route'],
    ['weights that are none', deployments(0), route(weights(0, 0)), 'kserve-route'],
    ['a canary of somebody else with users', deployments(5, { more: [{ trafficPercent: 5, predictor: { name: 'theirs' } }] }), route([...weights(90, 5), { name: 'income-theirs-predictor', weight: 5 }]), 'kserve-foreign'],
    ['a canary of somebody else that has just lost its users', deployments(5, { more: [{ trafficPercent: 0, predictor: { name: 'theirs' } }] }), route([...weights(90, 5), { name: 'income-theirs-predictor', weight: 5 }]), 'kserve-lagging'],
    ['a backend of nobody', deployments(5), route([...weights(90, 5), { name: 'gone', weight: 5 }]), 'kserve-lagging'],
  ])('does not believe %s', (_what, view, of, expected) => {
    expect(code(() => split(view, of))).toBe(expected);
  });

  test('a canary that is not ready has what the route gives it', () => {
    const view = deployments(5, { isReady: false });
    expect(split(view, route([{ name: 'income-predictor', weight: 100 }]))).toEqual({ a: 100, b: 0 });
    expect(code(() => shareChange(view.service, view.state, view.arms, { a: 90, b: 10 }))).toBe('kserve-not-ready');
    expect(shareChange(view.service, view.state, view.arms, { a: 100, b: 0 })).not.toEqual([]);
    expect(split(deployments(0), undefined)).toEqual({ a: 100, b: 0 });
    // A backend without users that the gateway does not find is in nobody's way.
    expect(split(deployments(0), route(weights(100, 0), { resolved: 'False' }))).toEqual({ a: 100, b: 0 });
  });

  test('the next release takes the place of a stable predictor without users, and the canary becomes stable in the same patch', () => {
    const view = deployments(100, { more: [{ trafficPercent: 0, predictor: { name: 'theirs' } }] });
    const wanted = { slot: 'a', release: Z, address: 's3://z' };
    const after = patched(view.service, canaryChanges(view, { a: 0, b: 100 }, wanted, 2)) as Json;
    expect(after.spec.predictor).toMatchObject({ name: 'b-1', minReplicas: 4, model: { storageUri: 's3://y' }, annotations: { 'sluice/slot': 'b', 'sluice/release': Y } });
    expect(after.spec.canary).toMatchObject([{ trafficPercent: 0, predictor: { name: predictorName(wanted), minReplicas: 2, model: { name: 'kserve-container', storageUri: 's3://z' } } }, { predictor: { name: 'theirs' } }]);
    const freed = patched(view.service, freeingChanges(view, { a: 0, b: 100 }, 'a')) as Json;
    expect([freed.spec.predictor.name, freed.spec.canary.length]).toEqual(['b-1', 1]);
    expect(code(() => freeingChanges(view, { a: 0, b: 100 }, 'b'))).toBe('kserve-slot-serves');
    expect(code(() => canaryChanges(deployments(0, { minReplicas: 0 }), { a: 100, b: 0 }, { ...wanted, slot: 'b' }, 1))).toBe('kserve-zero-replicas');
  });

  const twice = (slot: string, trafficPercent: number): Json => ({ trafficPercent, predictor: { name: `${slot}-2`, ...marked(slot, Z) } });
  const theirs = { trafficPercent: 0, predictor: { name: 'theirs' } };
  const three = (a: number, b: number, more: Json): Json[] => [...weights(a, b), more];
  test.each<[string, number, Json, number, Json]>([
    ['the candidate\'s, with users', 10, twice('b', 30), 60, { a: 60, b: 40 }],
    ['the candidate\'s, without', 10, twice('b', 0), 90, { a: 90, b: 10 }],
    ['the champion\'s', 10, twice('a', 30), 60, { a: 90, b: 10 }],
    ['the candidate\'s, and its own has none', 0, twice('b', 30), 70, { a: 70, b: 30 }],
  ])('a canary that is marked as a slot that there is already has its users counted, loses them with the candidate\'s, and nothing else is given: %s', (_what, share, more, stable, expected) => {
    const view = deployments(share, { more: [more, theirs] });
    expect(split(view, route(three(stable, share, { name: `income-${more.predictor.name}-predictor`, weight: more.trafficPercent })))).toEqual(expected);
    for (const b of [1, share, 50, 100].filter((each) => each > 0)) expect(code(() => shareChange(view.service, view.state, view.arms, { a: 100 - b, b }))).toBe('kserve-slot-twice');
    expect(code(() => checkMarks(view.service, view.arms))).toBe('kserve-slot-twice');
    const after = patched(view.service, shareChange(view.service, view.state, view.arms, { a: 100, b: 0 })) as Json;
    expect(after.spec.canary).toMatchObject([{ trafficPercent: 0 }, { ...more, trafficPercent: 0 }, theirs]);
    const state = standardOf(after as KubeObject);
    const arms = armsOf(after as KubeObject, state, SLOTS, {});
    expect([shareChange(after as KubeObject, state, arms, { a: 100, b: 0 }), standardSplit(after as KubeObject, state, arms, route(three(100, 0, { name: `income-${more.predictor.name}-predictor`, weight: 0 })))]).toEqual([[], { a: 100, b: 0 }]);
  });

  test('a canary that is marked as no slot lets nobody in, and keeps nobody with the candidate', () => {
    const idle = deployments(10, { more: [twice('c', 0)] });
    expect([code(() => checkMarks(idle.service, idle.arms)), code(() => shareChange(idle.service, idle.state, idle.arms, { a: 50, b: 50 }))]).toEqual(['kserve-slot', 'kserve-slot']);
    expect(split(idle, route(three(90, 10, { name: 'income-c-2-predictor', weight: 0 })))).toEqual({ a: 90, b: 10 });
    const busy = deployments(10, { more: [twice('c', 30)] });
    expect(code(() => split(busy, route(three(60, 10, { name: 'income-c-2-predictor', weight: 30 }))))).toBe('kserve-slot');
    for (const view of [idle, busy]) {
      const after = patched(view.service, shareChange(view.service, view.state, view.arms, { a: 100, b: 0 })) as Json;
      expect(after.spec.canary).toMatchObject([{ trafficPercent: 0 }, { ...twice('c', 0) }]);
    }
    expect(code(() => deployments(0, { predictor: marked('c', X) }))).toBe('kserve-slot');
  });

  test('two models of one slot are named, and names of predictors are what KServe takes', () => {
    const both = deployments(0, { predictor: marked('b', X) });
    expect(code(() => checkMarks(both.service, both.arms))).toBe('kserve-slot-twice');
    expect(code(() => shareChange(both.service, both.state, both.arms, { a: 100, b: 0 }))).toBe('kserve-slot-twice');
    expect(code(() => checkMarks(deployments(5).service, deployments(5).arms))).toBe('none');
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/), (slot) => {
      expect(predictorName({ slot, release: X })).toMatch(/^[a-z]([-a-z0-9]*[a-z0-9])?$/);
      expect(predictorName({ slot, release: X }).length).toBeLessThanOrEqual(20);
    }), { seed: 8, numRuns: 200 });
  });
});

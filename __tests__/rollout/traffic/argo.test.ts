import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digestOfJson, sha256 } from '../../../src/core/digest.ts';
import type { DriverError } from '../../../src/core/driver-error.ts';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { templateAfter, templateBefore, withMark } from '../../../src/rollout/fleet/argo/template.ts';
import { podTemplateChanges, type PodRelease } from '../../../src/rollout/fleet/deployments/pod-template.ts';
import { armsOf, splitOf } from '../../../src/rollout/traffic/argo/arms.ts';
import type { PodSet, Sight } from '../../../src/rollout/traffic/argo/sight.ts';
import { placesIn, stepsFor } from '../../../src/rollout/traffic/argo/steps.ts';
import { patched } from '../fleet/deployments/json-patch.ts';

const SLOTS = ['a', 'b'];

describe('the steps that a Rollout walks', () => {
  test('have each whole per cent in its place, with a pause behind it, after the scale', () => {
    const steps = stepsFor({ routed: true, whole: 100, replicas: 3 }, 40);
    const places = placesIn({ steps, routed: true })!;
    expect([steps[0], steps.length, [...places.keys()]]).toEqual([{ setCanaryScale: { weight: 40 } }, 203, Array.from({ length: 101 }, (_, share) => share)]);
    for (const [weight, at] of places) expect([steps[at], steps[at + 1]]).toEqual([{ setWeight: weight }, { pause: {} }]);
  });

  test('are numbers of pods without a router, and what is whole of another whole', () => {
    expect([...placesIn({ steps: stepsFor({ routed: false, whole: 100, replicas: 3 }, 100), routed: false })!.keys()]).toEqual([0, 33, 67, 100]);
    expect([...placesIn({ steps: stepsFor({ routed: true, whole: 20, replicas: 3 }, 100), routed: true })!.keys()]).toEqual(Array.from({ length: 21 }, (_, weight) => weight));
  });

  test.each<[string, object[], boolean]>([
    ['none', [], true],
    ['without a scale', [{ setWeight: 0 }, { pause: {} }], true],
    ['with a scale and no router', [{ setCanaryScale: { weight: 100 } }, { setWeight: 0 }, { pause: {} }], false],
    ['a pause that ends', [{ setWeight: 0 }, { pause: { duration: '10s' } }], false],
    ['a weight without a pause', [{ setWeight: 0 }, { setWeight: 5 }, { pause: {} }, { pause: {} }], false],
    ['an analysis', [{ setWeight: 0 }, { analysis: { templates: [] } }], false],
    ['two in one', [{ setWeight: 0, pause: {} }, { pause: {} }], false],
  ])('are not those of a team: %s', (_what, steps, routed) => {
    expect(placesIn({ steps: steps as Sight['steps'], routed })).toBeUndefined();
  });
});

const set = (hash: string, slot?: string, ready = 2): PodSet => ({ object: { metadata: { name: hash } }, hash, slot, release: slot === undefined ? undefined : sha256(hash), revision: '1', wanted: 2, ready, images: ['x'] });
const sight = (more: Partial<Sight>): Sight => ({
  rollout: { metadata: { name: 'income' } }, what: 'Rollout income', placed: true, sets: [], routed: true, steps: [], whole: 100, replicas: 2, lagging: undefined, invalid: undefined,
  current: 'one', stable: 'one', inProgress: more.current !== undefined && more.current !== (more.stable ?? 'one'), aborted: false, promoting: false, paused: false, index: undefined, weights: undefined, said: '', ...more,
});

describe('the sides of a Rollout', () => {
  test.each<[string, Partial<Sight>, object, object]>([
    ['nobody marked yet, by the champion', { sets: [set('one')] }, { champion: 'b' }, { a: 0, b: 100 }],
    ['nobody marked yet, by the candidate', { sets: [set('one')] }, { candidate: 'a' }, { a: 0, b: 100 }],
    ['nobody marked yet, and no roles', { sets: [set('one')] }, {}, { a: 100, b: 0 }],
    ['a mark, whatever the roles say', { sets: [set('one', 'b')] }, { champion: 'a' }, { a: 0, b: 100 }],
    ['an update, beside what nobody marked', { current: 'two', sets: [set('one'), set('two', 'a')], weights: { canary: { hash: 'two', weight: 5 }, stable: { hash: 'one', weight: 95 }, others: 0 } }, { champion: 'a' }, { a: 5, b: 95 }],
    ['an update that has no weights yet', { current: 'two', sets: [set('one', 'a'), set('two', 'b')] }, {}, { a: 100, b: 0 }],
    ['just promoted, and the router not told yet', { current: 'two', stable: 'two', sets: [set('one'), set('two', 'b')], weights: { canary: { hash: 'two', weight: 30 }, stable: { hash: 'one', weight: 70 }, others: 0 } }, {}, { a: 70, b: 30 }],
    ['numbers of pods', { routed: false, current: 'two', sets: [set('one', 'a', 3), set('two', 'b', 1)] }, {}, { a: 75, b: 25 }],
    ['a mark of no slot', { sets: [set('one', 'c')] }, { champion: 'a' }, { a: 100, b: 0 }],
  ])('are told by %s', (_what, more, roles, split) => {
    const now = sight(more);
    expect(splitOf(now, armsOf(now, SLOTS, roles), SLOTS)).toEqual(split);
  });

  test.each<[string, Partial<Sight>, string]>([
    ['without marks', { current: 'two', sets: [set('one', 'a'), set('two')] }, 'argo-foreign-rollout'],
    ['with the marks of the stable side', { current: 'two', sets: [set('one', 'a'), set('two', 'a')] }, 'argo-foreign-rollout'],
    ['with a mark of no slot', { current: 'two', sets: [set('one', 'a'), set('two', 'c')] }, 'argo-foreign-rollout'],
    ['with a template that Sluice did not write', { placed: false, current: 'two', sets: [set('one', 'a'), set('two', 'b')] }, 'argo-foreign-rollout'],
    ['whose pods are not there yet', { current: 'two', sets: [set('one', 'a')] }, 'argo-lagging'],
  ])('are not told of an update %s', (_what, more, code) => {
    expect(() => armsOf(sight(more), SLOTS)).toThrow(expect.objectContaining({ code }) as unknown as DriverError);
  });
});

describe('the template of a Rollout', () => {
  const names = fc.constantFrom('MODEL', 'LOG', 'HOST');
  const container = fc.record({ name: fc.constantFrom('model', 'proxy'), image: fc.constantFrom('x:1', 'y:2'), env: fc.uniqueArray(fc.record({ name: names, value: fc.string() }), { selector: ({ name }) => name }) });
  const template = fc.record({ metadata: fc.oneof(fc.constant({ labels: { app: 'income' } }), fc.constant({ labels: { app: 'income' }, annotations: { own: 'yes' } })), spec: fc.record({ containers: fc.uniqueArray(container, { selector: ({ name }) => name, minLength: 1 }) }) });

  test('is given back byte for byte what it was, and its digest beside it is that of what the server makes of it', () => {
    fc.assert(fc.property(template, (before) => {
      const declared: PodRelease = { env: { MODEL: 's3://{hex}' }, image: 'registry/{slot}', container: before.spec.containers[0]!.name, annotations: { seen: '{slot}' } };
      if (!before.spec.containers[0]!.env.some(({ name }) => name === 'MODEL')) return;
      const object: KubeObject = { metadata: { name: 'income' }, spec: { template: before } };
      const changes = withMark(object, podTemplateChanges(before, declared, { digest: sha256('x'), slot: 'b' }, 'it'));
      const now = patched(object, changes);
      expect(now.metadata.annotations!['sluice/placed']).toBe(digestOfJson(now.spec!.template));
      expect(templateBefore(now.spec!.template, before, declared)).toEqual(before);
      expect(withMark(now, podTemplateChanges(now.spec!.template, declared, { digest: sha256('x'), slot: 'b' }, 'it'))).toEqual([]);
    }));
  });

  test('keeps what others changed in it when it is given back', () => {
    const before = { metadata: { labels: { app: 'income' } }, spec: { containers: [{ name: 'model', image: 'x:1', env: [{ name: 'MODEL', value: 'old' }] }], volumes: [{ name: 'm', persistentVolumeClaim: { claimName: 'old' } }] } };
    const declared: PodRelease = { env: { MODEL: '{hex}' }, mount: { volume: 'm', claim: 'c-{slot}' } };
    const placed = templateAfter(before, podTemplateChanges(before, declared, { digest: sha256('x'), slot: 'b' }, 'it')) as typeof before & { spec: { priority?: number } };
    placed.spec.priority = 7;
    expect(templateBefore(placed, before, declared)).toEqual({ ...before, spec: { ...before.spec, priority: 7 } });
  });
});

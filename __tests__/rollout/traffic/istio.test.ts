import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DriverError } from '../../../src/core/driver-error.ts';
import { InputError } from '../../../src/core/problem.ts';
import type { Cluster, KubeObject, Operation } from '../../../src/kubernetes/cluster.ts';
import { cohortChanges, cohortSplit } from '../../../src/rollout/traffic/istio/cohort.ts';
import { mirrorChanges, mirrorOf } from '../../../src/rollout/traffic/istio/mirror.ts';
import { istioOf, type Cohort, type Istio, type IstioOptions } from '../../../src/rollout/traffic/istio/options.ts';
import { namedTwice, routeOf, sameJson, type Json, type Route } from '../../../src/rollout/traffic/istio/route.ts';
import { notReconciled } from '../../../src/rollout/traffic/istio/status.ts';
import { splitOf, weightChanges } from '../../../src/rollout/traffic/istio/weights.ts';
import { systemClock } from '../../../src/run/system.ts';
import { patched } from '../fleet/deployments/json-patch.ts';

const SLOTS = ['a', 'b'];
const istio = (options: Partial<IstioOptions> = {}): Istio => istioOf({ virtual_service: 'income', destinations: { a: 'income-a', b: 'income-b' }, slots: SLOTS, roles: () => ({}), cluster: {} as Cluster, clock: systemClock, ...options });
const objectOf = (route: object[], http: object = {}, more: object[] = []): KubeObject => ({ metadata: { name: 'income', namespace: 'risk', generation: 4 }, spec: { http: [...more, { name: 'predict', route, ...http }] } });
const to = (host: string, weight?: number): object => ({ destination: { host }, ...(weight !== undefined && { weight }) });
const routeIn = (object: KubeObject, options?: Istio): Route => routeOf(object, options ?? istio(), 'VirtualService risk/income');
const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    return (error as DriverError).code;
  }
  return 'none';
};
const after = (object: KubeObject, operations: readonly Operation[]): KubeObject => patched(object, operations) as KubeObject;

describe('weights of an http route', () => {
  test.each<[string, object[], object]>([
    ['two that sum to 100', [to('income-a', 75), to('income-b', 25)], { a: 75, b: 25 }],
    ['two that sum to something else', [to('income-a', 3), to('income-b', 1)], { a: 75, b: 25 }],
    ['one without a weight', [to('income-b')], { a: 0, b: 100 }],
    ['one with the weight 0, which has all users all the same', [to('income-a', 0)], { a: 100, b: 0 }],
    ['one beside another, and the other has none', [to('income-a', 100), to('income-b')], { a: 100, b: 0 }],
    ['two beside a third', [to('income-a', 30), to('old', 50), to('income-b', 20)], { a: 60, b: 40 }],
    ['none of the users', [to('income-a', 0), to('income-b', 0), to('old', 100)], { a: 0, b: 0 }],
    ['full names', [to('income-a.risk.svc.cluster.local', 10), to('INCOME-B.risk.svc.cluster.local', 90)], { a: 10, b: 90 }],
  ])('are read of %s', (_what, route, split) => {
    expect(splitOf(routeIn(objectOf(route)))).toEqual(split);
  });

  test('are what was planned, whatever stood there, and all else stays', () => {
    const weight = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
    fc.assert(fc.property(weight, weight, fc.integer({ min: 0, max: 100 }), fc.boolean(), (a, b, share, alone) => {
      const object = objectOf(alone ? [to('income-a', a)] : [to('income-a', a), to('third', 0), to('income-b', b)], { timeout: '3s' }, [{ route: [to('health')] }]);
      const split = { a: 100 - share, b: share };
      const changes = weightChanges(routeIn(object), split, istio());
      const now = after(object, changes);
      expect(splitOf(routeIn(now))).toEqual(split);
      const weights = ((now.spec!.http as Json[])[1]!.route as { weight?: number }[]).map(({ weight: each }) => each ?? 0);
      if (weights.length > 1) expect(weights.reduce((sum, each) => sum + each, 0)).toBe(100);
      expect(weightChanges(routeIn(now), split, istio())).toEqual([]);
      const bare = (each: KubeObject): object => ({ ...each, spec: { http: (each.spec!.http as Json[]).map(({ route: _, ...rest }) => rest) } });
      expect(bare(now)).toEqual(bare(object));
      for (const { op, path } of changes) expect(op === 'test' || /^\/spec\/http\/1\/route\/(-|\d\/weight)$/.test(path)).toBe(true);
    }));
  });

  test('are refused where others leave no whole numbers', () => {
    const beside = routeIn(objectOf([to('income-a', 90), to('income-b', 0), to('old', 10)]));
    expect(codeOf(() => weightChanges(beside, { a: 95, b: 5 }, istio()))).toBe('weights-too-fine');
    expect(weightChanges(beside, { a: 90, b: 10 }, istio()).flatMap(({ op, value }) => (op === 'test' ? [] : [value]))).toEqual([81, 9]);
    expect(codeOf(() => weightChanges(routeIn(objectOf([to('income-a', 0), to('old', 100)])), { a: 50, b: 50 }, istio()))).toBe('weights-too-fine');
  });
});

describe('the route', () => {
  test.each<[string, KubeObject, Partial<IstioOptions>, string]>([
    ['none', { metadata: { name: 'income' }, spec: { tcp: [{}] } }, {}, 'istio-route'],
    ['one that is no list of objects', { metadata: { name: 'income' }, spec: { http: ['x'] } }, {}, 'istio-route'],
    ['none that names a slot', objectOf([to('other')]), {}, 'istio-route'],
    ['destinations that cannot be read', objectOf([{ destination: 7 }, to('income-a')]), { route: 'predict' }, 'istio-unreadable'],
    ['weights that are none', objectOf([to('income-a', -1)]), {}, 'istio-unreadable'],
    ['one destination for both slots', objectOf([{ destination: { host: 'income', port: { number: 80 } } }]), { destinations: { a: { host: 'income', port: 80 }, b: 'income' } }, 'istio-destination'],
    ['a subset that nobody declared', objectOf([{ destination: { host: 'income-a', subset: 'x' } }]), {}, 'istio-route'],
    ['an empty list', objectOf([]), { route: 0 }, 'istio-route'],
  ])('is refused: %s', (_what, object, options, code) => {
    expect(codeOf(() => routeIn(object, istio(options)))).toBe(code);
  });

  test('counts no places of the routes that Sluice put in', () => {
    const object = objectOf([to('income-a', 100)], { name: undefined }, [{ name: 'sluice-0', match: [{}], route: [to('income-b')] }]);
    expect([routeIn(object).index, routeIn(object).place, routeIn(object, istio({ route: 0 })).index]).toEqual([1, 0, 1]);
  });
});

describe('a destination that stands there twice', () => {
  const port = (host: string, number: number, weight?: number): object => ({ destination: { host, port: { number } }, ...(weight !== undefined && { weight }) });
  const ports = { destinations: { a: { host: 'income', port: 80 }, b: { host: 'income', port: 81 } } };

  test.each<[string, object[], Partial<IstioOptions>, object]>([
    ['the very same', [to('income-a', 50), to('income-b', 25), to('income-b', 25)], {}, { a: 50, b: 50 }],
    ['by its full name', [to('income-a', 90), to('income-b'), to('income-b.risk.svc.cluster.local', 10)], {}, { a: 90, b: 10 }],
    ['by another port', [to('income-a', 60), port('income-b', 80), port('income-b', 81, 40)], { destinations: { a: 'income-a', b: { host: 'income-b', port: 80 } } }, { a: 60, b: 40 }],
    ['by another port alone', [to('income-a', 60), port('income-b', 81, 40)], { destinations: { a: 'income-a', b: { host: 'income-b', port: 80 } } }, { a: 60, b: 40 }],
    ['the champion\'s', [to('income-a', 30), to('income-a', 30), to('income-b', 40)], {}, { a: 60, b: 40 }],
    ['both of them, beside another', [to('income-a', 20), to('income-b', 20), to('old', 20), to('income-a', 20), to('income-b', 20)], {}, { a: 50, b: 50 }],
    ['where two slots are ports of one host', [port('income', 80, 50), port('income', 81), port('income', 81, 50)], ports, { a: 50, b: 50 }],
  ])('%s has its users counted, and loses them with the candidate\'s', (_what, route, options, split) => {
    const object = objectOf(route);
    const known = istio(options);
    expect(splitOf(routeIn(object, known))).toEqual(split);
    expect(namedTwice(routeIn(object, known), known)?.code).toBe('istio-destination');
    const now = after(object, weightChanges(routeIn(object, known), { a: 100, b: 0 }, known));
    expect(splitOf(routeIn(now, known))).toEqual({ a: 100, b: 0 });
    const weights = ((now.spec!.http as Json[])[0]!.route as { destination: { host: string; port?: { number: number } }; weight: number }[]).filter(({ destination: { host, port: at } }) => host.startsWith('income-b') || at?.number === 81).map(({ weight }) => weight);
    expect(weights.length > 0 && weights.every((weight) => weight === 0)).toBe(true);
    expect(weightChanges(routeIn(now, known), { a: 100, b: 0 }, known)).toEqual([]);
  });

  test('is none where two slots are ports of one host, or subsets of it', () => {
    const subset = (name: string, weight: number): object => ({ destination: { host: 'income', subset: name }, weight });
    const subsets = istio({ destinations: { a: { host: 'income', subset: 'a' }, b: { host: 'income', subset: 'b' } } });
    const apart = objectOf([subset('a', 75), subset('b', 25), subset('old', 0)]);
    expect([splitOf(routeIn(apart, subsets)), namedTwice(routeIn(apart, subsets), subsets)]).toEqual([{ a: 75, b: 25 }, undefined]);
    const two = objectOf([port('income', 80, 75), port('income', 81, 25), port('income', 82, 0)]);
    expect([splitOf(routeIn(two, istio(ports))), namedTwice(routeIn(two, istio(ports)), istio(ports))]).toEqual([{ a: 75, b: 25 }, undefined]);
    const nested = objectOf([port('income', 81, 75), port('income', 80, 25)]);
    const known = istio({ destinations: { a: { host: 'income', port: 80 }, b: 'income' } });
    expect([splitOf(routeIn(nested, known)), namedTwice(routeIn(nested, known), known)]).toEqual([{ a: 25, b: 75 }, undefined]);
  });
});

describe('groups', () => {
  const cohort = { attribute: 'x-group', values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] };
  const grouped = istio({ cohort }) as Istio & { cohort: Cohort };

  test('walk from any split that they can make to any other, and back to the very object', () => {
    const before = objectOf([to('income-a', 100), to('income-b', 0)], { match: [{ uri: { prefix: '/x' } }] });
    const share = fc.constantFrom(0, 2, 10, 100);
    fc.assert(fc.property(fc.array(share, { maxLength: 6 }), (shares) => {
      let object = before;
      for (const b of shares) {
        // From all users back to groups of the same slot nobody can go but through none: the groups would be the other slot's.
        const split = { a: 100 - b, b };
        try {
          object = after(object, cohortChanges(object, routeIn(object, grouped), split, grouped));
        } catch (error) {
          expect((error as DriverError).code).toBe('istio-cohort-share');
          continue;
        }
        expect(cohortSplit(object, routeIn(object, grouped), grouped)).toEqual(split);
        expect(cohortChanges(object, routeIn(object, grouped), split, grouped)).toEqual([]);
      }
      object = after(object, cohortChanges(object, routeIn(object, grouped), { a: 100, b: 0 }, grouped));
      expect(sameJson(object, before)).toBe(true);
    }));
  });

  test.each([['x group', 'staff'], ['cookie:', 'staff'], ['cookie:group', 'a;b']])('by %j and the value %j are refused', (attribute, value) => {
    expect(() => istio({ cohort: { attribute, values: [{ value, share: 5 }] } })).toThrow(InputError);
  });
});

test('copies go to a slot and to nobody, and those of others stay, in both forms', () => {
  fc.assert(fc.property(fc.constantFrom<Json>({}, { mirror: { host: 'income-a' } }, { mirrors: [] }, { mirrors: [{ destination: { host: 'audit' } }] }, { mirrors: [{ destination: { host: 'income-b' }, percentage: { value: 5 } }] }), fc.array(fc.constantFrom('a', 'b', null), { minLength: 1, maxLength: 4 }), (http, targets) => {
    let object = objectOf([to('income-a', 100)], http);
    for (const slot of targets) {
      object = after(object, mirrorChanges(routeIn(object), slot, istio(), 'risk'));
      expect(mirrorOf(routeIn(object), istio(), 'risk')).toBe(slot);
    }
    const mirrors = routeIn(object).http.mirrors as Json[] | undefined;
    expect(mirrors?.some(({ destination }) => (destination as Json).host === 'audit') ?? false).toBe(JSON.stringify(http).includes('audit'));
  }));
});

test.each<[string, unknown, string | undefined]>([
  ['nothing', undefined, 'controller-silent'],
  ['no condition of that name', { conditions: [{ type: 'PassedAnalysis', status: 'True' }] }, 'controller-silent'],
  ['an older generation', { conditions: [{ type: 'Reconciled', status: 'True', observedGeneration: 3 }] }, 'controller-silent'],
  ['no generation', { conditions: [{ type: 'Reconciled', status: 'True' }] }, 'controller-silent'],
  ['this generation, as a text', { conditions: [{ type: 'Reconciled', status: 'True', observedGeneration: '4' }] }, undefined],
  ['this generation beside the condition', { observedGeneration: '4', conditions: [{ type: 'Reconciled', status: 'True' }] }, undefined],
  ['not yet', { observedGeneration: 4, conditions: [{ type: 'Reconciled', status: 'False', message: '1/2' }] }, 'istio-not-reconciled'],
])('a status with %s', (_what, status, code) => {
  expect(notReconciled({ ...objectOf([]), status } as KubeObject, 'it')?.code).toBe(code);
});

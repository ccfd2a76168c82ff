import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DriverError } from '../../../src/core/driver-error.ts';
import { InputError } from '../../../src/core/problem.ts';
import type { Cluster, KubeObject, Operation } from '../../../src/kubernetes/cluster.ts';
import { cohortRule, groupsIn, isCohortRule, mostGroups, shareOf } from '../../../src/rollout/traffic/gateway/cohort.ts';
import { gatewayOf, type GatewayOptions } from '../../../src/rollout/traffic/gateway/options.ts';
import { mirrorIn, mirrorOperations, splitIn, splitOperations } from '../../../src/rollout/traffic/gateway/plan.ts';
import { rangePattern } from '../../../src/rollout/traffic/gateway/range-pattern.ts';
import { otherRules, ruleOf } from '../../../src/rollout/traffic/gateway/route.ts';
import { standingOf } from '../../../src/rollout/traffic/gateway/status.ts';
import { sharesOf, smallestStepOf, weightsFor } from '../../../src/rollout/traffic/gateway/weights.ts';
import { systemClock } from '../../../src/run/system.ts';

type Json = Record<string, unknown>;

const gateway = (options: Partial<GatewayOptions> = {}) => gatewayOf({ route: 'income', backends: { a: 'income-a', b: 'income-b' }, slots: ['a', 'b'], roles: () => ({}), clock: systemClock, cluster: { where: 'test' } as Cluster, ...options });
const refs = (a?: number, b?: number, ...more: Json[]): Json[] => [{ name: 'income-a', port: 80, ...(a !== undefined && { weight: a }) }, { name: 'income-b', port: 80, ...(b !== undefined && { weight: b }) }, ...more];
const route = (...rules: Json[]): KubeObject => ({ metadata: { name: 'income', namespace: 'income', generation: 3 }, spec: { rules } });
const codeOf = (call: () => unknown): string | undefined => {
  try {
    call();
    return undefined;
  } catch (error) {
    return error instanceof InputError ? error.problems[0]!.code : (error as DriverError).code;
  }
};

/** As the API server applies a JSON patch: every `test` must hold. */
function patched(object: KubeObject, operations: readonly Operation[]): KubeObject {
  const copy = structuredClone(object) as unknown as Json;
  for (const { op, path, value } of operations) {
    const steps = path.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop()!;
    const parent = steps.reduce<Json>((node, step) => node[step] as Json, copy);
    if (op === 'test') expect(parent[last]).toEqual(value);
    else if (Array.isArray(parent)) parent.splice(last === '-' ? parent.length : Number(last), op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [structuredClone(value)]));
    else if (op === 'remove') delete parent[last];
    else parent[last] = structuredClone(value);
  }
  return copy as unknown as KubeObject;
}

describe('weights', () => {
  test('make every hundredth of a per cent exactly, of whole numbers, and shares read back as they were', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat(300), fc.nat(300), (hundredths, a, b) => {
      const share = hundredths / 100;
      const weights = weightsFor([Number((100 - share).toFixed(2)), share], [a, b], false)!;
      expect(weights.every((weight) => Number.isInteger(weight) && weight >= 0 && weight <= 10_000)).toBe(true);
      expect(sharesOf(weights)).toEqual([Number((100 - share).toFixed(2)), share]);
    }));
  });

  test.each<[[number, number], [number, number], [number, number]]>([
    [[75, 25], [1, 0], [75, 25]],
    [[50, 50], [1, 1], [1, 1]],
    [[100, 0], [1, 1], [2, 0]],
    [[99.5, 0.5], [100, 0], [995, 5]],
    [[99.99, 0.01], [100, 0], [9999, 1]],
    [[90, 10], [0, 0], [90, 10]],
    [[75, 25], [180, 20], [150, 50]],
    [[50, 50], [500_000, 500_000], [500_000, 500_000]],
    [[100, 0], [1_000_000, 1_000_000], [100, 0]],
  ])('of %j over %j are %j', (shares, now, weights) => {
    expect(weightsFor(shares, now, false)).toEqual(weights);
  });

  test('keep their sum where others share the rule, or are none', () => {
    fc.assert(fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 0, max: 10_000 }), (a, b, hundredths) => {
      const weights = weightsFor([100 - hundredths / 100, hundredths / 100], [a, b], true);
      if (weights) expect(weights[0] + weights[1]).toBe(a + b);
      else expect(a + b === 0 || (hundredths * (a + b)) % 10_000 !== 0).toBe(true);
    }));
    expect([2, 100, 200, 1000, 3, 10_000].map(smallestStepOf)).toEqual([50, 1, 0.5, 0.1, 100, 0.01]);
  });

  test('that are left out count as 1, and others of the rule keep theirs', () => {
    const object = route({ backendRefs: refs(undefined, undefined, { name: 'third', weight: 98 }) });
    expect(splitIn(object, gateway())).toEqual({ a: 50, b: 50 });
    expect(splitOperations(object, { a: 100, b: 0 }, gateway())).toEqual([
      { op: 'test', path: '/spec/rules/0/backendRefs/0/name', value: 'income-a' },
      { op: 'add', path: '/spec/rules/0/backendRefs/0/weight', value: 2 },
      { op: 'test', path: '/spec/rules/0/backendRefs/1/name', value: 'income-b' },
      { op: 'add', path: '/spec/rules/0/backendRefs/1/weight', value: 0 },
    ]);
    expect(codeOf(() => splitOperations(object, { a: 99, b: 1 }, gateway()))).toBe('weights-too-fine');
    expect(splitOperations(object, { a: 50, b: 50 }, gateway())).toEqual([]);
  });
});

describe('the rule', () => {
  const rules: Json[] = [{ name: 'health', backendRefs: [{ name: 'health' }] }, { name: 'predict', backendRefs: refs(1, 0) }, { backendRefs: refs(0, 1) }];

  test.each<[string, Partial<GatewayOptions>, Json[], number | string]>([
    ['by its name', { rule: 'predict' }, rules, 1],
    ['by its place', { rule: 2 }, rules, 2],
    ['by both backends', {}, rules.slice(0, 2), 1],
    ['no such name', { rule: 'score' }, rules, 'gateway-rule'],
    ['no such place', { rule: 3 }, rules, 'gateway-rule'],
    ['two with both backends', {}, rules, 'gateway-rule'],
    ['none with both', {}, rules.slice(0, 1), 'gateway-rule'],
    ['no rules at all', {}, [], 'gateway-rule'],
    ['one that lacks a backend', { rule: 'health' }, rules, 'gateway-backend'],
    ['one that has it twice', { rule: 0 }, [{ backendRefs: [...refs(), { name: 'income-a', port: 81 }] }], 0],
    ['one that has it twice, and the port is said', { rule: 0, backends: { a: { name: 'income-a', port: 81 }, b: 'income-b' } }, [{ backendRefs: [...refs(), { name: 'income-a', port: 81 }] }], 0],
    ['another namespace', { rule: 0, backends: { a: { name: 'income-a', namespace: 'other' }, b: 'income-b' } }, [{ backendRefs: refs() }], 'gateway-backend'],
    ['another kind', { rule: 0, backends: { a: { name: 'income-a', kind: 'ServiceImport', group: 'multicluster.x-k8s.io' }, b: 'income-b' } }, [{ backendRefs: [{ name: 'income-a', kind: 'ServiceImport', group: 'multicluster.x-k8s.io' }, refs()[1]!] }], 0],
    ['rules that are none', {}, ['x' as unknown as Json], 'gateway-unreadable'],
    ['a weight that is none', { rule: 0 }, [{ backendRefs: refs(-1, 0) }], 'gateway-unreadable'],
  ])('%s', (_what, options, given, expected) => {
    const code = codeOf(() => splitIn(route(...given), gateway(options)));
    if (typeof expected === 'string') expect(code).toBe(expected);
    else expect([code, ruleOf(route(...given), gateway(options)).at]).toEqual([undefined, expected]);
  });
});

describe('a backend that stands there twice', () => {
  const again = (b81: number): Json[] => [...refs(100, 0), { name: 'income-b', port: 81, weight: b81 }, { name: 'income-b', weight: 0 }];

  test('has the users of both, and loses them at the next change', () => {
    const object = route({ backendRefs: again(100) });
    expect(splitIn(object, gateway({ backends: { a: 'income-a', b: { name: 'income-b', port: 80 } } }))).toEqual({ a: 50, b: 50 });
    expect(splitOperations(object, { a: 100, b: 0 }, gateway()).at(-1)).toEqual({ op: 'replace', path: '/spec/rules/0/backendRefs/2/weight', value: 0 });
  });

  test('is no double where two slots are ports of one Service', () => {
    const ports = { backends: { a: { name: 'income', port: 80 }, b: { name: 'income', port: 81 } } };
    const two = [{ name: 'income', port: 80, weight: 75 }, { name: 'income', port: 81, weight: 25 }];
    expect(splitIn(route({ backendRefs: two }), gateway(ports))).toEqual({ a: 75, b: 25 });
    expect(splitIn(route({ backendRefs: [...two, { name: 'income', port: 81, weight: 50 }] }), gateway(ports))).toEqual({ a: 50, b: 50 });
    const nested = gateway({ backends: { a: { name: 'income', port: 80 }, b: 'income' } });
    expect(splitIn(route({ backendRefs: two.toReversed() }), nested)).toEqual({ a: 75, b: 25 });
    expect(codeOf(() => splitIn(route({ backendRefs: two }), nested))).toBe('gateway-backend');
  });
});

describe('other rules', () => {
  const testers = { name: 'testers', matches: [{ headers: [{ name: 'x-tester', value: '1' }] }], backendRefs: [{ name: 'income-b', port: 80 }] };

  test.each<[string, Json[], Partial<GatewayOptions>, Json[]]>([
    ['testers by a header', [testers, { backendRefs: refs(100, 0) }], {}, [{ name: '"testers"', slots: ['b'] }]],
    ['by another port, and the champion', [{ backendRefs: refs(100, 0) }, { backendRefs: [{ name: 'income-b', port: 81 }, { name: 'income-a' }] }], { rule: 0 }, [{ name: '1', slots: ['a', 'b'] }]],
    ['with weights that are none', [{ backendRefs: [{ name: 'income-b', weight: 0 }] }, { backendRefs: refs(100, 0) }], {}, []],
    ['to others', [{ backendRefs: [{ name: 'health' }, { name: 'income-b', namespace: 'elsewhere' }] }, { backendRefs: refs(100, 0) }, {}], {}, []],
  ])('that send users to a slot are named: %s', (_what, rules, options, expected) => {
    const object = route(...rules);
    expect(otherRules(object, ruleOf(object, gateway(options)), gateway(options))).toEqual(expected);
  });

  test('are not the one of a cohort, which is Sluice\'s own', () => {
    const grouped = gateway({ cohort: { attribute: 'x-group', values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] } });
    const object = patched(route(testers, { backendRefs: refs(100, 0) }), splitOperations(route(testers, { backendRefs: refs(100, 0) }), { a: 98, b: 2 }, grouped));
    expect((object.spec!.rules as Json[]).length).toBe(3);
    expect(otherRules(object, ruleOf(object, grouped), grouped)).toEqual([{ name: '"testers"', slots: ['b'] }]);
  });
});

describe('whole users', () => {
  const VALUES = { attribute: 'x-group', values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] };

  test('a range of numbers is matched exactly', () => {
    fc.assert(fc.property(fc.nat(10_000), fc.nat(12_000), (most, number) => {
      expect(new RegExp(`^${rangePattern(most)}$`).test(String(number))).toBe(number <= most);
    }), { numRuns: 2000 });
    expect(['', '00', '01', '1e1', '-1', '5 '].filter((text) => new RegExp(`^${rangePattern(99)}$`).test(text))).toEqual([]);
  });

  test('whatever the matches of the rule, its own rule is known again with all that it has, and no other is taken for it', () => {
    const matches = fc.array(fc.record({ path: fc.record({ type: fc.constantFrom('Exact', 'PathPrefix'), value: fc.constantFrom('/', '/predict', '/v2') }), headers: fc.array(fc.record({ name: fc.constantFrom('x-one', 'x-two'), value: fc.constantFrom('1', '2') }), { maxLength: 2 }) }), { minLength: 1, maxLength: 4 });
    const options = fc.constantFrom<Partial<GatewayOptions>>({ cohort: VALUES }, { cohort: VALUES, regular_expressions: true }, { cohort: { ...VALUES, attribute: 'cookie:group' }, regular_expressions: true }, { buckets: { header: 'x-bucket', count: 10 } }, { buckets: { header: 'X-Bucket', count: 100 }, regular_expressions: true }, { buckets: { cookie: 'bucket', count: 1000 }, regular_expressions: true });
    fc.assert(fc.property(matches, options, fc.nat(), (given, declared, random) => {
      const cohorts = gateway(declared).cohorts!;
      const base = { matches: given, timeouts: { request: '1s' }, backendRefs: refs(1, 0) };
      const groups = 1 + (random % mostGroups(cohorts));
      const own = cohortRule(base, refs(1, 0)[1]!, groups, cohorts) as Json;
      expect(isCohortRule(own, base, cohorts)).toBe(true);
      expect(groupsIn(own, cohorts)).toBe(groups);
      expect(own).toMatchObject({ timeouts: { request: '1s' }, backendRefs: [{ name: 'income-b', weight: 1 }] });
      expect([isCohortRule(base, base, cohorts), isCohortRule({ ...own, backendRefs: refs(1, 1) }, base, cohorts), isCohortRule(own, { ...base, matches: [{ path: { type: 'Exact', value: '/else' } }] }, cohorts)]).toEqual([false, false, false]);
    }));
  });

  test.each<[Partial<GatewayOptions>, number[]]>([
    [{ cohort: VALUES }, [0, 2, 10, 100]],
    [{ buckets: { header: 'x-bucket', count: 20 } }, [0, 5, 50, 95, 100]],
  ])('goes up and down by %j, and leaves the route as it was at both ends', (declared, shares) => {
    const kept = gateway(declared);
    const before = route({ backendRefs: [{ name: 'health' }] }, { name: 'predict', filters: [{ type: 'X' }], backendRefs: refs(1, 0) });
    let object = before;
    for (const share of [...shares, ...shares.toReversed()]) {
      object = patched(object, splitOperations(object, { a: 100 - share, b: share }, kept));
      expect(splitIn(object, kept)).toEqual({ a: 100 - share, b: share });
      expect(splitOperations(object, { a: 100 - share, b: share }, kept)).toEqual([]);
    }
    expect(object).toEqual(before);
    const [, more] = shares.map((share) => shareOf(share, kept.cohorts!));
    expect(more).toBeGreaterThan(0);
    expect(codeOf(() => splitOperations(before, { a: 98.5, b: 1.5 }, kept))).toBe('weights-too-fine');
    expect(codeOf(() => splitOperations(route({ matches: [{ headers: [{ name: 'X-GROUP', value: 'x' }, { name: 'x-Bucket', value: '1' }] }], backendRefs: refs(1, 0) }), { a: 100 - shares[1]!, b: shares[1]! }, kept))).toBe('gateway-cohort-header');
  });

  test.each<[string, Partial<GatewayOptions>]>([
    ['a key to be hashed', { cohort: { key: 'x-user' } }],
    ['a cookie without regular expressions', { cohort: { ...VALUES, attribute: 'cookie:group' } }],
    ['a cookie\'s value with signs of its own', { cohort: { attribute: 'cookie:group', values: [{ value: 'a;b', share: 1 }] }, regular_expressions: true }],
    ['a header that is none', { cohort: { ...VALUES, attribute: 'x group' } }],
    ['a header and a cookie', { buckets: { header: 'x', cookie: 'y', count: 10 }, regular_expressions: true }],
    ['neither', { buckets: { count: 10 } }],
    ['more matches than a rule has', { buckets: { header: 'x-bucket', count: 100 } }],
  ])('refuses %s', (_what, options) => {
    expect(codeOf(() => gateway(options))).toBe('gateway-cohort');
  });

  test('a key is borne where the edge gives its buckets, and the pattern of a value means the value', () => {
    expect(gateway({ cohort: { key: 'x-user' }, buckets: { header: 'x-bucket', count: 10 } }).cohorts).toMatchObject({ header: 'x-bucket', groups: { count: 10 } });
    const { cohorts } = gateway({ cohort: { attribute: 'x-group', values: [{ value: 'a.b|(c', share: 1 }] }, regular_expressions: true });
    const [{ headers: [{ value }] }] = cohortRule({}, refs()[0]!, 1, cohorts!).matches as [{ headers: [{ value: string }] }];
    expect(['a.b|(c', 'axb', 'a.b'].map((text) => new RegExp(value).test(text))).toEqual([true, false, false]);
  });
});

describe('a mirror', () => {
  const mirrorTo = (name: string, more: Json = {}): Json => ({ type: 'RequestMirror', requestMirror: { backendRef: { name, port: 80 }, ...more } });
  const kept = gateway({ mirror: true });

  test.each<[string, Json[] | undefined, string | null, Json[] | undefined]>([
    ['is added where there are no filters', undefined, 'b', [mirrorTo('income-b')]],
    ['is added behind others', [mirrorTo('third'), { type: 'X' }], 'b', [mirrorTo('third'), { type: 'X' }, mirrorTo('income-b')]],
    ['stays as it is', [mirrorTo('income-b', { percent: 100 })], 'b', [mirrorTo('income-b', { percent: 100 })]],
    ['goes over to the other slot', [mirrorTo('income-b'), { type: 'X' }], 'a', [{ type: 'X' }, mirrorTo('income-a')]],
    ['is mended where both have one', [mirrorTo('income-b'), { type: 'X' }, mirrorTo('income-a')], 'b', [{ type: 'X' }, mirrorTo('income-b')]],
    ['becomes all of the requests', [mirrorTo('income-b', { fraction: { numerator: 1, denominator: 2 } })], 'b', [mirrorTo('income-b')]],
    ['goes alone', [mirrorTo('third'), mirrorTo('income-b')], null, [mirrorTo('third')]],
    ['goes with the list that it came with', [mirrorTo('income-b')], null, undefined],
    ['is not there, and does not go', [mirrorTo('third')], null, [mirrorTo('third')]],
  ])('%s', (_what, filters, slot, then) => {
    const object = route({ ...(filters && { filters }), backendRefs: refs(1, 0) });
    const after = patched(object, mirrorOperations(object, slot, kept));
    expect((after.spec!.rules as Json[])[0]!.filters).toEqual(then);
    expect(mirrorIn(after, kept)).toBe(slot);
    expect(mirrorOperations(after, slot, kept)).toEqual([]);
  });

  test('of both slots, or of another part than declared, is neither slot', () => {
    expect(mirrorIn(route({ filters: [mirrorTo('income-a'), mirrorTo('income-b')], backendRefs: refs() }), kept)).toBe('a and b');
    expect(mirrorIn(route({ filters: [mirrorTo('income-b')], backendRefs: refs() }), gateway({ mirror: { percent: 5 } }))).toBe('b, and all of the requests');
  });
});

describe('what controllers say', () => {
  const says = (type: string, status: string, observedGeneration: unknown = 3): Json => ({ type, status, reason: 'Because', message: 'of <this>\nand that', observedGeneration });
  const entry = (conditions: Json[], more: Json = {}): Json => ({ controllerName: 'test/one', parentRef: { name: 'edge' }, conditions, ...more });
  const good = [says('Accepted', 'True'), says('ResolvedRefs', 'True')];
  const of = (parents: unknown, parentRefs: unknown = [{ name: 'edge' }]): KubeObject => ({ metadata: { name: 'income', namespace: 'income', generation: 3 }, spec: { parentRefs }, status: { parents } });

  test.each<[string, unknown, unknown, string, string]>([
    ['all is well', [entry(good)], undefined, 'accepted', ''],
    ['a generation that has not been yet', [entry(good.map((each) => ({ ...each, observedGeneration: 4 })))], undefined, 'lagging', 'gateway-lagging'],
    ['the parent with its defaults written out', [entry(good, { parentRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'income', name: 'edge' } })], undefined, 'accepted', ''],
    ['PartiallyInvalid that is not so', [entry([...good, says('PartiallyInvalid', 'False')])], undefined, 'accepted', ''],
    ['a parent that is no longer one', [entry(good), entry([says('Accepted', 'False')], { parentRef: { name: 'old' } })], undefined, 'accepted', ''],
    ['no status', undefined, undefined, 'silent', 'controller-silent'],
    ['a status that is none', 'x', undefined, 'silent', 'controller-silent'],
    ['of another listener', [entry(good)], [{ name: 'edge', sectionName: 'https' }], 'silent', 'controller-silent'],
    ['of another namespace', [entry(good)], [{ name: 'edge', namespace: 'infra' }], 'silent', 'controller-silent'],
    ['of one parent of two', [entry(good)], [{ name: 'edge' }, { name: 'inside' }], 'silent', 'controller-silent'],
    ['no parents', [entry(good)], [], 'silent', 'gateway-no-parent'],
    ['an older generation', [entry(good.map((each) => ({ ...each, observedGeneration: 2 })))], undefined, 'lagging', 'gateway-lagging'],
    ['no generation', [entry(good.map((each) => ({ ...each, observedGeneration: undefined })))], undefined, 'lagging', 'gateway-lagging'],
    ['one word of two', [entry([good[0]!])], undefined, 'lagging', 'gateway-lagging'],
    ['not yet known', [entry([says('Accepted', 'Unknown'), good[1]!])], undefined, 'lagging', 'gateway-lagging'],
    ['no', [entry([says('Accepted', 'False'), good[1]!])], undefined, 'refused', 'gateway-not-accepted'],
    ['no, by one controller of two', [entry(good), entry([says('Accepted', 'False')], { controllerName: 'test/two' })], undefined, 'refused', 'gateway-not-accepted'],
    ['a part', [entry([...good, says('PartiallyInvalid', 'True')])], undefined, 'refused', 'gateway-partly-invalid'],
    ['a backend is missing', [entry([good[0]!, says('ResolvedRefs', 'False')])], undefined, 'unresolved', 'gateway-unresolved'],
    ['a backend is missing at one parent, and another says nothing', [entry([good[0]!, says('ResolvedRefs', 'False')])], [{ name: 'edge' }, { name: 'inside' }], 'silent', 'controller-silent'],
  ])('%s', (_what, parents, refsOf, kind, code) => {
    const standing = standingOf(of(parents, refsOf ?? [{ name: 'edge' }]), undefined);
    expect([standing.kind, 'error' in standing ? standing.error.code : '']).toEqual([kind, code]);
    if ('error' in standing) expect([standing.error.message.includes('\n'), standing.error.fix]).toEqual([false, expect.stringMatching(/\.$/)]);
  });

  test('by one of two controllers where one is named', () => {
    const both = of([entry([says('Accepted', 'False')]), entry(good, { controllerName: 'test/two' })]);
    expect([standingOf(both, 'test/two').kind, standingOf(both, 'test/one').kind, standingOf(both, 'test/three').kind]).toEqual(['accepted', 'refused', 'silent']);
  });
});

test('every code of the driver, and of who keeps its objects, stands in docs/kubernetes.md', () => {
  const root = new URL('../../../', import.meta.url);
  const folder = new URL('src/rollout/traffic/gateway/', root);
  const sources = readdirSync(folder, 'utf8').map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const codes = [...new Set([...sources.matchAll(/'((?:gateway|controller)-[a-z-]+)'/g)].map(([, code]) => code!))];
  const page = readFileSync(new URL('docs/kubernetes.md', root), 'utf8');
  expect(codes.length).toBeGreaterThan(12);
  expect([...codes, 'kept-by-argo-cd', 'kept-by-flux', 'kept-by-flux-helm', 'kept-by-helm'].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

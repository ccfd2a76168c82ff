import { describe, expect, test } from '@jest/globals';
import { CHANGE_KINDS, type ChangeKind } from '../../../src/approval/risk/changes.ts';
import { riskOf } from '../../../src/approval/risk/risk-of.ts';
import { whatChanged, type ChangeOptions } from '../../../src/approval/risk/what-changed.ts';
import type { DeliverySpec } from '../../../src/delivery/spec.ts';
import { ledgerOf, SEALED_AT, sealed, type Model } from './ledgers.ts';

const SPEC: DeliverySpec = {
  version: 1,
  release: { name: 'income', model: 'model/', risk: { default: 'medium', idle_after: '30 days', rules: [{ when: ['weights', 'data'], only: true, risk: 'low' }, { when: ['code'], risk: 'high', because: 'it answers' }] } },
  data: { train: 'train.csv', test: 'test.csv', columns: { age: { type: 'integer' } } },
  tests: { task: 'binary', gates: [{ metric: 'roc_auc', at_least: 0.88 }], serving: { start: 'serve', latency: { p99_ms: 50 } } },
  approval: { roles: { owner: { environment: 'income-owner' } } },
} as unknown as DeliverySpec;
const DAY = 86_400_000;
const OPTIONS: ChangeOptions = { first: false, lastDelivery: Date.parse(SEALED_AT) - 3 * DAY, locate: (path) => ({ file: 'delivery.yml', line: path.length + 1, column: 1 }) };

interface World {
  candidate?: Model;
  champion?: Model | null;
  now?: (spec: DeliverySpec) => void;
  then?: null;
  options?: Partial<ChangeOptions>;
}

function kindsAndWords({ candidate, champion, now, then, options }: World): { kinds: ChangeKind[]; words: string[]; locations: number } {
  const spec = structuredClone(SPEC);
  now?.(spec);
  const changes = whatChanged(sealed(candidate), champion === null ? undefined : sealed(champion), { now: spec, then: then === null ? undefined : SPEC }, { ...OPTIONS, ...options });
  return { kinds: [...new Set(changes.map(({ kind }) => kind))], words: changes.map(({ what }) => what), locations: changes.filter(({ location }) => location).length };
}

const PARTS = { weights: 'w1', code: 'c1', features: 'f1', configuration: 'k1', environment: 'e1' };
const gap = (numbers: Record<string, number>, interval?: [number, number], expected = '≤ 0.1') => [{ code: 'fairness-at-most', rule: 'gap by sex', expected, numbers, ...(interval && { interval: { low: interval[0], high: interval[1], level: 0.95, method: 'Wald' } }) }];

const CASES: Record<string, [world: World, kind: ChangeKind, words: RegExp]> = {
  'other weights': [{ candidate: { parts: { ...PARTS, weights: 'w2' } } }, 'weights', /The weights changed/],
  'other code': [{ candidate: { parts: { ...PARTS, code: 'c2' } } }, 'code', /inference code changed/],
  'a file of the code renamed': [{ candidate: { trees: { code: 'x' } }, champion: { trees: { code: 'y' } } }, 'code', /other file names/],
  'feature code that is gone': [{ candidate: { parts: { weights: 'w1', code: 'c1', configuration: 'k1', environment: 'e1' } } }, 'features', /feature code went away/],
  'other configuration': [{ candidate: { parts: { ...PARTS, configuration: 'k2' } } }, 'config', /configuration changed/],
  'another environment': [{ candidate: { parts: { ...PARTS, environment: 'e2' } } }, 'environment', /environment lock changed/],
  'other parameters': [{ candidate: { files: { parameters: 'p2' } } }, 'lineage', /parameters/],
  'other training rows': [{ candidate: { sources: { train: { digest: 't2' }, test: { digest: 's1' } } } }, 'data', /train has other rows/],
  'another test set': [{ candidate: { testSet: 's9' } }, 'data', /test set has other rows/],
  'a table without a state': [{ candidate: { sources: { train: { rows: 3 }, test: { digest: 's1' } } } }, 'data', /train has no state/],
  'a column more': [{ now: (spec) => void (spec.data!.columns!.hours = { type: 'integer' }) }, 'contract', /data\.columns/],
  'a gate lowered': [{ now: (spec) => void (spec.tests!.gates![0]!.at_least = 0.8) }, 'thresholds-loosened', /0\.88 before, 0\.8 now/],
  'a wider gap than the champion has, beyond its interval': [{ candidate: { fairness: gap({ candidate: 0.09 }, [0.08, 0.1]) }, champion: { fairness: gap({ candidate: 0.05 }) } }, 'fairness-worse', /0\.05 before, 0\.09 now/],
  'a difference that excludes none': [{ candidate: { fairness: gap({ candidate: 0.09, champion: 0.05, difference: 0.04 }, [0.01, 0.07]) } }, 'fairness-worse', /0\.05 before/],
  'a lower ratio': [{ candidate: { fairness: gap({ candidate: 0.7 }, [0.65, 0.75], '≥ 0.6') }, champion: { fairness: gap({ candidate: 0.9 }, undefined, '≥ 0.6') } }, 'fairness-worse', /0\.9 before, 0\.7 now/],
  'a fairness gate that was not decided': [{ candidate: { fairness: [{ code: 'group-too-small', rule: 'gap by race', outcome: 'inconclusive' }] } }, 'fairness-worse', /inconclusive/],
  'a lower limit of latency': [{ now: (spec) => void (spec.tests!.serving!.latency = { p99_ms: 20 }) }, 'serving-limits', /tests\.serving\.latency/],
  'an output added': [{ candidate: { changes: [{ kind: 'addition', text: 'the output why was added' }] } }, 'signature', /the output why was added \(addition\)/],
  'a signature that is not recorded beside new weights': [{ candidate: { parts: { ...PARTS, weights: 'w2' }, signature: null } }, 'signature', /not recorded/],
  'a stricter approval': [{ now: (spec) => void (spec.approval!.expires = '1 days') }, 'policy', /approval/],
  'a month without a delivery': [{ options: { lastDelivery: Date.parse(SEALED_AT) - 31 * DAY } }, 'idle', /31 days ago/],
  'a last delivery that nobody knows': [{ options: { lastDelivery: undefined } }, 'idle', /not known/],
};

describe('what changed', () => {
  test('nothing, where candidate and champion are the same in all', () => {
    expect(kindsAndWords({})).toEqual({ kinds: [], words: [], locations: 0 });
  });

  test.each(Object.entries(CASES))('%s', (_, [world, kind, words]) => {
    const found = kindsAndWords(world);
    expect(found.kinds).toContain(kind);
    expect(found.words.join('\n')).toMatch(words);
  });

  test('one part is told apart from the others', () => {
    expect(kindsAndWords({ candidate: { parts: { ...PARTS, weights: 'w2' } } }).kinds).toEqual(['weights']);
    expect(kindsAndWords({ candidate: { sources: { train: { digest: 't2' }, test: { digest: 's1' } } } }).kinds).toEqual(['data']);
    expect(kindsAndWords({ now: (spec) => void (spec.approval!.expires = '1 days') }).kinds).toEqual(['policy']);
  });

  test('a loosened gate says where it stands', () => {
    expect(kindsAndWords({ now: (spec) => void (spec.tests!.gates![0]!.at_least = 0.8) }).locations).toBe(1);
  });

  test("today's inputs are no change", () => {
    expect(kindsAndWords({ candidate: { sources: { train: { digest: 't1' }, test: { digest: 's1' }, serving: { digest: 'v2' } } } }).kinds).toEqual([]);
  });

  test('a gap that moved within its interval is no worse, nor is one that narrowed', () => {
    expect(kindsAndWords({ candidate: { fairness: gap({ candidate: 0.06 }, [0.04, 0.08]) }, champion: { fairness: gap({ candidate: 0.05 }) } }).kinds).toEqual([]);
    expect(kindsAndWords({ candidate: { fairness: gap({ candidate: 0.01, champion: 0.05, difference: -0.04 }, [-0.07, -0.01]) } }).kinds).toEqual([]);
  });

  test('everything, where nothing serves yet: but nothing has lain idle', () => {
    const { kinds, words } = kindsAndWords({ champion: null, options: { first: true } });
    expect(kinds).toEqual(CHANGE_KINDS.filter((kind) => kind !== 'idle'));
    expect(words[0]).toMatch(/Nothing serves yet/);
  });

  test('everything, where the evidence of what serves is not kept', () => {
    expect(kindsAndWords({ champion: null }).kinds).toEqual([...CHANGE_KINDS]);
  });

  test('gates, limits, rules and contract, where the delivery file that serves cannot be read', () => {
    expect(kindsAndWords({ then: null }).kinds).toEqual(['contract', 'thresholds-loosened', 'serving-limits', 'policy']);
  });

  test('every part, beside a champion whose evidence does not name its parts', () => {
    const changes = whatChanged(sealed(), ledgerOf({ stage: 'adopt' }), { now: SPEC, then: SPEC }, OPTIONS);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['weights', 'code', 'features', 'config', 'environment', 'lineage', 'data', 'signature']));
  });

  test('details of another shape than ours are changes, and no crash', () => {
    for (const hostile of [null, 7, [], { parts: 3 }, { parts: { weights: [] } }]) {
      const changes = whatChanged(sealed(), ledgerOf({ stage: 'identify', details: { lineage: hostile } as never }, { stage: 'run-model-tests', details: { signature: hostile, testSet: hostile } as never }), { now: SPEC, then: SPEC }, OPTIONS);
      expect(changes.length).toBeGreaterThan(0);
    }
  });
});

describe('the class of risk', () => {
  const risk = (...kinds: ChangeKind[]) => riskOf(SPEC, kinds.map((kind) => ({ kind, what: kind })));

  test('is the highest of all rules that match, and says which those were', () => {
    expect(risk('weights')).toMatchObject({ class: 'low', because: ['rule 1 of release.risk: weights, and nothing else, is low'] });
    expect(risk('weights', 'code')).toMatchObject({ class: 'high', because: ['rule 2 of release.risk: code is high (it answers)'] });
    expect(risk('weights', 'config')).toMatchObject({ class: 'medium', because: ['no rule of release.risk speaks of weights, config, and its default is medium'] });
    expect(risk()).toMatchObject({ class: 'medium' });
  });

  test('is what the delivery file says where it has no rules, and medium where it says nothing', () => {
    expect(riskOf({ release: { risk: 'high' } }, []).class).toBe('high');
    expect(riskOf({ release: {} }, [{ kind: 'code', what: '' }]).class).toBe('medium');
  });
});

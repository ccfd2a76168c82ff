import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseDelivery } from '../../src/delivery/load.ts';
import { loosened } from '../../src/delivery/loosened.ts';
import { KINDS, lowerRisk } from '../../src/delivery/risk-class.ts';
import type { DeliverySpec, RiskRules } from '../../src/delivery/spec.ts';
import { riskOf } from '../../src/approval/risk/risk-of.ts';

const BASE = `
version: 1
release:
  name: income
  version: 1.0.0
  model: model/
  risk: {default: medium, idle_after: 30 days, rules: [{when: [weights, data], only: true, risk: low}, {when: [code], risk: high}]}
  contents: {formats: [onnx, json], pickle: {allow: [old.pkl], because: legacy}}
data:
  test: data/test.csv
  train: data/train.csv
  key: [id]
  label: over_50k
  columns:
    age: {type: integer, between: [17, 90], null_rate: {at_most: 0.01}, mostly: 0.99}
    work: {type: string, in: [Private, Self], not_in: [None]}
  rows: [{name: hours, sql: hours <= 168, severity: fail}]
  volume: {rows: {at_least: 1000}}
  drift: {limits: {default: {numbers: {wasserstein_std: 0.1}}, columns: {age: {wasserstein_std: 0.05}}}}
  freshness: {column: at, within: 2 days}
checks: [{name: unit, junit: out/unit.xml, min_tests: 20}, {name: scan, sarif: out/scan.sarif, fail_on: high}]
tests:
  task: binary
  predictions: {candidate: out/candidate.csv}
  gates:
    - {metric: roc_auc, at_least: 0.88}
    - {metric: roc_auc, no_worse_than_champion_by: 0.005}
    - {metric: log_loss, at_most: 0.4}
  slices: {by: [sex], min_rows: 100, gates: [{metric: accuracy, at_least: 0.8}]}
  fairness: {groups: [sex], gates: [{metric: equalized_odds_difference, at_most: 0.1}]}
  calibration: {slope: [0.9, 1.1]}
  serving: {start: python serve.py, latency: {p99_ms: 50}, memory_mb: 512}
approval:
  roles: {model-owner: {environment: income-owner}, risk: {environment: income-risk}}
  policy_owner: risk
  expires: 5 days
  classes: {low: {automatic: {changes: [weights], at_most: 3, within: 7 days}}, high: {expires: 2 days, soak: 60 minutes, rationale: {characters: 40}}}
  freeze: [{from: 2026-12-20T00:00Z, to: 2027-01-04T00:00Z}]
  stop_file: .stop
  require: [{name: assessment, owner: risk team, file: docs/risk.md, signature: docs/risk.sig, expires: 2027-01-31}]
  error_budget: {within: 30 days, rollbacks: 2}
  neighbours: [pricing]
  people: {a@example.org: 12}
evidence: {signing: key, public_key: key.pem, max_age: 10 days}
rollout:
  strategy: canary
  fleet: {place: {command: ./place.sh}}
  traffic: {command: {read: ./read.sh, write: ./write.sh}}
  signals: {log: {files: log.csv}}
  steps: [1, 10, 100]
  guardrails: [{name: errors, rate: {sql: select 1}, tolerate: 1.2, margin_ratio: 1.6}]
  watch: 10 minutes
  false_promotion: 0.05
rollback: {within: 60 s, keep: 5}
`;

const PARSED: DeliverySpec = parseDelivery(Buffer.from(BASE), { file: 'delivery.yml', root: '/tmp', workspace: '/tmp' }).spec;
const spec = (): DeliverySpec => structuredClone(PARSED);
type Edit = [path: string, value: unknown];

/** A copy with values put in (`undefined`: taken out), each below a path of keys and indices. */
function edited(edits: readonly Edit[], base = spec()): DeliverySpec {
  const copy = structuredClone(base);
  for (const [path, value] of edits) {
    const keys = path.split('.');
    let place = copy as unknown as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
    const last = keys.at(-1)!;
    if (value !== undefined) place[last] = value;
    else if (Array.isArray(place)) place.splice(Number(last), 1);
    else delete place[last];
  }
  return copy;
}

const LOOSER: Record<string, Edit> = {
  'a removed gate': ['tests.gates.0', undefined],
  'at_least lowered': ['tests.gates.0.at_least', 0.87],
  'at_most raised': ['tests.gates.2.at_most', 0.41],
  'a wider margin': ['tests.gates.1.no_worse_than_champion_by', 0.006],
  'a gate that only warns': ['tests.gates.0.severity', 'warn'],
  'another point of the metric': ['tests.gates.0.at', { threshold: 0.1 }],
  'another seed': ['tests.seed', 2],
  'tests not enforced': ['tests.enforce', false],
  'no tests': ['tests', undefined],
  'a lower level': ['tests.level', 0.9],
  'another test set': ['data.test', 'data/easy.csv'],
  'a slice less': ['tests.slices.by', []],
  'slices only when large': ['tests.slices.min_rows', 500],
  'a fairness gate wider': ['tests.fairness.gates.0.at_most', 0.2],
  'a wider slope': ['tests.calibration.slope', [0.8, 1.1]],
  'slower answers': ['tests.serving.latency.p99_ms', 60],
  'a latency limit gone': ['tests.serving.latency.p99_ms', undefined],
  'mostly lowered': ['data.columns.age.mostly', 0.9],
  'a wider range': ['data.columns.age.between', [17, 95]],
  'a column less': ['data.columns.work', undefined],
  'a value more': ['data.columns.work.in', ['Private', 'Self', 'Other']],
  'a forbidden value less': ['data.columns.work.not_in', []],
  'a condition on a rule': ['data.rows.0.where', 'age > 20'],
  'another rule under its name': ['data.rows.0.sql', 'hours <= 200'],
  'on_fail: warn': ['data.rows.0.on_fail', 'warn'],
  'fewer rows': ['data.volume.rows.at_least', 10],
  'a wider drift limit': ['data.drift.limits.columns.age.wasserstein_std', 0.06],
  'drift off for a column': ['data.drift.limits.columns.age', 'off'],
  'a drift limit of a column instead of the default': ['data.drift.limits.columns.work', { total_variation: 0.9 }],
  'older data': ['data.freshness.within', '3 days'],
  'data not enforced': ['data.enforce', false],
  'a check less': ['checks.1', undefined],
  'fewer tests': ['checks.0.min_tests', 5],
  'only critical findings': ['checks.1.fail_on', 'critical'],
  'an exception more': ['checks.1.exceptions', [{ id: 'CVE-2026-1', because: 'x', owner: 'y', expires: '2027-01-01' }]],
  'a role less': ['approval.roles.risk', undefined],
  'a role on another environment': ['approval.roles.risk', { environment: 'anything' }],
  'a class with fewer roles': ['approval.classes.medium', { roles: ['model-owner'] }],
  'approvals that live longer': ['approval.expires', '6 days'],
  'a class that lives longer': ['approval.classes.high.expires', '3 days'],
  'a longer life by silence': ['approval.classes.high.expires', undefined],
  'a shorter rationale': ['approval.classes.high.rationale.characters', 10],
  'less soak': ['approval.classes.high.soak', '10 minutes'],
  'a rule that approves more': ['approval.classes.low.automatic.at_most', 4],
  'a rule that approves another change': ['approval.classes.low.automatic.changes', ['weights', 'code']],
  'a rule that approves': ['approval.classes.medium', { automatic: { changes: ['weights'], at_most: 1, within: '1 days' } }],
  'makers may approve': ['approval.separation_of_duties', false],
  'silence on administrators accepted': ['approval.admin_bypass', 'warn'],
  'no owner of the policy': ['approval.policy_owner', undefined],
  'another owner of the policy': ['approval.policy_owner', 'model-owner'],
  'a freeze less': ['approval.freeze', []],
  'no stop file': ['approval.stop_file', undefined],
  'a document less': ['approval.require', []],
  'a document that lives longer': ['approval.require.0.expires', '2028-01-31'],
  'a larger error budget': ['approval.error_budget.rollbacks', 3],
  'a shorter memory of errors': ['approval.error_budget.within', '3 days'],
  'a neighbour less': ['approval.neighbours', []],
  'an account for an address': ['approval.people', { 'a@example.org': 12, 'b@example.org': 13 }],
  'no signatures': ['evidence.signing', 'none'],
  'another key': ['evidence.public_key', 'other.pem'],
  'older evidence': ['evidence.max_age', '11 days'],
  'no canary': ['rollout.strategy', 'replace'],
  'a step less': ['rollout.steps', [10, 100]],
  'a guardrail less': ['rollout.guardrails', []],
  'a guardrail that tolerates more': ['rollout.guardrails.0.tolerate', 1.3],
  'a wider margin of a guardrail': ['rollout.guardrails.0.margin_ratio', 2],
  'a guardrail that is not critical': ['rollout.guardrails.0.critical', false],
  'other signals': ['rollout.guardrails.0.rate', { sql: 'select 0' }],
  'a shorter watch': ['rollout.watch', '1 minutes'],
  'more false promotions': ['rollout.false_promotion', 0.2],
  'fewer false alarms allowed': ['rollout.false_rollback', 0.001],
  'a slower way back': ['rollback.within', '10 minutes'],
  'a format more': ['release.contents.formats', ['onnx', 'json', 'code']],
  'any format': ['release.contents.formats', undefined],
  'a pickle more': ['release.contents.pickle.allow', ['old.pkl', 'new.pkl']],
  'a lower class for code': ['release.risk.rules.1.risk', 'medium'],
  'a lower class for the rest': ['release.risk.default', 'low'],
  'a rule without `only`, which speaks for weights alone all the same': ['release.risk', 'low'],
  'later idle': ['release.risk.idle_after', '60 days'],
  'a key that this version does not know': ['tests.gates.0.unless', 'friday'],
  'a section that this version does not know': ['amnesty', true],
};

const TIGHTER: Record<string, Edit> = {
  'a gate more': ['tests.gates', [...spec().tests!.gates!, { metric: 'brier', at_most: 0.2 }]],
  'gates in another order': ['tests.gates', [...spec().tests!.gates!].reverse()],
  'at_least raised': ['tests.gates.0.at_least', 0.9],
  'two gates in one': ['tests.gates', [{ metric: 'roc_auc', at_least: 0.88, no_worse_than_champion_by: 0.005 }, { metric: 'log_loss', at_most: 0.4 }]],
  'mostly gone, so all rows count': ['data.columns.age.mostly', undefined],
  'a narrower range, in the other form': ['data.columns.age.between', { at_least: 18, at_most: 90 }],
  'a date as a first bound': ['data.columns.day', { between: { at_least: '2020-01-01' } }],
  'a column more': ['data.columns.hours', { type: 'integer' }],
  'a value less': ['data.columns.work.in', ['Private']],
  'a reason': ['tests.gates.0.because', 'the board asked'],
  'a new training set': ['data.train', 'data/train-2.csv'],
  'a new version of other bytes': ['release.model', 'model-2/'],
  'a role more': ['approval.roles.legal', { environment: 'income-legal' }],
  'two slots of a role more': ['approval.classes.high.roles', undefined],
  'a freeze more': ['approval.freeze', [...spec().approval!.freeze!, { from: 'Fri 16:00', to: 'Mon 08:00' }]],
  'no rule approves': ['approval.classes.low', undefined],
  'a finer rollout': ['rollout.steps', [1, 5, 10, 100]],
  'more time for evidence': ['rollout.time_budget', '48 hours'],
  'a watch that lasts': ['rollout.watch', '60 minutes'],
  'a higher class': ['release.risk.rules.0.risk', 'medium'],
  'everything high': ['release.risk', 'high'],
  'no pickle': ['release.contents.pickle', undefined],
  'an address less': ['approval.people', {}],
};

describe('the gates of two delivery files', () => {
  test.each(Object.entries(LOOSER))('%s is looser, and said where', (_, edit) => {
    const found = loosened(spec(), edited([edit]));
    expect(found.filter(({ path }) => `${edit[0]}.`.startsWith(`${path.join('.')}.`) || `${path.join('.')}.`.startsWith(`${edit[0]}.`))).not.toEqual([]);
  });

  test.each(Object.entries(TIGHTER))('%s is not looser', (_, edit) => {
    expect(loosened(spec(), edited([edit]))).toEqual([]);
  });

  test('names the gate with both numbers and where it stands now', () => {
    expect(loosened(spec(), edited([['tests.gates.0.at_least', 0.5]]))).toEqual([{ path: ['tests', 'gates', 0, 'at_least'], what: 'tests.gates (roc_auc).at_least: 0.88 before, 0.5 now' }]);
  });

  test('every loosening and every tightening undone is what it was, whichever comes first', () => {
    for (const edit of Object.values(LOOSER)) expect(loosened(edited([edit]), edited([edit]))).toEqual([]);
  });

  test('any number of tightenings stays tight, and one loosening among them is found', () => {
    const tighter = fc.shuffledSubarray(Object.entries(TIGHTER).filter(([, [path]]) => !/^(tests\.gates|release\.risk|release\.contents)$/.test(path)), { minLength: 0, maxLength: 6 });
    const disjoint = (edits: Edit[]) => edits.every(([path], index) => !edits.some(([other], there) => there !== index && (other === path || other.startsWith(`${path}.`))));
    fc.assert(
      fc.property(tighter, fc.constantFrom(...Object.entries(LOOSER)), (tight, [, loose]) => {
        const edits = tight.map(([, edit]) => edit);
        fc.pre(disjoint([...edits, loose]));
        expect(loosened(spec(), edited(edits))).toEqual([]);
        expect(loosened(spec(), edited([...edits, loose])).length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test('a key that nobody knows, anywhere in what decides, is a loosening', () => {
    const places = maps(spec() as unknown as Record<string, unknown>).filter((path) => DECIDES.test(path));
    expect(places.length).toBeGreaterThan(25);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom('zz_unknown', '__proto__x', 'constructor'), fc.jsonValue(), (path, key, value) => {
        fc.pre(value !== null);
        expect(loosened(spec(), edited([[path === '' ? key : `${path}.${key}`, value]])).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('for any two numbers of a limit, the order of the numbers decides', () => {
    const number = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const limits = ['tests.gates.0.at_least', 'tests.gates.2.at_most', 'tests.gates.1.no_worse_than_champion_by', 'data.columns.age.mostly', 'data.columns.age.null_rate.at_most', 'tests.fairness.gates.0.at_most', 'rollout.false_promotion'];
    const least = /at_least$|mostly$/;
    fc.assert(
      fc.property(fc.constantFrom(...limits), number, number, (path, before, after) => {
        const found = loosened(edited([[path, before]]), edited([[path, after]]));
        expect(found.length > 0).toBe(least.test(path) ? after < before : after > before);
      }),
    );
  });
});

/** Names that users choose may be new in these; everything else must be known. */
const DECIDES = /^(tests|data|evidence|rollout|approval|rollback|release\.contents)?(\.|$)/;
const USERS_NAMES = /^(data\.columns|approval\.roles|data\.drift\.limits\.columns|release\.lineage)$/;

function maps(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) || USERS_NAMES.test(path) || /failing_rows|predictions|provenance|approval\.(require|people)|risk/.test(path) ? [] : [path];
  const inner = Object.entries(value).flatMap(([key, child]) => maps(child, path === '' ? key : `${path}.${key}`));
  return [...own, ...inner];
}

describe('rules of risk', () => {
  const kind = fc.constantFrom(...KINDS);
  const level = fc.constantFrom('low' as const, 'medium' as const, 'high' as const);
  const rules: fc.Arbitrary<RiskRules> = fc.record(
    { default: level, rules: fc.array(fc.record({ when: fc.uniqueArray(kind, { minLength: 1, maxLength: 4 }), risk: level, only: fc.boolean() }), { minLength: 1, maxLength: 5 }) },
    { requiredKeys: ['default', 'rules'] },
  );
  const classOf = (risk: RiskRules, kinds: readonly (typeof KINDS)[number][]) => riskOf({ release: { risk } }, kinds.map((each) => ({ kind: each, what: '' }))).class;
  const rank = { low: 0, medium: 1, high: 2 };

  test('are compared exactly: nothing is told where no set of changes has a lower class, and every one that has is covered', () => {
    fc.assert(
      fc.property(rules, rules, fc.uniqueArray(kind, { maxLength: 6 }), (then, now, kinds) => {
        const found = lowerRisk(then, now);
        for (const { changes, then: was, now: is } of found) {
          expect(classOf(then, changes)).toBe(was);
          expect(classOf(now, changes)).toBe(is);
          expect(rank[is]).toBeLessThan(rank[was]);
        }
        if (rank[classOf(now, kinds)] < rank[classOf(then, kinds)]) expect(found.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('more changes never have a lower class, unless a rule says `only`', () => {
    fc.assert(
      fc.property(rules, fc.uniqueArray(kind, { minLength: 1, maxLength: 5 }), kind, (risk, kinds, more) => {
        const plain = { ...risk, rules: risk.rules!.map((rule) => ({ ...rule, only: false })) };
        expect(rank[classOf(plain, [...new Set([...kinds, more])])]).toBeGreaterThanOrEqual(rank[classOf(plain, kinds)]);
      }),
    );
  });

  test('a rule about one change never speaks for another', () => {
    expect(classOf({ default: 'high', rules: [{ when: ['code'], risk: 'low' }] }, ['code', 'weights'])).toBe('high');
    expect(classOf({ default: 'high', rules: [{ when: ['code'], risk: 'low' }] }, ['code'])).toBe('low');
  });
});

test('the file of these tests is a delivery file', () => {
  expect(parse(BASE)).toHaveProperty('rollback');
  expect(spec().approval?.classes?.low?.automatic).toBeDefined();
});

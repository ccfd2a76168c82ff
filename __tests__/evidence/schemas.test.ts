import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ledgerSchema, releaseSchema, statementSchema, verdictSchema } from '../../src/core/schemas.ts';
import { OUTCOMES, STAGES, type Finding, type Verdict } from '../../src/core/verdict.ts';
import { parseHostile, schemaMistakes } from '../../src/evidence/hostile-json.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;
const location = { file: 'delivery.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };

/** Every field that the type has, so that a field which the schema forgets makes this fail. */
const finding: Required<Finding> = {
  code: 'metric-below-limit', outcome: 'fail', rule: 'roc_auc at least 0.88', message: 'roc_auc is 0.8 and at least 0.88 is wanted.', expected: '0.88', actual: '0.8',
  n: 1000, interval: { low: 0.79, high: 0.81, level: 0.95, method: 'bootstrap' }, p: 0.01, numbers: { roc_auc: 0.8, undefined: null }, fix: 'Train longer.',
  subject: { kind: 'metric', name: 'roc_auc' }, examples: ['id=7'], location, owner: 'the data team', because: 'the model was trained so', action: 'hold',
};
const verdict: Required<Verdict> = {
  schema: 'urn:sluice:verdict:v1', stage: 'run-model-tests', outcome: 'fail', headline: 'The candidate is worse.', enforced: true,
  release: { name: 'income', version: '1.0.0', digest }, champion: { name: 'income', digest }, findings: [finding], notes: ['Drift: off.'], facts: [['Rows', '1000']], seed: 7,
  figures: [{ name: 'roc_auc: no worse than the champion by 0.005', candidate: 0.8, champion: 0.81, anchor: 0.79, difference: -0.01, interval: { low: -0.02, high: 0.01, level: 0.95, method: 'bootstrap' }, wanted: '≥ -0.005', outcome: 'inconclusive' }],
  sections: [{ title: 'What you are asked', lines: ['May it serve?'], copy: 'approve aqln-cgzz-g7en-stuj', table: { columns: ['Role', 'Who'], rows: [['risk', 'team risk']] }, folded: true }],
};

describe('the published schema of a verdict', () => {
  test('takes a verdict with every field that there is', () => {
    expect(schemaMistakes('verdict', verdict)).toEqual([]);
  });

  test('knows the stages and outcomes of the code, in their order', () => {
    // The doctor gives a verdict and is no stage: no statement can be of it.
    expect(verdictSchema.$defs.stage.enum).toEqual([...STAGES, 'doctor']);
    expect(verdictSchema.$defs.outcome.enum).toEqual(OUTCOMES);
    expect(statementSchema.$defs.predicate.properties.stage.enum).toEqual(STAGES);
    expect(statementSchema.$defs.predicate.properties.outcome.enum).toEqual(OUTCOMES);
  });

  test('asks for what the type asks for, and for each field says which is missing', () => {
    const optional = ['sections', 'release', 'champion', 'figures', 'seed'];
    for (const key of Object.keys(verdict)) {
      const without = Object.fromEntries(Object.entries(verdict).filter(([name]) => name !== key));
      expect(schemaMistakes('verdict', without)).toEqual(optional.includes(key) ? [] : [`/: must have required property '${key}'`]);
    }
  });

  test.each<[string, unknown]>([
    ['an unknown field', { ...verdict, extra: 1 }],
    ['an unknown field of a finding', { ...verdict, findings: [{ ...finding, extra: 1 }] }],
    ['an outcome that does not exist', { ...verdict, outcome: 'ok' }],
    ['a digest in capitals', { ...verdict, release: { name: 'x', digest: digest.toUpperCase() } }],
    ['a fact of three texts', { ...verdict, facts: [['a', 'b', 'c']] }],
    ['text instead of a number', { ...verdict, findings: [{ ...finding, n: '7' }] }],
  ])('refuses %s', (_what, value) => {
    expect(schemaMistakes('verdict', value).length).toBeGreaterThan(0);
  });
});

describe('every schema', () => {
  test.each([verdictSchema, releaseSchema, statementSchema, ledgerSchema])('$title has its own name, and refuses what it does not know', (schema) => {
    expect(schema.$id).toMatch(/^urn:sluice:[a-z]+:v1$/);
    expect(schemaMistakes(schema.$id.split(':')[2] as 'verdict', { unknown: true }).length).toBeGreaterThan(0);
  });

  test('lies where its name says, for editors and auditors', () => {
    const published = JSON.parse(readFileSync(new URL('../../schemas/verdict.schema.json', import.meta.url), 'utf8')) as unknown;
    expect(published).toEqual(verdictSchema);
  });
});

describe('JSON from a stranger', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['too large', 'x'.repeat(101), /101 bytes/],
    ['too deep', `${'['.repeat(65)}`, /65 deep/],
    ['not JSON', '{', /not JSON/],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), /not UTF-8/],
    ['with a byte order mark', '\ufeff{}', /not JSON/],
  ])('%s is named and not thrown', (_what, text, mistake) => {
    expect(parseHostile(Buffer.from(text), 100)).toEqual({ mistake: expect.stringMatching(mistake) });
  });

  test('brackets inside text do not count as depth', () => {
    const text = JSON.stringify('['.repeat(90));
    expect(parseHostile(Buffer.from(text), 100)).toEqual({ value: '['.repeat(90) });
    expect(parseHostile(Buffer.from(JSON.stringify(`\\"${'['.repeat(80)}`)), 100)).toHaveProperty('value');
  });
});

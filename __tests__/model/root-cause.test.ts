import { describe, expect, test } from '@jest/globals';
import type { StageResult } from '../../src/core/stage.ts';
import type { Finding, Stage } from '../../src/core/verdict.ts';
import { rootCauses } from '../../src/model/root-cause/hypotheses.ts';
import { leaningsOf, relatedOf, withRootCause } from '../../src/model/root-cause/root-cause.ts';
import type { Related } from '../../src/model/root-cause/signals.ts';

const found = (code: string, more: Partial<Finding> = {}): Finding => ({ code, outcome: 'fail', rule: 'r', message: `${code} failed.`, expected: 'e', actual: 'a', ...more });
const at = (stage: Stage, ...findings: Finding[]): Related[] => relatedOf(stage, findings);
const metric = found('metric-at-least', { subject: { kind: 'metric', name: 'roc_auc' }, message: 'ROC AUC is 0.7, at least 0.8 is asked.' });
const slice = (name: string) => found('metric-no-worse-than-champion', { subject: { kind: 'slice', name } });
const drift = (column: string, effect: number) => found('drift', { subject: { kind: 'column', name: column }, numbers: { total_variation: effect, low: effect, high: effect, limit: 0.1 } });

describe('the most likely cause', () => {
  test('is the column on which slices fail and which drifted, before columns that only drifted', () => {
    const causes = rootCauses([...at('run-model-tests', metric, slice('work_schedule = part time'), slice('sex = Female')), ...at('validate-data', drift('work_schedule', 0.31), drift('age', 0.2))]);
    expect(causes[0]).toMatchObject({
      cause: 'column',
      name: 'work_schedule',
      text: '`work_schedule`: the score falls in slices where work_schedule = part time, and that column drifted most (3.1 times its limit).',
      lines: ['slice', 'drift'],
      evidence: [{ stage: 'run-model-tests', code: 'metric-no-worse-than-champion' }, { stage: 'validate-data', code: 'drift' }],
    });
    expect(causes.map(({ name }) => name).slice(0, 3)).toEqual(['work_schedule', 'age', 'sex']);
  });

  test('is a broken contract where flips and behaviour meet it', () => {
    const [likely] = rootCauses([...at('run-model-tests', found('flips-at-most', { subject: { kind: 'slice', name: 'age = [17, 25)' } }), metric), ...at('probe-model', found('behaviour-invariance', { subject: { kind: 'column', name: 'age' } })), ...at('validate-data', found('column-range', { subject: { kind: 'column', name: 'age' } }))]);
    expect(likely).toMatchObject({ cause: 'column', name: 'age', lines: ['flip', 'behaviour', 'contract'] });
  });

  test.each([
    ['predictions that do not fit their rows, whatever the metrics say', 'prediction-missing', 'join'],
    ['files that may not be loaded', 'contents-pickle-dangerous', 'files'],
    ['an environment other than the lock', 'environment-differs', 'environment'],
    ['a predictor that does not answer', 'predictor-crashed', 'predictor'],
  ])('is %s', (_what, code, cause) => {
    expect(rootCauses([...at('run-model-tests', metric, slice('a = 1'), found(code)), ...at('validate-data', drift('a', 0.5))])[0]).toMatchObject({ cause });
  });

  test('is the size of scores where their order holds', () => {
    expect(rootCauses(at('run-model-tests', found('calibration-slope')))[0]).toMatchObject({ cause: 'calibration', text: expect.stringContaining('The order of the scores holds') });
  });

  test('is what changed, where the weights did not', () => {
    const changes = { changed: ['features', 'definition of tests'], same: ['weights', 'code'] };
    expect(rootCauses(at('run-model-tests', metric), changes)[0]).toMatchObject({ cause: 'code', name: 'features', text: expect.stringContaining('The weights are those of the champion, and features changed') });
    expect(rootCauses(at('run-model-tests', metric), { changed: ['weights', 'code'], same: [] })[0]).toMatchObject({ cause: 'training', text: expect.stringContaining('without the change of code') });
  });

  test('of a leaking server is the server, and not the model', () => {
    expect(rootCauses(at('probe-model', found('serving-memory-growth', { subject: { kind: 'metric', name: 'memory growth' } })))).toMatchObject([{ cause: 'serving', text: expect.stringContaining('keeps memory') }]);
  });

  test('of data alone is no cause of a model\'s failure', () => {
    expect(rootCauses(at('validate-data', drift('age', 0.5)))).toEqual([]);
  });

  test('knows a column in the name of a band, where the delivery file cuts by it', () => {
    const related = at('run-model-tests', slice('sex = Female, age below 40'), slice('wage 10 and above'));
    expect(rootCauses(related, undefined, ['age']).filter(({ cause }) => cause === 'column').map(({ name }) => name)).toEqual(['age', 'sex']);
  });

  test('does not depend on the order of the findings', () => {
    const all = [...at('run-model-tests', metric, slice('a = 1'), slice('b = 1')), ...at('validate-data', drift('a', 0.3), drift('b', 0.3))];
    expect(rootCauses([...all].reverse()).map(({ text }) => text)).toEqual(rootCauses(all).map(({ text }) => text));
  });

  test('counts it for a column that the model leans on it, and alone not against it', () => {
    const leaning = leaningsOf('probe-model', { explanations: { candidate: { columns: [{ columns: ['a'], share: 0.8 }, { columns: ['b'], share: 0.1 }, { columns: ['c'], share: 0.1 }] } } });
    expect(leaning.map(({ finding }) => finding.subject!.name)).toEqual(['a']);
    const causes = rootCauses([...at('run-model-tests', metric), ...at('validate-data', drift('a', 0.2), drift('b', 0.2)), ...leaning]);
    expect(causes[0]).toMatchObject({ name: 'a', lines: ['importance', 'drift'], text: expect.stringContaining('the model leans on it') });
    expect(rootCauses([...at('run-model-tests', metric), ...leaning]).map(({ cause }) => cause)).toEqual(['training']);
    expect(rootCauses(at('probe-model', found('explanation-share-at-most', { subject: { kind: 'column', name: 'sex' } })))).toMatchObject([{ cause: 'column', name: 'sex' }]);
  });

  test('takes no open question and no warning for a fault', () => {
    expect(rootCauses(at('run-model-tests', { ...metric, outcome: 'inconclusive' }, { ...slice('a = 1'), outcome: 'warn' }))).toEqual([]);
  });
});

describe('a verdict', () => {
  const result = (findings: Finding[], outcome: 'fail' | 'pass'): StageResult => ({ verdict: { schema: 'urn:sluice:verdict:v1', stage: 'run-model-tests', outcome, headline: 'h', enforced: true, findings, notes: ['n'], facts: [['f', 'v']] }, inputs: [], details: { x: 1 } });

  test('that failed names its likely cause among the facts, and keeps all of them with their evidence', () => {
    const { verdict, details } = withRootCause(result([slice('a = 1'), metric], 'fail'), { related: at('validate-data', drift('a', 0.4)) });
    expect(verdict.facts[0]).toEqual(['Most likely cause', '`a`: the score falls in slices where a = 1, and that column drifted most (4 times its limit).']);
    expect(verdict.notes[1]).toMatch(/^Another possible cause: The candidate is worse as a whole/);
    expect(details).toMatchObject({ x: 1, rootCause: [{ cause: 'column', evidence: [{}, {}] }, { cause: 'training' }] });
    expect(verdict.findings).toHaveLength(2);
  });

  test('that passed is as it was', () => {
    const passed = result([{ ...metric, outcome: 'pass' }], 'pass');
    expect(withRootCause(passed, { related: at('validate-data', drift('a', 0.4)) })).toBe(passed);
  });
});

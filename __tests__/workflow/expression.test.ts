import { describe, expect, test } from '@jest/globals';
import { evaluate, evaluateText, holds, referencesIn } from '../../testkit/workflow/expression.ts';
import { runJobs } from '../../testkit/workflow/order.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';

const names = { contexts: { needs: { a: { result: 'success', outputs: { list: '[1,2]' } } }, inputs: { build: false, name: "it's" } }, functions: { cancelled: () => false } };

describe('expressions, as GitHub reads them', () => {
  test.each([
    ["needs.a.result == 'SUCCESS'", true],
    ["!cancelled() && (needs.b.result == 'success' || needs.a.result != 'failure')", true],
    ["inputs.name == 'it''s'", true],
    ['needs.a.outputs.missing', null],
    ["needs.a.outputs.missing == ''", true],
    ["inputs.build && 'x' || 'y'", 'y'],
    ['fromJSON(needs.a.outputs.list)', [1, 2]],
    ['true == 1', true],
  ])('%s', (expression, value) => {
    expect(evaluate(expression, names)).toEqual(value);
  });

  test('a text of one expression keeps its type, and a false text is true', () => {
    expect(evaluateText('${{ inputs.build }}', names)).toBe(false);
    expect(evaluateText('build=${{ inputs.build }}', names)).toBe('build=false');
    expect(holds("'false'", names)).toBe(true);
  });

  test('what is not known is an error and never an empty text', () => {
    expect(() => evaluate('nedds.a.result', names)).toThrow(/context nedds/);
    expect(() => evaluate('hashFiles(inputs.name)', names)).toThrow(/hashFiles/);
    expect(() => evaluate('inputs.build inputs.build', names)).toThrow(/cannot read from/);
    expect(() => evaluate('(inputs.build', names)).toThrow(/closing bracket/);
  });

  test('references are found wherever they stand', () => {
    expect(referencesIn("a=${{ needs.validate-data.outputs.statement }}\nb=${{ inputs.x || 'needs.no.outputs.no' }}")).toEqual(['needs.validate-data.outputs.statement', 'inputs.x']);
  });
});

describe('the order of jobs, as GitHub keeps it', () => {
  const workflow = (jobs: string) => readWorkflow('x.yml', `on: {push: {}}\njobs: {${jobs}}`);

  test('a job whose condition has no status function is skipped behind a failure, however far', () => {
    const chain = workflow("a: {}, b: {needs: a, if: '!cancelled()'}, c: {needs: b, if: \"needs.b.result == 'success'\"}");
    expect(runJobs(chain, { failing: ['a'] })).toEqual({ a: 'failure', b: 'success', c: 'skipped' });
  });

  test('a job that was skipped skips those that rest on it', () => {
    expect(runJobs(workflow('a: {if: false}, b: {needs: a}, c: {needs: a, if: always()}'))).toEqual({ a: 'skipped', b: 'skipped', c: 'success' });
  });

  test('jobs that wait for each other are an error', () => {
    expect(() => runJobs(workflow('a: {needs: b}, b: {needs: a}'))).toThrow(/no job can start/);
  });
});

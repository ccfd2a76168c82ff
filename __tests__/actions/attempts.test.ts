import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/core/digest.ts';
import { statementProblem } from '../../src/actions/seal.ts';

const digest = sha256('the statement');
const code = (facts: Partial<Parameters<typeof statementProblem>[1]>) => statementProblem('identify', { digest, found: digest, attempt: 1, attempts: [], ...facts })?.problems[0];

describe('how the seal picks statements', () => {
  test('takes those whose digest their own job put out, and none of a stage that was skipped', () => {
    expect(code({})).toBeUndefined();
    expect(code({ digest: '', found: undefined })).toBeUndefined();
  });

  test('statement-swapped: other bytes, none where one must be, one where none may be', () => {
    for (const facts of [{ found: sha256('other') }, { found: undefined }, { digest: '' }, { found: sha256('other'), attempt: 2, attempts: [1, 2] }]) expect(code(facts)?.code).toBe('statement-swapped');
  });

  test('statement-of-other-attempt: a job that was not run again, whether GitHub shows the artifacts of earlier attempts or not', () => {
    expect(code({ found: undefined, attempt: 2, attempts: [1] })).toMatchObject({ code: 'statement-of-other-attempt', message: expect.stringContaining('attempt 1 left one') });
    expect(code({ found: undefined, attempt: 3, attempts: [1, 2] })?.message).toContain('attempt 1 and 2 left one');
    expect(code({ found: undefined, attempt: 2, attempts: [] })).toMatchObject({ code: 'statement-of-other-attempt', message: expect.stringContaining('an earlier attempt made it') });
  });
});

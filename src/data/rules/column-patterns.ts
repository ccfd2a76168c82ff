import { InputError } from '../../core/problem.ts';
import { parseRe2 } from '../engines/re2-parse.ts';
import type { ColumnSet } from './column-set.ts';

/**
 * A pattern of the delivery file as a condition; `asked` is what the engine gets of `pattern`. Throws InputError at its line for what
 * is no RE2, and on Trino for what its engine could try for ever.
 */
export async function patternCondition(set: ColumnSet, key: string, text: string, pattern: string, asked: string): Promise<string> {
  try {
    const condition = set.dialect.matches(text, asked);
    // Judged alone: `a)|(b` is no pattern, and would be one in brackets. Where our own reading refuses it, the engine has the word.
    if (!isRe2(pattern)) await set.facts.context.engine.query(`SELECT ${set.dialect.matches("''", pattern)} AS matched FROM source LIMIT 0`, { source: set.source.source });
    return condition;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [problem] = error.problems;
    const known = problem!.code.startsWith('regex-');
    throw InputError.of(
      known ? problem!.code : 'regex-unsupported',
      known ? problem!.message : `The pattern of \`${[...set.path, key].join('.')}\` is no RE2: ${problem!.message}`,
      known ? problem!.fix : 'Write it in the syntax of RE2, without looking around or back, and close every bracket.',
      set.facts.delivery.locate([...set.path, key]),
      { cause: error },
    );
  }
}

function isRe2(pattern: string): boolean {
  try {
    parseRe2(pattern);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

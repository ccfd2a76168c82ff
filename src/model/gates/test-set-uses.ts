import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { TestSet } from '../predictions/test-set.ts';
import { counted, figure } from '../format.ts';

/** Which look at a test set this is, as far as somebody counts. */
export interface TestSetUse {
  /** From 1, over all candidates that were judged on these very bytes. */
  use?: number;
  /** Other test sets of the model that were used before: these bytes are a new look. */
  others?: number;
  /** Why this look was not written down: then the next one will not know of it. */
  uncounted?: string;
}

/**
 * Confidence level for the k-th judgement on one test set, so that all of them together keep the declared error rate:
 * the k-th may err with α / (k (k + 1)), and these sum to α over all k ≥ 1 (alpha spending; see docs/model-tests.md).
 * The first use of a counted test set therefore already spends only half of α.
 */
export function levelForUse(use: number, level: number): number {
  if (!Number.isInteger(use) || use < 1) throw new RangeError(`A use of a test set is counted from 1, not ${use}.`);
  return 1 - (1 - level) / (use * (use + 1));
}

export function levelOf({ use }: TestSetUse, declared: number): number {
  return use === undefined ? declared : levelForUse(use, declared);
}

/** What to say about the uses of the test set: a note, and a warning where the level is not held. */
export function usesAnswer(delivery: Delivery, { split }: TestSet, declared: number, { use, others = 0, uncounted }: TestSetUse): { findings: Finding[]; notes: string[] } {
  if (split === 'develop') return { findings: [], notes: ['Judged on the development split, which may be used as often as wanted: no evidence for a gate.'] };
  if (uncounted === undefined && use === undefined) return { findings: [], notes: [`Uses of this test set are not counted: the level ${declared} holds for a first look only.`] };
  const before = others > 0 ? ` ${counted(others, 'other test set')} of this model ${others === 1 ? 'was' : 'were'} used before; these bytes (also with rows added) are a new look, counted from 1.` : '';
  const spent = use === undefined ? '' : `Use ${use} of this test set: intervals at ${figure(levelForUse(use, declared))}, so that all uses together keep ${declared}.${before}`;
  return { findings: uncounted === undefined ? [] : [uncountedFinding(delivery, declared, use, uncounted)], notes: spent === '' ? [] : [spent] };
}

function uncountedFinding(delivery: Delivery, declared: number, use: number | undefined, why: string): Finding {
  const known = use === undefined ? 'how often it was used before is not known' : `it is use ${use} by the journal`;
  return {
    code: 'test-set-uses-uncounted',
    outcome: 'warn',
    rule: 'each use of the test set is counted',
    message: `This use of the test set was not written down, as ${why.replace(/\.$/, '')}; ${known}. The level ${declared} is not held over several candidates: of twenty tries at 0.95 a bad model passes one with a chance of 64 %.`,
    expected: 'a use written into the journal of the model',
    actual: 'not written',
    ...(use !== undefined && { numbers: { use } }),
    fix: 'Declare rollout.journal and run this stage where it can write that journal (and sign for it, where it is signed), or use each test set for one candidate only.',
    location: delivery.locate(['tests']),
  };
}

import type { Finding } from './verdict.ts';

/** Why a gate stays shut. A value, never an exception: rendered alike in log, summary, check run and JSON. */
export interface Refusal {
  /** Stable kebab-case code; every code has an anchor in docs/refusals.md and a test that produces it. */
  code: string;
  expected: string;
  actual: string;
  fix: string;
}

/** A refusal as a finding of a verdict: same code, same numbers, always `fail`. `rule` says in plain words what was asked. */
export function findingOf(refusal: Refusal, rule: string, about: Pick<Finding, 'subject' | 'location'> = {}): Finding {
  return {
    code: refusal.code,
    outcome: 'fail',
    rule,
    message: `Expected ${refusal.expected}, found ${refusal.actual}.`,
    expected: refusal.expected,
    actual: refusal.actual,
    fix: refusal.fix,
    ...about,
  };
}

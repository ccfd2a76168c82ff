import type { Problem } from '../core/problem.ts';
import type { Judge, Verdict } from '../core/verdict.ts';

/** Mistakes in the input as a verdict, so that they reach every surface as a stage's findings do. */
export function verdictOfProblems<By extends Judge>(stage: By, problems: readonly Problem[]): Verdict<By> {
  const first = problems[0];
  const where = first?.location ? ` in ${first.location.file}, line ${first.location.line}` : '';
  return {
    schema: 'urn:sluice:verdict:v1',
    stage,
    outcome: 'error',
    headline:
      problems.length === 1
        ? `Nothing was judged: ${first!.message}`
        : `Nothing was judged: ${problems.length} mistakes in the input, the first${where}.`,
    enforced: true,
    findings: problems.map((problem) => ({
      code: problem.code,
      outcome: 'error',
      rule: problem.location ? `${problem.location.file}:${problem.location.line}:${problem.location.column}` : 'input',
      message: problem.message,
      expected: 'usable input',
      actual: problem.message,
      fix: problem.fix,
      location: problem.location,
    })),
    notes: [],
    facts: [],
  };
}

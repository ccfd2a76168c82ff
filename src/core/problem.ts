import type { Location } from './verdict.ts';

/** One mistake in what a person wrote: what is wrong, where, and what to do next. */
export interface Problem {
  code: string;
  message: string;
  fix: string;
  location?: Location;
}

/**
 * The input cannot be used. Carries every mistake found, never only the first. The command line exits with 3; an
 * action annotates each problem's line and fails once.
 */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(describe).join('\n'), options);
    this.name = 'InputError';
    this.problems = problems;
  }

  static of(code: string, message: string, fix: string, location?: Location, options?: ErrorOptions): InputError {
    return new InputError([{ code, message, fix, location }], options);
  }
}

export function describe(problem: Problem): string {
  const place = problem.location
    ? `${problem.location.file}:${problem.location.line}:${problem.location.column}: `
    : '';
  return `${place}${problem.message} ${problem.fix} [${problem.code}]`;
}

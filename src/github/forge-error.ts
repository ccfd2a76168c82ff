/**
 * What kept GitHub's answer from being used: `forbidden` and `not-found` name the permission that the call needs,
 * `rate-limited` and `unavailable` are worth another run, `unreadable` and `incomplete` are replies that must not be
 * trusted. None of them is ever an answer.
 */
export const FORGE_FAILURES = ['forbidden', 'not-found', 'rate-limited', 'unavailable', 'unreadable', 'incomplete'] as const;
export type ForgeFailure = (typeof FORGE_FAILURES)[number];

export class ForgeError extends Error {
  readonly failure: ForgeFailure;
  /** What was asked, e.g. `the approvals of run 42`. */
  readonly asked: string;
  /** The workflow permission that the call needs, e.g. `actions: read`. */
  readonly permission: string;
  readonly actual: string;
  readonly status: number | undefined;
  readonly fix: string;

  constructor(
    failure: ForgeFailure,
    call: { asked: string; permission: string },
    actual: string,
    options: { status?: number; fix?: string; cause?: unknown } = {},
  ) {
    const fix = options.fix ?? fixOf(failure, call.permission);
    super(`GitHub did not answer with ${call.asked}: ${actual}. ${fix}`, { cause: options.cause });
    this.name = 'ForgeError';
    this.failure = failure;
    this.asked = call.asked;
    this.permission = call.permission;
    this.actual = actual;
    this.status = options.status;
    this.fix = fix;
  }
}

function fixOf(failure: ForgeFailure, permission: string): string {
  switch (failure) {
    case 'forbidden':
      return `Give the job \`permissions: ${permission}\`.`;
    case 'not-found':
      return `Check the name, and give the job \`permissions: ${permission}\`: GitHub answers 404 for what a token may not see.`;
    case 'rate-limited':
      return 'Start the job again when the limit is reset.';
    case 'unavailable':
      return 'Start the job again when GitHub answers; see https://www.githubstatus.com.';
    case 'unreadable':
      return 'Start the job again; if it stays, report the reply to Sluice.';
    case 'incomplete':
      return 'Ask for less at a time.';
  }
}

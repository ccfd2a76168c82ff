import type { Refusal } from '../../core/refusal.ts';

/** Codes with which an upload is stopped. What was found is named by file, line and format, never shown. */
export const SECRET_REFUSALS = {
  'secret-found': {
    meaning: 'A file that was about to leave this machine holds what has the published form of a secret.',
    fix: 'Take it out and make it invalid where it was issued: it may have been read. If it is none, name file and rule under `evidence.secrets.allow` with a reason and a day.',
  },
  'secret-exception-expired': {
    meaning: 'A finding was allowed until a day that has passed.',
    fix: 'Look at the file again; take the finding out, or give the exception a new day and say why.',
  },
} as const satisfies Record<string, { meaning: string; fix: string }>;

export function refuseSecret(code: keyof typeof SECRET_REFUSALS, expected: string, actual: string): Refusal {
  return { code, expected, actual, fix: SECRET_REFUSALS[code].fix };
}

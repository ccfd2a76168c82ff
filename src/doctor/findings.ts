import type { Finding, Location } from '../core/verdict.ts';
import { DOCTOR_FINDINGS, type DoctorCode } from './finding-codes.ts';
import { remedyText, type Remedy } from './remedy.ts';

/** A finding and how it is put right; none where nothing has to be. */
export interface Diagnosis {
  finding: Finding;
  remedies: Remedy[];
}

export interface About {
  rule: string;
  expected: string;
  actual: string;
  role?: string;
  location?: Location;
}

export function diagnose(code: DoctorCode, about: About, ...remedies: Remedy[]): Diagnosis {
  const { outcome, meaning } = DOCTOR_FINDINGS[code];
  return {
    remedies,
    finding: {
      code,
      outcome,
      rule: about.rule,
      message: `${meaning} Expected ${about.expected}, found ${about.actual}.`,
      expected: about.expected,
      actual: about.actual,
      fix: remedies.map(remedyText).join(' '),
      ...placeOf(about),
    },
  };
}

/** Said of what was looked at and is as it should be, so that a quiet page is not mistaken for an unread one. */
export function healthy(code: string, { rule, expected, actual, ...about }: About): Diagnosis {
  return { remedies: [], finding: { code, outcome: 'pass', rule, message: `Found ${actual}.`, expected, actual, ...placeOf(about) } };
}

function placeOf({ role, location }: Pick<About, 'role' | 'location'>): Pick<Finding, 'subject' | 'location'> {
  return { ...(role === undefined ? {} : { subject: { kind: 'role', name: role } }), ...(location === undefined ? {} : { location }) };
}

import { APPROVAL_REFUSALS } from '../../src/approval/refusal-codes.ts';
import { OMS_REFUSALS } from '../../src/evidence/oms/refusal-codes.ts';
import { REFUSAL_CODES } from '../../src/evidence/refusal-codes.ts';
import { SECRET_REFUSALS } from '../../src/evidence/secrets/refusal-codes.ts';
import { STORE_REFUSALS } from '../../src/evidence/stores/refusal-codes.ts';

/** docs/refusals.md: every code with which a gate stays shut. */
export function refusalsPage(): string {
  return [
    '# Refusals\n',
    '<!-- Made by `npm run docs` from src/evidence/refusal-codes.ts and src/approval/refusal-codes.ts. -->\n',
    'A gate that stays shut says why with a code, what it expected, what it found, and what to do next. Each code shows alike',
    'in the log, the job summary, the check run and `verdict.json`.\n',
    '## Evidence\n',
    section(REFUSAL_CODES),
    '## Approval\n',
    section(APPROVAL_REFUSALS),
    '## Signatures of models\n',
    'What `sluice verify-signature` refuses, and a signed document that a policy asks for ([signing](signing.md)).\n',
    section(OMS_REFUSALS),
    '## Secrets\n',
    'What stops an upload. The file, the line and the format are named; the secret is shown nowhere.\n',
    section(SECRET_REFUSALS),
    '## Kept evidence\n',
    'Why evidence that was kept in a folder, a branch or a GitHub release is not taken back.\n',
    section(STORE_REFUSALS),
  ].join('\n');
}

function section(codes: Record<string, { meaning: string; fix: string }>): string {
  return Object.entries(codes)
    .map(([code, { meaning, fix }]) => `### ${code}\n\n${meaning}\n\nNext: ${fix}\n`)
    .join('\n');
}

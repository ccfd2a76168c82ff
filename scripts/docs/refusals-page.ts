import { APPROVAL_REFUSALS } from '../../src/approval/refusal-codes.ts';
import { OMS_REFUSALS } from '../../src/evidence/oms/refusal-codes.ts';
import { REFUSAL_CODES } from '../../src/evidence/refusal-codes.ts';
import { SECRET_REFUSALS } from '../../src/evidence/secrets/refusal-codes.ts';
import { STORE_REFUSALS } from '../../src/evidence/stores/refusal-codes.ts';
import { BY_UNIT_TEST, SAID_BY, SPEAKERS, SURFACES } from '../../testkit/refusals.ts';

/** Every code with which a gate stays shut. */
export const ALL_REFUSALS: Record<string, { meaning: string; fix: string }> = { ...REFUSAL_CODES, ...APPROVAL_REFUSALS, ...OMS_REFUSALS, ...SECRET_REFUSALS, ...STORE_REFUSALS };

/** docs/refusals.md: every code, who says it and where, what it means, and what to do next. */
export function refusalsPage(): string {
  return [
    '# Refusals\n',
    '<!-- Made by `npm run docs` from the catalogues of codes in src/ and from testkit/refusals.ts. -->\n',
    'A gate that stays shut says why with a code, what it expected, what it found, and what to do next.\n',
    '## Where each one shows\n',
    'A step says it on every surface that its job has: those that may write checks publish a check run too. JSON is `verdict.json`, or',
    'what a command prints with `--json`. Each row is drawn from the built action or command by a test, which also holds that it shows on no other surface.\n',
    matrix(),
    `Without a row: ${Object.entries(BY_UNIT_TEST).map(([code, why]) => `[${code}](#${code}), for ${why}`).join(' ')}\n`,
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

function matrix(): string {
  const rows = Object.entries(SAID_BY).flatMap(([code, speakers]) =>
    [...new Set(speakers)].map((speaker) => `| [${code}](#${code}) | ${speaker} | ${SURFACES.map((surface) => ((SPEAKERS[speaker] as readonly string[]).includes(surface) ? 'yes' : '–')).join(' | ')} |`),
  );
  return `${['| Code | Said by | Log | Summary | Check run | JSON |', '|---|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

function section(codes: Record<string, { meaning: string; fix: string }>): string {
  return Object.entries(codes)
    .map(([code, { meaning, fix }]) => `### ${code}\n\n${meaning}\n\nNext: ${fix}\n`)
    .join('\n');
}

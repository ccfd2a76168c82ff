import { plain } from '../report/escape.ts';
import type { Diagnosis } from './findings.ts';
import { remedyText, shellLine, type Remedy } from './remedy.ts';

/** What a person would do about it, to be read first and then run by that person; Sluice never runs any of it. */
export interface Plan {
  schema: 'urn:sluice:doctor-plan:v1';
  repository: string;
  /** ISO 8601. */
  made: string;
  steps: { code: string; what: string; remedies: Remedy[] }[];
}

export function planOf(diagnoses: readonly Diagnosis[], repository: string, now: Date): Plan {
  const wrong = diagnoses.filter(({ finding, remedies }) => (finding.outcome === 'fail' || finding.outcome === 'warn') && remedies.length > 0);
  return {
    schema: 'urn:sluice:doctor-plan:v1',
    repository,
    made: now.toISOString(),
    steps: wrong.map(({ finding, remedies }) => ({ code: finding.code, what: `${finding.rule}: ${finding.message}`, remedies })),
  };
}

/** As a script whose every command is commented out: each is read, and then let loose by hand. */
export function planScript({ repository, made, steps }: Plan): string {
  const lines = steps.flatMap(({ code, what, remedies }, index) => ['', comment(`${index + 1}. ${what} [${code}]`), ...remedies.map(scriptLine)]);
  return ['#!/bin/sh', comment(`What \`sluice doctor\` advises for ${repository}, ${made}.`), '# Nothing here runs until you take away the mark before it. Settings pages and edits stand as comments.', 'set -eu', ...lines, ''].join('\n');
}

function scriptLine(remedy: Remedy): string {
  return comment(remedy.kind === 'command' ? `${remedy.replace?.length ? `(replace first: ${remedy.replace.join(', ')})  ` : ''}${shellLine(remedy)}` : remedyText(remedy));
}

/** Names come from outside: none of them may end the comment that it stands in. */
function comment(text: string): string {
  return `# ${plain(text, 10_000)}`;
}

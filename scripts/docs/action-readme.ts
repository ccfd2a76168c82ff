interface Action {
  name: string;
  description: string;
  inputs?: Record<string, { description: string; default?: string }>;
  outputs?: Record<string, { description: string }>;
}

interface Workflow {
  jobs: Record<string, { permissions?: Record<string, string>; steps?: { uses?: string; with?: Record<string, unknown> }[] }>;
}

/** Text between these marks is written by hand and kept. */
const MARK = '<!-- by hand -->';
const END = '<!-- end -->';

/** The README of one action: what it is for, inputs, outputs, permissions, and the part that people write. */
export function actionReadme(folder: string, action: Action, before: string, workflows: Workflow[]): string {
  const byHand = before.includes(MARK) ? before.slice(before.indexOf(MARK) + MARK.length, before.indexOf(END)) : '\n';
  return [
    `# ${folder}\n`,
    `${action.description}\n`,
    '<!-- Made by `npm run docs` from action.yml and the workflows, except the part by hand. -->\n',
    `${MARK}${byHand}${END}\n`,
    '## Inputs\n',
    table(['Input', 'What it is', 'Default'], Object.entries(action.inputs ?? {}).map(([name, { description, default: value }]) => [`\`${name}\``, description, value ? `\`${value}\`` : ''])),
    '## Outputs\n',
    table(['Output', 'What it is'], Object.entries(action.outputs ?? {}).map(([name, { description }]) => [`\`${name}\``, description])),
    '## Permissions of its job\n',
    `${permissions(folder, workflows)}\n`,
    '## Errors\n',
    'Every message ends with a code in brackets; [docs/refusals.md](../docs/refusals.md) and [docs/troubleshooting.md](../docs/troubleshooting.md) say for each what to do.\n',
  ].join('\n');
}

function permissions(folder: string, workflows: Workflow[]): string {
  const jobs = workflows.flatMap(({ jobs }) => Object.values(jobs)).filter((job) => job.steps?.some(({ uses }) => uses !== undefined && new RegExp(`(^\\$|/sluice)/${folder}(@|$)`).test(uses)));
  const needed = jobs.map((job) => Object.entries(job.permissions ?? {}).map(([scope, access]) => `\`${scope}: ${access}\``).join(', ') || 'none');
  const distinct = [...new Set(needed)];
  return distinct.length === 0 ? 'See the workflow that uses it.' : distinct.map((each) => `- ${each}`).join('\n');
}

export function table(header: string[], rows: string[][]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [`| ${header.join(' | ')} |`, `|${' --- |'.repeat(header.length)}`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`), ''].join('\n');
}

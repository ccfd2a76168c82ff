import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Said, Speaker } from '../../../testkit/refusals.ts';
import { ROOT } from '../../../testkit/workflow/read.ts';

/** One command of the built CLI, for people and as JSON. */
export async function command(speaker: Speaker, argv: string[], cwd: string): Promise<Said> {
  const [text, json] = await Promise.all([started(argv, cwd), started([...argv, '--json'], cwd)]);
  return { speaker, exitCode: text.status, log: text.out, codes: codesIn(json.out) };
}

/** The built CLI: its status and everything it printed. */
export function started(argv: string[], cwd: string): Promise<{ status: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(ROOT, 'dist', 'sluice.js'), ...argv], { cwd, timeout: 60_000 }, (error, stdout, stderr) => resolve({ status: error ? Number(error.code) : 0, out: `${stdout}${stderr}` }));
  });
}

/** Every `code` in it, however deep: each report has its own shape. */
function codesIn(text: string): string[] {
  const codes: string[] = [];
  JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1), (key, value: unknown) => {
    if (key === 'code' && typeof value === 'string') codes.push(value);
    return value;
  });
  return codes;
}

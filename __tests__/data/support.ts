import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InputError } from '../../src/core/problem.ts';

/** A folder of its own for one test file; `remove` takes it away. */
export function temporaryFolder(): { path: string; write: (name: string, content: string | Uint8Array) => string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-data-'));
  return {
    path: folder,
    write(name, content) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The codes of the InputError that the work throws; `['no error']` where it throws none. */
export async function codesOf(work: Promise<unknown>): Promise<string[]> {
  return (await problemsOf(work)).map((problem) => problem.code);
}

export async function problemsOf(work: Promise<unknown>): Promise<InputError['problems']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [{ code: 'no error', message: '', fix: '' }];
}

/** Rows as CSV; texts are quoted, null is empty. */
export function csv(columns: string[], rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  const cell = (value: string | number | boolean | null) =>
    value === null ? '' : typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
  return [columns.map(cell).join(','), ...rows.map((row) => row.map(cell).join(','))].join('\n') + '\n';
}

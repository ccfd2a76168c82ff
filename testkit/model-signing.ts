import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './workflow/read.ts';

const run = promisify(execFile);

/** PyPI's own signer of models. Its key and certificate methods need pyopenssl, which it does not bring. */
const FOLDER = path.join(ROOT, '.tools', 'model-signing');
const PACKAGES = ['model-signing==1.1.1', 'pyopenssl'];
const ENDS_WITHIN_MS = 60_000;
const bin = (name: string): string => path.join(FOLDER, 'bin', name);

/** Installs it from PyPI; answers why not, where it cannot. */
export async function installModelSigning(): Promise<string | undefined> {
  try {
    if (!existsSync(bin('python'))) await run('python3', ['-m', 'venv', FOLDER]);
    if (!hasModelSigning()) await run(bin('pip'), ['install', '-q', '--disable-pip-version-check', ...PACKAGES], { timeout: 300_000 });
    return undefined;
  } catch (error) {
    return `not to be had from PyPI here: ${String((error as Error).message).split('\n')[0]}`;
  }
}

export function hasModelSigning(): boolean {
  return existsSync(bin('model_signing'));
}

export const MODEL_SIGNING = { program: bin('model_signing'), python: bin('python') };

/** Its command line: whether it ended well, and what it said. */
export async function modelSigning(cwd: string, ...args: string[]): Promise<{ ok: boolean; said: string }> {
  return said(bin('model_signing'), args, cwd);
}

/** A Python program with the package at hand. */
export async function python(cwd: string, program: string, ...args: string[]): Promise<{ ok: boolean; said: string }> {
  return said(bin('python'), ['-c', program, ...args], cwd);
}

async function said(program: string, args: readonly string[], cwd: string): Promise<{ ok: boolean; said: string }> {
  try {
    const { stdout, stderr } = await run(program, [...args], { cwd, timeout: ENDS_WITHIN_MS });
    return { ok: true, said: `${stdout}${stderr}`.trim() };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { ok: false, said: `${stdout}${stderr}`.trim() };
  }
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { InputError } from '../core/problem.ts';
import { packageFile } from '../run/package-file.ts';
import type { Io } from './io.ts';

/** `sluice demo`: what `npm run demo` runs, the example delivered for real on this machine. Needs a checkout after `npm ci`. */
export async function demo(argv: string[], io: Io): Promise<number> {
  const main = packageFile('examples/income/demo/main.ts');
  const runtime = packageFile('node_modules/onnxruntime-web/package.json');
  if (!existsSync(main) || !existsSync(runtime))
    throw InputError.of('demo-not-here', 'The demo needs a checkout of Sluice with its development packages.', 'Clone the repository and run `npm ci && npm run demo`.');
  const child = spawn(process.execPath, [packageFile('scripts/node24.mjs'), main, ...argv], { cwd: io.cwd, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../testkit/workflow/read.ts';

/**
 * Contract tests run the committed dist/, which is what users run; that it is the source's is another check's question
 * (`npm run check:dist`).
 */
export function needDist(): void {
  if (!existsSync(path.join(ROOT, 'dist', 'index.js'))) throw new Error('dist/ is not there, and the contract tests run what users run. Build it: npm run build');
}

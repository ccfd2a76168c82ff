// `npm run test:again`: runs the unit tests that failed in the last run (see failed-files.ts) once more. Fails where there are none to run.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { filesToRunAgain } from './failed-files.ts';

const files = filesToRunAgain(process.env.SLUICE_FAILED_FILES ?? '');
if (files.length === 0) {
  console.log('Nothing is run again: the tests did not come to their end, or too many of them failed.');
  process.exitCode = 1;
} else {
  console.log(`RUN AGAIN, alone, since they failed (what failed is above):\n${files.map((file) => `  ${path.relative('.', file)}`).join('\n')}`);
  const jest = ['--experimental-vm-modules', '--no-warnings', path.join('node_modules', 'jest', 'bin', 'jest.js'), '--runInBand', '--runTestsByPath', ...files];
  process.exitCode = spawnSync(process.execPath, jest, { stdio: 'inherit' }).status ?? 1;
}

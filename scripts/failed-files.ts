// A reporter of jest. Where SLUICE_FAILED_FILES names a file, it writes there which test files failed, a line each, so that
// they can be run once more, alone: tests against real programs share two cores with them, and one that fails for want of a
// turn says nothing of Sluice. What failed first stays in the output, and whoever runs them again says that they did.
import { readFileSync, writeFileSync } from 'node:fs';

/** More than so many do not fail by chance. */
const MOST = 3;

interface Results {
  testResults: readonly { testFilePath: string; numFailingTests: number; testExecError?: unknown }[];
}

export default class FailedFiles {
  onRunComplete(_contexts: unknown, { testResults }: Results): void {
    const { SLUICE_FAILED_FILES: file } = process.env;
    if (file === undefined || file === '') return;
    const failed = testResults.filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError !== undefined);
    writeFileSync(file, failed.map(({ testFilePath }) => `${testFilePath}\n`).join(''));
  }
}

/** The test files to run again; none where the run did not come to its end, or more failed than chance explains. */
export function filesToRunAgain(file: string): string[] {
  let failed: string[];
  try {
    failed = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
  return failed.length <= MOST ? failed : [];
}

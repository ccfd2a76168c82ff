import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { ServerProblem } from './rig.ts';

/** Where the last output of a server that failed is kept, beside the verdict. */
export const OUTPUT_FILE = 'serving-output.txt';
const SHOWN_LINES = 4;
const SHOWN_CHARACTERS = 400;

const FIXES: Record<ServerProblem['code'], string> = {
  'serving-not-started': 'Start it by hand as tests.serving.start says, with PORT set, and see that tests.serving.ready.path answers.',
  'serving-died': 'Correct what its output reports.',
  'serving-not-answering': 'Correct tests.serving.request (protocol, path, columns), or the server.',
};

/** A server that failed, as a finding: of the candidate a failure, of the champion an error, for the candidate is not to blame. */
export async function problemFinding(delivery: Delivery, context: StageContext, problem: ServerProblem): Promise<Finding> {
  const shown = problem.output.trim() !== '' && !hasSensitiveColumns(delivery);
  if (shown) {
    await writeFile(path.join(context.out, OUTPUT_FILE), `${problem.output}\n`);
    context.log.info(`Last output of the ${problem.who}'s server:\n${problem.output}`);
  }
  return {
    code: problem.code,
    outcome: problem.who === 'candidate' ? 'fail' : 'error',
    rule: `the ${problem.who}'s server starts, answers and stays`,
    message: `${problem.message}${said(delivery, problem.output)}`,
    expected: 'a server that answers',
    actual: problem.code.replace('serving-', '').replaceAll('-', ' '),
    fix: FIXES[problem.code],
    location: delivery.locate(['tests', 'serving', ...(problem.who === 'champion' ? ['champion'] : [])]),
  };
}

/** The last lines, where they cannot hold values that must not be shown. */
function said(delivery: Delivery, output: string): string {
  if (output.trim() === '') return ' It wrote nothing.';
  if (hasSensitiveColumns(delivery)) return ' Its last output is kept nowhere, for data.columns has sensitive ones and it may repeat their values.';
  return ` Its last output: ${output.trim().split('\n').slice(-SHOWN_LINES).join(' | ').slice(-SHOWN_CHARACTERS)}`;
}

function hasSensitiveColumns(delivery: Delivery): boolean {
  return Object.values(delivery.spec.data?.columns ?? {}).some((column) => column.sensitive);
}

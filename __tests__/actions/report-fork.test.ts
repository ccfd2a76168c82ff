import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readVerdict } from '../../src/actions/report-fork.ts';
import { InputError } from '../../src/core/problem.ts';
import { renderStrangersCheckRun } from '../../src/report/stranger.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const honest = { schema: 'urn:sluice:verdict:v1', stage: 'validate-data', outcome: 'pass', headline: 'All rules hold.', enforced: true, findings: [], notes: [], facts: [] };
const withFile = (bytes: string | Uint8Array) => (file: string) => writeFile(file, bytes);
const withValue = (value: unknown) => withFile(JSON.stringify(value));

test.each<[string, (file: string) => Promise<unknown>, RegExp]>([
  ['nothing', async () => undefined, /no file verdict\.json/],
  ['a link', (file) => symlink('/proc/self/environ', file), /no file/],
  ['a folder', (file) => mkdir(file), /no file/],
  ['more bytes than are read', withFile(Buffer.alloc(5_000_001, 32)), /at most 5000000/],
  ['no JSON', withFile('{'), /not JSON/],
  ['no text', withFile(Buffer.from([0xff, 0xfe])), /not UTF-8/],
  ['a deep nest', withFile(`${'['.repeat(5000)}${']'.repeat(5000)}`), /nests/],
  ['an infinity', withFile(JSON.stringify(honest).replace('"findings":[]', '"findings":[],"seed":1e999')), /beyond what a double/],
  ['a list', withValue([honest]), /object/],
  ['another schema', withValue({ ...honest, schema: 'urn:sluice:verdict:v2' }), /schema/],
  ['a key of its own', withValue({ ...honest, approved: true }), /approved/],
  ['an outcome of its own', withValue({ ...honest, outcome: 'approved' }), /outcome/],
  ['the verdict of another stage', withValue({ ...honest, stage: 'require-approval' }), /speaks for require-approval/],
])('a stranger\'s report that is %s is refused', async (_what, make, why) => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'verdict.json');
  await make(file);
  const error: unknown = await readVerdict(file, 'validate-data').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).problems.map(({ code, message }) => [code, why.test(message)])).toEqual([['report-unreadable', true]]);
});

test('an honest one is read, and shown without a word of its own in name, title or id, and never green', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'verdict.json');
  await writeFile(file, JSON.stringify({ ...honest, release: { name: 'income) success', digest: `sha256:${'a'.repeat(64)}` } }));
  const shown = renderStrangersCheckRun(await readVerdict(file, 'validate-data'), 7);
  expect(shown).toMatchObject({ name: 'sluice / validate-data (from outside)', externalId: 'sluice-outside/validate-data/7', title: 'From outside, no evidence: 0 rules', conclusion: 'neutral' });
});

import { expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { USAGE } from '../../src/cli/usage.ts';

async function said(...argv: string[]) {
  let out = '';
  let err = '';
  const status = await cli(argv, { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: '/', env: {} });
  return { status, out, err };
}

test('every command of the help says its options, and no other does', async () => {
  const { out } = await said('help');
  const listed = [...out.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name]) => name);
  expect(Object.keys(USAGE)).toEqual(listed);
  for (const name of Object.keys(USAGE)) expect(await said(name, '--help')).toMatchObject({ status: 0, out: expect.stringContaining(`sluice ${name} ${USAGE[name]}`) });
});

test('an unknown option is one sentence that says where the known ones are', async () => {
  expect(await said('check', '--nope')).toMatchObject({ status: 3, err: 'Unknown option \'--nope\'. See `sluice help`, or `--help` behind a command.\n' });
});

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const DELIVERY = `version: 1
release: {name: income, version: 1.0.0, model: model/}
rollout: {strategy: replace, command: ./deploy.sh}
`;

/** Keeps what each slot serves, and which one users reach, in files; the one program that strategy \`replace\` needs. */
const DEPLOY = `#!/bin/sh
set -eu
case "$1" in
  place) printf '%s' "$SLUICE_RELEASE" > "slot-$SLUICE_SLOT" ;;
  smoke) ;;
  point) printf '%s' "$SLUICE_SLOT" > points-to ;;
  retire) rm -f "slot-$SLUICE_SLOT" ;;
  loaded)
    share=0; [ "$(cat points-to 2>/dev/null || true)" = "$SLUICE_SLOT" ] && share=100
    if [ -f "slot-$SLUICE_SLOT" ]; then printf '{"digest": "%s", "share": %s}' "$(cat "slot-$SLUICE_SLOT")" "$share"
    else printf '{"digest": null, "share": %s}' "$share"; fi ;;
esac
`;

async function run(folder: string, ...argv: string[]) {
  const written = { out: '', err: '' };
  const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env: { PATH: process.env.PATH } };
  return { status: await cli(argv, io), ...written };
}

test('adopt records what serves as an untested baseline, once; a way back has nowhere to go; a promotion still needs an approval', async () => {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, 'model'));
  await writeFile(path.join(folder.path, 'model/model.bin'), 'weights');
  await writeFile(path.join(folder.path, 'delivery.yml'), DELIVERY);
  await writeFile(path.join(folder.path, 'deploy.sh'), DEPLOY);
  await chmod(path.join(folder.path, 'deploy.sh'), 0o755);
  const journal = async () => (await readFile(path.join(folder.path, '.sluice/income.journal.jsonl'), 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line));

  const adopted = await run(folder.path, 'adopt', '--out', 'o/adopt');
  expect(adopted).toMatchObject({ status: 0, out: expect.stringMatching(/^income 1\.0\.0 is adopted as an untested baseline/) });
  await run(folder.path, 'adopt', '--out', 'o/adopt');
  expect((await journal()).map(({ type, data }) => [type, data.slot])).toEqual([['adopted', 'a']]);
  expect((await run(folder.path, 'verify', 'o/adopt', '--model', 'model')).status).toBe(0);

  const back = await run(folder.path, 'rollback', '--out', 'o/rollback');
  expect(back.status).toBe(1);

  // The baseline's own ledger is no evidence for anything new.
  await writeFile(path.join(folder.path, 'model/model.bin'), 'other weights');
  const promoted = await run(folder.path, 'canary-promote', '--out', 'o/promote', '--ledger', 'o/adopt', '--once');
  expect(promoted).toMatchObject({ status: 1, out: expect.stringContaining('approval-missing') });
  expect(await journal()).toHaveLength(1);
});

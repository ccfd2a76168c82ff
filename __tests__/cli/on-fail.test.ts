import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { systemClock } from '../../src/run/system.ts';
import { Recorder } from '../../src/serving/recorder.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const digest = (character: string) => `sha256:${character.repeat(64)}` as const;

const deliveryFile = (onFail: string) => `version: 1
release: {name: income, version: 1.0.0, model: model/}
data:
  test: test.csv
  columns:
    age: {between: [0, 120], on_fail: ${onFail}, owner: data team, because: the model was trained on people}
rollout: {strategy: replace, command: ./deploy.sh}
`;

/** Keeps what each slot serves, and which one users reach, in files. */
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

/** A model of which `a` serves, with a delivery of another release to `b` in flight where asked for. */
async function world(folder: string, onFail: string, inFlight: boolean) {
  await mkdir(path.join(folder, 'model'));
  await writeFile(path.join(folder, 'model/model.bin'), 'weights');
  await writeFile(path.join(folder, 'delivery.yml'), deliveryFile(onFail));
  await writeFile(path.join(folder, 'test.csv'), 'id,age\n1,30\n2,300\n');
  await writeFile(path.join(folder, 'deploy.sh'), DEPLOY);
  await chmod(path.join(folder, 'deploy.sh'), 0o755);
  await writeFile(path.join(folder, 'slot-a'), digest('a'));
  await writeFile(path.join(folder, 'points-to'), 'a');
  await mkdir(path.join(folder, '.sluice'));
  const file = path.join(folder, '.sluice/income.journal.jsonl');
  const recorder = new Recorder({ journal: openFileJournal({ file, model: 'income', clock: systemClock }), model: 'income' }, systemClock, '42/1/1');
  await recorder.refresh();
  await recorder.append('adopted', { release: { name: 'income', digest: digest('a') }, slot: 'a' });
  if (inFlight)
    await recorder.append('opened', {
      release: { name: 'income', version: '2.0.0', digest: digest('b') }, slot: 'b', slots: ['a', 'b'], champion: { release: digest('a'), slot: 'a' }, deliveryFile: digest('c'), ledgerHead: digest('d'),
      plan: { strategy: 'replace', steps: [100], guardrails: [], falsePromotion: 0.05, interval: 1000, lease: 60_000, blindFor: 60_000, timeBudget: 3_600_000, watch: 0, atEnd: 'hold' },
    });
  const events = async () => (await readFile(file, 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as { type: string; delivery: string; data: Record<string, unknown> });
  const run = async (...argv: string[]) => {
    const written = { out: '', err: '' };
    const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env: { PATH: process.env.PATH } };
    return { status: await cli(argv, io), ...written };
  };
  return { events, run };
}

test('a finding that may hold keeps the rollout in flight where it is, once, with its own words as the reason', async () => {
  await using folder = await temporaryFolder();
  const { events, run } = await world(folder.path, 'hold', true);
  const told = await run('validate-data', '--out', 'o');
  expect(told.status).toBe(1);
  expect(told.out).toContain('A finding asks for `hold`, and this run does not act');
  expect(told.out).toContain('Owner: data team. Because: the model was trained on people. It holds the rollout in flight.');
  expect((await events()).map(({ type }) => type)).toEqual(['adopted', 'opened']);

  expect((await run('validate-data', '--out', 'o', '--act')).out).toContain('Held delivery 42/1/1');
  await run('validate-data', '--out', 'o', '--act');
  const all = await events();
  expect(all.map(({ type }) => type)).toEqual(['adopted', 'opened', 'held']);
  expect(all[2]).toMatchObject({ delivery: '42/1/1', data: { by: 'machine', code: 'held-by-data', reason: expect.stringMatching(/300.*column-outside-range; the model was trained on people/) } });
  expect(JSON.parse(await readFile(path.join(folder.path, 'o/hold/verdict.json'), 'utf8'))).toMatchObject({ stage: 'canary-promote', outcome: 'inconclusive' });
  const verdict = JSON.parse(await readFile(path.join(folder.path, 'o/verdict.json'), 'utf8')) as { notes: string[] };
  expect(verdict).toMatchObject({ stage: 'validate-data', outcome: 'fail' });
  expect(verdict.notes[0]).toContain('Held delivery 42/1/1');
});

test('a finding that may revert drains the candidate in flight, and says why in the journal', async () => {
  await using folder = await temporaryFolder();
  const { events, run } = await world(folder.path, 'revert', true);
  const acted = await run('validate-data', '--out', 'o', '--act');
  expect(acted).toMatchObject({ status: 1, out: expect.stringContaining('Rolled back:') });
  const back = (await events()).find(({ type }) => type === 'rolled-back');
  expect(back?.data).toMatchObject({ from: { digest: digest('b') }, reason: expect.stringContaining('column-outside-range') });
  expect(await readFile(path.join(folder.path, 'points-to'), 'utf8')).toBe('a');
  expect(JSON.parse(await readFile(path.join(folder.path, 'o/rollback/verdict.json'), 'utf8'))).toMatchObject({ stage: 'rollback' });
});

test.each(['hold', 'revert'])('a verdict that is only shown does not %s', async (onFail) => {
  await using folder = await temporaryFolder();
  const { events, run } = await world(folder.path, onFail, true);
  await writeFile(path.join(folder.path, 'delivery.yml'), deliveryFile(onFail).replace('data:', 'data:\n  enforce: false'));
  const told = await run('validate-data', '--out', 'o', '--act');
  expect(told.out).toContain('is not between 0 and 120');
  expect(told.status).toBe(0);
  expect((await events()).map(({ type }) => type)).toEqual(['adopted', 'opened']);
});

test('a rule that could not be asked holds the rollout, and takes nothing back', async () => {
  await using folder = await temporaryFolder();
  const { events, run } = await world(folder.path, 'revert', true);
  await writeFile(path.join(folder.path, 'delivery.yml'), deliveryFile('revert').replace('between: [0, 120]', 'mean: {at_most: 50}'));
  await writeFile(path.join(folder.path, 'test.csv'), 'id,age\n1,young\n2,old\n');
  const acted = await run('validate-data', '--out', 'o', '--act');
  expect(acted.out).toContain('Held delivery 42/1/1');
  expect((await events()).map(({ type }) => type)).toEqual(['adopted', 'opened', 'held']);
});

test('where nothing is in flight a hold has nothing to hold; a champion without anything before it is not taken back; good data does nothing', async () => {
  await using folder = await temporaryFolder();
  const { events, run } = await world(folder.path, 'hold', false);
  expect((await run('validate-data', '--out', 'o', '--act')).out).toContain('had nothing to hold');
  await writeFile(path.join(folder.path, 'delivery.yml'), deliveryFile('revert'));
  const alone = await run('validate-data', '--out', 'o', '--act');
  expect(alone.out).toMatch(/Rolled back:|could not be done/);
  expect(await readFile(path.join(folder.path, 'points-to'), 'utf8')).toBe('a');
  const before = (await events()).length;
  await writeFile(path.join(folder.path, 'test.csv'), 'id,age\n1,30\n2,31\n');
  expect(await run('validate-data', '--out', 'o', '--act')).toMatchObject({ status: 0, out: expect.not.stringContaining('on_fail') });
  expect(await events()).toHaveLength(before);
});

test('--explain tells what one scan answers without judging anything', async () => {
  await using folder = await temporaryFolder();
  const { run } = await world(folder.path, 'hold', false);
  const { status, out } = await run('validate-data', '--explain');
  expect(status).toBe(0);
  expect(out).toMatch(/test: one scan answers \d+ of \d+ rules/);
});

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { stateOf } from '../../src/journal/state.ts';
import { systemClock } from '../../src/run/system.ts';
import { Recorder } from '../../src/serving/recorder.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const digest = (character: string) => `sha256:${character.repeat(64)}` as const;

const deliveryFile = (more = '') => `version: 1
release: {name: income, version: 2.0.0, model: model/}
rollout: {strategy: replace, command: ./deploy.sh}
environments: [staging, production]
environment: staging
rollback: {within: 60 s, drill: {every: 31 days, environment: staging}, tabletop: {every: 90 days}}
${more}`;

/** Keeps what each slot serves, and which one users reach, in files. */
const DEPLOY = `#!/bin/sh
set -eu
case "$1" in
  place) printf '%s' "$SLUICE_RELEASE" > "slot-$SLUICE_SLOT" ;;
  smoke) ;;
  point) printf '%s' "$SLUICE_SLOT" > points-to; printf '%s ' "$SLUICE_SLOT" >> pointed ;;
  retire) rm -f "slot-$SLUICE_SLOT" ;;
  loaded)
    share=0; [ "$(cat points-to 2>/dev/null || true)" = "$SLUICE_SLOT" ] && share=100
    if [ -f "slot-$SLUICE_SLOT" ]; then printf '{"digest": "%s", "share": %s}' "$(cat "slot-$SLUICE_SLOT")" "$share"
    else printf '{"digest": null, "share": %s}' "$share"; fi ;;
esac
`;

/** A model that was adopted in slot a, and a release that was promoted over it in slot b. */
async function world(folder: string, more = '') {
  await mkdir(path.join(folder, 'model'));
  await mkdir(path.join(folder, '.sluice'));
  const files = { 'model/model.bin': 'weights', 'delivery.yml': deliveryFile(more), 'deploy.sh': DEPLOY, 'slot-a': digest('a'), 'slot-b': digest('b'), 'points-to': 'b' };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  await chmod(path.join(folder, 'deploy.sh'), 0o755);
  const journal = openFileJournal({ file: path.join(folder, '.sluice/income.journal.jsonl'), model: 'income', clock: systemClock });
  const recorder = new Recorder({ journal, model: 'income' }, systemClock, '42/1/1');
  await recorder.refresh();
  const release = { name: 'income', version: '2.0.0', digest: digest('b') };
  await recorder.append('adopted', { release: { name: 'income', version: '1.0.0', digest: digest('a') }, slot: 'a' });
  await recorder.append('opened', {
    release, slot: 'b', slots: ['a', 'b'], champion: { release: digest('a'), slot: 'a' }, deliveryFile: digest('c'), ledgerHead: digest('d'),
    plan: { strategy: 'replace', steps: [100], guardrails: [], falsePromotion: 0.05, interval: 1000, lease: 60_000, blindFor: 60_000, timeBudget: 3_600_000, watch: 0, atEnd: 'hold' },
  });
  await recorder.append('placed', { slot: 'b', release: digest('b'), loaded: digest('b') });
  await recorder.append('smoked', { slot: 'b', release: digest('b'), rows: 0, worst: 0, golden: null, how: 'smoke test of its own' });
  await recorder.append('advanced', { split: { a: 0, b: 100 }, step: 0 });
  await recorder.append('promoted', { release, slot: 'b', ledgerHead: digest('d'), golden: null, servedMs: 1000, requests: 0, numbers: {} });
  await recorder.append('closed', { outcome: 'promoted' });
  const run = async (...argv: string[]) => {
    const written = { out: '', err: '' };
    const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env: { PATH: process.env.PATH, HOOK_KEY: 'a key' } };
    return { status: await cli(argv, io), ...written };
  };
  return { run, state: async () => stateOf(await journal.read()), file: (name: string) => readFile(path.join(folder, name), 'utf8') };
}

test('a drill goes there and home again by the real programs, twice over, and leaves its statement', async () => {
  await using folder = await temporaryFolder();
  const { run, state, file } = await world(folder.path);
  const before = await state();
  const drilled = await run('rollback', '--drill', '--out', 'o');
  expect([drilled.status, drilled.out]).toEqual([0, expect.stringContaining('The way back from income 2.0.0 to income 1.0.0 was tried')]);
  expect([await file('pointed'), await file('points-to')]).toEqual(['a b ', 'b']);
  const after = await state();
  expect({ ...after, position: 0, drills: {}, slots: {} }).toEqual({ ...before, position: 0, drills: {}, slots: {} });
  expect(JSON.parse(await file('o/statement.json'))).toMatchObject({ predicateType: 'urn:sluice:statement:rollback:v1', predicate: { details: { drill: { backMs: expect.any(Number), withinMs: 60_000 } } } });
  expect((await run('rollback', '--drill', '--out', 'o')).status).toBe(0);
  const looked = await run('rollback', '--check', '--out', 'c');
  expect(looked.out).toContain('[tabletop-overdue]');
  expect(looked.out).not.toContain('[drill-overdue]');
  // The adopted bytes were never kept here.
  expect([looked.status, looked.out]).toEqual([1, expect.stringContaining('[no-version-ready]')]);
}, 30_000);

test('the criteria are printed, walked through without a terminal, and recorded from a file', async () => {
  await using folder = await temporaryFolder();
  const { run, state, file } = await world(folder.path);
  const page = await run('rollback', '--criteria');
  expect([page.status, page.out]).toEqual([0, expect.stringMatching(/^# When and how income is taken back \(staging\)\n/)]);
  const printed = await run('rollback', '--tabletop');
  expect([printed.status, printed.out]).toEqual([0, expect.stringContaining('Nothing was recorded')]);
  expect((await state()).drills.tabletop).toBeUndefined();
  await writeFile(path.join(folder.path, 'answers.json'), JSON.stringify({ who: ['Ada'], answers: Object.fromEntries(['when', 'who', 'how', 'fast', 'tried', 'told', 'by-hand'].map((id) => [id, 'Yes.'])) }));
  expect((await run('rollback', '--tabletop', '--answers', 'answers.json', '--out', 't')).status).toBe(0);
  expect((await state()).drills.tabletop).toMatchObject({ outcome: 'pass' });
  expect(JSON.parse(await file('t/statement.json')).predicate.details.tabletop.who).toEqual(['Ada']);
  for (const [text, why] of [['{', 'is not JSON'], ['{"who": "Ada"}', 'has not the shape'], ['{"who": [], "answers": {"when": 1}}', 'has not the shape']] as const) {
    await writeFile(path.join(folder.path, 'answers.json'), text);
    expect(await run('rollback', '--tabletop', '--answers', 'answers.json')).toMatchObject({ status: 3, err: expect.stringContaining(why) });
  }
}, 30_000);

test('people in a terminal are asked each question, and their answers are kept', async () => {
  await using folder = await temporaryFolder();
  const { state } = await world(folder.path);
  const asked: string[] = [];
  const ask = async (question: string) => (asked.push(question), asked.length === 1 ? 'Ada, Grace' : 'We know.');
  const io = { stdout: () => undefined, stderr: () => undefined, ask, cwd: folder.path, env: { PATH: process.env.PATH } };
  expect(await cli(['rollback', '--tabletop', '--out', 't'], io)).toBe(0);
  expect(asked).toHaveLength(8);
  expect((await state()).drills.tabletop).toMatchObject({ outcome: 'pass' });
}, 30_000);

test('options that do not go together, and triggers and times that are none, are mistakes', async () => {
  await using folder = await temporaryFolder();
  const { run, file } = await world(folder.path);
  for (const [argv, code] of [[['--check', '--drill'], 'rollback-which'], [['--load'], 'rollback-which'], [['--answers', 'x'], 'rollback-which'], [['--trigger', 'moon'], 'trigger-unknown'], [['--triggered-at', 'yesterday'], 'time-malformed'], [['--to', 'x'], 'digest-malformed']] as const)
  {
    const { status, out, err } = await run('rollback', ...argv);
    expect([status, out + err]).toEqual([3, expect.stringContaining(`[${code}]`)]);
  }
  expect(await file('points-to')).toBe('b');
}, 30_000);

test('a way back tells the webhook, signed; that no issue can be opened here is a warning, and nothing more', async () => {
  await using folder = await temporaryFolder();
  const received: { signature?: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk))).on('end', () => (received.push({ signature: request.headers['x-sluice-signature-256'] as string, body }), response.end('ok')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`;
    const { run, state, file } = await world(folder.path, `notify: {issue: {}, webhook: {url: '${hook}', secret_env: HOOK_KEY}}\n`);
    const { status, out } = await run('rollback', '--reason', 'Complaints.', '--trigger', 'monitor', '--triggered-at', new Date().toISOString(), '--out', 'o');
    expect([status, out]).toEqual([0, expect.stringContaining('[incident-not-told]')]);
    expect(out).not.toContain('secret-path');
    expect([await file('points-to'), (await state()).champion!.release.digest]).toEqual(['a', digest('a')]);
    expect(received).toHaveLength(1);
    expect(received[0]!.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(JSON.parse(received[0]!.body)).toMatchObject({ incident: { trigger: 'monitor', reason: 'Complaints.', left: { digest: digest('b') }, serves: { digest: digest('a') } } });
    expect(JSON.parse(await file('o/verdict.json')).findings.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['rolled-back', 'baseline-untested', 'webhook-told', 'incident-not-told']));
  } finally {
    server.close();
  }
}, 30_000);

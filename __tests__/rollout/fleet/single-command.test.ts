import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/core/digest.ts';
import { singleCommand } from '../../../src/rollout/fleet/single-command.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';

const [FIRST, SECOND] = [sha256('first'), sha256('second')];

/** A deployment in one file: what each slot holds, and which one users get. */
const DEPLOY = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const state = existsSync('state.json') ? JSON.parse(readFileSync('state.json')) : { slots: {}, live: null, calls: [] };
const { SLUICE_SLOT: slot, SLUICE_RELEASE: release } = process.env;
const verb = process.argv.at(-1);
state.calls.push(verb + ' ' + slot);
if (verb === 'place') state.slots[slot] = release;
if (verb === 'point') state.live = slot;
if (verb === 'retire') delete state.slots[slot];
if (verb === 'loaded') console.log(JSON.stringify({ digest: state.slots[slot] ?? null, share: state.live === slot ? 100 : 0 }));
if (verb === 'shadow') console.log(process.env.SLUICE_BATCH === '9' ? '{"batch": "x", "n": 1, "differ": 2}' : JSON.stringify({ batch: 'day ' + process.env.SLUICE_BATCH, n: 10, differ: 3 }));
if (verb === 'smoke') {
  if (!state.slots[slot]) process.exit(9);
  const { rows } = JSON.parse(readFileSync(0));
  if (rows.length > 0) console.log(JSON.stringify({ scores: rows.map(({ x }) => x + 1) }));
}
writeFileSync('state.json', JSON.stringify(state));
`;

async function deployment(program = DEPLOY) {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'deploy.mjs'), program);
  const drivers = singleCommand(`${process.execPath} deploy.mjs --quiet`, { cwd: folder.path, clock: new ManualClock(), timeout: 20_000 });
  const calls = async (): Promise<string[]> => (JSON.parse(await readFile(path.join(folder.path, 'state.json'), 'utf8')) as { calls: string[] }).calls;
  return { ...drivers, calls, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

function source(digest: typeof FIRST) {
  return { digest, root: '/releases/x', parts: { model: 'model' } };
}

describe('one program for the strategy batch', () => {
  test('scores a past batch by its place, and its counts are believed only where they are counts', async () => {
    await using place = await deployment();
    expect(await place.fleet.shadow!('b', 2)).toEqual({ batch: 'day 2', n: 10, differ: 3 });
    expect(await place.calls()).toEqual(['shadow b']);
    await expect(place.fleet.shadow!('b', 9)).rejects.toMatchObject({ code: 'batch-unreadable' });
  });
});

describe('one program for the strategy replace', () => {
  test('places, smokes and points, and is asked where users go', async () => {
    await using place = await deployment();
    const { fleet, traffic, calls } = place;
    expect(await traffic.read()).toEqual({ a: 0, b: 0 });
    await fleet.place('a', source(FIRST));
    expect(await fleet.loaded('a')).toBe(FIRST);
    expect(await fleet.loaded('b')).toBeNull();
    expect(await fleet.ask('a', [{ x: 1 }, { x: 2 }])).toEqual([2, 3]);
    await traffic.write({ a: 100, b: 0 });
    await traffic.write({ a: 100, b: 0 });
    expect(await traffic.read()).toEqual({ a: 100, b: 0 });
    await fleet.place('b', source(SECOND));
    expect(await traffic.read()).toEqual({ a: 100, b: 0 });
    await traffic.write({ a: 0, b: 100 });
    expect(await traffic.read()).toEqual({ a: 0, b: 100 });
    await fleet.retire('a');
    expect(await fleet.loaded('a')).toBeNull();
    expect((await calls()).filter((call) => !call.startsWith('loaded'))).toEqual(
      ['place a', 'smoke a', 'point a', 'point a', 'place b', 'point b', 'retire a'],
    );
  });

  test('is smoked without golden rows by its exit status alone', async () => {
    await using place = await deployment();
    const { fleet } = place;
    await expect(fleet.ask('a', [])).rejects.toMatchObject({ code: 'program-failed', exitCode: 9 });
    await fleet.place('a', source(FIRST));
    expect(await fleet.ask('a', [])).toEqual([]);
  });

  test('cannot split users between slots, and is not called for it', async () => {
    await using place = await deployment();
    const { fleet, traffic, calls } = place;
    await fleet.place('a', source(FIRST));
    await expect(traffic.write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'all-or-nothing' });
    expect(await calls()).toEqual(['place a']);
    expect(traffic.capabilities).toEqual({ weights: false, smallestStep: 100 });
  });

  test.each<[string, string]>([
    ['share-unreadable', `console.log('{"digest":null}')`],
    ['share-unreadable', `console.log('{"digest":null,"share":50}')`],
    ['weights-sum', `console.log('{"digest":null,"share":100}')`],
    ['digest-unreadable', `console.log('{"digest":"v3","share":100}')`],
    ['program-not-json', ''],
  ])('is refused as %s where `loaded` does %j', async (code, program) => {
    await using place = await deployment(program);
    const { traffic } = place;
    await expect(traffic.read()).rejects.toMatchObject({ code });
  });
});

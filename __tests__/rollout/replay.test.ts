import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import type { JournalEvent } from '../../src/core/seams.ts';
import { chainEvent, lineOf } from '../../src/journal/chain.ts';
import { keySigner, type JournalSigner } from '../../src/journal/sign.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { replay } from '../../src/rollout/replay.ts';
import { generator, release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, SHORT, worldWithChampion } from './factory.ts';

const DELIVERY = deliveryOf(undefined, { ...SHORT, steps: '[10, 50, 100]' });

/** A delivery by real ticks, whose candidate makes `errors` while the champion makes 20 %. */
async function delivered(errors: number, seed: number, run = '1', world?: World): Promise<World> {
  const made = world ?? (await worldWithChampion({ rps: 20, seed }));
  if (!world) made.behaviours.set(release('champion').digest, { errors: 0.2 });
  made.behaviours.set(made.candidate.digest, { errors });
  const context = contextOf(made, run);
  await canaryPromote(DELIVERY, context, await depsOf(made, DELIVERY, context), {});
  return made;
}

type Path = (string | number)[];

/** Every number of the event's data at which `counts` or `numbers` stand. */
function numbersIn(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'number') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...at, key]));
}

function changed(events: readonly JournalEvent[], index: number, at: Path): JournalEvent[] {
  const copy = structuredClone(events) as JournalEvent[];
  let inner = copy[index]!.data as Record<string | number, unknown>;
  for (const key of at.slice(0, -1)) inner = inner[key] as Record<string, unknown>;
  inner[at.at(-1)!] = (inner[at.at(-1)!] as number) + 1;
  return copy;
}

/** The same events as an unbroken chain, as whoever can write the journal could make it. */
async function chained(events: readonly JournalEvent[], signer?: JournalSigner): Promise<string> {
  let last: JournalEvent | undefined;
  let text = '';
  for (const [count, event] of events.entries()) {
    last = await chainEvent({ at: event.at, delivery: event.delivery, type: event.type, data: event.data }, { count, last, model: 'income' }, signer);
    text += `${lineOf(last)}\n`;
  }
  return text;
}

describe('a journal that real ticks wrote', () => {
  test.each([[0.2, 1], [0.2, 2], [0.15, 3], [0.45, 4], [0.8, 5], [0.3, 6]])('replays to the same decisions (errors %d, seed %d)', async (errors, seed) => {
    const { journal } = await delivered(errors, seed);
    const { decisions, broken, deliveries } = replay(journal.events);
    expect(broken).toBeUndefined();
    expect(deliveries).toBe(1);
    expect(decisions.length).toBeGreaterThan(1);
    expect(decisions.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
  });

  test.each<[string, JournalEvent['data']]>([['observed', { counts: { errors: 1 } }], ['opened', { champion: null }]])('but for one event (%s) of another shape is told up to there', async (type, data) => {
    const { journal: { events } } = await delivered(0.8, 5);
    const found = replay([...events.slice(0, 6), { ...events[6]!, type, data }]);
    expect(found.broken).toMatchObject({ index: events[6]!.index });
  });

  test('tells what a person decided from what the signals gave', async () => {
    const world = await worldWithChampion({ rps: 20 });
    world.behaviours.set(world.candidate.digest, { errors: 0.01 });
    const context = contextOf(world);
    await canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context), { once: true });
    await canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context), { once: true, request: 'abort' });
    const verdicts = replay(world.journal.events).decisions.map(({ recorded, verdict }) => [recorded, verdict]);
    expect(verdicts).toContainEqual(['roll back [aborted]', 'outside']);
    expect(verdicts.some(([, verdict]) => verdict === 'differs')).toBe(false);
  });
});

describe('a changed number', () => {
  // Which numbers a decision rests on: what was counted before it, and what it says itself.
  test.each([1, 2, 3])('of a journal that promoted is found, wherever it is (seed %d)', async (seed) => {
    const { events } = (await delivered(0.2, seed)).journal;
    const random = generator(seed);
    const lastDecision = events.findLastIndex(({ type }) => type === 'judged' || type === 'promoted');
    const places = events.slice(0, lastDecision + 1).flatMap(({ type, data }, index) =>
      numbersIn(data).filter((at) => (type === 'observed' && at[0] === 'counts' && ['events', 'total'].includes(String(at.at(-1)))) || ((type === 'judged' || type === 'promoted') && at[0] === 'numbers')).map((at) => ({ index, at })));
    expect(places.length).toBeGreaterThan(50);
    for (let round = 0; round < 25; round += 1) {
      const { index, at } = places[Math.floor(random() * places.length)]!;
      const { decisions, broken } = replay(changed(events, index, at));
      const found = broken !== undefined || decisions.some(({ verdict }) => verdict === 'differs');
      expect([found, index, at]).toEqual([true, index, at]);
    }
  });

  test('that hides harm is found though nobody recorded a decision on it', async () => {
    const { events } = (await delivered(0.8, 7)).journal;
    const judged = events.findIndex(({ type }) => type === 'judged');
    const looks = events.slice(0, judged);
    const last = looks.findLast(({ type }) => type === 'observed')!;
    const later = (minutes: number): JournalEvent => ({ ...last, at: new Date(Date.parse(last.at) + 60_000 * minutes).toISOString(), data: { ...last.data, counts: {} } });
    const { decisions } = replay([...looks, later(1), later(2), later(3)]);
    expect(decisions.at(-1)).toMatchObject({ recorded: 'no decision', verdict: 'differs' });
    expect(decisions.at(-1)!.replayed).toContain('roll back [harm, errors]');
  });
});

describe('sluice replay', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'sluice-replay-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const status = await cli(['replay', ...argv], { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: folder, env: {} });
    return { status, out, err };
  }

  const pair = generateKeyPairSync('ed25519');
  const signer = keySigner(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();

  test('answers 0 for a signed journal that replays, and says that signatures were checked', async () => {
    const { events } = (await delivered(0.2, 1)).journal;
    await writeFile(path.join(folder, 'income.journal.jsonl'), await chained(events, signer));
    await writeFile(path.join(folder, 'key.pem'), pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
    await writeFile(path.join(folder, 'other.pem'), other);
    const { status, out } = await run('income.journal.jsonl', '--key', 'key.pem');
    expect([status, out]).toEqual([0, expect.stringContaining('signatures checked')]);
    expect(out).toContain('each as the recorded signals give it');
    expect(await run('income.journal.jsonl')).toMatchObject({ status: 0, out: expect.stringContaining('all signed, and not checked') });
    expect(await run('income.journal.jsonl', '--key', 'other.pem')).toMatchObject({ status: 1, out: expect.stringContaining('[journal-signer]') });
  });

  test('answers 1 for one whose chain is whole and whose count was changed, and names the decision', async () => {
    const { events } = (await delivered(0.2, 2)).journal;
    const index = events.findIndex(({ type, data }) => type === 'observed' && Object.keys(data.counts as object).length > 0);
    await writeFile(path.join(folder, 'changed.jsonl'), await chained(changed(events, index, ['counts', 'errors', 'candidate', 'events'])));
    const { status, out } = await run('changed.jsonl', '--json');
    expect(status).toBe(1);
    const found = JSON.parse(out) as { refusals: unknown[]; decisions: { verdict: string; differences: string[] }[] };
    expect(found.refusals).toEqual([]);
    expect(found.decisions.find(({ verdict }) => verdict === 'differs')!.differences.some((line) => line.startsWith('errors.'))).toBe(true);
  });

  test('answers 1 for a chain that was edited, and for another model\'s', async () => {
    const text = await chained((await delivered(0.2, 1)).journal.events);
    const lines = text.split('\n');
    await writeFile(path.join(folder, 'cut.jsonl'), [...lines.slice(0, 3), ...lines.slice(4)].join('\n'));
    expect(await run('cut.jsonl')).toMatchObject({ status: 1, out: expect.stringContaining('[journal-chain]') });
    expect(await run('cut.jsonl', '--model', 'another')).toMatchObject({ status: 1, out: expect.stringContaining('[journal-genesis]') });
  });

  test('answers 3 where there is no journal, no key, or no line that is an event', async () => {
    await writeFile(path.join(folder, 'prose.jsonl'), 'Once upon a time\n');
    await writeFile(path.join(folder, 'empty.jsonl'), '');
    expect(await run('nowhere.jsonl')).toMatchObject({ status: 3, err: expect.stringContaining('[replay-journal]') });
    expect(await run('prose.jsonl')).toMatchObject({ status: 3, err: expect.stringContaining('[replay-journal]') });
    expect(await run('empty.jsonl')).toMatchObject({ status: 3, err: expect.stringContaining('[replay-journal]') });
    expect(await run()).toMatchObject({ status: 3 });
    expect(await run('prose.jsonl', '--key', 'nowhere.pem')).toMatchObject({ status: 3, err: expect.stringContaining('[replay-key]') });
  });

  test('asks whose journal it is where nothing says so', async () => {
    const test = { at: '2026-01-05T09:00:00.000Z', delivery: '1/1/1', type: 'lease', data: { lease: 1 } };
    await writeFile(path.join(folder, 'unnamed.jsonl'), await chained([test as unknown as JournalEvent]));
    expect(await run('unnamed.jsonl')).toMatchObject({ status: 3, err: expect.stringContaining('[replay-model]') });
    expect(await run('unnamed.jsonl', '--model', 'income')).toMatchObject({ status: 1, out: expect.stringContaining('stops to make sense at event 0') });
  });
});

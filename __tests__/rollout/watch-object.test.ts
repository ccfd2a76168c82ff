import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Journal, JournalEvent } from '../../src/core/seams.ts';
import { chainEvent, lineOf } from '../../src/journal/chain.ts';
import { openObjectJournal } from '../../src/journal/object.ts';
import { journalKey, keySigner } from '../../src/journal/sign.ts';
import { withoutKey } from '../../src/journal/unsigned.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { watch, type WatchMemory } from '../../src/rollout/watch.ts';
import { release, World } from '../../testkit/fleet.ts';
import { ObjectServer } from '../../testkit/object-server.ts';
import { contextOf, deliveryOf, depsOf, SHORT } from './factory.ts';

const DELIVERY = deliveryOf(undefined, SHORT);
const LEASE = 10 * 60_000;
const LOG = '/journals/income/journal.jsonl';

function pair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { signer: keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string), key: journalKey(publicKey.export({ type: 'spki', format: 'pem' }) as string) };
}

/** A rollout with half of the users on its candidate, whose signed journal is an object in a store. */
async function inFlight() {
  const server = await ObjectServer.start();
  const world = new World({ rps: 10 });
  const { signer, key } = pair();
  const open = (signed = true): Journal => openObjectJournal({ url: `${server.url}/journals/income`, access: () => ({}), model: 'income', clock: world.clock, ...(signed && { signer }) });
  const champion = release('champion', '1.0.0');
  world.loaded.a = champion.digest;
  world.candidate = release('candidate', '1.1.0');
  for (const { digest } of [champion, world.candidate]) world.behaviours.set(digest, { errors: 0.2 });
  await open().append({ at: world.clock.now().toISOString(), delivery: 'local/adopt/1', type: 'adopted', data: { release: { ...champion }, slot: 'a' } }, 0);
  const context = contextOf(world);
  const deps = { ...(await depsOf(world, DELIVERY, context)), journal: open(), keys: [key] };
  await canaryPromote(DELIVERY, context, deps, { once: true });
  expect(world.split).toEqual({ a: 50, b: 50 });
  const memory: WatchMemory & { text?: string } = { load: async () => memory.text, save: async (text) => void (memory.text = text) };
  const look = (journal = open()) => watch({ journal, keys: [key], model: 'income', traffic: world.traffic, clock: world.clock, log: context.log, memory }, { once: true });
  expect((await look()).kind).toBe('calm');
  const lines = (): string[] => server.objects.get(LOG)!.bytes.toString('utf8').split('\n').slice(0, -1);
  const write = (changed: string[]): void => server.replace(LOG, Buffer.from(changed.map((line) => `${line}\n`).join('')));
  return { server, world, look, lines, write, open, tick: () => canaryPromote(DELIVERY, context, deps, { once: true }), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** One more event that is chained rightly, signed by somebody else or by nobody: it lifts the lease for ever. */
async function forged(lines: readonly string[], signer: ReturnType<typeof pair>['signer'] | undefined): Promise<string> {
  const last = JSON.parse(lines.at(-1)!) as JournalEvent;
  const event = { at: last.at, delivery: last.delivery, type: 'lease', data: { lease: Date.parse('2099-01-01T00:00:00Z') } };
  return lineOf(await chainEvent(event, { count: lines.length, last, model: 'income' }, signer));
}

describe('the watch over a signed journal in an object store', () => {
  test.each<[string, (lines: string[]) => Promise<string[]>]>([
    ['an event of another key', async (lines) => [...lines, await forged(lines, pair().signer)]],
    ['an event without a signature', async (lines) => [...lines, await forged(lines, undefined)]],
    ['a changed event', async (lines) => lines.map((line) => line.replace('"step":0', '"step":1'))],
    ['events missing from its end', async (lines) => lines.slice(0, -2)],
    ['a line that is no event', async (lines) => [...lines, '{}']],
    ['another journal of the same model', async (lines) => [lines[0]!]],
  ])('drains at once where it has %s', async (_what, change) => {
    await using here = await inFlight();
    here.write(await change(here.lines()));
    expect(await here.look()).toMatchObject({ kind: 'drained', code: 'journal-untrusted' });
    expect(here.world.split).toEqual({ a: 100, b: 0 });
  });

  test('drains when the store is away for the length of the lease', async () => {
    await using here = await inFlight();
    here.server.token = 'somebody else\'s';
    here.world.clock.advance(LEASE - 1);
    expect((await here.look()).kind).toBe('blind');
    here.world.clock.advance(2);
    expect(await here.look()).toMatchObject({ kind: 'drained', code: 'journal-away' });
    expect(here.world.split).toEqual({ a: 100, b: 0 });
  });

  test('without the key changes the router and appends nothing, which would make the journal unbelievable; the next tick records it', async () => {
    await using here = await inFlight();
    here.world.clock.advance(LEASE + 1);
    const before = here.lines();
    expect(await here.look(withoutKey(here.open(false)))).toMatchObject({ kind: 'blind', text: expect.stringContaining('has no users') });
    expect([here.world.split, here.lines()]).toEqual([{ a: 100, b: 0 }, before]);
    const { verdict } = await here.tick();
    expect([verdict.outcome, verdict.findings[0]!.code, here.world.split]).toEqual(['fail', 'lease-ran-out', { a: 100, b: 0 }]);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/core/digest.ts';
import type { JournalEvent } from '../../src/core/seams.ts';
import { chainEvent, digestOfEvent, lineOf } from '../../src/journal/chain.ts';
import { journalKey, keySigner } from '../../src/journal/sign.ts';
import type { OpenDelivery } from '../../src/journal/state.ts';
import { recalled, sharedText } from '../../src/rollout/watch-memory.ts';

const AT = Date.parse('2026-01-05T09:00:00.000Z');
const LEASE = 600_000;
const HOUR = 3_600_000;

function keys() {
  const pair = generateKeyPairSync('ed25519');
  return { signer: keySigner(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string), key: journalKey(pair.publicKey.export({ type: 'spki', format: 'pem' }) as string) };
}
const ours = keys();
const theirs = keys();

interface Told {
  signer?: (typeof ours)['signer'];
  opened?: Record<string, unknown>;
  lease?: unknown;
  delivery?: string;
}

/** A journal of one delivery in flight, as a watch keeps it. */
async function kept({ signer = ours.signer, opened = {}, lease = AT + LEASE, delivery = '1/2/1' }: Told = {}): Promise<{ text: string; events: JournalEvent[] }> {
  const data = [
    ['adopted', '1/1/1', { release: { name: 'income', digest: sha256('champion') }, slot: 'a' }],
    ['opened', '1/2/1', { release: { name: 'income', digest: sha256('candidate') }, slot: 'b', slots: ['a', 'b'], champion: { release: sha256('champion'), slot: 'a' }, plan: { lease: LEASE }, ...opened }],
    ['observed', delivery, { lease }],
    ['observed', delivery, { lease: AT + 2 * LEASE, text: 'x'.repeat(120_000) }],
  ] as const;
  const events: JournalEvent[] = [];
  for (const [type, of, each] of data) events.push(await chainEvent({ at: new Date(AT).toISOString(), delivery: of, type, data: each }, { count: events.length, last: events.at(-1), model: 'income' }, signer));
  return { text: sharedText(events, { id: '1/2/1' } as OpenDelivery), events };
}

const options = { model: 'income', keys: [ours.key], now: AT + 1000, lease: LEASE };

describe('what a watch finds in a place that others can write to', () => {
  test('is the delivery and the end of the journal, as far as signatures prove them; events too large to keep are passed over', async () => {
    const { text, events } = await kept();
    expect(recalled(text, true, options)).toEqual({
      known: { index: 2, digest: digestOfEvent(events[2]!) },
      flight: { delivery: '1/2/1', openedAt: AT, slot: 'b', safe: { a: 100, b: 0 }, lease: LEASE, readAt: AT, until: AT + LEASE },
    });
  });

  test('is nothing where another key, or nobody, has signed it', async () => {
    expect(recalled((await kept({ signer: theirs.signer })).text, true, options)).toEqual({});
    const pieces = JSON.parse((await kept()).text) as { opened: string; last: string };
    const forged = (line: string, change: (event: JournalEvent) => void): string => {
      const event = JSON.parse(line) as JournalEvent;
      change(event);
      return lineOf(event);
    };
    const unsigned = forged(pieces.last, (event) => void delete event.signature);
    const prolonged = forged(pieces.last, (event) => void (event.data.lease = AT + 100 * LEASE));
    const turned = forged(pieces.opened, ({ data }) => Object.assign(data, { slot: 'a', champion: { slot: 'b' } }));
    expect(recalled(JSON.stringify({ ...pieces, last: unsigned }), true, options)).toEqual({});
    expect(recalled(JSON.stringify({ ...pieces, last: prolonged }), true, options)).toEqual({});
    expect(recalled(JSON.stringify({ ...pieces, opened: turned }), true, options)).not.toHaveProperty('flight');
  });

  test.each<[string, Told]>([
    ['another model', { opened: { release: { name: 'credit', digest: sha256('candidate') } } }],
    ['a first delivery, which has nobody to give its users to', { opened: { champion: null } }],
    ['slots that are none', { opened: { slots: ['a'] } }],
    ['champion and candidate on one slot', { opened: { champion: { release: sha256('champion'), slot: 'b' } } }],
    ['a champion that is on no slot', { opened: { champion: { release: sha256('champion'), slot: 'c' } } }],
    ['a plan without a lease', { opened: { plan: {} } }],
  ])('is no delivery where the signed events are of %s', async (_of, told) => {
    expect(recalled((await kept(told)).text, true, options).flight).toBeUndefined();
  });

  test('is no delivery where beginning and end are of two, or one more lease has passed since its own ended', async () => {
    const one = JSON.parse((await kept()).text) as Record<string, string>;
    const other = JSON.parse((await kept({ delivery: '1/2/1', opened: {} })).text) as Record<string, string>;
    const { events } = await kept({ delivery: '1/3/1' });
    expect(recalled(JSON.stringify({ opened: other.opened, last: lineOf(events[2]!) }), true, options).flight).toBeUndefined();
    expect(recalled(JSON.stringify(one), true, { ...options, now: AT + LEASE + LEASE }).flight).toBeDefined();
    expect(recalled(JSON.stringify(one), true, { ...options, now: AT + LEASE + LEASE + 1 }).flight).toBeUndefined();
  });

  test('lives no longer than the plan allows from the event on, whatever lease the event names', async () => {
    expect(recalled((await kept({ lease: AT + 100 * LEASE })).text, true, options).flight!.until).toBe(AT + LEASE);
  });

  test('of an unsigned journal never makes the journal look cut, and prolongs no delivery beyond the declared lease from now', async () => {
    const events: JournalEvent[] = [];
    const plan = { lease: 1000 * HOUR };
    const later = AT + 500 * HOUR;
    for (const [type, data] of [['opened', { release: { name: 'income', digest: sha256('candidate') }, slot: 'b', slots: ['a', 'b'], champion: { release: sha256('champion'), slot: 'a' }, plan }], ['observed', { lease: later }]] as const)
      events.push(await chainEvent({ at: new Date(AT).toISOString(), delivery: '1/2/1', type, data }, { count: events.length, last: events.at(-1), model: 'income' }, undefined));
    const found = recalled(sharedText(events, { id: '1/2/1' } as OpenDelivery), true, { ...options, keys: undefined });
    expect(found).toEqual({ flight: expect.objectContaining({ slot: 'b', until: options.now + LEASE }) });
  });

  test.each([['no JSON', 'x'], ['another form', '{"last":5}'], ['a line that is no event', '{"last":"{}"}']])('that is %s is told as such', (_what, text) => {
    expect(() => recalled(text, true, options)).toThrow();
  });
});

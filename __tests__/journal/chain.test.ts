import { generateKeyPairSync } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/core/digest.ts';
import { InputError } from '../../src/core/problem.ts';
import type { JournalEvent } from '../../src/core/seams.ts';
import { chainEvent, digestOfEvent, genesis, lineOf, LINE_BYTES, parseLine, verifyJournal } from '../../src/journal/chain.ts';
import { journalKey, keySigner, type JournalKey, type JournalSigner } from '../../src/journal/sign.ts';
import schema from '../../schemas/journal.schema.json' with { type: 'json' };

const MODEL = 'income';
const validates = new Ajv2020({ strict: true }).compile(schema);

function keyPair(): { signer: JournalSigner; key: JournalKey } {
  const pair = generateKeyPairSync('ed25519');
  return {
    signer: keySigner(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string),
    key: journalKey(pair.publicKey.export({ type: 'spki', format: 'pem' }) as string),
  };
}

async function events(count: number, signer?: JournalSigner, model = MODEL): Promise<JournalEvent[]> {
  const chained: JournalEvent[] = [];
  for (let index = 0; index < count; index++) {
    const event = { at: '2026-01-05T09:00:00.000Z', delivery: 'local/1/1', type: 'lease', data: { index } };
    chained.push(await chainEvent(event, { count: index, last: chained.at(-1), model }, signer));
  }
  return chained;
}

function codes(journal: readonly JournalEvent[], policy: Partial<Parameters<typeof verifyJournal>[1]> = {}): string[] {
  return verifyJournal(journal, { model: MODEL, ...policy }).map(({ code }) => code);
}

describe('verifyJournal', () => {
  test('accepts an empty journal and a whole one', async () => {
    expect(codes([])).toEqual([]);
    expect(codes(await events(5))).toEqual([]);
  });

  test('refuses the journal of another model', async () => {
    expect(codes(await events(3, undefined, 'credit'))).toEqual(['journal-genesis']);
  });

  test('refuses an event that was changed, by the link of the next one', async () => {
    const journal = await events(4);
    journal[1] = { ...journal[1]!, data: { index: 99 } };
    const [refusal] = verifyJournal(journal, { model: MODEL });
    expect(refusal).toMatchObject({ code: 'journal-chain', expected: expect.stringContaining('event 2') });
  });

  test.each([
    ['taken out', (journal: JournalEvent[]) => journal.toSpliced(1, 1)],
    ['doubled', (journal: JournalEvent[]) => journal.toSpliced(1, 0, journal[1]!)],
    ['exchanged', (journal: JournalEvent[]) => [journal[0]!, journal[2]!, journal[1]!, journal[3]!]],
  ])('refuses events that were %s', async (_how, change) => {
    expect(codes(change(await events(4)))).toEqual(['journal-index', 'journal-chain']);
  });

  test('refuses a journal that was cut, where a later event is known', async () => {
    const journal = await events(4);
    const known = { index: 3, digest: digestOfEvent(journal[3]!) };
    expect(codes(journal, { known })).toEqual([]);
    expect(codes(journal.slice(0, 3))).toEqual([]);
    expect(codes(journal.slice(0, 3), { known })).toEqual(['journal-cut']);
  });

  test('with keys, accepts only events that one of them signed', async () => {
    const [one, two] = [keyPair(), keyPair()];
    const signed = await events(3, one.signer);
    expect(codes(signed, { keys: [two.key, one.key] })).toEqual([]);
    expect(codes(signed, { keys: [two.key] })).toEqual(['journal-signer']);
    expect(codes(await events(3), { keys: [one.key] })).toEqual(['journal-unsigned']);
    expect(codes(signed, { keys: [] })).toEqual(['journal-signer']);
  });

  test('refuses a signature that was made for another event, or that is none', async () => {
    const { signer, key } = keyPair();
    const journal = await events(1, signer);
    const changed = { ...journal[0]!, data: { index: 1 } };
    expect(codes([changed], { keys: [key] })).toEqual(['journal-signature']);
    expect(codes([{ ...journal[0]!, signature: { keyid: key.keyid, sig: '!' } }], { keys: [key] })).toEqual(['journal-signature']);
    const { keyid, sig } = journal[0]!.signature!;
    for (const other of [`${sig}{`, sig.replace(/=+$/, ''), `{${sig}`]) expect(codes([{ ...journal[0]!, signature: { keyid, sig: other } }], { keys: [key] })).toEqual(['journal-signature']);
  });

  test('refuses any journal of which one character was changed', async () => {
    const { signer, key } = keyPair();
    const lines = (await events(3, signer)).map(lineOf);
    const text = lines.join('\n');
    const read = (changed: string): string[] => {
      try {
        return codes(changed.split('\n').map((line, index) => parseLine(line, index + 1, 'here')), { keys: [key] });
      } catch {
        return ['journal-unreadable'];
      }
    };
    expect(read(text)).toEqual([]);
    fc.assert(fc.property(fc.nat(text.length - 1), fc.constantFrom('0', 'a', '"', '{', ' ', '\u0000'), (at, character) => {
      fc.pre(text[at] !== character);
      expect(read(text.slice(0, at) + character + text.slice(at + 1))).not.toEqual([]);
    }));
  });
});

describe('the line of an event', () => {
  test('fits the published schema, and everything else is refused by both', async () => {
    const [event] = await events(1, keyPair().signer);
    expect(validates(JSON.parse(lineOf(event!)))).toBe(true);
    const odd: Record<string, unknown>[] = [
      { ...event, index: -1 }, { ...event, index: 1.5 }, { ...event, prev: 'sha256:00' }, { ...event, at: 'today' }, { ...event, delivery: '' },
      { ...event, type: 'No' }, { ...event, data: [] }, { ...event, extra: 1 }, { ...event, signature: { keyid: 'k' } }, { ...event, data: undefined },
    ];
    for (const value of odd) {
      const line = canonicalJson(value);
      expect([line, validates(JSON.parse(line))]).toEqual([line, false]);
      expect(() => parseLine(line, 1, 'here')).toThrow(expect.objectContaining({ code: 'journal-unreadable' }));
    }
  });

  test('comes back as it was, whatever JSON it holds', async () => {
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (data) => {
      const event = { at: '2026-01-05T09:00:00Z', delivery: 'd', type: 'held', data };
      const chained = await chainEvent(event, { count: 0, last: undefined, model: MODEL }, undefined);
      expect(parseLine(lineOf(chained), 1, 'here')).toEqual(chained);
    }));
  });

  test('that is too long is refused before it is written', async () => {
    const event = { at: '2026-01-05T09:00:00Z', delivery: 'd', type: 'held', data: { text: 'x'.repeat(LINE_BYTES) } };
    await expect(chainEvent(event, { count: 0, last: undefined, model: MODEL }, undefined)).rejects.toMatchObject({ code: 'journal-event' });
  });
});

describe('the keys of a journal', () => {
  test('are bound to one model: its genesis is the SHA-256 of {"model":"income","schema":"urn:sluice:journal:v1"}', () => {
    expect(genesis('income')).toBe('sha256:bdcc733b966189f5342b4c3920df3b5801441b5c3370a46d7f75adfa9e6917cd');
  });

  test.each([
    ['an RSA key', () => generateKeyPairSync('rsa', { modulusLength: 1024 })],
    ['a P-384 key', () => generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ])('are refused where they are %s', (_what, make) => {
    const pair = make();
    expect(() => keySigner(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)).toThrow(InputError);
    expect(() => journalKey(pair.publicKey.export({ type: 'spki', format: 'pem' }) as string)).toThrow(/Use an Ed25519 or a P-256 key/);
  });

  test('are refused where they cannot be read', () => {
    expect(() => journalKey('nothing')).toThrow(/journal-key/);
  });
});

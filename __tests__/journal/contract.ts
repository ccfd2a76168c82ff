import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { JournalConflict, type Journal, type JournalEvent } from '../../src/core/seams.ts';
import { digestOfEvent, genesis, verifyJournal } from '../../src/journal/chain.ts';
import { journalKey, keySigner, type JournalSigner } from '../../src/journal/sign.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { kill, startWriter, type WriterTask } from './writers.ts';

export const MODEL = 'income';

/** One place for a journal, as often opened as wanted: each journal is another writer. */
export interface JournalHome extends AsyncDisposable {
  open(signer?: JournalSigner): Journal;
  /** How a program of its own opens it. */
  task: WriterTask['home'];
}

export function event(type = 'lease', data: Record<string, unknown> = {}): Omit<JournalEvent, 'index' | 'prev' | 'signature'> {
  return { at: '2026-01-05T09:00:00.000Z', delivery: 'local/1/1', type, data };
}

/** What every journal keeps to, whatever it is kept in. `crashes`: the points at which a
 * writer is to die, and how many of them lie inside an append. */
export function journalContract(name: string, home: (folder: string) => Promise<JournalHome>, crashes: { points: number; kills: number; patch: string }): void {
  const inHome = async (work: (home: JournalHome) => Promise<void>): Promise<void> => {
    await using folder = await temporaryFolder();
    await using place = await home(folder.path);
    await work(place);
  };

  describe(`a journal in a ${name}`, () => {
    test('is empty before its first event', () => inHome(async ({ open }) => {
      expect(await open().read()).toEqual([]);
      expect(await open().attachment('ledgers/none.jsonl')).toBeUndefined();
    }));

    test('gives back what was appended, in order and chained, to any reader', () => inHome(async ({ open }) => {
      const writer = open();
      const data = { text: 'Grüße "quoted" \u2028 \n', number: 1e-9, nested: [{ a: null }] };
      expect(await writer.append(event('opened', data), 0)).toBe(1);
      expect(await writer.append(event('lease'), 1)).toBe(2);
      const events = await open().read();
      expect(events.map(({ index, type }) => [index, type])).toEqual([[0, 'opened'], [1, 'lease']]);
      expect(events[0]!.data).toEqual(data);
      expect(events[0]!.prev).toBe(genesis(MODEL));
      expect(events[1]!.prev).toBe(digestOfEvent(events[0]!));
      expect(verifyJournal(events, { model: MODEL })).toEqual([]);
    }));

    test.each([[0], [2]])('refuses an append that expects %d events where there is 1, and keeps nothing of it', (expected) => inHome(async ({ open }) => {
      const journal = open();
      await journal.append(event('opened'), 0);
      await expect(journal.append(event('lease'), expected)).rejects.toThrow(JournalConflict);
      expect(await open().read()).toHaveLength(1);
    }));

    test('lets exactly one of two writers at one position win', () => inHome(async ({ open }) => {
      const writers = [open(), open()];
      for (let position = 0; position < 4; position++) {
        // The very same event: nothing but the race can tell the writers apart.
        const results = await Promise.allSettled(writers.map((writer) => writer.append(event('lease'), position)));
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
        expect(lost.reason).toBeInstanceOf(JournalConflict);
        expect(await open().read()).toHaveLength(position + 1);
      }
    }));

    test('keeps every event of two programs that write at the same time', () => inHome(async ({ open, task }) => {
      const programs = [1, 2].map((writer) => startWriter({ home: task, writer, appends: 5 }));
      expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual([0, 0]);
      const events = await open().read();
      expect(verifyJournal(events, { model: MODEL })).toEqual([]);
      expect(events.map(({ data }) => `${data.writer}/${data.count}`).sort()).toEqual(
        ['1/0', '1/1', '1/2', '1/3', '1/4', '2/0', '2/1', '2/2', '2/3', '2/4'],
      );
    }));

    test('keeps attachments beside the events, each written once', () => inHome(async ({ open }) => {
      const journal = open();
      await journal.attach('ledgers/first.jsonl', Buffer.from('{}\n'));
      await journal.attach('ledgers/first.jsonl', Buffer.from('{}\n'));
      await journal.append(event('opened'), 0);
      await journal.attach('releases/empty.json', Buffer.alloc(0));
      const other = open();
      expect(Buffer.from((await other.attachment('ledgers/first.jsonl'))!).toString()).toBe('{}\n');
      expect((await other.attachment('releases/empty.json'))!.byteLength).toBe(0);
      await expect(other.attach('ledgers/first.jsonl', Buffer.from('{ }\n'))).rejects.toMatchObject({ code: 'attachment-exists' });
      expect(Buffer.from((await journal.attachment('ledgers/first.jsonl'))!).toString()).toBe('{}\n');
      expect(await journal.append(event('lease'), 1)).toBe(2);
    }));

    test.each([['../out'], ['/etc/x'], ['a//b'], ['.hidden'], ['a/../b'], ['a\nb'], ['x.lock'], [''], ['-option/../x']])(
      'refuses the attachment name %j', (bad) => inHome(async ({ open }) => {
        await expect(open().attach(bad, Buffer.from('x'))).rejects.toMatchObject({ code: 'attachment-name' });
        await expect(open().attachment(bad)).rejects.toMatchObject({ code: 'attachment-name' });
      }),
    );

    test.each([
      ['a type that is no word', { ...event(), type: 'Two Words' }],
      ['a local time', { ...event(), at: '2026-01-05 09:00' }],
      ['no delivery', { ...event(), delivery: '' }],
    ])('refuses an event with %s, and keeps nothing of it', (_why, bad) => inHome(async ({ open }) => {
      await expect(open().append(bad, 0)).rejects.toMatchObject({ code: 'journal-event' });
      await expect(open().append(event('lease', { share: NaN }), 0)).rejects.toThrow();
      expect(await open().read()).toEqual([]);
    }));

    test.each([['ed25519'], ['p256']])('signs each event with a key of type %s', (type) => inHome(async ({ open }) => {
      const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const signer = keySigner(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
      const key = journalKey(pair.publicKey.export({ type: 'spki', format: 'pem' }) as string);
      const journal = open(signer);
      await journal.append(event('opened'), 0);
      await journal.append(event('lease'), 1);
      const events = await open().read();
      expect(events.map(({ signature }) => signature?.keyid)).toEqual([key.keyid, key.keyid]);
      expect(verifyJournal(events, { model: MODEL, keys: [key] })).toEqual([]);
    }));

    test('is readable and goes on after its writer was killed at any point of an append', () => inHome(async ({ open, task }) => {
      const base = open();
      await base.append(event('opened'), 0);
      let survived = 0;
      for (let point = 1; point <= crashes.points; point++) {
        const before = (await open().read()).length;
        const writer = startWriter({ home: task, writer: point, appends: 1 }, { patch: crashes.patch, point });
        const status = await writer.ended;
        if (status === 0) survived++;
        const events = await open().read();
        expect(verifyJournal(events, { model: MODEL })).toEqual([]);
        expect([before, before + 1]).toContain(events.length);
        await appendAnyhow(open());
      }
      // The last points lie beyond the end of the append: so all of it was covered.
      expect(survived).toBeGreaterThan(0);
      expect(crashes.points - survived).toBeGreaterThanOrEqual(crashes.kills);
      expect(verifyJournal(await open().read(), { model: MODEL })).toEqual([]);
    }), 180_000);

    test('is readable and goes on after its writer was killed from outside', () => inHome(async ({ open, task }) => {
      const writer = startWriter({ home: task, writer: 1, appends: 1_000_000 });
      await writer.said;
      kill(writer);
      expect(await writer.ended).toBe('SIGKILL');
      expect(verifyJournal(await open().read(), { model: MODEL })).toEqual([]);
      await appendAnyhow(open());
      expect(verifyJournal(await open().read(), { model: MODEL })).toEqual([]);
    }));
  });
}

// What a killed writer had set going (a push) may still land between our reading and our append: that is a conflict, and no loss.
async function appendAnyhow(journal: Journal): Promise<void> {
  const attempt = async (left: number): Promise<void> => {
    try {
      await journal.append(event('held'), (await journal.read()).length);
    } catch (error) {
      if (!(error instanceof JournalConflict) || left === 0) throw error;
      await attempt(left - 1);
    }
  };
  await attempt(5);
}

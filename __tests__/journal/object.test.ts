import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { verifyJournal } from '../../src/journal/chain.ts';
import { openObjectJournal, type ObjectJournalOptions } from '../../src/journal/object.ts';
import { journalKey, keySigner } from '../../src/journal/sign.ts';
import { systemClock } from '../../src/run/system.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { ObjectServer } from '../../testkit/object-server.ts';
import { event, journalContract, MODEL } from './contract.ts';

const KEYS = { region: 'eu-central-1', accessKeyId: 'key-id', secretAccessKey: 'very-secret' };
const LOG = '/journals/income/journal.jsonl';

journalContract(
  'store with ETags',
  async () => {
    const server = await ObjectServer.start();
    server.credentials = KEYS;
    const url = `${server.url}/journals/income`;
    return {
      open: (signer) => openObjectJournal({ url, access: () => ({ aws: KEYS }), model: MODEL, clock: systemClock, signer }),
      task: { kind: 'object', url, access: { aws: KEYS } },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  },
  // Two readings and one write: six points inside, and one beyond them.
  { points: 8, kills: 6, patch: 'crash-in-requests.mjs' },
);

async function store(options: Partial<ObjectJournalOptions> = {}) {
  const server = await ObjectServer.start();
  const open = (more: Partial<ObjectJournalOptions> = {}) => openObjectJournal({ url: `${server.url}/journals/income`, access: () => ({}), model: MODEL, clock: new ManualClock(), ...options, ...more });
  return { server, open, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

describe('a journal in an object', () => {
  test('is lines that people can read, and its attachments are objects beside it', async () => {
    await using place = await store();
    const journal = place.open();
    await journal.append(event('opened'), 0);
    await journal.attach('ledgers/abc.jsonl', Buffer.from('{}\n'));
    await journal.append(event('lease'), 1);
    expect([...place.server.objects.keys()].sort()).toEqual(['/journals/income/attachments/ledgers/abc.jsonl', LOG]);
    expect(place.server.objects.get(LOG)!.bytes.toString().split('\n').map((line) => line && (JSON.parse(line) as { type: string }).type)).toEqual(['opened', 'lease', '']);
  });

  test('is fetched again only when it changed: a reading of the same state brings no bytes', async () => {
    await using place = await store();
    const journal = place.open();
    await journal.append(event('opened'), 0);
    place.server.seen.length = 0;
    await journal.read();
    await journal.read();
    await place.open().append(event('lease'), 1);
    await journal.read();
    expect(place.server.seen.filter((line) => line.startsWith('GET'))).toEqual([`GET ${LOG} 304`, `GET ${LOG} 304`, `GET ${LOG} 200`, `GET ${LOG} 200`]);
  });

  test.each<[string, 'before' | 'after' | number]>([['before the store saw it', 'before'], ['after the store wrote it', 'after'], ['with 503', 503]])(
    'counts a write once whose reply was lost %s', async (_when, fault) => {
      await using place = await store();
      const journal = place.open();
      await journal.append(event('opened'), 0);
      place.server.faults.push(fault);
      expect(await journal.append(event('lease'), 1)).toBe(2);
      expect(await journal.append(event('lease'), 2)).toBe(3);
      expect(verifyJournal(await place.open().read(), { model: MODEL })).toEqual([]);
    },
  );

  test('does not take the same event of another writer for its own', async () => {
    await using place = await store();
    const [mine, others] = [place.open(), place.open()];
    await mine.append(event('opened'), 0);
    await others.read();
    // Mine never arrives; before it is sent again the other writes the very same line.
    const clock = new (class extends ManualClock {
      override async sleep(ms: number): Promise<void> {
        await super.sleep(ms);
        if ((await others.read()).length === 1) await others.append(event('lease'), 1);
      }
    })();
    place.server.faults.push('before');
    await expect(place.open({ clock }).append(event('lease'), 1)).rejects.toMatchObject({ name: 'JournalConflict' });
    expect(await mine.read()).toHaveLength(2);
  });

  test('says that it does not know, where the store does not keep who wrote and a reply was lost', async () => {
    await using place = await store();
    place.server.dropsMeta = true;
    const journal = place.open();
    await journal.append(event('opened'), 0);
    place.server.faults.push('after');
    await expect(journal.append(event('lease'), 1)).rejects.toMatchObject({ code: 'object-unsure' });
    expect(await journal.read()).toHaveLength(2);
    expect(await journal.append(event('lease'), 2)).toBe(3);
  });

  test.each(['weak', 'none'] as const)('refuses a store with %s ETags, which cannot compare before it sets', async (etags) => {
    await using place = await store();
    await place.open().append(event('opened'), 0);
    place.server.etags = etags;
    await expect(place.open().read()).rejects.toMatchObject({ code: 'object-no-etag' });
  });

  test('is never begun anew where the object has gone', async () => {
    await using place = await store();
    const journal = place.open();
    await journal.append(event('opened'), 0);
    place.server.objects.clear();
    await expect(journal.read()).rejects.toMatchObject({ code: 'object-gone' });
    await expect(journal.append(event('lease'), 1)).rejects.toMatchObject({ code: 'object-gone' });
  });

  test.each([['cut in a line', (text: string) => text.slice(0, -5)], ['with a line that is no event', (text: string) => `${text}{}\n`]])(
    'is refused %s', async (_how, change) => {
      await using place = await store();
      const journal = place.open();
      await journal.append(event('opened'), 0);
      place.server.replace(LOG, Buffer.from(change(place.server.objects.get(LOG)!.bytes.toString())));
      await expect(journal.read()).rejects.toMatchObject({ code: 'journal-unreadable' });
      await expect(journal.append(event('lease'), 1)).rejects.toMatchObject({ code: 'journal-unreadable' });
    },
  );

  test('that another key signed does not verify', async () => {
    await using place = await store();
    const [ours, theirs] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const signer = keySigner(theirs.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    await place.open({ signer }).append(event('opened'), 0);
    const keys = [journalKey(ours.publicKey.export({ type: 'spki', format: 'pem' }) as string)];
    expect(verifyJournal(await place.open().read(), { model: MODEL, keys }).map(({ code }) => code)).toEqual(['journal-signer']);
  });

  test('signs its requests for S3: the store refuses another secret, another region and none', async () => {
    await using place = await store();
    place.server.credentials = KEYS;
    await place.open({ access: () => ({ aws: KEYS }) }).append(event('opened'), 0);
    for (const access of [{ aws: { ...KEYS, secretAccessKey: 'other' } }, { aws: { ...KEYS, region: 'us-east-1' } }, {}])
      await expect(place.open({ access: () => access }).read()).rejects.toMatchObject({ code: 'object-refused', message: expect.not.stringContaining('other') });
  });

  test('gives a token, or a query that gives access, and repeats neither in what it says', async () => {
    await using place = await store();
    place.server.token = 'hidden-token';
    await place.open({ access: () => ({ token: 'hidden-token' }) }).append(event('opened'), 0);
    await expect(place.open({ access: () => ({ query: 'sig=hidden-query' }) }).read()).rejects.toMatchObject({ code: 'object-refused', message: expect.not.stringContaining('hidden-query') });
  });

  test('is not kept over plain http away from this machine', () => {
    expect(() => openObjectJournal({ url: 'http://store.example.org/j', access: () => ({}), model: MODEL, clock: systemClock })).toThrow(/http-not-loopback/);
  });

  test('ends a store that does not answer, at its time limit', async () => {
    await using place = await store({ timeout: 200 });
    place.server.credentials = undefined;
    const { createServer } = await import('node:http');
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    await expect(place.open({ url: `http://127.0.0.1:${port}/` }).read()).rejects.toMatchObject({ code: 'object-timed-out' });
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  });

  test('reads no more of a refusal than it tells: the rest of an endless one stays where it is', async () => {
    await using place = await store();
    const { createServer } = await import('node:http');
    let sent = 0;
    const endless = createServer((_, response) => {
      response.writeHead(403);
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(65_536, 'x'), () => ((sent += 65_536) > 64 * 1024 * 1024 ? response.end() : more())));
      more();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    const { port } = endless.address() as { port: number };
    await expect(place.open({ url: `http://127.0.0.1:${port}/` }).read()).rejects.toMatchObject({ code: 'object-refused' });
    endless.closeAllConnections();
    await new Promise((resolve) => endless.close(resolve));
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ObjectStore as Store } from '../../src/journal/object-store.ts';
import { openObjectJournal } from '../../src/journal/object.ts';
import { systemClock } from '../../src/run/system.ts';
import { startObjectStore, type ObjectStore } from '../../testkit/object-store.ts';
import { event, journalContract, MODEL } from '../journal/contract.ts';

// A real S3 server on loopback, asked with signatures of version 4.
const KEYS = { region: 'us-east-1', accessKeyId: 'key-id', secretAccessKey: 'very-secret' };
let store: ObjectStore;
beforeAll(async () => {
  store = await startObjectStore('journals', { oneAtATime: true });
}, 60_000);
afterAll(async () => {
  await store[Symbol.asyncDispose]();
});

let homes = 0;
journalContract(
  'bucket of S3',
  async () => {
    homes += 1;
    const url = `${store.url}/journals/income-${homes}`;
    return {
      open: (signer) => openObjectJournal({ url, access: () => ({ aws: KEYS }), model: MODEL, clock: systemClock, signer }),
      task: { kind: 'object', url, access: { aws: KEYS } },
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
  { points: 8, kills: 6, patch: 'crash-in-requests.mjs' },
);

test('S3 keeps who wrote, so that a reply that is lost leaves nothing open', async () => {
  const url = `${store.url}/journals/kept`;
  const open = () => openObjectJournal({ url, access: () => ({ aws: KEYS }), model: MODEL, clock: systemClock });
  await open().append(event('opened'), 0);
  const kept = await new Store({ url, access: () => ({ aws: KEYS }), clock: systemClock }).read('journal.jsonl', 1_000_000);
  expect(kept).toMatchObject({ etag: expect.stringMatching(/^"[^"]+"$/), writer: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

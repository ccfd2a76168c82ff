import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JournalConflict, type Journal } from '../../../src/core/seams.ts';
import { verifyJournal } from '../../../src/journal/chain.ts';
import { CONFIG_MAP } from '../../../src/journal/config-maps.ts';
import { openKubernetesJournal } from '../../../src/journal/kubernetes.ts';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { systemClock } from '../../../src/run/system.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { filesOf } from '../drivers-page.ts';
import { event, journalContract, MODEL } from '../../journal/contract.ts';
import { startWriter } from '../../journal/writers.ts';

let server: ApiServer;
let proxy: FaultProxy;
let space: string;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
/** A cluster's certificates are a file; this server's are written when it has started. */
let ca: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startApiServer();
  proxy = await startFaultProxy(server);
  space = await server.namespace();
  ca = path.join(folder.path, 'ca.crt');
  await writeFile(ca, server.ca);
}, 180_000);
afterAll(async () => {
  await proxy?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

let names = 0;
function place(options: { url?: string; token?: string; namespace?: string } = {}) {
  names += 1;
  const name = `income-${names}`;
  const { url = server.url, token = server.token, namespace = space } = options;
  const access = { server: url, namespace, token };
  const cluster = () => openCluster({ server: url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: token }, resolve: (declared) => declared });
  return { name, access, open: (clock = systemClock): Journal => openKubernetesJournal({ cluster: cluster(), name, model: MODEL, clock }), cluster };
}

async function inPlace(name: string): Promise<KubeObject[]> {
  const { items } = await server.api.list(CONFIG_MAP, space, `sluice/journal=${name}`);
  return items.sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
}

async function long(journal: Journal, events: number, bytes = 40_000): Promise<void> {
  const from = (await journal.read()).length;
  for (let index = 0; index < events; index += 1) await journal.append(event('lease', { index, text: 'x'.repeat(bytes) }), from + index);
}

journalContract(
  'Kubernetes namespace',
  async () => {
    const { name, access, cluster } = place();
    return {
      open: (signer) => openKubernetesJournal({ cluster: cluster(), name, model: MODEL, clock: systemClock, signer }),
      task: { kind: 'kubernetes', name, ...access, ca },
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
  // The head, its first segment and one write: six points inside, and two beyond them.
  { points: 8, kills: 6, patch: 'crash-in-calls.mjs' },
);

describe('a journal in ConfigMaps', () => {
  test('is lines that people can read, closes what outgrows its head, and has no owner that takes it along', async () => {
    const { name, open } = place();
    const journal = open();
    await long(journal, 9);
    const objects = await inPlace(name);
    expect(objects.map(({ metadata, immutable }) => [metadata.name, immutable ?? false])).toEqual([
      [`sluice-${name}`, false], [`sluice-${name}.00001`, true], [`sluice-${name}.00002`, true], [`sluice-${name}.00003`, true],
    ]);
    const lines = objects.map(({ data }) => (data as Record<string, string>)['journal.jsonl']!.trimEnd().split('\n').map((line) => (JSON.parse(line) as { index: number }).index));
    expect(lines).toEqual([[7, 8], [0], [1, 2, 3], [4, 5, 6]]);
    expect(objects.flatMap(({ metadata }) => metadata.ownerReferences ?? [])).toEqual([]);
    expect(verifyJournal(await open().read(), { model: MODEL })).toEqual([]);
    expect(await open().read()).toHaveLength(9);
  });

  test('costs one call to append where nobody else wrote, one to read again, and one for each segment that a new reader meets', async () => {
    const { open } = place({ url: proxy.url });
    const journal = open();
    await long(journal, 9);
    const reader = open();
    const calls = async (work: () => Promise<unknown>): Promise<string[]> => {
      proxy.reset();
      await work();
      return proxy.calls.map(({ method }) => method);
    };
    expect(await calls(() => journal.append(event(), 9))).toEqual(['PUT']);
    expect(await calls(() => reader.read())).toEqual(['GET', 'GET', 'GET', 'GET']);
    expect(await calls(() => reader.read())).toEqual(['GET']);
    await journal.append(event(), 10);
    expect(await calls(() => reader.read())).toEqual(['GET']);
    expect(await calls(() => journal.append(event(), 11))).toEqual(['PUT']);
    // Another writer's events are met by one conflict, one reading, and no second write.
    await reader.read().then(() => reader.append(event(), 12));
    expect(await calls(() => journal.append(event(), 12).catch((error: unknown) => expect(error).toBeInstanceOf(JournalConflict)))).toEqual(['PUT', 'GET', 'GET']);
  });

  test.each(['before', 'after'] as const)('counts a write once whose reply was lost, each of them in turn, %s it took effect', async (when) => {
    for (const method of ['POST', 'PUT'])
      for (let lost = 1; lost <= 3; lost += 1) {
        const { open } = place({ url: proxy.url });
        const journal = open(new ManualClock());
        let writes = 0;
        proxy.middle = async (call, forward) => {
          if (call.method !== method) return forward();
          writes += 1;
          if (writes !== lost) return forward();
          if (when === 'after') await forward();
          return 'cut';
        };
        for (let index = 0; index < 9; index += 1) expect(await journal.append(event('lease', { text: 'x'.repeat(40_000) }), index)).toBe(index + 1);
        await journal.attach('releases/one.json', Buffer.alloc(2_000_000, 'abc'));
        proxy.middle = undefined;
        const events = await open().read();
        expect([events.length, verifyJournal(events, { model: MODEL })]).toEqual([9, []]);
        expect(Buffer.from((await open().attachment('releases/one.json'))!).equals(Buffer.alloc(2_000_000, 'abc'))).toBe(true);
      }
  });

  test('knows its own event where others went on before the lost reply was looked up, and does not take the same one of another for it', async () => {
    const { open } = place({ url: proxy.url });
    const [mine, others] = [open(new ManualClock()), open()];
    await mine.append(event('opened'), 0);
    await mine.append(event('lease'), 1);
    const losing = (arrives: boolean) => {
      let isFirst = true;
      proxy.middle = async (call, forward) => {
        if (call.method !== 'PUT' || !isFirst) return forward();
        isFirst = false;
        if (arrives) await forward();
        await others.append(event('lease'), (await others.read()).length);
        return 'cut';
      };
    };
    losing(true);
    expect(await mine.append(event('lease'), 2)).toBe(3);
    expect(await mine.read()).toHaveLength(4);
    losing(false);
    await expect(mine.append(event('lease'), 4)).rejects.toBeInstanceOf(JournalConflict);
    proxy.middle = undefined;
    expect(await mine.read()).toHaveLength(5);
  });

  test('says that it does not know where nothing answers any more, and a new reading tells', async () => {
    const { open } = place({ url: proxy.url });
    const journal = open(new ManualClock());
    await long(journal, 2, 10);
    proxy.middle = async (call, forward) => {
      if (call.method === 'PUT') await forward();
      return 'cut';
    };
    await expect(journal.append(event('lease'), 2)).rejects.toMatchObject({ code: 'journal-unsure' });
    proxy.middle = undefined;
    expect(await journal.read()).toHaveLength(3);
    expect(await journal.append(event('lease'), 3)).toBe(4);
  });

  test('takes labels and notes of other tools for no event, keeps them, and gives up where somebody writes all the time', async () => {
    const { name, open } = place({ url: proxy.url });
    const journal = open(new ManualClock());
    await journal.append(event('opened'), 0);
    await journal.append(event('lease'), 1);
    const note = async (text: string) => void (await server.api.merge(CONFIG_MAP, space, `sluice-${name}`, { metadata: { annotations: { 'backup.example.org/at': text } } }));
    await note('monday');
    expect(await journal.append(event('lease'), 2)).toBe(3);
    expect((await server.api.read(CONFIG_MAP, space, `sluice-${name}`))!.metadata.annotations).toMatchObject({ 'backup.example.org/at': 'monday' });
    let notes = 0;
    proxy.middle = async (call, forward) => {
      if (call.method === 'PUT') await note(String((notes += 1)));
      return forward();
    };
    await expect(journal.append(event('lease'), 3)).rejects.toMatchObject({ code: 'journal-busy' });
    proxy.middle = undefined;
    expect(await open().read()).toHaveLength(3);
  });

  test('is read whole where it is begun, and its first segment closed, between two calls of a reader', async () => {
    const { name, open } = place();
    const reader = place({ url: proxy.url });
    const writer = open();
    const late = openKubernetesJournal({ cluster: reader.cluster(), name, model: MODEL, clock: systemClock });
    let isFirst = true;
    proxy.middle = async (_call, forward) => {
      const reply = await forward();
      if (isFirst) {
        isFirst = false;
        await long(writer, 6);
      }
      return reply;
    };
    const read = await late.read();
    proxy.middle = undefined;
    expect(await inPlace(name)).not.toHaveLength(1);
    expect(read).toEqual(await open().read());
    expect(read).toHaveLength(6);
  });

  test('goes on where a writer was killed at any call while it closed a segment', async () => {
    for (const point of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { name, access, open } = place();
      await long(open(), 4);
      const before = await open().read();
      const writer = startWriter({ home: { kind: 'kubernetes', name, ...access, ca }, writer: point, appends: 1, bytes: 40_000 }, { patch: 'crash-in-calls.mjs', point });
      expect(await writer.ended).toBe('SIGKILL');
      const events = await open().read();
      expect(verifyJournal(events, { model: MODEL })).toEqual([]);
      expect(events.length - before.length).toBe(point === 8 ? 1 : 0);
      // Small events, which alone would close nothing, and then one that does: it meets what the killed one has closed early.
      const journal = open();
      await journal.append(event('held'), events.length);
      await long(journal, 4);
      const after = await open().read();
      expect([after.length, verifyJournal(after, { model: MODEL })]).toEqual([events.length + 5, []]);
    }
  });

  test('is never begun anew where a ConfigMap of it was deleted, for whoever has read it and whoever has not', async () => {
    for (const suffix of ['', '.00001', '.00002']) {
      const { name, open } = place();
      const journal = open();
      await long(journal, 6);
      await server.api.remove(CONFIG_MAP, space, `sluice-${name}${suffix}`);
      await expect(open().read()).rejects.toMatchObject({ code: 'journal-gone', message: expect.stringContaining(`sluice-${name}${suffix} `) });
      await expect(open().append(event(), 0)).rejects.toMatchObject({ code: 'journal-gone' });
      if (suffix === '') await expect(journal.append(event(), 6)).rejects.toMatchObject({ code: 'journal-gone' });
      expect((await inPlace(name)).some(({ metadata }) => metadata.name === `sluice-${name}${suffix}`)).toBe(false);
    }
    const { name, open } = place();
    await open().append(event('opened'), 0);
    const journal = open();
    await journal.read();
    await server.api.remove(CONFIG_MAP, space, `sluice-${name}`);
    await expect(journal.read()).rejects.toMatchObject({ code: 'journal-gone' });
  });

  test('is believed again when its head was put back from a copy, under another uid', async () => {
    const { name, open } = place();
    const journal = open();
    await long(journal, 6);
    const copy = (await server.api.read(CONFIG_MAP, space, `sluice-${name}`))!;
    await server.api.remove(CONFIG_MAP, space, `sluice-${name}`);
    await expect(journal.read()).rejects.toMatchObject({ code: 'journal-gone' });
    const { uid: _, resourceVersion: __, ...metadata } = copy.metadata;
    await server.api.create(CONFIG_MAP, space, { ...copy, metadata });
    expect(await journal.read()).toHaveLength(6);
    expect(await journal.append(event(), 6)).toBe(7);
  });

  test.each<[string, (head: { data: Record<string, string>; metadata: KubeObject['metadata'] }) => void]>([
    ['cut in a line', ({ data }) => void (data['journal.jsonl'] = data['journal.jsonl']!.slice(0, -5))],
    ['with a line that is no event', ({ data }) => void (data['journal.jsonl'] += '{}\n')],
    ['without its text', ({ data }) => void delete data['journal.jsonl']],
    ['with another journal\'s label', ({ metadata }) => void (metadata.labels!['sluice/journal'] = 'credit')],
    ['that does not say how many segments there are', ({ metadata }) => void delete metadata.annotations!['sluice/segments']],
    ['that says an absurd number of segments', ({ metadata }) => void (metadata.annotations!['sluice/segments'] = '-1')],
  ])('is refused %s', async (_how, change) => {
    const { name, open } = place();
    await long(open(), 3, 10);
    const head = structuredClone((await server.api.read(CONFIG_MAP, space, `sluice-${name}`))!) as unknown as Parameters<typeof change>[0];
    change(head);
    const reply = await server.api.call('PUT', `/api/v1/namespaces/${space}/configmaps/sluice-${name}`, head);
    expect(reply.status).toBe(200);
    await expect(open().read()).rejects.toMatchObject({ code: 'journal-unreadable' });
    await expect(open().append(event(), 3)).rejects.toMatchObject({ code: 'journal-unreadable' });
  });

  test('that says fewer segments than it had does not verify: its events are not where they say', async () => {
    const { name, open } = place();
    await long(open(), 3, 10);
    await server.api.merge(CONFIG_MAP, space, `sluice-${name}`, { metadata: { annotations: { 'sluice/segments': '0' } } });
    expect(verifyJournal(await open().read(), { model: MODEL }).map(({ code }) => code)).toEqual(['journal-index', 'journal-genesis']);
  });

  test('refuses an event that no ConfigMap keeps, and keeps nothing of it', async () => {
    const { open } = place();
    const journal = open();
    expect(await journal.append(event('lease', { text: 'x'.repeat(990_000) }), 0)).toBe(1);
    expect(await journal.append(event('lease', { text: 'é'.repeat(490_000) }), 1)).toBe(2);
    await expect(journal.append(event('lease', { text: 'x'.repeat(1_010_000) }), 2)).rejects.toMatchObject({ code: 'journal-event' });
    expect(await open().read()).toHaveLength(2);
  });

  test('keeps attachments larger than one ConfigMap in pieces, all or nothing of them, and never two by one name', async () => {
    const { name, open } = place({ url: proxy.url });
    const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => (index * 7919) % 251));
    let creates = 0;
    proxy.middle = async (call, forward) => (call.method === 'POST' && (creates += 1) > 3 ? 'cut' : forward());
    await expect(open(new ManualClock()).attach('ledgers/large.jsonl', bytes)).rejects.toMatchObject({ code: 'cluster-unreachable' });
    expect(await open().attachment('ledgers/large.jsonl')).toBeUndefined();
    proxy.middle = undefined;
    const both = await Promise.allSettled([open().attach('ledgers/large.jsonl', bytes), open().attach('ledgers/large.jsonl', bytes.subarray(1))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'attachment-exists' });
    const kept = Buffer.from((await open().attachment('ledgers/large.jsonl'))!);
    expect([bytes, bytes.subarray(1)].some((each) => each.equals(kept))).toBe(true);
    const objects = await inPlace(name);
    expect(objects.filter(({ metadata }) => metadata.labels!['sluice/part'] !== 'head').every(({ immutable }) => immutable === true)).toBe(true);
    const used = (objects.find(({ metadata }) => metadata.labels!['sluice/part'] === 'attachment')!.data as Record<string, string>).pieces!.split('\n')[1]!;
    await server.api.remove(CONFIG_MAP, space, `sluice-${name}.p.${used.slice(-40)}`);
    await expect(open().attachment('ledgers/large.jsonl')).rejects.toMatchObject({ code: 'journal-gone' });
    await expect(open().attach('ledgers/huge.jsonl', Buffer.alloc(17 * 1024 * 1024))).rejects.toMatchObject({ code: 'attachment-too-large' });
  });

  test('refuses an attachment that somebody put there in another form', async () => {
    const { name, open } = place();
    await open().attach('ledgers/one.jsonl', Buffer.from('one'));
    const object = (await inPlace(name)).find(({ metadata }) => metadata.labels!['sluice/part'] === 'attachment')!;
    await server.api.remove(CONFIG_MAP, space, object.metadata.name);
    const { name: same, labels } = object.metadata;
    await server.api.create(CONFIG_MAP, space, { metadata: { name: same, labels }, data: object.data, binaryData: { content: Buffer.from('two').toString('base64') } });
    await expect(open().attachment('ledgers/one.jsonl')).rejects.toMatchObject({ code: 'attachment-damaged' });
  });

  test('goes on after the API server was restarted in the middle of an append', async () => {
    const { open } = place({ url: proxy.url });
    const journal = open();
    await long(journal, 2, 10);
    let isFirst = true;
    proxy.middle = async (call, forward) => {
      if (call.method !== 'PUT' || !isFirst) return forward();
      isFirst = false;
      const answer = await forward();
      await server.restart();
      return answer.status === 200 ? 'cut' : answer;
    };
    expect(await journal.append(event('held'), 2)).toBe(3);
    proxy.middle = undefined;
    expect(await open().read()).toHaveLength(3);
  }, 60_000);
});

describe('the rights of a journal in ConfigMaps', () => {
  const NAME = 'income';
  const rule = (verbs: string[], resourceNames?: string[]): Rule => ({ apiGroups: [''], resources: ['configmaps'], verbs, ...(resourceNames && { resourceNames }) });
  const READS = rule(['get']);
  const CREATES = rule(['create']);
  const UPDATES = rule(['update'], [`sluice-${NAME}`]);

  test('are those of the page: with them it does all, and for each one taken away it names the missing rule', async () => {
    const namespace = await server.namespace();
    const { rules } = parse((await filesOf('docs/kubernetes.md'))['journal-role.yaml']!) as { rules: Rule[] };
    expect(rules.filter(({ resources }) => resources.includes('configmaps'))).toEqual([rule(['get', 'create']), UPDATES]);
    const account = await server.account(namespace, rules);
    const { cluster } = place({ namespace, token: account.token });
    const open = () => openKubernetesJournal({ cluster: cluster(), name: NAME, model: MODEL, clock: systemClock });
    const journal = open();
    await long(journal, 5);
    await journal.attach('ledgers/large.jsonl', Buffer.alloc(1_000_000));
    const forbidden = (verb: string) => expect.objectContaining({ code: 'cluster-forbidden', message: expect.stringContaining(`verbs: [${verb}]`) });
    await account.allow([CREATES, UPDATES]);
    await expect(open().read()).rejects.toEqual(forbidden('get'));
    await account.allow([READS, UPDATES]);
    await expect(open().attach('ledgers/other.jsonl', Buffer.from('{}'))).rejects.toEqual(forbidden('create'));
    await account.allow([READS, CREATES]);
    await expect(open().append(event(), 5)).rejects.toEqual(forbidden('update'));
    await account.allow([READS]);
    expect(await open().read()).toHaveLength(5);
    expect((await open().attachment('ledgers/large.jsonl'))!.byteLength).toBe(1_000_000);
  });
});

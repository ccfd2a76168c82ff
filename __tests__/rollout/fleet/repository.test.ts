import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sha256, type Digest } from '../../../src/core/digest.ts';
import type { ReleaseSource } from '../../../src/core/seams.ts';
import type { Fleet as Declared } from '../../../src/delivery/spec.ts';
import { openFleet } from '../../../src/rollout/fleet/open.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { RepositoryServer } from '../../../testkit/repository-server.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { freePort } from '../server.ts';

const [FIRST, SECOND] = [sha256('first'), sha256('second')];

/** One server that holds both slots, each a model of its own name, and a folder that it shares. */
async function place(spec: Partial<Declared> = {}, repository: Partial<NonNullable<Declared['repository']>> = {}) {
  const folder = await temporaryFolder();
  const models = path.join(folder.path, 'models');
  await mkdir(models);
  const server = await RepositoryServer.start(models);
  const declared: Declared = {
    repository: { url: server.url, model: 'income-{slot}', folder: 'models/income-{slot}', within: '5 s', ...repository },
    digest: { metadata: 'parameters.sluice.release' },
    ...spec,
  };
  const clock = new ManualClock();
  return {
    server, models, clock, folder: folder.path,
    fleet: openFleet(declared, { cwd: folder.path, clock, timeout: 5_000 }),
    release: (digest: Digest, bias: number) => released(folder.path, digest, bias),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function released(root: string, digest: Digest, bias: number): Promise<ReleaseSource> {
  const at = path.join(root, 'releases', digest.slice(7));
  await mkdir(path.join(at, 'model'), { recursive: true });
  await writeFile(path.join(at, 'model', 'model.json'), JSON.stringify({ inputs: ['age', 'hours'], weights: [0.1, 0.01], bias }));
  return { digest, root: at, parts: { model: 'model' } };
}

describe('a fleet by model repository', () => {
  test('loads a release into a slot, says which one it is, answers rows by name, and unloads', async () => {
    await using here = await place();
    const { fleet, server } = here;
    expect(await fleet.loaded('a')).toBeNull();
    await fleet.place('a', await here.release(FIRST, 1));
    expect([await fleet.loaded('a'), await fleet.serving!('a'), await fleet.loaded('b')]).toEqual([FIRST, FIRST, null]);
    expect(await fleet.ask('a', [{ hours: 10, age: 2 }, { hours: 0n, age: 0 }])).toEqual([1 + 0.2 + 0.1, 1]);
    await fleet.retire('a');
    expect([await fleet.loaded('a'), await fleet.serving!('a'), server.ready]).toEqual([null, null, []]);
    await expect(fleet.ask('a', [{ hours: 1, age: 1 }])).rejects.toMatchObject({ code: 'http-status' });
    await fleet.retire('a');
  });

  test('puts other bytes into a slot that is loaded, although the server would take the load for done', async () => {
    await using here = await place();
    await here.fleet.place('a', await here.release(FIRST, 1));
    await here.fleet.place('a', await here.release(SECOND, 5));
    expect([await here.fleet.loaded('a'), await here.fleet.ask('a', [{ age: 0, hours: 0 }])]).toEqual([SECOND, [5]]);
  });

  test('waits for a load and an unload that the server only began', async () => {
    await using here = await place();
    here.server.loadTakes = 3;
    here.server.unloadTakes = 3;
    await here.fleet.place('a', await here.release(FIRST, 1));
    expect(await here.fleet.loaded('a')).toBe(FIRST);
    await here.fleet.place('a', await here.release(SECOND, 1));
    expect(await here.fleet.loaded('a')).toBe(SECOND);
    await here.fleet.retire('a');
    expect(here.server.ready).toEqual([]);
  });

  test.each<['loadTakes' | 'unloadTakes', string]>([['loadTakes', 'model-not-loaded'], ['unloadTakes', 'model-not-unloaded']])('gives up where %s is longer than `within`', async (what, code) => {
    await using here = await place();
    const source = await here.release(FIRST, 1);
    if (what === 'unloadTakes') await here.fleet.place('a', source);
    here.server[what] = 1_000;
    const before = here.clock.now().getTime();
    await expect(what === 'loadTakes' ? here.fleet.place('a', source) : here.fleet.retire('a')).rejects.toMatchObject({ code });
    expect(here.clock.now().getTime() - before).toBeLessThan(6_000);
  });

  test('says why the server refused a model, and the slot serves nothing', async () => {
    await using here = await place();
    const source = await here.release(FIRST, 1);
    await writeFile(path.join(source.root, 'model', 'model.json'), '{"inputs":["age"],"weights":[]}');
    await expect(here.fleet.place('b', source)).rejects.toMatchObject({ code: 'http-status', message: expect.stringContaining('inputs and weights differ') });
    expect(await here.fleet.loaded('b')).toBeNull();
  });

  test('changes the shared folder as a whole, and removes what a killed copy left', async () => {
    await using here = await place({}, { files: { model: '1', config: 'settings.json' } });
    const source = await here.release(FIRST, 1);
    await writeFile(path.join(source.root, 'settings.json'), '{}');
    await mkdir(path.join(here.models, '.income-a.sluice-old'));
    await mkdir(path.join(here.models, 'income-a'));
    await writeFile(path.join(here.models, 'income-a', 'stale'), '');
    await here.fleet.place('a', { ...source, parts: { ...source.parts, config: 'settings.json' } }).catch(() => undefined);
    expect(await readdir(here.models)).toEqual(['income-a']);
    expect((await readdir(path.join(here.models, 'income-a'), { recursive: true })).sort()).toEqual(['1', '1/model.json', 'settings.json', 'sluice-release.json']);
    expect(JSON.parse(await readFile(path.join(here.models, 'income-a', 'sluice-release.json'), 'utf8'))).toEqual({ digest: FIRST });
  });

  test.each([[{ model: '../out' }], [{ model: '/etc' }], [{ code: 'src' }], [{ model: 'sluice-release.json' }]])('refuses to place parts as %j', async (files) => {
    await using here = await place({}, { files });
    await expect(here.fleet.place('a', await here.release(FIRST, 1))).rejects.toThrow(/fleet-files/);
    expect((await readdir(here.models)).filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  test('lets a program make the bytes available, before the load', async () => {
    const program = `import { cpSync, writeFileSync } from 'node:fs'; const { SLUICE_SLOT, SLUICE_MODEL, SLUICE_RELEASE } = process.env; const to = 'models/income-' + SLUICE_SLOT; cpSync(SLUICE_MODEL, to, { recursive: true }); writeFileSync(to + '/sluice-release.json', JSON.stringify({ digest: SLUICE_RELEASE }));`;
    await using here = await place({ place: { command: [process.execPath, 'place.mjs'] } }, { folder: undefined });
    await writeFile(path.join(here.folder, 'place.mjs'), program);
    await here.fleet.place('b', await here.release(SECOND, 2));
    expect(await here.fleet.loaded('b')).toBe(SECOND);
  });

  test('keeps a server of its own for each slot apart', async () => {
    const ports = [await freePort(), await freePort()];
    await using here = await place({ slots: [String(ports[0]), String(ports[1])] }, { url: 'http://127.0.0.1:{slot}', model: 'income' });
    expect(await here.fleet.loaded(String(ports[0]))).toBeNull();
    // Nobody listens is an answer after placing; while users come there, it is none.
    await expect(here.fleet.serving!(String(ports[0]))).rejects.toMatchObject({ code: 'http-unreachable' });
  });
});

describe('the digest that serves', () => {
  test.each<[string, Declared['digest'], string | undefined]>([['the metadata', { metadata: 'parameters.sluice.release' }, undefined], ['a header', { header: 'X-Release' }, 'X-Release']])('is read from %s, whatever was placed', async (_where, digest, header) => {
    await using here = await place({ digest });
    here.server.header = header;
    await here.fleet.place('a', await here.release(FIRST, 1));
    expect(await here.fleet.serving!('a')).toBe(FIRST);
    here.server.claims = SECOND.slice('sha256:'.length);
    expect(await here.fleet.serving!('a')).toBe(SECOND);
  });

  test.each<[string, Declared['digest']]>([['no such key', { metadata: 'parameters.release' }], ['no such header', { header: 'X-Other' }]])('is no answer where the server has %s: neither right nor wrong', async (_what, digest) => {
    await using here = await place({ digest });
    await here.fleet.place('a', await here.release(FIRST, 1));
    await expect(here.fleet.serving!('a')).rejects.toMatchObject({ code: 'digest-unreadable' });
    await expect(here.fleet.loaded('a')).rejects.toMatchObject({ code: 'digest-unreadable' });
  });

  test('cannot be said where nothing is declared', async () => {
    await using here = await place({ digest: undefined });
    await here.fleet.place('a', await here.release(FIRST, 1));
    expect([here.fleet.serving, await here.fleet.loaded('a')]).toEqual([undefined, undefined]);
  });
});

describe('golden rows by infer', () => {
  const ROW = { age: 2, hours: 10 };

  test.each<[string, Record<string, unknown>, string]>([
    ['a missing column', { age: 2 }, 'no such column'],
    ['a missing value', { age: null, hours: 1 }, 'null'],
    ['a text for a number', { age: '2', hours: 1 }, '"2"'],
    ['no number', { age: NaN, hours: 1 }, 'null'],
  ])('are refused with %s before they are sent', async (_what, row, said) => {
    await using here = await place();
    await here.fleet.place('a', await here.release(FIRST, 1));
    await expect(here.fleet.ask('a', [ROW, row])).rejects.toMatchObject({ code: 'infer-unfit', message: expect.stringMatching(`row 2 has ${said.replaceAll('"', '.')}`) });
    expect(here.server.seen.filter((line) => line.includes('/infer'))).toEqual([]);
  });

  test('go in batches, and come back in order', async () => {
    await using here = await place({}, { infer: { batch: 2 } });
    await here.fleet.place('a', await here.release(FIRST, 0));
    expect(await here.fleet.ask('a', [1, 2, 3, 4, 5].map((age) => ({ age: age * 10, hours: 0 })))).toEqual([1, 2, 3, 4, 5]);
    expect(here.server.seen.filter((line) => line.includes('/infer'))).toHaveLength(3);
  });

  test('ask for the output that is declared, and refuse an answer without it', async () => {
    await using here = await place({}, { infer: { output: 'probability' } });
    await here.fleet.place('a', await here.release(FIRST, 0));
    await expect(here.fleet.ask('a', [ROW])).rejects.toMatchObject({ code: 'scores-unreadable' });
  });

  test('name the input that the model does not have', async () => {
    await using here = await place({}, { infer: { matrix: 'x' } });
    await here.fleet.place('a', await here.release(FIRST, 0));
    await expect(here.fleet.ask('a', [ROW])).rejects.toMatchObject({ code: 'infer-unfit', message: expect.stringContaining('age, hours') });
  });
});

test('every request to a slot says who asks, as its origin wants it', async () => {
  await using here = await place();
  const asked: string[] = [];
  const { url } = here.server;
  const fleet = openFleet(
    { repository: { url, model: 'income-{slot}', folder: 'models/income-{slot}' }, digest: { metadata: 'parameters.sluice.release' } },
    { cwd: here.folder, clock: here.clock, credentials: async ({ origin, pathname }) => (asked.push(`${origin === url} ${pathname.split('/').at(-1)}`), { authorization: 'Bearer secret' }) },
  );
  await fleet.place('a', await here.release(FIRST, 1));
  await fleet.ask('a', [{ age: 0, hours: 0 }]);
  await fleet.serving!('a');
  await fleet.retire('a');
  expect(asked).toHaveLength(here.server.seen.length);
  expect(new Set(asked)).toEqual(new Set(['true index', 'true load', 'true income-a', 'true infer', 'true unload']));
});

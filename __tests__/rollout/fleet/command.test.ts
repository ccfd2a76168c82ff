import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/core/digest.ts';
import type { ReleaseSource } from '../../../src/core/seams.ts';
import type { Rollout } from '../../../src/delivery/spec.ts';
import { openFleet } from '../../../src/rollout/fleet/open.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { freePort, json, localServer } from '../server.ts';

const NODE = process.execPath;
const DIGEST = sha256('release');
const SOURCE: ReleaseSource = { digest: DIGEST, root: '/releases/x', parts: { model: 'model/m.onnx', code: 'serve' } };

/** A fleet of folders: a slot is a file that names what was placed there. */
const SLOT_PROGRAM = `
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
const { SLUICE_SLOT: slot, ...env } = process.env;
const file = 'slot-' + slot + '.json';
const verbs = {
  place: () => writeFileSync(file, JSON.stringify({ digest: env.SLUICE_RELEASE, env: Object.fromEntries(Object.entries(env).filter(([n]) => n.startsWith('SLUICE_'))) })),
  loaded: () => process.stdout.write(JSON.stringify({ digest: JSON.parse(readFileSync(file)).digest })),
  ask: () => process.stdout.write(JSON.stringify({ scores: JSON.parse(readFileSync(0)).rows.map((row) => row.age / 100) })),
  retire: () => rmSync(file),
};
verbs[process.argv[2]]();
`;

type Spec = NonNullable<Rollout['fleet']>;
const COMMANDS: Spec = {
  slots: ['a', 'b'],
  place: { command: `${NODE} slot.mjs place` },
  loaded: { command: `${NODE} slot.mjs loaded` },
  ask: { command: [NODE, 'slot.mjs', 'ask'] },
  retire: { command: `${NODE} slot.mjs retire` },
};

async function fleet(spec: Partial<Spec> = {}, program = SLOT_PROGRAM) {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'slot.mjs'), program);
  const options = { cwd: folder.path, clock: new ManualClock(), env: { TEAM_SETTING: 'x' }, timeout: 20_000 };
  return { fleet: openFleet({ ...COMMANDS, ...spec }, options), folder: folder.path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('a fleet by programs', () => {
  test('places a release, says what is loaded, scores rows in order, and retires', async () => {
    await using place = await fleet();
    await place.fleet.place('b', SOURCE);
    expect(await place.fleet.loaded('b')).toBe(DIGEST);
    expect(await place.fleet.ask('b', [{ age: 30 }, { age: 50n }])).toEqual([0.3, 0.5]);
    await place.fleet.retire('b');
    await expect(place.fleet.loaded('b')).rejects.toMatchObject({ code: 'program-failed' });
  });

  test('tells the program slot, release, root and the absolute path of each part', async () => {
    const show = `import { writeFileSync } from 'node:fs'; writeFileSync('env.json', JSON.stringify(process.env));`;
    await using place = await fleet({}, show);
    await place.fleet.place('a', SOURCE);
    const { default: seen } = await import(path.join(place.folder, 'env.json'), { with: { type: 'json' } });
    expect(seen).toMatchObject({
      SLUICE_SLOT: 'a', SLUICE_RELEASE: DIGEST, SLUICE_ROOT: '/releases/x',
      SLUICE_MODEL: '/releases/x/model/m.onnx', SLUICE_CODE: '/releases/x/serve', TEAM_SETTING: 'x',
    });
    expect(Object.keys(seen)).not.toContain('NODE_OPTIONS');
  });

  test.each<[string, unknown]>([
    [`process.stdout.write('${DIGEST}\\n')`, DIGEST],
    [`console.log(JSON.stringify({ digest: null }))`, null],
    ['', null],
  ])('takes what `loaded` prints by %j as %j', async (program, expected) => {
    await using place = await fleet({}, program);
    expect(await place.fleet.loaded('a')).toBe(expected);
  });

  test.each<[string, string]>([
    ['digest-unreadable', `console.log('{"digest":"sha256:12"}')`],
    ['digest-unreadable', `console.log('{"version":3}')`],
    ['program-not-json', `console.log('income v3')`],
    ['program-failed', `process.exit(1)`],
  ])('refuses as %s what `loaded` prints by %j', async (code, program) => {
    await using place = await fleet({}, program);
    await expect(place.fleet.loaded('a')).rejects.toMatchObject({ code });
  });

  test.each([['[0.5]'], ['[0.5,null]'], ['[0.5,"0.5"]'], ['[0.5,0.5,0.5]'], ['{}']])('refuses the scores %s to two rows', async (scores) => {
    await using place = await fleet({}, `console.log('{"scores":${scores}}')`);
    await expect(place.fleet.ask('a', [{ age: 1 }, { age: 2 }])).rejects.toMatchObject({ code: 'scores-unreadable' });
  });

  test('cannot say what it never declared', async () => {
    await using place = await fleet({ loaded: undefined, ask: undefined, retire: undefined });
    expect(await place.fleet.loaded('a')).toBeUndefined();
    await expect(place.fleet.ask('a', [])).rejects.toMatchObject({ code: 'ask-not-declared' });
    await expect(place.fleet.retire('a')).resolves.toBeUndefined();
  });

  test('has two slots unless it declares others, each by its own name', async () => {
    await using place = await fleet({ slots: undefined });
    expect(place.fleet.slots()).toEqual(['a', 'b']);
    await expect(fleet({ slots: ['a', 'a'] })).rejects.toThrow(/slots/);
  });
});

describe('a fleet by http', () => {
  test('asks each slot at its own URL', async () => {
    await using server = await localServer(({ method, path: at, body }, response) => {
      if (method === 'GET') return json(response, { digest: at === '/slots/b/digest' ? DIGEST : null });
      return json(response, { scores: (JSON.parse(body) as { rows: { age: number }[] }).rows.map(({ age }) => age * 2) });
    });
    await using place = await fleet({ loaded: { http: `${server.url}/slots/{slot}/digest` }, ask: { http: `${server.url}/slots/{slot}/predict` } });
    expect(await place.fleet.loaded('b')).toBe(DIGEST);
    expect(await place.fleet.loaded('a')).toBeNull();
    expect(await place.fleet.ask('b', [{ age: 2 }, { age: 1 }])).toEqual([4, 2]);
    expect(server.seen.at(-1)).toMatchObject({ method: 'POST', path: '/slots/b/predict', body: '{"rows":[{"age":2},{"age":1}]}' });
  });

  test('takes a slot where nobody listens, or that has no model, as one that serves nothing', async () => {
    await using server = await localServer((_, response) => json(response, {}, 404));
    await using missing = await fleet({ loaded: { http: `${server.url}/{slot}` } });
    await using closed = await fleet({ loaded: { http: `http://127.0.0.1:${await freePort()}/{slot}` } });
    expect(await missing.fleet.loaded('a')).toBeNull();
    expect(await closed.fleet.loaded('a')).toBeNull();
  });

  test('does not take a slot that fails for an empty one', async () => {
    await using server = await localServer((_, response) => json(response, { error: 'out of memory' }, 500));
    await using place = await fleet({ loaded: { http: `${server.url}/{slot}` } });
    await expect(place.fleet.loaded('a')).rejects.toMatchObject({ code: 'http-status', message: expect.stringContaining('out of memory') });
  });

  test('refuses a slot away from this machine over plain http', async () => {
    await expect(fleet({ loaded: { http: 'http://models.example.org/{slot}' } })).rejects.toThrow(/http-not-loopback/);
  });
});

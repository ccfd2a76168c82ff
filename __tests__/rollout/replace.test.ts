import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDelivery } from '../../src/delivery/load.ts';
import { identify } from '../../src/evidence/identify.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { stateOf } from '../../src/journal/state.ts';
import { rollback } from '../../src/rollback/rollback.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { singleCommand } from '../../src/rollout/fleet/single-command.ts';
import { releasesIn } from '../../src/serving/releases.ts';
import { World } from '../../testkit/fleet.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextOf, evidenceFor } from './factory.ts';

/** A team's own deploy program: keeps what each slot serves in a file, and finds a model unfit that says `broken`. */
const PROGRAM = `
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
const file = new URL('./served.json', import.meta.url);
const served = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { slots: {}, users: null, calls: [] };
const slot = process.env.SLUICE_SLOT;
const verb = process.argv.at(-1);
served.calls.push(verb + ' ' + slot);
const save = () => writeFileSync(file, JSON.stringify(served));
if (verb === 'place') served.slots[slot] = { digest: process.env.SLUICE_RELEASE, model: readFileSync(process.env.SLUICE_MODEL, 'utf8') };
if (verb === 'smoke') {
  const fit = !served.slots[slot].model.includes('broken') && !(served.users === slot && served.slots[slot].model.includes('fades'));
  save();
  process.exit(fit ? 0 : 1);
}
if (verb === 'point') served.users = slot;
if (verb === 'loaded') console.log(JSON.stringify({ digest: served.slots[slot]?.digest ?? null, share: served.users === slot ? 100 : 0 }));
save();
`;

const DELIVERY = `version: 1
release: {name: income, version: 1.0.0, model: model.bin}
rollout: {strategy: replace, command: ["${process.execPath}", deploy.mjs], state: state, interval: 1 s, lease: 1 minute, watch: 2 s}
`;

async function teamIn(folder: string) {
  await mkdir(path.join(folder, 'state'), { recursive: true });
  await writeFile(path.join(folder, 'deploy.mjs'), PROGRAM);
  const world = new World();
  const { clock } = world;
  const delivery = parseDelivery(Buffer.from(DELIVERY), { file: 'delivery.yml', root: folder, workspace: folder });
  const journal = openFileJournal({ file: path.join(folder, 'state/income.journal.jsonl'), model: 'income', clock });
  const drivers = { ...singleCommand([process.execPath, 'deploy.mjs'], { cwd: folder, clock }), releases: releasesIn(path.join(folder, 'state')) };
  const access = { journal, model: 'income', ...drivers };
  return {
    async deliver(run: string, model: string) {
      await writeFile(path.join(folder, 'model.bin'), model);
      const context = contextOf(world, run);
      const identified = await identify(delivery, context);
      const ledger = await evidenceFor(delivery, context, identified.verdict.release!, identified);
      return (await canaryPromote(delivery, context, { ...access, ledger })).verdict;
    },
    async back(run: string) {
      const evidence = { trust: {}, signers: { mode: 'none' as const }, repositoryId: '42' };
      return (await rollback(delivery, contextOf(world, run), { ...access, evidence })).verdict;
    },
    async served() {
      const { slots, users, calls } = JSON.parse(await readFile(path.join(folder, 'served.json'), 'utf8')) as { slots: Record<string, { model: string }>; users: string; calls: string[] };
      return { model: slots[users]!.model, calls };
    },
    state: async () => stateOf(await journal.read()),
  };
}

describe('strategy `replace` with one command for everything', () => {
  test('places, smokes, points and watches, a first release and the next one', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    const first = await team.deliver('1', 'one');
    expect(first.outcome).toBe('pass');
    expect(first.headline).toContain('first release of this model');
    const { calls } = await team.served();
    expect(calls.findIndex((call) => call.startsWith('smoke'))).toBeGreaterThan(calls.findIndex((call) => call.startsWith('place')));
    expect(calls.findIndex((call) => call.startsWith('point'))).toBeGreaterThan(calls.findIndex((call) => call.startsWith('smoke')));
    const second = await team.deliver('2', 'two');
    expect(second.outcome).toBe('pass');
    expect(second.notes).toContain('No guardrails are declared: the candidate was watched by its smoke test only.');
    expect((await team.served()).model).toBe('two');
    expect((await team.state()).good).toHaveLength(2);
  });

  test('never points at a release that fails its smoke test', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    await team.deliver('1', 'one');
    const verdict = await team.deliver('2', 'broken');
    expect(verdict.outcome).toBe('fail');
    expect(verdict.headline).toContain('It never had users');
    expect((await team.served()).model).toBe('one');
    expect((await team.served()).calls.filter((call) => call.startsWith('point'))).toHaveLength(1);
  });

  test('goes back by itself when the release fails its smoke test while it is watched', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    await team.deliver('1', 'one');
    const verdict = await team.deliver('2', 'fades');
    expect(verdict.outcome).toBe('fail');
    expect(verdict.headline).toContain('All users are with the champion again');
    expect((await team.served()).model).toBe('one');
  });

  test('rolls back to the release before, from the bytes that were kept', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    await team.deliver('1', 'one');
    await team.deliver('2', 'two');
    const verdict = await team.back('r1');
    expect(verdict.outcome).toBe('pass');
    expect((await team.served()).model).toBe('one');
    expect((await team.back('r2')).findings.map(({ code }) => code)).toEqual(['no-target']);
  });
});

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Shares } from '../../examples/income/demo/shares.ts';
import { readServing, requests, Users } from '../../examples/income/demo/traffic.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { identifyRelease } from '../../src/evidence/release.ts';
import { placeEnvironment } from '../../src/rollout/fleet/command.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { EXAMPLE, everyNth, rowsOf } from './income-files.ts';
import { post, startRouter } from './income-processes.ts';

const run = promisify(execFile);
const serving = readServing(path.join(EXAMPLE, 'data/serving-1995.csv.gz'));

interface Line {
  at_ms: number;
  slot: string;
  status: number;
  latency_ms: number;
  score: number | null;
}

describe('smooth weighted round robin', () => {
  test('gives exact shares over any stretch of a hundred, and spreads them', () => {
    const shares = new Shares({ champion: 95, candidate: 5 });
    const turns = Array.from({ length: 200 }, () => shares.next());
    const candidates = turns.flatMap((name, i) => (name === 'candidate' ? [i] : []));
    expect(candidates).toHaveLength(10);
    expect(Math.min(...candidates.slice(1).map((at, i) => at - candidates[i]!))).toBe(20);
  });

  test('never names a server without weight, and nobody where all are without', () => {
    const all = new Shares({ champion: 100, candidate: 0 });
    expect(new Set(Array.from({ length: 50 }, () => all.next()))).toEqual(new Set(['champion']));
    expect(new Shares({ champion: 0 }).next()).toBeUndefined();
  });
});

describe('the users', () => {
  const take = (seed: number, count: number) => {
    const source = requests(serving, seed);
    return Array.from({ length: count }, () => source.next().value.rows[0]);
  };

  test('send the same requests for the same seed, and others for another', () => {
    expect(take(1, 50)).toEqual(take(1, 50));
    expect(take(1, 50)).not.toEqual(take(2, 50));
  });

  test('leave amounts out in a quarter of the requests, and send what cannot be scored in one of eleven', () => {
    const rows = take(3, 4000);
    const isUnusable = (row: (typeof rows)[number]) => typeof row.age !== 'number' || typeof row.weeks_worked !== 'number' || row.education === ' ' || row.marital_status === null;
    const isShort = (row: (typeof rows)[number]) => !('dividends' in row && 'capital_gains' in row && 'capital_losses' in row);
    expect(rows.filter(isUnusable).length / rows.length).toBeCloseTo(0.09, 1);
    expect(rows.filter(isShort).length / rows.length).toBeCloseTo(0.25, 1);
  });
});

describe('router, servers and the programs that place them', () => {
  test('a user gets the approved score from the slot whose turn it is, every request is logged, and retiring ends exactly that server', async () => {
    await using folder = await temporaryFolder();
    const log = path.join(folder.path, 'log/requests.ndjson');
    await using router = await startRouter(log);
    const program = async (name: string, slot: string, release: string) => {
      const delivery = await loadDelivery(`${release}.delivery.yml`, { workspace: EXAMPLE });
      const { digest } = await identifyRelease(delivery);
      const { model, code, config, environment } = delivery.spec.release;
      const env = placeEnvironment(slot, { digest, root: EXAMPLE, parts: { model, code: code!, config: config!, environment: environment! } });
      await run(process.execPath, [path.join(EXAMPLE, 'demo', name), '--router', router.url], { cwd: folder.path, env });
      return digest;
    };
    const retire = (slot: string) => program('retire.mjs', slot, 'champion');
    try {
      const champion = await program('place.mjs', 'a', 'champion');
      const placed = await readFile(path.join(folder.path, '.servers/a.json'), 'utf8');
      await program('place.mjs', 'a', 'champion');
      expect(await readFile(path.join(folder.path, '.servers/a.json'), 'utf8')).toBe(placed);
      await program('place.mjs', 'b', 'candidate');
      expect(await (await fetch(`${router.url}/slots/a/loaded`)).json()).toEqual({ digest: champion });

      const approved = new Map(rowsOf('releases/champion/predictions.csv.gz').map(({ id, score }) => [id, Number(score)]));
      for (const row of everyNth(rowsOf('data/test-1995.csv.gz'), 500)) {
        const { body } = await post(`${router.url}/predict`, { rows: [row] });
        expect(Math.abs(body.scores![0]! - approved.get(row.id!)!)).toBeLessThan(1e-6);
      }

      const wanted = { weights: { champion: 75, candidate: 25 }, slots: { champion: 'a', candidate: 'b' } };
      await fetch(`${router.url}/weights`, { method: 'PUT', body: JSON.stringify(wanted) });
      expect(await (await fetch(`${router.url}/weights`)).json()).toEqual(wanted);
      const first = await count(router.url, log, 400);
      expect(first.a!.total + first.b!.total).toBe(400);
      expect(first.b!.total).toBe(100);
      // The same users again, with the turns begun anew: the same request meets the same slot.
      await fetch(`${router.url}/weights`, { method: 'PUT', body: JSON.stringify(wanted) });
      expect(await count(router.url, log, 400)).toEqual(first);

      const { url } = JSON.parse(await readFile(path.join(folder.path, '.servers/b.json'), 'utf8')) as { url: string };
      await retire('b');
      await retire('b');
      expect((await fetch(`${router.url}/slots/b/loaded`)).status).toBe(404);
      await expect(fetch(`${url}/health`)).rejects.toThrow();
      expect((await fetch(`${router.url}/slots/a/loaded`)).status).toBe(200);
    } finally {
      await retire('a');
      await retire('b');
    }
  });

  test('an unusable split is refused and the router keeps the one it has', async () => {
    await using folder = await temporaryFolder();
    await using router = await startRouter(path.join(folder.path, 'requests.ndjson'));
    const before = await (await fetch(`${router.url}/weights`)).json();
    for (const weights of [{}, { champion: 60, candidate: 60 }, { champion: -1, candidate: 101 }, { stranger: 100 }]) {
      const reply = await fetch(`${router.url}/weights`, { method: 'PUT', body: JSON.stringify({ weights }) });
      expect(reply.status).toBe(422);
    }
    expect(await (await fetch(`${router.url}/weights`)).json()).toEqual(before);
  });
});

/** Sends users and answers what the log has of them, by slot. */
async function count(router: string, log: string, number: number): Promise<Record<string, { total: number; errors: number }>> {
  const before = (await readFile(log, 'utf8')).trimEnd().split('\n').length;
  const users = await Users.at(router, serving, 11);
  const statuses = await users.send(number);
  users.leave();
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(before).map((line) => JSON.parse(line) as Line);
  const bySlot: Record<string, { total: number; errors: number }> = {};
  for (const { slot, status } of lines) {
    const counts = (bySlot[slot] ??= { total: 0, errors: 0 });
    counts.total += 1;
    counts.errors += status >= 400 ? 1 : 0;
  }
  expect(Object.values(bySlot).reduce((sum, { errors }) => sum + errors, 0)).toBe(statuses[422]);
  return bySlot;
}

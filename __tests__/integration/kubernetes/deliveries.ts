import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Call, Middle } from '../../../testkit/kubernetes/fault-proxy.ts';
import type { ActionResult } from '../../../testkit/runner.ts';
import { until } from '../../../testkit/until.ts';
import { SLOTS, STEPS, type Approved, type Team } from './delivery-world.ts';

export interface Ran {
  delivery: string;
  /** That the candidate was put on. */
  slot: string;
  /** Every share that it had, in order; what it had before is left out. */
  shares: number[];
}

/** One process that runs to the end, or what `deliver` does instead. */
export async function promoted(team: Team, release: Approved, deliver: () => Promise<unknown> = () => inOneRun(team, release)): Promise<Ran> {
  const ran = await delivered(team, release, deliver);
  expect((await team.state()).closed[ran.delivery]).toMatchObject({ outcome: 'promoted' });
  return ran;
}

/** And everything is as it was before. */
export async function takenBack(team: Team, release: Approved, deliver: () => Promise<unknown> = () => inOneRun(team, release)): Promise<Ran> {
  const before = (await team.state()).champion!;
  const ran = await delivered(team, release, deliver);
  const state = await team.state();
  expect(state.closed[ran.delivery]).toMatchObject({ outcome: 'rolled-back', rolledBack: { code: 'harm', guardrail: 'errors' } });
  expect(ran.shares).toEqual([STEPS[0], 0]);
  expect(state.champion).toEqual(before);
  await expectNobody(team, ran);
  // What nobody shall have takes up nothing.
  await until(() => team.pods.running.every(({ model }) => model === before.release.digest), () => team.pods.running.map(({ model }) => model));
  return ran;
}

async function inOneRun(team: Team, release: Approved): Promise<void> {
  errorsOf(await team.act(release, 'canary-promote', {}));
}

/** Lets it be delivered, and holds all of it to what must never happen. */
async function delivered(team: Team, { run }: Approved, deliver: () => Promise<unknown>): Promise<Ran> {
  const { plane } = team;
  const [since, lost] = [plane.history.length, plane.lost.length];
  const served = Object.entries(plane.shares).find(([, share]) => share === 100)![0];
  await deliver();
  const slot = SLOTS.find((each) => each !== served)!;
  const changes = plane.history.slice(since).map(({ shares }) => shares);
  for (const shares of changes) expect([shares, Object.values(shares).reduce((sum, share) => sum + share, 0)]).toEqual([shares, 100]);
  const shares = changes.map((each) => each[slot]!);
  // Never more than the plan allows, and never up again after it went down.
  expect(shares.filter((share) => ![0, ...STEPS].includes(share))).toEqual([]);
  const down = shares.findIndex((share, at) => share < (shares[at - 1] ?? 0));
  expect(down < 0 ? [] : shares.slice(down).filter((share) => share > 0)).toEqual([]);
  expect(plane.lost.slice(lost)).toEqual([]);
  expect(team.errors()).toEqual([]);
  const state = await team.state();
  expect(state.open).toBeUndefined();
  return { delivery: `42/${run}/1`, slot, shares };
}

async function expectNobody({ plane }: Team, { slot }: Ran): Promise<void> {
  const { at } = plane.history.at(-1)!;
  const others = plane.served.length;
  await wait(1500);
  expect(plane.served.length).toBeGreaterThan(others);
  // What had begun before may have ended within a moment after.
  expect(plane.served.filter((each) => each.slot === slot && each.at > at + 500)).toEqual([]);
}

/**
 * Ticks until the delivery closes, each as a process of its own that is killed at a later call than the one before: once the call took effect, and a write
 * also before it arrives. Where a tick gets through and has decided something, the next one begins at its first call again. `only`: writes that alone
 * count; what took effect is not written again, so each time it is the first one.
 */
export async function killedAtEveryCall(team: Team, release: Approved, only?: (call: Call) => boolean): Promise<{ kills: number; deepest: number }> {
  let [call, kills, deepest] = [1, 0, 0];
  let [before, decided] = [true, 0];
  const most = only ? 60 : 300;
  for (let ticks = 0; ticks < most; ticks += 1) {
    const killed: Call[] = [];
    let child: ChildProcess | undefined;
    let seen = 0;
    team.proxy.middle = (async (asked, forward) => {
      if (killed.length > 0) return 'cut';
      if (asked.watch || only?.(asked) === false || (seen += 1) < call) return forward();
      const late = !before || !WRITES.has(asked.method);
      if (late) await forward();
      killed.push(asked);
      before = late;
      child!.kill('SIGKILL');
      return 'cut';
    }) satisfies Middle;
    const result = await team.act(release, 'canary-promote', { once: 'true' }, { started: (process) => (child = process) });
    team.proxy.reset();
    if (killed.length > 0) {
      kills += 1;
      deepest = Math.max(deepest, call);
      // A write that never arrived is tried again, and this time it arrives and nobody hears of it.
      if (!before) continue;
      if (!only) call += 1;
    } else {
      errorsOf(result);
      if ((await team.state()).open === undefined) return { kills, deepest };
      // A tick that only looked again: the next one is killed where it gets beyond that, for all before was the same.
      const now = (await team.events()).filter(({ type }) => type !== 'observed').length;
      if (now !== decided) call = 1;
      decided = now;
    }
    before = true;
  }
  throw new Error(`It did not close within ${most} ticks: ${JSON.stringify((await team.state()).open?.holds)}`);
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function errorsOf(result: ActionResult): void {
  const errors = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  // A release that was taken back fails its run, and nothing else may.
  expect(errors.filter((message) => /Sluice itself failed|cluster-|deployment-|gateway-|argo-|kserve-|controller-|journal-/.test(message))).toEqual([]);
}

import { parseDuration } from '../core/duration.ts';
import { InputError } from '../core/problem.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { environmentOf } from '../evidence/statement.ts';
import { isDrilling, type Serving, type State } from '../journal/state.ts';
import { JournalConflict } from '../serving/recorder.ts';
import { allTo, describeSplit, readSplit, sameSplit } from '../serving/router.ts';
import { goBack, type WayBack } from './go-back.ts';
import type { Traffic } from './observed.ts';
import { retreatOf, type Retreat, type RollbackDeps } from './rollback.ts';
import { targetRefusals, targetsOf } from './target.ts';
import { finding, result, titleOf } from './verdict-parts.ts';

const CONFLICTS = 10;
const WITHIN = '60 s';
const REASON = 'A drill of the way back: nothing is wrong with what serves.';

/**
 * Takes the way back for real in the one environment where users do not mind, and goes home again: from what serves to the release that a
 * rollback would choose, by the same steps and the same proofs, and back to what served. Says how long each took against `rollback.within`.
 * Champion, good releases and router are then what they were; nothing counts as taken back. A drill that was killed is finished by the
 * next one. Answers `fail` where the way back could not be taken, `inconclusive` where something else is under way. Throws InputError
 * where none is declared, or this is another environment.
 */
export async function drill(delivery: Delivery, context: StageContext, deps: RollbackDeps): Promise<StageResult> {
  refuseElsewhere(delivery);
  const retreat = retreatOf(delivery, context, deps, { drill: true, reason: REASON });
  for (let conflicts = 0; ; conflicts += 1)
    try {
      await retreat.recorder.refresh();
      return await walk(retreat);
    } catch (error) {
      if (!(error instanceof JournalConflict) || conflicts === CONFLICTS) throw error;
    }
}

/** Nobody is moved by a drill unless the file says that this is the place for it. */
function refuseElsewhere(delivery: Delivery): void {
  const declared = delivery.spec.rollback?.drill;
  const here = environmentOf(delivery);
  if (!declared) throw InputError.of('drill-undeclared', 'The delivery file declares no drill.', 'Add `rollback.drill: {every: 30 days, environment: staging}`.', delivery.locate(['rollback']));
  if (declared.environment !== here)
    throw InputError.of('drill-elsewhere', `A drill moves users in ${declared.environment} alone, and this delivery file is for ${here ?? 'no environment'}.`, `Run it with the delivery file of ${declared.environment} (\`environment: ${declared.environment}\`).`, delivery.locate(['rollback', 'drill', 'environment']));
}

async function walk(retreat: Retreat): Promise<StageResult> {
  const begun = await begin(retreat);
  if ('verdict' in begun) return begun;
  const { recorder } = retreat;
  const notes: string[] = [];
  let traffic: Traffic | undefined;
  if (drilling(recorder.state).backMs === undefined) {
    const target = targetsOf({ ...recorder.state, champion: drilling(recorder.state).home }).find(({ release }) => release.digest === drilling(recorder.state).to.digest);
    const way = target ? await half(retreat, target) : undefined;
    if (!way || 'misfit' in way) return failed(retreat, way?.misfit.actual ?? 'it is no release to go back to any more', way?.misfit.fix);
    notes.push(...way.notes);
    traffic = way.traffic;
  }
  const { home } = drilling(recorder.state);
  if (recorder.state.champion!.release.digest !== home.release.digest || recorder.state.returning) {
    const way = await half(retreat, home);
    if ('misfit' in way) return stuck(retreat, way.misfit.actual, way.misfit.fix);
  }
  return finished(retreat, traffic, notes);
}

/** Each half is measured by itself. */
function half(retreat: Retreat, to: Serving): Promise<WayBack> {
  return goBack({ ...retreat, startedAt: retreat.now() }, to);
}

/** Goes on with a drill that was begun, or begins one where nothing stands against it. */
async function begin(retreat: Retreat): Promise<{ begun: true } | StageResult> {
  const { recorder, deps, context, now } = retreat;
  const { champion, open, returning } = recorder.state;
  if (recorder.state.drilling?.kind === 'live') return { begun: true };
  const other = open ? `delivery ${open.id}` : returning ? `a way back, begun by ${returning.delivery}` : isDrilling(recorder.state, now()) ? `a look at what is ready, begun by ${recorder.state.drilling!.delivery}` : undefined;
  if (other !== undefined) return occupied(retreat, `${other} is under way`);
  if (!champion) return occupied(retreat, 'nothing serves yet');
  const slots = deps.fleet.slots();
  const split = await readSplit(deps.traffic, slots);
  if (!sameSplit(split, allTo(champion.slot, slots))) return occupied(retreat, `the router says ${describeSplit(split)}, and not that all users are at slot ${champion.slot}`);
  const passedOver: string[] = [];
  for (const target of targetsOf(recorder.state)) {
    const { refusals } = await targetRefusals(deps.journal, target, deps.evidence, context.clock.now());
    if (refusals.length === 0) {
      await recorder.append('drill-begun', { from: champion.release, slot: slots.find((name) => name !== champion.slot)!, to: target.release });
      return { begun: true };
    }
    passedOver.push(`${titleOf(target.release)}: ${refusals[0]!.actual} [${refusals[0]!.code}]`);
  }
  return result(retreat, {
    headline: `The drill found no way back from ${titleOf(champion.release)}.`, release: champion.release, champion: champion.release,
    findings: [finding('no-target', 'fail', 'There is a release to go back to', passedOver.length > 0 ? `None was fit: ${passedOver.join('; ')}.` : 'No other release was ever good here.', 'Deliver a release here, so that there are two; `sluice rollback --check` says what each lacks.')],
  });
}

async function finished(retreat: Retreat, traffic: Traffic | undefined, notes: string[]): Promise<StageResult> {
  const { recorder, delivery, deps } = retreat;
  const { home, to, backMs, forthMs } = drilling(recorder.state);
  const within = delivery.spec.rollback?.within ?? WITHIN;
  const withinMs = parseDuration(within);
  const slots = deps.fleet.slots();
  const split = await readSplit(deps.traffic, slots);
  const restored = sameSplit(split, allTo(recorder.state.champion!.slot, slots));
  const late = (backMs ?? 0) > withinMs;
  const elsewhere = traffic?.kind === 'seen' && traffic.elsewhere.length > 0;
  const findings: Finding[] = [
    { ...finding('drill-time', late ? 'warn' : 'pass', `Back within ${within}`, `The way back took ${backMs ?? 0} ms to the router that reads back; home again took ${forthMs ?? 0} ms.`, late ? 'Keep the last good release loaded in the other slot, or see which program was slow.' : undefined), numbers: { tookMs: backMs ?? null, backMs: backMs ?? null, forthMs: forthMs ?? null, withinMs }, expected: within, actual: `${backMs ?? 0} ms`, location: delivery.locate(['rollback', 'within']) },
    finding('drill-home', restored ? 'pass' : 'fail', 'What served before serves again', `The router says ${describeSplit(split)}.`, restored ? undefined : 'Run the drill again, or set the router by hand.'),
    ...(elsewhere ? [finding('traffic-elsewhere', 'fail', 'Real requests are answered by the release gone back to alone', `While ${titleOf(to)} served, ${traffic.elsewhere.join(', ')} still answered requests.`, 'Another router, or connections that stay open, lead there.')] : []),
  ];
  const outcome = findings.some((one) => one.outcome === 'fail') ? 'fail' : late ? 'warn' : 'pass';
  if (restored) await recorder.append('drilled', { kind: 'live', outcome, backMs, forthMs, within: withinMs });
  return result(retreat, {
    headline: `The way back from ${titleOf(home.release)} to ${titleOf(to)} was tried: ${backMs ?? 0} ms, and home again in ${forthMs ?? 0} ms.`,
    findings, notes, release: home.release, champion: home.release,
    facts: [['Tried', `${titleOf(home.release)} → ${titleOf(to)} → ${titleOf(home.release)}`], ['Back', `${backMs ?? 0} ms`], ['Home again', `${forthMs ?? 0} ms`]],
    details: { drill: { from: home.release, to, backMs, forthMs, withinMs, ...(traffic && { traffic }) } },
  });
}

/** The older release would not serve: users never left what serves, and the drill has found what it is for. */
async function failed(retreat: Retreat, why: string, fix?: string): Promise<StageResult> {
  const { recorder } = retreat;
  const { home, to } = drilling(recorder.state);
  await recorder.append('drilled', { kind: 'live', outcome: 'fail', note: why.slice(0, 1000) });
  return result(retreat, {
    headline: `The drill failed: ${titleOf(to)} could not serve in place of ${titleOf(home.release)}. No user was moved.`, release: home.release, champion: home.release,
    findings: [finding('drill-failed', 'fail', 'The release gone back to serves as it was approved', why, fix)],
    details: { drill: { from: home.release, to, failed: why } },
  });
}

/** Half-way, where users do not mind: the next drill goes on from here. */
function stuck(retreat: Retreat, why: string, fix: string): StageResult {
  const { home, to } = drilling(retreat.recorder.state);
  return result(retreat, {
    headline: `The drill is half-way: ${titleOf(to)} serves, and ${titleOf(home.release)} could not be brought back.`, release: home.release, champion: to,
    findings: [finding('drill-not-home', 'fail', 'What served before serves again', why, `${fix} Then run the drill again: it goes on from here.`)],
    details: { drill: { from: home.release, to, failed: why } },
  });
}

function occupied(retreat: Retreat, why: string): StageResult {
  const { champion } = retreat.recorder.state;
  return result(retreat, {
    headline: `No drill now: ${why}.`, release: champion?.release, champion: champion?.release,
    findings: [finding('drill-occupied', 'inconclusive', 'Nothing else is under way', `${why.charAt(0).toUpperCase()}${why.slice(1)}.`, 'Drill when it is over.')],
  });
}

function drilling({ drilling: found }: State): NonNullable<State['drilling']> {
  if (!found) throw new JournalConflict(0, 0);
  return found;
}

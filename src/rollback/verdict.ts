import { parseDuration } from '../core/duration.ts';
import { findingOf } from '../core/refusal.ts';
import type { StageResult } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { RolledBack } from '../journal/events.ts';
import type { ClosedDelivery, OpenDelivery, Serving, State } from '../journal/state.ts';
import type { Pointed } from '../serving/registry.ts';
import { TRIGGER_WORDS } from '../serving/trigger.ts';
import type { WayBack } from './go-back.ts';
import type { Traffic } from './observed.ts';
import type { Retreat } from './rollback.ts';
import type { Target } from './target.ts';
import { finding, result, titleOf } from './verdict-parts.ts';

const WITHIN = '60 s';

/** The champion gave way to an older release. */
export function wentBack(retreat: Retreat, target: Serving, { done, notes, traffic, pointed }: Extract<WayBack, { done: RolledBack }>, looked: readonly Target[]): StageResult {
  const findings = [
    finding('rolled-back', 'pass', 'The router sends every user to the release gone back to', `Slot ${done.to!.slot} serves ${done.to!.release.digest} to all users; the router reads back so.`),
    ...timeFinding(retreat, done),
    ...trafficFindings(traffic, done.to!.slot),
    ...pointedFindings(pointed),
  ];
  if (!target.tested)
    findings.push(finding('baseline-untested', 'warn', 'The release gone back to was tested', 'It was adopted when it was already serving: Sluice never tested it.', 'Deliver a tested release as soon as you can.'));
  for (const { serving, refusals } of looked)
    findings.push(finding('target-passed-over', 'warn', 'The newest good release is fit to serve', `${titleOf(serving.release)} (${serving.release.digest}) was passed over: ${refusals.map(({ code, actual }) => `${actual} [${code}]`).join('; ')}.`, 'Repair it before you need it.'));
  return result(retreat, {
    headline: `${titleOf(done.to!.release)} serves all users again instead of ${titleOf(done.from)}${target.tested ? ', as it was verified good while serving' : ', though it was never tested: nothing better is there'}.`,
    findings, notes: [...notes, ...unobserved(traffic)], release: done.from, champion: done.to!.release,
    facts: [...triggerFacts(done), ['Served before', done.from.digest], ['Serves now', done.to!.release.digest], ['Slot', done.to!.slot], ['Took', `${done.tookMs} ms`]],
    details: { rolledBack: done, ...(traffic && { traffic }), ...(pointed && { registry: pointed }) },
  });
}

/** A candidate in flight lost its users. */
export function candidateBack(retreat: Retreat, open: OpenDelivery, closed: ClosedDelivery): StageResult {
  if (closed.outcome === 'promoted')
    return result(retreat, {
      headline: `${titleOf(open.release)} had just become the champion; its delivery is closed now. Roll back again to leave it.`,
      findings: [finding('promoted-meanwhile', 'warn', 'A candidate is in flight', 'The candidate was promoted before the rollback began.', 'Run the rollback again.')],
      release: open.release,
    });
  const { champion } = open;
  const done: Pick<RolledBack, 'tookMs' | 'trigger' | 'triggeredAt'> = closed.rolledBack ?? { tookMs: retreat.now() - retreat.startedAt };
  const nowhere = champion === null && open.step >= 0;
  return result(retreat, {
    headline: nowhere
      ? `${titleOf(open.release)} cannot be taken back: it is this model's first delivery, and there is no other release to serve.`
      : `${titleOf(open.release)} was taken back before it became the champion: ${champion ? 'all users are with the champion again' : 'it never had users'}.`,
    findings: [
      nowhere
        ? finding('no-champion', 'fail', 'There is a champion to go back to', `Slot ${open.slot} still serves ${open.release.digest}.`, 'Deliver another release, or take the router off by hand.')
        : finding('candidate-drained', 'pass', 'The candidate has no users', `The router reads back that slot ${open.slot} has none.`),
      ...timeFinding(retreat, done),
    ],
    release: open.release,
    champion: champion ? { name: open.release.name, digest: champion.release } : undefined,
    facts: [...triggerFacts(done), ['Took', `${done.tookMs} ms`]],
    details: { rolledBack: closed.rolledBack },
  });
}

export function drainedAlready(retreat: Retreat, closed: ClosedDelivery, champion: Serving | undefined): StageResult {
  return result(retreat, {
    headline: `There is nothing to do: ${titleOf(closed.release)} was taken back before.`,
    findings: [finding('nothing-to-roll-back', 'pass', 'The release to leave serves', `${closed.release.digest} was taken back: ${closed.rolledBack?.reason ?? closed.note ?? 'its delivery was closed'}`)],
    release: closed.release, champion: champion?.release,
    details: closed.rolledBack && { rolledBack: closed.rolledBack, again: true },
  });
}

/** What serves is already what should serve. */
export function alreadyBack(retreat: Retreat, { champion, lastReturn }: State, pointed?: Pointed): StageResult {
  const message = champion
    ? `${champion.release.digest} serves${lastReturn ? `, since ${new Date(lastReturn.at).toISOString()}, instead of ${lastReturn.from.digest}` : ''}.`
    : 'Nothing was ever delivered or adopted.';
  return result(retreat, {
    headline: champion ? `There is nothing to do: ${titleOf(champion.release)} serves already.` : 'There is nothing to do: no release serves.',
    findings: [finding('nothing-to-roll-back', 'pass', 'The release to leave serves', message), ...pointedFindings(pointed)],
    release: champion?.release, champion: champion?.release,
    details: lastReturn && lastReturn.to?.release.digest === champion?.release.digest ? { rolledBack: returned(lastReturn), again: true } : undefined,
  });
}

export function noTarget(retreat: Retreat, looked: readonly Target[]): StageResult {
  const { champion } = retreat.recorder.state;
  const findings = looked.flatMap(({ serving, refusals }) => refusals.map((refusal) => findingOf(refusal, `${titleOf(serving.release)} is fit to serve again`)));
  const none = finding('no-target', 'fail', 'There is a release to go back to', 'No release but the one that serves was verified good while serving or adopted.', 'Deliver a release, or name one of this model\'s with `--to`.');
  return result(retreat, {
    headline: `There is no release to go back to${looked.length > 0 ? `: ${looked.length === 1 ? 'the only one was' : `all ${looked.length} were`} refused` : ''}. ${champion ? `${titleOf(champion.release)} still serves.` : ''}`.trim(),
    findings: findings.length > 0 ? findings : [none],
    release: champion?.release, champion: champion?.release,
  });
}

export function journalFailed(retreat: Retreat, message: string): StageResult {
  return result(retreat, {
    headline: 'Nothing was rolled back: the journal cannot be read or trusted, so nobody knows what was good.',
    findings: [finding('journal-untrusted', 'error', 'The journal can be read and verifies', message, 'Bring the router back by hand, and restore the journal from its last good copy.')],
  });
}

/** The journal's own event, without where it was found. */
function returned({ delivery: _delivery, at: _at, ...event }: NonNullable<State['lastReturn']>): RolledBack {
  return event;
}

function triggerFacts({ trigger, triggeredAt }: Pick<RolledBack, 'trigger' | 'triggeredAt'>): [string, string][] {
  return [...(trigger ? [['Trigger', `${trigger}: ${TRIGGER_WORDS[trigger]}`] as [string, string]] : []), ...(triggeredAt ? [['Triggered at', triggeredAt] as [string, string]] : [])];
}

/** From what triggered it, where that has a time, to the router that reads back. */
function timeFinding({ delivery, now, startedAt }: Retreat, { tookMs, triggeredAt }: Pick<RolledBack, 'tookMs' | 'triggeredAt'>): Finding[] {
  const within = delivery.spec.rollback?.within ?? WITHIN;
  const since = triggeredAt === undefined ? NaN : Date.parse(triggeredAt);
  // Clocks of two machines differ: it cannot have taken less than the work itself.
  const sinceTrigger = Number.isFinite(since) ? Math.max(tookMs, Math.min(now(), startedAt + tookMs) - since) : tookMs;
  const late = sinceTrigger > parseDuration(within);
  const message = `From ${Number.isFinite(since) ? 'its trigger' : 'start'} to the verified router it took ${sinceTrigger} ms; the delivery file allows ${within}.`;
  return [{
    ...finding('rollback-time', late ? 'warn' : 'pass', `Back within ${within}`, message, late ? 'Keep the last good release loaded in the other slot, or see which program was slow.' : undefined),
    expected: within, actual: `${sinceTrigger} ms`, numbers: { tookMs, sinceTriggerMs: sinceTrigger }, location: delivery.locate(['rollback', 'within']),
  }];
}

function trafficFindings(traffic: Traffic | undefined, slot: string): Finding[] {
  const rule = 'Real requests are answered by the release gone back to alone';
  if (!traffic || (traffic.kind === 'unseen' && !traffic.outage)) return [];
  if (traffic.kind === 'unseen') return [finding('traffic-unobserved', 'warn', rule, `The router reads back right, and the signals could not say who answers: ${traffic.why}.`, 'Look at the serving log of the slot that was left; repair `rollout.signals`.')];
  const numbers = traffic.bySlot;
  const count = (name: string) => numbers[name] ?? 0;
  if (traffic.elsewhere.length === 0) return [{ ...finding('traffic-observed', 'pass', rule, `${count(slot)} requests in ${traffic.watchedMs} ms, all answered by slot ${slot}.`), numbers, n: count(slot) }];
  const still = traffic.elsewhere.map((name) => `${name} (${count(name)})`).join(', ');
  return [{
    ...finding('traffic-elsewhere', 'fail', rule, `The router reads back right, and ${traffic.elsewhere.length === 1 ? 'slot' : 'slots'} ${still} still answered requests in the last ${traffic.watchedMs} ms, beside ${count(slot)} of slot ${slot}.`, 'Another router, or connections that stay open, lead there: stop that slot\'s server by hand.'),
    numbers, subject: { kind: 'slot', name: traffic.elsewhere[0]! },
  }];
}

function unobserved(traffic: Traffic | undefined): string[] {
  if (!traffic) return ['Who answers real requests was not watched (no `rollout.signals`, or `rollback.observe` is 0).'];
  return traffic.kind === 'unseen' && !traffic.outage ? [`Who answers real requests was watched, and ${traffic.why}.`] : [];
}

function pointedFindings(pointed: Pointed | undefined): Finding[] {
  if (!pointed) return [];
  const rule = 'The registry names what serves';
  return [pointed.kind === 'pointed' ? finding('registry-pointed', 'pass', rule, pointed.drift === undefined ? pointed.said : `${pointed.said} ${pointed.drift}`) : finding(pointed.code, 'warn', rule, pointed.said, pointed.fix)];
}

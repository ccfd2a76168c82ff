import { formatDeliveryId } from '../core/delivery-id.ts';
import { parseDuration } from '../core/duration.ts';
import { findingOf } from '../core/refusal.ts';
import type { StageResult } from '../core/stage.ts';
import { worst, type Finding, type Outcome, type ReleaseRef, type Verdict } from '../core/verdict.ts';
import type { RolledBack } from '../journal/events.ts';
import type { ClosedDelivery, OpenDelivery, Serving, State } from '../journal/state.ts';
import type { Retreat } from './rollback.ts';
import type { Target } from './target.ts';

const WITHIN = '60 s';

/** The champion gave way to an older release. */
export function wentBack(retreat: Retreat, target: Serving, done: RolledBack, notes: string[], looked: readonly Target[]): StageResult {
  const findings = [finding('rolled-back', 'pass', 'The router sends every user to the release gone back to', `Slot ${done.to!.slot} serves ${done.to!.release.digest} to all users; the router reads back so.`), ...timeFinding(retreat, done.tookMs)];
  if (!target.tested)
    findings.push(finding('baseline-untested', 'warn', 'The release gone back to was tested', 'It was adopted when it was already serving: Sluice never tested it.', 'Deliver a tested release as soon as you can.'));
  for (const { serving, refusals } of looked)
    findings.push(finding('target-passed-over', 'warn', 'The newest good release is fit to serve', `${titleOf(serving.release)} (${serving.release.digest}) was passed over: ${refusals.map(({ code, actual }) => `${actual} [${code}]`).join('; ')}.`, 'Repair it before you need it.'));
  return result(retreat, {
    headline: `${titleOf(done.to!.release)} serves all users again instead of ${titleOf(done.from)}${target.tested ? ', as it was verified good while serving' : ', though it was never tested: nothing better is there'}.`,
    findings, notes, release: done.from, champion: done.to!.release,
    facts: [['Served before', done.from.digest], ['Serves now', done.to!.release.digest], ['Slot', done.to!.slot], ['Took', `${done.tookMs} ms`]],
    details: { rolledBack: done },
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
  const took = closed.rolledBack?.tookMs ?? retreat.now() - retreat.startedAt;
  const nowhere = champion === null && open.step >= 0;
  return result(retreat, {
    headline: nowhere
      ? `${titleOf(open.release)} cannot be taken back: it is this model's first delivery, and there is no other release to serve.`
      : `${titleOf(open.release)} was taken back before it became the champion: ${champion ? 'all users are with the champion again' : 'it never had users'}.`,
    findings: [
      nowhere
        ? finding('no-champion', 'fail', 'There is a champion to go back to', `Slot ${open.slot} still serves ${open.release.digest}.`, 'Deliver another release, or take the router off by hand.')
        : finding('candidate-drained', 'pass', 'The candidate has no users', `The router reads back that slot ${open.slot} has none.`),
      ...timeFinding(retreat, took),
    ],
    release: open.release,
    champion: champion ? { name: open.release.name, digest: champion.release } : undefined,
    facts: [['Took', `${took} ms`]],
    details: { rolledBack: closed.rolledBack },
  });
}

export function drainedAlready(retreat: Retreat, closed: ClosedDelivery, champion: Serving | undefined): StageResult {
  return result(retreat, {
    headline: `There is nothing to do: ${titleOf(closed.release)} was taken back before.`,
    findings: [finding('nothing-to-roll-back', 'pass', 'The release to leave serves', `${closed.release.digest} was taken back: ${closed.rolledBack?.reason ?? closed.note ?? 'its delivery was closed'}`)],
    release: closed.release, champion: champion?.release,
  });
}

/** What serves is already what should serve. */
export function alreadyBack(retreat: Retreat, { champion, lastReturn }: State): StageResult {
  const message = champion
    ? `${champion.release.digest} serves${lastReturn ? `, since ${new Date(lastReturn.at).toISOString()}, instead of ${lastReturn.from.digest}` : ''}.`
    : 'Nothing was ever delivered or adopted.';
  return result(retreat, {
    headline: champion ? `There is nothing to do: ${titleOf(champion.release)} serves already.` : 'There is nothing to do: no release serves.',
    findings: [finding('nothing-to-roll-back', 'pass', 'The release to leave serves', message)],
    release: champion?.release, champion: champion?.release,
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

function timeFinding({ delivery }: Retreat, tookMs: number): Finding[] {
  const within = delivery.spec.rollback?.within ?? WITHIN;
  const late = tookMs > parseDuration(within);
  const message = `From start to the verified router it took ${tookMs} ms; the delivery file allows ${within}.`;
  return [{
    ...finding('rollback-time', late ? 'warn' : 'pass', `Back within ${within}`, message, late ? 'Keep the last good release loaded in the other slot, or see which program was slow.' : undefined),
    expected: within, actual: `${tookMs} ms`, numbers: { tookMs }, location: delivery.locate(['rollback', 'within']),
  }];
}

interface Parts {
  headline: string;
  findings: Finding[];
  notes?: string[];
  facts?: [string, string][];
  release?: ReleaseRef;
  champion?: ReleaseRef;
  details?: Record<string, unknown>;
}

function result({ context, delivery }: Retreat, { details, notes = [], facts = [], findings, ...rest }: Parts): StageResult {
  const outcome = worst(findings.map((one) => one.outcome));
  const verdict: Verdict = { schema: 'urn:sluice:verdict:v1', stage: 'rollback', outcome, enforced: true, findings, notes, facts: [['Asked by', formatDeliveryId(context.deliveryId)], ...facts], ...rest };
  return { verdict, inputs: [{ name: 'delivery file', digest: delivery.digest }], details };
}

function finding(code: string, outcome: Outcome, rule: string, message: string, fix?: string): Finding {
  return { code, outcome, rule, message, expected: rule, actual: message, ...(fix === undefined ? {} : { fix }) };
}

function titleOf({ name, version }: ReleaseRef): string {
  return version === undefined ? name : `${name} ${version}`;
}

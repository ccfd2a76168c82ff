import type { StageContext, StageResult } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Serving, State } from '../journal/state.ts';
import { keptGolden } from '../serving/golden.ts';
import { messageOf } from '../serving/prove.ts';
import { championIn, registryDrift } from '../serving/registry.ts';
import { namedOtherwise } from '../serving/releases.ts';
import { loadAll, type Loaded } from './load.ts';
import { ledgerOf } from './past-ledger.ts';
import { retreatOf, type Retreat, type RollbackDeps } from './rollback.ts';
import { targetRefusals, targetsOf } from './target.ts';
import { finding, result, titleOf } from './verdict-parts.ts';
import { declaredMixture } from './whole.ts';

const KEEP = 5;

export interface ReadyOptions {
  /** Also load each version into the slot that does not serve, and ask it its golden rows there. */
  load?: boolean;
  /** What else belongs to being ready: drills that are overdue. */
  more?: (state: State) => Finding[] | Promise<Finding[]>;
}

/**
 * Whether a way back could be taken now: of the newest `rollback.keep` good releases, whether the ledger still verifies, the contract takes
 * today's data, the kept bytes are those of its name (each of them measured), they belong together, and the golden rows are there; with
 * `load`, whether a slot really loads and answers them. Moves no user. Throws where the journal cannot be read.
 */
export async function checkReady(delivery: Delivery, context: StageContext, deps: RollbackDeps, { load, more }: ReadyOptions = {}): Promise<StageResult> {
  const retreat = retreatOf(delivery, context, deps, {});
  const state = await retreat.recorder.refresh();
  const { champion } = state;
  const keep = delivery.spec.rollback?.keep ?? KEEP;
  const targets = targetsOf(state).slice(0, keep);
  const versions: Version[] = [];
  for (const serving of targets) versions.push(await look(retreat, serving));
  const loads = load ? await loadAll(retreat, versions.filter(({ faults }) => faults.length === 0).map(({ serving }) => serving)) : undefined;
  const judged = versions.map((version) => withLoad(version, loads));
  const ready = judged.filter(({ faults }) => faults.length === 0).length;
  const drift = deps.registry && championIn(state) ? await registryDrift(deps.registry, championIn(state)!) : undefined;
  const findings = [
    ...countFindings(delivery, champion, targets.length, ready, keep),
    ...judged.map((version) => versionFinding(version, load === true)),
    ...(loads && 'refused' in loads ? [finding('load-refused', 'inconclusive', 'Each version loads', loads.refused, 'Ask again when nothing is under way.')] : []),
    ...(drift ? [finding(drift.code, 'warn', 'The registry names what serves', drift.said, drift.fix)] : []),
    ...((await more?.(state)) ?? []),
  ];
  return result(retreat, {
    headline: headlineOf(champion, ready, targets.length, findings),
    findings,
    release: champion?.release, champion: champion?.release,
    notes: [...judged.flatMap(({ notes }) => notes), ...(load ? [] : ['Whether the versions load was not tried (give `--load`).'])],
    facts: [['Serves now', champion?.release.digest ?? 'nothing'], ['Ready', `${ready} of ${targets.length}`], ['To be kept', String(keep)]],
    details: { ready: judged.map(({ serving, faults }) => ({ release: serving.release, tested: serving.tested, faults: faults.map(({ code }) => code) })) },
  });
}

interface Version {
  serving: Serving;
  faults: Refusal[];
  notes: string[];
}

/** Everything that going back would ask, and that can be asked without moving anything. */
async function look(retreat: Retreat, serving: Serving): Promise<Version> {
  const { deps, context, delivery } = retreat;
  const { digest } = serving.release;
  const { refusals, notes } = await targetRefusals(deps.journal, serving, deps.evidence, context.clock.now());
  const faults = [...refusals];
  const fault = (code: string, expected: string, actual: string, fix: string) => void faults.push({ code, expected, actual, fix });
  const source = await deps.releases.source(digest).catch((error: unknown) => ({ lost: messageOf(error) }));
  const ledger = await ledgerOf(retreat, serving);
  if ('lost' in source) fault('release-lost', `the bytes of ${digest} in the release store`, source.lost, 'Fetch it from the run that delivered it, or deliver it again: it is kept then.');
  else {
    const renamed = namedOtherwise(source, ledger);
    if (renamed) fault('release-renamed', 'the file names that were tested', renamed, 'Restore the kept release from the run that delivered it.');
  }
  const mixture = declaredMixture(delivery, ledger, digest);
  if (mixture) fault(mixture.code, 'the parts that the delivery file declares', mixture.reason, mixture.fix);
  if (serving.golden !== null)
    await keptGolden(deps.journal, serving.golden).catch((error: unknown) => fault('golden-lost', 'its golden rows beside the journal', messageOf(error), 'Restore the journal\'s attachments.'));
  return { serving, faults, notes };
}

function withLoad({ serving, faults, notes }: Version, loads: Loaded | undefined): Version {
  const misfit = loads && 'misfits' in loads ? loads.misfits.get(serving.release.digest) : undefined;
  if (!misfit) return { serving, faults, notes };
  return { serving, notes, faults: [...faults, { code: misfit.code, expected: 'a slot that loads it and answers as approved', actual: misfit.reason, fix: misfit.fix }] };
}

function versionFinding({ serving, faults }: Version, loaded: boolean): Finding {
  const title = titleOf(serving.release);
  const rule = `${title}${serving.tested ? '' : ' (adopted, never tested)'} could serve again`;
  const subject = { kind: 'check' as const, name: title };
  const [first] = faults;
  if (!first) return { ...finding('version-ready', 'pass', rule, `Its ledger verifies, and its bytes are there, whole and as named${loaded ? '; a slot loads it and answers as approved' : ''}.`), subject };
  return { ...finding('version-not-ready', 'warn', rule, `${title} (${serving.release.digest}) could not be gone back to: ${faults.map(({ code, expected, actual }) => `expected ${expected}, found ${actual} [${code}]`).join('; ')}.`, first.fix), subject };
}

/** A short history is no fault; versions that were good and are gone are. */
function countFindings(delivery: Delivery, champion: Serving | undefined, known: number, ready: number, keep: number): Finding[] {
  const location = delivery.locate(['rollback', 'keep']);
  const rule = `${keep} versions are ready to be gone back to`;
  const numbers = { ready, known, keep };
  if (!champion) return [{ ...finding('nothing-serves', 'pass', rule, 'Nothing was delivered yet, so there is nothing to go back from.'), numbers, location }];
  if (known === 0) return [{ ...finding('no-version-ready', 'warn', rule, 'What serves is the only release that was ever good here: there is nothing to go back to.', 'Deliver once more, so that there are two; until then, know how to take the router off by hand (`sluice rollback --criteria`).'), numbers, location }];
  if (ready === 0) return [{ ...finding('no-version-ready', 'fail', rule, `None of ${known} could be gone back to.`, 'Repair the newest one first.'), numbers, location }];
  if (ready < Math.min(keep, known)) return [{ ...finding('versions-degraded', 'warn', rule, `${ready} of ${known} are ready; ${keep} are to be kept.`, 'Repair the others before you need them.'), numbers, location }];
  return [{ ...finding('versions-ready', 'pass', rule, `${ready} are ready${known < keep ? `; no more were delivered yet` : ''}.`), numbers, location }];
}

function headlineOf(champion: Serving | undefined, ready: number, known: number, findings: readonly Finding[]): string {
  if (!champion) return 'Nothing serves yet, so there is no way back to look at.';
  const odd = findings.filter(({ outcome }) => outcome !== 'pass').length;
  if (ready === 0) return `There is no way back from ${titleOf(champion.release)} now: ${known === 0 ? 'no other release was ever good here' : `none of ${known} versions is ready`}.`;
  return `A way back from ${titleOf(champion.release)} is ready: ${ready} of ${known} versions${odd === 0 ? '' : `; ${odd} ${odd === 1 ? 'thing deserves' : 'things deserve'} a look`}.`;
}

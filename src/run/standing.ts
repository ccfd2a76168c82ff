import type { Known, NeighbourFacts, TakenBack } from '../approval/conditions/conditions.ts';
import type { NeighbourRules } from '../approval/floor/conditions-of.ts';
import { unknownStanding, type Standing } from '../approval/facts/standing.ts';
import type { JournalEvent } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { unsigned } from '../evidence/signer.ts';
import type { RolledBack } from '../journal/events.ts';
import { stateOf, type State } from '../journal/state.ts';
import { JournalUntrusted, type JournalAccess } from '../serving/recorder.ts';
import { verifyJournal } from '../journal/chain.ts';
import { problemsOf } from './judge.ts';
import type { ServingNow } from './serving.ts';
import type { Session } from './session.ts';
import { signingOf } from './signing.ts';
import { openJournal } from './wiring.ts';

/** What the journals of the model and of its neighbours tell, each of them read once. */
export async function standingOf(delivery: Delivery, session: Session, neighbours: readonly NeighbourRules[], serving: ServingNow | undefined): Promise<Standing> {
  const others = new Map<string, Known<NeighbourFacts>>();
  for (const neighbour of neighbours) others.set(neighbour.name, await neighbourFacts(delivery, session, neighbour));
  if (!delivery.spec.rollout) return { ...unknownStanding('the delivery file declares no rollout, so there is no journal'), neighbours: others };
  try {
    const { journal, model, keys } = openJournal(delivery, session, await signingOf(delivery, {}));
    const events = await journal.read();
    const refusals = verifyJournal(events, { model, keys });
    if (refusals.length > 0) throw new JournalUntrusted(refusals);
    return { ...ownStanding(events, serving), neighbours: others };
  } catch (error) {
    return { ...unknownStanding(`the journal cannot be read: ${problemsOf(error)[0]?.message ?? String(error)}`), neighbours: others };
  }
}

function ownStanding(events: readonly JournalEvent[], serving: ServingNow | undefined): Omit<Standing, 'neighbours'> {
  const state = stateOf(events);
  const { champion } = state;
  return {
    first: champion === undefined && state.good.length === 0,
    champion: champion && { release: champion.release, ...ledgerOf(state, serving) },
    ...(champion && { lastDelivery: champion.since }),
    known: releasesOf(state),
    begun: { value: events.filter(({ type }) => type === 'opened').map(({ at }) => Date.parse(at)) },
    takenBack: { value: events.filter(({ type, data }) => type === 'rolled-back' && data.drill !== true).map(takenBackOf) },
  };
}

/** The ledger that the journal itself names by its head: whatever else lies there under its name counts as not kept. */
function ledgerOf({ champion, good }: State, serving: ServingNow | undefined): { ledger?: Ledger } {
  const head = good.findLast(({ release }) => release.digest === champion?.release.digest)?.ledgerHead;
  const ledger = serving?.release.digest === champion?.release.digest ? serving?.ledger : undefined;
  return ledger && ledger.head === head && ledger.refusals.length === 0 ? { ledger } : {};
}

function releasesOf({ champion, good, closed, open }: State): ReleaseRef[] {
  const all = [...(champion ? [champion] : []), ...good, ...Object.values(closed), ...(open ? [open] : [])].map(({ release }) => release);
  return [...new Map(all.map((release) => [`${release.digest} ${release.version ?? ''}`, release])).values()];
}

function takenBackOf({ at, data }: JournalEvent): TakenBack {
  const { from, requests } = data as unknown as RolledBack;
  return { at: Date.parse(at), release: from.digest, requests };
}

/** A journal that is empty is that of a model that was never delivered, or of none: which, nobody can say. */
async function neighbourFacts(delivery: Delivery, session: Session, { name, remote, ref, file }: NeighbourRules): Promise<Known<NeighbourFacts>> {
  try {
    const { journal, model } = openNeighbour(delivery, session, { name, remote, ref, file });
    const events = await journal.read();
    // Whose key signs it is not known here; that it is whole, and this model's, is.
    const refusals = verifyJournal(events, { model });
    if (refusals.length > 0) throw new JournalUntrusted(refusals);
    if (events.length === 0) return { unknown: `the journal of ${name} has no event: its name may be misspelt, or it was never delivered` };
    const { open, returning } = stateOf(events);
    return { value: { ...(open && { open: open.id }), ...(returning && { returning: true }) } };
  } catch (error) {
    return { unknown: `the journal of ${name} cannot be read: ${problemsOf(error)[0]?.message ?? String(error)}` };
  }
}

/** Where the neighbour's own delivery file would put it, as far as nothing else is said. */
function openNeighbour(delivery: Delivery, session: Session, { name, remote, ref, file }: NeighbourRules): JournalAccess {
  const { rollout } = delivery.spec;
  const git = rollout?.journal?.git;
  const journal = file !== null ? { file } : git || remote !== null || ref !== null ? { git: { remote: remote ?? git?.remote, ref: ref ?? `refs/sluice/${name}` } } : undefined;
  const other: Delivery = { ...delivery, spec: { ...delivery.spec, release: { ...delivery.spec.release, name }, rollout: { strategy: 'replace', state: rollout?.state, ...(journal && { journal }) } } };
  return openJournal(other, session, { trust: {}, allowed: { mode: 'none' }, signer: unsigned });
}

import type { Digest } from '../core/digest.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { EventData } from '../journal/events.ts';
import { latest } from '../evidence/ledger.ts';
import { sealOf } from '../evidence/sealed.ts';
import type { ReadJournal } from './journals.ts';
import { deliveryOf, headsOf, type NamedLedger } from './verify-evidence.ts';

/** A stretch of time in which one release was what users met, but for what a rollout gave to its candidate. */
export interface Served {
  release: Digest;
  version?: string;
  /** ISO 8601; `until` is undefined for what serves still. */
  from: string;
  until?: string;
  slot?: string;
  how: 'adopted' | 'promoted' | 'rolled back to';
  delivery: string;
  why: string;
  /** Who approved it, or asked for the way back; who is not known is said so. */
  by: string[];
}

/** What became of one candidate. */
export interface Candidate {
  release: Digest;
  version?: string;
  delivery: string;
  environment?: string;
  commit?: string;
  at: string;
  /** Where it was placed, once its rollout began. */
  slot?: string;
  outcome: 'promoted' | 'rejected' | 'taken back' | 'superseded' | 'in flight' | 'not promoted';
  /** The stage that ended it. */
  stage?: string;
  why: string;
  by: string[];
  /** How much of the users it had, step by step, in per cent. */
  exposure: { at: string; share: number }[];
  overrides: string[];
}

export interface History {
  model: string;
  served: Served[];
  candidates: Candidate[];
}

/** Which release of a model served when, by whom and why, and what became of every candidate, rejected ones included. */
export function historyOf(model: string, { ledgers, journals }: { ledgers: readonly NamedLedger[]; journals: readonly ReadJournal[] }): History {
  // What does not verify tells nothing.
  const own = ledgers.filter(({ ledger, refusals }) => refusals.length === 0 && ledger.entries[0]?.statement.subject[0].name === model);
  const events = journals.filter((journal) => journal.model === model && journal.refusals.length === 0).flatMap((journal) => journal.events);
  const told = events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)) as unknown as Told[];
  const byDelivery = new Map<string, NamedLedger>();
  for (const one of own) {
    const before = byDelivery.get(deliveryOf(one));
    if (!before || one.ledger.entries.length > before.ledger.entries.length) byDelivery.set(deliveryOf(one), one);
  }
  return { model, served: servedOf(told, byDelivery), candidates: candidatesOf(told, byDelivery) };
}

/** What served at an instant; undefined before anything did. */
export function servingAt({ served }: History, at: Date): Served | undefined {
  return served.findLast(({ from, until }) => Date.parse(from) <= at.getTime() && (until === undefined || at.getTime() < Date.parse(until)));
}

/** Candidates that had some of the users at an instant, each with its share in per cent. */
export function besideAt({ candidates }: History, at: Date): { candidate: Candidate; share: number }[] {
  return candidates.flatMap((candidate) => {
    const last = candidate.exposure.findLast((step) => Date.parse(step.at) <= at.getTime());
    return last && last.share > 0 && last.share < 100 ? [{ candidate, share: last.share }] : [];
  });
}

type Told = { [T in keyof EventData]: { at: string; delivery: string; type: T; data: EventData[T] } }[keyof EventData];

function servedOf(events: readonly Told[], ledgers: ReadonlyMap<string, NamedLedger>): Served[] {
  const served: Served[] = [];
  const begin = (next: Served): void => {
    const last = served.at(-1);
    if (last) last.until ??= next.from;
    served.push(next);
  };
  for (const event of events) {
    const { at: from, delivery } = event;
    if (event.type === 'adopted') begin({ ...named(event.data.release), from, slot: event.data.slot, how: 'adopted', delivery, why: 'it was serving before Sluice came; nothing of it was tested', by: ['its owner\'s word'] });
    if (event.type === 'promoted') begin({ ...named(event.data.release), from, slot: event.data.slot, how: 'promoted', delivery, why: promotionText(ledgers.get(delivery)), by: peopleOf(ledgers.get(delivery)) });
    if (event.type === 'rolled-back') {
      const { from: left, to, reason, askedBy } = event.data;
      // A candidate that was taken back never was what served; its champion went on.
      if (served.at(-1)?.release !== left.digest) continue;
      const last = served.at(-1)!;
      last.until ??= from;
      if (to) served.push({ ...named(to.release), from, slot: to.slot, how: 'rolled back to', delivery, why: reason, by: [askedBy === undefined ? `run ${delivery}` : `run ${askedBy}`] });
    }
  }
  return served;
}

function named({ digest, version }: ReleaseRef): { release: Digest; version?: string } {
  return { release: digest, version };
}

function promotionText(one: NamedLedger | undefined): string {
  const promoted = one && latest(one.ledger, 'canary-promote')?.statement.predicate;
  return promoted?.verdict.headline ?? 'the journal says that it was promoted; its ledger is not here';
}

/** Ids with the logins of then: a login can be given to somebody else. */
function peopleOf(one: NamedLedger | undefined): string[] {
  const details = one && latest(one.ledger, 'require-approval')?.statement.predicate.details;
  const approvals = Array.isArray(details?.approvals) ? (details.approvals as { role?: unknown; person?: { id?: unknown; login?: unknown } }[]) : [];
  const people = approvals.map(({ role, person }) => `${String(person?.login)} (${String(person?.id)}) as ${String(role)}`);
  return people.length > 0 ? people : [one ? 'nobody whom its ledger names' : 'unknown: its ledger is not here'];
}

function candidatesOf(events: readonly Told[], ledgers: ReadonlyMap<string, NamedLedger>): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const [delivery, one] of ledgers) {
    const first = one.ledger.entries[0]!.statement;
    // What was adopted never was a candidate.
    if (first.predicate.stage === 'adopt') continue;
    found.set(delivery, { ...named(releaseIn(one)), delivery, environment: first.predicate.environment, commit: first.predicate.commit, at: first.predicate.at, ...endedBefore(one), by: peopleOf(one), exposure: [], overrides: [] });
  }
  for (const event of events) follow(found, event, ledgers);
  return [...found.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function releaseIn({ ledger }: NamedLedger): ReleaseRef {
  const { subject, predicate } = ledger.entries[0]!.statement;
  return predicate.verdict.release ?? { name: subject[0].name, digest: `sha256:${subject[0].digest.sha256}` };
}

/** How far a candidate came that no journal tells of: the first stage that said no, else how long it waits. */
function endedBefore({ ledger }: NamedLedger): Pick<Candidate, 'outcome' | 'stage' | 'why'> {
  const bad = ledger.entries.find(({ statement: { predicate } }) => predicate.enforced && ['fail', 'error', 'inconclusive'].includes(predicate.outcome));
  if (bad) return { outcome: 'rejected', stage: bad.statement.predicate.stage, why: bad.statement.predicate.verdict.headline };
  const approved = latest(ledger, 'require-approval');
  if (approved) return { outcome: 'not promoted', stage: 'canary-promote', why: 'it was approved, and no rollout is on record' };
  return { outcome: 'not promoted', stage: 'require-approval', why: sealOf(ledger) ? 'its evidence was sealed, and no approval is on record' : 'it was never sealed' };
}

function follow(found: Map<string, Candidate>, event: Told, ledgers: ReadonlyMap<string, NamedLedger>): void {
  const { at, delivery } = event;
  if (event.type === 'opened') {
    const { release, ledgerHead, slot } = event.data;
    const known = found.get(delivery);
    const kept = [...ledgers.values()].some((one) => headsOf(one).includes(ledgerHead));
    const base = known ?? { ...named(release), delivery, at, by: peopleOf(undefined), overrides: [], exposure: [] };
    found.set(delivery, { ...base, slot, outcome: 'in flight', stage: 'canary-promote', why: kept ? 'its rollout has begun' : 'its rollout has begun; its ledger is not here' });
  }
  const candidate = found.get(delivery);
  if (!candidate) return;
  if (event.type === 'advanced' || event.type === 'acted' || event.type === 'drained') candidate.exposure.push({ at, share: event.data.split[candidate.slot ?? ''] ?? 0 });
  if (event.type === 'overridden' && event.data.action !== 'gate') candidate.overrides.push(`${event.data.action}, let pass by ${event.data.by.login} (${event.data.by.id}): ${event.data.reason}`);
  if (event.type === 'promoted') Object.assign(candidate, { outcome: 'promoted', stage: undefined, why: promotionText(ledgers.get(delivery)) });
  if (event.type === 'rolled-back' && candidate.outcome !== 'promoted') Object.assign(candidate, { outcome: 'taken back', why: event.data.reason });
  if (event.type === 'closed' && event.data.outcome === 'ended') Object.assign(candidate, { outcome: 'not promoted', why: 'its rollout ended as its plan declares, with a report' });
  if (event.type === 'superseded') Object.assign(candidate, { outcome: 'superseded', why: `delivery ${event.data.by} took its place` });
}


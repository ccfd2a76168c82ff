import path from 'node:path';
import { refuse } from '../approval/refusal-codes.ts';
import { formatDeliveryId } from '../core/delivery-id.ts';
import { sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Adopted } from '../evidence/adopt.ts';
import { latest, LEDGER_FILE } from '../evidence/ledger.ts';
import type { Forge } from '../github/forge.ts';
import { ledgerAttachment, type Override } from '../journal/events.ts';
import { canaryPromote } from '../rollout/canary-promote.ts';
import { rolloutOf, slotsOf } from '../rollout/policy.ts';
import type { Request } from '../rollout/tick.ts';
import { Recorder } from '../serving/recorder.ts';
import { askerOf } from './asker.ts';
import { checkClusters } from './cluster.ts';
import { standingConcerns } from './concerns.ts';
import { askedByApproval, gatePolicyOf } from './gate-policy.ts';
import { judge, type Judged } from './judge.ts';
import { extendLedgerFile, readLedgerFile, writeLedgerFile, type LedgerFile } from './ledger-file.ts';
import { proveOverride, refusedOverride } from './override.ts';
import { parityOf } from './parity.ts';
import { patiently } from './patience.ts';
import { promotionConditions } from './promotion-conditions.ts';
import { tellRegistry } from './registry.ts';
import type { Session } from './session.ts';
import { signingOf, type Signing, type SigningSecrets } from './signing.ts';
import { tellOf } from './tell.ts';
import { watcherStanding } from './watcher.ts';
import { openDrivers, openJournal, openReleases } from './wiring.ts';

export interface PromoteRun {
  /** Ledger with the approval in it; a file or its folder. */
  ledger: string;
  /** Head of that ledger, where the job that approved has told it. */
  head?: Digest;
  once: boolean;
  /** Milliseconds for which this process ticks; five hours where absent. */
  loopFor?: number;
  request?: Request;
  /** Why a person asks; kept in the journal. */
  reason?: string;
  /** GitHub, where this runs beside it: asked for concerns, and for the review of an override. */
  forge?: Forge;
  /** Reads the organisation's policy, where another token than the job's own must. */
  policyForge?: Forge;
  /** The journal's last event when an override was asked for; null where there was none. */
  overrideHead?: Digest | null;
  secrets: SigningSecrets;
  /** Where the candidate's bytes lie, where not below the delivery file. */
  bytes?: Delivery;
}

/** `open` says that the rollout needs further ticks. */
export async function runPromote(session: Session, options: PromoteRun): Promise<Judged & { open: boolean }> {
  let read: LedgerFile | undefined;
  const promoting = await approvedDelivery(session, options.ledger);
  let open = false;
  const judged = await judge(
    promoting,
    'canary-promote',
    {
      release: (await identified(options.ledger)) ?? undefined,
      keep: async (statement, delivery) => {
        // A promotion is in the ledger already; what came otherwise is added here, beside the journal's record of it.
        const ended = statement.predicate.outcome === 'fail' && statement.predicate.details?.rolledBack !== undefined;
        if (ended && read) await extendLedgerFile(read, statement, await signingOf(delivery, options.secrets), path.join(session.out, LEDGER_FILE));
      },
    },
    async (delivery, context) => {
      const signing = await signingOf(delivery, options.secrets);
      read = await readLedgerFile(options.ledger, signing, options.head);
      const access = openJournal(delivery, session, signing);
      const asked = await gatePolicyOf(options.bytes ?? delivery, context.deliveryId, signing.allowed, 'promote', askedByApproval(read.ledger));
      const policy = { ...asked, parity: await parityOf(delivery, session, signing, read.ledger) };
      const { override, refusals } = await reviewed(delivery, session, context, signing, options);
      if (refusals) return refusedOverride(refusals, context.release, 'canary-promote');
      const approved = read.ledger;
      const brokenGlass = latest(approved, 'require-approval')?.statement.predicate.details?.breakGlass as Override | undefined;
      const inForce = promotionConditions(delivery, session, options);
      // One review stood in for the roles, whose answer a concern waits for.
      const conditions = brokenGlass ? undefined : patiently(async () => [...(await standingConcerns(delivery, approved, options.forge)), ...(await inForce()), ...(policy.risk === 'high' ? await watcherStanding(delivery, session) : [])], context.clock);
      const ledger = { text: read.text, trust: signing.trust, policy: { ...policy, deliveryFile: delivery.digest }, signer: signing.signer() };
      const drivers = openDrivers(delivery, session, access);
      await checkClusters(delivery, session);
      const deps = { ...access, ...drivers, ledger, releases: openReleases(delivery, options.bytes), conditions, brokenGlass, soak: askedByApproval(approved).soak };
      const result = await canaryPromote(delivery, context, deps, { once: options.once, request: options.request, reason: override?.reason ?? options.reason, override, askedBy: askerOf(session), loopFor: options.loopFor });
      const state = await new Recorder(access, context.clock, '').refresh();
      const { champion, open: flight, good } = state;
      open = flight?.id === formatDeliveryId(context.deliveryId);
      const head = result.verdict.outcome === 'pass' && result.details?.ended === undefined && good.findLast(({ release }) => release.digest === champion?.release.digest)?.ledgerHead;
      if (head && champion) await keepLedger(access.journal, champion.release.digest, head, signing, session.out);
      return tellOf(delivery, session, access, { forge: options.forge && (async () => options.forge!) }, await tellRegistry(drivers.registry, delivery, state, result));
    },
  );
  return { ...judged, open };
}

/** The review of a `resume`, a `skip` or a `gate`, which this run must have had. */
async function reviewed(delivery: Delivery, session: Session, context: StageContext, signing: Signing, { request, reason, forge, overrideHead, secrets }: PromoteRun): Promise<{ override?: Override; refusals?: Refusal[] }> {
  if (request !== 'resume' && request !== 'skip' && request !== 'gate') return {};
  if (!forge || overrideHead === undefined) return { refusals: [refuse('override-missing', `a review of \`${request}\` in the environment of overrides`, 'none asked for')] };
  return proveOverride(delivery, session, context, signing, { action: request, reason, forge, secrets, head: overrideHead });
}

/** The delivery that is promoted is the one that was approved, whichever run ticks. */
async function approvedDelivery(session: Session, file: string): Promise<Session> {
  const peek = await readLedgerFile(file, { trust: {} }).catch(() => undefined);
  const first = peek?.ledger.entries[0]?.statement.predicate.delivery;
  // Another repository's ledger is refused by the gate, under this repository's name.
  return first ? { ...session, deliveryId: { ...first, repositoryId: session.deliveryId.repositoryId } } : session;
}

async function identified(file: string) {
  const peek = await readLedgerFile(file, { trust: {} }).catch(() => undefined);
  return peek?.ledger.entries[0]?.statement.predicate.verdict.release;
}

async function keepLedger(journal: { attachment(name: string): Promise<Uint8Array | undefined> }, release: Digest, head: Digest, signing: Signing, out: string): Promise<void> {
  const bytes = await journal.attachment(ledgerAttachment(release, head));
  if (bytes) await writeLedgerFile(Buffer.from(bytes).toString('utf8'), signing.trust, signing.signer(), path.join(out, LEDGER_FILE));
}

export function requestOf(text: string | undefined): Request | undefined {
  if (text === undefined || text === '') return undefined;
  if (text === 'hold' || text === 'abort' || text === 'resume' || text === 'skip' || text === 'gate') return text;
  throw InputError.of('request-unknown', `There is no request ${JSON.stringify(text)}.`, 'Write hold, abort, resume, skip or gate.');
}

/** Writes an adopted baseline into the journal: from here on it is the champion, by its owner's word. */
export async function recordAdoption(delivery: Delivery, session: Session, context: StageContext, adopted: Adopted, signing: Signing, slot?: string): Promise<void> {
  const slots = slotsOf(rolloutOf(delivery));
  const serving = slot ?? slots[0];
  if (!slots.includes(serving)) throw InputError.of('slot-unknown', `There is no slot ${JSON.stringify(serving)}.`, `Name the slot that serves now: ${slots.join(' or ')}.`, delivery.locate(['rollout', 'fleet', 'slots']));
  const access = openJournal(delivery, session, signing);
  const { release } = await openReleases(delivery).keep(delivery);
  const recorder = new Recorder(access, context.clock, formatDeliveryId(context.deliveryId));
  const { champion } = await recorder.refresh();
  if (champion?.release.digest === release.digest && champion.slot === serving) return;
  const head = sha256(adopted.ledger.trimEnd());
  await access.journal.attach(ledgerAttachment(release.digest, head), Buffer.from(adopted.ledger));
  await recorder.append('adopted', { release, slot: serving, ledgerHead: head });
}

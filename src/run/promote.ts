import path from 'node:path';
import { formatDeliveryId } from '../core/delivery-id.ts';
import { sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Adopted } from '../evidence/adopt.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { ledgerAttachment } from '../journal/events.ts';
import { canaryPromote } from '../rollout/canary-promote.ts';
import { rolloutOf, slotsOf } from '../rollout/policy.ts';
import type { Request } from '../rollout/tick.ts';
import { Recorder } from '../serving/recorder.ts';
import { gatePolicyOf } from './gate-policy.ts';
import { judge, type Judged } from './judge.ts';
import { extendLedgerFile, readLedgerFile, writeLedgerFile, type LedgerFile } from './ledger-file.ts';
import type { Session } from './session.ts';
import { signingOf, type Signing, type SigningSecrets } from './signing.ts';
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
      const policy = await gatePolicyOf(options.bytes ?? delivery, context.deliveryId, signing.allowed, 'promote');
      const ledger = { text: read.text, trust: signing.trust, policy: { ...policy, deliveryFile: delivery.digest }, signer: signing.signer() };
      const deps = { ...access, ...openDrivers(delivery, session, access), ledger, releases: openReleases(delivery, options.bytes) };
      const result = await canaryPromote(delivery, context, deps, { once: options.once, request: options.request, reason: options.reason, loopFor: options.loopFor });
      const { champion, open: flight, good } = await new Recorder(access, context.clock, '').refresh();
      open = flight?.id === formatDeliveryId(context.deliveryId);
      const head = result.verdict.outcome === 'pass' && good.findLast(({ release }) => release.digest === champion?.release.digest)?.ledgerHead;
      if (head && champion) await keepLedger(access.journal, champion.release.digest, head, signing, session.out);
      return result;
    },
  );
  return { ...judged, open };
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
  if (text === 'hold' || text === 'abort' || text === 'resume') return text;
  throw InputError.of('request-unknown', `There is no request ${JSON.stringify(text)}.`, 'Write hold, abort or resume.');
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

import { readFile } from 'node:fs/promises';
import { parseDuration } from '../core/duration.ts';
import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { declaredSecrets } from '../delivery/secrets.ts';
import { signerRefusals } from '../evidence/gate.ts';
import { verifyingKey } from '../evidence/keys.ts';
import { latest, type Ledger } from '../evidence/ledger.ts';
import { servedIn, type Parity, type Tracked } from '../evidence/parity.ts';
import { readCapped } from '../evidence/read-capped.ts';
import { MOST_LEDGER_BYTES, readLedger } from '../evidence/read-ledger.ts';
import { environmentOf } from '../evidence/statement.ts';
import { ledgerAttachment } from '../journal/events.ts';
import { Recorder } from '../serving/recorder.ts';
import { problemsOf } from './judge.ts';
import type { Session } from './session.ts';
import type { Signing } from './signing.ts';
import { openJournal } from './wiring.ts';

const MAX_AGE = '14 days';

/**
 * What the environment before this one shows, for the gate to judge: what cannot be read is `missing`, which it refuses. Undefined
 * where no environment comes before. Reads the journal or the ledger that `parity.from` names.
 */
export async function parityOf(delivery: Delivery, session: Session, signing: Signing, candidate: Ledger): Promise<Parity | undefined> {
  const { environments = [], parity } = delivery.spec;
  const before = environments[environments.indexOf(environmentOf(delivery) ?? '') - 1];
  if (before === undefined) return undefined;
  const { lineage } = latest(candidate, 'identify')?.statement.predicate.details ?? {};
  return {
    before,
    repositoryId: session.deliveryId.repositoryId,
    model: delivery.spec.release.name,
    maxAge: parseDuration(parity?.max_age ?? MAX_AGE),
    ignore: (parity?.ignore ?? []) as Tracked[],
    parts: (lineage as { parts?: Parity['parts'] } | undefined)?.parts ?? {},
    secrets: declaredSecrets(delivery.spec).map(({ name }) => name),
    found: await foundThere(delivery, session, await signingThere(delivery, signing)),
  };
}

type There = Pick<Signing, 'trust' | 'allowed' | 'publicPem'>;

async function foundThere(delivery: Delivery, session: Session, signing: There): Promise<Parity['found']> {
  const from = delivery.spec.parity?.from;
  if (!from) return { missing: 'no `parity.from` in the delivery file' };
  try {
    const text = from.ledger === undefined ? await championsLedger(delivery, session, signing) : await readCapped(delivery.resolve(from.ledger), MOST_LEDGER_BYTES, 'ledger-unreadable');
    if (!text) return { missing: from.ledger === undefined ? 'a journal in which no release serves, or that keeps no ledger of it' : `no file ${from.ledger}` };
    const ledger = await readLedger(text, signing.trust);
    return servedIn(ledger, signerRefusals(signing.allowed, ledger));
  } catch (error) {
    // Whatever keeps it from being read is told by the gate; a fault of Sluice is thrown on.
    return { missing: problemsOf(error)[0]?.message ?? 'a record that cannot be read' };
  }
}

/** The ledger of what serves there, as its verified journal names it. */
async function championsLedger(delivery: Delivery, session: Session, signing: There): Promise<Uint8Array | undefined> {
  const access = openJournal(delivery, session, signing, delivery.spec.parity!.from.journal);
  const { champion, good } = await new Recorder(access, session.clock, '').refresh();
  const head = champion && good.findLast(({ release }) => release.digest === champion.release.digest)?.ledgerHead;
  return head ? access.journal.attachment(ledgerAttachment(champion.release.digest, head)) : undefined;
}

async function signingThere(delivery: Delivery, signing: Signing): Promise<There> {
  const file = delivery.spec.parity?.public_key;
  if (file === undefined) return signing;
  const publicPem = await readFile(delivery.resolve(file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw InputError.of('file-unreadable', `\`parity.public_key\` names ${file}, which cannot be read (${cause.code}).`, 'Commit that file beside the delivery file.', delivery.locate(['parity', 'public_key']), { cause });
  });
  const key = verifyingKey(publicPem);
  return { trust: { keys: [key] }, allowed: { mode: 'key', keyids: [key.keyid] }, publicPem };
}

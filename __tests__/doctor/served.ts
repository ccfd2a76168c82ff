import path from 'node:path';
import { sha256 } from '../../src/core/digest.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { subjectOf } from '../../src/evidence/statement.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import { ledgerAttachment } from '../../src/journal/events.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { sealedIn, NOW as SEALED } from '../evidence/factory.ts';
import { daysAgo, type World } from './world.ts';

/** A release serves that run 1001 sealed, `age` days ago; its artifact lapses in `left` days, or is not listed any more. */
export function served(left?: number, age = 90 - (left ?? 0)): NonNullable<World['before']> {
  return async (folder, github) => {
    await using elsewhere = await temporaryFolder();
    const { ledger } = await sealedIn(elsewhere.path, unsigned());
    const { head, entries } = await readLedger(ledger);
    const release = subjectOf(entries[0]!.statement);
    const journal = openFileJournal({ file: path.join(folder, 'state/income.journal.jsonl'), model: 'income', clock: new ManualClock(SEALED) });
    await journal.attach(ledgerAttachment(release, head!), Buffer.from(ledger));
    const about = { at: SEALED, delivery: '42/1001/1' };
    const told = { release: { name: 'income', digest: release }, slot: 'a', ledgerHead: head };
    const index = await journal.append({ ...about, type: 'opened', data: { ...told, slots: ['a', 'b'] } }, 0);
    await journal.append({ ...about, type: 'promoted', data: told }, index);
    const run = github.run({ id: 1001 });
    if (left === undefined) return;
    const createdAt = Number.isNaN(age) ? null : daysAgo(age);
    const artifact = { id: 1, name: 'sluice-approved-1', run: run.id, attempt: 1, runBackendId: 'r', jobBackendId: 'j', mimeType: 'application/zip', blob: 'b', size: 1, digest: sha256('x'), createdAt, expiresAt: daysAgo(-left), expired: left < 0 };
    github.state.artifacts.set(artifact.id, artifact as never);
  };
}

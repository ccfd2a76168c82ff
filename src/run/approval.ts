import path from 'node:path';
import type { Digest } from '../core/digest.ts';
import { checkRole, requestApproval, requireApproval } from '../approval/require-approval.ts';
import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { LEDGER_FILE, latest } from '../evidence/ledger.ts';
import { subjectOf } from '../evidence/statement.ts';
import type { Forge } from '../github/forge.ts';
import { gatePolicyOf } from './gate-policy.ts';
import { judge, type Judged } from './judge.ts';
import { extendLedgerFile, readLedgerFile, type LedgerFile } from './ledger-file.ts';
import { servingNow } from './serving.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { situationOf } from './situation.ts';
import { named } from './stages.ts';

export const APPROVAL_STEPS = ['request', 'role', 'approve'] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];

export interface ApprovalOptions {
  step: ApprovalStep;
  /** Ledger file or its folder. */
  ledger: string;
  /** Head of the sealed ledger, as the job that sealed it said. */
  head?: Digest;
  /** With step `role`. */
  role?: string;
  /** Whole id of the commit that serves; by default the champion's, as the journal's ledger says. */
  since?: string;
  forge: Forge;
  secrets: SigningSecrets;
}

/** The three steps of an approval; `approve` leaves the ledger with the approval in it in `session.out`. */
export async function runApproval(session: Session, options: ApprovalOptions): Promise<Judged> {
  let read: LedgerFile | undefined;
  // What cannot be read is said by the stage below, on every surface.
  const peek = await readLedgerFile(options.ledger, { trust: {} }).catch(() => undefined);
  const release = peek?.ledger.entries[0] && releaseOfLedger(peek);
  const keep =
    options.step === 'approve'
      ? async (statement: Parameters<typeof extendLedgerFile>[1], delivery: Delivery) => {
          const signing = await signingOf(delivery, options.secrets);
          if (read && read.ledger.refusals.length === 0) await extendLedgerFile(read, statement, signing, path.join(session.out, LEDGER_FILE));
        }
      : undefined;
  return judge({ ...named(session, release), purpose: 'deliver' }, 'require-approval', { release, keep }, async (delivery, context) => {
    const signing = await signingOf(delivery, options.secrets);
    read = await readLedgerFile(options.ledger, signing, options.head);
    const gate = await gatePolicyOf(delivery, context.deliveryId, signing.allowed, 'request');
    const serving = await servingNow(session);
    const world = { forge: options.forge, ledger: read.ledger, gate, since: options.since ?? serving?.commit, situation: situationOf(delivery, serving) };
    switch (options.step) {
      case 'request':
        return requestApproval(delivery, context, world);
      case 'role': {
        if (!options.role) throw InputError.of('role-missing', 'Step `role` was asked for without a role.', 'Give the role of this job, from the matrix of the step `request`.');
        return checkRole(delivery, context, { ...world, role: options.role });
      }
      case 'approve':
        return requireApproval(delivery, context, world);
    }
  });
}

function releaseOfLedger({ ledger }: LedgerFile) {
  const identified = latest(ledger, 'identify')?.statement ?? ledger.entries[0]!.statement;
  return identified.predicate.verdict.release ?? { name: identified.subject[0].name, digest: subjectOf(identified) };
}

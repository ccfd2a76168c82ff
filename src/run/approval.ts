import path from 'node:path';
import { formatDeliveryId, type DeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import { breakGlass } from '../approval/override/break-glass.ts';
import type { ApprovalWorld } from '../approval/facts/gather.ts';
import { refuse } from '../approval/refusal-codes.ts';
import { basisOf } from '../approval/policy/basis.ts';
import { conditionsOf } from '../approval/floor/conditions-of.ts';
import { approvalPolicy } from '../approval/policy/policy.ts';
import { checkRole, requestApproval, requireApproval } from '../approval/require-approval.ts';
import { InputError } from '../core/problem.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { LEDGER_FILE, latest, type Ledger } from '../evidence/ledger.ts';
import { subjectOf } from '../evidence/statement.ts';
import type { Forge } from '../github/forge.ts';
import { gatePolicyOf } from './gate-policy.ts';
import { judge, type Judged } from './judge.ts';
import { proveOverride, refusedOverride } from './override.ts';
import { extendLedgerFile, readLedgerFile, type LedgerFile } from './ledger-file.ts';
import { parityOf } from './parity.ts';
import { servingNow, type ServingNow } from './serving.ts';
import type { Session } from './session.ts';
import { signingOf, type Signing, type SigningSecrets } from './signing.ts';
import { situationOf } from './situation.ts';
import { standingOf } from './standing.ts';
import { named } from './stages.ts';

export const APPROVAL_STEPS = ['request', 'role', 'approve', 'override', 'break-glass'] as const;
export type ApprovalStep = Exclude<(typeof APPROVAL_STEPS)[number], 'override'>;

export interface ApprovalOptions {
  step: ApprovalStep;
  /** Ledger file or its folder. */
  ledger: string;
  /** Head of the sealed ledger, as the job that sealed it said. */
  head?: Digest;
  /** With step `role`. */
  role?: string;
  /** Number of the promotion pull request, where reviews of one are the source. */
  pullRequest?: number;
  /** This run, where another one's delivery is approved in it. */
  here?: DeliveryId;
  /** With step `break-glass`: why, and the journal's last event when it was asked for. */
  reason?: string;
  overrideHead?: Digest | null;
  /** Whole id of the commit that serves; by default the champion's, as the journal's ledger says. */
  since?: string;
  forge: Forge;
  /** Reads the organisation's policy, where another token than the job's own must. */
  policyForge?: Forge;
  secrets: SigningSecrets;
}

/** The three steps of an approval; `approve` leaves the ledger with the approval in it in `session.out`. */
export async function runApproval(session: Session, options: ApprovalOptions): Promise<Judged> {
  let read: LedgerFile | undefined;
  // What cannot be read is said by the stage below, on every surface.
  const peek = await readLedgerFile(options.ledger, { trust: {} }).catch(() => undefined);
  const release = peek?.ledger.entries[0] && releaseOfLedger(peek);
  const keep =
    options.step === 'approve' || options.step === 'break-glass'
      ? async (statement: Parameters<typeof extendLedgerFile>[1], delivery: Delivery) => {
          const signing = await signingOf(delivery, options.secrets);
          if (read && read.ledger.refusals.length === 0) await extendLedgerFile(read, statement, signing, path.join(session.out, LEDGER_FILE));
        }
      : undefined;
  return judge({ ...named(session, release), purpose: 'deliver' }, 'require-approval', { release, keep }, async (delivery, context) => {
    const signing = await signingOf(delivery, options.secrets);
    read = await readLedgerFile(options.ledger, signing, options.head);
    const serving = await servingNow(session);
    const rules = await rulesOf(delivery, session, read.ledger, serving, options);
    const { evidence, risk } = approvalPolicy(delivery, rules);
    const parity = await parityOf(delivery, session, signing, read.ledger);
    const gate = { ...(await gatePolicyOf(delivery, context.deliveryId, signing.allowed, 'request', { evidence, risk: risk.class })), parity };
    const world = { ...rules, forge: options.forge, policyForge: options.policyForge, ledger: read.ledger, gate, pullRequest: options.pullRequest, situation: situationOf(delivery, serving, parity) };
    switch (options.step) {
      case 'request':
        return requestApproval(delivery, context, world);
      case 'role': {
        // A review of a pull request may be for any of them.
        if (!options.role && delivery.spec.approval?.source !== 'pull-request') throw InputError.of('role-missing', 'Step `role` was asked for without a role.', 'Give the role of this job, from the matrix of the step `request`.');
        return checkRole(delivery, context, { ...world, role: options.role });
      }
      case 'approve':
        return requireApproval(delivery, context, world);
      case 'break-glass':
        return breakGlassHere(delivery, session, context, signing, world, options);
    }
  });
}

/** Which rules count for this candidate: what changed, whose policy lies under the delivery file's, what the journals tell. */
async function rulesOf(delivery: Delivery, session: Session, ledger: Ledger, serving: ServingNow | undefined, { forge, policyForge, since = serving?.commit }: ApprovalOptions) {
  const standing = await standingOf(delivery, session, conditionsOf(delivery.spec.approval ?? {}, undefined).neighbours, serving);
  const basis = await basisOf(delivery, { forge, policyForge, ledger, since, standing });
  return { since, risk: basis.risk, floor: basis.floor, basis, standing };
}

/** The review of an override, in this run, in place of the roles. */
async function breakGlassHere(delivery: Delivery, session: Session, context: StageContext, signing: Signing, world: ApprovalWorld, { here, reason, forge, secrets, overrideHead }: ApprovalOptions): Promise<StageResult> {
  const release = context.release!;
  if (!here || overrideHead === undefined) return refusedOverride([refuse('override-missing', 'a review of `break-glass` in the environment of overrides', 'none asked for')], release, 'require-approval');
  const candidate = { delivery: formatDeliveryId(context.deliveryId), release };
  const proven = await proveOverride(delivery, { ...session, deliveryId: here }, context, signing, { action: 'break-glass', reason, forge, secrets, candidate, head: overrideHead });
  return 'override' in proven ? breakGlass(delivery, context, world, proven.override) : refusedOverride(proven.refusals, release, 'require-approval');
}

export function releaseOfLedger({ ledger }: LedgerFile) {
  const identified = latest(ledger, 'identify')?.statement ?? ledger.entries[0]!.statement;
  return identified.predicate.verdict.release ?? { name: identified.subject[0].name, digest: subjectOf(identified) };
}

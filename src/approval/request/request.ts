import type { ReleaseRef } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Plan } from '../../journal/events.ts';
import type { ApprovalFacts } from '../decision/decide.ts';
import type { Involvement } from '../decision/people.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';

/** What a request tells beside the facts of the approval itself. */
export interface Situation {
  /** Undefined: nothing serves yet, or nobody knows what does. */
  champion?: { release: ReleaseRef; /** Where the journal keeps it. */ ledger?: Ledger };
  /** What will be done with an approval; undefined where the delivery file declares no rollout. */
  rollout?: { plan: Plan } | { problems: string[] };
  /** The environment that the release served in before this one, in words. */
  before?: string[];
}

/** Everything that the page of a request is made of. */
export interface Request {
  delivery: Delivery;
  release: ReleaseRef;
  policy: ApprovalPolicy;
  challenge: string;
  /** As it was sealed. */
  ledger: Ledger;
  situation: Situation;
  facts: Pick<ApprovalFacts, 'run' | 'environments' | 'commits' | 'now'>;
  involvement: Involvement;
  /** The rule that approves in place of people, where one does. */
  rule?: string;
  /** What a promotion pull request must hold, where reviews of one are the source of approvals. */
  promotion?: { path: string; text: string };
}

/** `income 1.1.0 (release 83fd09ab12cd)` */
export function titleOf({ name, version, digest }: ReleaseRef): string {
  return `${name}${version === undefined ? '' : ` ${version}`} (release ${shortDigest(digest)})`;
}

export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}

import type { DeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import type { Stage } from '../core/verdict.ts';
import type { Parity } from './parity.ts';

/** One statement that must be there, with `pass` or `warn`. */
export interface RequiredEvidence {
  stage: Stage;
  /** A check, role or environment; any of the stage's statements where it is left out. */
  name?: string;
  /** Values that its `details` must have: of an approval's three steps only `{step: 'approve'}` is the approval. */
  details?: Readonly<Record<string, string>>;
}

/** Who must have signed every entry. */
export type AllowedSigners =
  | { mode: 'none' }
  | { mode: 'key'; keyids: readonly Digest[] }
  | { mode: 'keyless'; identities: readonly { identity: string; issuer: string }[] };

/** What the gate asks for. Plain JSON, so that an approval can name it by digest. `null` says: not asked. */
export interface GatePolicy {
  required: readonly RequiredEvidence[];
  signers: AllowedSigners;
  repositoryId: string;
  delivery: DeliveryId | null;
  /** Whose evidence counts; `environment` null where releases of the model serve in one place only. */
  place: { model: string; environment: string | null } | null;
  /** Digest of the delivery file on the protected branch. */
  deliveryFile: Digest | null;
  /** Milliseconds. */
  maxAge: number | null;
  risk: 'low' | 'medium' | 'high';
  /** `tree` of each part at hand: the release digest does not tell a renamed file. */
  layout: Record<string, Digest> | null;
  /** An entry that a journal or an approval has seen before: the ledger may have grown since, never shrunk. */
  seen: { index: number; digest: Digest } | null;
  /** What must have served in the environment before this one; absent where none comes before, or where it was asked already. */
  parity?: Parity;
}

import type { Digest } from '../core/digest.ts';
import type { Location } from '../core/verdict.ts';
import type { DeliverySpec } from './spec.ts';

/** A delivery file that parsed, fits its schema and its own rules, with the schema's defaults filled in. */
export interface Delivery {
  /** As the user named it, for messages and annotations. */
  file: string;
  /** Absolute folder of the file; every path in it is relative to this. */
  root: string;
  /** Digest of the file's bytes. */
  digest: Digest;
  spec: DeliverySpec;
  /** Where a value stands; of its nearest ancestor, where the value itself was defaulted. */
  locate(path: readonly (string | number)[]): Location;
  /** Absolute path of a declared path. Throws InputError where it leaves the workspace, by name or by symlink. */
  resolve(declared: string): string;
}

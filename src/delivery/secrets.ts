import type { DeliverySpec } from './spec.ts';

export interface DeclaredSecret {
  name: string;
  /** As the delivery file writes it, e.g. `90 days`. */
  rotate?: string;
  environment?: string;
}

/** `release.secrets`, whichever way each was written. */
export function declaredSecrets(spec: DeliverySpec): DeclaredSecret[] {
  return (spec.release.secrets ?? []).map((secret) => (typeof secret === 'string' ? { name: secret } : secret));
}

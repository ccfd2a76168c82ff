import { DriverError } from '../../core/driver-error.ts';

/** A bearer token by the name of its environment variable, undefined where it is not set. */
export interface Token {
  name: string;
  value: string | undefined;
}

/** Headers of a request that shows it. Throws DriverError `signals-token-missing`. */
export function bearer(token: Token | undefined): Record<string, string> {
  if (token === undefined) return {};
  if (token.value === undefined || token.value === '')
    throw new DriverError('signals-token-missing', `The environment variable ${token.name} with the token of the signals is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
  return { authorization: `Bearer ${token.value}` };
}

import { InputError } from '../../core/problem.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';
import { refuseSecret } from './refusal-codes.ts';
import { findSecrets, type FileToScan, type FoundSecret } from './scan.ts';

/** A finding that a person looked at (`evidence.secrets.allow`). */
export type SecretException = NonNullable<NonNullable<NonNullable<DeliverySpec['evidence']>['secrets']>['allow']>[number];

/**
 * Throws InputError with one problem for each secret in the files that no exception names; then nothing may leave. `today` is the
 * day in UTC, as 2027-01-31.
 */
export async function stopSecrets(files: readonly FileToScan[], allowed: readonly SecretException[], today: string): Promise<void> {
  const refusals = secretRefusals(await findSecrets(files), allowed, today);
  if (refusals.length > 0) throw new InputError(refusals.map(({ code, expected, actual, fix }) => ({ code, message: `Nothing was uploaded: expected ${expected}, found ${actual}.`, fix })));
}

/** What remains of the findings after the exceptions of today. */
export function secretRefusals(found: readonly FoundSecret[], allowed: readonly SecretException[], today: string): Refusal[] {
  return found.flatMap(({ file, rule, line }) => {
    const exceptions = allowed.filter((each) => each.file === file && each.rule === rule);
    const place = `${JSON.stringify(file)}, line ${line}: ${rule}`;
    if (exceptions.some(({ expires }) => today < expires)) return [];
    const last = exceptions.at(-1);
    return [last ? refuseSecret('secret-exception-expired', `an exception that holds on ${today}`, `${place}, allowed until ${last.expires}`) : refuseSecret('secret-found', 'no secret', place)];
  });
}

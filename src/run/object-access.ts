import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Journal } from '../delivery/spec.ts';
import type { StoreAccess } from '../journal/object-store.ts';
import type { Session } from './session.ts';

/** What this job proves to the store of the journal who it is with. Throws InputError `environment-missing`, naming every variable that lacks. */
export function storeAccess({ region, token_env: token, query_env: query }: NonNullable<Journal['object']>, { env }: Pick<Session, 'env'>, delivery: Delivery): StoreAccess {
  const declared = ['rollout', 'journal', 'object'];
  const needed = region !== undefined ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] : [token, query].filter((name) => name !== undefined);
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0)
    throw new InputError(
      missing.map((name) => ({
        code: 'environment-missing',
        message: `The journal is in an object store, and ${name} is not set here.`,
        fix: 'Set it in this job (`env:` with a secret of its environment, or from an OIDC login).',
        location: delivery.locate(declared),
      })),
    );
  if (region !== undefined) return { aws: { region, accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY!, sessionToken: env.AWS_SESSION_TOKEN || undefined } };
  if (token !== undefined) return { token: env[token]! };
  return query === undefined ? {} : { query: env[query]!.replace(/^\?/, '') };
}

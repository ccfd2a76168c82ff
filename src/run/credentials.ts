import { NO_CREDENTIALS, type Credentials } from '../core/credentials.ts';
import { DriverError } from '../core/driver-error.ts';
import { checkUrl, requestJson } from '../core/fetch-json.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Session } from './session.ts';

type Declared = NonNullable<NonNullable<Delivery['spec']['rollout']>['credentials']>[number];

/** A token is asked for anew this long before it lapses: an exchange that began with it may take so long. */
const SPARE_MS = 60_000;
/** Where a token does not say when it lapses. GitHub's live for five minutes. */
const LIFE_MS = 120_000;

/**
 * What `rollout.credentials` declares, by origin. A host that is not listed gets nothing, whatever asks it; a listed one is given a
 * secret of the job's environment, or the workflow's own identity (OpenID Connect), asked for anew as tokens lapse: a
 * rollout lives longer than they do. Throws InputError with every entry that cannot be fulfilled, before anything is asked.
 */
export function credentialsOf(delivery: Delivery, { env, clock }: Pick<Session, 'env' | 'clock'>): Credentials {
  const declared = delivery.spec.rollout?.credentials ?? [];
  if (declared.length === 0) return NO_CREDENTIALS;
  const problems: Problem[] = [];
  const byOrigin = new Map<string, () => Promise<string>>();
  const identity = identityOf({ env, clock });
  for (const [index, entry] of declared.entries()) {
    const location = delivery.locate(['rollout', 'credentials', index]);
    const { origin, pathname, search } = checkUrl(entry.origin, `rollout.credentials[${index}]`, delivery.spec.evidence?.insecure);
    if (pathname !== '/' || search !== '') problems.push({ code: 'credential-origin', message: `${JSON.stringify(entry.origin)} is more than an origin.`, fix: `Write ${origin}: scheme, host and port.`, location });
    if (byOrigin.has(origin)) problems.push({ code: 'credential-twice', message: `${origin} has two credentials.`, fix: 'Leave one.', location });
    const missing = missingFor(entry, env, identity);
    if (missing) problems.push({ ...missing, location });
    byOrigin.set(origin, entry.bearer_env === undefined ? () => identity!(entry.oidc!, false) : () => Promise.resolve(env[entry.bearer_env!]!));
  }
  if (problems.length > 0) throw new InputError(problems);
  return async ({ origin }): Promise<Record<string, string>> => {
    const token = await byOrigin.get(origin)?.();
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
}

function missingFor({ bearer_env: name, oidc }: Declared, env: Session['env'], identity: Identity | undefined): Pick<Problem, 'code' | 'message' | 'fix'> | undefined {
  if (name !== undefined && !env[name]) return { code: 'environment-missing', message: `\`rollout.credentials\` names ${name}, which is not set here.`, fix: 'Set it in this job (`env:` with a secret of its environment).' };
  if (oidc !== undefined && !identity)
    return { code: 'identity-missing', message: `\`rollout.credentials\` asks for this workflow's identity (audience ${JSON.stringify(oidc)}), and the job has none.`, fix: 'Give the job `id-token: write`; outside of GitHub Actions use `bearer_env`.' };
  return undefined;
}

/** The workflow's identity for an audience; `anew`: the one given last was refused. */
export type Identity = (audience: string, anew: boolean) => Promise<string>;

/** What asks for this job's identity; undefined where it has none. See https://docs.github.com/actions/reference/security/oidc. */
export function identityOf({ env, clock }: Pick<Session, 'env' | 'clock'>): Identity | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: from, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
  if (!from || !bearer) return undefined;
  const held = new Map<string, { token: string; until: number }>();
  return async (audience, anew) => {
    const now = clock.now().getTime();
    const last = held.get(audience);
    if (last && !anew && now < last.until) return last.token;
    const url = checkUrl(from, "the runner's tokens");
    url.searchParams.set('audience', audience);
    const answer = await requestJson(url, { what: "The runner's identity", headers: { authorization: `Bearer ${bearer}` }, retry: (ms) => clock.sleep(ms) });
    const token = (answer as { value?: unknown } | undefined)?.value;
    if (typeof token !== 'string' || token === '') throw new DriverError('identity-refused', 'The runner gave no identity token.', 'Give the job `id-token: write`, and see whether the audience is one that your side expects.');
    held.set(audience, { token, until: (lapseOf(token) ?? now + LIFE_MS + SPARE_MS) - SPARE_MS });
    return token;
  };
}

/** `exp` of a JWT in milliseconds; who gets the token verifies it, here it only says when to ask again. */
function lapseOf(token: string): number | undefined {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

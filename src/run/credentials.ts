import { NO_CREDENTIALS, type Credentials } from '../core/credentials.ts';
import { DriverError } from '../core/driver-error.ts';
import { checkUrl, requestJson } from '../core/fetch-json.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Clock } from '../core/seams.ts';
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
  for (const [index, entry] of declared.entries()) {
    const location = delivery.locate(['rollout', 'credentials', index]);
    const { origin, pathname, search } = checkUrl(entry.origin, `rollout.credentials[${index}]`, delivery.spec.evidence?.insecure);
    if (pathname !== '/' || search !== '') problems.push({ code: 'credential-origin', message: `${JSON.stringify(entry.origin)} is more than an origin.`, fix: `Write ${origin}: scheme, host and port.`, location });
    if (byOrigin.has(origin)) problems.push({ code: 'credential-twice', message: `${origin} has two credentials.`, fix: 'Leave one.', location });
    const missing = missingFor(entry, env);
    if (missing) problems.push({ ...missing, location });
    byOrigin.set(origin, entry.bearer_env === undefined ? identityToken(entry.oidc!, env, clock) : () => Promise.resolve(env[entry.bearer_env!]!));
  }
  if (problems.length > 0) throw new InputError(problems);
  return async ({ origin }): Promise<Record<string, string>> => {
    const token = await byOrigin.get(origin)?.();
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
}

function missingFor({ bearer_env: name, oidc }: Declared, env: Session['env']): Pick<Problem, 'code' | 'message' | 'fix'> | undefined {
  if (name !== undefined && !env[name]) return { code: 'environment-missing', message: `\`rollout.credentials\` names ${name}, which is not set here.`, fix: 'Set it in this job (`env:` with a secret of its environment).' };
  if (oidc !== undefined && !(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN))
    return { code: 'identity-missing', message: `\`rollout.credentials\` asks for this workflow's identity (audience ${JSON.stringify(oidc)}), and the job has none.`, fix: 'Give the job `id-token: write`; outside of GitHub Actions use `bearer_env`.' };
  return undefined;
}

/** The workflow's identity for one audience; see https://docs.github.com/actions/reference/security/oidc. */
function identityToken(audience: string, env: Session['env'], clock: Clock): () => Promise<string> {
  let held: { token: string; until: number } | undefined;
  return async () => {
    const now = clock.now().getTime();
    if (held && now < held.until) return held.token;
    const url = checkUrl(env.ACTIONS_ID_TOKEN_REQUEST_URL!, "the runner's tokens");
    url.searchParams.set('audience', audience);
    const answer = await requestJson(url, { what: "The runner's identity", headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` }, retry: (ms) => clock.sleep(ms) });
    const token = (answer as { value?: unknown } | undefined)?.value;
    if (typeof token !== 'string' || token === '') throw new DriverError('identity-refused', 'The runner gave no identity token.', 'Give the job `id-token: write`, and see whether the audience is one that your side expects.');
    held = { token, until: (lapseOf(token) ?? now + LIFE_MS + SPARE_MS) - SPARE_MS };
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

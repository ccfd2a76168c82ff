import { readFile } from 'node:fs/promises';
import { parseDuration } from '../../core/duration.ts';
import { checkUrl } from '../../core/fetch-json.ts';
import { InputError } from '../../core/problem.ts';
import type { TrinoConnection } from '../../core/data-engine.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that a request to a server needs. */
export interface TrinoAccess {
  /** Ends in a slash. */
  base: URL;
  /** Who asks; with a credential only where `base` is https. */
  headers: Record<string, string>;
  /** PEM of the authority that signed the server's certificate, where it is no public one. */
  ca?: string;
  /** Milliseconds for one query. */
  timeout: number;
  session: Record<string, string>;
}

/** Comma-separated `host` or `host:port`. A delivery file may name any server; a credential goes only to one of these. */
export const HOSTS = 'SLUICE_TRINO_HOSTS';
const DEFAULT_TIMEOUT = '10 minutes';

/**
 * A declared connection, checked, with its credentials from the environment. Throws InputError; the host is judged
 * before any credential is looked at.
 */
export async function accessTo(connection: TrinoConnection, env: Environment): Promise<TrinoAccess> {
  const base = checkUrl(connection.server, 'data.trino.server');
  if (base.search !== '' || base.hash !== '') throw InputError.of('url-unreadable', 'The URL of data.trino.server carries a query or a fragment.', 'Write https://HOST:PORT alone.');
  refuseOtherHost(base, env);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const timeout = parseDuration(connection.timeout ?? DEFAULT_TIMEOUT);
  return {
    base,
    headers: credentials(connection, base, env),
    ...(connection.ca === undefined ? {} : { ca: await authority(connection.ca) }),
    timeout,
    // The server ends a query that outlives us, whatever became of this process.
    session: { query_max_run_time: `${Math.ceil(timeout)}ms`, ...Object.fromEntries(Object.entries(connection.session ?? {}).map(([name, value]) => [name, String(value)])) },
  };
}

function refuseOtherHost(base: URL, env: Environment): void {
  if (isLoopback(base.hostname)) return;
  const port = base.port || '443';
  const allowed = (env[HOSTS] ?? '').split(',').map((host) => host.trim().toLowerCase());
  if (allowed.includes(base.hostname) || allowed.includes(`${base.hostname}:${port}`)) return;
  const host = `${base.hostname}:${port}`;
  throw InputError.of('trino-host-not-allowed', `This run may not ask ${host}, which SLUICE_TRINO_HOSTS does not list.`, `Set the environment variable SLUICE_TRINO_HOSTS: ${host} in the workflow (not in the delivery file), if credentials may go there.`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function credentials({ user, user_env, password_env, token_env }: TrinoConnection, base: URL, env: Environment): Record<string, string> {
  if ((password_env ?? token_env) !== undefined && base.protocol !== 'https:')
    throw InputError.of('trino-credential-plain', 'data.trino names a password or a token, and its server is not https.', 'Write https:// so that the credential is encrypted on its way, or leave the credential out.');
  if (password_env !== undefined && token_env !== undefined)
    throw InputError.of('trino-credential-twice', 'data.trino names a password and a token.', 'Keep the one that the server takes.');
  const name = user ?? (user_env === undefined ? undefined : secret('user_env', user_env, env));
  if (name === undefined && token_env === undefined)
    throw InputError.of('trino-user-missing', 'data.trino names no user.', 'Add `user: NAME`, or `user_env: TRINO_USER` with the name in that environment variable.');
  if (password_env !== undefined && (name === undefined || name.includes(':')))
    throw InputError.of('trino-user-missing', 'A password needs a user, without a colon.', 'Add `user: NAME`.');
  const authorization =
    token_env !== undefined
      ? `Bearer ${secret('token_env', token_env, env)}`
      : password_env !== undefined
        ? `Basic ${Buffer.from(`${name}:${secret('password_env', password_env, env)}`).toString('base64')}`
        : undefined;
  return {
    ...(name === undefined ? {} : { 'x-trino-user': headerText(name, 'user') }),
    ...(authorization === undefined ? {} : { authorization: headerText(authorization, token_env ?? 'password') }),
  };
}

function secret(key: string, name: string, env: Environment): string {
  const value = env[name]?.trim();
  if (value) return value;
  throw InputError.of('trino-credential-missing', `data.trino.${key} names the environment variable ${name}, which is not set or empty.`, `Set it in the step's \`env\`, e.g. \`${name}: \${{ secrets.${name} }}\`.`);
}

function headerText(value: string, what: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value;
  throw InputError.of('trino-credential-unusable', `The ${what} for Trino holds characters that no HTTP header can carry.`, 'Set it again without line ends and control characters.');
}

async function authority(file: string): Promise<string> {
  const pem = await readFile(file, 'utf8').catch((cause: Error) => {
    throw InputError.of('trino-ca-unreadable', `The authority's certificate ${file} cannot be read: ${cause.message}.`, 'Correct `data.trino.ca`.', undefined, { cause });
  });
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  throw InputError.of('trino-ca-unreadable', `${file} holds no certificate in PEM form.`, 'Name the PEM file of the authority (it has `-----BEGIN CERTIFICATE-----`).');
}

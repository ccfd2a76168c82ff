import { literal } from '../../core/sql.ts';
import type { Environment, Store } from './duckdb-remote.ts';

/**
 * Credentials of a store as an in-memory secret of one database, from the variables that the clouds' own actions and
 * command lines set. Without any, the store is asked as anybody: public data needs none.
 */
export function secretOf(store: Store, env: Environment): string {
  return { s3: s3Secret, gcs: gcsSecret, azure: azureSecret }[store](env);
}

function s3Secret(env: Environment): string {
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL;
  return secret('s3', {
    KEY_ID: env.AWS_ACCESS_KEY_ID,
    SECRET: env.AWS_SECRET_ACCESS_KEY,
    SESSION_TOKEN: env.AWS_SESSION_TOKEN,
    REGION: env.AWS_REGION ?? env.AWS_DEFAULT_REGION,
    ...(endpoint ? { ENDPOINT: endpoint.replace(/^https?:\/\//, '').replace(/\/$/, ''), URL_STYLE: 'path', USE_SSL: !endpoint.startsWith('http://') } : {}),
  });
}

function gcsSecret(env: Environment): string {
  const token = env.GOOGLE_OAUTH_ACCESS_TOKEN ?? env.CLOUDSDK_AUTH_ACCESS_TOKEN;
  return secret('gcs', token ? { BEARER_TOKEN: token } : { KEY_ID: env.GCS_ACCESS_KEY_ID, SECRET: env.GCS_SECRET_ACCESS_KEY });
}

function azureSecret(env: Environment): string {
  const account = env.AZURE_STORAGE_ACCOUNT;
  if (env.AZURE_STORAGE_CONNECTION_STRING) return secret('azure', { CONNECTION_STRING: env.AZURE_STORAGE_CONNECTION_STRING });
  if (account && env.AZURE_STORAGE_KEY) {
    return secret('azure', { CONNECTION_STRING: `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${env.AZURE_STORAGE_KEY};EndpointSuffix=core.windows.net` });
  }
  if (env.AZURE_TENANT_ID && env.AZURE_CLIENT_ID && env.AZURE_CLIENT_SECRET) {
    return secret('azure', { PROVIDER: 'service_principal', TENANT_ID: env.AZURE_TENANT_ID, CLIENT_ID: env.AZURE_CLIENT_ID, CLIENT_SECRET: env.AZURE_CLIENT_SECRET, ACCOUNT_NAME: account });
  }
  return secret('azure', { PROVIDER: 'credential_chain', CHAIN: 'cli;env', ACCOUNT_NAME: account });
}

function secret(type: string, options: Record<string, string | boolean | undefined>): string {
  const set = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${literal(value)}`]));
  return `CREATE OR REPLACE SECRET sluice_${type} (${[`TYPE ${type}`, ...set].join(', ')})`;
}

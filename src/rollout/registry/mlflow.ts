import type { Credentials } from '../../core/credentials.ts';
import { isDigest } from '../../core/digest.ts';
import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, requestJson, type JsonRequest } from '../../core/fetch-json.ts';
import type { Clock, RegisteredVersion, Registry } from '../../core/seams.ts';
import type { Registry as Declared } from '../../delivery/spec.ts';
import { isRecord, show } from '../traffic/weights.ts';

/** Tags of a model version. */
const DIGEST = 'sluice.digest';
const LEDGER_HEAD = 'sluice.ledger_head';
const REPLY_BYTES = 4 * 1024 * 1024;
const API = 'api/2.0/mlflow/';

export interface MlflowOptions {
  clock: Clock;
  /** Where MLflow's own variables for credentials may be. */
  env: Readonly<Record<string, string | undefined>>;
  timeout?: number;
  /** Who asks, by origin (`rollout.credentials`); MLflow's own variables come before it. */
  credentials?: Credentials;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
}

/**
 * MLflow's model registry over its REST API 2.0 (mlflow/protos/model_registry.proto): aliases of a registered model, and tags of its
 * versions. Throws DriverError `registry-unreadable`, `registry-model-missing`, or as `requestJson` does; InputError for the address.
 */
export function mlflowRegistry(spec: Declared['mlflow'], options: MlflowOptions): Registry {
  const base = checkUrl(spec.uri.endsWith('/') ? spec.uri : `${spec.uri}/`, 'rollout.registry.mlflow', options.insecure);
  const names = { champion: spec.champion_alias ?? 'champion', previous: spec.previous_alias ?? 'previous-champion' };
  const what = `MLflow's registry of ${spec.model}`;
  const ask = async (path: string, query: Record<string, string>, request: Partial<JsonRequest> = {}): Promise<unknown> => {
    const url = new URL(`${API}${path}`, base);
    url.search = new URLSearchParams(query).toString();
    // What is set here is the same when it is set twice.
    return requestJson(url, { what, headers: ownCredentials(options.env), credentials: options.credentials, limit: REPLY_BYTES, timeout: options.timeout, retry: (ms) => options.clock.sleep(ms), ...request });
  };
  return {
    name: what,
    async aliases() {
      const reply = await ask('registered-models/get', { name: spec.model }, { absent: [404] });
      if (reply === undefined) throw new DriverError('registry-model-missing', `${what} has no such registered model.`, 'Create it, or correct `rollout.registry.mlflow.model`.');
      const listed = aliasesIn(reply, what);
      return { champion: listed.get(names.champion), previous: listed.get(names.previous) };
    },
    async version(version) {
      const reply = await ask('model-versions/get', { name: spec.model, version }, { absent: [404] });
      return reply === undefined ? undefined : versionIn(isRecord(reply) ? reply.model_version : undefined, what);
    },
    async find(digest) {
      // The name comes from a schema that allows no quotes, and a digest has none.
      const filter = `name='${spec.model}' and tags.\`${DIGEST}\`='${digest}'`;
      const reply = await ask('model-versions/search', { filter, max_results: '100' });
      const listed = isRecord(reply) && Array.isArray(reply.model_versions) ? reply.model_versions : [];
      const found = listed.map((each: unknown) => versionIn(each, what)).filter((each) => each.digest === digest);
      return found.sort((one, other) => Number(other.version) - Number(one.version))[0];
    },
    async tag(version, { digest, ledgerHead }) {
      const tags: [string, string | undefined][] = [[DIGEST, digest], [LEDGER_HEAD, ledgerHead]];
      for (const [key, value] of tags)
        if (value !== undefined) await ask('model-versions/set-tag', {}, { method: 'POST', body: { name: spec.model, version, key, value } });
    },
    async point(alias, version) {
      await ask('registered-models/alias', {}, { method: 'POST', body: { name: spec.model, alias: names[alias], version } });
    },
  };
}

/** The variables that MLflow's own clients read. */
function ownCredentials({ MLFLOW_TRACKING_TOKEN: token, MLFLOW_TRACKING_USERNAME: user, MLFLOW_TRACKING_PASSWORD: password }: MlflowOptions['env']): Record<string, string> {
  if (token) return { authorization: `Bearer ${token}` };
  return user && password ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {};
}

function aliasesIn(reply: unknown, what: string): Map<string, string> {
  const model = isRecord(reply) ? reply.registered_model : undefined;
  if (!isRecord(model)) throw unreadable(what, reply);
  const aliases: unknown = model.aliases ?? [];
  if (!Array.isArray(aliases)) throw unreadable(what, aliases);
  return new Map(aliases.map((each: unknown) => {
    if (!isRecord(each) || typeof each.alias !== 'string' || !isVersion(each.version)) throw unreadable(what, each);
    return [each.alias, String(each.version)] as const;
  }));
}

function versionIn(value: unknown, what: string): RegisteredVersion {
  if (!isRecord(value) || !isVersion(value.version)) throw unreadable(what, value);
  const listed = Array.isArray(value.tags) ? value.tags.filter(isRecord) : [];
  const tag = (key: string): unknown => listed.find((each) => each.key === key)?.value;
  const [digest, ledgerHead] = [tag(DIGEST), tag(LEDGER_HEAD)];
  return { version: String(value.version), ...(isDigest(digest) && { digest }), ...(isDigest(ledgerHead) && { ledgerHead }) };
}

/** Versions are counted, and come as text or, from some servers, as a number. */
function isVersion(value: unknown): value is string | number {
  return (typeof value === 'string' && /^[1-9]\d{0,18}$/.test(value)) || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
}

function unreadable(what: string, found: unknown): DriverError {
  return new DriverError('registry-unreadable', `${what} answered ${show(found)}.`, 'Check that `rollout.registry.mlflow.uri` is an MLflow tracking server.');
}

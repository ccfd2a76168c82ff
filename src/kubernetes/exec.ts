import { DriverError } from '../core/driver-error.ts';
import { runProgram } from '../core/program.ts';
import type { Credential, CredentialSource } from './credential.ts';
import type { ClusterDeps } from './declared.ts';
import { isObject } from './objects.ts';

/** A program that gives the credential: https://kubernetes.io/docs/reference/config-api/client-authentication.v1. */
export interface ExecPlugin {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Folder of the kubeconfig; it starts there. */
  folder: string;
  apiVersion: string;
  /** What its author says of how it is installed. */
  hint?: string;
  /** What it is told of the cluster. */
  cluster?: Readonly<Record<string, unknown>>;
}

export const API_VERSIONS = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];

const TIMEOUT_MS = 60_000;
/** A credential is asked for anew this long before it lapses. */
const SPARE_MS = 10_000;

/**
 * Runs the program at the first call, and again when what it gave has lapsed or was refused. It sees the usual environment, what the kubeconfig gives it and
 * what the delivery file passes on (`pass_env`): the tokens of the job are not its business. Only programs that the delivery file lists come here.
 */
export function execCredential(plugin: ExecPlugin, { passed, clock }: Pick<ClusterDeps, 'passed' | 'clock'>): CredentialSource {
  let held: { credential: Credential; until: number } | undefined;
  let running: Promise<Credential> | undefined;
  const ask = async (): Promise<Credential> => {
    const info = { apiVersion: plugin.apiVersion, kind: 'ExecCredential', spec: { interactive: false, ...(plugin.cluster && { cluster: plugin.cluster }) } };
    const env = { ...passed, ...plugin.env, KUBERNETES_EXEC_INFO: JSON.stringify(info) };
    held = credentialIn(await output(plugin, env), plugin);
    return held.credential;
  };
  return async (anew) => {
    if (held && !anew && clock.now().getTime() < held.until) return held.credential;
    running ??= ask().finally(() => (running = undefined));
    return running;
  };
}

async function output({ command, args, folder, hint }: ExecPlugin, env: Record<string, string>): Promise<string> {
  try {
    return (await runProgram([command, ...args], { cwd: folder, timeout: TIMEOUT_MS, env })).stdout.toString('utf8');
  } catch (cause) {
    const said = cause instanceof DriverError ? cause.message : String(cause);
    throw new DriverError('cluster-credential', `The program ${command} of the kubeconfig gave no credential. ${said}`, hint?.replace(/\s+/g, ' ').slice(0, 500) ?? 'Install it, sign in with it, or pass on what it needs (`rollout.pass_env`).', { cause });
  }
}

function credentialIn(text: string, { command, apiVersion }: ExecPlugin): { credential: Credential; until: number } {
  // What it printed may be a credential after all, and is never shown.
  const refuse = (why: string): DriverError => new DriverError('cluster-credential', `The program ${command} of the kubeconfig answered with ${why}.`, 'See that it prints one ExecCredential and nothing else on standard output.');
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    throw refuse('what is no JSON');
  }
  if (!isObject(reply) || reply.kind !== 'ExecCredential' || !isObject(reply.status)) throw refuse('no ExecCredential with a `status`');
  if (reply.apiVersion !== apiVersion) throw refuse(`another \`apiVersion\` than ${apiVersion}`);
  const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp: lapses } = reply.status;
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (isText(cert) !== isText(key) || (!isText(token) && !isText(cert))) throw refuse('neither a `token` nor a certificate with its key');
  const until = lapses === undefined || lapses === null ? Infinity : Date.parse(String(lapses));
  if (Number.isNaN(until)) throw refuse('an `expirationTimestamp` that is no time');
  return { credential: { ...(isText(token) && { token }), ...(isText(cert) && isText(key) && { cert, key }) }, until: until - SPARE_MS };
}

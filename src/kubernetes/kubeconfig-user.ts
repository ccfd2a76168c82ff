import path from 'node:path';
import type { CredentialSource } from './credential.ts';
import type { ClusterDeps } from './declared.ts';
import { API_VERSIONS, execCredential, type ExecPlugin } from './exec.ts';
import { fileOf } from './files.ts';
import { textOf, type Entry, type Report } from './kubeconfig-file.ts';
import { isObject } from './objects.ts';

const TAKEN_OUT = ['auth-provider', 'username', 'password'];
/** Variables by which a shell, a loader or an interpreter takes other code than the program's own. */
const OTHER_CODE = /^(PATH|LD_.*|DYLD_.*|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|IFS|PYTHON(PATH|HOME|STARTUP)|NODE_(OPTIONS|PATH)|PERL(5LIB|5OPT|LIB)|RUBY(OPT|LIB)|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|GCONV_PATH|GLIBC_TUNABLES)$/i;
const FOR_OTHERS = ['as', 'as-uid', 'as-groups', 'as-user-extra'];

/** What a user of a kubeconfig proves itself with. Of several ways the order is that of kubectl: a file with a token, a token, a program; a certificate besides. */
export function userOf(entry: Entry, cluster: Readonly<Record<string, unknown>>, allowed: readonly string[], deps: ClusterDeps, report: Report): CredentialSource {
  const { value, folder, locate } = entry;
  const given = (key: string): boolean => (value[key] ?? '') !== '';
  for (const key of TAKEN_OUT.filter(given)) report('kubeconfig-refused', `\`${key}\` is a way to sign in that Kubernetes has taken out.`, 'Use a token, a client certificate, or `exec` with the program of your provider (gke-gcloud-auth-plugin, kubelogin, aws).', locate(key));
  for (const key of FOR_OTHERS.filter(given)) report('kubeconfig-refused', `\`${key}\` would act in the name of somebody else.`, 'Give Sluice a user or service account of its own, so that the audit log of the cluster says who it was.', locate(key));
  const cert = entry.pem('client-certificate', report);
  const key = entry.pem('client-key', report);
  if ((cert === undefined) !== (key === undefined)) report('kubeconfig-incomplete', 'The user has one of `client-certificate` and `client-key` alone.', 'Give both.', locate());
  const token = textOf(value.token);
  const tokenFile = textOf(value.tokenFile);
  const exec = value.exec ?? undefined;
  const plugin = exec === undefined ? undefined : pluginOf(exec, entry, cluster, allowed, report);
  if (cert === undefined && token === undefined && tokenFile === undefined && exec === undefined)
    report('kubeconfig-incomplete', 'The user has nothing that proves who it is.', 'Give it a `token`, a `tokenFile`, a client certificate, or `exec`.', locate());
  const run = plugin && execCredential(plugin, deps);
  return async (anew) => {
    const certificate = cert && key ? { cert: cert(), key: key() } : {};
    if (tokenFile !== undefined) return { ...certificate, token: fileOf(path.resolve(folder, tokenFile), 'the token of the user').trim() };
    if (token !== undefined) return { ...certificate, token };
    return { ...certificate, ...(await run?.(anew)) };
  };
}

function pluginOf(value: unknown, entry: Entry, cluster: Readonly<Record<string, unknown>>, allowed: readonly string[], report: Report): ExecPlugin | undefined {
  const locate: Entry['locate'] = (...steps) => entry.locate('exec', ...steps);
  const command = isObject(value) ? textOf(value.command) : undefined;
  if (!isObject(value) || command === undefined) {
    report('kubeconfig-incomplete', '`exec` names no `command`.', 'Write the program that gives the credential.', locate());
    return undefined;
  }
  const { apiVersion, interactiveMode = apiVersion === 'client.authentication.k8s.io/v1' ? undefined : 'IfAvailable', installHint } = value;
  const args = value.args ?? [];
  const env = value.env ?? [];
  if (!allowed.includes(command))
    report('kubeconfig-exec', `The user is proved by the program ${JSON.stringify(command)}, which may not be started: \`exec\` of the declared cluster lists ${allowed.length === 0 ? 'none' : allowed.join(', ')}.`, 'If you trust it with what this job may do, add it to `exec`.', locate('command'));
  if (!API_VERSIONS.includes(apiVersion as string)) report('kubeconfig-exec', `\`exec.apiVersion\` is ${JSON.stringify(apiVersion ?? null)}.`, 'Use a release of the program that speaks client.authentication.k8s.io/v1.', locate('apiVersion'));
  if (interactiveMode !== 'Never' && interactiveMode !== 'IfAvailable')
    report('kubeconfig-exec', `\`exec.interactiveMode\` is ${JSON.stringify(interactiveMode ?? null)}, and there is nobody here whom the program ${JSON.stringify(command)} could ask.`, 'Write `Never`, and use a program that needs nobody.', locate('interactiveMode'));
  if (!Array.isArray(args) || !args.every((each) => typeof each === 'string')) report('kubeconfig-exec', '`exec.args` are no texts.', 'Write a list of texts.', locate('args'));
  const pairs = Array.isArray(env) ? env.map((each: unknown) => (isObject(each) && typeof each.name === 'string' && typeof each.value === 'string' ? ([each.name, each.value] as const) : undefined)) : [undefined];
  const [turning] = pairs.find((pair) => pair !== undefined && OTHER_CODE.test(pair[0])) ?? [];
  if (turning !== undefined) report('kubeconfig-exec', `\`exec.env\` sets ${turning}, by which another program than the one that was allowed could be started.`, 'Take it out; install the program where the job finds it.', locate('env'));
  if (pairs.includes(undefined)) report('kubeconfig-exec', '`exec.env` is no list of `name` and `value`.', 'Write `- {name: …, value: …}`.', locate('env'));
  return {
    // As with kubectl: a path is one from the folder of the kubeconfig, a bare name is looked for on PATH.
    command: /[/\\]/.test(command) ? path.resolve(entry.folder, command) : command,
    args: args as string[],
    env: Object.fromEntries(pairs.filter((each) => each !== undefined)),
    folder: entry.folder,
    apiVersion: String(apiVersion),
    hint: textOf(installHint),
    cluster: value.provideClusterInfo === true ? clusterInfo(cluster) : undefined,
  };
}

/** What the program is told of the cluster where the kubeconfig wants it so; the same words as in the kubeconfig. */
function clusterInfo(cluster: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const told = ['server', 'tls-server-name', 'certificate-authority-data', 'proxy-url'].filter((key) => cluster[key] !== undefined).map((key) => [key, cluster[key]]);
  const extensions = Array.isArray(cluster.extensions) ? (cluster.extensions as unknown[]) : [];
  const own = extensions.find((each) => isObject(each) && each.name === 'client.authentication.k8s.io/exec');
  return { ...Object.fromEntries(told), config: isObject(own) ? own.extension : null };
}

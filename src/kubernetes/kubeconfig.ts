import os from 'node:os';
import path from 'node:path';
import { checkUrl } from '../core/fetch-json.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Location } from '../core/verdict.ts';
import type { Connection } from './credential.ts';
import type { ClusterDeps, DeclaredCluster } from './declared.ts';
import { caught, INNER, readKubeconfig, textOf, type Entry, type Kind, type Report } from './kubeconfig-file.ts';
import { userOf } from './kubeconfig-user.ts';
import { proxyUrl } from './proxy-choice.ts';

/**
 * A context of a kubeconfig: the declared one, those of KUBECONFIG, or `~/.kube/config`. Of several files the first that has a name counts, as with
 * kubectl. Throws InputError with everything that is wrong with the context, its cluster and its user, each at its line.
 * See https://kubernetes.io/docs/reference/config-api/kubeconfig.v1.
 */
export function fromKubeconfig(declared: DeclaredCluster & { context: string }, deps: ClusterDeps): Connection {
  const problems: Problem[] = [];
  const report: Report = (code, message, fix, location) => void problems.push({ code, message, fix, location });
  const files = kubeconfigFiles(declared.kubeconfig, deps);
  const entries = files.flatMap((file) => readKubeconfig(file, files.length === 1, report));
  const unread = problems.length > 0;
  const find = (kind: Kind, name: unknown, from?: Location): Entry | undefined => {
    const found = entries.find((each) => each.kind === kind && each.name === name);
    if (!found && !unread) {
      const names = entries.filter((each) => each.kind === kind).map((each) => JSON.stringify(each.name));
      report('kubeconfig-missing', `There is no ${INNER[kind]} ${JSON.stringify(name ?? null)} in ${files.join(', ')}, but ${names.length === 0 ? 'none at all' : names.slice(0, 20).join(', ')}.`, 'Correct the name, or name the file that has it (`kubeconfig`, or the variable KUBECONFIG).', from);
    }
    return found?.entry;
  };
  const context = find('contexts', declared.context);
  const cluster = context && find('clusters', context.value.cluster, context.locate('cluster'));
  const user = context && find('users', context.value.user, context.locate('user'));
  const reach = cluster && clusterOf(cluster, deps, report);
  const credential = user && userOf(user, cluster?.value ?? {}, declared.exec ?? [], deps, report);
  if (problems.length > 0 || !reach || !credential) throw new InputError(problems);
  return { ...reach, ca: reach.ca?.(), credential, namespace: textOf(context.value.namespace) ?? 'default' };
}

function kubeconfigFiles(declared: string | undefined, { env, resolve }: ClusterDeps): string[] {
  if (declared !== undefined) return [path.isAbsolute(declared) ? declared : resolve(declared)];
  const listed = (env.KUBECONFIG ?? '').split(path.delimiter).filter((each) => each !== '');
  return listed.length > 0 ? [...new Set(listed.map((each) => path.resolve(each)))] : [path.join(env.HOME ?? os.homedir(), '.kube', 'config')];
}

function clusterOf(entry: Entry, { insecure }: ClusterDeps, report: Report): (Pick<Connection, 'server' | 'serverName' | 'proxy'> & { ca?: () => string }) | undefined {
  const { value, locate } = entry;
  const skip = value['insecure-skip-tls-verify'] ?? false;
  // What YAML 1.1 takes for false is a text in 1.2: only the word itself is sure.
  if (skip !== false)
    report('kubeconfig-insecure', '`insecure-skip-tls-verify` is on: whoever is on the way could answer in the place of the cluster.', 'Take it out and name the certificates: `certificate-authority` or `certificate-authority-data`.', locate('insecure-skip-tls-verify'));
  const server = textOf(value.server);
  if (server === undefined) report('kubeconfig-incomplete', 'The cluster has no `server`.', 'Write its address.', locate());
  const proxy = textOf(value['proxy-url']);
  const found = {
    server: server === undefined ? undefined : caught(() => checkUrl(server, 'the cluster', insecure), report, locate('server')),
    ca: entry.pem('certificate-authority', report),
    serverName: textOf(value['tls-server-name']),
    proxy: proxy === undefined ? undefined : caught(() => proxyUrl(proxy, '`proxy-url`'), report, locate('proxy-url')),
  };
  return found.server && { ...found, server: found.server };
}

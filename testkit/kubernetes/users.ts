import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { Resource } from '../../src/kubernetes/cluster.ts';
import type { Api } from './api.ts';

/** A rule of a Role, as RBAC writes it. */
export interface Rule {
  apiGroups: readonly string[];
  resources: readonly string[];
  verbs: readonly string[];
  resourceNames?: readonly string[];
}

export interface Account {
  namespace: string;
  name: string;
  token: string;
  /** `system:serviceaccount:NAMESPACE:NAME` */
  user: string;
  /** These rules from now on, as soon as the server's authorizer has heard of them. */
  allow(rules: readonly Rule[]): Promise<void>;
}

const ACCOUNTS: Resource = { group: '', version: 'v1', plural: 'serviceaccounts', kind: 'ServiceAccount' };
const RBAC = { group: 'rbac.authorization.k8s.io', version: 'v1' };
const ROLES: Resource = { ...RBAC, plural: 'roles', kind: 'Role' };
const BINDINGS: Resource = { ...RBAC, plural: 'rolebindings', kind: 'RoleBinding' };

let accounts = 0;

export async function accountOf(api: Api, namespace: string, rules: readonly Rule[], name = `account-${(accounts += 1)}`): Promise<Account> {
  await api.create(ACCOUNTS, namespace, { metadata: { name } });
  await api.create(ROLES, namespace, { metadata: { name }, rules });
  await api.create(BINDINGS, namespace, { metadata: { name }, roleRef: { apiGroup: RBAC.group, kind: 'Role', name }, subjects: [{ kind: 'ServiceAccount', name, namespace }] });
  const user = `system:serviceaccount:${namespace}:${name}`;
  await heard(api, user, namespace, rules);
  let current = rules;
  return {
    namespace, name, user, token: await tokenOf(api, namespace, name),
    async allow(next) {
      await api.merge(ROLES, namespace, name, { rules: next });
      await heard(api, user, namespace, next, current);
      current = next;
    },
  };
}

/** A token of any ServiceAccount, also of one that a manifest made. At least ten minutes: the server's bound. */
export async function tokenOf(api: Api, namespace: string, name: string, seconds = 3600): Promise<string> {
  const reply = await api.call('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: seconds } });
  if (reply.status !== 201) throw new Error(`No token for ${namespace}/${name}: ${reply.status} ${reply.body?.message}`);
  return reply.body.status.token;
}

export interface KubeconfigOptions {
  namespace: string;
  /** By default the API server itself; a fault proxy's, for instance. */
  server?: string;
  token?: string;
  /** By default `test`. */
  context?: string;
  /** The user's entry instead of a token: `{exec: …}`, `{tokenFile: …}`, `{'client-certificate': …}`. */
  user?: Readonly<Record<string, unknown>>;
  /** More of the cluster's entry: `{'proxy-url': …, 'tls-server-name': …}`. */
  cluster?: Readonly<Record<string, unknown>>;
  /** Its file's name; by default `kubeconfig`. */
  file?: string;
}

export async function kubeconfigOf(folder: string, { namespace, server, token, ca, context = 'test', user, cluster, file = 'kubeconfig' }: KubeconfigOptions & { ca: string }): Promise<string> {
  await mkdir(folder, { recursive: true });
  const target = path.join(folder, file);
  await writeFile(target, stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': context,
    clusters: [{ name: context, cluster: { server, 'certificate-authority-data': Buffer.from(ca).toString('base64'), ...cluster } }],
    users: [{ name: context, user: user ?? { token } }],
    contexts: [{ name: context, context: { cluster: context, user: context, namespace } }],
  }), { mode: 0o600 });
  return target;
}

/** Waits until the authorizer says yes to each of these and no to what is gone: it hears of Roles by a watch. */
async function heard(api: Api, user: string, namespace: string, rules: readonly Rule[], before: readonly Rule[] = []): Promise<void> {
  const allowed = asksOf(rules);
  const refused = [...asksOf(before)].filter(([key]) => !allowed.has(key) && !covered(key, allowed));
  const asks = [...[...allowed.values()].map((attributes) => ({ attributes, answer: true })), ...refused.map(([, attributes]) => ({ attributes, answer: false }))];
  for (let look = 0; look < 400; look += 1) {
    const right = await Promise.all(asks.map(async ({ attributes, answer }) => {
      const reply = await api.call('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user, resourceAttributes: { namespace, ...attributes } } });
      return (reply.body?.status?.allowed === true) === answer;
    }));
    if (right.every(Boolean)) return;
    await wait(25);
  }
  throw new Error(`The API server's authorizer has not heard of the rules of ${user}.`);
}

type Attributes = Record<'group' | 'resource' | 'verb', string> & { subresource?: string; name?: string };

function asksOf(rules: readonly Rule[]): Map<string, Attributes> {
  const asks = new Map<string, Attributes>();
  for (const { apiGroups, resources, verbs, resourceNames = [undefined] } of rules)
    for (const group of apiGroups) for (const each of resources) for (const verb of verbs) for (const name of resourceNames) {
      const [resource = '', subresource] = each.split('/');
      asks.set([group, each, verb, name ?? ''].join(' '), { group, resource, verb, ...(subresource === undefined ? {} : { subresource }), ...(name === undefined ? {} : { name }) });
    }
  return asks;
}

/** A rule without names, or with a star, allows what a narrower one did. */
function covered(key: string, allowed: ReadonlyMap<string, Attributes>): boolean {
  const [group, resource, verb] = key.split(' ');
  return [...allowed.keys()].some((other) => {
    const [otherGroup, otherResource, otherVerb, otherName] = other.split(' ');
    return otherName === '' && [group, '*'].includes(otherGroup) && [resource, '*'].includes(otherResource) && [verb, '*'].includes(otherVerb);
  });
}

import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import type { Api } from './api.ts';
import type { ApiServer } from './server.ts';

export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  name: string;
  namespace: string;
  userInfo: { username: string };
  object: KubeObject | null;
  oldObject: KubeObject | null;
  dryRun?: boolean;
  subResource?: string;
}

/** undefined: let it pass. `hang`: no answer within the bound (a second), which the server takes for a no. */
export type Verdict = undefined | 'hang' | { message: string; code?: number };

const GROUP = { group: 'admissionregistration.k8s.io', version: 'v1' };
const WEBHOOKS: Resource = { ...GROUP, plural: 'validatingwebhookconfigurations', kind: 'ValidatingWebhookConfiguration' };
const POLICIES: Resource = { ...GROUP, plural: 'validatingadmissionpolicies', kind: 'ValidatingAdmissionPolicy' };
const POLICY_BINDINGS: Resource = { ...GROUP, plural: 'validatingadmissionpolicybindings', kind: 'ValidatingAdmissionPolicyBinding' };
const PROBE = 'sluice-admission-probe';
/** A minute and a half: the server hears of a change by a watch, within a second or two. */
const LOOKS = 1800;

/** A validating webhook `NAME.test` on loopback that is asked about every write of the kind in the namespace. In effect when this comes back; gone with its scope. */
export async function startWebhook(server: ApiServer, resource: Resource, namespace: string, decide: (request: AdmissionRequest) => Verdict, name = 'policy'): Promise<AsyncDisposable> {
  const https = createServer({ cert: server.certificate.cert, key: server.certificate.key }, (incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (text += chunk));
    incoming.on('end', () => {
      const { request } = JSON.parse(text) as { request: AdmissionRequest & { uid: string } };
      const verdict = request.name === PROBE ? { message: 'in effect' } : decide(request);
      if (verdict === 'hang') return;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: { uid: request.uid, allowed: verdict === undefined, ...(verdict === undefined ? {} : { status: { code: verdict.code ?? 403, message: verdict.message } }) } }));
    });
  });
  await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
  const object = `${namespace}-${name}`;
  await server.api.create(WEBHOOKS, undefined, {
    metadata: { name: object },
    webhooks: [{
      name: `${name}.webhook.test`, admissionReviewVersions: ['v1'], sideEffects: 'None', timeoutSeconds: 1, failurePolicy: 'Fail',
      clientConfig: { url: `https://127.0.0.1:${(https.address() as AddressInfo).port}/`, caBundle: Buffer.from(server.ca).toString('base64') },
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      rules: [ruleOf(resource), ruleOf(CONFIG_MAPS)],
    }],
  });
  const inEffect = await probed(server.api, namespace, true);
  const end = async (): Promise<void> => {
    await server.api.remove(WEBHOOKS, undefined, object);
    await probed(server.api, namespace, false);
    https.closeAllConnections();
    await new Promise((resolve) => https.close(resolve));
  };
  if (!inEffect) {
    await end();
    throw new Error('The API server never asked the webhook.');
  }
  return { [Symbol.asyncDispose]: end };
}

/** A ValidatingAdmissionPolicy that refuses writes of the kind in the namespace where `expression` (CEL) is false, with `message`. In effect when this comes back. */
export async function startPolicy(server: ApiServer, resource: Resource, namespace: string, { expression, message, name = 'policy' }: { expression: string; message: string; name?: string }): Promise<AsyncDisposable> {
  const object = `${namespace}-${name}`;
  const { api } = server;
  await api.create(POLICIES, undefined, {
    metadata: { name: object },
    spec: { failurePolicy: 'Fail', matchConstraints: { resourceRules: [ruleOf(resource), ruleOf(CONFIG_MAPS)] }, validations: [{ expression: `object.kind == 'ConfigMap' ? object.metadata.name != '${PROBE}' : (${expression})`, message }] },
  });
  await api.create(POLICY_BINDINGS, undefined, { metadata: { name: object }, spec: { policyName: object, validationActions: ['Deny'], matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } } } });
  const inEffect = await probed(api, namespace, true);
  const end = async (): Promise<void> => {
    await api.remove(POLICY_BINDINGS, undefined, object);
    await api.remove(POLICIES, undefined, object);
    await probed(api, namespace, false);
  };
  if (!inEffect) {
    await end();
    throw new Error(`The policy never took effect: ${JSON.stringify((await api.read(POLICIES, undefined, object))?.status)}`);
  }
  return { [Symbol.asyncDispose]: end };
}

const CONFIG_MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };

function ruleOf({ group, version, plural }: Resource): object {
  return { apiGroups: [group], apiVersions: [version], resources: [plural], operations: plural === CONFIG_MAPS.plural ? ['CREATE', 'UPDATE'] : ['CREATE', 'UPDATE', 'DELETE'], scope: '*' };
}

/** Whether a ConfigMap of the probe's name is refused (or no longer), asked without keeping it. */
async function probed(api: Api, namespace: string, refused: boolean): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { status } = await api.call('POST', `/api/v1/namespaces/${namespace}/configmaps?dryRun=All`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: PROBE } });
    if ((status >= 400) === refused) return true;
    await wait(50);
  }
  return false;
}

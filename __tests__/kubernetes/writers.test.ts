import { describe, expect, test } from '@jest/globals';
import type { KubeObject, Metadata } from '../../src/kubernetes/cluster.ts';
import { changedByOf, keeperFindings, keepersOf, otherWriters, type Owned, type Tool } from '../../src/kubernetes/writers.ts';

const ROUTE: Owned = {
  resource: { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' },
  fields: [['spec', 'rules']],
  jq: ['.spec.rules[]?.backendRefs[]?.weight'],
  atomic: true,
};
const PERCENT: Owned = { resource: { group: 'serving.kserve.io', version: 'v1beta1', plural: 'inferenceservices', kind: 'InferenceService' }, fields: [['spec', 'predictor', 'canaryTrafficPercent']], jq: ['.spec.predictor.canaryTrafficPercent'], atomic: false };

const object = (metadata: Partial<Metadata>): KubeObject => ({ metadata: { name: 'income', ...metadata } });
const rules = (manager: string, time?: string) => ({ manager, operation: 'Update', time, fieldsV1: { 'f:spec': { 'f:rules': {} } } });

describe('who wrote a field', () => {
  test.each<[Tool, string]>([
    ['argo-cd', 'argocd-controller'],
    ['argo-cd', 'argocd-application-controller'],
    ['argo-cd', 'argocd-server'],
    ['flux', 'kustomize-controller'],
    ['flux-helm', 'helm-controller'],
    ['helm', 'helm'],
    ['helm', 'Helm'],
    ['kubectl', 'kubectl'],
    ['kubectl', 'kubectl-edit'],
    ['kubectl', 'kubectl-client-side-apply'],
    ['kubectl', 'flux-client-side-apply'],
    ['other', 'kubectlish'],
    ['other', 'argocdx'],
    ['other', 'my-operator'],
  ])('is %s where the field manager is %s', (tool, manager) => {
    expect(otherWriters(object({ managedFields: [rules(manager)] }), ROUTE)).toEqual([{ tool, manager, at: undefined }]);
  });

  test('is whoever holds the list, not who holds what lies beside it, nor Sluice itself; the newest first', () => {
    const managedFields = [
      rules('kubectl-edit', '2026-11-23T10:00:00Z'),
      rules('kustomize-controller', '2026-11-23T11:00:00Z'),
      rules('sluice', '2026-11-23T12:00:00Z'),
      { manager: 'status-writer', subresource: 'status', fieldsV1: { 'f:status': { 'f:parents': {} } } },
      { manager: 'hostnames', fieldsV1: { 'f:spec': { 'f:hostnames': {}, 'f:parentRefs': {} } } },
    ];
    expect(otherWriters(object({ managedFields }), ROUTE).map(({ manager }) => manager)).toEqual(['kustomize-controller', 'kubectl-edit']);
  });

  test('is whoever holds something below the field, or a whole that it lies in', () => {
    const below = { manager: 'below', fieldsV1: { 'f:spec': { 'f:rules': { 'k:{"name":"x"}': { '.': {}, 'f:weight': {} } } } } };
    const whole = { manager: 'whole', fieldsV1: { 'f:spec': {} } };
    const root = { manager: 'root', fieldsV1: {} };
    expect(otherWriters(object({ managedFields: [below, whole, root] }), ROUTE).map(({ manager }) => manager)).toEqual(['below', 'whole']);
    const member = { ...ROUTE, fields: [['spec', 'template', 'k:{"name":"model"}', 'image']] };
    const held = { manager: 'member', fieldsV1: { 'f:spec': { 'f:template': { 'k:{"name":"model"}': { 'f:image': {} } } } } };
    const other = { manager: 'other', fieldsV1: { 'f:spec': { 'f:template': { 'k:{"name":"proxy"}': { 'f:image': {} } } } } };
    expect(otherWriters(object({ managedFields: [held, other] }), member).map(({ manager }) => manager)).toEqual(['member']);
  });

  test('is told of entries that are no entries: what cannot be read names nobody', () => {
    const odd = [null, 7, { manager: 7, fieldsV1: 'x' }, { fieldsV1: { 'f:spec': { 'f:rules': {} } }, time: 'yesterday' }] as unknown as Metadata['managedFields'];
    expect(otherWriters(object({ managedFields: odd }), ROUTE)).toEqual([{ tool: 'other', manager: 'nobody named', at: undefined }]);
    expect(otherWriters(object({ managedFields: 'x' as unknown as Metadata['managedFields'] }), ROUTE)).toEqual([]);
    expect(changedByOf(object({}), ROUTE)).toBeUndefined();
  });

  test('cannot write what it likes into our sentence', () => {
    const said = changedByOf(object({ managedFields: [rules(`\u001b[31m<img src=x>${'y'.repeat(500)}\n## all is well`)] }), ROUTE)!;
    expect(said).not.toMatch(/[<\u001b\n]/);
    expect(said.length).toBeLessThan(400);
  });
});

describe('which tool keeps an object', () => {
  test.each<[string, Partial<Metadata>, { tool: Tool; name?: string; leaves: boolean }[]]>([
    ['nobody', {}, []],
    ['Argo CD by its annotation', { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:gateway.networking.k8s.io/HTTPRoute:income/income' } }, [{ tool: 'argo-cd', name: 'shop', leaves: false }]],
    ['Argo CD by a label of its own', { labels: { 'argocd.argoproj.io/instance': 'shop' } }, [{ tool: 'argo-cd', name: 'shop', leaves: false }]],
    ['a chart with the label that Argo CD also uses', { labels: { 'app.kubernetes.io/instance': 'shop' } }, []],
    ['Argo CD by that label where it wrote something', { labels: { 'app.kubernetes.io/instance': 'shop' }, managedFields: [{ manager: 'argocd-controller', fieldsV1: {} }] }, [{ tool: 'argo-cd', name: 'shop', leaves: false }]],
    ['Argo CD, told to ignore', { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:x', 'sluice/ignored-by': 'helm, argo-cd' } }, [{ tool: 'argo-cd', name: 'shop', leaves: true }]],
    ['Flux', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }, [{ tool: 'flux', name: 'apps', leaves: false }]],
    ['Flux that makes it once', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' }, annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'ifNotPresent' } }, [{ tool: 'flux', name: 'apps', leaves: true }]],
    ['Flux that ignores it', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps', 'kustomize.toolkit.fluxcd.io/ssa': 'Ignore' } }, [{ tool: 'flux', name: 'apps', leaves: true }]],
    ['Flux that is told not to reconcile it', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' }, annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' } }, [{ tool: 'flux', name: 'apps', leaves: true }]],
    ['Flux that merges, which is no help in a list', { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' }, annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' } }, [{ tool: 'flux', name: 'apps', leaves: false }]],
    ['Helm', { annotations: { 'meta.helm.sh/release-name': 'income' } }, [{ tool: 'helm', name: 'income', leaves: false }]],
    ['Helm by Flux', { labels: { 'helm.toolkit.fluxcd.io/name': 'income' }, annotations: { 'meta.helm.sh/release-name': 'income' } }, [{ tool: 'flux-helm', name: 'income', leaves: false }]],
  ])('%s', (_who, metadata, keepers) => {
    expect(keepersOf(object(metadata), ROUTE)).toEqual(keepers.map((keeper) => ({ ...keeper, name: keeper.name })));
  });

  test('a field outside of lists is left alone by a Flux that merges', () => {
    const merging = object({ labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' }, annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' } });
    expect(keepersOf(merging, PERCENT)).toEqual([{ tool: 'flux', name: 'apps', leaves: true }]);
    expect(keeperFindings(merging, PERCENT)).toEqual([]);
  });
});

describe('the advice', () => {
  test.each<[Owned, string, Partial<Metadata>, RegExp[]]>([
    [ROUTE, 'argocd-controller', { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:x' } }, [/^Argo CD \(field manager argocd-controller, shop\) wrote spec\.rules of HTTPRoute income last, at 2026-11-23T10:00:00Z\./, /kind: HTTPRoute, name: income, jqPathExpressions: \['\.spec\.rules\[\]\?\.backendRefs\[\]\?\.weight'\]/, /RespectIgnoreDifferences=true/]],
    [ROUTE, 'kustomize-controller', {}, [/^Flux/, /ssa: IfNotPresent/, /`Merge` does not help/]],
    [ROUTE, 'helm-controller', {}, [/driftDetection/, /paths: \[\/spec\/rules\]/]],
    [ROUTE, 'helm', {}, [/^Helm/, /between deliveries/]],
    [ROUTE, 'kubectl-edit', {}, [/^Somebody with kubectl/, /audit log/]],
    [ROUTE, 'my-operator', {}, [/^Another program \(field manager my-operator\)/, /show-managed-fields/]],
  ])('%# names who, and what lets both live', (owned, manager, metadata, said) => {
    const text = changedByOf(object({ ...metadata, managedFields: [rules(manager, '2026-11-23T10:00:00Z')] }), owned);
    for (const part of said) expect(text).toMatch(part);
  });

  test('is given before anything moves, and blocks nothing', () => {
    const findings = keeperFindings(object({ annotations: { 'argocd.argoproj.io/tracking-id': 'shop:x' }, labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }), ROUTE);
    expect(findings.map(({ code, blocks }) => [code, blocks])).toEqual([['kept-by-argo-cd', false], ['kept-by-flux', false]]);
    expect(findings[0]!.fix).toContain('sluice/ignored-by: argo-cd');
    expect(findings[1]!.fix).not.toContain('sluice/ignored-by');
  });
});

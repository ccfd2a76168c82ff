import { describe, expect, test } from '@jest/globals';
import type { Deployments } from '../../../../src/delivery/spec.ts';
import { otherWriters } from '../../../../src/kubernetes/writers.ts';
import { ownedBy } from '../../../../src/rollout/fleet/deployments/inspect.ts';

const NAMES = { a: 'income-a', b: 'income-b' };
const spec = { template: { spec: { containers: [{ name: 'model', image: 'x', volumeMounts: [{ name: 'models', mountPath: '/models' }] }], volumes: [{ name: 'models' }] } } };
/** An object of which somebody else has written this one field. */
const written = (...path: string[]) => {
  const fieldsV1 = path.reduceRight<Record<string, unknown>>((inner, key) => ({ [/^[kvi]:/.test(key) ? key : `f:${key}`]: inner }), {});
  return { metadata: { name: 'income-b', managedFields: [{ manager: 'argocd-controller', operation: 'Update', time: '2026-01-05T09:00:00Z', fieldsV1 }] }, spec };
};
const CONTAINER = ['spec', 'template', 'spec', 'containers', 'k:{"name":"model"}'];

describe('what Sluice writes of a Deployment', () => {
  test.each<[string, Omit<Deployments, 'names'>, string[], string]>([
    ['the image', { image: 'registry.example.org/income:{hex}' }, [...CONTAINER, 'image'], '.spec.template.spec.containers[].image'],
    ['a variable', { env: { MODEL_URI: 's3://models/{hex}' } }, [...CONTAINER, 'env', 'k:{"name":"MODEL_URI"}', 'value'], '.spec.template.spec.containers[].env[]? | select(.name == "MODEL_URI")'],
    ['a volume', { mount: { volume: 'models', claim: 'income-{hex}' } }, ['spec', 'template', 'spec', 'volumes', 'k:{"name":"models"}'], '.spec.template.spec.volumes[]? | select(.name == "models")'],
    ['a place in a volume', { mount: { volume: 'models', sub_path: '{hex}' } }, [...CONTAINER, 'volumeMounts', 'k:{"mountPath":"/models"}', 'subPath'], '.spec.template.spec.containers[].volumeMounts[]? | select(.name == "models")'],
    ['an annotation', { annotations: { 'example.org/model': '{hex}' } }, ['spec', 'template', 'metadata', 'annotations', 'example.org/model'], '.spec.template.metadata.annotations."example.org/model"'],
    ['its mark', {}, ['spec', 'template', 'metadata', 'annotations', 'sluice/slot'], '.spec.template.metadata.annotations."sluice/slot"'],
    ['numbers of pods', {}, ['spec', 'replicas'], '.spec.replicas'],
  ])('%s: whoever else wrote it is named, and told to leave it', (_what, declared, path, jq) => {
    const owned = ownedBy({ names: NAMES, ...declared }, written());
    expect(otherWriters(written(...path), owned).map(({ tool }) => tool)).toEqual(['argo-cd']);
    expect(owned.jq).toContain(jq);
  });

  test('is not what was not declared', () => {
    const owned = ownedBy({ names: NAMES, env: { MODEL_URI: '{hex}' } }, written());
    for (const path of [[...CONTAINER, 'image'], [...CONTAINER, 'env', 'k:{"name":"OTHER"}', 'value'], ['spec', 'strategy']]) expect(otherWriters(written(...path), owned)).toEqual([]);
    expect(owned.jq.join()).not.toContain('image');
  });
});

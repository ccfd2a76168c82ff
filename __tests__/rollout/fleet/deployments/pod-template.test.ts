import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../../src/core/digest.ts';
import { podTemplateChanges, type PodRelease } from '../../../../src/rollout/fleet/deployments/pod-template.ts';
import { patched } from './json-patch.ts';

const DIGEST = sha256('release');
const HEX = DIGEST.slice(7);
const PLACED = { digest: DIGEST, slot: 'b' };
const IMAGE = `registry.example.org/income@${sha256('image')}`;

function deployment() {
  return {
    spec: {
      replicas: 2,
      template: {
        metadata: { labels: { app: 'income' }, annotations: { 'team/owner': 'credit' } },
        spec: {
          initContainers: [{ name: 'fetch', image: 'fetch:1', env: [{ name: 'MODEL_URI', value: 's3://models/old' }], volumeMounts: [{ name: 'model', mountPath: '/to', subPath: 'old' }] }],
          containers: [
            { name: 'proxy', image: 'proxy:1' },
            { name: 'server', image: 'server:1', env: [{ name: 'LOG', value: 'info' }, { name: 'MODEL_URI', value: 's3://models/old' }, { name: 'EMPTY' }, { name: 'SECRET', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }], volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }, { name: 'model', mountPath: '/model', subPath: 'old' }] },
          ],
          volumes: [{ name: 'scratch', emptyDir: {} }, { name: 'model', persistentVolumeClaim: { claimName: 'old' } }, { name: 'packed', image: { reference: 'models:old', pullPolicy: 'IfNotPresent' } }],
        },
      },
    },
  };
}

function after(declared: PodRelease, placed = PLACED) {
  const before = deployment();
  return patched(before, podTemplateChanges(before.spec.template, declared, placed, 'Deployment x/income-b'));
}

/** All that `declared` may change, taken out of both. */
function difference(declared: PodRelease): string[] {
  const [before, now] = [flat(deployment()), flat(after(declared))];
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((path) => before[path] !== now[path]).map((path) => `${path}=${now[path]}`).sort();
}

function flat(value: unknown, at = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [at]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, each]) => flat(each, at === '' ? key : `${at} ${key}`))) as Record<string, unknown>;
}

const MARKED = [`spec template metadata annotations sluice/release=${DIGEST}`, 'spec template metadata annotations sluice/slot=b', 'spec template metadata labels sluice/slot=b'];
const POD = 'spec template spec';

describe('a release given to a pod template', () => {
  test.each<[string, PodRelease, string[]]>([
    ['the marks alone', {}, []],
    ['an image', { container: 'server', image: IMAGE }, [`${POD} containers 1 image=${IMAGE}`]],
    ['a variable, wherever it is', { env: { MODEL_URI: 's3://models/{hex}/{slot}' } }, [`${POD} containers 1 env 1 value=s3://models/${HEX}/b`, `${POD} initContainers 0 env 0 value=s3://models/${HEX}/b`]],
    ['a variable of one container', { container: 'fetch', env: { MODEL_URI: '{digest}' } }, [`${POD} initContainers 0 env 0 value=${DIGEST}`]],
    ['a variable without a value', { env: { EMPTY: '{digest}' } }, [`${POD} containers 1 env 2 value=${DIGEST}`]],
    ['a folder of a volume', { mount: { volume: 'model', sub_path: 'income/{hex}' } }, [`${POD} containers 1 volumeMounts 1 subPath=income/${HEX}`, `${POD} initContainers 0 volumeMounts 0 subPath=income/${HEX}`]],
    ['a folder where the mount had none', { mount: { volume: 'scratch', sub_path: '{hex}' } }, [`${POD} containers 1 volumeMounts 0 subPath=${HEX}`]],
    ['a claim', { mount: { volume: 'model', claim: 'income-{hex}' } }, [`${POD} volumes 1 persistentVolumeClaim claimName=income-${HEX}`]],
    ['an image volume', { mount: { volume: 'packed', image: IMAGE } }, [`${POD} volumes 2 image reference=${IMAGE}`]],
    ['an annotation', { annotations: { 'team.example.org/model': '{hex}' } }, [`spec template metadata annotations team.example.org/model=${HEX}`]],
  ])('changes %s and nothing else', (_what, declared, changed) => {
    expect(difference(declared)).toEqual([...MARKED, ...changed].sort());
  });

  test('is nothing where the template is so already', () => {
    const declared: PodRelease = { container: 'server', image: IMAGE, env: { MODEL_URI: '{digest}' }, mount: { volume: 'model', sub_path: '{hex}' }, annotations: { a: '{slot}' } };
    const now = after(declared);
    expect(podTemplateChanges(now.spec.template, declared, PLACED, 'x')).toEqual([]);
    expect(podTemplateChanges(now.spec.template, declared, { ...PLACED, digest: sha256('other') }, 'x')).not.toEqual([]);
  });

  test('marks a template without metadata, and one without annotations', () => {
    for (const metadata of [undefined, {}, { labels: { app: 'x' } }]) {
      const before = { spec: { template: { ...(metadata && { metadata }), spec: { containers: [{ name: 'server' }] } } } };
      const now = patched(before, podTemplateChanges(before.spec.template, {}, PLACED, 'x')) as unknown as ReturnType<typeof deployment>;
      expect(now.spec.template.metadata).toEqual({ annotations: { 'sluice/release': DIGEST, 'sluice/slot': 'b' }, labels: { ...metadata?.labels, 'sluice/slot': 'b' } });
    }
  });

  test.each<[string, PodRelease, string, string]>([
    ['which container has the image', { image: IMAGE }, 'template-container', 'proxy, server, fetch'],
    ['a container', { container: 'web', image: IMAGE }, 'template-container', 'proxy, server, fetch'],
    ['a variable', { env: { MODEL: 'x' } }, 'template-env', 'MODEL in proxy, server, fetch'],
    ['a variable in its container', { container: 'proxy', env: { MODEL_URI: 'x' } }, 'template-env', 'MODEL_URI in proxy'],
    ['a value of its own', { env: { SECRET: 'x' } }, 'template-env', 'secretKeyRef'],
    ['a volume', { mount: { volume: 'models', sub_path: 'x' } }, 'template-mount', 'scratch, model, packed'],
    ['a mount of it', { mount: { volume: 'packed', sub_path: 'x' } }, 'template-mount', 'nowhere'],
    ['a claim', { mount: { volume: 'packed', claim: 'x' } }, 'template-mount', 'no persistentVolumeClaim'],
    ['an image volume', { mount: { volume: 'scratch', image: IMAGE } }, 'template-mount', 'no image'],
  ])('says what is not there: %s', (_what, declared, code, said) => {
    const asked = () => podTemplateChanges(deployment().spec.template, declared, PLACED, 'Deployment x/income-b');
    expect(asked).toThrow(expect.objectContaining({ code, message: expect.stringContaining(said) }));
    expect(asked).toThrow('Deployment x/income-b');
  });

  test.each([[undefined], [{}], [{ spec: { containers: {} } }], [{ spec: { containers: [{ image: 'x' }] } }], [{ spec: { containers: [null] } }]])('refuses what is no template: %j', (template) => {
    expect(() => podTemplateChanges(template, {}, PLACED, 'x')).toThrow(expect.objectContaining({ code: 'template-unreadable' }));
  });

  test('names a variable that stands there twice: the later one would win', () => {
    const before = deployment();
    before.spec.template.spec.containers[1]!.env!.push({ name: 'MODEL_URI', value: 'again' });
    expect(() => podTemplateChanges(before.spec.template, { env: { MODEL_URI: 'x' } }, PLACED, 'x')).toThrow(/MODEL_URI twice in server/);
  });

  test('fails at its tests where anything on its way was changed since', () => {
    const declared: PodRelease = { container: 'server', image: IMAGE, env: { MODEL_URI: '{digest}' }, mount: { volume: 'model', sub_path: '{hex}' } };
    const operations = podTemplateChanges(deployment().spec.template, declared, PLACED, 'x');
    const changes: ((pod: ReturnType<typeof deployment>['spec']['template']['spec']) => void)[] = [
      (pod) => pod.containers.reverse(),
      (pod) => pod.containers[1]!.env!.reverse(),
      (pod) => (pod.containers[1]!.image = 'server:2'),
      (pod) => (pod.containers[1]!.env![1]!.value = 'mine'),
      (pod) => pod.containers[1]!.volumeMounts!.reverse(),
      (pod) => (pod.containers[1]!.volumeMounts![1]!.subPath = 'mine'),
    ];
    for (const change of changes) {
      const other = deployment();
      change(other.spec.template.spec);
      expect(() => patched(other, operations)).toThrow();
    }
  });

  test('any two releases in turn leave what the last one alone would have left', () => {
    const text = fc.constantFrom('{digest}', '{hex}-{slot}', 'a~b/{hex}', 'plain');
    const declared = fc.record({ container: fc.constant('server'), image: text, env: fc.record({ MODEL_URI: text }), mount: fc.record({ volume: fc.constant('model'), sub_path: text }), annotations: fc.dictionary(fc.constantFrom('a/b~c', 'team/owner', 'x'), text) });
    fc.assert(
      fc.property(declared, fc.string(), fc.string(), (how, first, second) => {
        const [one, two] = [first, second].map((each) => ({ digest: sha256(each), slot: 'b' })) as [typeof PLACED, typeof PLACED];
        const start = deployment();
        const between = patched(start, podTemplateChanges(start.spec.template, how, one, 'x'));
        const end = patched(between, podTemplateChanges(between.spec.template, how, two, 'x'));
        expect(end).toEqual(patched(start, podTemplateChanges(start.spec.template, how, two, 'x')));
      }),
    );
  });
});

// Renders watch/kubernetes as `kubectl kustomize` does. The overlays keep to a few fields (resources, components, namespace, images,
// configMapGenerator of files), so that a machine without kubectl can render them too; where there is one, a test holds both against each other.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../src/kubernetes/cluster.ts';

interface Kustomization {
  apiVersion: string;
  kind: string;
  resources?: string[];
  components?: string[];
  namespace?: string;
  configMapGenerator?: { name: string; files: string[] }[];
  images?: { name: string; newName: string; newTag: string }[];
}

const KNOWN = ['apiVersion', 'kind', 'resources', 'components', 'namespace', 'configMapGenerator', 'images'];

/** The objects of a folder with a kustomization.yaml. Throws on a field beyond those above. */
export async function rendered(folder: string): Promise<KubeObject[]> {
  const spec = parse(await readFile(path.join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
  const unknown = Object.keys(spec).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`${folder}/kustomization.yaml uses ${unknown.join(', ')}, which this renderer does not know.`);
  const objects: KubeObject[] = [];
  for (const name of [...(spec.resources ?? []), ...(spec.components ?? [])]) {
    const place = path.join(folder, name);
    objects.push(...(name.endsWith('.yaml') ? await objectsIn(place) : await rendered(place)));
  }
  for (const { name, files } of spec.configMapGenerator ?? [])
    objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: Object.fromEntries(await Promise.all(files.map(async (file) => [path.basename(file), await readFile(path.join(folder, file), 'utf8')] as const))) });
  return objects.map((object) => placed(object, spec));
}

/** The same by kubectl, or undefined where there is none that knows components (kustomize 3.7, kubectl 1.21). Names that carry a digest lose it. */
export function renderedByKubectl(folder: string): KubeObject[] | undefined {
  const { status, stdout } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8', timeout: 30_000 });
  if (status !== 0) return undefined;
  return parseAllDocuments(stdout.replaceAll(/(name: sluice-watch)-[a-z0-9]{10}$/gm, '$1')).map((document) => document.toJS() as KubeObject);
}

async function objectsIn(file: string): Promise<KubeObject[]> {
  return parseAllDocuments(await readFile(file, 'utf8')).map((document) => document.toJS() as KubeObject);
}

function placed(object: KubeObject, { namespace, images = [] }: Kustomization): KubeObject {
  const text = images.reduce((json, { name, newName, newTag }) => json.replaceAll(`"image":"${name}"`, `"image":"${newName}:${newTag}"`), JSON.stringify(object));
  const copy = JSON.parse(text) as KubeObject;
  if (namespace === undefined) return copy;
  const subjects = (copy.subjects as { kind: string; namespace?: string }[] | undefined)?.map((subject) => (subject.kind === 'ServiceAccount' ? { ...subject, namespace } : subject));
  return { ...copy, metadata: { ...copy.metadata, namespace }, ...(subjects && { subjects }) };
}

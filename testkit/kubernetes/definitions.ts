// The definitions as their projects publish them, out of their Go modules: the ordinary go command fetches and verifies a
// module, and what is needed of it is kept beside the API server, so it is fetched once.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { documentsOf, type Api } from './api.ts';
import { cacheFolder } from './program.ts';

export type Project = 'gateway-api' | 'istio' | 'argo-rollouts' | 'kserve';

interface Source {
  module: string;
  /** Newest first. Between them lie versions of the API or fields that drivers meet. */
  versions: readonly [string, string, string];
  /** The files, of which the first that is there counts, and the plurals taken of them. */
  files: readonly string[];
  plurals: readonly string[];
}

/** The newest of each is the newest that Go 1.26.0 may read; the oldest serves what clusters are still found with. */
export const DEFINITIONS: Readonly<Record<Project, Source>> = {
  // 0.6.0 has v1beta1 alone of the versions that are spoken here; 1.2.1 v1 and v1beta1, of a time without request mirrors by percent.
  'gateway-api': { module: 'sigs.k8s.io/gateway-api', versions: ['v1.6.3', 'v1.2.1', 'v0.6.0'], files: ['config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'], plurals: ['httproutes'] },
  // 1.20.0 has no v1.
  istio: { module: 'istio.io/api', versions: ['v1.31.4', 'v1.24.2', 'v1.20.0'], files: ['kubernetes/customresourcedefinitions.gen.yaml'], plurals: ['virtualservices', 'destinationrules'] },
  'argo-rollouts': { module: 'github.com/argoproj/argo-rollouts', versions: ['v1.10.1', 'v1.7.2', 'v1.4.1'], files: ['manifests/crds/rollout-crd.yaml'], plurals: ['rollouts'] },
  // 0.20.0 is the first with spec.canary[].
  kserve: { module: 'github.com/kserve/kserve', versions: ['v0.20.0', 'v0.15.2', 'v0.11.2'], files: ['config/crd/full/serving.kserve.io_inferenceservices.yaml', 'config/crd/serving.kserve.io_inferenceservices.yaml'], plurals: ['inferenceservices'] },
};

const DOWNLOAD_MILLISECONDS = 5 * 60_000;
/** Two minutes: definitions are established in under a second on an idle machine. */
const LOOKS = 2400;

/** The YAML of a project's definitions, unchanged. */
export async function definitions(project: Project, version: string = DEFINITIONS[project].versions[0]): Promise<string> {
  const kept = path.join(cacheFolder(), 'definitions', `${project}-${version}.yaml`);
  if (existsSync(kept)) return readFile(kept, 'utf8');
  const { module, files, plurals } = DEFINITIONS[project];
  const folder = await download(`${module}@${version}`);
  const file = files.map((each) => path.join(folder, each)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${module}@${version} has none of ${files.join(', ')}.`);
  const wanted = documentsOf(await readFile(file, 'utf8')).filter(([, { spec }]) => plurals.includes((spec?.names as { plural: string } | undefined)?.plural ?? ''));
  if (wanted.length !== plurals.length) throw new Error(`${module}@${version}: ${file} does not define each of ${plurals.join(', ')}.`);
  await mkdir(path.dirname(kept), { recursive: true });
  const partial = `${kept}.${process.pid}`;
  await writeFile(partial, wanted.map(([source]) => source.replace(/^---\n/, '')).join('\n---\n'));
  await rename(partial, kept);
  return readFile(kept, 'utf8');
}

/** Why they cannot be had, or undefined once all are there. */
export async function installDefinitions(): Promise<string | undefined> {
  try {
    for (const [project, { versions }] of Object.entries(DEFINITIONS)) for (const version of versions) await definitions(project as Project, version);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Applies them and waits until the server serves their kinds. One that lacks a version which the one before it stored replaces it, and its objects are gone. */
export async function define(api: Api, project: Project, version?: string): Promise<void> {
  await establish(api, await definitions(project, version));
}

/** Pods' usage as metrics-server serves it. It is no definition there but a server of its own: this says the same by a kind of the same name. */
export async function defineMetrics(api: Api): Promise<void> {
  await establish(api, METRICS);
}

/** Applies definitions, and waits until the server serves their kinds. */
export async function establish(api: Api, yaml: string): Promise<void> {
  const applied = await api.apply(yaml).catch(async (error: Error) => {
    if (!error.message.includes('storedVersions')) throw error;
    for (const [, { metadata }] of documentsOf(yaml)) await removed(api, metadata.name);
    return api.apply(yaml);
  });
  for (const { metadata, spec } of applied) {
    const { group, versions, names } = spec as { group: string; versions: { name: string; served: boolean }[]; names: { plural: string } };
    for (let look = 0; ; look += 1) {
      const now = await api.call('GET', `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}`);
      const conditions: { type: string; status: string; message?: string }[] = now.body?.status?.conditions ?? [];
      const served = await Promise.all(versions.filter((each) => each.served).map((each) => api.call('GET', `/apis/${group}/${each.name}/${names.plural}?limit=1`)));
      // Discovery of a group is told after its first kind answers: clients ask it too.
      const listed = await Promise.all(versions.filter((each) => each.served).map((each) => api.call('GET', `/apis/${group}/${each.name}`)));
      if (conditions.some(({ type, status }) => type === 'Established' && status === 'True') && served.every(({ status }) => status === 200) && listed.every(({ body }) => body?.resources?.some((each: { name: string }) => each.name === names.plural))) break;
      if (look === LOOKS) throw new Error(`${metadata.name} was not established: ${JSON.stringify(conditions)}`);
      await wait(50);
    }
  }
}

async function removed(api: Api, name: string): Promise<void> {
  const place = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
  await api.call('DELETE', place);
  for (let look = 0; (await api.call('GET', place)).status !== 404; look += 1) {
    if (look === LOOKS) throw new Error(`${name} was not removed.`);
    await wait(50);
  }
}

function download(module: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('go', ['mod', 'download', '-json', module], { cwd: os.tmpdir(), stdio: ['ignore', 'pipe', 'pipe'], timeout: DOWNLOAD_MILLISECONDS, env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off', GO111MODULE: 'on' } });
    let out = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.once('error', (error) => reject(new Error(`go mod download ${module}: ${error.message}`)));
    child.once('close', () => {
      const { Dir, Error: why } = JSON.parse(out || '{}') as { Dir?: string; Error?: string };
      if (Dir === undefined) reject(new Error(`go mod download ${module}: ${(why ?? said).trim() || 'no answer'}`));
      else resolve(Dir);
    });
  });
}

const METRICS = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: pods.metrics.k8s.io
  annotations:
    api-approved.kubernetes.io: unapproved, in tests alone
spec:
  group: metrics.k8s.io
  scope: Namespaced
  names: {plural: pods, kind: PodMetrics, listKind: PodMetricsList}
  versions:
    - name: v1beta1
      served: true
      storage: true
      schema:
        openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
`;

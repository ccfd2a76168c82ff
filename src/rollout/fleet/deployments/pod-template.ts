import type { Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import { MARKS, type Operation } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../../traffic/weights.ts';

/** How pods are told which release they serve. In every text `{digest}`, `{hex}` (the same without `sha256:`) and `{slot}` are filled in. */
export interface PodRelease {
  /** The container that is changed, an init container too. Without it: every one that has the variable or the mount; for `image` the only container. */
  container?: string;
  /** The whole reference of the container's image. */
  image?: string;
  /** Variables that the template has already, with a value of their own. */
  env?: Readonly<Record<string, string>>;
  /** A volume that the template has already: where in it the release lies, or which claim or image it is. */
  mount?: { volume: string; sub_path?: string; claim?: string; image?: string };
  /** Annotations of the pods. */
  annotations?: Readonly<Record<string, string>>;
}

/** What the texts are filled with. */
export interface Placed {
  digest: Digest;
  slot: string;
}

type Json = Record<string, unknown>;
interface Container extends Json {
  name: string;
}

/** Where a Deployment, a ReplicaSet and a Rollout have their pod template. */
const TEMPLATE = '/spec/template';

/**
 * What must change of a pod template for its pods to serve this release: image, variables, mount, annotations, and the marks
 * `sluice/release` and `sluice/slot` (the slot also as a label). Each change is preceded by tests of the names on its way, because lists
 * are patched by index. None where the template is so already. `what` is the object, for messages. Throws DriverError `template-unreadable`,
 * `template-container`, `template-env`, `template-mount` where that is not there.
 */
export function podTemplateChanges(template: unknown, declared: PodRelease, placed: Placed, what: string, at: string = TEMPLATE): Operation[] {
  const pod = podOf(template, what, at);
  const fill = (text: string): string => filled(text, placed);
  return [
    ...(declared.image === undefined ? [] : imageChanges(pod, declared, fill(declared.image))),
    ...Object.entries(declared.env ?? {}).flatMap(([name, text]) => variableChanges(pod, declared, name, fill(text))),
    ...(declared.mount ? mountChanges(pod, declared, declared.mount, fill) : []),
    ...mapChanges(pod, 'annotations', { ...mapped(declared.annotations ?? {}, fill), [MARKS.release]: placed.digest, [MARKS.slot]: placed.slot }),
    ...mapChanges(pod, 'labels', { [MARKS.slot]: placed.slot }),
  ];
}

export function filled(text: string, { digest, slot }: Placed): string {
  return text.replaceAll('{digest}', digest).replaceAll('{hex}', digest.slice('sha256:'.length)).replaceAll('{slot}', slot);
}

interface Pod {
  what: string;
  at: string;
  metadata: Json | undefined;
  /** With the pointer of each. */
  containers: { container: Container; at: string; init: boolean }[];
  volumes: { volume: Json; at: string }[];
}

function podOf(template: unknown, what: string, at: string): Pod {
  const spec = isRecord(template) && isRecord(template.spec) ? template.spec : undefined;
  const metadata = isRecord(template) ? template.metadata : undefined;
  const listed = (key: string): Json[] => {
    const list = spec?.[key] ?? [];
    if (spec && Array.isArray(list) && list.every((each) => isRecord(each) && typeof each.name === 'string')) return list as Json[];
    throw new DriverError('template-unreadable', `${what} has no pod template with ${key} that have names: ${show(template)}.`, 'See what wrote the object.');
  };
  const containersOf = (key: string): Pod['containers'] => listed(key).map((container, index) => ({ container: container as Container, at: `${at}/spec/${key}/${index}`, init: key === 'initContainers' }));
  return {
    what,
    at,
    metadata: isRecord(metadata) ? metadata : undefined,
    containers: [...containersOf('containers'), ...containersOf('initContainers')],
    volumes: listed('volumes').map((volume, index) => ({ volume, at: `${at}/spec/volumes/${index}` })),
  };
}

function imageChanges(pod: Pod, { container: name }: PodRelease, image: string): Operation[] {
  const serving = name === undefined ? pod.containers.filter(({ init }) => !init) : named(pod, name);
  if (serving.length !== 1)
    throw new DriverError('template-container', `${pod.what} has ${serving.length} containers (${names(pod)}): which of them has the image of the release?`, 'Name it: `container`.');
  const [{ container, at }] = serving as [Pod['containers'][number]];
  return guarded(at, container.name, setting(container, 'image', image, at));
}

function variableChanges(pod: Pod, { container: name }: PodRelease, variable: string, value: string): Operation[] {
  const found = named(pod, name).flatMap(({ container, at }) => variablesOf(container).flatMap((env, index) => (env.name === variable ? [{ container, env, at, index }] : [])));
  const fix = 'Write the variable into the Deployment once, with a value of any kind; Sluice changes only what is there.';
  if (found.length === 0) throw new DriverError('template-env', `${pod.what} has no variable ${variable} in ${name ?? names(pod)}.`, fix);
  const twice = found.find(({ container, index }) => found.some((other) => other.container === container && other.index !== index));
  if (twice) throw new DriverError('template-env', `${pod.what} has the variable ${variable} twice in ${twice.container.name}.`, fix);
  const given = found.find(({ env }) => env.valueFrom !== undefined);
  if (given) throw new DriverError('template-env', `${pod.what} takes the variable ${variable} of ${given.container.name} from somewhere else: ${show(given.env.valueFrom)}.`, fix);
  return found.flatMap(({ container, env, at, index }) => {
    const changes = setting(env, 'value', value, `${at}/env/${index}`);
    return guarded(at, container.name, guarded(`${at}/env/${index}`, variable, changes));
  });
}

function mountChanges(pod: Pod, { container: name }: PodRelease, { volume, sub_path: subPath, claim, image }: NonNullable<PodRelease['mount']>, fill: (text: string) => string): Operation[] {
  const there = pod.volumes.find((each) => each.volume.name === volume);
  if (!there) throw new DriverError('template-mount', `${pod.what} has no volume ${volume}; it has ${pod.volumes.map((each) => each.volume.name).join(', ') || 'none'}.`, 'Name a volume of the Deployment: `mount.volume`.');
  if (claim !== undefined) return sourceChanges(pod, there, 'persistentVolumeClaim', 'claimName', fill(claim));
  if (image !== undefined) return sourceChanges(pod, there, 'image', 'reference', fill(image));
  const mounts = named(pod, name).flatMap(({ container, at }) => mountsOf(container).flatMap((mount, index) => (mount.name === volume ? [{ container, mount, at, index }] : [])));
  if (mounts.length === 0) throw new DriverError('template-mount', `${pod.what} mounts the volume ${volume} nowhere in ${name ?? names(pod)}.`, 'Mount it in the container that serves, or correct `container`.');
  return mounts.flatMap(({ container, mount, at, index }) => {
    const place = `${at}/volumeMounts/${index}`;
    if (mount.subPathExpr !== undefined) throw new DriverError('template-mount', `${pod.what} has a subPathExpr at the mount of ${volume} in ${container.name}, which keeps a subPath out.`, 'Remove subPathExpr from the mount; Sluice writes subPath.');
    const changes = setting(mount, 'subPath', fill(subPath!), place);
    return guarded(at, container.name, guarded(place, volume, changes));
  });
}

/** A volume that is a claim or an image: only which one is changed, never what kind of volume it is. */
function sourceChanges(pod: Pod, { volume, at }: Pod['volumes'][number], kind: string, key: string, value: string): Operation[] {
  const source = volume[kind];
  if (!isRecord(source)) throw new DriverError('template-mount', `The volume ${String(volume.name)} of ${pod.what} is no ${kind}: ${show(volume)}.`, `Declare the volume with \`${kind}\` in the Deployment; Sluice changes only its ${key}.`);
  return guarded(at, String(volume.name), setting(source, key, value, `${at}/${kind}`));
}

function mapChanges(pod: Pod, kind: 'annotations' | 'labels', wanted: Readonly<Record<string, string>>): Operation[] {
  const there = pod.metadata?.[kind];
  if (!isRecord(there)) return [...(pod.metadata ? [] : kind === 'annotations' ? [{ op: 'add' as const, path: `${pod.at}/metadata`, value: {} }] : []), { op: 'add', path: `${pod.at}/metadata/${kind}`, value: { ...wanted } }];
  return Object.entries(wanted).flatMap(([key, value]) => setting(there, key, value, `${pod.at}/metadata/${kind}`));
}

/** Nothing where it is so already; else a test of what was read, where something was, and the change. */
function setting(object: Json, key: string, value: string, at: string): Operation[] {
  const path = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (object[key] === value) return [];
  if (!Object.hasOwn(object, key)) return [{ op: 'add', path, value }];
  return [{ op: 'test', path, value: object[key] }, { op: 'replace', path, value }];
}

function guarded(at: string, name: string, changes: Operation[]): Operation[] {
  return changes.length === 0 ? [] : [{ op: 'test', path: `${at}/name`, value: name }, ...changes];
}

function named(pod: Pod, name: string | undefined): Pod['containers'] {
  if (name === undefined) return pod.containers;
  const found = pod.containers.filter(({ container }) => container.name === name);
  if (found.length > 0) return found;
  throw new DriverError('template-container', `${pod.what} has no container ${name}; it has ${names(pod)}.`, 'Correct `container`.');
}

function names(pod: Pod): string {
  return pod.containers.map(({ container }) => container.name).join(', ') || 'no container';
}

function variablesOf({ env }: Container): Json[] {
  return recordsIn(env);
}

function mountsOf({ volumeMounts }: Container): Json[] {
  return recordsIn(volumeMounts);
}

/** Places count, so what is no object stays in the list as an empty one. */
function recordsIn(list: unknown): Json[] {
  return Array.isArray(list) ? list.map((each) => (isRecord(each) ? each : {})) : [];
}

function mapped(texts: Readonly<Record<string, string>>, fill: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fill(text)]));
}

import { digestOfJson } from '../../../core/digest.ts';
import { pointer } from '../../../kubernetes/change.ts';
import { MARKS, type KubeObject, type Operation } from '../../../kubernetes/cluster.ts';
import { PLACED } from '../../traffic/argo/sight.ts';
import { isRecord } from '../../traffic/weights.ts';
import type { PodRelease } from '../deployments/pod-template.ts';

type Json = Record<string, unknown>;

const TEMPLATE = ['spec', 'template'];

/** The operations that change the template, and the digest of what it becomes beside it: so anybody else's change to it is seen. */
export function withMark({ metadata, spec }: KubeObject, changes: readonly Operation[]): Operation[] {
  const mark = digestOfJson(templateAfter(spec?.template, changes));
  if (metadata.annotations?.[PLACED] === mark) return [...changes];
  const path = pointer('metadata', 'annotations', PLACED);
  return [...changes, metadata.annotations ? { op: 'add', path, value: mark } : { op: 'add', path: pointer('metadata', 'annotations'), value: { [PLACED]: mark } }];
}

/** `add` and `replace` of members, which is all that gives a template its release. */
export function templateAfter(template: unknown, changes: readonly Operation[]): unknown {
  const after: unknown = structuredClone(template);
  for (const { op, path, value } of changes) {
    if (op === 'test') continue;
    const steps = path.split('/').slice(1 + TEMPLATE.length).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop()!;
    const parent = steps.reduce<unknown>((node, step) => (node as Json)[step], after) as Json;
    if (op === 'remove') delete parent[last];
    else parent[last] = structuredClone(value);
  }
  return after;
}

/**
 * The template with all that a release is told by as it was in another, the stable side's: image, variables, mount, annotations, marks. What else stands in it stays. Pure.
 */
export function templateBefore(template: unknown, before: unknown, declared: PodRelease): unknown {
  const after = structuredClone(template);
  if (!isRecord(after) || !isRecord(before)) return before;
  const marks = [...Object.keys(declared.annotations ?? {}), MARKS.release, MARKS.slot];
  restoreKeys(mapIn(after, 'annotations'), mapIn(before, 'annotations'), marks);
  restoreKeys(mapIn(after, 'labels'), mapIn(before, 'labels'), [MARKS.slot]);
  const [now, then] = [after.spec, before.spec].map((spec) => (isRecord(spec) ? spec : {})) as [Json, Json];
  for (const key of ['containers', 'initContainers']) for (const [container, old] of pairs(now[key], then[key])) restoreContainer(container, old, declared);
  if (declared.mount) for (const [volume, old] of pairs(now.volumes, then.volumes)) if (volume.name === declared.mount.volume) Object.assign(volume, structuredClone(old));
  const metadata = after.metadata;
  if (isRecord(metadata)) for (const key of ['annotations', 'labels']) if (isRecord(metadata[key]) && Object.keys(metadata[key]).length === 0 && !(isRecord(before.metadata) && before.metadata[key] !== undefined)) delete metadata[key];
  return after;
}

function restoreContainer(container: Json, old: Json, { image, env, mount }: PodRelease): void {
  if (image !== undefined) container.image = old.image;
  for (const [variable, was] of pairs(container.env, old.env)) if (env && Object.hasOwn(env, String(variable.name))) restoreKeys(variable, was, ['value']);
  if (mount) for (const [each, was] of pairs(container.volumeMounts, old.volumeMounts)) if (each.name === mount.volume) restoreKeys(each, was, ['subPath']);
}

function restoreKeys(now: Json, then: Json, keys: readonly string[]): void {
  for (const key of keys)
    if (Object.hasOwn(then, key)) now[key] = then[key];
    else delete now[key];
}

/** Members of two lists with the same name. */
function pairs(now: unknown, then: unknown): [Json, Json][] {
  const old = (Array.isArray(then) ? then : []).filter(isRecord);
  return (Array.isArray(now) ? now : []).filter(isRecord).flatMap((each) => {
    const was = old.find(({ name }) => name === each.name);
    return was ? [[each, was] as [Json, Json]] : [];
  });
}

function mapIn(template: Json, key: string): Json {
  const metadata = template.metadata;
  return isRecord(metadata) && isRecord(metadata[key]) ? metadata[key] : {};
}

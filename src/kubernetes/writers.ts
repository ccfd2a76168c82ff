import type { TrafficFinding } from '../core/seams.ts';
import { FIELD_MANAGER, type KubeObject, type Resource } from './cluster.ts';
import { isObject } from './objects.ts';

/**
 * What Sluice writes in one kind of object. `fields` are paths as `managedFields` has them, each key without its `f:`; what lies within an
 * atomic list ends at the list. `jq`: the same for Argo CD, no wider than need be.
 */
export interface Owned {
  resource: Resource;
  fields: readonly (readonly string[])[];
  jq: readonly string[];
  /** Whether they lie within a list that belongs whole to whoever wrote it last. */
  atomic: boolean;
}

export type Tool = 'argo-cd' | 'flux' | 'flux-helm' | 'helm' | 'kubectl' | 'other';

/** Who holds a field of an object. `manager` is what it calls itself: anybody's text. */
export interface Writer {
  tool: Tool;
  manager: string;
  at?: string;
}

/** A tool that will write the object again, by its marks. `name`: what of the tool it belongs to; `leaves`: whether the marks say that it leaves these fields alone. */
export interface Keeper {
  tool: Tool;
  name?: string;
  leaves: boolean;
}

/** On an object, in Git: the tools, by comma, that are told elsewhere to leave alone what Sluice writes; `sluice check` then says no more of them. */
export const IGNORED_BY = 'sluice/ignored-by';

/** Who but Sluice holds any of these fields, who wrote last first. An atomic list has one writer, unless several applied the very same. */
export function otherWriters({ metadata: { managedFields } }: KubeObject, { fields }: Owned): Writer[] {
  const entries = Array.isArray(managedFields) ? managedFields.filter(isObject) : [];
  return entries
    .filter(({ manager, fieldsV1 }) => manager !== FIELD_MANAGER && fields.some((path) => holds(fieldsV1, path)))
    .map(({ manager, time }) => ({ tool: toolOf(String(manager ?? '')), manager: plain(String(manager ?? 'nobody named')), at: typeof time === 'string' && Number.isFinite(Date.parse(time)) ? time : undefined }))
    .sort((one, other) => Date.parse(other.at ?? '1970-01-01') - Date.parse(one.at ?? '1970-01-01'));
}

/** Whether an entry's tree has the field, something below it, or a whole that it lies in. */
function holds(tree: unknown, path: readonly string[]): boolean {
  let node = tree;
  for (const [index, key] of path.entries()) {
    if (!isObject(node)) return false;
    const next = node[/^[kvi]:/.test(key) ? key : `f:${key}`];
    if (next === undefined) return index > 0 && Object.keys(node).length === 0;
    node = next;
  }
  return isObject(node);
}

/** Field managers by the names that the tools give themselves: `ArgoCDSSAManager`, the controllers of Flux, the program's name for Helm, `kubectl-*`. */
function toolOf(manager: string): Tool {
  if (/^argocd(-|$)/.test(manager)) return 'argo-cd';
  if (manager === 'helm-controller') return 'flux-helm';
  if (manager === 'kustomize-controller') return 'flux';
  if (/^helm$/i.test(manager)) return 'helm';
  return /^(kubectl(-|$)|flux-client-side-apply$)/.test(manager) ? 'kubectl' : 'other';
}

/**
 * By labels and annotations: `argocd.argoproj.io/tracking-id` (before Argo CD 3 only the label `app.kubernetes.io/instance`, which Helm charts
 * have as well: believed where Argo CD wrote something), `kustomize.toolkit.fluxcd.io/name`, `helm.toolkit.fluxcd.io/name`, `meta.helm.sh/release-name`.
 */
export function keepersOf(object: KubeObject, { atomic }: Pick<Owned, 'atomic'>): Keeper[] {
  const { labels = {}, annotations = {}, managedFields } = object.metadata;
  const told = (annotations[IGNORED_BY] ?? '').split(',').map((name) => name.trim());
  const keepers: Keeper[] = [];
  const add = (tool: Tool, name: string | undefined, leaves = false): void => void keepers.push({ tool, name: name === undefined || name === '' ? undefined : plain(name), leaves: leaves || told.includes(tool) });
  const tracking = annotations['argocd.argoproj.io/tracking-id'] ?? labels['argocd.argoproj.io/instance'];
  const byArgo = Array.isArray(managedFields) && managedFields.some((entry) => isObject(entry) && toolOf(String(entry.manager)) === 'argo-cd');
  if (tracking !== undefined || byArgo) add('argo-cd', tracking?.split(':')[0] ?? labels['app.kubernetes.io/instance']);
  if (labels['kustomize.toolkit.fluxcd.io/name'] !== undefined) add('flux', labels['kustomize.toolkit.fluxcd.io/name'], fluxLeaves(object, atomic));
  if (labels['helm.toolkit.fluxcd.io/name'] !== undefined) add('flux-helm', labels['helm.toolkit.fluxcd.io/name']);
  else if (annotations['meta.helm.sh/release-name'] !== undefined) add('helm', annotations['meta.helm.sh/release-name']);
  return keepers;
}

/** Flux reads its marks as annotations or labels, in any case. `Merge` keeps only fields that Git does not have, and a list is one field. */
function fluxLeaves({ metadata: { labels = {}, annotations = {} } }: KubeObject, atomic: boolean): boolean {
  const mark = (name: string): string => (annotations[`kustomize.toolkit.fluxcd.io/${name}`] ?? labels[`kustomize.toolkit.fluxcd.io/${name}`] ?? '').toLowerCase();
  return ['ifnotpresent', 'ignore', ...(atomic ? [] : ['merge'])].includes(mark('ssa')) || mark('reconcile') === 'disabled';
}

/** For `TrafficDriver.changedBy`: who wrote the fields last, and what lets both live; undefined where nobody but Sluice holds them. */
export function changedByOf(object: KubeObject, owned: Owned): string | undefined {
  const [writer] = otherWriters(object, owned);
  if (!writer) return undefined;
  const keeper = keepersOf(object, owned).find(({ tool }) => tool === writer.tool);
  const { kind } = owned.resource;
  return `${titleOf(writer.tool)} (field manager ${writer.manager}${keeper?.name === undefined ? '' : `, ${keeper.name}`}) wrote ${fieldsOf(owned)} of ${kind} ${object.metadata.name} last${writer.at === undefined ? '' : `, at ${writer.at}`}. ${adviceFor(writer.tool, object, owned)}`;
}

/** For `inspect`: one note for each tool that keeps the object and is not seen to leave these fields alone. */
export function keeperFindings(object: KubeObject, owned: Owned): TrafficFinding[] {
  return keepersOf(object, owned).filter(({ leaves }) => !leaves).map(({ tool, name }) => ({
    code: `kept-by-${tool}`,
    message: `${owned.resource.kind} ${object.metadata.name} is kept by ${titleOf(tool)}${name === undefined ? '' : ` (${name})`}, which may write ${fieldsOf(owned)} back in the midst of a rollout.`,
    fix: `${adviceFor(tool, object, owned)}${tool === 'argo-cd' || tool === 'helm' || tool === 'flux-helm' ? ` Then say so on the object, in Git: the annotation \`${IGNORED_BY}: ${tool}\`.` : ''}`,
    blocks: false,
  }));
}

/** What to change so that Sluice and the tool can both write the object. */
export function adviceFor(tool: Tool, { metadata: { name } }: KubeObject, { resource: { group, kind }, fields, jq, atomic }: Owned): string {
  switch (tool) {
    case 'argo-cd':
      return `In its Application write \`ignoreDifferences: [{group: ${group === '' ? '""' : group}, kind: ${kind}, name: ${name}, jqPathExpressions: [${jq.map((path) => `'${path}'`).join(', ')}]}]\` and \`RespectIgnoreDifferences=true\` under \`syncPolicy.syncOptions\`: without the second every sync writes them all the same.`;
    case 'flux':
      return atomic
        ? 'Annotate it in Git with `kustomize.toolkit.fluxcd.io/ssa: IfNotPresent`: Flux then makes it once and leaves it alone. `Merge` does not help: these fields lie in a list, which belongs whole to whoever wrote it last.'
        : 'Leave these fields out in Git and annotate it there with `kustomize.toolkit.fluxcd.io/ssa: Merge`; or with `IfNotPresent`, and Flux makes it once and leaves it alone.';
    case 'flux-helm':
      return `In its HelmRelease write \`driftDetection: {mode: enabled, ignore: [{paths: [${fields.map(pointerOf).join(', ')}], target: {kind: ${kind}, name: ${name}}}]}\` or leave drift detection off, and upgrade the chart only between deliveries.`;
    case 'helm':
      return 'Helm writes when the chart is upgraded and leaves it alone otherwise: upgrade between deliveries only, and let the template take these fields over from the cluster (`lookup`).';
    case 'kubectl':
      return 'That was a person or a script: the API server\'s audit log says who. Let them write it between deliveries only.';
    case 'other':
      return 'Find out what runs under that name (`kubectl get --show-managed-fields -o yaml`), and let it leave these fields to Sluice.';
  }
}

const TITLES: Record<Tool, string> = { 'argo-cd': 'Argo CD', flux: 'Flux', 'flux-helm': 'Flux (HelmRelease)', helm: 'Helm', kubectl: 'Somebody with kubectl', other: 'Another program' };

function titleOf(tool: Tool): string {
  return TITLES[tool];
}

function fieldsOf({ fields }: Owned): string {
  return fields.map((path) => path.filter((key) => !/^[kvi]:/.test(key)).join('.')).join(', ');
}

/** As far as keys alone lead: a list's members have other places in each object. */
function pointerOf(path: readonly string[]): string {
  const member = path.findIndex((key) => /^[kvi]:/.test(key));
  return `/${path.slice(0, member === -1 ? undefined : member).join('/')}`;
}

/** Names that others chose, for a sentence. */
function plain(text: string): string {
  return text.replace(/[^\w.:/@ -]/g, '?').slice(0, 80);
}

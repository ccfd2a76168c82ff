/** A kind of object, by its place in the API: `{group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment'}`; the core group is ''. */
export interface Resource {
  group: string;
  version: string;
  plural: string;
  kind: string;
}

export interface Metadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  managedFields?: { manager?: string; operation?: string; time?: string; subresource?: string; fieldsV1?: Record<string, unknown> }[];
  [key: string]: unknown;
}

/** An object as the API server gives it. All but `metadata.name` is hostile until read with care: anybody's controller may have written it. */
export interface KubeObject {
  apiVersion?: string;
  kind?: string;
  metadata: Metadata;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  [key: string]: unknown;
}

/** One operation of a JSON patch (RFC 6902). A `test` that fails is the server's 422: see `change`. */
export interface Operation {
  op: 'test' | 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

export interface PatchOptions {
  subresource?: 'status' | 'scale';
  /** The server does all but keep it: whether it would be taken. */
  dryRun?: boolean;
}

/**
 * One namespace of one cluster. Nothing is asked before the first call. All throw DriverError: `cluster-unreachable`, `cluster-timeout`,
 * `cluster-certificate`, `cluster-unauthorized` (401), `cluster-forbidden` (403; names verb, resource and namespace of the missing rule),
 * `cluster-admission` (a webhook or policy refused, by its name), `cluster-missing` (404 where an object or kind was needed),
 * `cluster-exists` (409 at create), `cluster-conflict` (409: stale resourceVersion), `cluster-test-failed` (422: a `test` of the patch),
 * `cluster-invalid` (400, 422 otherwise: the schema's own words), `cluster-busy` (429, 503, 504 after bounded waits), `cluster-failed` (500),
 * `cluster-unreadable`, `cluster-stopped` (a signal aborted it), `cluster-credential` (what should prove who asks could not be had). The first call throws
 * InputError where the kubeconfig or the declaration is wrong.
 */
export interface Cluster {
  /** For messages: the context or server, and the namespace. Never a credential. */
  readonly where: string;
  namespace(): Promise<string>;
  /** The object; undefined where there is none of that name. DriverError `cluster-missing` where the server does not know the kind. */
  read(resource: Resource, name: string, options?: { signal?: AbortSignal }): Promise<KubeObject | undefined>;
  /** All objects with these labels, whatever number of pages. */
  list(resource: Resource, labels?: Readonly<Record<string, string>>): Promise<KubeObject[]>;
  create(resource: Resource, object: KubeObject): Promise<KubeObject>;
  /** The whole object, if it is still at its `metadata.resourceVersion`. */
  replace(resource: Resource, object: KubeObject): Promise<KubeObject>;
  patch(resource: Resource, name: string, operations: readonly Operation[], options?: PatchOptions): Promise<KubeObject>;
  /** A merge patch (RFC 7386): for subresources whose writers are documented so, and for fields nobody else writes. */
  merge(resource: Resource, name: string, change: Readonly<Record<string, unknown>>, options?: PatchOptions): Promise<KubeObject>;
  /** Only this object, by its uid, and at its state where `resourceVersion` is given. No error where it has gone. */
  remove(resource: Resource, name: string, only: { uid: string; resourceVersion?: string }): Promise<void>;
  /** The object's states after `resourceVersion`, null once it is deleted. Ends when the server ends it or `signal` aborts; then read again. */
  watch(resource: Resource, name: string, resourceVersion: string, signal: AbortSignal): AsyncIterable<KubeObject | null>;
  /** Whether the server serves this very group, version and plural. */
  serves(resource: Resource): Promise<boolean>;
  /** Whether who asks may do this here (SelfSubjectAccessReview). */
  may(verb: string, resource: Resource, options?: { name?: string; subresource?: string }): Promise<boolean>;
}

/** What Sluice leaves on objects of its own or that carry a release. Annotations, where not said otherwise. */
export const MARKS = {
  /** The release digest (`sha256:…`). */
  release: 'sluice/release',
  /** The slot, where one object carries both arms. Also a label of pods. */
  slot: 'sluice/slot',
  /** Label of what Sluice made itself. */
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

/** The name under which the API server records what Sluice wrote (`fieldManager`). */
export const FIELD_MANAGER = 'sluice';

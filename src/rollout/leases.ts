import { MARKS, type KubeObject, type Resource } from '../kubernetes/cluster.ts';
import type { Flight } from './watch-memory.ts';

export const LEASE: Resource = { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease' };

/** Annotation of the watch's own Lease: what it saw at its last look, `calm`, `drained` or `blind: …`. */
export const SAW = 'sluice/saw';
const SAW_CHARACTERS = 500;

/** https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/lease-v1 */
export interface LeaseSpec {
  holderIdentity?: string;
  leaseDurationSeconds?: number;
  acquireTime?: string;
  renewTime?: string;
  leaseTransitions?: number;
}

/** Anybody may have written it: what is of another type counts as absent. */
export function specOf(lease: KubeObject | undefined): LeaseSpec {
  const spec = (lease?.spec ?? {}) as Record<string, unknown>;
  const text = (key: string) => (typeof spec[key] === 'string' && spec[key] !== '' ? { [key]: spec[key] } : {});
  const count = (key: string) => (Number.isSafeInteger(spec[key]) ? { [key]: spec[key] } : {});
  return { ...text('holderIdentity'), ...count('leaseDurationSeconds'), ...text('acquireTime'), ...text('renewTime'), ...count('leaseTransitions') };
}

/** A CronJob's pod starts late at times, and the next one is another. */
export const ONCE_MS = 300_000;

/** Milliseconds that a watch may be silent for, by what it left; never longer than any watch of ours asks for, or a forged Lease would keep all others away for years. */
export function silenceOf(lease: KubeObject | undefined): number {
  const { leaseDurationSeconds = 0 } = specOf(lease);
  return Math.min(Math.max(0, leaseDurationSeconds) * 1000, ONCE_MS);
}

/** Milliseconds since the epoch; undefined where it does not say. */
export function renewedAt(lease: KubeObject | undefined): number | undefined {
  const at = Date.parse(specOf(lease).renewTime ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** The API's MicroTime takes six digits, no less. */
export function microTime(at: Date): string {
  return at.toISOString().replace(/\.(\d{3})Z$/, '.$1000Z');
}

/** The delivery's own Lease: held by the delivery until its ticks are silent for its duration; by nobody where none is in flight. */
export function deliveryLease(name: string, annotations: Record<string, string>, flight: Flight | undefined, before: KubeObject | undefined): KubeObject {
  const held = flight && {
    holderIdentity: flight.delivery,
    leaseDurationSeconds: Math.max(1, Math.ceil(flight.lease / 1000)),
    acquireTime: microTime(new Date(flight.openedAt)),
    renewTime: microTime(new Date(flight.until - flight.lease)),
  };
  return leaseOf(name, annotations, { ...held }, before);
}

export interface Beat {
  holder: string;
  now: Date;
  /** Milliseconds. */
  duration: number;
  saw: string;
  before: KubeObject | undefined;
}

export function heartbeatLease(name: string, { holder, now, duration, saw, before }: Beat): KubeObject {
  const { holderIdentity, acquireTime, leaseTransitions = 0 } = specOf(before);
  const goesOn = holderIdentity === holder;
  const spec: LeaseSpec = {
    holderIdentity: holder,
    leaseDurationSeconds: Math.max(1, Math.ceil(duration / 1000)),
    acquireTime: goesOn && acquireTime !== undefined ? acquireTime : microTime(now),
    renewTime: microTime(now),
    leaseTransitions: goesOn || !before ? leaseTransitions : leaseTransitions + 1,
  };
  return leaseOf(name, { [SAW]: saw.slice(0, SAW_CHARACTERS) }, spec, before);
}

function leaseOf(name: string, annotations: Record<string, string>, spec: LeaseSpec, before: KubeObject | undefined): KubeObject {
  const { managedFields: _, ...metadata } = before?.metadata ?? { name };
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { ...metadata, name, labels: { ...metadata.labels, [MARKS.managedBy]: 'sluice' }, annotations: { ...metadata.annotations, ...annotations } },
    spec: { ...spec },
  };
}

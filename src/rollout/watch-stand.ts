import { gunzipSync, gzipSync } from 'node:zlib';
import { DriverError } from '../core/driver-error.ts';
import type { Clock, Log } from '../core/seams.ts';
import { MARKS, type Cluster, type KubeObject } from '../kubernetes/cluster.ts';
import { messageOf } from '../serving/prove.ts';
import { deliveryLease, heartbeatLease, LEASE, ONCE_MS, renewedAt, silenceOf, specOf } from './leases.ts';
import type { Flight, WatchMemory } from './watch-memory.ts';
import type { Sight, WatchStand } from './watch.ts';

/** Annotation: what a watch that starts anew goes by (base64 of gzip). */
const MEMORY = 'sluice/watch-memory';
/** Annotation of the heartbeat: the delivery whose Lease this watch has written. */
const LEASED = 'sluice/leased';
/** A memory beyond this is none of ours. */
const MEMORY_BYTES = 1024 * 1024;
/** So many looks may be left out before another watch takes over. */
const LOOKS = 3;

export interface StandOptions {
  cluster: Cluster;
  /** Its Leases are `sluice-NAME` and `sluice-NAME.watch`. */
  name: string;
  /** Who this is: the pod. */
  holder: string;
  clock: Clock;
  log: Log;
  once: boolean;
  /** Milliseconds between two looks. */
  every: number;
}

/**
 * What watches in a cluster share. Lease `sluice-NAME` is the delivery's, written out of the verified journal (holder: the delivery; renewed: when its ticks
 * last prolonged it), with what a watch that starts anew must know; the journal decides, so writing another time into it prolongs nothing, and deleting it while its delivery is in flight
 * drains. Lease `sluice-NAME.watch` says which watch looks, that it lives, and what it saw. Where the API server cannot be asked this watch looks: two at once are harmless.
 */
export function standIn(options: StandOptions): WatchStand {
  const delivery = new DeliveryLease(options);
  const heartbeat = new Heartbeat(options);
  return {
    memory: delivery,
    leads: () => heartbeat.leads(),
    silence: () => heartbeat.silence,
    taken: async (flight) => delivery.isTaken(flight, await heartbeat.leased()),
    report: (sight) => heartbeat.report(sight, delivery.written),
    leave: () => heartbeat.leave(),
  };
}

class DeliveryLease implements WatchMemory {
  readonly shared = true;
  readonly #options: StandOptions;
  #last: KubeObject | undefined;
  /** The delivery in whose name it was last written or seen. */
  written: string | undefined;

  constructor(options: StandOptions) {
    this.#options = options;
  }

  get #name(): string {
    return `sluice-${this.#options.name}`;
  }

  async load(): Promise<string | undefined> {
    const text = (await this.#options.cluster.read(LEASE, this.#name))?.metadata.annotations?.[MEMORY];
    return text === undefined ? undefined : gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: MEMORY_BYTES }).toString('utf8');
  }

  /** Whether the Lease that this watch, or one before it, has written for the delivery is no longer there. */
  async isTaken({ delivery }: Flight, leased: string | undefined): Promise<boolean> {
    if (this.written !== delivery && leased !== delivery) return false;
    this.#last = await this.#options.cluster.read(LEASE, this.#name);
    return this.#last === undefined;
  }

  /** Only what differs from the Lease as it stands is written. */
  async save(text: string, flight?: Flight): Promise<void> {
    const { cluster } = this.#options;
    this.#last ??= await cluster.read(LEASE, this.#name);
    const memory = gzipSync(text).toString('base64');
    const wanted = deliveryLease(this.#name, { [MEMORY]: memory }, flight, this.#last);
    if (!this.#last) this.#last = await cluster.create(LEASE, wanted);
    else if (!isSame(wanted, this.#last)) this.#last = await cluster.replace(LEASE, wanted).catch((error: unknown) => this.#lost(error));
    this.written = flight?.delivery;
  }

  /** Somebody else wrote it: what is there is read at the next look, and written anew. */
  #lost(error: unknown): KubeObject | undefined {
    this.#last = undefined;
    if (error instanceof DriverError && (error.code === 'cluster-conflict' || error.code === 'cluster-missing')) return undefined;
    throw error;
  }
}

class Heartbeat {
  readonly #options: StandOptions;
  #last: KubeObject | undefined;
  /** When this watch first met the state that another one left, by this watch's own clock. */
  #met: { state: string; at: number } | undefined;
  #leads = false;
  #warned = '';

  constructor(options: StandOptions) {
    this.#options = options;
  }

  get #name(): string {
    return `sluice-${this.#options.name}.watch`;
  }

  async leased(): Promise<string | undefined> {
    this.#last ??= await this.#options.cluster.read(LEASE, this.#name).catch(() => undefined);
    return this.#last?.metadata.annotations?.[LEASED];
  }

  get silence(): number {
    return silenceOf(this.#last);
  }

  async leads(): Promise<boolean> {
    const { cluster, holder, once, clock } = this.#options;
    if (this.#leads) return true;
    try {
      this.#last = await cluster.read(LEASE, this.#name);
    } catch (error) {
      this.#warn(`The watch cannot see whether another one looks, so it looks: ${messageOf(error)}`);
      return true;
    }
    const { holderIdentity } = specOf(this.#last);
    const now = clock.now().getTime();
    const state = `${holderIdentity} ${this.#last?.metadata.resourceVersion}`;
    if (this.#met?.state !== state) this.#met = { state, at: now };
    const silent = now - Math.min(this.#met.at, renewedAt(this.#last) ?? now) > this.silence;
    this.#leads = once || holderIdentity === undefined || holderIdentity === holder || silent;
    return this.#leads;
  }

  async report(sight: Sight, leased: string | undefined): Promise<void> {
    const { cluster, holder, clock, once, every } = this.#options;
    if (!this.#leads) return;
    try {
      this.#last ??= await cluster.read(LEASE, this.#name);
      const duration = once ? ONCE_MS : LOOKS * every;
      const next = heartbeatLease(this.#name, { holder, now: clock.now(), duration, saw: sight.kind === 'blind' ? `blind: ${sight.text}` : sight.kind, before: this.#last });
      next.metadata.annotations = { ...next.metadata.annotations, [LEASED]: leased ?? '' };
      this.#last = this.#last ? await cluster.replace(LEASE, next) : await cluster.create(LEASE, next);
    } catch (error) {
      this.#last = undefined;
      // Another one has written: who leads is asked anew.
      this.#leads = false;
      if (!(error instanceof DriverError && ['cluster-conflict', 'cluster-exists', 'cluster-missing'].includes(error.code))) this.#warn(`The watch could not show that it lives: ${messageOf(error)}`);
    }
  }

  /** Once, as long as it stays the same. */
  #warn(text: string): void {
    if (text !== this.#warned) this.#options.log.warning(text);
    this.#warned = text;
  }

  /** The next watch need not wait until this one counts as silent. */
  async leave(): Promise<void> {
    const { cluster, once, holder } = this.#options;
    if (!this.#leads || once || !this.#last) return;
    const { spec, ...rest } = this.#last;
    if (specOf(this.#last).holderIdentity !== holder) return;
    const { holderIdentity: _, ...others } = spec ?? {};
    await cluster.replace(LEASE, { ...rest, spec: others }).catch(() => undefined);
  }
}

function isSame(wanted: KubeObject, there: KubeObject): boolean {
  const about = ({ spec, metadata }: KubeObject): string => JSON.stringify([Object.entries(spec ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)), metadata.annotations?.[MEMORY], metadata.labels?.[MARKS.managedBy]]);
  return about(wanted) === about(there);
}

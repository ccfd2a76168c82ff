import { DriverError } from '../../../core/driver-error.ts';
import type { Split, TrafficDriver } from '../../../core/seams.ts';
import { change, missing } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation, Resource } from '../../../kubernetes/cluster.ts';
import { settled } from '../../../kubernetes/settle.ts';
import { changedByOf } from '../../../kubernetes/writers.ts';
import { rolesKnown, sparesCandidate } from '../roles.ts';
import { checkSplit } from '../weights.ts';
import { cohortChanges, cohortSplit } from './cohort.ts';
import { inspectIstio } from './inspect.ts';
import { mirrorChanges, mirrorOf } from './mirror.ts';
import { istioOf, type Cohort, type Istio, type IstioOptions } from './options.ts';
import { owned, servedVersion } from './resource.ts';
import { namedTwice, routeOf } from './route.ts';
import { notReconciled } from './status.ts';
import { splitOf, weightChanges } from './weights.ts';

/**
 * One http route of a VirtualService of Istio: its weights, `mirror`, and for cohorts one more route before it. What Istio's webhook refuses is `cluster-admission`. By
 * default istiod says nothing of what became of a VirtualService, so `read` is what the object says; with `status` also that the proxies have it.
 */
export function istioTraffic(options: IstioOptions): TrafficDriver {
  const istio = istioOf(options);
  const virtualService = new VirtualService(istio);
  const { slots } = istio;
  const namespaceOf = ({ metadata }: KubeObject): string => metadata.namespace ?? '';
  return {
    name: 'istio',
    capabilities: { weights: true, smallestStep: istio.cohort ? 0.01 : 1, mirror: true, cohorts: istio.cohort !== undefined, sticky: istio.cohort !== undefined },
    read: async () => virtualService.split(await virtualService.read()),
    async write(split) {
      checkSplit(split, slots);
      await virtualService.change((object) => virtualService.changes(object, split)).catch(async (error: unknown) => {
        // Who the candidate is costs a look at the journal, so it is asked where it matters alone.
        if (!(error instanceof DriverError && error.code === 'istio-destination') || !sparesCandidate(split, await rolesKnown(istio.roles))) throw error;
        await virtualService.change((object) => virtualService.changes(object, split, true));
      });
    },
    mirror: {
      async read() {
        const object = await virtualService.read();
        return mirrorOf(routeOf(object, istio, virtualService.what(object)), istio, namespaceOf(object));
      },
      async write(slot) {
        if (slot !== null && !slots.includes(slot)) throw new RangeError(`There is no slot ${slot}.`);
        await virtualService.change((object) => mirrorChanges(routeOf(object, istio, virtualService.what(object)), slot, istio, namespaceOf(object)));
      },
    },
    inspect: () => inspectIstio(istio),
    async changedBy() {
      const resource = await virtualService.resource();
      const object = await istio.cluster.read(resource, istio.name);
      return object && changedByOf(object, owned(resource, istio));
    },
  };
}

class VirtualService {
  readonly #istio: Istio;
  #resource: Promise<Resource> | undefined;

  constructor(istio: Istio) {
    this.#istio = istio;
  }

  /** Asked once: definitions do not change in the midst of a process, and where they did the next call says so. */
  resource(): Promise<Resource> {
    this.#resource ??= servedVersion(this.#istio.cluster).catch((error: unknown) => {
      this.#resource = undefined;
      throw error;
    });
    return this.#resource;
  }

  what({ metadata }: KubeObject): string {
    return `VirtualService ${metadata.namespace}/${metadata.name} at ${this.#istio.cluster.where}`;
  }

  async read(): Promise<KubeObject> {
    const { cluster, name, status } = this.#istio;
    const resource = await this.resource();
    const object = await cluster.read(resource, name);
    if (!object) throw await missing(cluster, resource, name);
    const lagging = status ? notReconciled(object, this.what(object)) : undefined;
    if (lagging) throw lagging;
    return object;
  }

  split(object: KubeObject): Split {
    const route = routeOf(object, this.#istio, this.what(object));
    return hasCohort(this.#istio) ? cohortSplit(object, route, this.#istio) : splitOf(route);
  }

  /** Throws DriverError `istio-destination` where a slot is named more than once; with `closes` all but one of them lose their users. */
  changes(object: KubeObject, split: Split, closes = false): Operation[] {
    const route = routeOf(object, this.#istio, this.what(object));
    const twice = closes ? undefined : namedTwice(route, this.#istio);
    if (twice) throw twice;
    const changes = hasCohort(this.#istio) ? cohortChanges(object, route, split, this.#istio) : weightChanges(route, split, this.#istio);
    const named: Operation[] = typeof route.http.name === 'string' ? [{ op: 'test', path: `${route.at}/name`, value: route.http.name }] : [];
    return changes.length === 0 ? [] : [...named, ...changes];
  }

  /** Only what `plan` asks for; with `status`, until istiod says that the proxies have it. */
  async change(plan: (object: KubeObject) => Operation[]): Promise<void> {
    const { cluster, name, status, within, clock } = this.#istio;
    const resource = await this.resource();
    const written = await change(cluster, resource, name, plan);
    if (!status) return;
    const { value, object } = await settled(cluster, resource, name, (now) => (now === null ? false : notReconciled(now, '') ? undefined : true), { within, clock, from: written });
    if (value === true) return;
    throw (object && notReconciled(object, this.what(object))) ?? new DriverError('cluster-missing', `${this.what(written)} is gone.`, 'Find out who deleted it.');
  }
}

function hasCohort(istio: Istio): istio is Istio & { cohort: Cohort } {
  return istio.cohort !== undefined;
}

import { InputError } from '../core/problem.ts';
import type { Fleet, Registry, Signals, TrafficDriver } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { sourceOf } from '../delivery/source.ts';
import { keepRelease } from '../evidence/release-store.ts';
import { readyBy, type Ready } from '../rollout/fleet/capacity.ts';
import { openFleet } from '../rollout/fleet/open.ts';
import { singleCommand } from '../rollout/fleet/single-command.ts';
import { rolloutOf } from '../rollout/policy.ts';
import { guardrailsOf } from '../rollout/presets.ts';
import { openSignals } from '../rollout/signals/open.ts';
import type { JournalAccess } from '../serving/recorder.ts';
import { releasesIn, type Releases } from '../serving/releases.ts';
import { stateOfRollout } from './journal.ts';
import { openRegistry } from './registry.ts';
import { commonOptions, incomplete, openRouter, rolesOf } from './router.ts';
import type { Session } from './session.ts';

export { openJournal, stateOfRollout } from './journal.ts';
export { openRouter } from './router.ts';

export interface Drivers {
  traffic: TrafficDriver;
  fleet: Fleet;
  signals?: Signals;
  registry?: Registry;
  /** What is ready of a slot, where the delivery file says how to ask. */
  capacity?: (slot: string) => Promise<Ready>;
}

/** Router, slots, registry and signals as the delivery file declares them. */
export function openDrivers(delivery: Delivery, session: Session, access: JournalAccess): Drivers {
  const rollout = rolloutOf(delivery);
  const { clock, engine } = session;
  const { options, slots } = commonOptions(delivery, session);
  const { insecure } = options;
  const registry = openRegistry(delivery, session, options.credentials);
  const signals = rollout.signals && openSignals(rollout.signals, guardrailsOf(rollout), { slots, engine, clock, insecure, credentials: options.credentials, assignment: rollout.assignment, env: session.env, cluster: options.cluster, deployments: (rollout.fleet?.deployments?.names ?? rollout.traffic?.replicas?.deployments), source: (declared, at) => sourceOf(delivery, declared, at) });
  const drivers = rollout.command === undefined ? slotsAndRouter(delivery, session, access) : singleCommand(rollout.command, { ...options, slots });
  return { ...drivers, signals, registry, capacity: rollout.capacity && readyBy(rollout.capacity, options, drivers.fleet) };
}

function slotsAndRouter(delivery: Delivery, session: Session, access: JournalAccess): Pick<Drivers, 'fleet' | 'traffic'> {
  const { fleet, traffic } = rolloutOf(delivery);
  if (!fleet) throw incomplete(delivery);
  return { traffic: openRouter(delivery, session, access), fleet: openFleet(fleet, { ...commonOptions(delivery, session).options, byReplicas: traffic?.replicas !== undefined, roles: () => rolesOf(access) }) };
}

/** The content-addressed folder of releases below `rollout.state`. `from` is where the candidate's bytes lie, if elsewhere. */
export function openReleases(delivery: Delivery, from: Delivery = delivery): Releases {
  const folder = delivery.resolve(stateOfRollout(delivery));
  const store = releasesIn(folder);
  return {
    ...store,
    keep: () => store.keep(from),
    // Where the job that began the delivery was killed before it placed anything, this machine has kept nothing; its bytes are at hand all the same.
    source: (digest) =>
      store.source(digest).catch((error: unknown) => {
        if (from === delivery || !(error instanceof InputError) || error.problems[0]?.code !== 'release-not-kept') throw error;
        return keepRelease(from, folder, digest).catch(() => Promise.reject(error));
      }),
  };
}

import { InputError } from '../core/problem.ts';
import type { TrafficDriver } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { stateOf } from '../journal/state.ts';
import { singleCommand } from '../rollout/fleet/single-command.ts';
import { rolloutOf, slotsOf } from '../rollout/policy.ts';
import { openTraffic } from '../rollout/traffic/open.ts';
import type { Roles } from '../rollout/traffic/roles.ts';
import type { JournalAccess } from '../serving/recorder.ts';
import { clustersOf } from './cluster.ts';
import { credentialsOf } from './credentials.ts';
import type { Reach } from './journal.ts';

/** The router alone: all that whoever takes users away needs. */
export function openRouter(delivery: Delivery, session: Reach, access: JournalAccess): TrafficDriver {
  const rollout = rolloutOf(delivery);
  const { options, slots } = commonOptions(delivery, session);
  if (rollout.command !== undefined) return singleCommand(rollout.command, { ...options, slots }).traffic;
  if (!rollout.traffic) throw incomplete(delivery);
  return openTraffic(rollout.traffic, { ...options, slots, roles: () => rolesOf(access), cohort: rollout.cohort });
}

/** What every driver of the rollout is opened with. */
export function commonOptions(delivery: Delivery, session: Reach) {
  const rollout = rolloutOf(delivery);
  const env = passedEnvironment(rollout.pass_env ?? [], session, delivery);
  return { options: { cwd: delivery.root, clock: session.clock, env, insecure: delivery.spec.evidence?.insecure, credentials: credentialsOf(delivery, session), cluster: clustersOf(delivery, session) }, slots: slotsOf(rollout) };
}

export function incomplete(delivery: Delivery): InputError {
  return InputError.of('rollout-incomplete', 'The rollout has no `fleet` or no `traffic`.', 'Declare both, or `command` for the strategy `replace`.', delivery.locate(['rollout']));
}

/** Which slot plays which arm, by the journal: the champion's, and the open delivery's. */
export async function rolesOf({ journal }: JournalAccess): Promise<Roles> {
  const { champion, open } = stateOf(await journal.read());
  return { champion: champion?.slot, candidate: open?.slot };
}

function passedEnvironment(names: readonly string[], { env }: Reach, delivery: Delivery): Record<string, string> {
  const missing = names.filter((name) => env[name] === undefined);
  if (missing.length > 0)
    throw new InputError(
      missing.map((name) => ({
        code: 'environment-missing',
        message: `\`rollout.pass_env\` names ${name}, which is not set here.`,
        fix: 'Set it in this job (`env:` with a secret of its environment), or remove it from the list.',
        location: delivery.locate(['rollout', 'pass_env']),
      })),
    );
  return Object.fromEntries(names.map((name) => [name, env[name]!]));
}

import os from 'node:os';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Fleet, Journal, Registry, Signals, TrafficDriver } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { sourceOf } from '../delivery/source.ts';
import type { Journal as DeclaredJournal } from '../delivery/spec.ts';
import { openFileJournal } from '../journal/file.ts';
import { openGitJournal } from '../journal/git.ts';
import { openObjectJournal } from '../journal/object.ts';
import { journalKey, keySigner, type JournalSigner } from '../journal/sign.ts';
import { stateOf } from '../journal/state.ts';
import { withoutKey } from '../journal/unsigned.ts';
import { readyBy, type Ready } from '../rollout/fleet/capacity.ts';
import { openFleet } from '../rollout/fleet/open.ts';
import { singleCommand } from '../rollout/fleet/single-command.ts';
import { rolloutOf, slotsOf } from '../rollout/policy.ts';
import { guardrailsOf } from '../rollout/presets.ts';
import { openSignals } from '../rollout/signals/open.ts';
import { openTraffic } from '../rollout/traffic/open.ts';
import type { Roles } from '../rollout/traffic/roles.ts';
import type { JournalAccess } from '../serving/recorder.ts';
import { releasesIn, type Releases } from '../serving/releases.ts';
import { credentialsOf } from './credentials.ts';
import { storeAccess } from './object-access.ts';
import { openRegistry } from './registry.ts';
import type { Session } from './session.ts';
import type { Signing } from './signing.ts';

/**
 * The journal that the delivery file declares: a git ref or an object where said so, else a file in `rollout.state`. One that signs its
 * events can only be read where there is no key.
 */
export function openJournal(delivery: Delivery, session: Session, signing: Partial<Signing>, declared: DeclaredJournal | undefined = rolloutOf(delivery).journal): JournalAccess {
  const model = delivery.spec.release.name;
  const signer = signing.privatePem ? keySigner(signing.privatePem) : undefined;
  const keys = signing.publicPem ? [journalKey(signing.publicPem)] : undefined;
  const journal = journalAt(declared ?? {}, delivery, session, signer);
  return { journal: keys && !signer ? withoutKey(journal) : journal, model, keys };
}

function journalAt({ git, file, object }: DeclaredJournal, delivery: Delivery, session: Session, signer: JournalSigner | undefined): Journal {
  const model = delivery.spec.release.name;
  const { clock, workspace, env } = session;
  if (object) {
    const { url, headers } = object;
    return openObjectJournal({ url, headers, access: () => storeAccess(object, session, delivery), model, clock, signer, insecure: delivery.spec.evidence?.insecure });
  }
  if (!git) return openFileJournal({ file: delivery.resolve(file ?? path.join(stateOfRollout(delivery), `${model}.journal.jsonl`)), model, clock, signer });
  const remote = git.remote ?? 'origin';
  return openGitJournal({
    remote,
    ref: git.ref ?? `refs/sluice/${model}`,
    model,
    workspace,
    scratch: env.RUNNER_TEMP ?? os.tmpdir(),
    signer,
    authorization: wantsToken(remote) ? gitAuthorization(session) : undefined,
  });
}

/** A path and ssh have rights of their own, and an action is always given a token. */
function wantsToken(remote: string): boolean {
  return /^https:/i.test(remote) || /^[\w.-]+$/.test(remote);
}

/** The job's own token, as git over https wants it; a laptop's git uses whatever its user has set up. */
function gitAuthorization({ env }: Session): string | undefined {
  const token = env.SLUICE_TOKEN;
  return token ? `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` : undefined;
}

export interface Drivers {
  traffic: TrafficDriver;
  fleet: Fleet;
  signals?: Signals;
  registry?: Registry;
  /** What is ready of a slot, where the delivery file says how to ask. */
  capacity?: (slot: string) => Promise<Ready>;
}

/** The router alone: all that whoever takes users away needs. */
export function openRouter(delivery: Delivery, session: Session, access: JournalAccess): TrafficDriver {
  const rollout = rolloutOf(delivery);
  const { options, slots } = commonOptions(delivery, session);
  if (rollout.command !== undefined) return singleCommand(rollout.command, { ...options, slots }).traffic;
  if (!rollout.traffic) throw incomplete(delivery);
  return openTraffic(rollout.traffic, { ...options, slots, roles: () => rolesOf(access), cohort: rollout.cohort });
}

/** Router, slots, registry and signals as the delivery file declares them. */
export function openDrivers(delivery: Delivery, session: Session, access: JournalAccess): Drivers {
  const rollout = rolloutOf(delivery);
  const { clock, engine } = session;
  const { options, slots } = commonOptions(delivery, session);
  const { insecure } = options;
  const registry = openRegistry(delivery, session, options.credentials);
  const signals = rollout.signals && openSignals(rollout.signals, guardrailsOf(rollout), { slots, engine, clock, insecure, credentials: options.credentials, assignment: rollout.assignment, env: session.env, source: (declared, at) => sourceOf(delivery, declared, at) });
  const capacity = rollout.capacity && readyBy(rollout.capacity, options);
  if (rollout.command !== undefined) return { ...singleCommand(rollout.command, { ...options, slots }), signals, registry, capacity };
  if (!rollout.fleet) throw incomplete(delivery);
  return { traffic: openRouter(delivery, session, access), fleet: openFleet(rollout.fleet, options), signals, registry, capacity };
}

function commonOptions(delivery: Delivery, session: Session) {
  const rollout = rolloutOf(delivery);
  const env = passedEnvironment(rollout.pass_env ?? [], session, delivery);
  return { options: { cwd: delivery.root, clock: session.clock, env, insecure: delivery.spec.evidence?.insecure, credentials: credentialsOf(delivery, session) }, slots: slotsOf(rollout) };
}

function incomplete(delivery: Delivery): InputError {
  return InputError.of('rollout-incomplete', 'The rollout has no `fleet` or no `traffic`.', 'Declare both, or `command` for the strategy `replace`.', delivery.locate(['rollout']));
}

/** Which slot plays which arm, by the journal: the champion's, and the open delivery's. */
async function rolesOf({ journal }: JournalAccess): Promise<Roles> {
  const { champion, open } = stateOf(await journal.read());
  return { champion: champion?.slot, candidate: open?.slot };
}

function passedEnvironment(names: readonly string[], { env }: Session, delivery: Delivery): Record<string, string> {
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

/** The content-addressed folder of releases below `rollout.state`. `from` is where the candidate's bytes lie, if elsewhere. */
export function openReleases(delivery: Delivery, from: Delivery = delivery): Releases {
  const store = releasesIn(delivery.resolve(stateOfRollout(delivery)));
  return { ...store, keep: () => store.keep(from) };
}

export function stateOfRollout(delivery: Delivery): string {
  return delivery.spec.rollout?.state ?? '.sluice';
}

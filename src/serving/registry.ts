import { DriverError } from '../core/driver-error.ts';
import type { Digest } from '../core/digest.ts';
import type { RegisteredVersion, Registry } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import { adoptedIn, type State } from '../journal/state.ts';
import { messageOf } from './prove.ts';

/** What the registry has to say: the release that serves, and the good ones that served before it, the newest first. */
export interface Champion {
  release: ReleaseRef;
  ledgerHead: Digest | null;
  before: readonly Digest[];
  /** The registry's version of this release, where the delivery file names it. */
  version?: string;
}

/** What became of it. `drift` says that the alias named something that Sluice had not put there. */
export type Pointed = { kind: 'pointed'; said: string; version: string; changed: boolean; drift?: string } | { kind: 'failed'; code: string; said: string; fix: string };

const ATTEMPTS = 3;

/** The champion as the journal tells it; undefined where nothing serves, or where that is about to change. */
export function championIn(state: State): Champion | undefined {
  const { champion, good, returning } = state;
  if (!champion || returning) return undefined;
  const known = [...[...good].reverse().filter(({ withdrawn }) => !withdrawn), ...adoptedIn(state)];
  const before = known.map(({ release }) => release.digest).filter((digest) => digest !== champion.release.digest);
  return { release: champion.release, ledgerHead: champion.ledgerHead, before };
}

/**
 * Points the registry's aliases at what serves, after the router: tags first, then the one before, the champion last. All of it
 * follows from the journal, so a run that was killed is repeated as it is. A registry has no compare-and-set: the alias is read before
 * and after. Never throws for the registry's sake: users are served by then.
 */
export async function pointRegistry(registry: Registry, champion: Champion): Promise<Pointed> {
  try {
    const wanted = await versionOf(registry, champion);
    if ('kind' in wanted) return wanted;
    await tag(registry, wanted, champion);
    const found = await registry.aliases();
    const previous = await firstKnown(registry, champion.before);
    const keep = previous?.version ?? (found.champion === wanted.version ? undefined : found.champion);
    if (keep !== undefined && keep !== wanted.version && found.previous !== keep) await registry.point('previous', keep);
    const changed = found.champion !== wanted.version;
    if (changed && !(await take(registry, wanted.version))) return contested(registry, wanted.version);
    return { kind: 'pointed', version: wanted.version, changed, said: `${registry.name}: version ${wanted.version} is champion${keep === undefined ? '' : `, version ${keep} the one before`}.`, drift: driftOf(registry, found.champion, wanted.version, previous?.version) };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { kind: 'failed', code: 'registry-away', said: `${registry.name} could not be told who is champion: ${messageOf(error)}`, fix: 'Repair it and run the same command again: it goes on from what the journal says.' };
  }
}

/** Whether the alias names what serves; changes nothing. Undefined where it does. */
export async function registryDrift(registry: Registry, champion: Champion): Promise<{ code: string; said: string; fix: string } | undefined> {
  const fix = 'Find out who points it; running `sluice canary-promote` or `sluice rollback` again points it at what serves.';
  try {
    const [{ champion: named }, wanted] = [await registry.aliases(), await registry.find(champion.release.digest)];
    if (named !== undefined && named === wanted?.version) return undefined;
    return { code: 'registry-drift', fix, said: `${registry.name} names ${named === undefined ? 'nothing' : `version ${named}`} as champion, and ${champion.release.digest} (${wanted ? `version ${wanted.version}` : 'no version there'}) serves.` };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { code: 'registry-away', fix: 'Repair the registry, or its address in `rollout.registry`.', said: `${registry.name} could not be asked who is champion: ${messageOf(error)}` };
  }
}

async function versionOf(registry: Registry, { release, version }: Champion): Promise<RegisteredVersion | Extract<Pointed, { kind: 'failed' }>> {
  const tagged = await registry.find(release.digest);
  if (tagged) return tagged;
  const name = version ?? (/^[1-9]\d{0,18}$/.test(release.version ?? '') ? release.version : undefined);
  const found = name === undefined ? undefined : await registry.version(name);
  if (!found)
    return { kind: 'failed', code: 'registry-version-unknown', said: `${registry.name} has no version of ${release.digest}${name === undefined ? '' : `, and no version ${name}`}.`, fix: `Register the model where it is trained, with the tag sluice.digest = ${release.digest}, or name its version in \`rollout.registry\`. The journal knows the champion all the same.` };
  if (found.digest !== undefined && found.digest !== release.digest)
    return { kind: 'failed', code: 'registry-version-other', said: `Version ${name} of ${registry.name} is tagged as ${found.digest}, and ${release.digest} serves.`, fix: 'Name the version of the release that serves: nothing was changed.' };
  return found;
}

async function tag(registry: Registry, { version, digest, ledgerHead }: RegisteredVersion, { release, ledgerHead: head }: Champion): Promise<void> {
  if (digest === release.digest && (head === null || head === ledgerHead)) return;
  await registry.tag(version, { digest: release.digest, ...(head !== null && { ledgerHead: head }) });
}

async function firstKnown(registry: Registry, digests: readonly Digest[]): Promise<RegisteredVersion | undefined> {
  for (const digest of digests.slice(0, ATTEMPTS)) {
    const found = await registry.find(digest);
    if (found) return found;
  }
  return undefined;
}

/** An accepted write is not yet a pointed alias. */
async function take(registry: Registry, version: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await registry.point('champion', version);
    if ((await registry.aliases()).champion === version) return true;
  }
  return false;
}

async function contested(registry: Registry, version: string): Promise<Pointed> {
  const { champion } = await registry.aliases();
  return { kind: 'failed', code: 'registry-contested', said: `${registry.name} was told ${ATTEMPTS} times that version ${version} is champion, and names ${champion === undefined ? 'nothing' : `version ${champion}`}: somebody else points it too.`, fix: 'Let nothing but Sluice point this alias, and run the same command again.' };
}

function driftOf(registry: Registry, found: string | undefined, wanted: string, previous: string | undefined): string | undefined {
  if (found === undefined || found === wanted || previous === undefined || found === previous) return undefined;
  return `${registry.name} named version ${found} as champion, which Sluice had not put there: before this, version ${previous} served.`;
}

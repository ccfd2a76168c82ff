import type { Digest } from '../core/digest.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { declaredParts, PARTS, type ReleaseManifest } from '../evidence/release.ts';
import { adoptedIn, type Serving } from '../journal/state.ts';
import type { Misfit } from '../serving/prove.ts';
import { ledgerOf } from './past-ledger.ts';
import type { Retreat } from './rollback.ts';

/**
 * Why placing this release by today's delivery file would mix it with another one: the file declares parts that the release does not
 * have (its slot would keep today's), or lacks parts that it has (they would be left out). Undefined where it comes back whole.
 */
export function declaredMixture(delivery: Delivery, ledger: Ledger, digest: Digest): Misfit | undefined {
  const manifest = manifestIn(ledger);
  if (!manifest) return undefined;
  const today = new Set<string>(declaredParts(delivery).map(([name]) => name));
  const then = new Set(Object.keys(manifest.parts));
  const missing = [...today].filter((part) => !then.has(part));
  const surplus = [...then].filter((part) => !today.has(part));
  if (missing.length + surplus.length === 0) return undefined;
  const commit = ledger.entries[0]?.statement.predicate.commit;
  const said = [...(missing.length > 0 ? [`${digest} has no ${missing.join(', ')}, which the delivery file declares now`] : []), ...(surplus.length > 0 ? [`the delivery file declares no ${surplus.join(', ')} any more, which ${digest} has`] : [])];
  return {
    code: 'release-mixed',
    reason: `It would be a mixture of two releases: ${said.join('; ')}.`,
    fix: `Go back with the delivery file that it was released with${commit === undefined ? '' : ` (commit ${commit})`}: it places exactly the parts that belong together.`,
  };
}

/**
 * Which other releases the damaged bytes of a kept release belong to, in words; undefined where they are nobody's. Such a store was
 * copied over by halves, and nothing of it may be placed.
 */
export async function storedMixture(retreat: Retreat, target: Serving): Promise<string | undefined> {
  const { deps, recorder } = retreat;
  const { digest } = target.release;
  const lying = await deps.releases.parts?.(digest).catch(() => undefined);
  const own = manifestIn(await ledgerOf(retreat, target));
  if (!lying || !own) return undefined;
  const { good, champion } = recorder.state;
  const others = [...good, ...adoptedIn(recorder.state), ...(champion ? [champion] : [])].filter(({ release }) => release.digest !== digest);
  const found: string[] = [];
  for (const part of PARTS) {
    const there = lying[part];
    if (there === undefined || there === own.parts[part]?.digest) continue;
    for (const other of others)
      if (manifestIn(await ledgerOf(retreat, other))?.parts[part]?.digest === there) {
        found.push(`${part} is that of ${other.release.version ?? other.release.digest}`);
        break;
      }
  }
  return found.length === 0 ? undefined : `What is kept as ${target.release.version ?? digest} is a mixture of releases: ${found.join(', ')}.`;
}

/** What `identify` or `adopt` named, by its own statement. */
export function manifestIn(ledger: Ledger): ReleaseManifest | undefined {
  const named = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
  const manifest = named?.statement.predicate.details?.manifest as ReleaseManifest | undefined;
  return typeof manifest?.parts === 'object' && manifest.parts !== null ? manifest : undefined;
}

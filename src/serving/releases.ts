import type { Digest } from '../core/digest.ts';
import type { ReleaseSource } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { keepRelease, measuredParts, openRelease, pruneReleases } from '../evidence/release-store.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { layoutOf, refOf, type ReleaseManifest } from '../evidence/release.ts';

/** Kept releases, by digest: bytes are copied in, measured there, and placed from there. */
export interface Releases {
  /** Copies the declared release in and names it by the bytes that now lie there. */
  keep(delivery: Delivery): Promise<{ release: ReleaseRef; manifest?: ReleaseManifest }>;
  /** Where a kept release lies, its digest recomputed from the bytes. Throws where it is gone or changed. */
  source(digest: Digest): Promise<ReleaseSource>;
  /** What lies there under its name, part by part, sound or not: to say what became of it, never to place it. */
  parts?(digest: Digest): Promise<Record<string, Digest>>;
  /** Deletes what is neither in use nor among the newest `keep` good ones; answers what was deleted. */
  prune(options: { inUse: readonly Digest[]; good: readonly Digest[]; keep: number }): Promise<Digest[]>;
}

/** The store in a state folder (`rollout.state`, absolute). */
export function releasesIn(stateFolder: string): Releases {
  return {
    async keep(delivery) {
      const { manifest } = await keepRelease(delivery, stateFolder);
      return { release: refOf(manifest), manifest };
    },
    source: (digest) => openRelease(digest, stateFolder),
    parts: (digest) => measuredParts(digest, stateFolder),
    prune: (options) => pruneReleases(stateFolder, options),
  };
}

/**
 * Why kept bytes may not be placed although their digest is right: OMS root digests do not tell a renamed file, so the
 * names are compared with those that `identify` (or `adopt`) wrote into the ledger. Undefined where they agree, or where
 * the store does not name files.
 */
export function namedOtherwise(source: ReleaseSource & { manifest?: ReleaseManifest }, ledger: Ledger): string | undefined {
  if (!source.manifest) return undefined;
  const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
  const trees = (identified?.statement.predicate.details?.trees ?? {}) as Record<string, unknown>;
  const layout = layoutOf(source.manifest);
  const parts = [...new Set([...Object.keys(layout), ...Object.keys(trees)])].filter((part) => layout[part] !== trees[part]);
  return parts.length === 0 ? undefined : `The kept files of ${parts.join(', ')} have other names than those that were tested.`;
}

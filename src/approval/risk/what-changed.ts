import { parseDuration } from '../../core/duration.ts';
import type { Location } from '../../core/verdict.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';
import { latest, type Ledger } from '../../evidence/ledger.ts';
import { everythingChanged, type Change } from './changes.ts';
import { mapOf } from './details.ts';
import { contractChanges, dataChanges } from './data-changed.ts';
import { fairnessChanges } from './fairness-changed.ts';
import { policyChanges, servingChanges, thresholdChanges } from './rules-changed.ts';
import { signatureChanges } from './signature-changed.ts';

export interface ChangeOptions {
  /** The journal says that nothing serves yet. */
  first: boolean;
  /** When what serves was delivered last, in milliseconds since the epoch; undefined: not known. */
  lastDelivery?: number;
  /** Where a value of the delivery file at hand stands. */
  locate(path: readonly (string | number)[]): Location;
}

/** The delivery file at hand, and the one at the commit that serves; undefined where that cannot be read. */
export interface Files {
  now: DeliverySpec;
  then: DeliverySpec | undefined;
}

/**
 * What is new about a candidate against what serves, each kind of change with its reasons. Pure: two sealed ledgers, two
 * delivery files, and the time that the candidate's own ledger tells. What cannot be compared has changed.
 */
export function whatChanged(candidate: Ledger, champion: Ledger | undefined, files: Files, options: ChangeOptions): Change[] {
  if (!champion || champion.entries.length === 0) {
    const why = options.first ? 'Nothing serves yet, so everything is new' : 'The evidence of what serves is not kept, so everything counts as changed';
    return everythingChanged(why).filter(({ kind }) => kind !== 'idle' || !options.first);
  }
  const parts = partChanges(candidate, champion);
  return [
    ...parts,
    ...dataChanges(candidate, champion),
    ...contractChanges(candidate, champion, files),
    ...thresholdChanges(files, options),
    ...fairnessChanges(candidate, champion),
    ...servingChanges(files, options),
    ...signatureChanges(candidate, champion, parts),
    ...policyChanges(files, options),
    ...idleChanges(candidate, files.now, options),
  ];
}

const DAY = 86_400_000;

type PartKind = 'weights' | 'code' | 'features' | 'config' | 'environment';

/** By the names that `identify` gives the parts of a release (evidence/lineage.ts), and those that the manifest has. */
const PARTS: [kind: PartKind, lineage: string, manifest: string, text: string][] = [
  ['weights', 'weights', 'model', 'weights'],
  ['code', 'code', 'code', 'inference code'],
  ['features', 'features', 'features', 'feature code'],
  ['config', 'configuration', 'config', 'configuration'],
  ['environment', 'environment', 'environment', 'environment lock'],
];

function partChanges(candidate: Ledger, champion: Ledger): Change[] {
  const [now, before] = [identityOf(candidate), identityOf(champion)];
  const parts = PARTS.flatMap(([kind, lineage, manifest, text]): Change[] => {
    if (!now.parts || !before.parts) return [{ kind, what: `What the ${text} of ${now.parts ? 'the champion' : 'the candidate'} was is not recorded` }];
    const [is, was] = [now.parts[lineage], before.parts[lineage]];
    // A file that was only renamed leaves the digest of a part as it was.
    const same = is === was && (now.trees?.[manifest] === before.trees?.[manifest] || !now.trees || !before.trees);
    return same ? [] : [{ kind, what: `The ${text} ${is === undefined ? 'went away' : was === undefined ? 'came in' : is === was ? 'has other file names' : 'changed'}` }];
  });
  return [...parts, ...lineageChanges(now.files, before.files)];
}

function lineageChanges(now: Record<string, unknown> | undefined, before: Record<string, unknown> | undefined): Change[] {
  if (!before || !now) return now && Object.keys(now).length === 0 ? [] : [{ kind: 'lineage', what: 'What the champion came from is not recorded' }];
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((name) => now[name] !== before[name]).sort();
  return names.length === 0 ? [] : [{ kind: 'lineage', what: `What it came from changed: ${names.join(', ')}` }];
}

interface Identity {
  parts?: Record<string, unknown>;
  trees?: Record<string, unknown>;
  files?: Record<string, unknown>;
}

function identityOf(ledger: Ledger): Identity {
  const details = (latest(ledger, 'identify') ?? latest(ledger, 'adopt'))?.statement.predicate.details;
  const lineage = mapOf(details?.lineage);
  return { parts: mapOf(lineage?.parts), files: mapOf(lineage?.files), trees: mapOf(details?.trees) };
}

/** By the candidate's own seal, so that every step of one approval says the same. */
function idleChanges(candidate: Ledger, { release }: DeliverySpec, { lastDelivery }: ChangeOptions): Change[] {
  const after = typeof release.risk === 'object' ? release.risk.idle_after : undefined;
  if (after === undefined) return [];
  const sealed = Date.parse(latest(candidate, 'seal')?.statement.predicate.at ?? '');
  const days = (sealed - (lastDelivery ?? Number.NaN)) / DAY;
  if (!Number.isFinite(days)) return [{ kind: 'idle', what: 'When the model was last delivered is not known' }];
  return days * DAY < parseDuration(after) ? [] : [{ kind: 'idle', what: `The last delivery was ${Math.floor(days)} days ago (idle after ${after})` }];
}

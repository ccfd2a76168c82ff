import { compareVersions, isEnough, nextVersion, stepBetween, type Step } from '../../core/semver.ts';
import type { ReleaseRef } from '../../core/verdict.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import type { RecordedSignature } from '../risk/signature-changed.ts';

export interface VersionFacts {
  candidate: ReleaseRef;
  /** What serves; undefined: nothing, or nobody knows. */
  champion?: ReleaseRef;
  /** Every release that the journal names, champion included. */
  known: readonly ReleaseRef[];
  /** How inputs and outputs differ from the champion's, where the model tests recorded it. */
  changes: RecordedSignature['changes'];
}

/** A version is a label for people, and these are its promises: one label, one release; it rises; it announces what callers meet. */
export function versionRefusals({ candidate, champion, known, changes }: VersionFacts): ApprovalRefusal[] {
  const { version, digest } = candidate;
  const other = champion && champion.digest !== digest ? champion : undefined;
  if (version === undefined) return other?.version === undefined ? [] : [refuse('version-missing', `a version above ${other.version}`, 'no version')];
  const reused = [...known, ...(champion ? [champion] : [])].find((release) => release.version === version && release.digest !== digest);
  if (reused) return [refuse('version-reused', `${version} for ${digest} alone`, `${version} is ${reused.digest}`)];
  if (other?.version === undefined) return [];
  const order = compareVersions(version, other.version);
  if (order === undefined || !(order > 0)) return [refuse('version-not-rising', `a version above ${other.version}`, version)];
  return announced(other.version, version, changes ?? []);
}

function announced(before: string, version: string, changes: NonNullable<VersionFacts['changes']>): ApprovalRefusal[] {
  const breaking = changes.filter(({ kind }) => kind === 'breaking');
  const needed: Step = breaking.length > 0 ? 'major' : changes.length > 0 ? 'minor' : 'none';
  const step = stepBetween(before, version);
  if (needed === 'none' || (step !== undefined && isEnough(step, needed))) return [];
  const why = (breaking.length > 0 ? breaking : changes).slice(0, 3).map(({ text }) => text).join('; ');
  return [refuse('version-step-too-small', `${nextVersion(before, needed)} or above, since ${why}`, `${before} to ${version}`)];
}

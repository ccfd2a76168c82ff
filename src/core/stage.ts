import type { DeliveryId } from './delivery-id.ts';
import type { Digest } from './digest.ts';
import type { DataEngine } from './data-engine.ts';
import type { Clock, Log } from './seams.ts';
import type { ReleaseRef, Verdict } from './verdict.ts';

/**
 * What a stage may know of the world besides the delivery file. `develop` judges pushes and pull requests on the
 * development split as often as wanted; `deliver` spends the sealed test set, and only it makes evidence.
 */
export interface StageContext {
  purpose: 'develop' | 'deliver';
  deliveryId: DeliveryId;
  clock: Clock;
  log: Log;
  engine: DataEngine;
  /** The release under judgement, where `identify` has named it. */
  release?: ReleaseRef;
  /** What serves now, where a journal or registry could say. */
  champion?: ReleaseRef;
  /** `details` of the champion's own validate-data statement, where its ledger is kept. */
  championData?: Record<string, unknown>;
  /** `details` of the champion's own run-model-tests statement, likewise. */
  championTests?: Record<string, unknown>;
  /** Commit that the run was started for (40 hexadecimal characters), where there is one. */
  commit?: string;
  /** Folder for files that a stage leaves beside its verdict; exists and is writable. */
  out: string;
}

/** A file, table or program that a stage read, by what it was for and which bytes it was. */
export interface Resource {
  name: string;
  digest: Digest;
}

export interface StageResult {
  verdict: Verdict;
  inputs: Resource[];
  /** Stage-specific part of the statement; plain JSON. */
  details?: Record<string, unknown>;
  /** True where the result was measured beside code of the team (DESIGN trust rule). */
  besideTeamCode?: boolean;
}

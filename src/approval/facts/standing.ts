import type { ReleaseRef } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Known, NeighbourFacts, TakenBack } from '../conditions/conditions.ts';

/** What the journals tell of a model and its neighbours. */
export interface Standing {
  /** A journal was read, and nothing has ever served. */
  first: boolean;
  /** What serves; undefined: nothing, or nobody knows. */
  champion?: { release: ReleaseRef; ledger?: Ledger };
  /** When what serves became the champion, in milliseconds since the epoch. */
  lastDelivery?: number;
  /** Every release that the journal names. */
  known: readonly ReleaseRef[];
  /** When each delivery began, in milliseconds since the epoch. */
  begun: Known<readonly number[]>;
  takenBack: Known<readonly TakenBack[]>;
  neighbours: ReadonlyMap<string, Known<NeighbourFacts>>;
}

/** Where no journal was read. */
export function unknownStanding(why: string): Standing {
  return { first: false, known: [], begun: { unknown: why }, takenBack: { unknown: why }, neighbours: new Map() };
}

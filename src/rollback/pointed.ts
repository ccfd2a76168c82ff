import type { ReleaseRef } from '../core/verdict.ts';
import type { Serving } from '../journal/state.ts';

/** What became of the registry after the router. */
export type Pointed = { kind: 'pointed'; said: string } | { kind: 'failed'; code: string; said: string; fix: string };

/** Points the registry's champion at what serves now; it answers, and never throws: users are served by then. */
export type PointRegistry = (champion: Serving, left: ReleaseRef) => Promise<Pointed>;

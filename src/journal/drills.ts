import type { RolledBack } from './events.ts';
import { adoptedIn, type Returning, type State } from './state-types.ts';

/** After this a drill that nobody finished stands in nobody's way. */
export const DRILL_LEASE = 3_600_000;

export function isDrilling({ drilling }: State, at: number): boolean {
  return drilling !== undefined && at - drilling.since < DRILL_LEASE;
}

/** One half of a drill. Home again, what serves is what it was: since when, and how good, is no other than before. */
export function drilledTo(state: State, { to, slot }: Returning, { tookMs }: RolledBack, at: number): void {
  const { home } = state.drilling!;
  const isHome = to.digest === home.release.digest;
  const known = state.good.find((good) => good.release.digest === to.digest) ?? adoptedIn(state).find((each) => each.release.digest === to.digest);
  state.champion = isHome ? { ...home, slot } : { release: to, slot, tested: known?.tested ?? false, ledgerHead: known?.ledgerHead ?? null, golden: known?.golden ?? null, since: at };
  Object.assign(state.drilling!, isHome ? { forthMs: tookMs } : { backMs: tookMs });
  delete state.returning;
}

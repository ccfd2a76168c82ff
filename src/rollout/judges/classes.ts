import type { PlannedGuardrail } from '../../journal/events.ts';
import type { Seen } from '../../journal/state-types.ts';
import type { Masses } from '../../statistics/difference.ts';
import { harmBets, noHarmBets, streamsOfHarm } from './difference.ts';
import { formOfUnit, type Kind, type Past } from './kind.ts';

/**
 * How the answers are divided among classes: total variation. Harm: it is the largest difference over sets of classes, so a bet on any one
 * set will do, as long as it is chosen before the interval; it is the set that the candidate answered more often until now. No harm: if no
 * single class gained `margin`/(classes − 1), no set gained `margin`.
 */
export const classes: Kind = {
  form: formOfUnit,
  shape: (guardrail) => ({ harm: streamsOfHarm(guardrail), noHarm: countsOf(guardrail).map(() => 2) }),
  bets(guardrail, interval, past) {
    if (!interval.classes) return undefined;
    const before = past.classes ?? nothing(guardrail);
    const risen = risenClasses(before);
    const all = countsOf(guardrail).map((_, index) => index);
    const each = guardrail.margin / (all.length - 1);
    return {
      harm: harmBets(guardrail, massesOf(interval, risen), pastOf(before, risen), guardrail.tolerate),
      noHarm: all.map((index) => noHarmBets(guardrail, massesOf(interval, [index]), pastOf(before, [index]), each)),
    };
  },
  alone: () => undefined,
  remember(guardrail, interval, { classes: before = nothing(guardrail) }) {
    const add = (sums: number[], seen: number[] | undefined): number[] => sums.map((sum, index) => sum + (seen?.[index] ?? 0));
    return { classes: { candidate: add(before.candidate, interval.classes?.candidate), champion: add(before.champion, interval.classes?.champion) } };
  },
};

/** One entry for each class of the plan, and one for all others. */
function countsOf({ classes: names = [] }: PlannedGuardrail): number[] {
  return Array.from({ length: names.length + 1 }, () => 0);
}

function nothing(guardrail: PlannedGuardrail): NonNullable<Past['classes']> {
  return { candidate: countsOf(guardrail), champion: countsOf(guardrail) };
}

function risenClasses({ candidate, champion }: NonNullable<Past['classes']>): number[] {
  const [mine, theirs] = [sumOf(candidate), sumOf(champion)];
  if (mine === 0 || theirs === 0) return [];
  return candidate.flatMap((count, index) => (count / mine > champion[index]! / theirs ? [index] : []));
}

function massesOf({ classes: seen, exposure }: Seen, set: readonly number[]): Masses {
  const mass = (counts: number[]) => ({ n: sumOf(counts), sum: set.reduce((sum, index) => sum + counts[index]!, 0) });
  return { candidate: mass(seen!.candidate), champion: mass(seen!.champion), exposure };
}

function pastOf({ champion }: NonNullable<Past['classes']>, set: readonly number[]) {
  return { n: sumOf(champion), sum: set.reduce((sum, index) => sum + champion[index]!, 0) };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

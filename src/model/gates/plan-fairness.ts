import type { Delivery } from '../../delivery/delivery.ts';
import { percent } from '../format.ts';
import { cutName } from '../slices/cuts.ts';
import { rowsFor, type Assumptions, type Pilot, type PlanLine } from './plan.ts';

/**
 * Rows that the gates on groups need, supposed that the groups are treated alike. A gap is a difference of two groups' rates; the
 * largest of all pairs decides, so each pair gets its part of the risk, and the pair of the two smallest groups needs most.
 * A rate of ½ is supposed, at which gaps vary most.
 */
export function fairnessPlan(delivery: Delivery, pilot: Pilot, assumptions: Assumptions): PlanLine[] {
  const { fairness } = delivery.spec.tests!;
  if (!fairness) return [];
  return fairness.groups.flatMap((by) => {
    const column = cutName(by);
    const shares = pilot.groups.find((group) => group.column === column)?.shares ?? [];
    return fairness.gates.map((gate): PlanLine => {
      const limit = gate.no_worse_than_champion_by ?? gate.at_most;
      const relative = gate.no_worse_than_champion_by !== undefined;
      const rule = `${gate.metric} by ${column}: ${relative ? `no worse than the champion by ${limit}` : gate.at_most !== undefined ? `at most ${limit}` : `at least ${gate.at_least}`}`;
      if (shares.length < 2) return { rule, rows: null, why: `say what share of the rows each group of ${column} has (--groups ${column}=0.7,0.3)` };
      const [smallest, next] = [...shares].sort((a, b) => a - b) as [number, number];
      // A ratio of two rates of ½ at the limit r is a gap of ½ (1 − r).
      const distance = limit ?? (1 - gate.at_least!) / 2;
      if (!(distance > 0)) return { rule, rows: null, why: 'a limit without room cannot be shown of groups that are treated alike' };
      const conditional = CONDITIONAL.some((name) => gate.metric.startsWith(name)) ? Math.min(pilot.rate ?? 0.5, gate.metric.startsWith('equal_opportunity') ? 1 : 1 - (pilot.rate ?? 0.5)) : 1;
      const pairs = (shares.length * (shares.length - 1)) * (gate.metric.startsWith('equalized_odds') ? 2 : 1);
      const spread = Math.sqrt((0.25 / conditional) * (1 / smallest + 1 / next) * (relative ? 2 * (1 - assumptions.correlation) : 1));
      const power = 1 - (1 - assumptions.power) / pairs;
      return { rule, rows: rowsFor(spread, distance, { level: assumptions.level, power }), why: `the ${shares.length} groups are treated alike; the smallest two have ${percent(smallest)} and ${percent(next)} of the rows` };
    });
  });
}

/** Rates among the rows of one label alone. */
const CONDITIONAL = ['equal', 'predictive'];

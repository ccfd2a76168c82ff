import { parseDuration } from '../../core/duration.ts';
import { cutName, isCross, type Cut } from '../../delivery/cut-name.ts';
import type { Delivery } from '../../delivery/delivery.ts';

/** The name of a cut: the key of its categories in `Rows`, and what slices are called by. */
export { cutName, type Cut };

/** One column of the test set and how its values become categories. */
export interface CutColumn {
  /** Unlike for each way of cutting one column. */
  name: string;
  column: string;
  by: { kind: 'value' } | { kind: 'quantiles'; count: number } | { kind: 'edges'; edges: readonly number[] } | { kind: 'every'; milliseconds: number };
}

/** A key of `Rows.categories`: one column, or several that are crossed. */
export interface Cutting {
  name: string;
  columns: CutColumn[];
}

/** Names of the cuts of each declared slicing: one for a column alone, several for a cross. */
export function sliceCuts(delivery: Delivery): string[][] {
  return (delivery.spec.tests?.slices?.by ?? []).map((by) => (isCross(by) ? by : [by]).map((cut) => cutName(cut)));
}

/** Every cut that the parts of the stage ask for, each once: what the join must bring along. */
export function cutsOf(delivery: Delivery): Cutting[] {
  const { slices, fairness, calibration, flips } = delivery.spec.tests ?? {};
  const alone = [...(slices?.by ?? []), ...(calibration?.by ?? []), ...(flips?.slices?.by ?? [])].flatMap((by): Cut[] => (isCross(by) ? by : [by]));
  const asked: (Cut | Cut[])[] = [...alone, ...(calibration?.by ?? []), ...(fairness?.groups ?? [])];
  const cuttings = asked.map((cut): Cutting => ({ name: cutName(cut), columns: (isCross(cut) ? cut : [cut]).map(columnOf) }));
  return [...new Map(cuttings.map((cutting) => [cutting.name, cutting])).values()];
}

export function columnOf(cut: Cut): CutColumn {
  const name = cutName(cut);
  if (typeof cut === 'string') return { name, column: cut, by: { kind: 'value' } };
  const { column, quantiles, edges, every } = cut;
  if (quantiles !== undefined) return { name, column, by: { kind: 'quantiles', count: quantiles } };
  if (edges !== undefined) return { name, column, by: { kind: 'edges', edges } };
  return { name, column, by: { kind: 'every', milliseconds: parseDuration(every!) } };
}

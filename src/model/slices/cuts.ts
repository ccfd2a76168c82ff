import type { Delivery } from '../../delivery/delivery.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';

type Tests = NonNullable<DeliverySpec['tests']>;
type SliceBy = NonNullable<NonNullable<Tests['slices']>['by']>[number];
/** A column as it is, in quantile bands, between edges, or in spans of time. */
export type Cut = Exclude<SliceBy, unknown[]>;

/** The name of a cut: the key of its categories in `Rows`, and what slices are called by. Crosses of columns are joined. */
export function cutName(cut: Cut | readonly string[]): string {
  if (typeof cut === 'string') return cut;
  if (Array.isArray(cut)) return cut.join(' × ');
  return (cut as Exclude<Cut, string>).column;
}

/** Names of the cuts of each declared slicing: one for a column alone, several for a cross. */
export function sliceCuts(delivery: Delivery): string[][] {
  return (delivery.spec.tests?.slices?.by ?? []).map((by) => (Array.isArray(by) ? by : [by]).map((cut) => cutName(cut)));
}

/** Every cut that the parts of the stage ask for, by name: what the join must bring along. */
export function cutsOf(delivery: Delivery): string[] {
  return [...new Set([...sliceCuts(delivery).flat(), ...(delivery.spec.tests?.fairness?.groups ?? []).map((by) => cutName(by))])];
}

import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { count, list } from '../format.ts';
import type { Slice } from '../predictions/rows.ts';

/** One warning for all slices that the team declared too small to judge. */
export function slicesTooSmall(delivery: Delivery, small: readonly Slice[]): Finding {
  const minRows = delivery.spec.tests!.slices!.min_rows!;
  return {
    code: 'slice-too-small',
    outcome: 'warn',
    rule: `slices of at least ${minRows} rows are judged`,
    message: `${small.length} ${small.length === 1 ? 'slice is' : 'slices are'} too small to judge (fewer than ${minRows} rows): ${list(small.map((slice) => `${slice.name} (${count(slice.rows.length)})`), 20)}.`,
    expected: `≥ ${minRows} rows`,
    actual: `${small.length} below`,
    n: small.reduce((sum, slice) => sum + slice.rows.length, 0),
    numbers: { slices: small.length },
    fix: 'Collect labelled rows of these slices: nothing is known of the candidate there.',
    subject: { kind: 'slice', name: small[0]!.name },
    location: delivery.locate(['tests', 'slices', 'min_rows']),
  };
}

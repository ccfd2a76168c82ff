import type { CurveForm, RowsForm } from '../../statistics/metric.ts';
import { gridsOf, type Grid } from '../../statistics/metrics/grid.ts';

/** A curve metric over all (row, class) pairs as if they were rows (`average="micro"`): each pair has the weight of its row. */
export function microCurve(labels: readonly Uint8Array[], scores: readonly Float64Array[], on: CurveForm['on']): RowsForm {
  const n = labels[0]!.length;
  const flat = new Float64Array(n * scores.length);
  scores.forEach((own, c) => flat.set(own, c * n));
  const grids = gridsOf(flat);
  const pairs = new WeakMap<Uint32Array, Uint32Array>();
  return {
    kind: 'rows',
    n,
    of(weights, rows) {
      const chosen = rows ? (pairs.get(rows) ?? pairsOf(rows, n, scores.length)) : undefined;
      if (rows) pairs.set(rows, chosen!);
      const grid: Grid = grids(chosen);
      const positives = new Float64Array(grid.distinct.length);
      const negatives = new Float64Array(grid.distinct.length);
      for (let i = 0; i < grid.cells.length; i++) {
        const pair = chosen ? chosen[i]! : i;
        const row = pair % n;
        const into = labels[(pair - row) / n]![row] === 1 ? positives : negatives;
        into[grid.cells[i]!]! += weights[row]!;
      }
      return on(grid.distinct)(positives, negatives);
    },
  };
}

function pairsOf(rows: Uint32Array, n: number, classes: number): Uint32Array {
  const pairs = new Uint32Array(rows.length * classes);
  for (let c = 0; c < classes; c++) rows.forEach((row, i) => (pairs[c * rows.length + i] = c * n + row));
  return pairs;
}

import type { Outputs, Rows, Truth } from '../predictions/rows.ts';

/** The rows whose weight is above 0: others are not there, and must not count as events of an interval. */
export function weighingRows(rows: Rows): Rows {
  const kept = Int32Array.from(rows.weights!.keys()).filter((row) => rows.weights![row]! > 0);
  if (kept.length === rows.n) return rows;
  const numbers = (values: Float64Array): Float64Array => Float64Array.from(kept, (row) => values[row]!);
  const codes = (values: Int32Array): Int32Array => Int32Array.from(kept, (row) => values[row]!);
  const outputs = ({ scores, classes }: Outputs): Outputs => ({ scores: scores.map(numbers), ...(classes && { classes: codes(classes) }) });
  return {
    ...rows,
    n: kept.length,
    truth: truthOf(rows.truth, kept, numbers, codes),
    candidate: outputs(rows.candidate),
    ...(rows.champion && { champion: outputs(rows.champion) }),
    ...(rows.anchor && { anchor: outputs(rows.anchor) }),
    weights: numbers(rows.weights!),
    ...(rows.units && { units: renumbered(codes(rows.units)) }),
    categories: Object.fromEntries(Object.entries(rows.categories).map(([name, categories]) => [name, { ...categories, codes: codes(categories.codes) }])),
  };
}

/** Kish's effective number of positive and of negative rows; undefined where labels are not two. */
export function effectiveByLabel({ truth }: Rows, weights: Float64Array): { positives: number; negatives: number } | undefined {
  if (truth.kind !== 'binary') return undefined;
  const sums = [0, 0];
  const squares = [0, 0];
  weights.forEach((w, row) => {
    const label = truth.labels[row]!;
    sums[label]! += w;
    squares[label]! += w * w;
  });
  const of = (label: 0 | 1): number => (squares[label] === 0 ? 0 : sums[label]! ** 2 / squares[label]!);
  return { positives: of(1), negatives: of(0) };
}

function truthOf(truth: Truth, kept: Int32Array, numbers: (values: Float64Array) => Float64Array, codes: (values: Int32Array) => Int32Array): Truth {
  switch (truth.kind) {
    case 'binary': {
      const labels = Uint8Array.from(kept, (row) => truth.labels[row]!);
      return { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) };
    }
    case 'classes':
      return { ...truth, codes: codes(truth.codes) };
    case 'labels':
      return { ...truth, labels: truth.labels.map((labels) => Uint8Array.from(kept, (row) => labels[row]!)) };
    case 'numbers':
      return { kind: 'numbers', values: numbers(truth.values) };
    case 'relevance':
      return { kind: 'relevance', values: numbers(truth.values), queries: { ...truth.queries, codes: codes(truth.queries.codes) } };
  }
}

/** Units 0 … without holes. */
function renumbered(units: Int32Array): Int32Array {
  const place = new Map<number, number>();
  return units.map((unit) => {
    const known = place.get(unit) ?? place.size;
    place.set(unit, known);
    return known;
  });
}

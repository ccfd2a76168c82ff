import type { FeatureRow } from '../../core/seams.ts';
import { permutation } from './permute.ts';

/** What each column adds to the answer for one row, against the answers for the background rows. */
export interface Attribution {
  /** Entry j is column j: Σ = answer − background, exactly but for rounding. */
  values: number[];
  /** Standard errors over the orders that were tried. */
  errors: number[];
  /** The answer for the row, and the mean answer for the background rows. */
  answer: number;
  background: number;
  /** Orders that the model answered from end to end, of all that were tried; the others are left out. */
  orders: { used: number; tried: number };
}

/**
 * Shapley values of one row by sampled orders (Štrumbelj and Kononenko 2014, Knowledge and Information Systems 41:647, algorithm 1):
 * from each background row, columns take the row's values one after another, and each step's change of the answer belongs to its
 * column. Every background row begins equally many orders, so the values of a linear model are exact, and all sum up in any case.
 * `ask` answers one number a row, in order. With two models and one seed the same rows are asked.
 */
export async function shapley(
  ask: (rows: readonly FeatureRow[]) => Promise<number[]>,
  row: FeatureRow,
  { background, columns, orders, seed }: { background: readonly FeatureRow[]; columns: readonly string[]; orders: number; seed: number },
): Promise<Attribution> {
  const paths: { order: Uint32Array; rows: FeatureRow[] }[] = [];
  background.forEach((from, b) => {
    for (let repeat = 0; repeat < orders; repeat++) {
      const order = permutation(columns.length, seed + b * orders + repeat);
      const rows: FeatureRow[] = [{ ...row, ...Object.fromEntries(columns.map((column) => [column, from[column]!])) }];
      for (const j of order) rows.push({ ...rows.at(-1)!, [columns[j]!]: row[columns[j]!]! });
      paths.push({ order, rows });
    }
  });
  const answers = await ask(paths.flatMap(({ rows }) => rows));
  const width = columns.length + 1;
  const sums = new Float64Array(columns.length);
  const squares = new Float64Array(columns.length);
  let [first, last, n] = [0, 0, 0];
  paths.forEach(({ order }, p) => {
    const along = answers.slice(p * width, (p + 1) * width);
    if (!along.every((answer) => Number.isFinite(answer))) return;
    n += 1;
    first += along[0]!;
    last += along.at(-1)!;
    order.forEach((j, step) => {
      const gain = along[step + 1]! - along[step]!;
      sums[j]! += gain;
      squares[j]! += gain * gain;
    });
  });
  const values = [...sums].map((sum) => sum / n);
  const errors = values.map((mean, j) => Math.sqrt(Math.max(0, squares[j]! / n - mean * mean) / Math.max(1, n - 1)));
  return { values, errors, answer: last / n, background: first / n, orders: { used: n, tried: paths.length } };
}

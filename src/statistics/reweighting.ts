/** Weights that give each cell of a sample the share that it has in another population (post-stratification). */
export interface Reweighting {
  /** Of each row of the sample; 1 on average. 0 where nobody of the population is in its cell. */
  weights: Float64Array;
  /** Kish's effective number of rows, (Σ w)² / Σ w² (Kish 1965). */
  effective: number;
  /** Cells of the population that the sample lacks, largest first, and their share together. */
  unseen: { cell: number; share: number }[];
  unseenShare: number;
  /** Half the sum of the differences of shares: how far the populations are apart over the cells, 0 to 1. */
  distance: number;
}

/** `sample[i]` and `population[i]` are cells, 0 … cells − 1; `base` are the weights that sample rows have already. */
export function reweighted(sample: Int32Array, population: Int32Array, cells: number, base?: Float64Array): Reweighting {
  const have = new Float64Array(cells);
  const want = new Float64Array(cells);
  let total = 0;
  sample.forEach((cell, row) => {
    const w = base === undefined ? 1 : base[row]!;
    have[cell]! += w;
    total += w;
  });
  population.forEach((cell) => (want[cell]! += 1));
  for (let cell = 0; cell < cells; cell++) want[cell]! /= population.length;
  const unseen = Array.from(want, (share, cell) => ({ cell, share })).filter(({ cell, share }) => share > 0 && have[cell] === 0);
  const weights = Float64Array.from(sample, (cell, row) => ((base === undefined ? 1 : base[row]!) * want[cell]! * total) / have[cell]!);
  const sum = weights.reduce((all, w) => all + w, 0);
  const squares = weights.reduce((all, w) => all + w * w, 0);
  const scale = sum > 0 ? sample.length / sum : 0;
  return {
    weights: weights.map((w) => w * scale),
    effective: squares > 0 ? (sum * sum) / squares : 0,
    unseen: unseen.sort((a, b) => b.share - a.share || a.cell - b.cell),
    unseenShare: unseen.reduce((all, { share }) => all + share, 0),
    distance: want.reduce((all, share, cell) => all + Math.abs(share - have[cell]! / total), 0) / 2,
  };
}

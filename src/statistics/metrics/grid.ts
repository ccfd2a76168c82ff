/** The distinct values among some rows, rising, and the place among them of each of these rows, in the order they were named. */
export interface Grid {
  distinct: Float64Array;
  cells: Int32Array;
}

/** Grid of all entries, or of the named ones. O(n log n). */
export function gridOf(values: Float64Array, rows?: Uint32Array): Grid {
  const own = rows ? Float64Array.from(rows, (row) => values[row]!) : values.slice();
  const sorted = own.slice().sort();
  let size = 0;
  // −0 and 0 are one score: `sort` tells them apart, `!==` does not.
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[size - 1]) sorted[size++] = sorted[i]!;
  const distinct = sorted.slice(0, size);
  const cells = new Int32Array(own.length);
  for (let i = 0; i < own.length; i++) cells[i] = firstAtLeast(distinct, own[i]!);
  return { distinct, cells };
}

/** Index of the first of rising values that is at least `value`; their number where none is. */
export function firstAtLeast(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Grids of one array for each set of rows that was asked for, kept as long as the set lives: resampling asks thousands of times. */
export function gridsOf(values: Float64Array): (rows?: Uint32Array) => Grid {
  let whole: Grid | undefined;
  const parts = new WeakMap<Uint32Array, Grid>();
  return (rows) => {
    if (rows === undefined) return (whole ??= gridOf(values));
    const known = parts.get(rows) ?? gridOf(values, rows);
    parts.set(rows, known);
    return known;
  };
}

/** The distinct values among some rows, rising, and the place among them of each of these rows, in the order they were named. */
export interface Grid {
  distinct: Float64Array;
  cells: Int32Array;
}

/** Grid of all entries. O(n log n). */
export function gridOf(values: Float64Array): Grid {
  const sorted = values.slice().sort();
  let size = 0;
  // −0 and 0 are one score: `sort` tells them apart, `!==` does not.
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[size - 1]) sorted[size++] = sorted[i]!;
  const distinct = sorted.slice(0, size);
  const cells = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) cells[i] = firstAtLeast(distinct, values[i]!);
  return { distinct, cells };
}

/** Index of the first of rising values that is at least `value`; their number where none is. */
export function firstAtLeast(rising: Float64Array | Uint32Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const wholes = new WeakMap<Float64Array, Grid>();

/** As `gridOf`, of an array that never changes: it is sorted once, whoever asks for whichever of its rows. */
export function sharedGrid(values: Float64Array, rows?: Uint32Array): Grid {
  const whole = wholes.get(values) ?? gridOf(values);
  wholes.set(values, whole);
  return rows ? partOf(whole, rows) : whole;
}

/** The grid of some rows, from places among all values instead of from values: whole numbers sort and count faster. */
function partOf(whole: Grid, rows: Uint32Array): Grid {
  const places = Uint32Array.from(rows, (row) => whole.cells[row]!);
  const used = places.slice().sort();
  let size = 0;
  for (let i = 0; i < used.length; i++) if (i === 0 || used[i] !== used[size - 1]) used[size++] = used[i]!;
  const own = used.subarray(0, size);
  return {
    distinct: Float64Array.from(own, (place) => whole.distinct[place]!),
    cells: Int32Array.from(places, (place) => firstAtLeast(own, place)),
  };
}

/** As `sharedGrid`, and the grid of each set of rows is kept as long as the set lives: resampling asks thousands of times. */
export function gridsOf(values: Float64Array): (rows?: Uint32Array) => Grid {
  const parts = new WeakMap<Uint32Array, Grid>();
  return (rows) => {
    if (rows === undefined) return sharedGrid(values);
    const known = parts.get(rows) ?? sharedGrid(values, rows);
    parts.set(rows, known);
    return known;
  };
}

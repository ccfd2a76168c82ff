/** A line of the file, its other cells by the lower-case word that heads them. */
export interface Line {
  column: string;
  cells: Record<string, unknown>;
  place: string;
}

export type Report = (message: string, fix: string) => void;

interface Slice {
  rows: number;
  loss: number;
}

/**
 * How far the model's loss on the slices of each column is from the column's mean, on average over rows:
 * Σ rows · |loss − mean| / Σ rows, in the loss's unit, by lower-case name. A column over whose values the loss is the same says
 * little of what its drift would do; one with bad slices does.
 */
export function lossSpreads(lines: readonly Line[], name: string, report: Report): Map<string, { column: string; weight: number; place: string }> {
  const columns = new Map<string, { column: string; place: string; slices: Slice[]; values: Set<string> }>();
  for (const { column, cells, place } of lines) {
    const found = columns.get(column.toLowerCase()) ?? { column, place, slices: [], values: new Set() };
    columns.set(column.toLowerCase(), found);
    const [rows, loss, value] = [numberOf(cells.rows), numberOf(cells.loss), String(cells.value ?? '')];
    if (loss === undefined) report(`${name}, ${place}: the loss on a slice of ${JSON.stringify(column)} is no finite number.`, 'Write the mean loss over the rows of the slice; leave out a slice without rows.');
    else if (rows === undefined || rows <= 0) report(`${name}, ${place}: how many rows a slice of ${JSON.stringify(column)} has is no number above 0.`, 'Write `rows` for each slice; leave out a slice without rows.');
    else if (found.values.has(value)) report(`${name}, ${place}: this slice of ${JSON.stringify(column)} is there twice.`, 'Keep one line for each value of a column.');
    else {
      found.slices.push({ rows, loss });
      found.values.add(value);
    }
  }
  return new Map([...columns].map(([key, { column, place, slices }]) => [key, { column, place, weight: spread(slices) }]));
}

function spread(slices: readonly Slice[]): number {
  const rows = slices.reduce((sum, slice) => sum + slice.rows, 0);
  const mean = slices.reduce((sum, slice) => sum + (slice.rows / rows) * slice.loss, 0);
  return slices.reduce((sum, slice) => sum + (slice.rows / rows) * Math.abs(slice.loss - mean), 0);
}

/** A finite number, or a text that is one. */
export function numberOf(cell: unknown): number | undefined {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

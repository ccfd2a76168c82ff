import type { SeenNumbers } from '../../core/data-engine.ts';
import type { NumbersProfile, OutsideCount } from './profile.ts';

/** Parts of a deviation in which distances outside of the edges are counted. */
export const PARTS = 1e6;
/** The largest DOUBLE that a BIGINT holds: a square of three million deviations. Distances beyond count as that much. */
export const FARTHEST = 2 ** 63 - 1024;
/** Cells of equal width from the first edge to the last: most hold no edge, so that their values' bin is known without a search. */
const CELLS = 4096;

/** What became of the rows of one column: `below` and `above` are finite numbers outside of the edges. */
export interface NumbersCounted {
  /** Rows with a number, NaN and infinity among them. */
  readable: number;
  nan: number;
  minus_infinity: number;
  plus_infinity: number;
  below: OutsideCount;
  counts: number[];
  above: OutsideCount;
}

/** Factors by which a distance and the root of its square are taken. */
export function outsideScale({ deviation }: Pick<NumbersProfile, 'deviation'>): { parts: number; root: number } {
  const unit = deviation > 0 ? deviation : 1;
  return { parts: PARTS / unit, root: Math.sqrt(PARTS) / unit };
}

/** Counts a column over frozen edges, of which there is one at least, as its numbers pass: to the last digit what SQL counts (`countingOf`). */
export class NumberTally {
  #edges: Float64Array;
  #first: number;
  #last: number;
  #scale: number;
  /** For each cell the first edge that lies in it or above. */
  #starts: Uint16Array;
  #rows = 0;
  #absent = 0;
  #nan = 0;
  #minusInfinity = 0;
  #plusInfinity = 0;
  #counts: Float64Array;
  #below: Outside;
  #above: Outside;

  constructor({ edges, deviation }: Pick<NumbersProfile, 'edges' | 'deviation'>) {
    this.#edges = Float64Array.from(edges);
    this.#first = edges[0]!;
    this.#last = edges.at(-1)!;
    const range = this.#last - this.#first;
    this.#scale = Number.isFinite((CELLS - 1) / range) ? (CELLS - 1) / range : 0;
    this.#starts = startsOf(edges.map((edge) => ((edge - this.#first) * this.#scale) | 0));
    this.#counts = new Float64Array(edges.length);
    const scale = outsideScale({ deviation });
    this.#below = new Outside(scale);
    this.#above = new Outside(scale);
  }

  see({ rows, values, present }: SeenNumbers): void {
    const [edges, first, last, scale, starts, counts] = [this.#edges, this.#first, this.#last, this.#scale, this.#starts, this.#counts];
    this.#rows += rows;
    for (let row = 0; row < rows; row++) {
      if (present !== undefined && ((present[row >>> 5]! >>> (row & 31)) & 1) === 0) {
        this.#absent++;
        continue;
      }
      const value = values[row]!;
      if (value >= first && value <= last) {
        // Cells rise with values, so that edges of lower cells are less and those of higher ones greater.
        const cell = ((value - first) * scale) | 0;
        let bin = starts[cell]!;
        let end = starts[cell + 1]!;
        while (bin < end) {
          const middle = (bin + end) >>> 1;
          if (edges[middle]! < value) bin = middle + 1;
          else end = middle;
        }
        counts[bin]!++;
      } else this.#seeOther(value);
    }
  }

  /** Throws where not every row of the scan was seen once. */
  counted(rows: number): NumbersCounted {
    if (this.#rows !== rows) throw new Error(`A column was counted over ${this.#rows} rows of a scan of ${rows}.`);
    return {
      readable: rows - this.#absent,
      nan: this.#nan,
      minus_infinity: this.#minusInfinity,
      plus_infinity: this.#plusInfinity,
      below: this.#below.counted(),
      counts: [...this.#counts],
      above: this.#above.counted(),
    };
  }

  #seeOther(value: number): void {
    if (value === -Infinity) this.#minusInfinity++;
    else if (value === Infinity) this.#plusInfinity++;
    else if (value < this.#first) this.#below.add(this.#first - value);
    else if (value > this.#last) this.#above.add(value - this.#last);
    else this.#nan++;
  }
}

/** `cells` are those of the edges, not falling. */
function startsOf(cells: readonly number[]): Uint16Array {
  const starts = new Uint16Array(CELLS + 1);
  let edge = 0;
  for (let cell = 0; cell <= CELLS; cell++) {
    while (edge < cells.length && cells[edge]! < cell) edge++;
    starts[cell] = edge;
  }
  return starts;
}

class Outside {
  #parts: number;
  #root: number;
  #count = 0;
  #distance = new WholeSum();
  #squares = new WholeSum();

  constructor({ parts, root }: { parts: number; root: number }) {
    this.#parts = parts;
    this.#root = root;
  }

  /** In the order of the SQL, since each product is rounded. */
  add(distance: number): void {
    this.#count++;
    this.#distance.add(Math.floor(Math.min(distance * this.#parts, FARTHEST) + 0.5));
    this.#squares.add(Math.floor(Math.min(distance * this.#root * distance * this.#root, FARTHEST) + 0.5));
  }

  counted(): OutsideCount {
    return { count: this.#count, distance: this.#distance.digits(), squares: this.#squares.digits() };
  }
}

/** The exact sum of whole numbers up to 2^63, in two halves that a double holds. */
class WholeSum {
  #settled = 0n;
  #high = 0;
  #low = 0;

  add(value: number): void {
    const high = Math.floor(value / 2 ** 32);
    this.#high += high;
    this.#low += value - high * 2 ** 32;
    if (this.#high >= 2 ** 52 || this.#low >= 2 ** 52) this.#settle();
  }

  digits(): string {
    this.#settle();
    return String(this.#settled);
  }

  #settle(): void {
    this.#settled += (BigInt(this.#high) << 32n) + BigInt(this.#low);
    this.#high = this.#low = 0;
  }
}

/**
 * Smooth weighted round robin, as nginx does it: every server earns its weight at each turn, the richest serves and pays
 * the sum of all. Exact shares over any stretch, spread evenly, and the same order at every run.
 */
export class Shares {
  readonly #weights: Readonly<Record<string, number>>;
  readonly #earned: Record<string, number>;
  readonly #sum: number;

  constructor(weights: Readonly<Record<string, number>>) {
    this.#weights = weights;
    this.#earned = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    this.#sum = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  }

  next(): string | undefined {
    let richest: string | undefined;
    for (const [name, weight] of Object.entries(this.#weights)) {
      if (weight === 0) continue;
      this.#earned[name]! += weight;
      if (richest === undefined || this.#earned[name]! > this.#earned[richest]!) richest = name;
    }
    if (richest !== undefined) this.#earned[richest]! -= this.#sum;
    return richest;
  }
}

/** Up to so many steps a table is counted out (some milliseconds); from there on both p-values agree within 10 %. */
const MOST_STEPS = 100_000;

/**
 * Exact p-value of Pearson's statistic for two samples over the same bins, given both margins (Fisher, Freeman and Halton's
 * test ordered by the statistic): P(X² >= the one seen). Undefined where that takes too long.
 *
 * Given the margins, a bin of c rows holds a Binomial(c, θ) number of the first sample's, and these sum to m. X² is
 * Σ (a − cθ)²/c over θ(1 − θ), so that partial sums (Σ a, Σ (a − cθ)²/c) that are alike are one: bins of few rows, the many
 * of a sparse table, fall together.
 */
export function exactHomogeneity(first: readonly number[], second: readonly number[]): number | undefined {
  const cells = first.map((count, bin) => ({ a: count, c: count + second[bin]! })).filter(({ c }) => c > 0).sort((x, y) => x.c - y.c);
  const m = cells.reduce((sum, { a }) => sum + a, 0);
  const all = cells.reduce((sum, { c }) => sum + c, 0);
  if (cells.length < 2 || m === 0 || m === all) return undefined;
  const last = cells.pop()!;
  if (mostStates(cells.map(({ c }) => c)) > STATES_A_STEP * MOST_STEPS) return undefined;

  const theta = m / all;
  let before = all;
  let states: States = new Map([[0, new Map([[0, 1]])]]);
  let steps = 0;
  for (const { c } of cells) {
    before -= c;
    const chances = binomials(c, theta);
    const next: States = new Map();
    for (const [sum, bySquare] of states) {
      const least = Math.max(0, m - sum - before);
      const most = Math.min(c, m - sum);
      steps += Math.max(0, most - least + 1) * bySquare.size;
      if (steps > MOST_STEPS) return undefined;
      for (let a = least; a <= most; a++) for (const [square, chance] of bySquare) add(next, sum + a, rounded(square + deviance(a, c, theta)), chance * chances[a]!);
    }
    states = next;
  }
  const seen = [...cells, last].reduce((sum, { a, c }) => sum + deviance(a, c, theta), 0);
  // Of the largest bin only what the others leave it: it may hold more rows than there is memory for.
  const least = m - Math.max(...states.keys());
  const closing = binomials(last.c, theta, least, m - Math.min(...states.keys()));
  let atLeast = 0;
  let any = 0;
  for (const [sum, bySquare] of states) {
    const a = m - sum;
    for (const [square, chance] of bySquare) {
      const weight = chance * closing[a - least]!;
      any += weight;
      if (square + deviance(a, last.c, theta) >= seen * (1 - 1e-9) - 1e-9) atLeast += weight;
    }
  }
  return any > 0 ? atLeast / any : undefined;
}

/** Partial sums that could differ: bins of equal c are exchangeable, g of them have (c + g over g) sets of counts. */
function mostStates(rising: readonly number[]): number {
  let product = 1;
  for (const [index, c] of rising.entries()) {
    const like = rising.slice(0, index).filter((other) => other === c).length + 1;
    product *= (c + like) / like;
  }
  return product;
}

/** Sums of bins that are not alike fall together too, and many cannot reach the margin: a table is given up only far beyond. */
const STATES_A_STEP = 30;

/** Σ a, then Σ (a − cθ)²/c, with the chance of having come there. */
type States = Map<number, Map<number, number>>;

function add(states: States, sum: number, square: number, chance: number): void {
  let bySquare = states.get(sum);
  if (!bySquare) states.set(sum, (bySquare = new Map()));
  bySquare.set(square, (bySquare.get(square) ?? 0) + chance);
}

/** Around its mean, so that the differences of large counts are not lost in their squares. */
function deviance(a: number, c: number, theta: number): number {
  return (a - c * theta) ** 2 / c;
}

/** Alike but for rounding. */
function rounded(square: number): number {
  return Math.round(square * 1e9) / 1e9;
}

/** Chances of `least` … `most` of a binomial variable over c, from its mode (or what is next to it) outwards, up to a factor that cancels. */
function binomials(c: number, theta: number, least = 0, most = c): number[] {
  const chances = new Array<number>(most - least + 1).fill(0);
  const mode = Math.max(least, Math.min(most, Math.floor((c + 1) * theta)));
  const odds = theta / (1 - theta);
  chances[mode - least] = 1;
  for (let a = mode; a < most; a++) chances[a + 1 - least] = (chances[a - least]! * odds * (c - a)) / (a + 1);
  for (let a = mode; a > least; a--) chances[a - 1 - least] = (chances[a - least]! * a) / (odds * (c - a + 1));
  return chances;
}

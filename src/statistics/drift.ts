/** Total variation distance ½ Σ |p − q| of two vectors of counts over the same bins; NaN where one of them is empty. */
export function totalVariation(first: readonly number[], second: readonly number[]): number {
  return 0.5 * sumOver(first, second, (p, q) => Math.abs(p - q));
}

/**
 * Jensen–Shannon divergence ½ KL(p ‖ h) + ½ KL(q ‖ h) with h = (p + q) / 2 and the natural logarithm, from counts over
 * the same bins: 0 to ln 2. Its square root is the Jensen–Shannon distance, a metric (Endres and Schindelin 2003).
 */
export function jensenShannonDivergence(first: readonly number[], second: readonly number[]): number {
  return sumOver(first, second, jensenShannonTerm);
}

/** The distance: square root of the divergence, natural logarithm; 0 to sqrt(ln 2) = 0.8326. */
export function jensenShannon(first: readonly number[], second: readonly number[]): number {
  return Math.sqrt(Math.max(0, jensenShannonDivergence(first, second)));
}

/**
 * Population stability index Σ (p − q) ln(p / q) from counts over the same bins. An empty cell's share is taken as `floor`
 * (1e-4 is what Evidently and others take), else as half a row; bins that are empty in both say nothing.
 */
export function populationStability(first: readonly number[], second: readonly number[], floor?: number): number {
  const [m, n] = [total(first), total(second)];
  return total(first.map((count, bin) => (count + second[bin]! === 0 ? 0 : stabilityTerm(filled(count, m, floor), filled(second[bin]!, n, floor)))));
}

export function jensenShannonTerm(p: number, q: number): number {
  const both = p + q;
  return 0.5 * ((p > 0 ? p * Math.log((2 * p) / both) : 0) + (q > 0 ? q * Math.log((2 * q) / both) : 0));
}

export function stabilityTerm(p: number, q: number): number {
  return (p - q) * Math.log(p / q);
}

/** A share that is never zero: half a row, or the floor, stands for an empty cell. */
export function filled(count: number, size: number, floor?: number): number {
  return count > 0 ? count / size : (floor ?? 0.5 / size);
}

/** Wasserstein-1 distance ∫|F − G| of two samples, exact; in the samples' unit. */
export function wasserstein(first: readonly number[], second: readonly number[]): number {
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let area = 0;
  let i = 0;
  let j = 0;
  let at = Math.min(a[0]!, b[0]!);
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    area += (next - at) * Math.abs(i / a.length - j / b.length);
    at = next;
    while (a[i] === at) i++;
    while (b[j] === at) j++;
  }
  return area;
}

/** Standard deviation with divisor n (as scipy's and Evidently's normalisation has it), in two passes. */
export function populationDeviation(values: readonly number[]): number {
  const mean = total(values) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Cramér's V of a 2-dimensional table of counts, 0 (independent) to 1; NaN where a side has fewer than two values. */
export function cramersV(table: readonly (readonly number[])[]): number {
  const rows = table.map(total);
  const columns = (table[0] ?? []).map((_, j) => total(table.map((row) => row[j]!)));
  const sides = Math.min(rows.filter(Boolean).length, columns.filter(Boolean).length);
  if (sides < 2) return NaN;
  // χ²/n = Σ o² / (r c) − 1.
  const meanSquare = total(table.map((row, i) => total(row.map((count, j) => (count === 0 ? 0 : (count / rows[i]!) * (count / columns[j]!)))))) - 1;
  return Math.sqrt(Math.max(0, meanSquare) / (sides - 1));
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function sumOver(first: readonly number[], second: readonly number[], term: (p: number, q: number) => number): number {
  const [m, n] = [total(first), total(second)];
  return first.reduce((sum, count, bin) => sum + term(count / m, second[bin]! / n), 0);
}

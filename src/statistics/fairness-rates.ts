// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { floor, max, sqrt } = Math;

/**
 * A rate of a group: the weighted sum of `a` over that of `b`. Of a row it sees the label and what one model answered: 0 or 1,
 * or numbers.
 */
export interface RateKind {
  /** As messages call it, e.g. `true positive rate`. */
  name: string;
  a(label: number, answer: number): number;
  b(label: number, answer: number): number;
}

/** Rows, or cells of equal rows that are counted. Entry i of every array is the same row. */
export interface Observations {
  /** Groups that are compared are 0 … groups − 1; rows of −1 belong to none of them and count for the overall rate alone. */
  group: ArrayLike<number>;
  label: ArrayLike<number>;
  /** Of each model: the candidate, and the champion where there is one. */
  answers: readonly ArrayLike<number>[];
  weight?: ArrayLike<number>;
  /** How many rows the entry stands for; 1 each where absent. */
  count?: ArrayLike<number>;
  /** Rows that were drawn as one (a person, a day), 0 … units − 1. */
  unit?: ArrayLike<number>;
}

/**
 * Rates by kind, group and model, and how they vary together. The group after the last is all rows. A rate without a row is NaN.
 */
export interface Rates {
  kinds: readonly RateKind[];
  groups: number;
  models: number;
  index(kind: number, group: number, model: number): number;
  /** As the rows have them. */
  values: Float64Array;
  /** Moved by the rows that `estimateRates` adds: what intervals are built on, never at the end of their range. */
  smoothed: Float64Array;
  /** Kish's effective number of units under each rate. */
  sizes: Float64Array;
  covariance(first: number, second: number): number;
}

export interface RateOptions {
  groups: number;
  kinds: readonly RateKind[];
  /** Answers and labels are 0 or 1: one success and one failure are added to each rate of a group before its interval is built. */
  binary: boolean;
}

/**
 * Rates with their covariance from influence functions, ψ = w (a − θ b) / Σ w b, summed over the rows of a unit (Taylor
 * linearisation of a ratio; Wolter 2007, chapter 6). Rates of 0 and 1 get one success and one failure each, spread over the
 * cells of the paired table (Agresti and Caffo 2000; Bonett and Price 2012), so that no variance is ever zero; others are
 * corrected by n / (n − 1). O(rows × kinds × models).
 */
export function estimateRates(observations: Observations, options: RateOptions): Rates {
  const { groups, kinds, binary } = options;
  const models = observations.answers.length;
  const index = (kind: number, group: number, model: number): number => (kind * (groups + 1) + group) * models + model;
  const parameters = kinds.length * (groups + 1) * models;
  const table: Table = { kinds, groups, models, index };
  const raw = sumsOf(observations, table, parameters);
  const all = binary ? withPseudoRows(observations, table, raw) : observations;
  const sums = binary ? sumsOf(all, table, parameters) : raw;
  const values = raw.a.map((a, i) => a / raw.b[i]!);
  const smoothed = sums.a.map((a, i) => a / sums.b[i]!);
  // All rows are many: what is added for the sake of small groups must not move them.
  for (let kind = 0; kind < kinds.length; kind++)
    for (let model = 0; model < models; model++) smoothed[index(kind, groups, model)] = values[index(kind, groups, model)]!;
  const matrix = covarianceOf(all, table, smoothed, sums.b, parameters);
  const sizes = raw.b.map((b, i) => (b * b) / raw.squares[i]!);
  const scale = sizes.map((size) => (binary || size <= 1 ? 1 : sqrt(size / (size - 1))));
  return {
    kinds,
    groups,
    models,
    index,
    values,
    smoothed,
    sizes,
    covariance: (first, second) => matrix[first * parameters + second]! * scale[first]! * scale[second]!,
  };
}

interface Table {
  kinds: readonly RateKind[];
  groups: number;
  models: number;
  index(kind: number, group: number, model: number): number;
}

interface Sums {
  a: Float64Array;
  b: Float64Array;
  /** Σ over units of (Σ w b)², for Kish's effective size. */
  squares: Float64Array;
}

function sumsOf(observations: Observations, table: Table, parameters: number): Sums {
  const a = new Float64Array(parameters);
  const b = new Float64Array(parameters);
  const squares = new Float64Array(parameters);
  const perUnit = new Float64Array(parameters);
  eachUnit(observations, (rows, count) => {
    const touched: number[] = [];
    for (const row of rows)
      contributions(observations, table, row, (parameter, own, base, weight) => {
        a[parameter]! += count * weight * own;
        b[parameter]! += count * weight * base;
        if (base === 0) return;
        if (perUnit[parameter] === 0) touched.push(parameter);
        perUnit[parameter]! += weight * base;
      });
    for (const parameter of touched) {
      squares[parameter]! += count * perUnit[parameter]! ** 2;
      perUnit[parameter] = 0;
    }
  });
  return { a, b, squares };
}

function covarianceOf(observations: Observations, table: Table, rates: Float64Array, bases: Float64Array, parameters: number): Float64Array {
  const matrix = new Float64Array(parameters * parameters);
  const influence = new Float64Array(parameters);
  const seen = new Uint8Array(parameters);
  eachUnit(observations, (rows, count) => {
    const touched: number[] = [];
    for (const row of rows)
      contributions(observations, table, row, (parameter, own, base, weight) => {
        if (base === 0) return;
        if (seen[parameter] === 0) {
          seen[parameter] = 1;
          touched.push(parameter);
        }
        influence[parameter]! += (weight * (own - rates[parameter]! * base)) / bases[parameter]!;
      });
    for (const first of touched) for (const second of touched) matrix[first * parameters + second]! += count * influence[first]! * influence[second]!;
    for (const parameter of touched) influence[parameter] = seen[parameter] = 0;
  });
  return matrix;
}

/** Calls back for every rate that the row enters: those of its group, and those of all rows. */
function contributions(
  { group, label, answers, weight }: Observations,
  { kinds, groups, models, index }: Table,
  row: number,
  add: (parameter: number, a: number, b: number, weight: number) => void,
): void {
  const own = group[row]!;
  const w = weight === undefined ? 1 : weight[row]!;
  for (let model = 0; model < models; model++)
    for (let kind = 0; kind < kinds.length; kind++) {
      const a = kinds[kind]!.a(label[row]!, answers[model]![row]!);
      const b = kinds[kind]!.b(label[row]!, answers[model]![row]!);
      if (own >= 0) add(index(kind, own, model), a, b, w);
      add(index(kind, groups, model), a, b, w);
    }
}

function eachUnit({ group, unit, count }: Observations, visit: (rows: ArrayLike<number> & Iterable<number>, count: number) => void): void {
  const n = group.length;
  if (unit === undefined) {
    const row = new Int32Array(1);
    for (row[0] = 0; row[0] < n; row[0]++) visit(row, count === undefined ? 1 : count[row[0]]!);
    return;
  }
  let units = 0;
  for (let row = 0; row < n; row++) units = max(units, unit[row]! + 1);
  const starts = new Int32Array(units + 1);
  for (let row = 0; row < n; row++) starts[unit[row]! + 1]! += 1;
  for (let i = 0; i < units; i++) starts[i + 1]! += starts[i]!;
  const order = new Int32Array(n);
  const next = starts.slice();
  for (let row = 0; row < n; row++) order[next[unit[row]!]!++] = row;
  for (let i = 0; i < units; i++) if (starts[i + 1]! > starts[i]!) visit(order.subarray(starts[i]!, starts[i + 1]!), count === undefined ? 1 : count[order[starts[i]!]!]!);
}

/**
 * The rows, and of each group every combination of label and answers, as often as makes one success and one failure in each
 * rate. They weigh as the group's rows do on average (Σ w² / Σ w).
 */
function withPseudoRows(observations: Observations, { kinds, groups, models, index }: Table, raw: Sums): Observations {
  const n = observations.group.length;
  const combinations = 2 ** (models + 1);
  const bit = (combination: number, place: number): number => (combination >> place) & 1;
  let under = 0;
  for (let c = 0; c < combinations; c++) under += kinds[0]!.b(bit(c, 0), bit(c, 1)) === 0 ? 0 : 1;
  const extra = groups * combinations;
  const extended = (of: ArrayLike<number> | undefined, rest: number, added: (group: number, combination: number) => number): Float64Array => {
    const result = new Float64Array(n + extra);
    for (let row = 0; row < n; row++) result[row] = of === undefined ? rest : of[row]!;
    for (let i = 0; i < extra; i++) result[n + i] = added(floor(i / combinations), i % combinations);
    return result;
  };
  const typical = (group: number): number => {
    const at = index(0, group, 0);
    return raw.b[at] === 0 ? 1 : raw.squares[at]! / raw.b[at]!;
  };
  let units = 0;
  if (observations.unit) for (let row = 0; row < n; row++) units = max(units, observations.unit[row]! + 1);
  return {
    group: extended(observations.group, 0, (group) => group),
    label: extended(observations.label, 0, (_, combination) => bit(combination, 0)),
    answers: observations.answers.map((answers, model) => extended(answers, 0, (_, combination) => bit(combination, model + 1))),
    weight: observations.weight && extended(observations.weight, 1, typical),
    count: extended(observations.count, 1, () => 2 / under),
    ...(observations.unit && { unit: extended(observations.unit, 0, (group, combination) => units + group * combinations + combination) }),
  };
}

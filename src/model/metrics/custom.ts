import { bootstrapInterval, sampleDeviation } from '../../statistics/bootstrap-interval.ts';
import { twoSidedQuantile } from '../../statistics/normal.ts';
import type { Bounds } from '../../statistics/proportions.ts';
import { studentQuantile } from '../../statistics/student.ts';
import { count } from '../format.ts';
import type { Against, Estimate } from '../gates/estimate.ts';
import { FEWEST_UNITS } from '../gates/trust.ts';
import type { Join } from '../predictions/predictions.ts';
import { MODELS, type ModelName, type Outputs, type Rows, type Slice } from '../predictions/rows.ts';
import { openCustomTables, type ByPopulation, type CustomTables } from './custom-resampling.ts';
import { safeAggregate } from './custom-sql.ts';

/** A number of the team's own that a gate asks for: its expression on the candidate, or the difference to another model. */
export interface CustomWanted {
  sql: string;
  /** As reports call it. */
  name: string;
  /** All rows where absent. */
  slice?: Slice;
  against?: Against;
  level: number;
  strictLevel: number;
}

export interface CustomOptions {
  replicates: number;
  seed: number;
  /** Rows times replicates of one population up to which it is bootstrapped; beyond, jackknifed. */
  mostVisits?: number;
}

/** Rows times replicates that a bootstrap in the engine does in a few seconds. */
const MOST_VISITS = 20_000_000;
/** Groups of the jackknife: with t on 49 degrees of freedom its intervals are 3 % wider than normal ones. */
const GROUPS = 50;
/**
 * Skewness of the number's own distribution, from the jackknife's influences (Σl³ / (Σl²)^1.5), beyond which a few rows decide
 * it: that of a share with 25 events. An expression does not say what its events are; its influences show it.
 */
const MOST_SKEWED = 0.2;

/**
 * Every wanted number with its interval. The expression is computed anew on each resample by the engine: a paired
 * percentile bootstrap of rows (or units), or, where that would visit too many rows, a delete-a-group jackknife of 50 random
 * groups with Student's t. What is undefined (null, NaN, infinite) has no value and says so. tests.weight has no part in it:
 * the expression names the column itself. Throws InputError where an expression cannot be asked (see customFindings).
 */
export async function customEstimates({ join, rows }: { join: Join; rows: Rows }, wanted: readonly CustomWanted[], options: CustomOptions): Promise<Estimate[]> {
  if (wanted.length === 0) return [];
  const slices = [...new Set(wanted.map((want) => want.slice))];
  const models = MODELS.filter((model) => model === 'candidate' || wanted.some(({ against }) => against === model && rows[model]));
  const safe = new Map<string, string>();
  for (const { sql } of wanted) if (!safe.has(sql)) safe.set(sql, await safeAggregate(join, sql));
  const ready = wanted.map((want) => ({ ...want, sql: safe.get(want.sql)! }));
  const tables = await openCustomTables(join, rows, models, slices.map((slice) => ({ rows: slice?.rows })), { seed: options.seed, groups: GROUPS });
  try {
    const asking = new Asking(tables, rows, slices, ready, options);
    const estimates: Estimate[] = [];
    for (const want of ready) estimates.push(await asking.estimate(want));
    return estimates;
  } finally {
    await tables.close();
  }
}

/** Asks each question once, however many gates ask it. */
class Asking {
  readonly #tables: CustomTables;
  readonly #rows: Rows;
  readonly #slices: readonly (Slice | undefined)[];
  readonly #options: CustomOptions;
  readonly #points = new Map<string, Promise<Float64Array>>();
  readonly #spreads = new Map<string, Promise<ByPopulation>>();
  readonly #wanted: readonly CustomWanted[];

  constructor(tables: CustomTables, rows: Rows, slices: readonly (Slice | undefined)[], wanted: readonly CustomWanted[], options: CustomOptions) {
    this.#wanted = wanted;
    this.#tables = tables;
    this.#rows = rows;
    this.#slices = slices;
    this.#options = options;
  }

  async estimate(want: CustomWanted): Promise<Estimate> {
    const { slice, against, name, sql } = want;
    const place = this.#slices.indexOf(slice);
    const n = slice?.rows.length ?? this.#rows.n;
    const base = { n, label: name, ...this.#positives(slice), candidate: null, other: null, value: null };
    const undecidable = (reason: string, needs: number | null = null): Pick<Estimate, 'undecidable'> => ({ undecidable: { reason, needs } });
    if (against === 'constant') return { ...base, ...undecidable(`${name} is an expression of your own, and no constant is best at it`) };
    if (against && !this.#rows[against]) return { ...base, ...undecidable(`there are no predictions of the ${against}`) };
    const point = async (model: ModelName): Promise<number> => (await once(this.#points, `${model} ${sql}`, () => this.#tables.points(model, sql)))[place]!;
    const candidate = await point('candidate');
    const other = against ? await point(against) : undefined;
    const points = { ...base, candidate: finite(candidate), other: other === undefined ? null : finite(other) };
    for (const [who, value] of [['candidate', candidate], [against, other]] as const)
      if (value !== undefined && !Number.isFinite(value)) return { ...points, ...undecidable(`${name} of the ${who} is undefined on these rows: the expression gives ${Number.isNaN(value) ? 'no number (null or NaN)' : 'infinity'}`) };
    const value = candidate - (other ?? 0);
    const found = { ...points, value };
    const units = this.#tables.units[place]!;
    if (units < FEWEST_UNITS) {
      const what = this.#rows.units ? 'units that are resampled as one' : 'rows';
      return { ...found, ...undecidable(`${name} rests on ${count(units)} ${what}, and an interval needs ${FEWEST_UNITS}`, Math.ceil((n * FEWEST_UNITS) / Math.max(units, 1))) };
    }
    const spread = await this.#spread(want, place, this.#bootstraps(n));
    if (spread.some((one) => !Number.isFinite(one))) return { ...found, ...undecidable(`${name} is undefined in some resamples, so there is no measure of chance`) };
    if (spread.every((one) => one === spread[0]))
      return against && sameAnswers(this.#rows.candidate, this.#rows[against]!, slice?.rows) && value === 0
        ? { ...found, interval: { bounds: NOTHING, strict: NOTHING, standardError: 0, method: 'same answer on every row' } }
        : { ...found, ...undecidable(`every resample gave the same ${name}, so there is no measure of chance`) };
    const isBootstrap = this.#bootstraps(n);
    const groups = isBootstrap ? await this.#spread(want, place, false) : spread;
    const skewed = -skewness(groups) / Math.sqrt(groups.length);
    if (Math.abs(skewed) > MOST_SKEWED) {
      const needs = Math.ceil(n * (skewed / MOST_SKEWED) ** 2);
      return { ...found, ...undecidable(`a few rows decide ${name} (its skewness is ${skewed.toFixed(2)}, and an interval needs at most ${MOST_SKEWED})`, needs) };
    }
    return { ...found, interval: isBootstrap ? this.#percentiles(spread, want, value, units) : jackknifed(spread, want, value) };
  }

  /** Replicates, or values without a group each, of the number itself or of the difference, on the same draws. */
  async #spread({ sql, against }: CustomWanted, place: number, byBootstrap: boolean): Promise<Float64Array> {
    const of = async (model: ModelName): Promise<Float64Array> => {
      const found = await once(this.#spreads, `${byBootstrap} ${model} ${sql}`, () => {
        const places = this.#placesOf(sql, byBootstrap);
        return byBootstrap ? this.#tables.bootstrap(model, sql, places, this.#options.replicates) : this.#tables.jackknife(model, sql, places);
      });
      return found.get(place)!;
    };
    const own = await of('candidate');
    if (against === undefined || against === 'constant') return own;
    const other = await of(against);
    return own.map((one, i) => one - other[i]!);
  }

  #bootstraps(n: number): boolean {
    return n * this.#options.replicates <= (this.#options.mostVisits ?? MOST_VISITS);
  }

  #percentiles(replicates: Float64Array, want: CustomWanted, point: number, size: number): Estimate['interval'] {
    const at = (level: number): Bounds & { method: string } => bootstrapInterval({ point, replicates, jackknife: new Float64Array(0) }, level, { method: 'percentile', size })!;
    return { bounds: at(want.level), strict: at(want.strictLevel), standardError: sampleDeviation(replicates), method: `${at(want.level).method}, ${count(replicates.length)} resamples` };
  }

  /** Populations of which this expression is asked: they share a statement. All are jackknifed, those that are small enough bootstrapped. */
  #placesOf(sql: string, byBootstrap: boolean): number[] {
    const of = this.#wanted.filter((want) => want.sql === sql && (!byBootstrap || this.#bootstraps(want.slice?.rows.length ?? this.#rows.n)));
    return [...new Set(of.map(({ slice }) => this.#slices.indexOf(slice)))].filter((place) => this.#tables.units[place]! >= FEWEST_UNITS);
  }

  #positives(slice: Slice | undefined): Pick<Estimate, 'positives'> {
    const { truth } = this.#rows;
    if (truth.kind !== 'binary') return {};
    return { positives: slice ? slice.rows.reduce((sum, row) => sum + truth.labels[row]!, 0) : truth.positives };
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}

const NOTHING: Bounds = { low: 0, high: 0 };

/** Delete-a-group jackknife: variance (G − 1)/G · Σ (θ₍g₎ − mean)² with Student's t on G − 1 degrees of freedom (Kott 2001). */
function jackknifed(values: Float64Array, { level, strictLevel }: CustomWanted, point: number): Estimate['interval'] {
  const groups = values.length;
  const standardError = (sampleDeviation(values) * (groups - 1)) / Math.sqrt(groups);
  const at = (confidence: number): Bounds => {
    const reach = -studentQuantile((1 - confidence) / 2, groups - 1) * standardError;
    return { low: point - reach, high: point + reach };
  };
  const bounds = at(level);
  return { bounds, strict: at(strictLevel), standardError: (bounds.high - bounds.low) / 2 / twoSidedQuantile(level), method: `paired delete-a-group jackknife, ${groups} groups` };
}

function skewness(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const moment = (power: number): number => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  return moment(3) / moment(2) ** 1.5;
}

function sameAnswers(a: Outputs, b: Outputs, rows: Uint32Array | undefined): boolean {
  const equal = (x: ArrayLike<number>, y: ArrayLike<number>): boolean => {
    const n = rows?.length ?? x.length;
    for (let i = 0; i < n; i++) if (x[rows ? rows[i]! : i] !== y[rows ? rows[i]! : i]) return false;
    return true;
  };
  const classes = !a.classes || !b.classes || equal(a.classes, b.classes);
  return classes && a.scores.length === b.scores.length && a.scores.every((column, i) => equal(column, b.scores[i]!));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { identifier } from '../../core/sql.ts';
import { below, seededRandom } from '../../statistics/random.ts';
import { onlyJoined, type Join } from '../predictions/predictions.ts';
import type { ModelName, Rows } from '../predictions/rows.ts';
import { customRelation, PLACE } from './custom-sql.ts';

/** Rows that one statement may visit: what is grouped at a time has to fit in the engine's memory. */
const VISITS_AT_ONCE = 20_000_000;
/** The engine's threads add in any order: the digits behind these are theirs. */
const DIGITS = 10;

/** Some of the rows, resampled by themselves. */
export interface Population {
  /** Places of the rows; all where absent. */
  rows?: Uint32Array;
}

/** One array of values for each population that was asked for, by its place in the list. */
export type ByPopulation = Map<number, Float64Array>;

/** The rows of every model in files of the engine's own, to be asked again and again; removed by `close`. */
export interface CustomTables {
  /** Units of each population. */
  units: readonly number[];
  /** The metric on each population as it is. NaN where the expression gives null. */
  points(model: ModelName, sql: string): Promise<Float64Array>;
  /**
   * Replicates under one paired bootstrap: of each population, units are drawn with replacement, as many as there are. The
   * draws are the same for every model and expression, and in every run and thread count.
   */
  bootstrap(model: ModelName, sql: string, populations: readonly number[], replicates: number): Promise<ByPopulation>;
  /** The metric without each of some random groups of units, all of about one size: `groups`, or as many as there are units. */
  jackknife(model: ModelName, sql: string, populations: readonly number[]): Promise<ByPopulation>;
  close(): Promise<void>;
}

export interface TableOptions {
  seed: number;
  groups: number;
}

export async function openCustomTables(join: Join, rows: Rows, models: readonly ModelName[], populations: readonly Population[], { seed, groups }: TableOptions): Promise<CustomTables> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sluice-metric-'));
  const fileOf = (model: ModelName): string => path.join(folder, `${model}.parquet`);
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    for (const model of models) await join.engine.write(customRelation(join, model), onlyJoined(join.sources), fileOf(model));
    const units = await writeMembers(path.join(folder, 'members.csv'), rows, populations, { seed, groups });
    const members = await packed(join, folder);
    /** Values of the expression by "sluice:p" (population) and "sluice:g" (replicate or group), of a query over both tables. */
    const ask = async (model: ModelName, from: string, sql: string, take: (population: number, group: number, value: number) => void): Promise<void> => {
      const { values } = await join.engine.numbers(
        `SELECT CAST("sluice:p" AS DOUBLE) AS p, CAST("sluice:g" AS DOUBLE) AS g, CAST(${sql} AS DOUBLE) AS v FROM (${from}) AS joined GROUP BY "sluice:p", "sluice:g"`,
        { joined_rows: { file: fileOf(model) }, members: { file: members } },
      );
      values.p!.forEach((population, i) => take(population, values.g![i]!, rounded(values.v![i]!)));
    };
    const selected = (group: string): string => `SELECT joined_rows.*, members.population AS "sluice:p", ${group} AS "sluice:g" FROM joined_rows JOIN members ON joined_rows.${identifier(PLACE)} = members.place`;
    const empty = (of: readonly number[], lengthOf: (population: number) => number): ByPopulation => new Map(of.map((population) => [population, new Float64Array(lengthOf(population)).fill(NaN)]));
    return {
      units,
      async points(model, sql) {
        const found = new Float64Array(populations.length).fill(NaN);
        await ask(model, selected('0'), sql, (population, _, value) => (found[population] = value));
        return found;
      },
      async jackknife(model, sql, of) {
        const found = empty(of, (population) => Math.min(groups, units[population]!));
        const parts = of.map((population) => `(${population}, ${found.get(population)!.length})`).join(', ');
        const left = `(SELECT p, unnest(range(parts)) AS g FROM (VALUES ${parts}) AS v(p, parts)) AS g`;
        await ask(model, `${selected('g.g')} JOIN ${left} ON g.p = members.population AND g.g <> members.part`, sql, (population, group, value) => (found.get(population)![group] = value));
        return found;
      },
      async bootstrap(model, sql, of, replicates) {
        const found = empty(of, () => replicates);
        for (const spans of portions(of, replicates, (population) => populations[population]!.rows?.length ?? rows.n))
          await ask(model, `${selected('d.b')} JOIN (${drawsSql(spans, units, seed)}) AS d ON d.p = members.population AND d.unit = members.unit`, sql, (population, replicate, value) => (found.get(population)![replicate] = value));
        return found;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The replicates `first` … `last − 1` of a population. */
interface Span {
  population: number;
  first: number;
  last: number;
}

/** All replicates of all populations, cut into what one statement may visit. */
function portions(of: readonly number[], replicates: number, sizeOf: (population: number) => number): Span[][] {
  const all: Span[][] = [[]];
  let room = VISITS_AT_ONCE;
  for (const population of of) {
    const size = Math.max(sizeOf(population), 1);
    for (let first = 0; first < replicates; ) {
      if (room < size && all.at(-1)!.length > 0) {
        all.push([]);
        room = VISITS_AT_ONCE;
      }
      const last = Math.min(replicates, first + Math.max(1, Math.floor(room / size)));
      all.at(-1)!.push({ population, first, last });
      room -= (last - first) * size;
      first = last;
    }
  }
  return all;
}

/** Which row belongs to which population, unit and part: numbers only. Answers the units of each population. */
async function writeMembers(file: string, rows: Rows, populations: readonly Population[], { seed, groups }: TableOptions): Promise<number[]> {
  const random = seededRandom(seed);
  const lines: string[] = ['population,place,unit,part'];
  const counts = populations.map(({ rows: chosen }, population) => {
    const places = chosen ?? Uint32Array.from({ length: rows.n }, (_, row) => row);
    const dense = new Map<number, number>();
    const unitOf = (row: number): number => {
      const unit = rows.units?.[row] ?? row;
      if (!dense.has(unit)) dense.set(unit, dense.size);
      return dense.get(unit)!;
    };
    const unitOfPlace = Uint32Array.from(places, unitOf);
    const parts = shuffled(dense.size, random).map((place) => place % Math.min(groups, dense.size));
    places.forEach((place, i) => lines.push(`${population},${place},${unitOfPlace[i]},${parts[unitOfPlace[i]!]}`));
    return dense.size;
  });
  await writeFile(file, lines.join('\n') + '\n');
  return counts;
}

async function packed({ engine }: Join, folder: string): Promise<string> {
  const file = path.join(folder, 'members.parquet');
  await engine.write('SELECT CAST(population AS INTEGER) AS population, CAST(place AS INTEGER) AS place, CAST(unit AS INTEGER) AS unit, CAST(part AS INTEGER) AS part FROM m', { m: { file: path.join(folder, 'members.csv') } }, file);
  return file;
}

function shuffled(n: number, random: ReturnType<typeof seededRandom>): Uint32Array {
  const places = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const other = below(random, i + 1);
    [places[i], places[other]] = [places[other]!, places[i]!];
  }
  return places;
}

/**
 * Population, replicate and unit of every draw: a hash of (seed, population, replicate, draw), so that no order of rows and no
 * number of threads has a say. 32 bits give each unit its chance to one part in 2³² / units.
 */
function drawsSql(spans: readonly Span[], units: readonly number[], seed: number): string {
  const values = spans.map(({ population, first, last }) => `(${population}, ${units[population]}, ${first}, ${last}, CAST(${(seed + population * 0x9e3779b9) % 2 ** 32} AS UBIGINT))`).join(', ');
  const spanned = `(VALUES ${values}) AS v(p, units, first, last, start)`;
  const numbered = (range: string, start: string): string => `SELECT p, units, n, (CAST(n AS UBIGINT) + ${start}) & ${LOW_32} AS h FROM (SELECT p, units, start, unnest(range(${range})) AS n FROM ${spanned}) AS r`;
  const draws = mixed(numbered('units', 'start'));
  // Another start, or the first replicate would meet the hashes of its own draws.
  const replicates = mixed(numbered('first, last', 'xor(start, CAST(1540483477 AS UBIGINT))'));
  const both = `SELECT r.p AS p, r.units AS units, r.n AS n, xor(d.h, r.h) AS h FROM (${draws}) AS d JOIN (${replicates}) AS r ON d.p = r.p`;
  return `SELECT p, n AS b, CAST((h * units) >> 32 AS INTEGER) AS unit FROM (${mixed(both)}) AS m`;
}

const LOW_32 = 'CAST(4294967295 AS UBIGINT)';

/** The finaliser of MurmurHash3 (Appleby, public domain) over the column h, 32 bits of a UBIGINT; p, units and n are kept. */
function mixed(from: string): string {
  const steps = ['xor(h, h >> 16)', `(h * CAST(2246822507 AS UBIGINT)) & ${LOW_32}`, 'xor(h, h >> 13)', `(h * CAST(3266489909 AS UBIGINT)) & ${LOW_32}`, 'xor(h, h >> 16)'];
  return steps.reduce((inner, step, i) => `SELECT p, units, n, ${step} AS h FROM (${inner}) AS s${i}`, from);
}

function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : value;
}

import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { canonicalJson, sha256, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { LogicalType } from '../../core/data-engine.ts';
import { profileSchema } from '../../core/schemas.ts';
import type { Location } from '../../core/verdict.ts';

/** `urn:sluice:profile:v1`; schemas/profile.schema.json says what each number is. */
export interface Profile {
  schema: 'urn:sluice:profile:v1';
  rows: number;
  columns: Record<string, ColumnProfile>;
}

export type ColumnProfile = NumbersProfile | CategoriesProfile | PresenceProfile;

export interface NumbersProfile {
  kind: 'numbers';
  type?: LogicalType['kind'];
  null: number;
  nan: number;
  minus_infinity: number;
  plus_infinity: number;
  /** Values that are no numbers; absent where there are none. */
  unreadable?: number;
  /** Finite values outside of the edges; absent where there are none, as in the reference itself. */
  below?: OutsideCount;
  above?: OutsideCount;
  deviation: number;
  edges: number[];
  lows: number[];
  counts: number[];
}

/**
 * Values outside of the edges: how many, and sums of their distances to the nearest edge and of its squares, in millionths
 * of `deviation` and of its square (of one where it is 0), as digits of any length. Each distance is rounded before it is
 * added: whole numbers give the same sums in any order.
 */
export interface OutsideCount {
  count: number;
  distance: string;
  squares: string;
}

export interface CategoriesProfile {
  kind: 'categories';
  type?: LogicalType['kind'];
  null: number;
  values: string[];
  counts: number[];
  other: number;
}

export interface PresenceProfile {
  kind: 'presence';
  why: 'sensitive' | 'time' | 'nested';
  type?: LogicalType['kind'];
  null: number;
  present: number;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** The one text of a profile: canonical JSON, a column a line, so that a change of one column is one line of a diff. */
export function profileText(profile: Profile): string {
  const columns = Object.keys(profile.columns)
    .sort()
    .map((name) => `${canonicalJson(name)}:${canonicalJson(profile.columns[name])}`);
  return `{"schema":${canonicalJson(profile.schema)},"rows":${profile.rows},"columns":{\n${columns.join(',\n')}\n}}\n`;
}

export function profileDigest(profile: Profile): Digest {
  return sha256(profileText(profile));
}

/** Writes the profile whole or not at all. */
export async function writeProfile(profile: Profile, file: string): Promise<void> {
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.partial-${process.pid}`);
  try {
    await writeFile(partial, profileText(profile));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

/** Reads and checks a profile. Throws InputError, at `location` in the delivery file. */
export async function readProfile(file: string, location: Location): Promise<Profile> {
  const text = await profileBytes(file, location);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw InputError.of('profile-not-json', `${file} is not JSON: ${(error as Error).message}.`, 'Make it again with `sluice profile`.', location, { cause: error });
  }
  const fits = compiledSchema();
  if (!fits(value)) {
    const [first] = fits.errors ?? [];
    throw InputError.of('profile-schema', `${file} is not a profile: ${first?.instancePath || 'the file'} ${first?.message}.`, 'Make it again with `sluice profile`.', location);
  }
  refuseContradictions(value as Profile, file, location);
  return value as Profile;
}

async function profileBytes(file: string, location: Location): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new RangeError('it is larger than 64 MB');
    return await readFile(file, 'utf8');
  } catch (error) {
    throw InputError.of('profile-unreadable', `The profile ${file} cannot be read: ${(error as Error).message}.`, 'Make it with `sluice profile`, or remove `data.profile` so that it is made from data.train.', location, { cause: error });
  }
}

let compiled: ReturnType<Ajv2020['compile']> | undefined;

function compiledSchema() {
  compiled ??= new Ajv2020({ allErrors: false, strict: true }).compile(profileSchema);
  return compiled;
}

/** What a schema cannot say: rising edges, lows inside their bins, counts that add up to the rows. */
function refuseContradictions(profile: Profile, file: string, location: Location): void {
  if (Object.keys(profile.columns).length === 0) throw InputError.of('profile-contradictory', `${file} has no columns, so nothing could be compared with it.`, 'Make it again with `sluice profile`.', location);
  for (const [name, column] of Object.entries(profile.columns)) {
    const wrong = contradiction(column, profile.rows);
    if (wrong) {
      throw InputError.of('profile-contradictory', `${file} contradicts itself at ${JSON.stringify(name)}: ${wrong}.`, 'Make it again with `sluice profile`; it is not meant to be edited.', location);
    }
  }
}

function contradiction(column: ColumnProfile, rows: number): string | undefined {
  if (rowsOf(column) !== rows) return `its counts add up to ${rowsOf(column)} rows, the profile has ${rows}`;
  if (column.kind === 'categories' && column.values.length !== column.counts.length) return 'values and counts differ in length';
  if (column.kind !== 'numbers') return undefined;
  const { edges, lows, counts, deviation } = column;
  if (edges.length !== counts.length || edges.length !== lows.length) return 'edges, lows and counts differ in length';
  const rising = edges.every((edge, i) => lows[i]! <= edge && (i === 0 ? lows[0] === edge : lows[i]! > edges[i - 1]!));
  if (!rising) return 'its edges do not rise, or a low lies outside its bin';
  // Distances are told in deviations: one too large would let every drift through, none at all would change how it is measured.
  const range = edges.length === 0 ? 0 : edges.at(-1)! - edges[0]!;
  if (range > 0 !== deviation > 0) return `its deviation is ${deviation}, its edges reach over ${range}`;
  // Popoviciu's bound, for two values and the divisor n − 1; digits beyond the ninth are rounded off.
  return deviation <= range * Math.SQRT1_2 * (1 + 1e-6) ? undefined : `no values between its edges deviate by ${deviation}`;
}

/** Rows behind a column: every one of them is in exactly one bin. */
function rowsOf(column: ColumnProfile): number {
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  switch (column.kind) {
    case 'numbers':
      return column.null + column.nan + column.minus_infinity + column.plus_infinity + (column.unreadable ?? 0) + (column.below?.count ?? 0) + (column.above?.count ?? 0) + sum(column.counts);
    case 'categories':
      return column.null + sum(column.counts) + column.other;
    case 'presence':
      return column.null + column.present;
  }
}

import { canonicalJson } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { ColumnProfile, OutsideCount, Profile } from './profile.ts';

/**
 * One profile of two tables that were counted over the same frozen edges and values. Associative and commutative, to the
 * byte; `emptyOf` is its neutral element. Throws InputError (`profile-edges-differ`) where anything frozen differs.
 */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  const apart = differences(a, b);
  if (apart.length > 0) {
    const shown = apart.slice(0, 5).join('; ');
    throw InputError.of(
      'profile-edges-differ',
      `The profiles were not counted over the same frozen edges, so they cannot be merged: ${shown}${apart.length > 5 ? `; and ${apart.length - 5} more` : ''}.`,
      'Count both tables over one frozen profile: sluice profile --data FILE --frozen PROFILE --to FILE.',
    );
  }
  const columns = Object.entries(a.columns).map(([name, column]) => [name, mergedColumn(column, b.columns[name]!)] as const);
  return { ...a, rows: add(a.rows, b.rows), columns: Object.fromEntries(columns) };
}

/** The profile of no rows over the edges of another. */
export function emptyOf(frozen: Profile): Profile {
  return { ...frozen, rows: 0, columns: Object.fromEntries(Object.entries(frozen.columns).map(([name, column]) => [name, emptyColumn(column)])) };
}

/** What is not equal in the frozen part of two profiles, in words. No value of a column is in them. */
function differences(a: Profile, b: Profile): string[] {
  const names = [...new Set([...Object.keys(a.columns), ...Object.keys(b.columns)])].sort();
  return names.flatMap((name) => {
    const [left, right] = [Object.hasOwn(a.columns, name) ? a.columns[name] : undefined, Object.hasOwn(b.columns, name) ? b.columns[name] : undefined];
    if (!left || !right) return [`only one has the column ${JSON.stringify(name)}`];
    if (left.kind !== right.kind) return [`${JSON.stringify(name)} is of ${left.kind} in one and of ${right.kind} in the other`];
    const frozen = (column: ColumnProfile) => canonicalJson(emptyColumn(column));
    return frozen(left) === frozen(right) ? [] : [`${JSON.stringify(name)} has other ${left.kind === 'numbers' ? 'edges' : left.kind === 'categories' ? 'values' : 'reasons'} or another type`];
  });
}

function emptyColumn(column: ColumnProfile): ColumnProfile {
  switch (column.kind) {
    case 'presence':
      return { ...column, null: 0, present: 0 };
    case 'categories':
      return { ...column, null: 0, other: 0, counts: column.counts.map(() => 0) };
    case 'numbers': {
      const { unreadable: _unreadable, below: _below, above: _above, ...rest } = column;
      return { ...rest, null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, counts: column.counts.map(() => 0) };
    }
  }
}

function mergedColumn(a: ColumnProfile, b: ColumnProfile): ColumnProfile {
  const nulls = { null: add(a.null, b.null) };
  if (a.kind === 'presence' && b.kind === 'presence') return { ...a, ...nulls, present: add(a.present, b.present) };
  if (a.kind === 'categories' && b.kind === 'categories') return { ...a, ...nulls, counts: sums(a.counts, b.counts), other: add(a.other, b.other) };
  if (a.kind !== 'numbers' || b.kind !== 'numbers') throw new TypeError('Columns of two kinds cannot be merged.');
  const unreadable = add(a.unreadable ?? 0, b.unreadable ?? 0);
  const below = outsideSum(a.below, b.below);
  const above = outsideSum(a.above, b.above);
  return {
    ...a,
    ...nulls,
    nan: add(a.nan, b.nan),
    minus_infinity: add(a.minus_infinity, b.minus_infinity),
    plus_infinity: add(a.plus_infinity, b.plus_infinity),
    counts: sums(a.counts, b.counts),
    ...(unreadable > 0 ? { unreadable } : {}),
    ...(below ? { below } : {}),
    ...(above ? { above } : {}),
  };
}

function outsideSum(a: OutsideCount | undefined, b: OutsideCount | undefined): OutsideCount | undefined {
  if (!a || !b) return a ?? b;
  return { count: add(a.count, b.count), distance: String(BigInt(a.distance) + BigInt(b.distance)), squares: String(BigInt(a.squares) + BigInt(b.squares)) };
}

function sums(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, index) => add(count, b[index]!));
}

/** Stops at the largest exact whole number: a sum that stays there is still the same in any order. */
function add(a: number, b: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, a + b);
}

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchRoles } from '../../src/approval/decision/matching.ts';

/** Tries every way to give roles to people. */
function mostFillable(roles: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number {
  const [first, ...rest] = roles;
  if (!first) return 0;
  const without = mostFillable(rest, taken);
  return first.filter((person) => !taken.has(person)).reduce((most, person) => Math.max(most, 1 + mostFillable(rest, new Set([...taken, person]))), without);
}

test('one person who may fill two roles fills one', () => {
  const { filled, missing } = matchRoles(new Map([['owner', [1]], ['risk', [1]]]));
  expect([...filled.values()]).toEqual([1]);
  expect(missing).toEqual(['risk']);
});

test('moves a person to another role where that fills both', () => {
  const { filled, missing } = matchRoles(new Map([['owner', [1, 2]], ['risk', [1]]]));
  expect(Object.fromEntries(filled)).toEqual({ owner: 2, risk: 1 });
  expect(missing).toEqual([]);
});

test('fills as many roles as trying every way does, never with one person twice or a person who may not', () => {
  const roles = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 5 })), { maxLength: 5 });
  fc.assert(
    fc.property(roles, (people) => {
      const candidates = new Map(people.map((ids, index) => [`role-${index}`, ids]));
      const { filled, missing } = matchRoles(candidates);
      expect(filled.size).toBe(mostFillable(people));
      expect(filled.size + missing.length).toBe(people.length);
      expect(new Set(filled.values()).size).toBe(filled.size);
      expect([...filled].every(([role, person]) => candidates.get(role)!.includes(person))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

import { expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/verdict.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { profileText } from '../../src/data/profile/profile.ts';
import { validateData } from '../../src/data/validate-data.ts';
import type { Column, Data } from '../../src/delivery/spec.ts';
import { contextOf, deliveryOf } from '../data/stage.ts';
import type { Fixture } from './fixtures.ts';
import { oddTable, seeded, type TypedTable } from './tables.ts';

/** What two engines have to agree on over the same rows: profiles byte for byte, findings number by number. */
export function agreement(first: () => Fixture, second: () => Fixture): void {
  const both = () => [first(), second()] as const;

  test.each<[string, TypedTable, Record<string, Column>]>([
    ['of everything odd', oddTable(2500, 11), {}],
    ['of few rows', oddTable(3, 5), {}],
    ['of a sensitive column and of numbers that are names', oddTable(400, 3), { text: { sensitive: true }, whole: { type: 'string' } }],
    ['of many texts and heavy tails', wideTable(12_000, 2), {}],
  ])('the profile %s', async (_what, table, columns) => {
    const [a, b] = await Promise.all(both().map(async (fixture) => profileText(await makeProfile(fixture.engine, (await fixture.load(table)).source, columns))));
    expect(JSON.parse(a!)).toEqual(JSON.parse(b!));
    expect(a).toBe(b);
  });

  test.each<[string, TypedTable, TypedTable]>([
    ['like training', wideTable(4000, 21), wideTable(4000, 22)],
    ['shifted', wideTable(4000, 21), wideTable(4000, 22, 0.7)],
    ['with everything odd', oddTable(2000, 31), oddTable(2000, 32)],
  ])('the verdict over serving rows %s', async (_what, train, serving) => {
    const data: Data = { drift: {} };
    expect(await judged(second(), data, { train, serving })).toEqual(await judged(first(), data, { train, serving }));
  });

  test('the verdict against a profile that the other engine made', async () => {
    const [train, serving] = [wideTable(3000, 41), wideTable(3000, 42, 0.2)];
    const text = profileText(await makeProfile(first().engine, (await first().load(train)).source));
    for (const { folder } of both()) folder.write('profile.json', text);
    const data: Data = { profile: 'profile.json', drift: {} };
    expect(await judged(second(), data, { serving })).toEqual(await judged(first(), data, { serving }));
  });
}

/** Findings without what names the engine's own types. */
export async function judged(fixture: Fixture, data: Data, tables: Partial<Record<'train' | 'test' | 'serving', TypedTable>>): Promise<unknown[]> {
  const sources: Data = {};
  for (const [name, table] of Object.entries(tables)) Object.assign(sources, { [name]: (await fixture.load(table)).declared });
  const { verdict } = await validateData(deliveryOf(fixture.folder, { ...fixture.data, ...sources, ...data }), contextOf(fixture.engine, fixture.folder));
  return verdict.findings.map(comparable).sort((a, b) => (a.rule + a.code < b.rule + b.code ? -1 : 1));
}

export function comparable({ code, outcome, rule, n, p, numbers, interval, examples }: Finding) {
  return {
    code, outcome, rule, n, p: rounded(p), examples,
    numbers: Object.fromEntries(Object.entries(numbers ?? {}).map(([name, value]) => [name, rounded(value)])),
    interval: interval && { ...interval, low: rounded(interval.low), high: rounded(interval.high) },
  };
}

/** Equal to 1e-9 is equal: sums of floats come in any order. */
function rounded(value: number | null | undefined): number | string | null | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(9)) : typeof value === 'number' ? String(value) : value;
}

/** Six columns of ordinary kinds, some with long tails and many texts. `shift` moves all of them. */
export function wideTable(rows: number, seed: number, shift = 0): TypedTable {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  return {
    columns: { id: 'BIGINT', money: 'DOUBLE', tail: 'DOUBLE', count: 'INTEGER', name: 'VARCHAR', kind: 'VARCHAR' },
    rows: Array.from({ length: rows }, (_, index) => [
      index,
      random() < 0.9 ? 0 : Math.round(1e5 * (random() + shift)) / 100,
      Math.exp(2 * normal() + shift),
      Math.floor(20 * random() ** 2 + 5 * shift),
      random() < 0.1 ? null : `name ${Math.floor(11_500 * random())}`,
      random() < 0.4 + shift / 2 ? 'a' : random() < 0.8 ? 'ß' : null,
    ]),
  };
}

import { describe, expect, test } from '@jest/globals';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { profileText } from '../../src/data/profile/profile.ts';
import { validateData } from '../../src/data/validate-data.ts';
import type { Data } from '../../src/delivery/spec.ts';
import { contextOf, deliveryOf } from '../data/stage.ts';
import type { Fixture } from './fixtures.ts';
import { seeded, type TypedTable } from './tables.ts';

/** Two numbers and a text that go together, or with `turned` the other way round; `scale` is the unit of the first number. */
function together(rows: number, seed: number, { turned = false, scale = 1 } = {}): TypedTable {
  const random = seeded(seed);
  return {
    columns: { id: 'BIGINT', a: 'DOUBLE', b: 'DOUBLE', c: 'VARCHAR' },
    rows: Array.from({ length: rows }, (_, id) => {
      const a = Math.floor(1000 * random());
      const b = (turned ? 1000 - a : a) + 300 * random();
      return [id, a * scale, b, b > 650 ? 'high' : 'low'];
    }),
  };
}

/** What compares a table with what the champion was released with, and declared pairs of columns: kept and broken. */
export function comparesWithTraining(fixture: () => Fixture): void {
  const findings = async (data: Data, tables: Partial<Record<'train' | 'serving', TypedTable>>, code: string) => {
    const { engine, folder, data: server, load } = fixture();
    const declared: Data = { ...server, ...data };
    for (const [name, table] of Object.entries(tables)) Object.assign(declared, { [name]: (await load(table)).declared });
    const { verdict } = await validateData(deliveryOf(folder, declared), contextOf(engine, folder));
    return verdict.findings.filter((finding) => finding.code === code).map(({ outcome, rule, numbers, actual }) => ({ outcome, rule, numbers, actual }));
  };
  const wide = { limits: { default: { wasserstein_std: 1e9, total_variation: 1 } } };
  const pairs: Data = { drift: { ...wide, pairs: [{ columns: ['a', 'b'], at_most: 0.2 }, { columns: ['a', 'c'], at_most: 0.2 }] } };

  describe('pairs of columns', () => {
    test('that go together as in training pass', async () => {
      const found = await findings(pairs, { train: together(1500, 5), serving: together(1500, 6) }, 'drift-pair');
      expect(found.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
      expect(found[0]!.numbers!.before).toBeCloseTo(rho(together(1500, 5)), 9);
    });

    test('that go the other way fail', async () => {
      const found = await findings(pairs, { train: together(1500, 5), serving: together(1500, 6, { turned: true }) }, 'drift-pair');
      expect(found[0]).toMatchObject({ outcome: 'fail', rule: expect.stringContaining("Spearman's correlation") });
      expect(found[0]!.numbers!.now).toBeCloseTo(rho(together(1500, 6, { turned: true })), 9);
    });
  });

  describe('compatibility with the champion', () => {
    const profileOf = async (table: TypedTable) => profileText(await makeProfile(fixture().engine, (await fixture().load(table)).source));
    const released = { version: 1, release: { name: 'm', model: 'model' }, data: { train: 'train.csv', columns: { b: { between: [0, 1300] } } } };

    test('holds where profile and contract keep their promise', async () => {
      fixture().folder.write('champion.json', await profileOf(together(1500, 5)));
      fixture().folder.write('champion.yml', JSON.stringify(released));
      const data: Data = { drift: wide, columns: { b: { between: [0, 1400] } }, compatibility: 'backward', champion: { profile: 'champion.json', contract: 'champion.yml' } };
      expect((await findings(data, { train: together(1500, 6) }, 'data-incompatible')).map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
    });

    test('is broken by a narrower range, and by another unit', async () => {
      fixture().folder.write('champion.json', await profileOf(together(1500, 5)));
      fixture().folder.write('champion.yml', JSON.stringify(released));
      const data: Data = { drift: wide, columns: { b: { between: [0, 1200] } }, compatibility: 'full', champion: { profile: 'champion.json', contract: 'champion.yml' } };
      const found = await findings(data, { train: together(1500, 6, { scale: 1000 }) }, 'data-incompatible');
      expect(found.map(({ outcome, actual }) => [outcome, actual])).toEqual(expect.arrayContaining([['fail', 'range-narrowed'], ['fail', 'unit-suspected']]));
    });
  });
}

/** Spearman's correlation of a and b: that of their mean ranks. */
function rho({ rows }: TypedTable): number {
  const [a, b] = [1, 2].map((at) => meanRanks(rows.map((row) => Number(row[at]))));
  const middle = (rows.length + 1) / 2;
  const sum = (x: number[], y: number[]) => x.reduce((total, value, index) => total + (value - middle) * (y[index]! - middle), 0);
  return sum(a!, b!) / Math.sqrt(sum(a!, a!) * sum(b!, b!));
}

function meanRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((x, y) => x - y);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { Ledger } from '../../src/evidence/ledger.ts';
import { openEngines } from '../../src/run/engine.ts';
import { contractComparison } from '../../src/run/input-contract.ts';
import type { Session } from '../../src/run/session.ts';
import { rollback } from '../../src/rollback/rollback.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { release } from '../../testkit/fleet.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextOf } from '../rollout/factory.ts';
import { deliveryWith, depsIn, named, twoDelivered } from './world.ts';

const FIRST = release('first', '1.0.0');
const INPUTS = { age: { type: 'integer' }, hours: { type: 'float' }, note: { type: 'string', required: false } };

/** A ledger that keeps of its contract what `validate-data` writes down. */
function ledgerWith(inputs: object): Ledger {
  return { head: undefined, refusals: [], entries: [{ statement: { predicate: { stage: 'validate-data', details: { inputs } } } }] } as unknown as Ledger;
}

async function compared(columns: string, header?: string, inputs: object = INPUTS) {
  await using folder = await temporaryFolder();
  if (header !== undefined) await writeFile(path.join(folder.path, 'serving.csv'), `${header}\n${header.split(',').map(() => '1').join(',')}\n`);
  const delivery = parseDelivery(new TextEncoder().encode(`version: 1\nrelease: {name: income, model: model}\ndata: {test: test.csv, label: over_50k${header === undefined ? '' : ', serving: serving.csv'}${columns === '' ? '' : `, columns: ${columns}`}}\n`), { file: 'delivery.yml', root: folder.path, workspace: folder.path });
  const silent = { debug() {}, info() {}, warning() {} };
  const clock = new ManualClock();
  // The clock of the test is at once at the end of any wait; real time is what the engine needs.
  const session = { workspace: folder.path, clock: { now: () => clock.now(), sleep: () => new Promise<void>(() => undefined) }, engine: openEngines({ env: {}, log: silent, clock }), env: {} } as unknown as Session;
  try {
    return await contractComparison(delivery, session)(ledgerWith(inputs), FIRST);
  } finally {
    await session.engine.close();
  }
}

describe('whether an older release takes what comes today', () => {
  test('it does where the contract is the same, or asks for less and more besides', async () => {
    expect(await compared('{age: {type: integer}, hours: {type: float}, note: {type: string, required: false}}', 'age,hours')).toEqual({ refusals: [], notes: [] });
    expect((await compared('{age: {type: integer}, hours: {type: integer}, note: {type: string}, salary: {type: float}}', 'Age,HOURS,salary')).refusals).toEqual([]);
  });

  test.each([
    ['a column that is gone from the contract', '{hours: {type: float}}', 'age,hours', /age is no longer in the contract/],
    ['a column that may be missing now', '{age: {type: integer, required: false}, hours: {type: float}}', 'age,hours', /age: it may be missing now/],
    ['a column of a wider type', '{age: {type: float}, hours: {type: float}}', 'age,hours', /its type was integer and is float/],
    ['a column of any type now', '{age: {}, hours: {type: float}}', 'age,hours', /its type was integer and is any/],
    ['a column that today\'s data does not have', '{age: {type: integer}, hours: {type: float}}', 'hours', /today's serving data has no column age/],
  ])('it does not with %s', async (_what, columns, header, said) => {
    const { refusals } = await compared(columns.replace('}}', '}, note: {type: string, required: false}}'), header);
    expect(refusals).toMatchObject([{ code: 'contract-incompatible', actual: expect.stringMatching(said), fix: expect.stringContaining('--to') }]);
  });

  test('what cannot be compared is a note, and never a refusal', async () => {
    expect(await compared('{age: {type: float}}', 'age', {})).toMatchObject({ refusals: [], notes: [expect.stringContaining('lists no inputs')] });
    expect((await compared('')).notes).toEqual([expect.stringContaining('declares no columns'), expect.stringContaining('no `data.serving`')]);
  });
});

test('a release that cannot take today\'s data is passed over by its code, and named it is refused', async () => {
  const world = await twoDelivered(deliveryWith());
  const contract = async (_ledger: Ledger, { version }: { version?: string }) => ({ refusals: version === '1.0.0' && _ledger.entries.length > 0 ? [{ code: 'contract-incompatible', expected: 'inputs', actual: 'age is gone', fix: 'Bring it back.' }] : [], notes: [] });
  const evidence = { trust: {}, signers: { mode: 'none' as const }, repositoryId: '42', contract };
  const refused = await rollback(deliveryWith(), contextOf(world, 'r0'), depsIn(world, { evidence }), { to: FIRST.digest });
  expect([refused.verdict.outcome, refused.verdict.findings.map(({ code }) => code)]).toEqual(['fail', ['contract-incompatible']]);
  expect(world.split).toEqual({ a: 100, b: 0 });
  const result = await rollback(deliveryWith(), contextOf(world, 'r1'), depsIn(world, { evidence }));
  expect(named(result, 'target-passed-over')!.message).toContain('[contract-incompatible]');
});

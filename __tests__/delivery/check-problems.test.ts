import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import { isDay } from '../../src/delivery/check-problems.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

async function problems(more: string): Promise<string[]> {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'delivery.yml'), `version: 1\nrelease: {name: income, model: model/}\n${more}\n`);
  return await loadDelivery('delivery.yml', { workspace: folder.path }).then(
    () => [],
    (error: InputError) => error.problems.map(({ code }) => code),
  );
}

const FROM = 'parity: {from: {ledger: staging.jsonl}}';
const EXCEPTION = 'exceptions: [{id: CVE-1, because: long enough to read, owner: risk, expires: DAY}]';

describe('checks and environments that could decide nothing', () => {
  test.each<[string, string, string[]]>([
    ['a day of an exception that is none', `checks: [{name: s, osv: r, ${EXCEPTION.replace('DAY', '2027-02-30')}}]`, ['delivery-no-day']],
    ['a day that is one', `checks: [{name: s, osv: r, ${EXCEPTION.replace('DAY', '2028-02-29')}}]`, []],
    ['an exception for tests', `checks: [{name: s, junit: r, ${EXCEPTION.replace('DAY', '2027-01-31')}}]`, ['delivery-key-without-effect']],
    ['an environment that is not listed', `environments: [staging, production]\nenvironment: productoin\n${FROM}`, ['delivery-environment-unknown']],
    ['an environment without a list', 'environment: production', ['delivery-environment-unknown']],
    ['parity without environments', FROM, ['delivery-key-without-effect']],
    ['parity of the first environment', `environments: [staging, production]\nenvironment: staging\n${FROM}`, ['delivery-key-without-effect']],
    ['the last environment without parity', 'environments: [staging, production]', ['delivery-parity-missing']],
    ['the first environment', 'environments: [staging, production]\nenvironment: staging', []],
    ['the last environment with parity', `environments: [staging, production]\n${FROM}`, []],
  ])('%s', async (_, more, codes) => {
    expect(await problems(more)).toEqual(codes);
  });

  test('a day is one of the calendar', () => {
    expect(['2027-01-31', '2028-02-29', '2027-02-29', '2027-13-01', '2027-00-10', 'soon'].map(isDay)).toEqual([true, true, false, false, false, false]);
  });
});

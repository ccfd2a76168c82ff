import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function problems(approval: string): string[] {
  const text = `version: 1\nrelease: {name: income, model: model/}\napproval:\n  roles: {owner: {environment: income-owner}}\n  ${approval}\n`;
  try {
    parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: '/tmp', workspace: '/tmp' });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code, location }) => `${code} ${location?.line}`);
  }
}

describe('a policy that cannot be meant', () => {
  test.each([
    ['policy_owner: risk', 'delivery-role-unknown 5'],
    ['classes: {high: {roles: [owner, risk]}}', 'delivery-role-unknown 5'],
    ['classes: {low: {automatic: {changes: [weights, thresholds-loosened], at_most: 1, within: 7 days}}}', 'delivery-automatic-change 5'],
    ['classes: {low: {automatic: {changes: [first-delivery], at_most: 1, within: 7 days}}}', 'delivery-automatic-change 5'],
    ['freeze: [{from: Fri 16:00, to: 2027-01-04T00:00Z}]', 'delivery-freeze-mixed 5'],
    ['freeze: [{from: Fri 16:00, to: Fri 16:00}]', 'delivery-freeze-empty 5'],
    ['freeze: [{from: 2027-01-04T00:00Z, to: 2026-12-20T00:00Z}]', 'delivery-freeze-empty 5'],
    ['freeze: [{from: 2026-12-20T00:00Z, to: 2027-01-04T00:00Z, zone: Europe/Berlin}]', 'delivery-freeze-mixed 5'],
    ['freeze: [{from: Fri 16:00, to: Mon 08:00, zone: Europe/Atlantis}]', 'delivery-zone-unknown 5'],
    ['require: [{name: a, owner: x}, {name: a, owner: y}]', 'delivery-name-twice 5'],
    ['extends: octo-org/policies/model.yml@main', 'delivery-wrong-form 5'],
    ['error_budget: {within: 30 days}', 'delivery-invalid 5'],
  ])('%s', (approval, problem) => {
    expect(problems(approval)).toEqual([problem]);
  });

  test('and one that can', () => {
    expect(problems('freeze: [{from: Fri 16:00, to: Mon 08:00, zone: Europe/Berlin}, {from: 2026-12-20T00:00Z, to: 2027-01-04T00:00+01:00}]')).toEqual([]);
    expect(problems('policy_owner: owner')).toEqual([]);
  });
});

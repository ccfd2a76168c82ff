import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { classRules } from '../../../src/approval/floor/class-rules.ts';
import { floorAddress, readFloor } from '../../../src/approval/floor/read.ts';
import { floorRefusals } from '../../../src/approval/floor/refusals.ts';
import type { PolicySpec } from '../../../src/approval/floor/spec.ts';
import { approvalPolicy } from '../../../src/approval/policy/policy.ts';
import { CHANGE_KINDS, RISK_CLASSES, type ChangeKind } from '../../../src/approval/risk/changes.ts';
import { riskOver } from '../../../src/approval/risk/risk-of.ts';
import type { InputError } from '../../../src/core/problem.ts';
import { parseDuration } from '../../../src/core/duration.ts';
import { parseDelivery } from '../../../src/delivery/load.ts';
import type { Approval } from '../../../src/delivery/spec.ts';

const COMMIT = 'a'.repeat(40);
const ADDRESS = { repository: 'octo-org/policies', path: 'model.yml', commit: COMMIT };
const floorOf = (text: string) => readFloor(Buffer.from(text), ADDRESS);
const deliveryOf = (text: string) => parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: '/tmp', workspace: '/tmp' });

const FLOOR = `version: 1
release:
  risk: {default: medium, rules: [{when: [code], risk: high}]}
approval:
  roles: [risk]
  expires: 5 days
  separation_of_duties: true
  admin_bypass: refuse
  classes:
    low: {automatic: {changes: [weights, data], at_most: 3, within: 7 days}}
    high: {roles: [legal], expires: 2 days, evidence: [probe-model], soak: 60 minutes, rationale: {characters: 40, questions: [{id: harm, ask: Who could be harmed?}]}}
  require: [{name: risk assessment, owner: risk team, within: 365 days}]
evidence: {signing: key, max_age: 7 days}
`;

const MODEL = `version: 1
release: {name: income, model: model/}
approval:
  roles: {owner: {environment: e1}, risk: {environment: e2}, legal: {environment: e3}}
evidence: {signing: key, public_key: key.pem}
`;

const LOOSE: Record<string, [model: string, own: RegExp, under: RegExp]> = {
  'a lower class': [MODEL.replace('model: model/}', 'model: model/, risk: low}'), /release\.risk: low \(delivery\.yml:2\)/, /release\.risk: medium where nothing changed \(octo-org\/policies\/model\.yml:3\)/],
  'approvals that live longer': [MODEL.replace('approval:\n', 'approval:\n  expires: 6 days\n'), /approval\.expires: 6 days \(delivery\.yml:4\)/, /at most 5 days \(octo-org\/policies\/model\.yml:6\)/],
  'a class that lives longer': [withClass('high: {expires: 3 days}'), /classes\.high\.expires: 3 days/, /at most 2 days/],
  'another class that lives longer than any may': [withClass('medium: {expires: 6 days}'), /classes\.medium\.expires: 6 days/, /at most 5 days/],
  'a class without a role': [withClass('high: {roles: [owner, risk]}'), /owner, risk/, /legal among them/],
  'a class without a role of all': [withClass('low: {roles: [owner]}'), /owner/, /risk among them/],
  'makers that may approve': [MODEL.replace('approval:\n', 'approval:\n  separation_of_duties: false\n'), /false/, /separation_of_duties: true/],
  'silence that is accepted': [MODEL.replace('approval:\n', 'approval:\n  admin_bypass: warn\n'), /warn/, /admin_bypass: refuse/],
  'less soak': [withClass('high: {soak: 10 minutes}'), /10 minutes/, /at least 60 minutes/],
  'less evidence': [withClass('high: {evidence: [validate-data]}'), /validate-data/, /probe-model among them/],
  'a shorter rationale': [withClass('high: {rationale: {characters: 10}}'), /characters: 10/, /at least 40/],
  'another question under the same name': [withClass('high: {rationale: {questions: [{id: harm, ask: Fine?}]}}'), /Fine\?/, /Who could be harmed/],
  'a rule where people approve': [withClass('medium: {automatic: {changes: [weights], at_most: 1, within: 7 days}}'), /a rule that approves/, /people to approve this class/],
  'a rule for more changes': [withClass('low: {automatic: {changes: [weights, config], at_most: 1, within: 7 days}}'), /config/, /no other change than weights, data/],
  'a rule more often': [withClass('low: {automatic: {changes: [weights], at_most: 9, within: 7 days}}'), /at_most: 9/, /at most 3/],
  'a rule with a short memory': [withClass('low: {automatic: {changes: [weights], at_most: 3, within: 1 days}}'), /within: 1 days/, /in 7 days/],
  'a rule that takes warnings': [withClass('low: {automatic: {changes: [weights], at_most: 3, within: 7 days, outcomes: warn}}'), /warn/, /pass/],
  'no signature': [MODEL.replace('evidence: {signing: key, public_key: key.pem}', ''), /none/, /key or keyless/],
  'older evidence': [MODEL.replace('public_key: key.pem', 'public_key: key.pem, max_age: 8 days'), /8 days/, /at most 7 days/],
};

function withClass(text: string): string {
  return MODEL.replace('approval:\n', `approval:\n  classes: {${text}}\n`);
}

describe("an organisation's policy under a delivery file", () => {
  test('refuses nothing where the delivery file says nothing of it', () => {
    expect(floorRefusals(deliveryOf(MODEL), floorOf(FLOOR))).toEqual([]);
  });

  test.each(Object.entries(LOOSE))('refuses %s, naming both lines', (_, [model, own, under]) => {
    const refusals = floorRefusals(deliveryOf(model), floorOf(FLOOR));
    expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'floor-loosened'));
    const [first] = refusals.filter(({ actual, expected }) => own.test(actual) && under.test(expected));
    expect(first).toBeDefined();
    expect(`${first!.expected} ${first!.actual}`).toMatch(/octo-org\/policies\/model\.yml:\d+.*delivery\.yml:\d+/);
  });

  test('refuses a role that nobody has', () => {
    expect(floorRefusals(deliveryOf(MODEL.replace(', legal: {environment: e3}', '')), floorOf(FLOOR)).map(({ code, expected }) => [code, expected])).toEqual([['floor-role-missing', 'the role legal (octo-org/policies/model.yml:11)']]);
  });

  test('lies under what is not declared: roles, times, soak, evidence, questions and documents are its own', () => {
    const risk = { class: 'high' as const, because: [], changes: [] };
    const policy = approvalPolicy(deliveryOf(withClass('high: {expires: 1 days, rationale: {questions: [{id: why, ask: Why now?}]}}')), { risk, floor: floorOf(FLOOR) });
    expect(policy).toMatchObject({ expires: 86_400_000, soak: 3_600_000, evidence: ['probe-model'], extends: { commit: COMMIT } });
    expect(policy.roles.map(({ role }) => role)).toEqual(['legal', 'owner', 'risk']);
    expect(policy.rationale).toEqual({ characters: 40, questions: [{ id: 'harm', ask: 'Who could be harmed?' }, { id: 'why', ask: 'Why now?' }] });
    expect(policy.require).toMatchObject([{ name: 'risk assessment', owner: 'risk team', within: parseDuration('365 days'), file: null }]);
  });

  test('gives the class where the delivery file gives none, and the higher one where both do', () => {
    const code = [{ kind: 'code' as const, what: '' }];
    expect(riskOver({ release: {} }, floorOf(FLOOR).spec, code).class).toBe('high');
    expect(riskOver({ release: { risk: 'low' } }, floorOf(FLOOR).spec, code)).toMatchObject({ class: 'high', because: [expect.stringMatching(/^the organisation's policy: rule 1/)] });
    expect(riskOver({ release: { risk: 'high' } }, floorOf(FLOOR).spec, []).class).toBe('high');
  });

  test('makes the owner of the policy approve what loosened a gate, and everybody where it has no owner', () => {
    const risk = { class: 'low' as const, because: [], changes: [{ kind: 'thresholds-loosened' as const, what: '' }] };
    const roles = (approval: Approval, floor?: PolicySpec) => classRules(approval, floor, risk, ['legal', 'owner', 'risk']).roles;
    expect(roles({ policy_owner: 'risk', classes: { low: { roles: ['owner'] } } })).toEqual(['owner', 'risk']);
    expect(roles({ classes: { low: { roles: ['owner'] } } })).toEqual(['legal', 'owner', 'risk']);
    expect(roles({ policy_owner: 'risk', classes: { low: { roles: ['owner'] } } }, { version: 1, approval: { policy_owner: 'legal' } })).toEqual(['legal', 'owner', 'risk']);
  });

  test('is pinned by a whole commit, and by nothing that moves', () => {
    expect(floorAddress(`octo-org/policies/models/all.yml@${COMMIT}`)).toEqual({ repository: 'octo-org/policies', path: 'models/all.yml', commit: COMMIT });
    for (const text of ['octo-org/policies/all.yml@main', 'octo-org/policies/all.yml@v1', `octo-org/policies@${COMMIT}`, `octo-org/policies/../x.yml@${COMMIT}`, `octo-org/policies/all.yml@${COMMIT.slice(1)}`]) expect(floorAddress(text)).toBeUndefined();
  });

  test('is read strictly: every mistake at its line', () => {
    const mistakes = (text: string) => {
      try {
        return floorOf(text);
      } catch (error) {
        return (error as InputError).problems.map(({ code, location }) => `${code} ${location?.line}`);
      }
    };
    expect(mistakes('version: 1\napproval:\n  expire: 5 days\n  separation_of_duties: false\n')).toEqual(['delivery-unknown-key 3', 'delivery-unknown-value 4']);
    expect(mistakes('version: 2\n')).toEqual(['delivery-unknown-value 1']);
    expect(mistakes('{')).toHaveLength(1);
  });
});

describe('for any policy and any delivery file', () => {
  const role = fc.constantFrom('owner', 'risk', 'legal');
  const roles = fc.uniqueArray(role, { minLength: 1, maxLength: 3 });
  const duration = fc.constantFrom('1 days', '2 days', '5 days', '7 days', '30 days');
  const kinds = fc.uniqueArray(fc.constantFrom<ChangeKind>('weights', 'data', 'code', 'config', 'lineage'), { minLength: 1, maxLength: 3 });
  const level = fc.constantFrom(...RISK_CLASSES);
  const maybe = <T extends Record<string, unknown>>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] }).filter((value) => Object.keys(value).length > 0) as fc.Arbitrary<Partial<T>>;
  const rationale = maybe({ characters: fc.integer({ min: 1, max: 60 }), questions: fc.uniqueArray(fc.record({ id: fc.constantFrom('harm', 'why'), ask: fc.constantFrom('A?', 'B?') }), { minLength: 1, maxLength: 2, selector: ({ id }) => id }) });
  const automatic = fc.record({ changes: kinds, at_most: fc.integer({ min: 1, max: 5 }), within: duration, outcomes: fc.constantFrom('pass', 'warn') }, { requiredKeys: ['changes', 'at_most', 'within'] });
  const classOf = maybe({ roles, expires: duration, rationale, evidence: fc.uniqueArray(fc.constantFrom('validate-data', 'probe-model'), { minLength: 1 }), soak: fc.constantFrom('10 minutes', '60 minutes'), automatic });
  const classes = maybe({ low: classOf, medium: classOf, high: classOf });
  const risk = fc.oneof(level, fc.record({ default: level, rules: fc.array(fc.record({ when: kinds, risk: level, only: fc.boolean() }), { minLength: 1, maxLength: 3 }) }));
  const floor = fc.record({ release: maybe({ risk }), approval: maybe({ roles, expires: duration, classes, rationale, separation_of_duties: fc.constant(true), admin_bypass: fc.constant('refuse') }) }, { requiredKeys: [] });
  const own = fc.record({ release: fc.record({ risk }, { requiredKeys: [] }), approval: fc.record({ expires: duration, classes, rationale, separation_of_duties: fc.boolean(), admin_bypass: fc.constantFrom('warn', 'refuse') }, { requiredKeys: [] }) });
  const changed = fc.uniqueArray(fc.constantFrom(...CHANGE_KINDS), { maxLength: 4 });

  test('what counts is never looser than the floor; and a file that asks for less than the floor is refused', () => {
    fc.assert(
      fc.property(floor, own, changed, (floorSpec, ownSpec, changes) => {
        const under = floorOf(stringify({ version: 1, ...floorSpec }));
        const delivery = deliveryOf(stringify({ version: 1, release: { name: 'income', model: 'model/', ...ownSpec.release }, approval: { roles: { owner: { environment: 'a' }, risk: { environment: 'b' }, legal: { environment: 'c' } }, ...ownSpec.approval } }));
        const told = changes.map((kind) => ({ kind, what: kind }));
        const found = riskOver(delivery.spec, under.spec, told);
        const rank = RISK_CLASSES.indexOf(found.class);
        const least = under.spec.release?.risk === undefined ? -1 : RISK_CLASSES.indexOf(riskOver({ release: {} }, under.spec, told).class);
        expect(rank).toBeGreaterThanOrEqual(least);
        const policy = approvalPolicy(delivery, { risk: found, floor: under });
        const wanted = under.spec.approval ?? {};
        const here = wanted.classes?.[found.class] ?? {};
        const names = policy.roles.map(({ role: name }) => name);
        expect([...(wanted.roles ?? []), ...(here.roles ?? [])].every((name) => names.includes(name))).toBe(true);
        for (const text of [wanted.expires, here.expires]) if (text !== undefined) expect(policy.expires).toBeLessThanOrEqual(parseDuration(text));
        expect(policy.soak).toBeGreaterThanOrEqual(here.soak === undefined ? 0 : parseDuration(here.soak));
        for (const stage of here.evidence ?? []) expect(policy.evidence).toContain(stage);
        for (const each of [wanted.rationale, here.rationale]) {
          if (!each) continue;
          expect(policy.rationale!.characters).toBeGreaterThanOrEqual(each.characters ?? 1);
          for (const { id } of each.questions ?? []) expect(policy.rationale!.questions.map((question) => question.id)).toContain(id);
        }
        if (wanted.separation_of_duties) expect(policy.separationOfDuties).toBe(true);
        if (wanted.admin_bypass) expect(policy.adminBypass).toBe('refuse');
        if (policy.automatic) {
          expect(here.automatic).toBeDefined();
          expect(policy.automatic.changes.every((kind) => here.automatic!.changes.includes(kind))).toBe(true);
          expect(Math.min(...policy.automatic.limits.map(({ atMost }) => atMost))).toBeLessThanOrEqual(here.automatic!.at_most);
          if (policy.automatic.outcomes === 'warn') expect(here.automatic!.outcomes).toBe('warn');
        }
        // Whoever asks for less than the floor, in a line of their own, is told.
        const without = approvalPolicy(delivery, { risk: found });
        const looser = (wanted.separation_of_duties && !without.separationOfDuties) || (wanted.admin_bypass && without.adminBypass === 'warn') || (without.automatic !== null && here.automatic === undefined);
        if (looser) expect(floorRefusals(delivery, under).length).toBeGreaterThan(0);
      }),
      { numRuns: 250 },
    );
  });
});

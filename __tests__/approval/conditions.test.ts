import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { conditionRefusals, type ConditionFacts } from '../../src/approval/conditions/conditions.ts';
import { conditionsOf, type ConditionRules } from '../../src/approval/floor/conditions-of.ts';
import { freezeRefusals } from '../../src/approval/conditions/freeze.ts';
import { versionRefusals, type VersionFacts } from '../../src/approval/conditions/versions.ts';
import { compareVersions } from '../../src/core/semver.ts';
import { sha256 } from '../../src/core/digest.ts';

const NOW = new Date('2026-01-05T09:30:00Z');
const DAY = 86_400_000;

const CALM: ConditionFacts = { model: 'income', stopFile: { value: false }, floorStopFile: { value: false }, incidents: { value: [] }, takenBack: { value: [] }, neighbours: new Map() };
const rules = (more: Partial<ConditionRules> = {}): ConditionRules => ({ ...conditionsOf({}, undefined), ...more });
const codes = (policy: Partial<ConditionRules>, facts: Partial<ConditionFacts>) => conditionRefusals(rules(policy), { ...CALM, ...facts }, NOW).map(({ code }) => code);
const freeze = (from: string, to: string, zone?: string) => ({ from, to, zone, by: 'delivery file' as const });

describe('conditions of a promotion', () => {
  test('nothing stands against it where nothing is declared and nothing happened', () => {
    expect(codes({}, {})).toEqual([]);
  });

  test.each<[string, Partial<ConditionRules>, Partial<ConditionFacts>, string[]]>([
    ['a stop file', { stopFile: '.stop' }, { stopFile: { value: true } }, ['stopped']],
    ['a stop file of the organisation', { floorStopFile: { repository: 'o/p', file: 'stop' } }, { floorStopFile: { value: true } }, ['stopped']],
    ['an open incident', {}, { incidents: { value: [{ number: 7, title: 'Scores jump', labels: ['model-incident'] }] } }, ['incident-open']],
    ['an incident of this model', {}, { incidents: { value: [{ number: 7, title: '', labels: ['model-incident', 'model:income'] }] } }, ['incident-open']],
    ['an incident of another model', {}, { incidents: { value: [{ number: 7, title: '', labels: ['model-incident', 'model:pricing'] }] } }, []],
    ['two releases taken back where one may be', { errorBudgets: [{ within: 30 * DAY, rollbacks: 2, requests: null }] }, { takenBack: { value: [at(1), at(2)] } }, ['error-budget-spent']],
    ['one of them long ago', { errorBudgets: [{ within: 30 * DAY, rollbacks: 2, requests: null }] }, { takenBack: { value: [at(1), at(31)] } }, []],
    ['requests that were harmed', { errorBudgets: [{ within: 30 * DAY, rollbacks: null, requests: 150 }] }, { takenBack: { value: [at(1), at(2)] } }, ['error-budget-spent']],
    ['a time and a count that are no numbers', { errorBudgets: [{ within: 30 * DAY, rollbacks: null, requests: 150 }] }, { takenBack: { value: [{ at: Number.NaN, release: 'x', requests: Number.NaN }] } }, ['error-budget-spent']],
    ['a neighbour in mid-rollout', { neighbours: [neighbour('pricing')] }, { neighbours: new Map([['pricing', { value: { open: '1/2/1' } }]]) }, ['neighbour-in-rollout']],
    ['a neighbour on its way back', { neighbours: [neighbour('pricing')] }, { neighbours: new Map([['pricing', { value: { returning: true } }]]) }, ['neighbour-in-rollout']],
    ['a neighbour at rest', { neighbours: [neighbour('pricing')] }, { neighbours: new Map([['pricing', { value: {} }]]) }, []],
    ['a neighbour that nobody asked', { neighbours: [neighbour('pricing')] }, {}, ['condition-unknown']],
    ['a journal that cannot be read', { errorBudgets: [{ within: DAY, rollbacks: 1, requests: null }] }, { takenBack: { unknown: 'no journal' } }, ['condition-unknown']],
    ['a stop file that GitHub would not tell of', { stopFile: '.stop' }, { stopFile: { unknown: '403' } }, ['condition-unknown']],
    ['incidents that GitHub would not tell of', {}, { incidents: { unknown: '403' } }, ['condition-unknown']],
    ['a freeze', { freeze: [freeze('2026-01-01T00:00Z', '2026-02-01T00:00Z')] }, {}, ['frozen']],
    ['a freeze of a time zone that is none', { freeze: [freeze('Fri 16:00', 'Mon 08:00', 'Europe/Atlantis')] }, {}, ['freeze-unreadable']],
  ])('%s', (_, policy, facts, expected) => {
    expect(codes(policy, facts)).toEqual(expected);
  });

  test('each one that is declared and unknown is a refusal, and none hides another', () => {
    const everything: Partial<ConditionRules> = { stopFile: 's', floorStopFile: { repository: 'o/p', file: 's' }, errorBudgets: [{ within: DAY, rollbacks: 1, requests: null }], neighbours: [neighbour('a'), neighbour('b')] };
    const unknown = { unknown: 'x' };
    expect(codes(everything, { stopFile: unknown, floorStopFile: unknown, incidents: unknown, takenBack: unknown })).toHaveLength(6);
  });

  test("the organisation's conditions are added to the model's, and take nothing away", () => {
    const floor = { spec: { version: 1 as const, approval: { stop_file: 'STOP', freeze: [{ from: 'Fri 16:00', to: 'Mon 08:00' }], incidents: { label: 'outage' }, error_budget: { within: '7 days', rollbacks: 1 } } }, repository: 'o/p', path: 'm.yml', commit: 'c', digest: 'd', where: () => '' };
    const all = conditionsOf({ stop_file: '.stop', freeze: [{ from: '2026-12-20T00:00Z', to: '2027-01-04T00:00Z' }], error_budget: { within: '30 days', requests: 10 } }, floor);
    expect(all).toMatchObject({ stopFile: '.stop', floorStopFile: { repository: 'o/p', file: 'STOP' }, incidentLabels: ['model-incident', 'outage'] });
    expect([all.freeze.length, all.errorBudgets.length]).toEqual([2, 2]);
  });
});

function at(days: number) {
  return { at: NOW.getTime() - days * DAY, release: `r${days}`, requests: 100 };
}

function neighbour(name: string) {
  return { name, remote: null, ref: null, file: null };
}

describe('freeze windows', () => {
  const held = (from: string, to: string, zone: string | undefined, now: string) => freezeRefusals([freeze(from, to, zone)], new Date(now)).map(({ code }) => code)[0] === 'frozen';

  test.each([
    ['2026-12-20T00:00Z', '2027-01-04T00:00Z', undefined, '2026-12-19T23:59:59Z', false],
    ['2026-12-20T00:00Z', '2027-01-04T00:00Z', undefined, '2026-12-20T00:00:00Z', true],
    ['2026-12-20T00:00Z', '2027-01-04T00:00Z', undefined, '2027-01-04T00:00:00Z', false],
    ['2026-12-20T00:00+02:00', '2027-01-04T00:00Z', undefined, '2026-12-19T22:00:00Z', true],
    ['Fri 16:00', 'Mon 08:00', undefined, '2026-01-09T15:59:00Z', false],
    ['Fri 16:00', 'Mon 08:00', undefined, '2026-01-09T16:00:00Z', true],
    ['Fri 16:00', 'Mon 08:00', undefined, '2026-01-11T12:00:00Z', true],
    ['Fri 16:00', 'Mon 08:00', undefined, '2026-01-12T08:00:00Z', false],
    // Berlin is an hour ahead of UTC in winter and two in summer.
    ['Fri 16:00', 'Mon 08:00', 'Europe/Berlin', '2026-01-09T15:00:00Z', true],
    ['Fri 16:00', 'Mon 08:00', 'Europe/Berlin', '2026-01-09T14:59:00Z', false],
    ['Fri 16:00', 'Mon 08:00', 'Europe/Berlin', '2026-07-10T14:00:00Z', true],
    ['Tue 22:00', 'Wed 02:00', 'Asia/Tokyo', '2026-01-06T13:30:00Z', true],
  ])('%s to %s in %s at %s: %s', (from, to, zone, now, expected) => {
    expect(held(from, to, zone, now)).toBe(expected);
  });

  test('cannot be read where the ends are of two kinds, empty, or the wrong way round', () => {
    for (const [from, to] of [['Fri 16:00', '2027-01-04T00:00Z'], ['2027-01-04T00:00Z', '2026-12-20T00:00Z'], ['Fri 16:00', 'Fri 16:00'], ['soon', 'later']] as const)
      expect(freezeRefusals([freeze(from, to)], NOW).map(({ code }) => code)).toEqual(['freeze-unreadable']);
  });

  test('of every week hold each instant of their length, and no other, wherever the week is cut', () => {
    const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
    const minute = fc.integer({ min: 0, max: 7 * 1440 - 1 });
    const text = (of: number) => `${DAYS[Math.floor(of / 1440)]} ${String(Math.floor((of % 1440) / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
    // 2026-01-04 is a Sunday.
    const when = (of: number) => new Date(Date.UTC(2026, 0, 4) + of * 60_000).toISOString();
    fc.assert(
      fc.property(minute, minute, minute, (from, to, now) => {
        fc.pre(from !== to);
        const length = (to - from + 7 * 1440) % (7 * 1440);
        expect(held(text(from), text(to), undefined, when(now))).toBe((now - from + 7 * 1440) % (7 * 1440) < length);
      }),
    );
  });
});

describe('versions', () => {
  const release = (version: string | undefined, bytes: string) => ({ name: 'income', digest: sha256(bytes), ...(version === undefined ? {} : { version }) });
  const refused = (facts: Partial<VersionFacts>) => versionRefusals({ candidate: release('1.1.0', 'new'), champion: release('1.0.0', 'old'), known: [], changes: [], ...facts });
  const breaking = { kind: 'breaking' as const, text: 'the input age was removed' };
  const addition = { kind: 'addition' as const, text: 'the output why was added' };

  test.each<[string, Partial<VersionFacts>, string | undefined]>([
    ['one that rises', {}, undefined],
    ['the same release again', { candidate: release('1.0.0', 'old') }, undefined],
    ['the first release', { champion: undefined }, undefined],
    ['the same version with other bytes', { candidate: release('1.0.0', 'new') }, 'version-reused'],
    ['the version of a release that was taken back', { known: [release('1.1.0', 'bad')] }, 'version-reused'],
    ['the same bytes that were taken back', { known: [release('1.1.0', 'new')] }, undefined],
    ['a lower one', { candidate: release('0.9.0', 'new') }, 'version-not-rising'],
    ['a pre-release of what serves', { candidate: release('1.0.0-rc.1', 'new') }, 'version-not-rising'],
    ['other build metadata alone', { candidate: release('1.0.0+2', 'new') }, 'version-not-rising'],
    ['none, where what serves has one', { candidate: release(undefined, 'new') }, 'version-missing'],
    ['none on either side', { candidate: release(undefined, 'new'), champion: release(undefined, 'old') }, undefined],
    ['a minor step for a breaking change', { changes: [breaking] }, 'version-step-too-small'],
    ['a major step for a breaking change', { changes: [breaking], candidate: release('2.0.0', 'new') }, undefined],
    ['a patch for an addition', { changes: [addition], candidate: release('1.0.1', 'new') }, 'version-step-too-small'],
    ['a minor step for an addition', { changes: [addition] }, undefined],
  ])('%s', (_, facts, code) => {
    expect(refused(facts).map((refusal) => refusal.code)).toEqual(code === undefined ? [] : [code]);
  });

  test('says which version would do', () => {
    expect(refused({ changes: [breaking] })[0]).toMatchObject({ expected: '2.0.0 or above, since the input age was removed', actual: '1.0.0 to 1.1.0' });
  });

  test('are ordered as semver.org has it (item 11)', () => {
    const rising = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'];
    for (const [index, low] of rising.entries()) for (const high of rising.slice(index + 1)) expect([compareVersions(low, high)! < 0, compareVersions(high, low)! > 0]).toEqual([true, true]);
    expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
    expect(compareVersions('one', '1.0.0')).toBeUndefined();
  });
});

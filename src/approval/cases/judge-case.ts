import { parseDuration } from '../../core/duration.ts';
import { sha256 } from '../../core/digest.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { automaticAuthority } from '../policy/automatic.ts';
import { conditionRefusals, type ConditionFacts } from '../conditions/conditions.ts';
import { floorRefusals } from '../floor/refusals.ts';
import type { Floor } from '../floor/spec.ts';
import { approvalPolicy } from '../policy/policy.ts';
import { everythingChanged, type Change } from '../risk/changes.ts';
import { contractChanges } from '../risk/data-changed.ts';
import { riskOver } from '../risk/risk-of.ts';
import { policyChanges, servingChanges, thresholdChanges } from '../risk/rules-changed.ts';
import { durationText } from '../request/words.ts';
import { versionRefusals } from '../conditions/versions.ts';
import { ledgerOfCase, releasesOfCase } from './facts.ts';
import type { CaseFacts, Expected, PolicyCase } from './spec.ts';

/** One thing that the policy says otherwise than the case expects. */
export interface Mismatch {
  what: string;
  expected: string;
  actual: string;
}

const DAY = 86_400_000;
/** Where a case names no time; only spans before it count then. */
const SOME_TIME = Date.parse('2026-01-05T10:00:00Z');

/** What the policy says of one case's facts, held against what it should say. `then`: the older delivery file, where one is named. */
export function judgeCase(delivery: Delivery, floor: Floor | undefined, { facts = {}, expect }: PolicyCase, then: Delivery | undefined): Mismatch[] {
  const found = policySays(delivery, floor, facts, then);
  const wanted: Required<Expected> = { ...found, ...expect, refusals: expect.refusals ?? [] };
  return (Object.keys(wanted) as (keyof Expected)[]).flatMap((what) => {
    const [expected, actual] = [shown(wanted[what], what), shown(found[what], what)];
    return expected === actual ? [] : [{ what, expected, actual: `${actual}${what === 'risk' ? ` (${found.because.join('; ')})` : what === 'refusals' ? found.why : ''}` }];
  });
}

function policySays(delivery: Delivery, floor: Floor | undefined, facts: CaseFacts, then: Delivery | undefined): Required<Expected> & { because: string[]; why: string } {
  const now = facts.at === undefined ? SOME_TIME : Date.parse(facts.at);
  const risk = riskOver(delivery.spec, floor?.spec, changesOf(delivery, facts, then));
  const policy = approvalPolicy(delivery, { risk, floor });
  const releases = releasesOfCase(facts);
  const takenBack = (facts.taken_back ?? []).map(({ days, requests = 0 }) => ({ at: now - days * DAY, release: 'taken back', requests }));
  const begun = (facts.deliveries ?? []).map((days) => now - days * DAY);
  const ledger = ledgerOfCase(facts);
  const champion = facts.champion === false ? undefined : { release: releases.champion, ledger };
  const conditions: ConditionFacts = {
    model: delivery.spec.release.name,
    stopFile: { value: facts.stop_file === true },
    floorStopFile: { value: facts.organisation_stop_file === true },
    incidents: { value: (facts.incidents ?? []).map(({ title, labels = [] }, index) => ({ number: index + 1, title, labels })) },
    takenBack: { value: takenBack },
    neighbours: new Map(policy.neighbours.map(({ name }) => [name, neighbourOf(facts.neighbours?.[name])])),
  };
  const refusals = [
    ...(floor ? floorRefusals(delivery, floor) : []),
    ...conditionRefusals(facts.at === undefined ? { ...policy, freeze: [] } : policy, conditions, new Date(now)),
    ...(facts.version ? versionRefusals({ candidate: releases.candidate, champion: champion?.release, known: releases.others, changes: releases.changes }) : []),
  ];
  const authority = automaticAuthority(policy, ledger, { champion, begun: { value: begun }, takenBack: { value: takenBack } }, now);
  const automatic = authority?.holds === true;
  return {
    risk: risk.class,
    because: risk.because,
    roles: automatic ? [] : [...new Set(policy.roles.map(({ role }) => role))],
    automatic,
    expires: durationText(policy.expires),
    soak: durationText(policy.soak),
    evidence: policy.evidence,
    characters: policy.rationale?.characters ?? 0,
    questions: (policy.rationale?.questions ?? []).map(({ id }) => id),
    refusals: refusals.map(({ code }) => code),
    why: refusals.length === 0 ? '' : ` (${refusals.map(({ code, expected, actual }) => `${code}: expected ${expected}, found ${actual}`).join('; ')})`,
  };
}

function changesOf(delivery: Delivery, { changes = [], champion }: CaseFacts, then: Delivery | undefined): Pick<Change, 'kind' | 'what'>[] {
  if (changes === 'everything' || champion === false) return everythingChanged('the case says so').filter(({ kind }) => kind !== 'idle' || champion !== false);
  const files = { now: delivery.spec, then: then?.spec };
  const nothing = { entries: [], head: undefined, refusals: [] };
  const between = then ? [...contractChanges(nothing, nothing, files), ...thresholdChanges(files, delivery), ...servingChanges(files, delivery), ...policyChanges(files, delivery)] : [];
  return [...changes.map((kind) => ({ kind, what: 'the case says so' })), ...between];
}

function neighbourOf(state: 'at-rest' | 'in-rollout' | 'unknown' = 'at-rest') {
  if (state === 'unknown') return { unknown: 'the case says so' };
  return { value: state === 'in-rollout' ? { open: sha256('the case says so') } : {} };
}

/** Lists in any order; times by their length, however they are written. */
function shown(value: unknown, what: keyof Expected): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : [...value].sort().join(', ');
  if ((what === 'expires' || what === 'soak') && typeof value === 'string') return durationText(inMilliseconds(value));
  return String(value);
}

function inMilliseconds(text: string): number {
  try {
    return parseDuration(text);
  } catch {
    return Number.NaN;
  }
}

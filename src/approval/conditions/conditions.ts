import type { ConditionRules, ErrorBudgetRules } from '../floor/conditions-of.ts';
import { freezeRefusals } from './freeze.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

/** A fact of the world, or why nobody knows it: what is not known is never taken for what is good. */
export type Known<T> = { value: T } | { unknown: string; refusal?: ApprovalRefusal };

export interface Incident {
  number: number;
  title: string;
  labels: readonly string[];
}

/** A release that was taken back, as the model's journal tells. */
export interface TakenBack {
  /** Milliseconds since the epoch. */
  at: number;
  release: string;
  /** Requests that users sent to it while it served. */
  requests: number;
}

export interface NeighbourFacts {
  /** The delivery that is under way, if one is. */
  open?: string;
  /** It is on its way back to an older release. */
  returning?: boolean;
}

/** What the conditions of a promotion are decided on. */
export interface ConditionFacts {
  /** `release.name` of the model. */
  model: string;
  /** Of the default branch: the stop file is there. */
  stopFile: Known<boolean>;
  floorStopFile: Known<boolean>;
  /** Open issues with one of the policy's labels. */
  incidents: Known<readonly Incident[]>;
  takenBack: Known<readonly TakenBack[]>;
  /** By name. */
  neighbours: ReadonlyMap<string, Known<NeighbourFacts>>;
}

const MOST_SHOWN = 5;

/**
 * Why nothing may be promoted now, whoever approves: freeze windows, stop files, incidents, the error budget, neighbours. Pure.
 * Asked when people are asked, when they have answered and when a rollout begins or goes on; never of a rollback.
 */
export function conditionRefusals(policy: ConditionRules, facts: ConditionFacts, now: Date): ApprovalRefusal[] {
  return [
    ...freezeRefusals(policy.freeze, now),
    ...(policy.stopFile === null ? [] : stopped(facts.stopFile, `no ${policy.stopFile} on the protected branch`)),
    ...(policy.floorStopFile === null ? [] : stopped(facts.floorStopFile, `no ${policy.floorStopFile.file} in ${policy.floorStopFile.repository}`)),
    ...incidentRefusals(policy.incidentLabels, facts),
    ...policy.errorBudgets.flatMap((budget) => budgetRefusals(budget, facts.takenBack, now.getTime())),
    ...policy.neighbours.flatMap(({ name }) => neighbourRefusals(name, facts.neighbours.get(name))),
  ];
}

function stopped(present: Known<boolean>, expected: string): ApprovalRefusal[] {
  if ('unknown' in present) return [notKnown(expected, present)];
  return present.value ? [refuse('stopped', expected, 'it is there')] : [];
}

/** An incident counts for every model of the repository, unless it names others. */
function incidentRefusals(labels: readonly string[], { incidents, model }: ConditionFacts): ApprovalRefusal[] {
  if (labels.length === 0) return [];
  const expected = `no open issue labelled ${labels.join(' or ')}`;
  if ('unknown' in incidents) return [notKnown(expected, incidents)];
  const own = incidents.value.filter(({ labels: these }) => {
    const named = these.filter((label) => label.startsWith('model:'));
    return named.length === 0 || named.includes(`model:${model}`);
  });
  if (own.length === 0) return [];
  const shown = own.slice(0, MOST_SHOWN).map(({ number, title }) => `#${number} (${title})`);
  return [refuse('incident-open', expected, `${shown.join(', ')}${own.length > shown.length ? ` and ${own.length - shown.length} more` : ''}`)];
}

function budgetRefusals({ within, rollbacks, requests }: ErrorBudgetRules, takenBack: Known<readonly TakenBack[]>, now: number): ApprovalRefusal[] {
  const days = `${Math.round(within / 8_640_000) / 10} days`;
  const limits = [...(rollbacks === null ? [] : [`fewer than ${rollbacks} releases taken back`]), ...(requests === null ? [] : [`fewer than ${requests} requests to such releases`])];
  const expected = `${limits.join(' and ')} in ${days}`;
  if ('unknown' in takenBack) return [notKnown(expected, takenBack)];
  // A time that cannot be read counts as lately.
  const lately = takenBack.value.filter(({ at }) => !(now - at > within));
  const served = lately.reduce((sum, each) => sum + (Number.isFinite(each.requests) ? each.requests : Infinity), 0);
  const spent = (rollbacks !== null && lately.length >= rollbacks) || (requests !== null && served >= requests);
  return spent ? [refuse('error-budget-spent', expected, `${lately.length} taken back, which answered ${served} requests`)] : [];
}

function neighbourRefusals(name: string, facts: Known<NeighbourFacts> | undefined): ApprovalRefusal[] {
  const expected = `no rollout of ${name} under way`;
  if (!facts) return [notKnown(expected, { unknown: 'nobody asked' })];
  if ('unknown' in facts) return [notKnown(expected, facts)];
  const { open, returning } = facts.value;
  if (open === undefined && returning !== true) return [];
  return [refuse('neighbour-in-rollout', expected, open === undefined ? 'it is on its way back to an older release' : `delivery ${open}`)];
}

function notKnown(expected: string, { unknown, refusal }: { unknown: string; refusal?: ApprovalRefusal }): ApprovalRefusal {
  return refusal ?? refuse('condition-unknown', expected, unknown);
}

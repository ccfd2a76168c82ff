import { parseDuration } from '../../core/duration.ts';
import type { Approval, ErrorBudget, Freeze, RequiredDocument } from '../../delivery/spec.ts';
import type { RiskClass } from '../risk/changes.ts';
import type { Floor, PolicySpec } from './spec.ts';

/** A time in which nothing is promoted, as it was declared, and who declared it. */
export type FreezeRule = Freeze & { by: 'delivery file' | 'organisation' };

/** Milliseconds; `null`: not counted. */
export interface ErrorBudgetRules {
  within: number;
  rollbacks: number | null;
  requests: number | null;
}

export interface NeighbourRules {
  name: string;
  remote: string | null;
  ref: string | null;
  file: string | null;
}

/** A document with the delivery file's words on where it lies and the floor's on whose it must be. */
export interface DocumentRules {
  name: string;
  owner: string;
  file: string | null;
  signature: string | null;
  publicKey: string | null;
  keyids: string[];
  /** Last day, `YYYY-MM-DD`, UTC. */
  expires: string | null;
  /** Milliseconds. */
  within: number | null;
  classes: RiskClass[] | null;
}

/** What must hold of the world, whoever approves. */
export interface ConditionRules {
  require: DocumentRules[];
  freeze: FreezeRule[];
  /** From the root of the repository. */
  stopFile: string | null;
  /** In the repository of the organisation's policy. */
  floorStopFile: { repository: string; file: string } | null;
  /** Labels of issues that tell an incident. */
  incidentLabels: string[];
  errorBudgets: ErrorBudgetRules[];
  neighbours: NeighbourRules[];
}

const INCIDENT_LABEL = 'model-incident';

/** The conditions of the delivery file and those of the floor: all of them count. */
export function conditionsOf(declared: Approval, floor: Floor | undefined): ConditionRules {
  const under = floor?.spec.approval ?? {};
  return {
    require: documents(declared.require ?? [], under.require ?? []),
    freeze: [...(declared.freeze ?? []).map((each) => ({ ...each, by: 'delivery file' as const })), ...(under.freeze ?? []).map((each) => ({ ...each, by: 'organisation' as const }))],
    stopFile: declared.stop_file ?? null,
    floorStopFile: floor && under.stop_file !== undefined ? { repository: floor.repository, file: under.stop_file } : null,
    incidentLabels: [...new Set([declared.incidents?.label ?? INCIDENT_LABEL, ...(under.incidents ? [under.incidents.label] : [])])],
    errorBudgets: [declared.error_budget, under.error_budget].flatMap((budget) => (budget ? [budgetRules(budget)] : [])),
    neighbours: (declared.neighbours ?? []).map((each) => {
      const { name, remote = null, ref = null, file = null } = typeof each === 'string' ? { name: each } : each;
      return { name, remote, ref, file };
    }),
  };
}

function budgetRules({ within, rollbacks, requests }: ErrorBudget): ErrorBudgetRules {
  return { within: parseDuration(within), rollbacks: rollbacks ?? null, requests: requests ?? null };
}

function documents(own: readonly RequiredDocument[], under: NonNullable<PolicySpec['approval']>['require'] & object): DocumentRules[] {
  const names = [...new Set([...own, ...under].map(({ name }) => name))];
  return names.map((name) => {
    const mine = own.find((each) => each.name === name);
    const theirs = under.find((each) => each.name === name);
    const all = [mine, theirs].filter((each) => each !== undefined);
    const within = all.flatMap(({ within: text }) => (text === undefined ? [] : [parseDuration(text)]));
    const expires = all.flatMap(({ expires: day }) => (day === undefined ? [] : [day])).sort();
    return {
      name,
      owner: (theirs ?? mine)!.owner,
      file: mine?.file ?? null,
      signature: mine?.signature ?? null,
      publicKey: mine?.public_key ?? null,
      keyids: all.flatMap(({ keyid }) => (keyid === undefined ? [] : [keyid])),
      expires: expires[0] ?? null,
      within: within.length > 0 ? Math.min(...within) : null,
      classes: all.some(({ classes }) => classes === undefined) ? null : [...new Set(all.flatMap(({ classes }) => classes!))],
    };
  });
}

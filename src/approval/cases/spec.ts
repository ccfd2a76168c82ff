import type { Outcome, Stage } from '../../core/verdict.ts';
import type { ChangeKind, RiskClass } from '../risk/changes.ts';

/** A file of schemas/policy-cases.schema.json. */
export interface PolicyCases {
  version: 1;
  delivery?: string;
  policy?: string;
  cases: PolicyCase[];
}

export interface PolicyCase {
  name: string;
  facts?: CaseFacts;
  expect: Expected;
}

export interface CaseFacts {
  changes?: ChangeKind[] | 'everything';
  then?: string;
  at?: string;
  outcomes?: Partial<Record<Stage, Outcome>>;
  champion?: boolean;
  deliveries?: number[];
  taken_back?: { days: number; requests?: number }[];
  stop_file?: boolean;
  organisation_stop_file?: boolean;
  incidents?: { title: string; labels?: string[] }[];
  neighbours?: Record<string, 'at-rest' | 'in-rollout' | 'unknown'>;
  version?: { candidate?: string; champion?: string; others?: string[]; breaking?: boolean; addition?: boolean };
}

export interface Expected {
  risk?: RiskClass;
  roles?: string[];
  automatic?: boolean;
  expires?: string;
  soak?: string;
  evidence?: string[];
  characters?: number;
  questions?: string[];
  refusals?: string[];
}

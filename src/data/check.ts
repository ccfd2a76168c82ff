import type { Tally, Value } from '../core/data-engine.ts';
import type { StageContext } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Profile } from './profile/profile.ts';
import type { Conditions } from './rules/conditions.ts';
import type { DataSource, SourceName } from './source.ts';

/** The frozen profile of training, where there is one to be had. */
export interface KnownProfile {
  profile: Profile;
  /** `file`: as `data.profile` has it; `train`: made from data.train in this run. */
  from: 'file' | 'train';
}

/** What every check of one run may look at. */
export interface DataFacts {
  delivery: Delivery;
  context: StageContext;
  /** The tables of this run, in the order train, test or develop, serving. */
  sources: readonly DataSource[];
  /** Tables that rules look values up in: `data.references`, and the declared tables of this run, by name. */
  references: ReadonlyMap<string, DataSource>;
  /** Read or made at its first use. Undefined where there is neither data.profile nor data.train. */
  profile(): Promise<KnownProfile | undefined>;
  /** Every SQL condition of the delivery file, made safe. */
  conditions: Conditions;
}

/** What is known once the tables are open, and before any condition was tried on them. */
export type OpenedFacts = Omit<DataFacts, 'conditions'>;

/** The answers of the scans, by table; without those of tables that this run does not have. */
export type ScanAnswers = Partial<Record<SourceName, Record<string, Value>>>;

/**
 * A question about the tables beyond the rules of one table's contract (drift, skew, stability, …). Its aggregates join
 * the one scan of each table; what SQL cannot put there it asks apart, and says why.
 */
export interface DataCheck {
  /** A word of its own; its measures are named by it. */
  name: string;
  /** Aggregates for the scan of a table, by local name. */
  measures: Partial<Record<SourceName, Record<string, string>>>;
  /** What looks at numbers in the scan of a table, where the engine lets it. */
  tallies?: Partial<Record<SourceName, Tally>>;
  /** `answers` hold `rows` and the local names of `measures`. */
  judge(answers: ScanAnswers): Promise<Finding[]>;
  /** What is off or defaulted, a line each. */
  notes: string[];
  /** Lines of the summary. */
  facts?: [name: string, value: string][];
  /** Clause of the headline where all is well, e.g. `no column drifted`. */
  wellSaid?: string;
  /** What is not answered by the scan, and why, for `--explain`. */
  apart?: { what: string; why: string }[];
  /** Tables that it reads beyond those of the run; they are inputs of the verdict, by these names after `data.`. */
  tables?: DataSource[];
  /** For the statement; plain JSON. */
  details?: Record<string, unknown>;
}

/** Undefined where the delivery file does not ask for it. Throws InputError for what cannot be asked. */
export type PlanCheck = (facts: DataFacts) => Promise<DataCheck | undefined>;

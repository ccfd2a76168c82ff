import type { Resource, StageContext } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Join } from './predictions/predictions.ts';
import type { Rows } from './predictions/rows.ts';
import type { TestSet } from './predictions/test-set.ts';
import type { Prevalence } from './shift/prevalence.ts';

/** What every part of the stage may know once labels and predictions are joined. */
export interface ModelFacts {
  delivery: Delivery;
  context: StageContext;
  testSet: TestSet;
  rows: Rows;
  /** The files behind the rows, for what is asked of the engine itself (metric: custom). */
  join?: Join;
  /** Confidence of every interval, after what the use of the test set has cost. */
  level: number;
  /** Share of positive labels in training and here; binary only. */
  prevalence?: Prevalence;
  /** Columns that validate-data found drifted in this delivery, the gravest first; absent where nobody knows. */
  drifted?: readonly string[];
}

/** What one part of the stage has to say. */
export interface PartAnswer {
  findings: Finding[];
  notes?: string[];
  /** Lines of the summary's table of facts. */
  facts?: [string, string][];
  /** What was read, by its bytes. */
  inputs?: Resource[];
  /** Joins the statement's details under the part's name. */
  details?: Record<string, unknown>;
  /** Gates that need a champion, in words, when there is none. */
  off?: string[];
}

/** One part of `run-model-tests`: declared by a key of the delivery file, judged on the joined rows. */
export interface ModelPart {
  /** As the delivery file calls it, for notes about what is off. */
  name: string;
  declared(delivery: Delivery): boolean;
  /** Columns of the test set that it needs, as cuts of the joined rows (see slices/cuts.ts). */
  judge(facts: ModelFacts): Promise<PartAnswer> | PartAnswer;
}

/** One part that needs no predictions: the model's files, the team's reports. Runs before any of them is loaded. */
export interface FilePart {
  name: string;
  declared(delivery: Delivery): boolean;
  judge(delivery: Delivery, context: StageContext): Promise<PartAnswer>;
}

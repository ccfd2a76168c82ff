/** Where harm of one guardrail begins, what promotion must rule out, and its share of the error budget. */
export interface PlannedGuardrail {
  name: string;
  /** What is compared; absent: a rate. */
  kind?: GuardrailKind;
  /** `interval`: betting on each interval's share; `request`: requests are declared independent; `user`: each user counts once. */
  unit: 'interval' | 'request' | 'user';
  /** Where harm begins: the ratio of candidate to champion, or their difference where `absolute`. */
  tolerate: number;
  /** What promotion must rule out, in the same measure. */
  margin: number;
  /** True: `tolerate` and `margin` are differences (means, class shares, disagreement). */
  absolute?: boolean;
  /** Kind `mean`: no value lies outside. */
  bounds?: [number, number];
  /** Kind `mean`: which way is harm. */
  worse?: 'higher' | 'lower' | 'either';
  /** Kind `quantile`: which, between 0 and 1, and the bucket edges above which shares are compared (fixed from the champion before its rollout). */
  quantile?: number;
  edges?: PlannedEdges;
  /** Kind `classes`: the champion's, most frequent first, fixed as well; all others count as one more. */
  classes?: string[];
  /** Kind `gauge`: the figure only grows, and its rises are compared. */
  countsUp?: true;
  /** The slice that it watches, where it is one of several made of one declared guardrail. */
  segment?: string;
  /** Indices of the plan's steps that wait for it; absent: all. It can take the candidate back at any. */
  steps?: number[];
  /** Judged when labels are so old (milliseconds); it never gates a step. `selective`: the model decides which labels exist. */
  labels?: { after: number; selective: boolean };
  /** Why it may hold or ask, and never promote by evidence: users stay in their arm, and it does not count them once. */
  doubtful?: 'sticky';
  /** What promotion must rule out against the anchor, and what the deliveries since then have ruled out already (their product, and how many). */
  anchor?: { margin: number; before: number; deliveries: number };
  /** False: evidence of harm holds the delivery and asks a person, instead of draining. */
  critical: boolean;
  /** Chance of a false alarm spent on this guardrail, over the whole delivery. */
  falseRollback: number;
}

/**
 * Harm: above `at`, more than `ratio` times the champion's share, or more than `excess` of all requests beyond it, means that the
 * quantile is above `tolerate` times the champion's. Promotion: below `ratio` times its share means that it is below `margin` times.
 */
export interface PlannedEdges {
  harm: { at: number; ratio: number; excess: number };
  promotion: { at: number; ratio: number };
}

export type GuardrailKind = 'rate' | 'quantile' | 'mean' | 'classes' | 'pairs' | 'gauge';

export type Strategy = 'replace' | 'batch' | 'canary' | 'blue-green' | 'shadow' | 'cohort' | 'ab';

/** What a delivery may do, fixed when it opens: later ticks and the watch obey this copy. Times in milliseconds. */
export interface Plan {
  strategy: Strategy;
  /** Candidate's shares in per cent, rising, the last one 100. A first one of 0 is a step without users; `[0]` ends with a report. */
  steps: number[];
  /** What the step of the same index asks for besides evidence. */
  details?: StepPlan[];
  guardrails: PlannedGuardrail[];
  falsePromotion: number;
  interval: number;
  lease: number;
  blindFor: number;
  /** Stands still while a person or the day stands against more users. */
  timeBudget: number;
  /** How long the candidate is watched at its last step (that of `holdBack`, where there is one). */
  watch: number;
  /** How long each step lasts at the least, as the approval asks; absent: as long as its evidence takes. */
  soak?: number;
  /** In per cent: the step before the last is 100 less this, and is the one that is watched. */
  holdBack?: number;
  /** What is read so soon after a raise is not judged. */
  warmUp?: number;
  atEnd: 'hold' | 'rollback' | 'ask';
  /** With `ask`: how long a person has. */
  answerWithin?: number;
  capacity?: { rps: number; from?: string; headroom: number };
  shadow?: { for: number; then: 'report' | 'promote' };
  blueGreen?: { before: number; keepWarm: number };
  /** `ends`: since the epoch. The step before the last is the one that ends then. */
  ab?: { ends: number; then: 'champion' | 'candidate' | 'ask' };
  batch?: { last: number; differAtMost?: number };
}

/** Times in milliseconds. `hours` and `gate` stand before the step, the rest before its end. */
export interface StepPlan {
  soak?: number;
  evidence?: { events?: number; requests?: number };
  hours?: Hours;
  /** Environment of GitHub whose reviewers let the step begin. */
  gate?: string;
}

/** On these days (all where absent), from the first minute and without the last, `HH:MM` on the clocks of that zone. */
export interface Hours {
  from: string;
  to: string;
  zone: string;
  days?: string[];
}

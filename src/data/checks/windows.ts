import { compareProfiles, type DriftAnswer } from '../drift/drift.ts';
import type { DriftLimits, Measure } from '../drift/questions.ts';
import { mergeProfiles } from '../profile/merge.ts';
import type { Profile } from '../profile/profile.ts';

/** Rows of one or more neighbouring windows of time. */
export interface Span {
  /** Start of the first window, ISO 8601. */
  start: string;
  profile: Profile;
  /** Starts of windows that were too small to be judged alone and are in this one. */
  joined: string[];
}

/** Fewer rows are not judged alone, and fewer than this share of the median window's: the first and last window are often cut. */
const FEWEST_ROWS = 30;
const FEWEST_SHARE = 0.25;

/** Small windows are judged with the next one (at the end, with the one before), so that no row escapes. */
export function spansOf(windows: readonly { start: string; profile: Profile }[]): Span[] {
  const sizes = windows.map(({ profile }) => profile.rows).sort((a, b) => a - b);
  const least = Math.max(FEWEST_ROWS, FEWEST_SHARE * (sizes[Math.floor(sizes.length / 2)] ?? 0));
  const spans: Span[] = [];
  let waiting: Span | undefined;
  for (const { start, profile } of windows) {
    const small = profile.rows < least ? [start] : [];
    const span: Span = waiting ? { start: waiting.start, profile: mergeProfiles(waiting.profile, profile), joined: [...waiting.joined, ...small] } : { start, profile, joined: small };
    waiting = span.profile.rows < least ? span : undefined;
    if (!waiting) spans.push(span);
  }
  if (!waiting) return spans;
  const last = spans.pop();
  return last ? [...spans, { start: last.start, profile: mergeProfiles(last.profile, waiting.profile), joined: [...last.joined, ...waiting.joined] }] : [waiting];
}

/** What the windows say of one column. */
export interface ColumnStability {
  column: string;
  outcome: DriftAnswer['outcome'];
  /** Of a failure: the first window of change. Else: the window farthest from all before it. */
  at: Span;
  answer: DriftAnswer;
  /** Windows that are beyond the limit, and all that were compared. */
  beyond: number;
  compared: number;
  /** Of an inconclusive column: rows of a window from which on it would probably pass; Infinity where the reference is too small. */
  needed: number;
}

/**
 * A search for the first window of change: each window is compared with all before it together. `falseAlarms` is shared by
 * all windows and columns (Bonferroni over windows, and within a window as drift shares it), so a column whose distance never
 * passes its limit is called changed with at most that probability, however many windows there are. The first window whose
 * lower bound is above the limit is where the change is named: what comes later is compared with a mixture of both.
 */
export function stabilityOf(spans: readonly Span[], { limits, falseAlarms }: { limits?: DriftLimits; falseAlarms: number }): ColumnStability[] {
  const asked = new Map<string, { at: Span; answer: DriftAnswer }[]>();
  let before: Profile | undefined;
  for (const span of spans) {
    const answers = before ? compareProfiles(before, span.profile, { limits, falseAlarms: falseAlarms / (spans.length - 1), tests: false }) : [];
    for (const answer of answers) asked.set(answer.question.column, [...(asked.get(answer.question.column) ?? []), { at: span, answer }]);
    before = before ? mergeProfiles(before, span.profile) : span.profile;
  }
  return [...asked].map(([column, answers]) => {
    const failing = answers.filter(({ answer }) => answer.outcome === 'fail');
    const open = answers.filter(({ answer }) => answer.outcome === 'inconclusive');
    const farthest = (list: typeof answers) => list.reduce((far, one) => (excess(one.answer) > excess(far.answer) ? one : far));
    const shown = failing[0] ?? farthest(open.length > 0 ? open : answers);
    return {
      column,
      outcome: failing.length > 0 ? 'fail' : open.length > 0 ? 'inconclusive' : 'pass',
      ...shown,
      beyond: new Set(failing.map(({ at }) => at)).size,
      compared: spans.length - 1,
      needed: Math.max(0, ...open.map(({ answer }) => answer.needed)),
    };
  });
}

function excess({ high, limit }: DriftAnswer): number {
  return Number.isFinite(high) ? high / limit : Number.MAX_VALUE;
}

export const MEASURE_NAMES: Record<Measure, string> = {
  wasserstein_std: 'Wasserstein-1 distance over the standard deviation',
  wasserstein_iqr: 'Wasserstein-1 distance over the interquartile range',
  ks: 'Kolmogorov–Smirnov distance',
  jensen_shannon: 'Jensen–Shannon distance',
  psi: 'population stability index',
  total_variation: 'total variation',
};

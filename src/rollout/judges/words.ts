import type { Numbers } from '../../journal/events.ts';
import type { OpenDelivery } from '../../journal/state-types.ts';
import type { PlannedGuardrail } from '../../journal/plan.ts';
import type { Judgement } from '../judge.ts';

/** What a decision keeps of a judgement, by name. */
export function numbersOf(judgement: Judgement): Numbers {
  const { harm, noHarm, step, exposure, sideBySide, silent, dispersion, left, anchor, figures, guardrail } = judgement;
  return {
    logHarm: harm.logE, logHarmLimit: harm.limit, logNoHarm: noHarm.logE, logNoHarmLimit: noHarm.limit,
    harmFound: Number(harm.reached), noHarmFound: Number(noHarm.reached),
    candidateEvents: sideBySide.candidate.events, candidateTotal: sideBySide.candidate.total,
    championEvents: sideBySide.champion.events, championTotal: sideBySide.champion.total,
    stepCandidateEvents: step.candidate.events, stepCandidateTotal: step.candidate.total,
    stepChampionEvents: step.champion.events, stepChampionTotal: step.champion.total,
    exposure, intervals: step.intervals, silentIntervals: silent.intervals,
    ...(dispersion !== undefined && { dispersion }),
    ...(intervalsLeft(judgement) !== undefined && { intervalsLeft: intervalsLeft(judgement)! }),
    ...(left.late > 0 && { late: left.late }), ...(left.missing > 0 && { missing: left.missing }), ...(left.repeated > 0 && { repeated: left.repeated }),
    ...(figures && { candidateFigure: figures.candidate, championFigure: figures.champion }),
    ...(guardrail.labels && { pending: Number(judgement.pending !== undefined) }),
    ...(anchor && { ruledOut: finite(anchor.ruledOut), sinceAnchor: finite(anchor.sinceAnchor), anchorMargin: anchor.margin }),
  };
}

/** How many more intervals such as those of this step evidence of no harm would take; undefined where it does not grow. */
function intervalsLeft({ noHarm: { logE, limit }, step: { intervals } }: Judgement): number | undefined {
  return logE > 0 && logE < limit ? Math.ceil(((limit - logE) * intervals) / logE) : undefined;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Where harm begins, or what promotion rules out, as the rest of "the candidate is …". */
export function beyond({ kind = 'rate', absolute, quantile, worse = 'higher' }: PlannedGuardrail, limit: number): string {
  if (kind === 'pairs') return `answered otherwise than the champion in more than ${percent(limit)} of the requests`;
  if (kind === 'classes') return `divided among classes otherwise than the champion by more than ${percent(limit)} (total variation)`;
  const what = kind === 'quantile' ? ` in its ${quantile}-quantile` : '';
  if (!absolute) return `more than ${limit} times the champion's${what}`;
  return worse === 'either' ? `more than ${limit} away from the champion's` : `more than ${limit} ${worse === 'lower' ? 'below' : 'above'} the champion's`;
}

export interface Arm {
  events: number;
  total: number;
  /** Kind `gauge`. */
  figure?: number | null;
}

/** One arm in numbers. */
export function armText(guardrail: PlannedGuardrail, { events, total, figure }: Arm): string {
  if (guardrail.kind === 'gauge') return typeof figure === 'number' ? String(Number(figure.toPrecision(4))) : 'no figure';
  if (total === 0) return 'not seen';
  const share = `${percent(events / total)} (${Number(events.toPrecision(6))} of ${total})`;
  switch (guardrail.kind) {
    case 'mean': {
      const [low, high] = guardrail.bounds ?? [0, 1];
      return `${Number((low + ((high - low) * events) / total).toPrecision(4))} on average (${total})`;
    }
    case 'quantile':
      return guardrail.edges ? `${share} above ${guardrail.edges.promotion.at}` : `${total} requests`;
    case 'classes':
      return `${total} answers`;
    case 'pairs':
      return `${share} differ`;
    default:
      return share;
  }
}

export function harmSentence({ guardrail, sideBySide, step, harm: { logE, limit }, noHarm, figures }: Judgement): string {
  const { candidate, champion } = sideBySide.intervals > 0 ? sideBySide : step;
  const within = (arm: Arm) => `(${armText(guardrail, arm).replace(' (', ', ').replace(')', '')})`;
  const against = guardrail.kind === 'pairs' ? '' : ` ${within({ ...champion, figure: figures?.champion })}`;
  const both = noHarm.reached ? ` There is evidence too that it is not ${beyond(guardrail, guardrail.margin)}: both are true between the two limits, and harm wins.` : '';
  return `\`${guardrail.name}\` of the candidate ${within({ ...candidate, figure: figures?.candidate })} is ${beyond(guardrail, guardrail.tolerate)}${against}: evidence ${Math.exp(logE).toPrecision(3)} against a limit of ${Math.exp(limit).toPrecision(3)}.${both}`;
}

/** What the step at hand waits for, of the guardrails that it waits for. */
export function waitingFor(judgements: readonly Judgement[]): string {
  const open = judgements.filter(({ noHarm }) => !noHarm.reached);
  const [first] = open.filter(hasNoEvent).concat(open);
  if (!first) return 'Watching.';
  const { guardrail: { name }, noHarm, anchor, step } = first;
  if (step.candidate.total === 0) return `\`${name}\` has counted nothing of the candidate in this step.`;
  if (hasNoEvent(first)) return `\`${name}\` has counted no event in this step, and a ratio needs some.`;
  if (anchor && noHarm.logE >= noHarm.limit && !anchor.cleared) return `\`${name}\`: with the deliveries since the anchor only ${finite(anchor.sinceAnchor)?.toPrecision(3) ?? 'nothing'} times the anchor's is ruled out, and ${anchor.margin} must be.`;
  const left = intervalsLeft(first);
  return `\`${name}\`: evidence of no harm is ${Math.exp(noHarm.logE).toPrecision(3)} and needs ${Math.exp(noHarm.limit).toPrecision(3)}${left === undefined ? '' : `, at this pace about ${left} more intervals`}.`;
}

function hasNoEvent({ guardrail: { kind = 'rate', absolute }, step: { candidate, champion } }: Judgement): boolean {
  return (kind === 'rate' || kind === 'quantile') && !absolute && candidate.events + champion.events === 0;
}

/** A share this far from the router's (a quarter of the smaller arm, and six standard errors) is no chance. */
export function sharesDisagree({ guardrail: { kind, labels }, step: { candidate, champion } }: Judgement, open: OpenDelivery): boolean {
  // Pairs are in both arms at once, figures are of slots, and labels are of another time.
  if (kind === 'pairs' || kind === 'gauge' || labels) return false;
  const exposure = (open.intended[open.slot] ?? 0) / 100;
  const n = candidate.total + champion.total;
  if (n < 1000 || exposure >= 1 || exposure <= 0) return false;
  const off = Math.abs(candidate.total / n - exposure);
  return off > 0.25 * Math.min(exposure, 1 - exposure) && off > 6 * Math.sqrt((exposure * (1 - exposure)) / n);
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(3)} %`;
}

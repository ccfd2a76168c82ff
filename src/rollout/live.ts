import type { OpenDelivery, State } from '../journal/state.ts';
import { SILENT_INTERVALS, judgementOf, judgeOn, startJudging, type Arms, type Judgement } from './judge.ts';

/** How one guardrail's evidence grew: after each interval of the delivery, ln E of harm and of no harm. */
export interface EvidenceCurve {
  judgement: Judgement;
  harm: number[];
  noHarm: number[];
}

/** Told from the journal alone, by the same fold as the tick's. */
export function evidenceCurves(open: OpenDelivery): EvidenceCurve[] {
  return open.plan.guardrails.map((guardrail) => {
    const running = startJudging(guardrail);
    const harm: number[] = [];
    const noHarm: number[] = [];
    for (const interval of open.observed[guardrail.name] ?? []) {
      judgeOn(running, interval);
      const now = judgementOf(running, interval.step, open.plan.falsePromotion);
      harm.push(now.harm.logE);
      noHarm.push(now.noHarm.logE);
    }
    return { judgement: judgementOf(running, open.step, open.plan.falsePromotion), harm, noHarm };
  });
}

export interface LiveOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** Characters of a line. */
  width: number;
}

const BLOCKS = '▁▂▃▄▅▆▇█';
const BAR = 24;

/**
 * A rollout in flight, or how the last one ended, as lines for a terminal: shares, rates of both arms, and two curves for each guardrail.
 * A curve that reaches the top of its line has reached its limit: harm takes the candidate back, no harm lets it have more users.
 */
export function liveLines({ open, champion, closed }: State, { now, width }: LiveOptions): string[] {
  if (open) return flight(open, now, width);
  const last = Object.values(closed).reduce<(typeof closed)[string] | undefined>((latest, one) => (latest && latest.closedAt > one.closedAt ? latest : one), undefined);
  const serves = champion ? `${title(champion.release)} serves on slot ${champion.slot} since ${new Date(champion.since).toISOString()}.` : 'Nothing serves by this journal.';
  if (!last) return ['No rollout is in flight.', serves];
  const why = last.rolledBack?.reason ?? last.note;
  return [`No rollout is in flight. The last one, of ${title(last.release)}, was ${last.outcome} at ${new Date(last.closedAt).toISOString()}.${why ? ` ${why}` : ''}`, serves];
}

function flight(open: OpenDelivery, now: number, width: number): string[] {
  const { plan, step, holds, lease, slot, slots } = open;
  const [hold] = holds;
  const share = step < 0 ? 0 : plan.steps[step]!;
  const state = hold ? `held: ${hold.reason}` : now > lease ? 'NO TICK CAME: its lease is over' : 'watched';
  const head = `${title(open.release)} has ${share} % of users, step ${step + 1} of ${plan.steps.length}, ${state}`;
  const arms = slots.map((name) => `  slot ${name.padEnd(8)} ${bar((open.configured[name] ?? 0) / 100)} ${String(round(open.configured[name] ?? 0)).padStart(5)} %  ${name === slot ? 'candidate' : 'champion'}`);
  const left = now > lease ? '' : `; lease ${Math.round((lease - now) / 1000)} s`;
  return [head, ...arms, ...evidenceCurves(open).flatMap((curve) => guardrailLines(curve, width)), `  ${intervalsOf(open)} intervals of ${Math.round(plan.interval / 1000)} s${left}`];
}

function guardrailLines({ judgement, harm, noHarm }: EvidenceCurve, width: number): string[] {
  const { guardrail, sideBySide, invalid, pending, silent } = judgement;
  const room = Math.max(8, width - 46);
  const notes = [invalid && `judgement invalid: ${invalid}`, pending && `pending: ${pending}`, silent.intervals > 0 && `the candidate was silent in ${silent.intervals} of ${SILENT_INTERVALS} intervals`].filter(Boolean);
  return [
    `  ${guardrail.name}: ${armsText(sideBySide)}${notes.length > 0 ? `; ${notes.join('; ')}` : ''}`,
    `    harm     ${sparkline(harm, judgement.harm.limit, room)}  ${evidenceText(judgement.harm)}`,
    `    no harm  ${sparkline(noHarm, judgement.noHarm.limit, room)}  ${evidenceText(judgement.noHarm)}`,
  ];
}

function evidenceText({ logE, limit, reached }: Judgement['harm']): string {
  return `${Math.exp(Math.min(logE, 700)).toPrecision(3)} of ${Math.exp(limit).toPrecision(3)}${reached ? ', reached' : ''}`;
}

function armsText({ candidate, champion }: Arms): string {
  const one = ({ events, total }: Arms['candidate']): string => (total > 0 ? `${((100 * events) / total).toPrecision(3)} % of ${Math.round(total)}` : 'none yet');
  return `candidate ${one(candidate)}, champion ${one(champion)}`;
}

/** The last part of it where it is longer than the room. The bottom is no evidence (E ≤ 1), the top the limit. */
export function sparkline(values: readonly number[], limit: number, room: number): string {
  const shown = values.slice(-room);
  const level = (value: number): number => Math.max(0, Math.min(BLOCKS.length - 1, Math.floor((value / limit) * (BLOCKS.length - 1))));
  return shown.map((value) => (Number.isFinite(value) ? BLOCKS[level(value)] : value > 0 ? BLOCKS.at(-1) : BLOCKS[0])).join('').padEnd(room, '·');
}

function bar(share: number): string {
  return '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');
}

function intervalsOf({ observed }: OpenDelivery): number {
  return Math.max(0, ...Object.values(observed).map((intervals) => intervals.length));
}

function title({ name, version }: OpenDelivery['release']): string {
  return version === undefined ? name : `${name} ${version}`;
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}

// How soon a regression is found: 20 requests a second, 1 % errors, independent; tolerate 1, α = 0.05, one guardrail.
import { judgeOnce, type Setting } from './judged.ts';
import { seedOf } from './rates.ts';
import { KINDS, type Unit } from './traffic.ts';

const BASE = { kind: KINDS.iid!, perSecond: 20, tolerate: 1, margin: 1.5, alpha: 0.05 };

export interface SpeedCell {
  key: string;
  unit: Unit;
  ratio: number;
  ramp: 'hourly' | 'fixed at 5 %' | 'after a healthy day at 5 %';
}

export interface SpeedResult extends SpeedCell {
  part: 'speed';
  replicates: number;
  found: number;
  mean: number;
  median: number | null;
  most: number | null;
  /** ln(1/α) over the information a minute gives: nothing that is right at α at every look is sooner on average. */
  limit: number;
  /** Replicates in which harm was found on the healthy day. */
  before: number;
}

export function speedCells(): SpeedCell[] {
  const ramps: SpeedCell['ramp'][] = ['hourly', 'fixed at 5 %', 'after a healthy day at 5 %'];
  return ramps.flatMap((ramp) => (['request', 'interval'] as const).flatMap((unit) => [1.5, 2, 4].map((ratio) => ({ key: ['speed', ramp, unit, ratio].join(' | '), unit, ratio, ramp }))));
}

/** A day of minutes before it begins costs fifty times as much as the others, so a fifth of the replicates has to do. */
const DAYS_SHARE = 5;

export function runSpeed(cell: SpeedCell, asked: number): SpeedResult {
  const replicates = cell.ramp === 'after a healthy day at 5 %' ? Math.ceil(asked / DAYS_SHARE) : asked;
  const times: number[] = [];
  let before = 0;
  let ran = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const delay = delayOf(cell, seedOf(cell.key, replicate));
    if (delay === 'before') before += 1;
    else {
      ran += 1;
      if (delay !== undefined) times.push(delay);
    }
  }
  times.sort((a, b) => a - b);
  const at = (level: number) => times[Math.ceil(level * ran) - 1] ?? null;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { ...cell, part: 'speed', replicates, found: times.length, mean, median: at(0.5), most: at(0.95), limit: informationLimit(cell.ratio, 0.05), before };
}

/** Minutes from the begin of the regression. */
function delayOf({ unit, ratio, ramp }: SpeedCell, seed: number): number | 'before' | undefined {
  const fixed: Setting = { ...BASE, unit, ratio, steps: [5], minutes: 1440 };
  if (ramp === 'hourly') return judgeOnce({ ...fixed, steps: [5, 10, 25, 50], minutes: 60 }, seed).found;
  if (ramp === 'fixed at 5 %') return judgeOnce(fixed, seed).found;
  const healthy = 1440;
  const late = { ...fixed, minutes: healthy + 600, kind: turningBad(healthy) };
  const { found } = judgeOnce(late, seed);
  if (found === undefined) return undefined;
  return found <= healthy ? 'before' : found - healthy;
}

/** Independent requests whose candidate is as good as the champion for so many minutes, and then not. */
function turningBad(minutes: number): Setting['kind'] {
  return {
    ...BASE.kind,
    draws: (random, perSecond, ratio) => {
      const [good, bad] = [BASE.kind.draws(random, perSecond, 1), BASE.kind.draws(random, perSecond, ratio)];
      return (span) => (span.until <= minutes * 60_000 ? good : bad)(span);
    },
  };
}

/** Minutes: events a minute under the regression, times what each tells of which arm it fell to (Kullback–Leibler). */
export function informationLimit(ratio: number, exposure: number): number {
  const events = BASE.perSecond * 60 * BASE.kind.rate * (exposure * ratio + 1 - exposure);
  const share = (exposure * ratio) / (exposure * ratio + 1 - exposure);
  const each = share * Math.log(share / exposure) + (1 - share) * Math.log((1 - share) / (1 - exposure));
  return Math.log(1 / BASE.alpha) / (events * each);
}

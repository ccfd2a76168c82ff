// False roll-backs and false promotions of Sluice's judge, cell by cell.
import { clopperPearsonLow } from '../../src/statistics/binomial.ts';
import { judgeOnce, type Setting } from './judged.ts';
import { KINDS, type Unit } from './traffic.ts';

export const PER_SECOND = [1, 5, 20, 100, 1000] as const;
export const RAMPS = { '5/10/25/50': [5, 10, 25, 50], '1/5/25/50': [1, 5, 25, 50] } as const;
export const TOLERATE = 1.1;
export const MARGIN = 1.5;
export const ALPHA = 0.05;
const RATIOS = { 1: 1, tolerate: TOLERATE, margin: MARGIN, 2: 2, 4: 4 } as const;
/** One-sided confidence of the bounds that are held against a claim. */
const LEVEL = 0.99;

export interface RateCell {
  key: string;
  kind: string;
  unit: Unit;
  perSecond: number;
  ratio: keyof typeof RATIOS;
  ramp: keyof typeof RAMPS;
  gated: boolean;
}

export interface RateResult extends RateCell {
  part: 'rates';
  replicates: number;
  /** Harm found; medians and 95 % in minutes, null: not within the horizon. */
  found: number;
  median: number | null;
  most: number | null;
  /** Replicates that cleared each step before harm was found, and the candidate's requests on average. */
  cleared: number[];
  exposed: number;
}

export function rateCells(): RateCell[] {
  const cells: RateCell[] = [];
  for (const [kind, { matched, mismatched }] of Object.entries(KINDS))
    for (const unit of [...matched, ...mismatched])
      for (const ramp of Object.keys(RAMPS) as RateCell['ramp'][])
        for (const perSecond of PER_SECOND)
          for (const ratio of ['1', 'tolerate', 'margin', '2', '4'] as unknown as RateCell['ratio'][]) {
            const gated = matched.includes(unit);
            const shown = (String(ratio) === '1' || String(ratio) === 'margin') && ramp === '5/10/25/50' && [5, 20, 100].includes(perSecond);
            if (gated || shown) cells.push({ key: ['rates', kind, unit, ramp, perSecond, ratio].join(' | '), kind, unit, perSecond, ratio, ramp, gated });
          }
  // What all traffic has in common first, so that a run that is cut off has seen a bit of everything.
  const order = [20, 100, 5, 1, 1000];
  const place = ({ ramp, perSecond }: RateCell) => Object.keys(RAMPS).indexOf(ramp) * order.length + order.indexOf(perSecond);
  return cells.sort((a, b) => place(a) - place(b));
}

export function settingOf({ kind, unit, perSecond, ratio, ramp }: Omit<RateCell, 'key' | 'gated'>): Setting {
  return { kind: KINDS[kind]!, unit, perSecond, ratio: RATIOS[ratio], steps: RAMPS[ramp], minutes: 60, tolerate: TOLERATE, margin: MARGIN, alpha: ALPHA };
}

export function runRates(cell: RateCell, replicates: number): RateResult {
  const setting = settingOf(cell);
  const cleared = setting.steps.map(() => 0);
  const times: number[] = [];
  let exposed = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const judged = judgeOnce(setting, seedOf(cell.key, replicate));
    if (judged.found !== undefined) times.push(judged.found);
    judged.cleared.forEach((is, step) => (cleared[step]! += is ? 1 : 0));
    exposed += judged.exposed / replicates;
  }
  times.sort((a, b) => a - b);
  const at = (level: number) => times[Math.ceil(level * replicates) - 1] ?? null;
  return { ...cell, part: 'rates', replicates, found: times.length, median: at(0.5), most: at(0.95), cleared, exposed: Math.round(exposed) };
}

/** What a gated cell claims, and whether the numbers contradict it: the 99 % lower Clopper–Pearson bound above the claim. */
export function contradictions({ ratio, gated, found, cleared, replicates }: RateResult): string[] {
  if (!gated) return [];
  const isHealthy = RATIOS[ratio] <= TOLERATE;
  const isBad = RATIOS[ratio] >= MARGIN;
  const over = (hits: number) => clopperPearsonLow(hits, replicates, LEVEL) > ALPHA;
  return [...(isHealthy && over(found) ? [`false roll-back ${found} of ${replicates}`] : []), ...(isBad ? cleared.flatMap((hits, step) => (over(hits) ? [`step ${step} cleared ${hits} of ${replicates}`] : [])) : [])];
}

/** A seed of its own for every replicate of every cell (FNV-1a). */
export function seedOf(key: string, replicate: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${key}#${replicate}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash | 0;
}

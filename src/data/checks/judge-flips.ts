import { binomialTail, clopperPearsonLow } from '../../statistics/binomial.ts';
import type { Flips } from '../row-diff.ts';

/** Chance that any source fails whose labels change no more often than the limit allows. */
const FALSE_ALARMS = 0.05;

export interface SourceFlips {
  source: string | null;
  known: number;
  flipped: number;
  share: number;
  /** Lower bound of its rate, simultaneous over the sources. */
  low: number;
  /** Exact binomial p-value of "no more often than the limit", times the number of sources. */
  p: number;
}

export interface FlipAnswer {
  /** Of all rows known before: their share itself decides, for the rule is about these rows. */
  all: 'pass' | 'fail' | 'inconclusive';
  share: number;
  /** Sources whose rate is above the limit beyond chance, gravest first. */
  above: SourceFlips[];
  /** Sources whose share is above the limit, with too few rows to tell it from chance. */
  unsure: SourceFlips[];
  /** At which level the bounds of one source stand. */
  level: number;
}

/**
 * A screen for poisoned labels. All rows together fail where more than `atMost` of them changed their label. A source fails
 * where its exact binomial test says that its rate is above the limit, at 5 % over all sources together (Bonferroni): one
 * changed label in three rows is no finding, and thirty in three hundred are, even where they vanish among a million.
 */
export function judgeFlips({ known, flipped, sources = [] }: Flips, atMost: number): FlipAnswer {
  const level = 1 - FALSE_ALARMS / Math.max(1, sources.length);
  const over = sources.map((one): SourceFlips => ({ ...one, share: one.flipped / one.known, low: clopperPearsonLow(one.flipped, one.known, level), p: Math.min(1, binomialTail(one.flipped, one.known, atMost) * sources.length) })).filter(({ share }) => share > atMost);
  const gravest = over.sort((a, b) => a.p - b.p || b.share - a.share);
  const share = flipped / known;
  return {
    all: known === 0 ? 'inconclusive' : share > atMost ? 'fail' : 'pass',
    share,
    above: gravest.filter(({ p }) => p < FALSE_ALARMS),
    unsure: gravest.filter(({ p }) => !(p < FALSE_ALARMS)),
    level,
  };
}

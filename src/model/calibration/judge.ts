import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { calibrationErrorInterval, rowsForCalibrationError, type Binning } from '../../statistics/calibration-error.ts';
import { coefficientInterval, type Coefficient, type Recalibration } from '../../statistics/recalibration.ts';
import { count, figure, interval, signed } from '../format.ts';
import { POWER, rowsNeeded, type Answer } from '../gates/decide.ts';
import { FEWEST_EVENTS, type Measured } from './measure.ts';

export type Calibration = NonNullable<NonNullable<Delivery['spec']['tests']>['calibration']>;

/** What is asked of one set of rows. */
export interface Asked {
  slope?: [number, number];
  intercept?: [number, number];
  ece?: { limit: number; binning: Binning[] };
}

/** Limits of the slope where `calibration` asks for nothing in particular. */
export const DEFAULT_SLOPE: [number, number] = [0.9, 1.1];

export function askedOf({ slope, intercept, ece }: Calibration): Asked {
  const nothing = slope === undefined && intercept === undefined && ece === undefined;
  return {
    ...((slope !== undefined || nothing) && { slope: (slope ?? DEFAULT_SLOPE) as [number, number] }),
    ...(intercept !== undefined && { intercept: intercept as [number, number] }),
    ...(ece !== undefined && { ece: { limit: ece.at_most, binning: ece.binning! } }),
  };
}

export interface Levels {
  level: number;
  strictLevel: number;
}

/** Every gate on one set of rows. */
export function judge(delivery: Delivery, asked: Asked, measured: Measured, levels: Levels): Finding[] {
  const gates: Finding[] = [];
  if (asked.slope) gates.push(coefficient(delivery, 'slope', asked.slope, measured, levels));
  if (asked.intercept) gates.push(coefficient(delivery, 'intercept', asked.intercept, measured, levels));
  for (const binning of asked.ece?.binning ?? []) gates.push(error(delivery, binning, asked.ece!.limit, measured, levels));
  return gates;
}

const COEFFICIENTS = {
  slope: { name: 'calibration slope', of: ({ slope }: Recalibration) => slope, low: 'scores are too extreme (too sure of themselves)', high: 'scores are too timid', ideal: 1 },
  intercept: { name: 'calibration in the large', of: ({ inTheLarge }: Recalibration) => inTheLarge, low: 'scores are too high on the whole', high: 'scores are too low on the whole', ideal: 0 },
};

function coefficient(delivery: Delivery, key: 'slope' | 'intercept', [least, most]: [number, number], measured: Measured, { level, strictLevel }: Levels): Finding {
  const { name, of, low, high, ideal } = COEFFICIENTS[key];
  const base = {
    ...baseOf(delivery, measured, key),
    code: `calibration-${key}`,
    rule: `${name}${whereText(measured)}: between ${least} and ${most}`,
    expected: `${least} to ${most}`,
  };
  const why = unknown(measured);
  if (why !== undefined || typeof measured.fit === 'string') return { ...base, ...undecidable(name, why!, measured) };
  const found: Coefficient = of(measured.fit);
  const [bounds, strict] = [level, strictLevel].map((at) => coefficientInterval(found, at)) as [{ low: number; high: number }, { low: number; high: number }];
  const answer: Answer = bounds.low >= least && bounds.high <= most ? 'pass' : strict.high < least || strict.low > most ? 'fail' : 'inconclusive';
  const shown = answer === 'fail' || bounds.high < least || bounds.low > most ? strict : bounds;
  const distance = Math.min(ideal - least, most - ideal);
  const needed = answer === 'inconclusive' ? rowsNeeded(measured.n, found.standardError, distance, level) : null;
  const meaning = found.value < least ? `: ${low}` : found.value > most ? `: ${high}` : '';
  return {
    ...base,
    outcome: answer,
    message:
      `The ${name}${whereText(measured)} is ${figure(found.value)} ${interval(shown.low, shown.high)} on ${rowsText(measured)}, and ${least} to ${most} is allowed${meaning}.` +
      `${clippedText(measured.fit)}${answer === 'inconclusive' ? ` The interval holds both sides of a limit${neededText(needed, measured)}.` : ''}`,
    actual: figure(found.value),
    interval: { ...shown, level: shown === strict ? strictLevel : level, method: 'Wald, sandwich' },
    numbers: {
      candidate: found.value,
      standard_error: found.standardError,
      least,
      most,
      slope: measured.fit.slope.value,
      intercept: measured.fit.intercept.value,
      in_the_large: measured.fit.inTheLarge.value,
      positives: measured.events,
      ...(answer === 'inconclusive' && { rows_needed: needed }),
    },
    fix: fixFor(answer, key, needed, measured),
  };
}

const BINNINGS: Record<Binning, string> = { equal_width: 'equal width', equal_mass: 'equal mass' };

function error(delivery: Delivery, binning: Binning, limit: number, measured: Measured, { level, strictLevel }: Levels): Finding {
  const name = `expected calibration error (${BINNINGS[binning]})`;
  const base = { ...baseOf(delivery, measured, 'ece'), code: 'calibration-error', rule: `${name}${whereText(measured)}: at most ${limit}`, expected: `≤ ${limit}` };
  const few = tooFew(measured);
  if (few !== undefined) return { ...base, ...undecidable(name, few, measured) };
  const found = measured.errors[binning];
  const [bounds, strict] = [level, strictLevel].map((at) => calibrationErrorInterval(found, at)) as [{ low: number; high: number }, { low: number; high: number }];
  const answer: Answer = bounds.high <= limit ? 'pass' : strict.low > limit ? 'fail' : 'inconclusive';
  const shown = answer === 'fail' || bounds.low > limit ? strict : bounds;
  const needed = answer === 'inconclusive' ? rowsForCalibrationError(found, measured.n, limit, level, POWER) : null;
  return {
    ...base,
    outcome: answer,
    message:
      `The ${name}${whereText(measured)} is ${figure(found.value)} on ${rowsText(measured)}; chance alone gives a calibrated model ${figure(found.nullMean)}. ` +
      `Beyond chance it is ${signed(found.value - found.nullMean)}, in truth ${interval(shown.low, shown.high)}, and at most ${limit} is allowed.` +
      (answer === 'inconclusive' ? ` The interval holds both sides of the limit${neededText(needed, measured)}.` : ''),
    actual: figure(found.value),
    interval: { ...shown, level: shown === strict ? strictLevel : level, method: 'sums of signed bins, less the mean under the null below' },
    numbers: {
      candidate: found.value,
      null_mean: found.nullMean,
      beyond_null: found.value - found.nullMean,
      standard_error: found.standardError,
      bins: found.bins.length,
      limit,
      positives: measured.events,
      ...(answer === 'inconclusive' && { rows_needed: needed }),
    },
    fix: fixFor(answer, 'ece', needed, measured),
  };
}

function baseOf(delivery: Delivery, { n, where }: Measured, key: string): Pick<Finding, 'n' | 'subject' | 'location'> {
  return {
    n,
    subject: where === undefined ? { kind: 'metric', name: 'calibration' } : { kind: 'group', name: where },
    location: delivery.locate(['tests', 'calibration', ...(delivery.spec.tests!.calibration![key as 'slope'] === undefined ? [] : [key])]),
  };
}

function tooFew({ n, events }: Measured): string | undefined {
  const rarest = Math.min(events, n - events);
  return rarest >= FEWEST_EVENTS ? undefined : `${count(events)} rows came true and ${count(n - events)} did not, and ${FEWEST_EVENTS} of each are needed`;
}

/** Why there is no recalibration, where there is none. */
function unknown(measured: Measured): string | undefined {
  return tooFew(measured) ?? (typeof measured.fit === 'string' ? measured.fit : undefined);
}

function undecidable(name: string, why: string, { n, events }: Measured): Pick<Finding, 'outcome' | 'message' | 'actual' | 'fix' | 'numbers'> {
  const rarest = Math.min(events, n - events);
  const enough = rarest >= FEWEST_EVENTS;
  const needs = enough || rarest === 0 ? null : Math.ceil((n * FEWEST_EVENTS) / rarest);
  return {
    outcome: 'inconclusive',
    message: `The ${name} is undefined: ${why}.${needs === null ? '' : ` Needs about ${count(needs)} rows.`}`,
    actual: 'undefined',
    numbers: { candidate: null, positives: events, rows_needed: needs },
    fix: enough ? 'See whether the scores are probabilities at all, or judge the model by its ranking alone.' : 'Add labelled rows, or raise tests.calibration.min_rows to leave groups of this size out knowingly.',
  };
}

function whereText({ where }: Measured): string {
  return where === undefined ? '' : ` of ${where}`;
}

function rowsText({ n, events }: Measured): string {
  return `${count(n)} rows (${count(events)} came true)`;
}

function clippedText({ clipped }: Recalibration): string {
  return clipped === 0 ? '' : ` ${count(clipped)} scores within 0.000001 of 0 or 1 count as that near.`;
}

function neededText(needed: number | null, { n }: Measured): string {
  return needed === null || needed <= n ? '' : `; needs about ${count(needed)} rows`;
}

function fixFor(answer: Answer, key: string, needed: number | null, { n, where }: Measured): string | undefined {
  if (answer === 'pass') return undefined;
  if (answer === 'fail') return `Recalibrate the scores on rows that no model was trained on (isotonic or logistic)${where === undefined ? '' : ', see whether these rows were in the training data'}, or have the limit changed in a review.`;
  if (needed === null) return `Widen tests.calibration.${key}: no number of rows can show that the model is perfectly calibrated.`;
  if (needed <= n) return 'There are rows enough for a calibrated model: read it as a likely miscalibration.';
  return `Add labelled rows (about ${count(needed)} decide ${POWER * 100} times in 100 if the model is calibrated), or widen the limit in a review.`;
}

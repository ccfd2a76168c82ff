import { calibrationError, type Binning, type CalibrationError } from '../../statistics/calibration-error.ts';
import { recalibration, type Recalibration } from '../../statistics/recalibration.ts';
import type { Probabilities } from './probabilities.ts';

/** Everything that is known of the calibration of one set of rows. */
export interface Measured {
  /** `sex = Female`, `the predicted class`; all rows where absent. */
  where?: string;
  n: number;
  events: number;
  /** Or why there is none. */
  fit: Recalibration | string;
  errors: Record<Binning, CalibrationError>;
  reliability: CalibrationError;
}

/** Rows with label 1, and with label 0, that intervals of a slope need: bench/calibration-coverage.ts measures from there on. */
export const FEWEST_EVENTS = 20;
const RELIABILITY_BINS = 10;

export function measure(probabilities: Probabilities, bins: number, where?: string): Measured {
  const { labels } = probabilities;
  return {
    ...(where !== undefined && { where }),
    n: labels.length,
    events: labels.reduce((sum, label) => sum + label, 0),
    fit: recalibration(probabilities),
    errors: { equal_width: calibrationError(probabilities, 'equal_width', bins), equal_mass: calibrationError(probabilities, 'equal_mass', bins) },
    reliability: calibrationError(probabilities, 'equal_width', RELIABILITY_BINS),
  };
}

/** For the statement: plain JSON at full precision. */
export function detailsOf({ where, n, events, fit, errors, reliability }: Measured): Record<string, unknown> {
  const error = ({ value, nullMean, standardError }: CalibrationError): Record<string, number> => ({ value, nullMean, standardError });
  return {
    ...(where !== undefined && { where }),
    n,
    events,
    ...(typeof fit === 'string' ? { undefined: fit } : { slope: fit.slope, intercept: fit.intercept, inTheLarge: fit.inTheLarge, clipped: fit.clipped }),
    ece: { equal_width: error(errors.equal_width), equal_mass: error(errors.equal_mass) },
    reliability: reliability.bins,
  };
}

import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { ReliabilityBin } from '../../statistics/calibration-error.ts';
import { coefficientInterval } from '../../statistics/recalibration.ts';
import { accountable } from '../accountable.ts';
import type { ModelFacts, ModelPart, PartAnswer } from '../facts.ts';
import { count, figure, interval, list } from '../format.ts';
import { sliceBy } from '../predictions/rows.ts';
import { cutName } from '../slices/cuts.ts';
import { askedOf, judge } from './judge.ts';
import { detailsOf, measure, type Measured } from './measure.ts';
import { probabilitiesOf, some, type Probabilities } from './probabilities.ts';

/** `tests.calibration`: whether probabilities mean what they say, on all rows and in groups. */
export const CALIBRATION: ModelPart = {
  name: 'calibration',
  declared: ({ spec }) => spec.tests?.calibration !== undefined,
  judge: judgeCalibration,
};

export function judgeCalibration({ delivery, rows, level }: Pick<ModelFacts, 'delivery' | 'rows' | 'level'>): PartAnswer {
  const declared = delivery.spec.tests!.calibration!;
  const probabilities = probabilitiesOf(rows);
  if ('unfit' in probabilities) return { findings: [notForTask(delivery, probabilities)] };
  const outside = probabilities.flatMap(({ scores }) => Array.from(scores).filter((score) => !(score >= 0 && score <= 1))).length;
  if (outside > 0) return { findings: [notProbabilities(delivery, outside)] };
  const bins = declared.ece?.bins ?? 15;
  const measured = probabilities.map((of) => measure(of, bins, of.of));
  const small: { name: string; rows: number }[] = [];
  for (const cut of (declared.by ?? []).map((by) => cutName(by)))
    for (const { name, rows: members } of sliceBy(rows, [cut])) {
      if (members.length < declared.min_rows!) small.push({ name, rows: members.length });
      else for (const of of probabilities) measured.push(measure(some(of, Int32Array.from(members)), bins, whereOf(of, name)));
    }
  const asked = askedOf(declared);
  const questions = measured.length * ((asked.slope ? 1 : 0) + (asked.intercept ? 1 : 0) + (asked.ece?.binning.length ?? 0));
  // Failing corrects for the number of gates; passing needs all of them anyway (see decide.ts).
  const levels = { level, strictLevel: 1 - (1 - level) / questions };
  return {
    findings: [
      ...measured.flatMap((one) => judge(delivery, asked, one, levels)).map((finding) => accountable(finding, declared)),
      ...(small.length > 0 ? [tooSmall(delivery, small, declared.min_rows!)] : []),
    ],
    facts: measured.slice(0, probabilities.length).flatMap((one) => factsOf(one, level)),
    details: { bins, measured: measured.map(detailsOf) },
  };
}

function whereOf({ of }: Probabilities, slice: string): string {
  return of === undefined ? slice : `${of} where ${slice}`;
}

function factsOf({ where, fit, errors, reliability }: Measured, level: number): [string, string][] {
  const of = where === undefined ? '' : ` of ${where}`;
  const { equal_mass: mass } = errors;
  const chance = `ECE ${figure(mass.value)} (equal mass; ${figure(mass.nullMean)} by chance alone)`;
  const text = (coefficient: { value: number; standardError: number }): string => {
    const { low, high } = coefficientInterval(coefficient, level);
    return `${figure(coefficient.value)} ${interval(low, high)}`;
  };
  return [
    [`Calibration${of}`, typeof fit === 'string' ? `${chance}; no slope, as ${fit}` : `slope ${text(fit.slope)}, in the large ${text(fit.inTheLarge)}, ${chance}`],
    [`Reliability${of}`, reliability.bins.map(binText).join('; ')],
  ];
}

/** `0.1 to 0.2: 0.15 said, 0.17 seen (1,234)`. */
function binText({ low, high, n, score, share }: ReliabilityBin): string {
  return `${figure(low)} to ${figure(high)}: ${figure(score)} said, ${figure(share)} seen (${count(n)})`;
}

function tooSmall(delivery: Delivery, small: readonly { name: string; rows: number }[], minRows: number): Finding {
  return {
    code: 'calibration-group-too-small',
    outcome: 'warn',
    rule: `calibration: groups of at least ${minRows} rows are judged`,
    message: `Left out of calibration, as they have fewer than ${minRows} rows: ${list(small.map(({ name, rows }) => `${name} (${count(rows)})`), 20)}.`,
    expected: `≥ ${minRows} rows`,
    actual: `${small.length} below`,
    n: small.reduce((sum, { rows }) => sum + rows, 0),
    numbers: { groups: small.length },
    fix: 'Collect labelled rows of these groups: nothing is known of the scores there.',
    subject: { kind: 'group', name: small[0]!.name },
    location: delivery.locate(['tests', 'calibration', 'min_rows']),
  };
}

function notForTask(delivery: Delivery, { unfit, fix }: { unfit: string; fix: string }): Finding {
  return {
    code: 'calibration-not-for-task',
    outcome: 'error',
    rule: 'calibration: probabilities',
    message: `Calibration cannot be asked: ${unfit}.`,
    expected: 'probabilities',
    actual: 'not asked',
    fix,
    subject: { kind: 'metric', name: 'calibration' },
    location: delivery.locate(['tests', 'calibration']),
  };
}

function notProbabilities(delivery: Delivery, outside: number): Finding {
  return {
    code: 'calibration-not-probabilities',
    outcome: 'error',
    rule: 'calibration: scores between 0 and 1',
    message: `${count(outside)} scores are not between 0 and 1, so they are no probabilities.`,
    expected: '0 to 1',
    actual: `${count(outside)} outside`,
    fix: 'Write probabilities as scores (not margins or log odds), or take tests.calibration out.',
    subject: { kind: 'metric', name: 'calibration' },
    location: delivery.locate(['tests', 'calibration']),
  };
}

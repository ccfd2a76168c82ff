import { rm } from 'node:fs/promises';
import type { Resource, StageContext, StageResult } from '../../core/stage.ts';
import { worst, type Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { digestOfFile } from '../files.ts';
import { count } from '../format.ts';
import { taskColumns } from '../predictions/columns.ts';
import { PredictorError } from './error.ts';
import { featureRows, type FeatureRows } from './feature-rows.ts';
import { givenOrCut, type Given } from './given-features.ts';
import { openPredictor } from './open.ts';
import { writePredictions } from './predictions-file.ts';
import { PREDICTOR_KEYS, type Which } from './which.ts';

export interface PredictRowsOptions {
  features?: string;
  signal?: AbortSignal;
}

/** The question could not be asked; all else is an answer that is wrong. */
const NOT_ASKED = new Set(['predictor-not-started', 'predictor-unreachable', 'predictor-aborted', 'predictor-http', 'predictor-input-unknown', 'predictor-column-missing', 'predictor-model-too-large']);

/**
 * Writes tests.predictions.candidate (and the champion's, where both its predictor and its file are declared) with the declared
 * predictor, from features alone. Code of the team may run, so this job must have no rights.
 */
export async function predictRows(delivery: Delivery, context: StageContext, options: PredictRowsOptions = {}): Promise<StageResult> {
  const { predictions, champion_predictor: champion } = delivery.spec.tests!;
  const given = await givenOrCut(delivery, context, 'sluice', options.features);
  const asked: Which[] = champion && predictions.champion !== undefined ? ['candidate', 'champion'] : ['candidate'];
  const features = await featureRows(context.engine, { file: given.file }, context.out);
  const made: Made[] = [];
  try {
    for (const which of asked) made.push(await predictInto(delivery, context, which, given, features, options.signal));
  } finally {
    await features.close();
  }
  const findings = made.map(({ finding }) => finding);
  const outcome = worst(findings.map((finding) => finding.outcome));
  const first = findings.find((finding) => finding.outcome === outcome)!;
  const word = outcome === 'pass' ? 'Done' : outcome === 'fail' ? 'Stopped' : 'Could not run';
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'predict',
      outcome,
      headline: `${word}: ${first.message.charAt(0).toLowerCase()}${first.message.slice(1)}`,
      enforced: delivery.spec.tests!.enforce ?? true,
      release: context.release,
      champion: context.champion,
      findings,
      notes: made.flatMap(({ notes }) => notes),
      facts: [['Predictor', made.map(({ kind, which }) => (made.length === 1 ? kind : `${kind} (${which})`)).join(', ')]],
    },
    inputs: [{ name: 'features', digest: await digestOfFile(given.file) }, ...made.flatMap(({ inputs }) => inputs)],
    details: { predictors: Object.fromEntries(made.map(({ which, kind, rows }) => [which, { kind, rows }])) },
    besideTeamCode: made.some(({ besideTeamCode }) => besideTeamCode),
  };
}

interface Made {
  which: Which;
  kind: string;
  rows: number;
  finding: Finding;
  notes: readonly string[];
  inputs: Resource[];
  besideTeamCode: boolean;
}

async function predictInto(delivery: Delivery, context: StageContext, which: Which, given: Given, features: FeatureRows, signal?: AbortSignal): Promise<Made> {
  const { tests, data } = delivery.spec;
  const declared = tests!.predictions[which]!;
  const target = delivery.resolve(declared);
  // A file of an earlier run must not pass for the predictions of this one.
  await rm(target, { force: true });
  const { prediction } = taskColumns(delivery);
  const chosen = prediction === undefined ? undefined : { column: prediction, classes: tests!.classes! };
  const about = { which, notes: [] as readonly string[], inputs: [] as Resource[], besideTeamCode: true, kind: 'none', rows: 0 };
  try {
    const predictor = (await openPredictor(delivery, context, which))!;
    try {
      Object.assign(about, { kind: predictor.name, notes: predictor.notes, besideTeamCode: predictor.besideTeamCode });
      about.rows = await writePredictions({ engine: context.engine, predictor, rows: features.stream(), key: data!.key!, target, chosen, signal });
    } finally {
      await predictor.close();
    }
  } catch (error) {
    if (!(error instanceof PredictorError)) throw error;
    return { ...about, finding: failed(delivery, which, declared, error) };
  }
  const { onnx } = tests![PREDICTOR_KEYS[which]]!;
  const model = onnx === undefined ? [] : [{ name: `${PREDICTOR_KEYS[which]}.onnx`, digest: await digestOfFile(delivery.resolve(onnx)) }];
  return { ...about, inputs: [...model, { name: `predictions.${which}`, digest: await digestOfFile(target) }], finding: passed(delivery, which, declared, about.rows, given) };
}

const RULE = 'the predictor gives a score for each row';

function failed(delivery: Delivery, which: Which, declared: string, error: PredictorError): Finding {
  return {
    code: error.code,
    outcome: NOT_ASKED.has(error.code) ? 'error' : 'fail',
    rule: RULE,
    message: `The predictor of the ${which} did not answer every row. ${error.text}`,
    expected: declared,
    actual: error.code,
    fix: error.fix,
    ...(error.row !== undefined && { numbers: { row: error.row + 1 } }),
    location: delivery.locate(['tests', PREDICTOR_KEYS[which]]),
  };
}

function passed(delivery: Delivery, which: Which, declared: string, rows: number, { testSet }: Given): Finding {
  return {
    code: 'predict-written',
    outcome: 'pass',
    rule: RULE,
    message: `The predictor of the ${which} wrote ${declared} for ${count(rows)} rows of data.${testSet.split}, without their labels.`,
    expected: declared,
    actual: declared,
    n: rows,
    location: delivery.locate(['tests', PREDICTOR_KEYS[which]]),
  };
}

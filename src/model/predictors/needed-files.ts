import { InputError } from '../../core/problem.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { externalDataFiles, readOnnxHeader } from '../contents/onnx-header.ts';
import { PREDICTOR_KEYS, type Which } from './which.ts';

/**
 * Files that declared predictors read besides the release: tables of predictions, and the champion's model with its weights. A job
 * without a checkout has to be given them. What cannot be read is left for the stage that says so.
 */
export function filesOfPredictors(delivery: Delivery): string[] {
  return (Object.keys(PREDICTOR_KEYS) as Which[]).flatMap((which) => {
    const { file, onnx } = delivery.spec.tests?.[PREDICTOR_KEYS[which]] ?? {};
    if (file !== undefined) return [delivery.resolve(file)];
    return onnx === undefined ? [] : modelFiles(delivery.resolve(onnx));
  });
}

/** Where tests.predict is not what makes them, the files that the predict stage writes. */
export function filesOfPredictions({ spec: { tests }, resolve }: Delivery): string[] {
  if (!tests) return [];
  const { predictions, predict, predictor, champion_predictor: champion } = tests;
  const champions = !predict && predictor && champion && predictions.champion !== undefined ? [resolve(predictions.champion)] : [];
  return [resolve(predictions.candidate), ...champions];
}

function modelFiles(model: string): string[] {
  try {
    return [model, ...externalDataFiles(model, readOnnxHeader(model)).map(({ file }) => file)];
  } catch (error) {
    if (error instanceof InputError) return [model];
    throw error;
  }
}

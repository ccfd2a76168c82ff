import { DriverError } from '../../core/driver-error.ts';
import type { Predictor } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { openPredictor } from '../predictors/open.ts';

/** Runs work with the candidate's predictor and closes it; a predictor that is not there, or fails, is an error with its reason. */
export async function withPredictor(delivery: Delivery, context: StageContext, path: string[], work: (predictor: Predictor) => Promise<PartAnswer>): Promise<PartAnswer> {
  let predictor: Predictor | undefined;
  try {
    predictor = await openPredictor(delivery, context, 'candidate');
    if (!predictor) return { findings: [notDeclared(delivery, path)] };
    if (!predictor.live) return { findings: [notLive(delivery, path, predictor)] };
    const answer = await work(predictor);
    return { ...answer, notes: [...(answer.notes ?? []), ...predictor.notes] };
  } catch (error) {
    if (!(error instanceof DriverError) || error.name !== 'PredictorError') throw error;
    return { findings: [failed(delivery, path, error)] };
  } finally {
    await predictor?.close();
  }
}

function notDeclared(delivery: Delivery, path: string[]): Finding {
  return {
    code: 'probe-needs-predictor',
    outcome: 'error',
    rule: `${path.join('.')} asks the model itself`,
    message: `\`${path.join('.')}\` changes rows and asks the model about them, and the delivery file declares no tests.predictor.`,
    expected: 'tests.predictor',
    actual: 'not declared',
    fix: 'Declare tests.predictor: a command, a server (http) or an ONNX model.',
    location: delivery.locate(path),
  };
}

function notLive(delivery: Delivery, path: string[], { name }: Predictor): Finding {
  return {
    code: 'probe-needs-predictor',
    outcome: 'error',
    rule: `${path.join('.')} asks the model itself`,
    message: `The predictor of the kind ${name} knows the answers to the rows in it and to no changed one, so \`${path.join('.')}\` would see nothing move.`,
    expected: 'a predictor that computes answers',
    actual: name,
    fix: 'Declare a command, a server (http) or an ONNX model as tests.predictor.',
    location: delivery.locate(['tests', 'predictor']),
  };
}

function failed(delivery: Delivery, path: string[], error: DriverError): Finding {
  return {
    code: error.code,
    outcome: 'error',
    rule: `${path.join('.')} asks the model itself`,
    message: error.message.replace(` ${error.fix} [${error.code}]`, ''),
    expected: 'answers',
    actual: error.code,
    fix: error.fix,
    location: delivery.locate(['tests', 'predictor']),
  };
}

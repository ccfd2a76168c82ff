import path from 'node:path';
import { parseDuration } from '../../core/duration.ts';
import { InputError } from '../../core/problem.ts';
import type { Predictor } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Predictor as PredictorSpec } from '../../delivery/spec.ts';
import { taskColumns } from '../predictions/columns.ts';
import { commandPredictor } from './command.ts';
import { filePredictor } from './file.ts';
import { serverUrl } from './http-client.ts';
import { httpPredictor } from './http.ts';
import { declaredInputs } from './inputs.ts';
import { withoutNetwork } from './isolation.ts';
import { onnxLibrary } from './onnx-library.ts';
import { onnxPredictor } from './onnx.ts';
import { AnswerReader } from './outputs.ts';
import { rowNamesOf } from './row-names.ts';
import { PREDICTOR_KEYS, type Which } from './which.ts';

/**
 * The predictor that the delivery file declares, undefined where it declares none. Programs, servers and models are started or
 * asked by the first prediction; `close` ends them. Throws InputError for what cannot be used as declared.
 */
export async function openPredictor(delivery: Delivery, context: StageContext, which: Which = 'candidate'): Promise<Predictor | undefined> {
  const { tests } = delivery.spec;
  const spec = tests?.[PREDICTOR_KEYS[which]];
  if (!tests || !spec) return undefined;
  const where = ['tests', PREDICTOR_KEYS[which]];
  const reader = new AnswerReader(taskColumns(delivery).scores, spec.outputs);
  const shared = { asking: { batch: spec.batch!, names: rowNamesOf(delivery) }, inputs: declaredInputs(spec), reader };
  const limits = { timeout: parseDuration(spec.timeout!), startup: parseDuration(spec.startup!) };
  const key = delivery.spec.data?.key ?? [];
  if (spec.file !== undefined)
    return filePredictor({ engine: context.engine, source: { file: delivery.resolve(spec.file) }, declared: spec.file, key, asking: shared.asking, outputs: reader.names });
  if (spec.command !== undefined) {
    const isolation = spec.network === 'allowed' ? { words: [] } : withoutNetwork();
    return commandPredictor({
      ...shared,
      ...limits,
      command: spec.command,
      prefix: isolation.words,
      cwd: delivery.root,
      // Python keeps what it prints to a pipe until there are kilobytes of it: nothing would ever come.
      env: { SLUICE_MODEL: delivery.resolve(delivery.spec.release.model), PYTHONUNBUFFERED: '1' },
      notes: isolation.note === undefined ? [] : [isolation.note],
    });
  }
  if (spec.http !== undefined) {
    const { protocol, model = delivery.spec.release.name, version, matrix, retries = 2 } = spec;
    if (protocol === undefined) throw InputError.of('predictor-protocol-missing', 'A predictor by http needs its protocol.', 'Add `protocol: open-inference`, `mlflow` or `tf-serving`.', delivery.locate(where));
    return httpPredictor({ ...shared, ...limits, base: serverUrl(spec.http, spec.hosts, delivery.spec.evidence?.insecure), clock: context.clock, retries, protocol, model, version, matrix, key });
  }
  return onnxPredictor({ ...shared, ...limits, file: onnxFile(delivery, spec, which), matrix: spec.matrix, runtime: () => onnxLibrary({ log: context.log }) });
}

/** The candidate's file must be a part of the release: only those bytes are tested, approved and served. */
function onnxFile(delivery: Delivery, spec: PredictorSpec, which: Which): string {
  const file = delivery.resolve(spec.onnx!);
  const model = delivery.resolve(delivery.spec.release.model);
  const inside = path.relative(model, file);
  if (which === 'candidate' && (inside.startsWith('..') || path.isAbsolute(inside)))
    throw InputError.of('predictor-outside-release', `tests.predictor.onnx names ${spec.onnx}, which is not in release.model (${delivery.spec.release.model}).`, 'Name the model file inside release.model: what is tested must be what is delivered.', delivery.locate(['tests', 'predictor', 'onnx']));
  return file;
}

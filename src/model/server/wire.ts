import { InputError } from '../../core/problem.ts';
import type { FeatureRow } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { taskColumns } from '../predictions/columns.ts';
import { PredictorError } from '../predictors/error.ts';
import { PROTOCOLS, type JsonClient } from '../predictors/http.ts';
import { declaredInputs } from '../predictors/inputs.ts';
import { AnswerReader } from '../predictors/outputs.ts';
import { plainRows } from './payload.ts';
import type { Settings } from './settings.ts';

/** Requests as they go over the wire, but for their heads. */
export interface Wire {
  path: string;
  /** JSON texts, one for each group of rows. */
  bodies: string[];
}

/**
 * The requests that a predictor of this protocol would send for these rows (predictors/http.ts), caught instead of sent. `describe` asks the
 * server what its model takes, undefined where it does not say. Throws InputError where a row cannot be sent.
 */
export async function wireOf(delivery: Delivery, settings: Settings, groups: readonly (readonly FeatureRow[])[], describe: (path: string) => Promise<unknown>): Promise<Wire> {
  const { protocol, model } = settings;
  const { path: declaredPath, wrap } = settings.declared.request!;
  if (protocol === 'json') return { path: declaredPath ?? '/predict', bodies: groups.map((rows) => JSON.stringify(plainRows(rows, wrap))) };
  const spec = delivery.spec.tests!.predictor;
  const client = catching(describe);
  const asking = PROTOCOLS[protocol](client, {
    model,
    version: spec?.version,
    inputs: spec && declaredInputs(spec),
    matrix: spec?.matrix,
    key: delivery.spec.data?.key ?? [],
    reader: new AnswerReader(taskColumns(delivery).scores, spec?.outputs),
  });
  const bodies: string[] = [];
  let path = '';
  for (const rows of groups) {
    const caught = await asking.ask(rows).then(() => undefined, (error: unknown) => error);
    if (caught instanceof PredictorError)
      throw InputError.of(caught.code, `A row of the features cannot be sent as ${protocol}: ${caught.message}`, caught.fix, delivery.locate(['tests', 'serving', 'request']));
    if (!(caught instanceof Caught)) throw caught;
    bodies.push(caught.body);
    path = caught.path;
  }
  return { path: declaredPath ?? path, bodies };
}

/** A request that was not sent. */
class Caught extends Error {
  readonly path: string;
  readonly body: string;

  constructor(path: string, body: string) {
    super('caught');
    this.path = path;
    this.body = body;
  }
}

function catching(describe: (path: string) => Promise<unknown>): JsonClient {
  return {
    async json(path, body) {
      if (body === undefined) return describe(path);
      throw new Caught(path, body);
    },
  };
}

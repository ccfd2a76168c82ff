import type { FeatureRow, Prediction, Predictor } from '../../core/seams.ts';
import { predictInBatches, type Asking } from './batches.ts';
import { HttpClient, type HttpClientOptions } from './http-client.ts';
import type { Input } from './inputs.ts';
import { mlflow } from './mlflow.ts';
import { openInference } from './open-inference.ts';
import type { AnswerReader } from './outputs.ts';
import { tfServing } from './tf-serving.ts';

export interface HttpPredictorOptions extends HttpClientOptions {
  protocol: 'open-inference' | 'mlflow' | 'tf-serving';
  model: string;
  version?: string;
  asking: Omit<Asking, 'ask' | 'width'>;
  inputs?: readonly Input[];
  /** The one input that takes all columns side by side. */
  matrix?: string;
  /** Columns that are no inputs where inputs are not declared. */
  key: readonly string[];
  reader: AnswerReader;
}

/** What a protocol needs to know of the model, and of the server: whoever sends JSON for it. */
export type ProtocolOptions = Pick<HttpPredictorOptions, 'model' | 'version' | 'inputs' | 'matrix' | 'key' | 'reader'>;
export type JsonClient = Pick<HttpClient, 'json'>;

/** How one protocol asks a batch. Made once, at the first batch, when the server may be asked what it is. */
export interface Protocol {
  ask(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]>;
}

export const PROTOCOLS = { 'open-inference': openInference, mlflow, 'tf-serving': tfServing };

/** A model server that runs already, asked in its own protocol. */
export function httpPredictor(options: HttpPredictorOptions): Predictor {
  const client = new HttpClient(options);
  const protocol = PROTOCOLS[options.protocol](client, options);
  const asking: Asking = { ...options.asking, width: options.reader.names.length, ask: (rows, signal) => protocol.ask(rows, signal) };
  return {
    name: 'http',
    outputs: options.reader.names,
    besideTeamCode: true,
    live: true,
    notes: [],
    predict: (rows, options) => predictInBatches(asking, rows, options),
    close: async () => client.close(),
  };
}

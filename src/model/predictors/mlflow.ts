import type { FeatureRow, Prediction } from '../../core/seams.ts';
import { PredictorError } from './error.ts';
import type { JsonClient, Protocol, ProtocolOptions } from './http.ts';
import { cellJson, cellOf, inputsOfRow } from './inputs.ts';
import { isRecord } from './outputs.ts';

/**
 * MLflow's scoring server: POST /invocations with `dataframe_split`; answers `predictions`, one for each row: a number, a list,
 * or an object by column. Missing values go as null, which pandas makes NaN or None. Server: mlflow.pyfunc.scoring_server.
 */
export function mlflow(client: JsonClient, { inputs, key, reader }: ProtocolOptions): Protocol {
  return {
    async ask(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]> {
      const columns = inputs ?? inputsOfRow(rows[0]!, key);
      const data = rows.map((row, at) => `[${columns.map((input) => cellJson(cellOf(row, input, at, 'null'), input.column, at)).join(',')}]`);
      const body = `{"dataframe_split":{"columns":${JSON.stringify(columns.map(({ name }) => name))},"data":[${data.join(',')}]}}`;
      const reply = await client.json('/invocations', body, { signal });
      const predictions = isRecord(reply) ? reply.predictions : undefined;
      return answersOf(predictions, rows.length, '`predictions`').map((answer, at) => reader.read(answer, at));
    },
  };
}

/** Answers in a list, one for each row. */
export function answersOf(value: unknown, rows: number, what: string): unknown[] {
  if (!Array.isArray(value)) throw new PredictorError('predictor-answer-unreadable', `the server's answer has no list ${what}`, 'Check that the address and the protocol are the right ones.', { blame: 'batch' });
  if (value.length !== rows) throw new PredictorError('predictor-answer-count', `${value.length} answers came for ${rows} rows`, 'Answer each row once, in order.', { blame: 'batch' });
  return value;
}

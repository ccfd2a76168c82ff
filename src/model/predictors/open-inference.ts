import type { FeatureRow, Prediction } from '../../core/seams.ts';
import { list } from '../format.ts';
import { PredictorError } from './error.ts';
import type { JsonClient, Protocol, ProtocolOptions } from './http.ts';
import { cellJson, cellOf, inputsOfRow, type Input, type InputType } from './inputs.ts';
import { isRecord, type AnswerReader } from './outputs.ts';

/** Datatypes of the protocol, as Sluice takes values for them. */
export const DATATYPES: Record<string, InputType> = {
  FP16: 'float32', FP32: 'float32', FP64: 'float64', BF16: 'float32', INT8: 'int32', INT16: 'int32', INT32: 'int32', INT64: 'int64',
  UINT8: 'int32', UINT16: 'int32', UINT32: 'int64', UINT64: 'int64', BYTES: 'string', BOOL: 'boolean',
};
const DATATYPE_OF: Record<InputType, string> = { float32: 'FP32', float64: 'FP64', int32: 'INT32', int64: 'INT64', string: 'BYTES', boolean: 'BOOL' };

interface Tensor {
  name: string;
  datatype: string;
  /** Rank of its shape; 2 (rows × 1) where the server does not say. */
  rank: number;
  columns: readonly Input[];
}

/**
 * Open Inference Protocol v2 over REST: POST /v2/models/NAME[/versions/V]/infer with one tensor for each input, or one for all columns;
 * names, datatypes and shapes come from the model's metadata. Tensors have no missing values and JSON no NaN: a missing value
 * needs a replacement, or its row is refused.
 */
export function openInference(client: JsonClient, options: ProtocolOptions): Protocol {
  const place = `/v2/models/${encodeURIComponent(options.model)}${options.version === undefined ? '' : `/versions/${encodeURIComponent(options.version)}`}`;
  let tensors: Promise<Tensor[]> | undefined;
  return {
    async ask(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]> {
      tensors ??= client.json(place, undefined, { absent: true }).then((metadata) => tensorsOf(metadata, rows[0]!, options)).catch((error: unknown) => {
        tensors = undefined;
        throw error;
      });
      const inputs = (await tensors).map((tensor) => tensorJson(tensor, rows));
      const outputs = options.reader.wanted?.map((name) => ({ name }));
      const reply = await client.json(`${place}/infer`, `{"inputs":[${inputs.join(',')}]${outputs ? `,"outputs":${JSON.stringify(outputs)}` : ''}}`, { signal });
      return answers(reply, rows.length, options.reader);
    },
  };
}

function tensorsOf(metadata: unknown, row: FeatureRow, { inputs, matrix, key, model }: ProtocolOptions): Tensor[] {
  const described = (isRecord(metadata) && Array.isArray(metadata.inputs) ? metadata.inputs : []).filter(isRecord);
  const known = new Map(described.map((input) => [String(input.name), { datatype: String(input.datatype), rank: Array.isArray(input.shape) ? input.shape.length : 2 }]));
  const undeclared = [...known.keys()].filter((name) => name !== matrix).map((name) => ({ column: name, name }));
  const columns: readonly Input[] = inputs ?? (matrix === undefined && undeclared.length > 0 ? undeclared : inputsOfRow(row, key));
  if (matrix !== undefined) {
    const datatype = known.get(matrix)?.datatype ?? 'FP32';
    return [{ name: matrix, datatype, rank: 2, columns: columns.map((input) => ({ ...input, type: input.type ?? DATATYPES[datatype] })) }];
  }
  const strange = columns.filter(({ name, type }) => known.size > 0 && !known.has(name) && type === undefined);
  if (strange.length > 0)
    throw new PredictorError('predictor-input-unknown', `the model ${model} takes ${list([...known.keys()])} and not ${list(strange.map(({ name }) => name))}`, 'Correct tests.predictor.inputs, or name the one input that takes all columns in tests.predictor.matrix.');
  return columns.map((input) => {
    const { datatype, rank } = known.get(input.name) ?? { datatype: DATATYPE_OF[input.type ?? 'float32'], rank: 2 };
    return { name: input.name, datatype, rank, columns: [{ ...input, type: DATATYPES[datatype] ?? input.type }] };
  });
}

function tensorJson({ name, datatype, rank, columns }: Tensor, rows: readonly FeatureRow[]): string {
  const data = rows.flatMap((row, at) => columns.map((input) => cellJson(cellOf(row, input, at, 'refuse'), input.column, at)));
  const shape = rank === 1 ? [rows.length] : [rows.length, columns.length];
  return `{"name":${JSON.stringify(name)},"datatype":${JSON.stringify(datatype)},"shape":${JSON.stringify(shape)},"data":[${data.join(',')}]}`;
}

function answers(reply: unknown, rows: number, reader: AnswerReader): Prediction[] {
  const outputs = (isRecord(reply) && Array.isArray(reply.outputs) ? reply.outputs : []).filter(isRecord);
  if (outputs.length === 0) throw new PredictorError('predictor-answer-unreadable', "the server's answer has no `outputs`", 'Check that the address and the protocol are the right ones.', { blame: 'batch' });
  const tensors = outputs.map((output) => {
    const data = Array.isArray(output.data) ? output.data.flat(8) : [];
    if (data.length === 0 || data.length % rows !== 0)
      throw new PredictorError('predictor-answer-count', `the output ${String(output.name).slice(0, 80)} has ${data.length} numbers for ${rows} rows`, 'Answer each row once, in order, with as many numbers for each.', { blame: 'batch' });
    return { name: String(output.name), data, width: data.length / rows };
  });
  return Array.from({ length: rows }, (_, row) => {
    const values = tensors.map(({ name, data, width }) => [name, width === 1 ? data[row] : data.slice(row * width, (row + 1) * width)] as const);
    return reader.read(Object.fromEntries(values), row);
  });
}

import type { FeatureRow, Prediction } from '../../core/seams.ts';
import type { JsonClient, Protocol, ProtocolOptions } from './http.ts';
import { cellJson, cellOf, inputsOfRow, type Input, type InputType } from './inputs.ts';
import { answersOf } from './mlflow.ts';
import { isRecord } from './outputs.ts';

interface Described {
  inputs: readonly Input[];
  /** Inputs whose value for one row is a list of one. */
  listed: ReadonlySet<string>;
}

/** As TensorFlow writes element types in its metadata. */
const TYPES: Record<string, InputType> = {
  DT_FLOAT: 'float32', DT_HALF: 'float32', DT_BFLOAT16: 'float32', DT_DOUBLE: 'float64', DT_INT32: 'int32', DT_INT16: 'int32', DT_INT8: 'int32',
  DT_UINT8: 'int32', DT_INT64: 'int64', DT_UINT32: 'int64', DT_STRING: 'string', DT_BOOL: 'boolean',
};

/**
 * TensorFlow Serving's REST API: POST /v1/models/NAME[/versions/V]:predict with `instances`, one object (or list, for a matrix) for
 * each row; answers `predictions`. Types and shapes come from its /metadata. Tensors have no missing values and JSON no NaN: a
 * missing value needs a replacement, or its row is refused.
 */
export function tfServing(client: JsonClient, { inputs, key, reader, model, version, matrix }: ProtocolOptions): Protocol {
  const place = `/v1/models/${encodeURIComponent(model)}${version === undefined ? '' : `/versions/${encodeURIComponent(version)}`}`;
  let described: Promise<Described> | undefined;

  const describe = async (row: FeatureRow): Promise<Described> => {
    const declared = inputs ?? inputsOfRow(row, key);
    const metadata = await client.json(`${place}/metadata`, undefined, { absent: true });
    const known = signatureInputs(metadata);
    const listed = new Set([...known].filter(([, { rank }]) => rank === 2).map(([name]) => name));
    return { inputs: declared.map((input) => ({ ...input, type: input.type ?? known.get(matrix ?? input.name)?.type })), listed };
  };
  return {
    async ask(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]> {
      described ??= describe(rows[0]!).catch((error: unknown) => {
        described = undefined;
        throw error;
      });
      const { inputs: columns, listed } = await described;
      const cell = (row: FeatureRow, input: Input, at: number): string => cellJson(cellOf(row, input, at, 'refuse'), input.column, at);
      const field = (row: FeatureRow, input: Input, at: number): string =>
        `${JSON.stringify(input.name)}:${listed.has(input.name) ? `[${cell(row, input, at)}]` : cell(row, input, at)}`;
      const instances = rows.map((row, at) =>
        matrix === undefined ? `{${columns.map((input) => field(row, input, at)).join(',')}}` : `{${JSON.stringify(matrix)}:[${columns.map((input) => cell(row, input, at)).join(',')}]}`,
      );
      const reply = await client.json(`${place}:predict`, `{"instances":[${instances.join(',')}]}`, { signal });
      return answersOf(isRecord(reply) ? reply.predictions : undefined, rows.length, '`predictions`').map((answer, at) => reader.read(answer, at));
    },
  };
}

/** Of the signature `serving_default`; empty where the server does not say. */
function signatureInputs(metadata: unknown): Map<string, { type?: InputType; rank?: number }> {
  const found = ['metadata', 'signature_def', 'signature_def', 'serving_default', 'inputs'].reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), metadata);
  if (!isRecord(found)) return new Map();
  return new Map(
    Object.entries(found).map(([name, input]) => {
      const { dtype, tensor_shape: shape } = isRecord(input) ? input : {};
      const dims = isRecord(shape) && Array.isArray(shape.dim) ? shape.dim.length : undefined;
      return [name, { type: TYPES[String(dtype)], rank: dims }];
    }),
  );
}

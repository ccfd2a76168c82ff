import type { FeatureRow, Prediction, Predictor } from '../../core/seams.ts';
import { list } from '../format.ts';
import { predictInBatches, type Asking } from './batches.ts';
import { PredictorError } from './error.ts';
import { cellOf, type Cell, type Input, type InputType } from './inputs.ts';
import { OnnxSession, type OnnxSessionOptions } from './onnx-session.ts';
import type { OnnxTensor, OnnxValue } from './onnx-worker.ts';
import type { AnswerReader } from './outputs.ts';

export interface OnnxPredictorOptions extends Omit<OnnxSessionOptions, 'runtime'> {
  /** Path of the runtime; asked for by the first question. */
  runtime: () => Promise<string>;
  asking: Omit<Asking, 'ask' | 'width'>;
  inputs?: readonly Input[];
  /** The one input that takes all columns side by side. */
  matrix?: string;
  reader: AnswerReader;
}

/** Element types that a column can be given as, by the runtime's names. */
const TYPES: Record<string, InputType> = {
  float32: 'float32', float64: 'float64', int64: 'int64', int32: 'int32', int16: 'int32', int8: 'int32', uint8: 'int32', uint16: 'int32', uint32: 'int64', uint64: 'int64', string: 'string', bool: 'boolean',
};

interface Fed {
  name: string;
  /** Element type of the tensor. */
  type: string;
  shape?: (number | undefined)[];
  columns: readonly Input[];
}

/** An ONNX file, run in WebAssembly on one thread: the same bytes give the same numbers on every machine. */
export function onnxPredictor(options: OnnxPredictorOptions): Predictor {
  const { reader } = options;
  let session: OnnxSession | undefined;
  let fed: Fed[] | undefined;
  let wanted: string[] | undefined;
  let closed = false;

  const ask = async (rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]> => {
    if (closed) throw new PredictorError('predictor-closed', 'the predictor is closed', 'Open it again.');
    session ??= new OnnxSession({ ...options, runtime: await options.runtime() });
    if (!fed) {
      const { inputs, outputs } = await session.describe(signal);
      fed = fedBy(inputs, options);
      wanted = outputsOf(outputs, reader);
    }
    const feeds = Object.fromEntries(fed.map((input) => [input.name, tensorOf(input, rows)]));
    const tensors = await session.run(feeds, wanted, signal);
    const columns = Object.entries(tensors).map(([name, tensor]) => [name, rowsOf(name, tensor, rows.length)] as const);
    return rows.map((_, row) => reader.read(Object.fromEntries(columns.map(([name, valueAt]) => [name, valueAt(row)])), row));
  };
  return {
    name: 'onnx',
    outputs: reader.names,
    besideTeamCode: false,
    live: true,
    notes: [],
    predict: (rows, given) => predictInBatches({ ...options.asking, width: reader.names.length, ask }, rows, given),
    async close() {
      closed = true;
      await session?.end();
    },
  };
}

function fedBy(known: readonly OnnxValue[], { inputs, matrix }: OnnxPredictorOptions): Fed[] {
  const odd = known.find(({ tensor, type }) => !tensor || TYPES[type ?? ''] === undefined);
  if (odd) throw new PredictorError('predictor-input-unknown', `the model's input ${odd.name} is ${odd.tensor ? `of the type ${odd.type}` : 'no tensor'}, and columns cannot be given as that`, 'Export the model with tensors of numbers or texts as inputs, or use a predictor of the kind command.');
  const typed = (columns: readonly Input[], { type }: OnnxValue): Input[] => columns.map((column) => ({ ...column, type: TYPES[type!]! }));
  if (matrix !== undefined) {
    const input = known.find(({ name }) => name === matrix);
    if (!input || !inputs) throw new PredictorError('predictor-input-unknown', input ? `the columns of the matrix ${matrix} and their order are not declared` : `the model takes ${list(known.map(({ name }) => name))} and not ${matrix}`, 'List the columns in their order in tests.predictor.inputs, and name the matrix as the model does.');
    return [{ name: matrix, type: input.type!, shape: input.shape, columns: typed(inputs, input) }];
  }
  const declared = inputs ?? known.map(({ name }) => ({ column: name, name }));
  const missing = known.filter(({ name }) => !declared.some((input) => input.name === name));
  const extra = declared.filter(({ name }) => !known.some((input) => input.name === name));
  const wide = known.find(({ shape }) => shape !== undefined && shape.length === 2 && shape[1] !== undefined && shape[1] > 1);
  if (wide) throw new PredictorError('predictor-input-unknown', `the model's input ${wide.name} takes ${wide.shape![1]} columns side by side`, `Name it in tests.predictor.matrix, and list its columns in their order in tests.predictor.inputs.`);
  if (missing.length > 0 || extra.length > 0)
    throw new PredictorError('predictor-input-unknown', `the model takes ${list(known.map(({ name }) => name))}${missing.length > 0 ? `, and no column is declared for ${list(missing.map(({ name }) => name))}` : `, and not ${list(extra.map(({ name }) => name))}`}`, 'Correct tests.predictor.inputs.');
  return declared.map((input) => {
    const like = known.find(({ name }) => name === input.name)!;
    return { name: input.name, type: like.type!, shape: like.shape, columns: typed([input], like) };
  });
}

/** Outputs to compute. Lists and maps of the converters (ZipMap) are refused: their shape is not in the file. */
function outputsOf(known: readonly OnnxValue[], reader: AnswerReader): string[] | undefined {
  const wanted = reader.wanted ?? (known.length > 1 && reader.names.every((name) => known.some((output) => output.name === name)) ? [...reader.names] : undefined);
  const names = wanted ?? known.map(({ name }) => name);
  const missing = names.filter((name) => !known.some((output) => output.name === name));
  if (missing.length > 0) throw new PredictorError('predictor-output-missing', `the model has the outputs ${list(known.map(({ name }) => name))} and not ${list(missing)}`, 'Correct tests.predictor.outputs.');
  const odd = known.find(({ name, tensor }) => names.includes(name) && !tensor);
  if (odd) throw new PredictorError('predictor-output-unusable', `the model's output ${odd.name} is a sequence or a map and no tensor`, 'Export the model without it (skl2onnx: options={"zipmap": False}), or name another output in tests.predictor.outputs.');
  if (wanted === undefined && known.length > 1)
    throw new PredictorError('predictor-output-missing', `the model has the outputs ${list(known.map(({ name }) => name))}, and which of them has the scores is not declared`, `Say it: \`outputs: [{name: ${known.at(-1)!.name}, index: 1}]\`.`);
  return wanted;
}

function tensorOf({ type, shape, columns }: Fed, rows: readonly FeatureRow[]): OnnxTensor {
  const cells = rows.flatMap((row, at) => columns.map((input) => cellOf(row, input, at, 'nan')));
  const dims = shape?.length === 1 ? [rows.length] : [rows.length, columns.length];
  return { type, data: ARRAYS[type]!(cells), dims };
}

const numbers = (cells: readonly Cell[]): number[] => cells as number[];
const whole = (cells: readonly Cell[]): bigint[] => cells.map((cell) => BigInt(cell as number | bigint));
const ARRAYS: Record<string, (cells: readonly Cell[]) => unknown> = {
  float32: (cells) => Float32Array.from(numbers(cells)),
  float64: (cells) => Float64Array.from(numbers(cells)),
  int64: (cells) => BigInt64Array.from(whole(cells)),
  uint64: (cells) => BigUint64Array.from(whole(cells)),
  int32: (cells) => Int32Array.from(numbers(cells)),
  uint32: (cells) => Uint32Array.from(numbers(cells)),
  int16: (cells) => Int16Array.from(numbers(cells)),
  uint16: (cells) => Uint16Array.from(numbers(cells)),
  int8: (cells) => Int8Array.from(numbers(cells)),
  uint8: (cells) => Uint8Array.from(numbers(cells)),
  bool: (cells) => Uint8Array.from(cells, (cell) => (cell === true ? 1 : 0)),
  string: (cells) => cells.map(String),
};

/** The values of one row in an output. */
function rowsOf(name: string, { data, dims }: OnnxTensor, rows: number): (row: number) => unknown {
  const values = data as ArrayLike<number | bigint | string>;
  if ((dims.length > 0 && dims[0] !== rows) || values.length % rows !== 0)
    throw new PredictorError('predictor-answer-count', `the output ${name} has ${dims[0] ?? 1} rows for ${rows} rows`, 'Export the model with a first dimension that is the batch, and do not fix it.', { blame: 'batch' });
  const width = values.length / rows;
  return (row) => (width === 1 ? values[row] : Array.from({ length: width }, (_, at) => values[row * width + at]));
}

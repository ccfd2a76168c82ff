import { DriverError } from '../../core/driver-error.ts';
import { requestJson } from '../../core/fetch-json.ts';
import { isRecord, show } from '../traffic/weights.ts';
import type { FleetOptions } from './command.ts';
import { SCORES_BYTES } from './replies.ts';
import { modelPlace, type Repository } from './repository.ts';

const ANSWER_MS = 30_000;
const BATCH = 100;

type Row = Readonly<Record<string, unknown>>;
type Infer = NonNullable<Repository['infer']>;

interface Tensor {
  name: string;
  datatype: string;
  rank: number;
}

/**
 * Asks a slot's model for scores: POST /v2/models/MODEL/infer with one tensor for each input of its metadata, or one matrix of all
 * columns. One score for each row, in order. Throws DriverError `infer-unfit` where rows and metadata do not fit each other,
 * `scores-unreadable` where the answer has not one finite number for each row, or as the transport does.
 */
export async function askByInfer(repository: Repository, slot: string, rows: readonly Row[], options: FleetOptions): Promise<number[]> {
  const { infer = {} } = repository;
  const what = `Slot ${slot}`;
  const retry = (ms: number): Promise<void> => options.clock.sleep(ms);
  const metadata = await requestJson(modelPlace(repository, slot, options), { what, timeout: options.timeout, credentials: options.credentials, limit: SCORES_BYTES, retry });
  const inputs = inputsOf(metadata, infer, what);
  const scores: number[] = [];
  const size = infer.batch ?? BATCH;
  for (let start = 0; start < rows.length; start += size) {
    const batch = rows.slice(start, start + size);
    const body = { inputs: infer.matrix === undefined ? inputs.map((input) => columnTensor(input, batch, start, what)) : [matrixTensor(inputs[0]!, infer.columns ?? Object.keys(batch[0]!), batch, start, what)], ...(infer.output !== undefined && { outputs: [{ name: infer.output }] }) };
    // Asking changes nothing, so it may be asked twice.
    const reply = await requestJson(modelPlace(repository, slot, options, '/infer'), { what, method: 'POST', body, timeout: options.timeout ?? ANSWER_MS, credentials: options.credentials, limit: SCORES_BYTES, retry });
    scores.push(...scoresOf(reply, batch.length, infer, what));
  }
  return scores;
}

function inputsOf(metadata: unknown, { matrix }: Infer, what: string): Tensor[] {
  const listed = isRecord(metadata) && Array.isArray(metadata.inputs) ? metadata.inputs.filter(isRecord) : [];
  const inputs = listed.map(({ name, datatype, shape }) => ({ name: String(name), datatype: String(datatype), rank: Array.isArray(shape) ? shape.length : 2 }));
  if (inputs.length === 0) throw new DriverError('infer-unfit', `${what}'s metadata lists no inputs: ${show(metadata)}.`, 'Declare `rollout.fleet.ask` to ask the slot another way.');
  if (matrix === undefined) return inputs;
  const found = inputs.find(({ name }) => name === matrix);
  if (!found) throw new DriverError('infer-unfit', `${what}'s model has no input ${matrix}; it has ${inputs.map(({ name }) => name).join(', ')}.`, 'Correct `rollout.fleet.repository.infer.matrix`.');
  return [found];
}

function columnTensor({ name, datatype, rank }: Tensor, rows: readonly Row[], start: number, what: string): unknown {
  const data = rows.map((row, at) => cell(row, name, datatype, start + at, what));
  return { name, datatype, shape: rank === 1 ? [rows.length] : [rows.length, 1], data };
}

function matrixTensor({ name, datatype }: Tensor, columns: readonly string[], rows: readonly Row[], start: number, what: string): unknown {
  const data = rows.flatMap((row, at) => columns.map((column) => cell(row, column, datatype, start + at, what)));
  return { name, datatype, shape: [rows.length, columns.length], data };
}

/** A tensor has no missing values, and each kind its own cells. */
function cell(row: Row, column: string, datatype: string, at: number, what: string): unknown {
  const value = typeof row[column] === 'bigint' ? Number(row[column]) : row[column];
  const fits = datatype === 'BYTES' ? typeof value === 'string' : datatype === 'BOOL' ? typeof value === 'boolean' : /^U?INT/.test(datatype) ? Number.isSafeInteger(value) : typeof value === 'number' && Number.isFinite(value);
  if (fits) return value;
  const found = Object.hasOwn(row, column) ? show(value) : 'no such column';
  throw new DriverError('infer-unfit', `${what}'s model takes ${column} as ${datatype}, and golden row ${at + 1} has ${found}.`, 'Correct the golden rows, `repository.infer`, or declare `rollout.fleet.ask` to ask the slot another way.');
}

function scoresOf(reply: unknown, rows: number, { output, index = 0 }: Infer, what: string): number[] {
  const outputs = isRecord(reply) && Array.isArray(reply.outputs) ? reply.outputs.filter(isRecord) : [];
  const found = output === undefined ? outputs[0] : outputs.find(({ name }) => name === output);
  const data: unknown[] = Array.isArray(found?.data) ? (found.data as unknown[]).flat(8) : [];
  const width = data.length / rows;
  const scores = Number.isInteger(width) && width > index ? Array.from({ length: rows }, (_, row) => data[row * width + index]) : [];
  if (scores.length === rows && scores.every((score) => typeof score === 'number' && Number.isFinite(score))) return scores as number[];
  throw new DriverError('scores-unreadable', `${what} answered ${show(found ?? reply)} to ${rows} rows.`, `Its output${output === undefined ? '' : ` ${output}`} must hold, for each row in order, as many numbers as the score's place needs (\`repository.infer\`).`);
}

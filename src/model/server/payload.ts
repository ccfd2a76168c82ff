import type { FeatureRow, Value } from '../../core/seams.ts';

export type Protocol = 'json' | 'open-inference' | 'mlflow' | 'tf-serving';

/** Where rows are sent, as each protocol has it. */
export function pathOf(protocol: Protocol, model: string): string {
  switch (protocol) {
    case 'json':
      return '/predict';
    case 'open-inference':
      return `/v2/models/${model}/infer`;
    case 'mlflow':
      return '/invocations';
    case 'tf-serving':
      return `/v1/models/${model}:predict`;
  }
}

/**
 * Rows as the value that a request of this protocol carries. json: the row, or a list of several. Open Inference Protocol v2: one
 * tensor of shape [rows] for each column. MLflow scoring: `dataframe_split`. TensorFlow Serving REST: `instances`.
 */
export function payloadOf(protocol: Protocol, rows: readonly FeatureRow[], columns: readonly string[]): unknown {
  const plain = rows.map((row) => Object.fromEntries(columns.map((column) => [column, plainValue(row[column] ?? null)])));
  switch (protocol) {
    case 'json':
      return plain.length === 1 ? plain[0] : plain;
    case 'open-inference':
      return { inputs: columns.map((name) => tensorOf(name, plain.map((row) => row[name] ?? null))) };
    case 'mlflow':
      return { dataframe_split: { columns, data: plain.map((row) => columns.map((column) => row[column])) } };
    case 'tf-serving':
      return { instances: plain };
  }
}

type Plain = string | number | boolean | null;

function tensorOf(name: string, data: Plain[]): { name: string; shape: number[]; datatype: string; data: Plain[] } {
  const known = data.filter((value) => value !== null);
  const datatype = known.length > 0 && known.every((value) => typeof value === 'boolean') ? 'BOOL' : known.length > 0 && known.every((value) => typeof value === 'number') ? 'FP64' : 'BYTES';
  return { name, shape: [data.length], datatype, data };
}

// JSON has one kind of number.
function plainValue(value: Value): Plain {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** Predictions that an answer of this protocol holds; undefined where it is none. Of `json` only that it is JSON is known: then NaN. */
export function answersIn(protocol: Protocol, body: Buffer): number | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  if (protocol === 'json') return Array.isArray(answer) ? answer.length : NaN;
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { outputs, predictions } = answer as { outputs?: { shape?: unknown[] }[]; predictions?: unknown };
  if (protocol === 'open-inference') return Array.isArray(outputs) && Array.isArray(outputs[0]?.shape) ? Number(outputs[0].shape[0]) : undefined;
  if (Array.isArray(predictions)) return predictions.length;
  // MLflow answers a table as lists by column.
  const columns = typeof predictions === 'object' && predictions !== null ? Object.values(predictions) : [];
  return Array.isArray(columns[0]) ? columns[0].length : undefined;
}

/** The bytes of a whole request. */
export function requestBytes(url: URL, path: string, body: string | Buffer, contentType = 'application/json'): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const head = `POST ${path} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: ${contentType}\r\naccept: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

export function getBytes(url: URL, path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${url.host}\r\naccept: */*\r\n\r\n`, 'latin1');
}

import type { Value } from '../../core/data-engine.ts';
import type { FeatureRow } from '../../core/seams.ts';

export type Protocol = 'json' | 'open-inference' | 'mlflow' | 'tf-serving';

/** One row as a request of the protocol `json` carries it, or a list of several; under the name `wrap` always a list. */
export function plainRows(rows: readonly FeatureRow[], wrap?: string): unknown {
  const plain = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plainValue(value)])));
  if (wrap !== undefined) return { [wrap]: plain };
  return plain.length === 1 ? plain[0] : plain;
}

// JSON has one kind of number.
function plainValue(value: Value): Value {
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

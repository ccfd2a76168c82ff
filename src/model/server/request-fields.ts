import type { Protocol } from './payload.ts';

/** One input of a request. */
export interface Field {
  name: string;
  isNumber: boolean;
  /** The request with this in place of its value, in every row. */
  with(value: unknown): string;
  /** The request without it. */
  without(): string;
}

type Row = Record<string, unknown>;

/** The inputs in the body of a request, as its protocol carries them; what it says of their types stays as it is. `wrap` as in payload.ts. */
export function fieldsOf(protocol: Protocol, body: string, wrap?: string): Field[] {
  const parsed = JSON.parse(body) as unknown;
  switch (protocol) {
    case 'json':
      if (wrap !== undefined) return ofObjects((parsed as Record<string, Row[]>)[wrap]!, (rows) => ({ [wrap]: rows }));
      return ofObjects(Array.isArray(parsed) ? (parsed as Row[]) : [parsed as Row], (rows) => (Array.isArray(parsed) ? rows : rows[0]));
    case 'tf-serving':
      return ofObjects((parsed as { instances: Row[] }).instances, (instances) => ({ instances }));
    case 'open-inference':
      return ofTensors((parsed as { inputs: Tensor[] }).inputs, parsed as Row);
    case 'mlflow':
      return ofTable((parsed as { dataframe_split: Split }).dataframe_split);
  }
}

function ofObjects(rows: readonly Row[], wrap: (rows: Row[]) => unknown): Field[] {
  return Object.keys(rows[0] ?? {}).map((name) => ({
    name,
    isNumber: rows.some((row) => typeof row[name] === 'number'),
    with: (value) => JSON.stringify(wrap(rows.map((row) => ({ ...row, [name]: value })))),
    without: () => JSON.stringify(wrap(rows.map(({ [name]: _left, ...rest }) => rest))),
  }));
}

interface Tensor {
  name: string;
  data: unknown[];
}

function ofTensors(inputs: readonly Tensor[], body: Row): Field[] {
  return inputs.map(({ name, data }, at) => ({
    name,
    isNumber: data.some((value) => typeof value === 'number'),
    with: (value) => JSON.stringify({ ...body, inputs: inputs.map((tensor, i) => (i === at ? { ...tensor, data: tensor.data.map(() => value) } : tensor)) }),
    without: () => JSON.stringify({ ...body, inputs: inputs.filter((_, i) => i !== at) }),
  }));
}

interface Split {
  columns: string[];
  data: unknown[][];
}

function ofTable({ columns, data }: Split): Field[] {
  const request = (split: Split): string => JSON.stringify({ dataframe_split: split });
  return columns.map((name, at) => ({
    name,
    isNumber: data.some((row) => typeof row[at] === 'number'),
    with: (value) => request({ columns, data: data.map((row) => row.map((cell, i) => (i === at ? value : cell))) }),
    without: () => request({ columns: columns.filter((_, i) => i !== at), data: data.map((row) => row.filter((_, i) => i !== at)) }),
  }));
}

import type { Value } from '../../core/data-engine.ts';
import type { FeatureRow } from '../../core/seams.ts';
import type { Predictor as PredictorSpec } from '../../delivery/spec.ts';
import { PredictorError } from './error.ts';

export type InputType = 'float32' | 'float64' | 'int32' | 'int64' | 'string' | 'boolean';

/** One column as the model takes it. */
export interface Input {
  column: string;
  /** As the model calls it. */
  name: string;
  /** Undefined: as it is in the data. */
  type?: InputType;
  /** Given in place of a missing value. */
  missing?: number | string | boolean;
}

/** What becomes of a missing value that has no replacement: it goes as null, as NaN where the type is a float, or the row is refused. */
export type MissingRule = 'null' | 'nan' | 'refuse';

/** A value of an input; integers of 64 bits may be bigint. */
export type Cell = number | bigint | string | boolean | null;

/** The declared mapping; undefined where the delivery file leaves it to the model. */
export function declaredInputs({ inputs }: PredictorSpec): Input[] | undefined {
  if (inputs === undefined) return undefined;
  if (Array.isArray(inputs)) return inputs.map((column) => ({ column, name: column }));
  return Object.entries(inputs).map(([column, as]) => {
    if (typeof as === 'string') return { column, name: column, type: as };
    return { column, name: as.name ?? column, type: as.type, missing: as.missing };
  });
}

/** Every column of the first row but `without`, as it is. */
export function inputsOfRow(row: FeatureRow, without: readonly string[] = []): Input[] {
  return Object.keys(row).filter((column) => !without.includes(column)).map((column) => ({ column, name: column }));
}

/** One value of one row as the model takes it. Throws PredictorError with `row` (its place in the batch) where it cannot be. */
export function cellOf(features: FeatureRow, input: Input, row: number, rule: MissingRule): Cell {
  const value = features[input.column];
  if (value === undefined)
    throw new PredictorError('predictor-column-missing', `it has no column ${input.column}, which the model takes`, 'Correct tests.predictor.inputs, or add the column to the data.', { blame: 'none', row });
  // JSON and most servers know no NaN, and to data people it means: missing.
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return missingCell(input, row, rule);
  const cell = convert(value, input.type);
  if (cell !== undefined) return cell;
  throw new PredictorError('predictor-input-type', `its ${input.column} is ${kindOf(value)}, and the model takes ${input.type}`, 'Correct the data, or the type in tests.predictor.inputs.', { blame: 'row', row });
}

function missingCell(input: Input, row: number, rule: MissingRule): Cell {
  const instead = input.missing === undefined ? undefined : convert(input.missing, input.type);
  if (instead !== undefined) return instead;
  if (input.missing !== undefined)
    throw new PredictorError('predictor-input-type', `what stands for a missing ${input.column} is ${kindOf(input.missing)}, and the model takes ${input.type}`, 'Correct `missing` or `type` in tests.predictor.inputs.', { row });
  if (rule === 'null') return null;
  if (rule === 'nan' && (input.type === 'float32' || input.type === 'float64')) return NaN;
  throw new PredictorError('predictor-missing-value', `its ${input.column} is missing, and the model has no way to be told so`, `Say what stands for a missing value: \`inputs: {${input.column}: {missing: …}}\`, or let the data have one.`, { blame: 'row', row });
}

const LIMITS = { int32: [-(2n ** 31n), 2n ** 31n - 1n], int64: [-(2n ** 63n), 2n ** 63n - 1n] } as const;

/** Undefined where the value is none of that type. Nothing is rounded: 2.5 is no integer. */
function convert(value: NonNullable<Value>, type: InputType | undefined): Cell | undefined {
  switch (type) {
    case undefined:
      return value;
    case 'string':
      return String(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : value === 0 || value === 1 ? value === 1 : undefined;
    case 'float32':
    case 'float64':
      return typeof value === 'string' ? undefined : Number(value);
    default: {
      if (typeof value === 'boolean') return value ? 1 : 0;
      if (typeof value === 'string' || (typeof value === 'number' && !Number.isInteger(value))) return undefined;
      const whole = BigInt(value);
      if (whole < LIMITS[type][0] || whole > LIMITS[type][1]) return undefined;
      return typeof value === 'number' && !Number.isSafeInteger(value) ? whole : value;
    }
  }
}

function kindOf(value: NonNullable<Value>): string {
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return 'a truth value';
  return Number.isInteger(Number(value)) ? 'a whole number that does not fit' : 'a number with a fraction';
}

/**
 * A flat value as JSON text; integers beyond 2^53 in full. Throws PredictorError for an infinity, which JSON does not have.
 */
export function cellJson(cell: Cell, column: string, row: number): string {
  if (typeof cell === 'bigint') return cell.toString();
  if (typeof cell === 'number' && !Number.isFinite(cell))
    throw new PredictorError('predictor-not-in-json', `its ${column} is ${cell}, which JSON does not have`, 'Correct the data, or use a predictor of the kind onnx.', { blame: 'row', row });
  return JSON.stringify(cell);
}

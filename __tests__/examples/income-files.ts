import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export const EXAMPLE = path.join(import.meta.dirname, '../../examples/income');

export type Row = Record<string, string>;

export function textOf(file: string): string {
  const bytes = readFileSync(path.join(EXAMPLE, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The example's own CSV has no quotes and no commas in its values. */
export function rowsOf(file: string): Row[] {
  const [header, ...lines] = textOf(file).trimEnd().split('\n');
  const names = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i]!, value])));
}

/** Every `step`-th row, so that a sample reaches from the first to the last. */
export function everyNth<T>(items: readonly T[], step: number): T[] {
  return items.filter((_, i) => i % step === 0);
}

import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { InputError } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import type { FeatureRow, Prediction, Predictor } from '../../core/seams.ts';

export interface PredictionsFile {
  engine: DataEngine;
  predictor: Predictor;
  rows: AsyncIterable<FeatureRow>;
  key: readonly string[];
  /** Absolute; ends in .csv, .csv.gz or .parquet. */
  target: string;
  /** Column for the class of the highest score, where the task has one. */
  chosen?: { column: string; classes: readonly string[] };
  signal?: AbortSignal;
}

/**
 * Predicts rows and writes keys and scores, as they come, to a new file of the format that the join reads. Numbers stand in full
 * double precision. The file appears whole or not at all; answers how many rows it has.
 */
export async function writePredictions({ engine, predictor, rows, key, target, chosen, signal }: PredictionsFile): Promise<number> {
  const kind = /\.(csv|csv\.gz|parquet)$/i.exec(target)?.[1]?.toLowerCase();
  if (kind === undefined) throw InputError.of('predictions-target-unknown', `${path.basename(target)} does not end in .csv, .csv.gz or .parquet.`, 'Name the predictions file by one of these formats.');
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const partial = path.join(folder, `.${path.basename(target)}.partial-${process.pid}${kind === 'csv.gz' ? '.csv.gz' : '.csv'}`);
  let written = 0;
  const keys: string[] = [];
  const noted = async function* (): AsyncGenerator<FeatureRow> {
    for await (const row of rows) {
      keys.push(key.map((name) => cell(row[name])).join(','));
      yield row;
    }
  };
  const lines = async function* (): AsyncGenerator<string> {
    yield `${[...key, ...predictor.outputs, ...(chosen ? [chosen.column] : [])].map(cell).join(',')}\n`;
    for await (const prediction of predictor.predict(noted(), { signal })) {
      written++;
      yield `${[keys.shift()!, ...prediction, ...(chosen ? [cell(chosen.classes[highest(prediction)])] : [])].join(',')}\n`;
    }
  };
  try {
    const stream = Readable.from(lines(), { objectMode: true, highWaterMark: 256 });
    if (kind === 'csv.gz') await pipeline(stream, createGzip(), createWriteStream(partial));
    else await pipeline(stream, createWriteStream(partial));
    if (kind === 'parquet') await engine.write('SELECT * FROM made', { made: { file: partial } }, target);
    else await rename(partial, target);
    return written;
  } finally {
    await rm(partial, { force: true });
  }
}

/** The first of the highest. */
function highest(prediction: Prediction): number {
  return prediction.reduce((best, score, index) => (score > prediction[best]! ? index : best), 0);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

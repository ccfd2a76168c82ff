import { rm } from 'node:fs/promises';
import path from 'node:path';
import { guard } from '../../core/guardian.ts';
import type { DataEngine, FileSource } from '../../core/data-engine.ts';
import type { FeatureRow } from '../../core/seams.ts';
import { identifier } from '../../core/sql.ts';

const PAGE = 20_000;

export interface FeatureRows {
  columns: string[];
  rows: number;
  /** In the order of the file, one page in memory at a time. */
  stream(): AsyncGenerator<FeatureRow>;
  close(): Promise<void>;
}

/**
 * The rows of a features file as predictors take them. They are first written as Parquet with their places into `folder`, so that
 * a page is found without reading what stands before it.
 */
export async function featureRows(engine: DataEngine, source: FileSource, folder: string): Promise<FeatureRows> {
  const columns = (await engine.describe(source)).map(({ name }) => name);
  const place = freeName(columns);
  const file = path.join(folder, `.features-${process.pid}.parquet`);
  const release = guard({ file });
  const rows = await engine.write(`SELECT *, row_number() OVER () - 1 AS ${identifier(place)} FROM features`, { features: source }, file);
  return {
    columns,
    rows,
    async *stream() {
      for (let from = 0; from < rows; from += PAGE) {
        const page = await engine.query(`SELECT ${columns.map(identifier).join(', ')} FROM paged WHERE ${identifier(place)} >= $from AND ${identifier(place)} < $until ORDER BY ${identifier(place)}`, { paged: { file } }, { from, until: from + PAGE });
        for (let row = 0; row < page.rows; row++) yield Object.fromEntries(columns.map((name) => [name, page.values[name]![row]!]));
      }
    },
    async close() {
      await rm(file, { force: true });
      release();
    },
  };
}

function freeName(columns: readonly string[]): string {
  const taken = new Set(columns.map((name) => name.toLowerCase()));
  let name = 'place';
  while (taken.has(name)) name += '_';
  return name;
}

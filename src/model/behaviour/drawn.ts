import type { DataEngine } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';

/** A row's key as one text, as SQL, the same in the features and in the test set. */
export function keyTextSql(key: readonly string[]): string {
  return key.map((name) => `coalesce(CAST(${identifier(name)} AS VARCHAR), '')`).join(` || chr(31) || `);
}

/** The order, as SQL, whose first rows are the ones that are drawn: by the seed and their keys alone, so that every job draws the same. */
export function drawOrderSql(engine: DataEngine, file: string, key: readonly string[], seed: number): string {
  const keyText = keyTextSql(key);
  return `${engine.dialect({ file }).md5(`${literal(`${seed}:`)} || ${keyText}`)}, ${keyText}`;
}

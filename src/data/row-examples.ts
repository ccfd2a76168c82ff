import type { DataEngine } from '../core/data-engine.ts';
import { conditionsOf, diffSql, planOf, sourcesOf, type RowDiffOptions } from './row-diff.ts';
import { columnNamed, sameName, type DataSource } from './source.ts';

export interface RowExamples {
  added: string[];
  removed: string[];
  /** With the names of the columns that differ; never their values. */
  changed: { row: string; columns: string[] }[];
  flipped: string[];
}

/** A key longer than this is cut: it is there to find the row, not to be read. */
const MAX_KEY_LENGTH = 80;

/** Up to `most` rows of each kind, by key and in its order. A second query, so asked only where someone wants to see them. */
export async function rowExamples(engine: DataEngine, old: DataSource, now: DataSource, options: RowDiffOptions, most: number): Promise<RowExamples> {
  const plan = planOf(old, now, options);
  const conditions = conditionsOf(plan, engine.dialect(now.source), options.tolerance ?? 0);
  const compared = conditions.flatMap((condition, index) => (condition === undefined ? [] : [index]));
  const keys = plan.keys.map((_, index) => `k${index}`);
  const shown = keys.map((key, index) => `CAST(${key} AS VARCHAR) AS t${index}`).join(', ');
  const changed = compared.map((index) => `d${index}`).join(' OR ') || 'false';
  const which = compared.length === 0 ? `''` : compared.map((index) => `CASE WHEN d${index} THEN ',${index}' ELSE '' END`).join(' || ');
  const branch = (kind: string, where: string, columns = `''`) => `(SELECT '${kind}' AS kind, ${shown}, ${columns} AS which FROM flags WHERE ${where} ORDER BY ${keys.join(', ')} LIMIT ${Math.floor(most)})`;
  const branches = [branch('added', 'in_left IS NULL'), branch('removed', 'in_right IS NULL'), branch('changed', changed, which), ...(plan.label === undefined ? [] : [branch('flipped', `d${plan.label}`)])];
  const table = await engine.query(`${diffSql(plan, conditions)}\nSELECT * FROM (${branches.join('\nUNION ALL\n')}) AS found`, sourcesOf(old, now));
  const found: RowExamples = { added: [], removed: [], changed: [], flipped: [] };
  for (let row = 0; row < table.rows; row++) {
    const key = keys.map((_, index) => `${plan.keys[index]!.left.name}=${String(table.values[`t${index}`]![row]).slice(0, MAX_KEY_LENGTH)}`).join(', ');
    const kind = String(table.values.kind![row]) as keyof RowExamples;
    const columns = String(table.values.which![row]).split(',').filter((text) => text !== '');
    if (kind === 'changed') found.changed.push({ row: key, columns: columns.map((index) => plan.columns[Number(index)]!.left!.name) });
    else found[kind].push(key);
  }
  return found;
}

/** `a,b` as the names of two columns, unless a column has that very name. */
export function keyNames(declared: readonly string[], old: DataSource): string[] {
  return declared.flatMap((text) => (columnNamed(old, text) ? [text] : text.split(',').map((name) => name.trim()).filter((name) => name !== ''))).filter((name, index, all) => all.findIndex((other) => sameName(other, name)) === index);
}

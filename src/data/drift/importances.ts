import { readFile } from 'node:fs/promises';
import { InputError, type Problem } from '../../core/problem.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Profile } from '../profile/profile.ts';
import { suggestion } from '../sources.ts';
import { lossSpreads, numberOf, type Line, type Report } from './slice-losses.ts';

/** How much the model uses each column, in whatever unit the file has. */
export interface Importances {
  /** `loss`: by how much the model's loss differs over the slices of a column, in the loss's unit. */
  kind: 'importance' | 'loss';
  /** Undefined where the file does not name the column. */
  of(column: string): number | undefined;
}

/**
 * Reads `data.drift.importances`: JSON `{"age": 0.4}` or `[{"column": "age", "importance": 0.4}]`, or CSV with a header that has
 * `column` and `importance`; or the model's loss on each slice of a column: `column`, `value`, `rows`, `loss`. Names compare
 * without case. Throws InputError with every problem of the file.
 */
export async function importancesOf(delivery: Delivery, profile: Profile): Promise<Importances | undefined> {
  const declared = delivery.spec.data?.drift?.importances;
  if (declared === undefined) return undefined;
  const location = delivery.locate(['data', 'drift', 'importances']);
  const problems: Problem[] = [];
  const report: Report = (message, fix) => void problems.push({ code: 'drift-importances', message, fix, location });
  const lines = linesOf(await textOf(delivery, declared), declared, report);
  const kind = lines.some(({ cells }) => 'loss' in cells) ? 'loss' : 'importance';
  const known = (kind === 'loss' ? lossSpreads : importanceOfEach)(lines, declared, report);
  for (const { place, column } of known.values())
    if (!Object.keys(profile.columns).some((other) => other.toLowerCase() === column.toLowerCase())) report(`${declared}, ${place}: the training profile has no column ${JSON.stringify(column)}.`, suggestion(column, Object.keys(profile.columns)) || 'Name columns of the training data.');
  if (lines.length === 0 && problems.length === 0) report(`${declared} names no column.`, 'Write the importance of each column that the model uses.');
  if (problems.length > 0) throw new InputError(problems);
  return { kind, of: (column) => known.get(column.toLowerCase())?.weight };
}

function importanceOfEach(lines: readonly Line[], name: string, report: Report) {
  const known = new Map<string, { column: string; weight: number; place: string }>();
  for (const { column, cells, place } of lines) {
    const weight = numberOf(cells.importance);
    if (weight === undefined) report(`${name}, ${place}: the importance of ${JSON.stringify(column)} is no finite number.`, 'Write a number; 0 for a column that the model does not use.');
    else if (known.has(column.toLowerCase())) report(`${name}, ${place}: ${JSON.stringify(column)} is there twice.`, 'Keep one line for each column.');
    else known.set(column.toLowerCase(), { column, weight, place });
  }
  return known;
}

const MAX_BYTES = 4 * 1024 * 1024;

async function textOf(delivery: Delivery, declared: string): Promise<string> {
  const location = delivery.locate(['data', 'drift', 'importances']);
  let bytes: Buffer;
  try {
    bytes = await readFile(delivery.resolve(declared));
  } catch (error) {
    throw InputError.of('drift-importances', `${declared} cannot be read: ${(error as Error).message}.`, 'Write it with the step that trains the model, or remove `data.drift.importances`.', location, { cause: error });
  }
  if (bytes.length > MAX_BYTES) throw InputError.of('drift-importances', `${declared} is larger than 4 MB, which no list of columns is.`, 'Name the file of importances.', location);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function linesOf(text: string, name: string, report: Report): Line[] {
  return /\.json$/i.test(name) ? ofJson(text, name, report) : ofCsv(text, name, report);
}

function ofJson(text: string, name: string, report: Report): Line[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    report(`${name} is not JSON: ${(error as Error).message}.`, 'Write {"column": importance, …}.');
    return [];
  }
  if (Array.isArray(value)) {
    const cells = value.map((one: unknown) => (typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {}));
    const lines = cells.map((each, index): Line => ({ column: String(each.column ?? ''), cells: each, place: `item ${index + 1}` }));
    if (lines.every(({ column }) => column !== '')) return lines;
  } else if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([column, importance]) => ({ column, cells: { importance: importance as unknown }, place: JSON.stringify(column) }));
  }
  report(`${name} is no list of importances.`, 'Write {"column": importance, …} or [{"column": "…", "importance": …}, …].');
  return [];
}

function ofCsv(text: string, name: string, report: Report): Line[] {
  const rows = csvRows(text);
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const at = header.indexOf('column');
  if (at < 0 || !(header.includes('importance') || header.includes('loss'))) {
    report(`${name} has no header with \`column\` and \`importance\`.`, 'Its first line is `column,importance`, or `column,value,rows,loss` for the loss on each slice.');
    return [];
  }
  return rows.slice(1).map(({ cells, line }) => ({ column: cells[at] ?? '', cells: Object.fromEntries(header.map((word, index) => [word, cells[index]])), place: `line ${line}` }));
}

/** Cells by comma; quoted ones as RFC 4180 has them. Empty lines are left out. */
function csvRows(text: string): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = [];
  let [cells, cell, quoted, line, start]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const end = () => {
    if (cells.length > 0 || cell !== '') rows.push({ cells: [...cells, cell], line: start });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') line++;
    if (quoted && character === '"' && text[at + 1] === '"') cell += text[++at];
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ',') [cells, cell] = [[...cells, cell], ''];
    else if (!quoted && character === '\n') {
      end();
      start = line;
    } else if (quoted || character !== '\r') cell += character;
  }
  end();
  return rows;
}

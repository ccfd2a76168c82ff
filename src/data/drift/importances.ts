import { readFile } from 'node:fs/promises';
import { InputError, type Problem } from '../../core/problem.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Profile } from '../profile/profile.ts';
import { suggestion } from '../sources.ts';

/** How much the model uses each column, in whatever unit the file has. */
export interface Importances {
  /** Undefined where the file does not name the column. */
  of(column: string): number | undefined;
}

/**
 * Reads `data.drift.importances`: JSON `{"age": 0.4}` or `[{"column": "age", "importance": 0.4}]`, or CSV with a header that has
 * `column` and `importance`. Names compare without case. Throws InputError with every problem of the file.
 */
export async function importancesOf(delivery: Delivery, profile: Profile): Promise<Importances | undefined> {
  const declared = delivery.spec.data?.drift?.importances;
  if (declared === undefined) return undefined;
  const location = delivery.locate(['data', 'drift', 'importances']);
  const problems: Problem[] = [];
  const report = (message: string, fix: string) => void problems.push({ code: 'drift-importances', message, fix, location });
  const entries = entriesOf(await textOf(delivery, declared), declared, report);
  const known = new Map<string, number>();
  for (const { column, importance, place } of entries) {
    const value = typeof importance === 'string' && importance.trim() !== '' ? Number(importance) : importance;
    const name = column.toLowerCase();
    if (typeof value !== 'number' || !Number.isFinite(value)) report(`${declared}, ${place}: the importance of ${JSON.stringify(column)} is no finite number.`, 'Write a number; 0 for a column that the model does not use.');
    else if (known.has(name)) report(`${declared}, ${place}: ${JSON.stringify(column)} is there twice.`, 'Keep one line for each column.');
    else if (!Object.keys(profile.columns).some((other) => other.toLowerCase() === name)) report(`${declared}, ${place}: the training profile has no column ${JSON.stringify(column)}.`, suggestion(column, Object.keys(profile.columns)) || 'Name columns of the training data.');
    else known.set(name, value);
  }
  if (entries.length === 0 && problems.length === 0) report(`${declared} names no column.`, 'Write the importance of each column that the model uses.');
  if (problems.length > 0) throw new InputError(problems);
  return { of: (column) => known.get(column.toLowerCase()) };
}

interface Entry {
  column: string;
  importance: unknown;
  place: string;
}

type Report = (message: string, fix: string) => void;

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

function entriesOf(text: string, name: string, report: Report): Entry[] {
  return /\.json$/i.test(name) ? ofJson(text, name, report) : ofCsv(text, name, report);
}

function ofJson(text: string, name: string, report: Report): Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    report(`${name} is not JSON: ${(error as Error).message}.`, 'Write {"column": importance, …}.');
    return [];
  }
  if (Array.isArray(value)) {
    const entries = value.map((one: unknown, index): Entry => ({ column: String((one as Entry | null)?.column ?? ''), importance: (one as Entry | null)?.importance, place: `item ${index + 1}` }));
    if (entries.every(({ column }) => column !== '')) return entries;
  } else if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([column, importance]) => ({ column, importance, place: JSON.stringify(column) }));
  }
  report(`${name} is no list of importances.`, 'Write {"column": importance, …} or [{"column": "…", "importance": …}, …].');
  return [];
}

function ofCsv(text: string, name: string, report: Report): Entry[] {
  const rows = csvRows(text);
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [column, importance] = [header.indexOf('column'), header.indexOf('importance')];
  if (column < 0 || importance < 0) {
    report(`${name} has no header with \`column\` and \`importance\`.`, 'Its first line is `column,importance`.');
    return [];
  }
  return rows.slice(1).map(({ cells, line }) => ({ column: cells[column] ?? '', importance: cells[importance], place: `line ${line}` }));
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

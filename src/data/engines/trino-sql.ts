import { InputError } from '../../core/problem.ts';
import { literal } from '../../core/sql.ts';
import type { Value } from '../../core/data-engine.ts';
import { tokensOf, type Token } from './trino-tokens.ts';

/** A rule must say the same of a row each time it is asked. */
const CHANGING = new Set([
  'now', 'random', 'rand', 'shuffle', 'uuid', 'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp', 'current_timezone',
  'current_user', 'current_role', 'current_groups', 'current_catalog', 'current_schema', 'current_path', 'fail', 'version',
]);
const CONDITION_FIX = 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.';

/**
 * A row condition in brackets of its own. By its words alone it can hold no subquery, no window, no parameter, no
 * function that changes; whether it is a condition is Trino's to say. Throws InputError.
 */
export function bracketed(sql: string): string {
  const tokens = tokensOf(sql);
  if (tokens.length === 0) throw InputError.of('sql-not-a-condition', 'The row rule is empty.', CONDITION_FIX);
  for (const [index, token] of tokens.entries()) refuseInCondition(token, tokens[index + 1]);
  return `(\n${sql}\n)`;
}

function refuseInCondition({ kind, text }: Token, next: Token | undefined): void {
  if (kind === 'parameter') throw InputError.of('sql-parameter', 'A row rule has no parameters.', CONDITION_FIX);
  const called = next?.kind === 'symbol' && next.text === '(';
  if (kind !== 'name' && !(kind === 'quoted' && called)) return;
  const word = text.toLowerCase();
  if (kind === 'name' && ['select', 'table', 'values'].includes(word)) throw InputError.of('sql-subquery', 'A row rule cannot hold a subquery: it sees one row.', 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.');
  if (kind === 'name' && word === 'over') throw InputError.of('sql-window', 'A row rule cannot look at other rows.', `${CONDITION_FIX} A column of that name goes in double quotes.`);
  if (CHANGING.has(word) && (called || word.startsWith('current_') || word.startsWith('local'))) {
    throw InputError.of('sql-changing-function', `A row rule cannot call ${word}: it must say the same of a row each time.`, 'Compare with a fixed value, or with another column.');
  }
}

export interface SelectText {
  /** With the views of the sources before it, and values for its parameters. */
  sql: string;
  /** Names of three parts or more may be tables; the plan says whether they are. */
  doubtful: boolean;
}

/** One SELECT over `views` (their SQL by name). Throws InputError for any other statement, and for parameters that do not fit. */
export function selectOver(sql: string, views: Record<string, string>, parameters: Record<string, Value>): SelectText {
  const tokens = tokensOf(sql);
  const first = tokens[0];
  const word = first?.kind === 'name' ? first.text.toLowerCase() : first?.text;
  if (word !== 'select' && word !== 'with' && word !== '(') {
    throw InputError.of('sql-not-select', 'The SQL is not a SELECT statement.', 'Only SELECT is run: nothing that changes, describes or calls.');
  }
  if (tokens.some(({ kind, text }) => kind === 'name' && text.toLowerCase() === 'table')) {
    throw InputError.of('sql-table-function', 'The SQL reads from TABLE(…), which is not a declared source.', 'Read only from the declared sources.');
  }
  const text = withValues(sql, tokens, parameters);
  const list = Object.entries(views).map(([name, view]) => `${quotedName(name)} AS (${view})`);
  if (word !== 'with') return { sql: `${list.length > 0 ? `WITH ${list.join(',\n')}\n` : ''}${text}`, doubtful: isDoubtful(tokens) };
  const second = tokens[1]?.text.toLowerCase();
  if (second === 'function') throw InputError.of('sql-not-select', 'The SQL defines a function.', 'Write the expression where it is used.');
  const recursive = second === 'recursive';
  const rest = text.slice((recursive ? tokens[1]! : first!).end);
  return { sql: `WITH ${recursive ? 'RECURSIVE ' : ''}${list.map((view) => `${view},\n`).join('')}${rest}`, doubtful: isDoubtful(tokens) };
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The statement has no catalog, so that names of one part or two are views and columns, or nothing. */
function isDoubtful(tokens: readonly Token[]): boolean {
  return tokens.some((_token, at) => {
    const dots = [1, 3].every((step) => tokens[at + step]?.kind === 'symbol' && tokens[at + step]!.text === '.');
    return dots && [0, 2, 4].every((step) => ['name', 'quoted'].includes(tokens[at + step]?.kind ?? ''));
  });
}

function withValues(sql: string, tokens: readonly Token[], parameters: Record<string, Value>): string {
  const wanted = new Set(tokens.filter(({ kind }) => kind === 'parameter').map(({ text }) => text));
  const missing = [...wanted].filter((name) => !Object.hasOwn(parameters, name));
  const unused = Object.keys(parameters).filter((name) => !wanted.has(name));
  const named = (names: readonly string[]) => names.map((name) => `$${name}`).join(', ');
  if (missing.length > 0) throw InputError.of('sql-parameter-missing', `The SQL asks for ${named(missing)}, which nobody gives.`, `Known here: ${named(Object.keys(parameters)) || 'none'}.`);
  if (unused.length > 0) throw InputError.of('sql-parameter-unused', `The SQL does not use ${named(unused)}.`, 'Use every parameter, or the answer does not depend on it.');
  let text = '';
  let copied = 0;
  // Leading places stay as they are: `selectOver` cuts the first words off.
  for (const { kind, text: name, start, end } of tokens) {
    if (kind !== 'parameter') continue;
    text += sql.slice(copied, start) + valueText(parameters[name]!);
    copied = end;
  }
  return text + sql.slice(copied);
}

const INT64 = 2n ** 63n;

function valueText(value: Value): string {
  if (typeof value === 'bigint' && (value >= INT64 || value < -INT64)) return `CAST('${value}' AS DECIMAL(38, 0))`;
  return literal(value);
}

/** Names of a table: catalog, schema, table; each bare or in double quotes. Throws InputError. */
export function tableName(text: string): { catalog: string; schema: string; table: string } {
  let tokens: Token[] = [];
  try {
    tokens = tokensOf(text);
  } catch {
    // Refused below, in words about names.
  }
  const [catalog, dot, schema, point, table] = tokens;
  const isName = (token: Token | undefined) => token?.kind === 'quoted' || token?.kind === 'name';
  if (tokens.length !== 5 || ![catalog, schema, table].every(isName) || dot!.text !== '.' || point!.text !== '.' || tokens.some(({ text: part }) => part === '' || part.includes('$'))) {
    throw InputError.of('trino-table-name', `${JSON.stringify(text.slice(0, 200))} is not the name of a table.`, 'Write catalog.schema.table; a part with dots, spaces or other signs in double quotes. Snapshots are named by `snapshot`.');
  }
  return { catalog: catalog!.text, schema: schema!.text, table: table!.text };
}

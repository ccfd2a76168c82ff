import { InputError } from '../../core/problem.ts';

/** The engine's own parse of a text, as JSON (DuckDB's json_serialize_sql). */
export type Parse = (sql: string) => Promise<string>;
/** The text that the engine writes for a parsed statement (json_deserialize_sql). */
export type Unparse = (tree: string) => Promise<string>;

type Node = Record<string, unknown>;

/** Table functions that make rows out of their arguments and touch nothing else. */
const HARMLESS_TABLE_FUNCTIONS = new Set(['unnest', 'range', 'generate_series']);
/** A rule must say the same of a row each time it is asked. */
const CHANGING_FUNCTIONS = new Set([
  'random', 'setseed', 'uuid', 'uuidv4', 'uuidv7', 'gen_random_uuid', 'nextval', 'currval', 'now', 'today', 'get_current_timestamp', 'get_current_time',
  'current_date', 'current_time', 'current_timestamp', 'transaction_timestamp', 'write_log', 'current_setting', 'getvariable', 'error',
  'current_localtime', 'current_localtimestamp', 'ago', 'pg_conf_load_time', 'pg_postmaster_start_time', 'sleep_ms', 'stats', 'txid_current',
  'current_transaction_id', 'current_connection_id', 'current_query', 'current_query_id', 'reservoir_quantile',
]);
/** The clock under a name alone, which the parser takes for a column. */
const CLOCK_NAMES = new Set(['current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']);
const CONDITION_FIX = 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.';

/** Throws InputError unless the text is one SELECT over these tables alone. */
export async function refuseOtherThanSelect(sql: string, tables: readonly string[], parse: Parse): Promise<void> {
  const { statements } = await parsed(sql, parse, 'Write one SELECT statement over the declared sources.');
  if (statements.length !== 1) {
    throw refused('sql-not-one-statement', `The SQL holds ${statements.length} statements instead of one.`, 'Keep one SELECT; a `;` starts another statement.');
  }
  const allowed = new Set([...tables, ...commonTables(statements)].map((name) => name.toLowerCase()));
  for (const node of nodes(statements)) refuseReference(node, allowed, tables);
}

/**
 * A row condition as text that cannot escape its place in a larger statement: parsed alone, then written anew by the
 * engine, so that comments, open brackets and a second statement have nowhere to hide. Throws InputError.
 */
export async function loneCondition(sql: string, parse: Parse, unparse: Unparse): Promise<string> {
  const { statements, tree } = await parsed(`SELECT\n${sql}\n`, parse, CONDITION_FIX);
  const select = statements[0]?.node as Node | undefined;
  if (statements.length !== 1 || !select || !isLoneExpression(select)) {
    throw refused('sql-not-a-condition', 'The row rule is more than one condition.', CONDITION_FIX);
  }
  for (const node of nodes(select.select_list)) refuseInCondition(node);
  const text = await unparse(tree);
  return `(${text.replace(/^SELECT /, '').replace(/;?\s*$/, '')})`;
}

/** `tree` is the engine's own text: JSON.parse would round an integer beyond 2^53 in it. */
async function parsed(sql: string, parse: Parse, fix: string): Promise<{ statements: Node[]; tree: string }> {
  if (sql.includes('\0')) throw refused('sql-syntax', 'The SQL holds a NUL character.', fix);
  const tree = await parse(sql);
  const answer = read(tree, fix);
  if (!answer.error) return { statements: answer.statements, tree };
  if (answer.error_type === 'not implemented') {
    throw refused('sql-not-select', 'The SQL is not a SELECT statement.', 'Only SELECT is run: no COPY, ATTACH, PRAGMA, SET, PIVOT or any change.');
  }
  throw refused('sql-syntax', `The SQL cannot be parsed: ${answer.error_message}.`, fix);
}

interface Answer { error: boolean; error_type?: string; error_message?: string; statements: Node[] }

/** The engine writes an infinite constant as a word that is no JSON. */
function read(tree: string, fix: string): Answer {
  try {
    return JSON.parse(tree) as Answer;
  } catch {
    throw refused('sql-syntax', 'The SQL holds a number that is larger than any.', fix);
  }
}

function isLoneExpression(select: Node): boolean {
  if (select.type !== 'SELECT_NODE') return false;
  const absent = ['where_clause', 'having', 'sample', 'qualify'].every((part) => select[part] === null);
  const empty = ['modifiers', 'group_expressions', 'group_sets'].every((part) => (select[part] as unknown[]).length === 0);
  const noTables = (select.from_table as Node).type === 'EMPTY' && (select.cte_map as { map: unknown[] }).map.length === 0;
  const list = select.select_list as Node[];
  return absent && empty && noTables && list.length === 1 && list[0]!.alias === '';
}

function refuseInCondition(node: Node): void {
  const kind = String(node.class);
  if (kind === 'SUBQUERY') throw refused('sql-subquery', 'A row rule cannot hold a subquery: it sees one row.', CONDITION_FIX);
  if (kind === 'STAR') throw refused('sql-not-a-condition', 'A row rule cannot hold `*` or COLUMNS(…).', CONDITION_FIX);
  if (kind === 'WINDOW') throw refused('sql-window', 'A row rule cannot look at other rows.', CONDITION_FIX);
  if (kind === 'PARAMETER') throw refused('sql-parameter', 'A row rule has no parameters.', CONDITION_FIX);
  const changing = changingName(kind, node);
  if (changing !== undefined) throw refused('sql-changing-function', `A row rule cannot call ${changing}: it must say the same of a row each time.`, 'Compare with a fixed value, or with another column.');
}

function changingName(kind: string, node: Node): string | undefined {
  if (kind === 'COLUMN_REF') {
    const names = node.column_names as string[];
    return names.length === 1 && CLOCK_NAMES.has(names[0]!.toLowerCase()) ? names[0] : undefined;
  }
  const name = String(node.function_name);
  // With one argument it is the time since then.
  const isAgeOfToday = name.toLowerCase() === 'age' && (node.children as unknown[] | undefined)?.length === 1;
  return kind === 'FUNCTION' && (isAgeOfToday || CHANGING_FUNCTIONS.has(name.toLowerCase())) ? `${name}()` : undefined;
}

function refuseReference(node: Node, allowed: ReadonlySet<string>, tables: readonly string[]): void {
  const known = tables.map((name) => `\`${name}\``).join(', ') || 'none';
  if (node.type === 'TABLE_FUNCTION') {
    const name = String((node.function as Node | undefined)?.function_name ?? '');
    if (!HARMLESS_TABLE_FUNCTIONS.has(name.toLowerCase())) {
      throw refused('sql-table-function', `The SQL reads from ${name}(…), which is not a declared source.`, `Read only from the declared sources: ${known}.`);
    }
  }
  if (node.type === 'SHOW_REF') throw refused('sql-not-select', 'DESCRIBE, SHOW and SUMMARIZE are not run.', 'Write a SELECT.');
  if (node.type === 'BASE_TABLE') {
    const name = String(node.table_name);
    if (!allowed.has(name.toLowerCase()) || node.schema_name !== '' || node.catalog_name !== '') {
      throw refused('sql-unknown-table', `The SQL reads from ${JSON.stringify(name)}, which is not a declared source.`, `Read only from the declared sources: ${known}.`);
    }
  }
}

function commonTables(statements: Node[]): string[] {
  return [...nodes(statements)].flatMap((node) => {
    const map = (node.cte_map as { map?: { key: string }[] } | undefined)?.map ?? [];
    return map.map((entry) => entry.key);
  });
}

/** Every object in a parse tree. A stack of our own: the depth of a hostile text must not become ours. */
function* nodes(root: unknown): Generator<Node> {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) yield value as Node;
    stack.push(...Object.values(value));
  }
}

function refused(code: string, message: string, fix: string): InputError {
  return InputError.of(code, message, fix);
}

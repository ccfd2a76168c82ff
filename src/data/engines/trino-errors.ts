import { InputError } from '../../core/problem.ts';

/** The `error` of a reply (QueryError of the client protocol). */
export interface QueryError {
  message?: string;
  errorName?: string;
  errorType?: string;
  errorLocation?: { lineNumber?: number; columnNumber?: number };
}

/** Errors about the statement and names in it. Their messages repeat the SQL and never a value of the data. */
const ABOUT_THE_SQL = new Set([
  'SYNTAX_ERROR', 'TYPE_MISMATCH', 'FUNCTION_NOT_FOUND', 'AMBIGUOUS_NAME', 'AMBIGUOUS_FUNCTION_CALL', 'EXPRESSION_NOT_SCALAR', 'EXPRESSION_NOT_AGGREGATE',
  'EXPRESSION_NOT_CONSTANT', 'NESTED_AGGREGATION', 'NESTED_WINDOW', 'MISSING_CATALOG_NAME', 'MISSING_SCHEMA_NAME', 'MISSING_COLUMN_NAME', 'MISSING_GROUP_BY', 'MISSING_OVER',
  'MISMATCHED_COLUMN_ALIASES', 'DUPLICATE_NAMED_QUERY', 'DUPLICATE_COLUMN_NAME', 'COLUMN_TYPE_UNKNOWN', 'FUNCTION_NOT_AGGREGATE', 'FUNCTION_NOT_SCALAR', 'FUNCTION_NOT_WINDOW',
  'INVALID_COLUMN_REFERENCE', 'TOO_MANY_ARGUMENTS', 'TYPE_NOT_FOUND', 'UNSUPPORTED_SUBQUERY', 'INVALID_SESSION_PROPERTY', 'NOT_SUPPORTED', 'MISSING_COLUMN_ALIASES',
]);
const AWAY = ['TABLE_NOT_FOUND', 'SCHEMA_NOT_FOUND', 'CATALOG_NOT_FOUND', 'CATALOG_UNAVAILABLE', 'INVALID_VIEW', 'TABLE_HAS_NO_COLUMNS'];
const VALUES = ['INVALID_CAST_ARGUMENT', 'NUMERIC_VALUE_OUT_OF_RANGE', 'DIVISION_BY_ZERO', 'INVALID_FUNCTION_ARGUMENT', 'EXCEEDED_FUNCTION_MEMORY_LIMIT', 'INVALID_LITERAL', 'INVALID_ARGUMENTS'];
const TIMES = ['EXCEEDED_TIME_LIMIT', 'EXCEEDED_CPU_LIMIT', 'ABANDONED_QUERY', 'EXCEEDED_SCAN_LIMIT'];
const MEMORY = /^(EXCEEDED_.*MEMORY_LIMIT|CLUSTER_OUT_OF_MEMORY|EXCEEDED_SPILL_LIMIT|EXCEEDED_LOCAL_SPILL_LIMIT)$/;
/** What one statement with fewer questions does not meet. */
const TOO_MUCH_AT_ONCE = /^(COMPILER_ERROR|QUERY_TEXT_TOO_LARGE|QUERY_HAS_TOO_MANY_STAGES|STACK_OVERFLOW|EXCEEDED_.*MEMORY_LIMIT|TOO_MANY_ARGUMENTS)$/;

/** A query that Trino refused or ended. `errorName` is Trino's own. */
export class TrinoError extends InputError {
  readonly errorName: string;

  constructor(error: QueryError, queryId: string) {
    super([problemOf(error, queryId)]);
    this.name = 'InputError';
    this.errorName = error.errorName ?? 'UNKNOWN';
  }

  get tooMuchAtOnce(): boolean {
    return TOO_MUCH_AT_ONCE.test(this.errorName);
  }
}

/** Never with a value of the data: messages about values stay with the server, where the query's id finds them. */
function problemOf(error: QueryError, queryId: string) {
  const { errorName: name = 'UNKNOWN', errorType = '', message = '' } = error;
  const problem = (code: string, text: string, fix: string) => ({ code, message: text, fix });
  const said = ABOUT_THE_SQL.has(name) || AWAY.includes(name) ? `: ${plain(message)}` : '';
  const id = `query ${queryId}`;
  const column = JSON.stringify((/Column '(.*)' cannot be resolved/s.exec(message)?.[1] ?? '?').slice(0, 300));
  if (name === 'COLUMN_NOT_FOUND') return problem('sql-unknown-column', `The SQL names the column ${column}, which the data does not have.`, 'Name one of its columns.');
  if (AWAY.includes(name)) return problem('trino-table-missing', `Trino has no such table (${name}${said}).`, 'Write catalog.schema.table as `SHOW TABLES` gives it; a user who may not see it meets the same answer.');
  if (/\bsnapshot|\bversioned tables?\b/i.test(message) && errorType === 'USER_ERROR') return problem('trino-snapshot', `Trino has no such version of the table (${name}).`, 'Write the id of a snapshot that the table still has, or leave `snapshot` out; not every connector keeps versions.');
  if (name === 'PERMISSION_DENIED') return problem('trino-refused', `Trino does not let this user read that (${id}).`, 'Grant SELECT on the table to the user of data.trino.');
  if (name === 'SYNTAX_ERROR') return problem('sql-syntax', `The SQL cannot be parsed${said}.`, 'Correct the SQL: tables of Trino are asked in its own SQL.');
  if (VALUES.includes(name)) return problem('sql-value', `The SQL meets a value that it cannot convert or calculate with (${name}, ${id}).`, 'Use TRY_CAST or TRY, or say what such a value means with CASE.');
  if (TIMES.includes(name)) return problem('trino-timeout', `Trino ended ${id}: ${name}.`, 'Raise `data.trino.timeout`, or ask a smaller table.');
  if (MEMORY.test(name)) return problem('trino-memory', `${id} needs more memory than Trino gives it: ${name}.`, 'Raise the session properties for memory, or ask about fewer columns.');
  if (name === 'USER_CANCELED' || name === 'ADMINISTRATIVELY_KILLED') return problem('trino-cancelled', `${id} was ended by somebody: ${name}.`, 'Start it again, if that was not meant.');
  if (ABOUT_THE_SQL.has(name)) return problem('sql-refused', `Trino refuses the SQL${said}.`, 'Correct the SQL; the tables and columns are those of the declared sources.');
  if (errorType === 'INSUFFICIENT_RESOURCES') return problem('trino-query-failed', `${id} met a limit of Trino: ${name}.`, 'See the query in Trino and raise the limit, or ask later.');
  return problem('trino-query-failed', `${id} failed: ${name}.`, 'Trino shows the query and the whole error under its id.');
}

function plain(message: string): string {
  return message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 300);
}

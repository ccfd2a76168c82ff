import { InputError } from '../../core/problem.ts';

/** `name` is a bare word, `quoted` one in double quotes (without them), `text` a string, `symbol` one character. */
export interface Token {
  kind: 'name' | 'quoted' | 'text' | 'number' | 'parameter' | 'symbol';
  text: string;
  start: number;
  end: number;
}

const SHAPES: readonly [Token['kind'], RegExp][] = [
  ['name', /[A-Za-z_][A-Za-z0-9_@:]*/y],
  ['number', /\d[A-Za-z0-9_.]*(?:(?<=[eE])[+-]\d+)?|\.\d[A-Za-z0-9_]*/y],
  ['parameter', /\$[A-Za-z_][A-Za-z0-9_]*/y],
];
const SPACE = /\s+/y;
const OPEN: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * The words of a statement, read as Trino reads them, so that what is refused by its words stays refused. Throws
 * InputError for comments, `;`, `?`, open quotes and brackets: nothing in the text can reach beyond the text.
 */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  const open: string[] = [];
  for (let at = 0; at < sql.length; ) {
    SPACE.lastIndex = at;
    if (SPACE.test(sql)) {
      at = SPACE.lastIndex;
      continue;
    }
    const token = tokenAt(sql, at);
    refuseSymbol(token, sql);
    if (token.kind === 'symbol') {
      if (OPEN[token.text]) open.push(OPEN[token.text]!);
      else if (')]}'.includes(token.text) && open.pop() !== token.text) throw syntax('closes a bracket that is not open');
    }
    tokens.push(token);
    at = token.end;
  }
  if (open.length > 0) throw syntax(`never closes a bracket (\`${open.at(-1)}\`)`);
  return tokens;
}

function tokenAt(sql: string, start: number): Token {
  const first = sql[start]!;
  if (first === "'" || first === '"') {
    const end = endOfQuoted(sql, start, first);
    const text = sql.slice(start + 1, end - 1).replaceAll(first + first, first);
    return { kind: first === '"' ? 'quoted' : 'text', text, start, end };
  }
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = start;
    const found = shape.exec(sql)?.[0];
    if (found) return { kind, text: kind === 'parameter' ? found.slice(1) : found, start, end: start + found.length };
  }
  return { kind: 'symbol', text: first, start, end: start + 1 };
}

function endOfQuoted(sql: string, start: number, quote: string): number {
  for (let at = start + 1; at < sql.length; at++) {
    if (sql[at] !== quote) continue;
    if (sql[at + 1] !== quote) return at + 1;
    at++;
  }
  throw syntax(`never closes a quote (${quote})`);
}

function refuseSymbol({ kind, text, start }: Token, sql: string): void {
  if (kind !== 'symbol') return;
  const two = sql.slice(start, start + 2);
  if (two === '--' || two === '/*') throw InputError.of('sql-comment', 'The SQL holds a comment.', 'Leave it out; say why in `because`. (Two minus signs need a space or a bracket between them.)');
  if (text === ';') throw InputError.of('sql-not-one-statement', 'The SQL holds a `;`.', 'Keep one statement, without the `;`.');
  if (text === '?') throw InputError.of('sql-parameter', 'The SQL holds a `?`.', 'Write the value, or a `$name`.');
  if (text === '`' || text === '$' || text === '\\' || text === '\0') throw syntax(`holds ${JSON.stringify(text)}, which Trino does not read there`);
}

function syntax(what: string): InputError {
  return InputError.of('sql-syntax', `The SQL cannot be parsed: it ${what}.`, 'Correct the SQL: tables of Trino are asked in its own SQL.');
}

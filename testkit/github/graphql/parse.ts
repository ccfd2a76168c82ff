// Reads the part of GraphQL that clients send: one query with variables, arguments, aliases and fragments.
export interface Selection {
  name: string;
  alias: string;
  arguments: Record<string, Value>;
  selections: (Selection | Fragment)[] | undefined;
  location: { line: number; column: number };
}

export interface Fragment {
  on: string | undefined;
  selections: (Selection | Fragment)[];
}

export type Value = string | number | boolean | null | { variable: string } | Value[];

export class SyntaxProblem extends Error {}

interface Token {
  text: string;
  kind: 'name' | 'string' | 'number' | 'mark' | 'end';
  line: number;
  column: number;
}

const TOKEN = /(?<space>[\s,]+|#[^\n]*)|(?<string>"(?:[^"\\\n]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<name>[_A-Za-z]\w*)|(?<mark>\.\.\.|[{}()[\]:$!=@|])/y;

/** The fields of the document's one query. Throws SyntaxProblem. */
export function parseQuery(text: string): (Selection | Fragment)[] {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at]!;
  const take = () => tokens[at++]!;
  const isMark = (mark: string) => peek().kind === 'mark' && peek().text === mark;
  function expect(mark: string): void {
    const token = take();
    if (token.kind !== 'mark' || token.text !== mark) throw new SyntaxProblem(`Expected ${JSON.stringify(mark)}, actual: ${JSON.stringify(token.text)} at [${token.line}, ${token.column}]`);
  }
  function name(): Token {
    const token = take();
    if (token.kind !== 'name') throw new SyntaxProblem(`Expected NAME, actual: ${JSON.stringify(token.text)} at [${token.line}, ${token.column}]`);
    return token;
  }

  const fragments = new Map<string, Fragment>();
  let query: (Selection | Fragment)[] | undefined;
  while (peek().kind !== 'end') {
    if (isMark('{')) query = selectionSet();
    else {
      const word = name().text;
      if (word === 'fragment') {
        const label = name().text;
        name();
        fragments.set(label, { on: name().text, selections: selectionSet() });
      } else if (word === 'query') {
        if (peek().kind === 'name') name();
        if (isMark('(')) skipVariables();
        query = selectionSet();
      } else throw new SyntaxProblem(`The stand-in answers queries only, not "${word}".`);
    }
  }
  if (!query) throw new SyntaxProblem('Unexpected end of document');
  return spread(query, fragments);

  function skipVariables(): void {
    expect('(');
    while (!isMark(')')) if (take().kind === 'end') throw new SyntaxProblem('Unexpected end of document');
    expect(')');
  }

  function selectionSet(): (Selection | Fragment)[] {
    expect('{');
    const selections: (Selection | Fragment)[] = [];
    while (!isMark('}')) selections.push(isMark('...') ? fragment() : field());
    expect('}');
    return selections;
  }

  function fragment(): Fragment {
    expect('...');
    if (isMark('{')) return { on: undefined, selections: selectionSet() };
    const word = name().text;
    if (word === 'on') return { on: name().text, selections: selectionSet() };
    return { on: `fragment ${word}`, selections: [] };
  }

  function field(): Selection {
    const first = name();
    let of = first;
    if (isMark(':')) {
      expect(':');
      of = name();
    }
    const given: Record<string, Value> = {};
    if (isMark('(')) {
      expect('(');
      while (!isMark(')')) {
        const key = name().text;
        expect(':');
        given[key] = value();
      }
      expect(')');
    }
    return { name: of.text, alias: first.text, arguments: given, selections: isMark('{') ? selectionSet() : undefined, location: { line: of.line, column: of.column } };
  }

  function value(): Value {
    if (isMark('$')) {
      expect('$');
      return { variable: name().text };
    }
    if (isMark('[')) {
      expect('[');
      const items: Value[] = [];
      while (!isMark(']')) items.push(value());
      expect(']');
      return items;
    }
    const token = take();
    if (token.kind === 'string') return JSON.parse(token.text) as string;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'name') return token.text === 'true' ? true : token.text === 'false' ? false : token.text === 'null' ? null : token.text;
    throw new SyntaxProblem(`Expected a value, actual: ${JSON.stringify(token.text)} at [${token.line}, ${token.column}]`);
  }
}

function spread(selections: (Selection | Fragment)[], fragments: Map<string, Fragment>): (Selection | Fragment)[] {
  return selections.map((each) => {
    if ('name' in each) return { ...each, selections: each.selections && spread(each.selections, fragments) };
    if (!each.on?.startsWith('fragment ')) return { ...each, selections: spread(each.selections, fragments) };
    const named = fragments.get(each.on.slice('fragment '.length));
    if (!named) throw new SyntaxProblem(`Fragment ${each.on.slice('fragment '.length)} was used, but not defined`);
    return { on: named.on, selections: spread(named.selections, fragments) };
  });
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new SyntaxProblem(`Unexpected character ${JSON.stringify(text[start])} at [${line}, ${start - lineStart + 1}]`);
    const kind = (['name', 'string', 'number', 'mark'] as const).find((each) => match.groups![each] !== undefined);
    if (kind) tokens.push({ text: match[0], kind, line, column: start - lineStart + 1 });
    for (let index = start; index < TOKEN.lastIndex; index++) if (text[index] === '\n') [line, lineStart] = [line + 1, index + 1];
  }
  tokens.push({ text: 'end of document', kind: 'end', line, column: text.length - lineStart + 1 });
  return tokens;
}

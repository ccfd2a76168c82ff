// GitHub's expressions, as far as Sluice's workflows use them: `if:` of jobs, and values in `with:` and `matrix:`.

export interface Names {
  /** `needs`, `inputs`, `matrix`, `github`, `steps`, `secrets`, …: plain data. */
  contexts: Record<string, unknown>;
  /** `cancelled()`, `success()`, `failure()`, `always()` and others. Names in lower case. */
  functions?: Record<string, (...values: unknown[]) => unknown>;
}

/** The value of one expression, without its `${{ }}`. Throws for what this reader does not know. */
export function evaluate(expression: string, names: Names): unknown {
  const tokens = tokensOf(expression);
  const value = either(tokens, names);
  if (tokens.length > 0) throw new Error(`Expression ${JSON.stringify(expression)}: cannot read from ${JSON.stringify(tokens[0])} on.`);
  return value;
}

/** A text with `${{ }}` in it; a text that is one expression alone keeps its value's type. */
export function evaluateText(text: string, names: Names): unknown {
  const whole = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(text);
  if (whole) return evaluate(whole[1]!, names);
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, inside: string) => String(evaluate(inside, names) ?? ''));
}

/** What a condition says, with or without `${{ }}` around it. */
export function holds(condition: string, names: Names): boolean {
  return isTrue(condition.includes('${{') ? evaluateText(condition, names) : evaluate(condition, names));
}

/** Every `context.path` in the expressions of a text, e.g. `needs.identify.outputs.digest`. */
export function referencesIn(text: string): string[] {
  const inside = [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map((match) => match[1]!);
  return inside.flatMap((each) => tokensOf(each).filter((token) => /^[a-z_][\w-]*(\.[\w-]+)+$/i.test(token)));
}

const TOKEN = /\s+|'(?:[^']|'')*'|&&|\|\||==|!=|[!(),]|-?\d+(?:\.\d+)?|[a-z_][\w-]*(?:\.[\w-]+)*/giy;

const read = new Map<string, string[]>();

/** The same conditions are asked again and again; the list is the caller's own. */
function tokensOf(expression: string): string[] {
  const tokens = read.get(expression) ?? split(expression);
  read.set(expression, tokens);
  return [...tokens];
}

function split(expression: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < expression.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(expression);
    if (!match) throw new Error(`Expression ${JSON.stringify(expression)}: cannot read ${JSON.stringify(expression.slice(at))}.`);
    at = TOKEN.lastIndex;
    if (match[0].trim() !== '') tokens.push(match[0]);
  }
  return tokens;
}

function either(tokens: string[], names: Names): unknown {
  let value = both(tokens, names);
  while (tokens[0] === '||') {
    tokens.shift();
    const right = both(tokens, names);
    value = isTrue(value) ? value : right;
  }
  return value;
}

function both(tokens: string[], names: Names): unknown {
  let value = equal(tokens, names);
  while (tokens[0] === '&&') {
    tokens.shift();
    const right = equal(tokens, names);
    value = isTrue(value) ? right : value;
  }
  return value;
}

function equal(tokens: string[], names: Names): unknown {
  const left = not(tokens, names);
  if (tokens[0] !== '==' && tokens[0] !== '!=') return left;
  const sign = tokens.shift();
  return same(left, not(tokens, names)) === (sign === '==');
}

function not(tokens: string[], names: Names): unknown {
  if (tokens[0] !== '!') return term(tokens, names);
  tokens.shift();
  return !isTrue(not(tokens, names));
}

function term(tokens: string[], names: Names): unknown {
  const token = tokens.shift();
  if (token === undefined) throw new Error('An expression ends too early.');
  if (token === '(') {
    const value = either(tokens, names);
    if (tokens.shift() !== ')') throw new Error('An expression lacks a closing bracket.');
    return value;
  }
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^-?\d/.test(token)) return Number(token);
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'null') return null;
  if (tokens[0] === '(') return call(token, tokens, names);
  return lookUp(token, names.contexts);
}

function call(name: string, tokens: string[], names: Names): unknown {
  const known = { fromjson: (text: unknown) => JSON.parse(String(text)) as unknown, startswith: (text: unknown, start: unknown) => String(text ?? '').toLowerCase().startsWith(String(start).toLowerCase()), ...names.functions }[name.toLowerCase()] as ((...values: unknown[]) => unknown) | undefined;
  if (!known) throw new Error(`The function ${name}() is not known here.`);
  tokens.shift();
  const values: unknown[] = [];
  while (tokens[0] !== ')') {
    if (tokens.length === 0) throw new Error(`${name}( is never closed.`);
    if (tokens[0] === ',') tokens.shift();
    values.push(either(tokens, names));
  }
  tokens.shift();
  return known(...values);
}

/** As on GitHub: what is not there is null, all the way down; a context that does not exist is a mistake. */
function lookUp(path: string, contexts: Record<string, unknown>): unknown {
  const [first = '', ...rest] = path.split('.');
  if (!(first in contexts)) throw new Error(`The context ${first} is not known here.`);
  return rest.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? ((value as Record<string, unknown>)[key] ?? null) : null), contexts[first]);
}

function isTrue(value: unknown): boolean {
  return value !== '' && value !== 0 && value !== false && value !== null && value !== undefined;
}

/** Texts are compared without case; unequal types as numbers (docs: "Evaluate expressions", operators). */
function same(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  if (typeof left === typeof right) return (left ?? null) === (right ?? null);
  return number(left) === number(right);
}

function number(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return value.trim() === '' ? 0 : Number(value);
  return typeof value === 'object' ? NaN : Number(value);
}

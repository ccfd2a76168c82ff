import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Parser, type Document, type YAMLError } from 'yaml';
import { InputError, type Problem } from '../core/problem.ts';
import type { Location } from '../core/verdict.ts';

/** A delivery file is written by people; one that is larger or deeper than this is a mistake or an attack. */
const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_ALIASES = 100;
/** Of one map or list; the parser compares each key of a map with each other. */
const MAX_ENTRIES = 10_000;
/** Nobody reads more. */
const MAX_SYNTAX_PROBLEMS = 100;

export interface ParsedYaml {
  value: unknown;
  /** Where the value at a path stands; its nearest ancestor's place where the path has none of its own. */
  locate(path: readonly (string | number)[]): Location;
  /** Where the key of a map entry stands. */
  locateKey(path: readonly (string | number)[]): Location;
  problems: Problem[];
}

/**
 * Parses YAML 1.2 with anchors and merge keys. Syntax errors are in `problems`, all of them; only a file that must not
 * be parsed at all (too large, too deep, not text) throws InputError.
 */
export function parseYaml(bytes: Uint8Array, file: string): ParsedYaml {
  const start: Location = { file, line: 1, column: 1 };
  if (bytes.byteLength > MAX_BYTES)
    throw InputError.of(
      'delivery-too-large',
      `The file has ${bytes.byteLength} bytes; a delivery file may have ${MAX_BYTES}.`,
      'Keep data and long lists in files of their own and name those files.',
      start,
    );
  const text = decode(bytes, start);
  refuseShape(text, start);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: true, prettyErrors: false, stringKeys: true });
  const at = (offset: number, end?: number): Location => span(lines, file, offset, end);
  const problems = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_PROBLEMS).map((error) => problemOf(error, at));
  // A key that stands twice hides nothing else: the rest of the file is read on, so that all its mistakes come at once.
  const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY') && document.warnings.length === 0;
  if (!readable) return { value: undefined, locate: () => start, locateKey: () => start, problems };
  const value = plainValue(document, start);
  return {
    value,
    locate: (path) => locationOf(document, path, at) ?? start,
    locateKey: (path) => keyLocation(document, path, at) ?? locationOf(document, path, at) ?? start,
    problems: [...problems, ...notNumbers(document, at)],
  };
}

function decode(bytes: Uint8Array, start: Location): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw InputError.of('delivery-not-utf8', 'The file is not UTF-8 text.', 'Save it as UTF-8.', start, { cause });
  }
}

/** The composer is recursive, the tokenizer is not: depth and lengths are measured on tokens before anything recurses. */
function refuseShape(text: string, start: Location): void {
  const stack: { token: unknown; depth: number }[] = [];
  for (const token of new Parser().parse(text)) stack.push({ token, depth: 0 });
  while (stack.length > 0) {
    const { token, depth } = stack.pop()!;
    if (depth > MAX_DEPTH)
      throw InputError.of(
        'delivery-too-deep',
        `The file is nested more than ${MAX_DEPTH} levels deep.`,
        'A delivery file needs fewer than ten levels; look for a bracket or dash too many.',
        start,
      );
    if (typeof token !== 'object' || token === null) continue;
    const { items, value, key } = token as { items?: unknown[]; value?: unknown; key?: unknown };
    if (items && items.length > MAX_ENTRIES)
      throw InputError.of(
        'delivery-too-large',
        `A map or list of the file has ${items.length} entries; it may have ${MAX_ENTRIES}.`,
        'Keep data and long lists in files of their own and name those files.',
        start,
      );
    for (const child of items ?? []) stack.push({ token: child, depth });
    if (value) stack.push({ token: value, depth: depth + 1 });
    if (key) stack.push({ token: key, depth: depth + 1 });
  }
}

const FIXES: Record<string, [code: string, message: string, fix: string]> = {
  TAB_AS_INDENT: ['yaml-tab', 'A tab stands where YAML wants spaces.', 'Indent with spaces.'],
  DUPLICATE_KEY: ['yaml-duplicate-key', 'This key stands twice in one map; only one of them could count.', 'Remove one of the two.'],
  BAD_ALIAS: ['yaml-bad-alias', 'This alias (*name) has no anchor (&name) before it.', 'Define the anchor first, or spell its name alike.'],
  MULTIPLE_DOCS: ['yaml-many-documents', 'The file holds more than one YAML document.', 'Remove the `---` that starts the second one.'],
};

function problemOf(error: YAMLError, at: (offset: number, end?: number) => Location): Problem {
  const location = at(error.pos[0], error.pos[1]);
  const known = FIXES[error.code];
  if (known) return { code: known[0], message: known[1], fix: known[2], location };
  if (/\t/.test(error.message) || /tab/i.test(error.message)) {
    const [code, message, fix] = FIXES.TAB_AS_INDENT!;
    return { code, message, fix, location };
  }
  return {
    code: 'yaml-syntax',
    message: `Not valid YAML: ${error.message.split('\n')[0]!.replace(/[.:]?$/, '.')}`,
    fix: 'Look at the indentation, quotes and brackets at this place.',
    location,
  };
}

function plainValue(document: Document, start: Location): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    const unresolved = /Unresolved alias[^:]*: (\S+)/.exec(String(cause))?.[1];
    if (unresolved)
      throw InputError.of('yaml-bad-alias', `The alias *${unresolved} has no anchor &${unresolved} before it.`, FIXES.BAD_ALIAS![2], start, { cause });
    throw InputError.of(
      'yaml-alias-bomb',
      `The file's aliases multiply its size beyond ${MAX_ALIASES} copies.`,
      'Write the repeated part out, or use fewer aliases.',
      start,
      { cause },
    );
  }
}

function child(document: Document, node: unknown, step: string | number): { key?: Node; value?: Node } | undefined {
  const resolved = isAlias(node) ? node.resolve(document) : node;
  if (isMap(resolved)) {
    const pair = resolved.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair && { key: pair.key as Node, value: (pair.value ?? pair.key) as Node };
  }
  if (isSeq(resolved)) return { value: resolved.items[Number(step)] as Node | undefined };
  return undefined;
}

function locationOf(document: Document, path: readonly (string | number)[], at: (a: number, b?: number) => Location) {
  let node: unknown = document.contents;
  let place: Location | undefined = rangeOf(node, at);
  for (const step of path) {
    const next = child(document, node, step);
    if (!next?.value) return place;
    // A map or list is pointed at by its key: `columns:` says more than the first brace below it.
    place = (isMap(next.value) || isSeq(next.value)) && next.key ? rangeOf(next.key, at) : (rangeOf(next.value, at) ?? place);
    node = next.value;
  }
  return place;
}

function keyLocation(document: Document, path: readonly (string | number)[], at: (a: number, b?: number) => Location) {
  let node: unknown = document.contents;
  for (const step of path.slice(0, -1)) node = child(document, node, step)?.value;
  const last = path.at(-1);
  const key = last === undefined ? undefined : child(document, node, last)?.key;
  return key && rangeOf(key, at);
}

function rangeOf(node: unknown, at: (a: number, b?: number) => Location): Location | undefined {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range ? at(range[0], range[1]) : undefined;
}

function span(lines: LineCounter, file: string, offset: number, end?: number): Location {
  const from = lines.linePos(offset);
  const place: Location = { file, line: Math.max(1, from.line), column: Math.max(1, from.col) };
  if (end === undefined || end <= offset) return place;
  const to = lines.linePos(end - 1);
  return { ...place, endLine: Math.max(1, to.line), endColumn: to.col + 1 };
}

/** `.nan` and `.inf` are numbers to YAML and nonsense in every place of a delivery file. */
function notNumbers(document: Document, at: (a: number, b?: number) => Location): Problem[] {
  const problems: Problem[] = [];
  const stack: unknown[] = [document.contents];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isMap(node)) for (const pair of node.items) stack.push(pair.value);
    else if (isSeq(node)) stack.push(...node.items);
    else if (isScalar(node) && typeof node.value === 'number' && !Number.isFinite(node.value))
      problems.push({
        code: 'delivery-not-a-number',
        message: `${node.source ?? node.value} is not a number that anything can be compared with.`,
        fix: 'Write a finite number.',
        location: rangeOf(node, at),
      });
  }
  return problems;
}

// POST /graphql. GitHub's schema for it is not published where this project can take it, so nothing is validated against
// it: the fields served are listed in types.ts, and any other is refused in GitHub's own shape.
import { isAllowed, type Caller } from '../access.ts';
import { Refused, type Reply } from '../exchange.ts';
import type { State } from '../state.ts';
import { parseQuery, SyntaxProblem, type Fragment, type Selection, type Value } from './parse.ts';
import { concreteType, TYPES, Unresolved, type Arguments, type Field } from './types.ts';

interface Problem {
  message: string;
  type?: string;
  path?: (string | number)[];
  extensions?: object;
  locations?: { line: number; column: number }[];
}

// docs: "Rate limits and query limits for the GraphQL API", node limit: first and last within 1-100.
const MOST_PER_PAGE = 100;

export function answerQuery(state: State, caller: Caller, method: string, body: unknown): Reply {
  if (caller.kind === 'none') throw new Refused(401, 'This endpoint requires you to be authenticated.');
  if (method !== 'POST') throw new Refused(404, 'Not Found');
  const { query, variables = {} } = (body ?? {}) as { query?: unknown; variables?: Record<string, unknown> };
  if (typeof query !== 'string') return failed([{ message: 'A query attribute must be specified and must be a string.' }]);
  let selections: (Selection | Fragment)[];
  try {
    selections = parseQuery(query);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return failed([{ message: error.message }]);
  }
  // GitHub checks the whole query before it answers any of it.
  const mistakes = check(selections, 'Query', ['query']);
  if (mistakes.length > 0) return failed(mistakes);
  const problems: Problem[] = [];
  const data = new Execution(state, caller, variables, problems).object(selections, 'Query', {}, []);
  return { status: 200, body: problems.length > 0 ? { data, errors: problems } : { data } };
}

function failed(errors: Problem[]): Reply {
  return { status: 200, body: { errors } };
}

function check(selections: (Selection | Fragment)[], type: string, path: string[]): Problem[] {
  return selections.flatMap((each): Problem[] => {
    if (!('name' in each)) {
      const on = each.on ?? type;
      if (!TYPES[on]) return [{ message: `No such type ${on}, so it can't be a fragment condition`, path, extensions: { code: 'undefinedType', typeName: on } }];
      return check(each.selections, on, path);
    }
    if (each.name === '__typename') return [];
    const field = TYPES[type]?.[each.name];
    const here = [...path, each.alias];
    if (!field)
      return [{ message: `Field '${each.name}' doesn't exist on type '${type}'`, path: here, extensions: { code: 'undefinedField', typeName: type, fieldName: each.name }, locations: [each.location] }];
    const unknown = Object.keys(each.arguments).filter((name) => !(field.arguments ?? []).includes(name));
    if (unknown.length > 0)
      return unknown.map((name) => ({
        message: `Field '${each.name}' doesn't accept argument '${name}'`,
        path: [...here, name],
        extensions: { code: 'argumentNotAccepted', name: each.name, typeName: 'Field', argumentName: name },
        locations: [each.location],
      }));
    if (!field.type !== !each.selections)
      return [
        {
          message: field.type
            ? `Field must have selections (field '${each.name}' returns ${field.type} but has no selections. Did you mean '${each.name} { ... }'?)`
            : `Selections can't be made on scalars (field '${each.name}')`,
          path: here,
          extensions: { code: 'selectionMismatch', nodeName: `field '${each.name}'` },
          locations: [each.location],
        },
      ];
    return check(within(field, each.selections), field.type ?? type, here);
  });
}

/** A connection's own fields are the same for all; what counts is asked of its nodes. */
function within(field: Field, selections: Selection['selections']): (Selection | Fragment)[] {
  if (!selections || field.many !== 'connection') return selections ?? [];
  return selections.flatMap((each) => {
    if (!('name' in each) || !CONNECTION.includes(each.name)) return [each];
    if (each.name === 'nodes') return each.selections ?? [];
    if (each.name === 'edges') return (each.selections ?? []).flatMap((edge) => ('name' in edge && edge.name === 'node' ? (edge.selections ?? []) : []));
    return [];
  });
}

const CONNECTION = ['nodes', 'edges', 'totalCount', 'pageInfo'];

class Execution {
  readonly state: State;
  readonly caller: Caller;
  readonly variables: Record<string, unknown>;
  readonly problems: Problem[];

  constructor(state: State, caller: Caller, variables: Record<string, unknown>, problems: Problem[]) {
    this.state = state;
    this.caller = caller;
    this.variables = variables;
    this.problems = problems;
  }

  object(selections: (Selection | Fragment)[], type: string, source: unknown, path: (string | number)[]): Record<string, unknown> {
    const concrete = concreteType(type, source);
    const made: Record<string, unknown> = {};
    for (const each of selections) {
      if (!('name' in each)) {
        if (each.on === undefined || each.on === concrete || each.on === type) Object.assign(made, this.object(each.selections, concrete, source, path));
      } else if (each.name === '__typename') made[each.alias] = concrete;
      else made[each.alias] = this.field(each, TYPES[concrete]![each.name]!, source, [...path, each.alias]);
    }
    return made;
  }

  field(selection: Selection, field: Field, source: unknown, path: (string | number)[]): unknown {
    const fail = (type: string, message: string) => {
      this.problems.push({ type, path, locations: [selection.location], message });
      return null;
    };
    if (field.needs && !isAllowed(this.state, this.caller, [field.needs])) return fail('FORBIDDEN', 'Resource not accessible by integration');
    const given = this.values(selection.arguments);
    if (field.many === 'connection') {
      if (given.first === undefined && given.last === undefined)
        return fail('MISSING_PAGINATION_BOUNDARIES', `You must provide a \`first\` or \`last\` value to properly paginate the \`${selection.name}\` connection.`);
      if (Number(given.first ?? given.last) > MOST_PER_PAGE)
        return fail('EXCESSIVE_PAGINATION', `Requesting ${String(given.first ?? given.last)} records on the \`${selection.name}\` connection exceeds the \`first\` limit of ${MOST_PER_PAGE} records.`);
    }
    let value: unknown;
    try {
      value = field.resolve(source, given, this.state);
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error;
      return fail(error.type, error.message);
    }
    if (!field.type || value === null || value === undefined) return value ?? null;
    if (field.many === 'connection') return this.connection(selection.selections!, field.type, value as unknown[], given, path);
    return this.object(selection.selections!, field.type, value, path);
  }

  connection(selections: (Selection | Fragment)[], type: string, all: unknown[], given: Arguments, path: (string | number)[]): Record<string, unknown> {
    const position = (cursor: unknown) => Number(Buffer.from(String(cursor), 'base64').toString().replace('cursor:', ''));
    const from = given.after === undefined || given.after === null ? 0 : position(given.after) + 1;
    const to = given.before === undefined || given.before === null ? all.length : position(given.before);
    const start = given.first === undefined ? Math.max(to - Number(given.last), from) : from;
    const end = given.first === undefined ? to : Math.min(from + Number(given.first), to);
    const cursor = (index: number) => (end > start ? Buffer.from(`cursor:${index}`).toString('base64') : null);
    const shown = all.slice(start, end);
    const node = (each: Selection, item: unknown, index: number) => this.object(each.selections ?? [], type, item, [...path, each.alias, index]);
    const made: Record<string, unknown> = {};
    for (const each of selections) {
      if (!('name' in each)) continue;
      if (each.name === 'totalCount') made[each.alias] = all.length;
      if (each.name === 'pageInfo') made[each.alias] = { hasNextPage: end < all.length, hasPreviousPage: start > 0, startCursor: cursor(start), endCursor: cursor(end - 1) };
      if (each.name === 'nodes') made[each.alias] = shown.map((item, index) => node(each, item, index));
      if (each.name === 'edges')
        made[each.alias] = shown.map((item, index) => {
          const inner = (each.selections ?? []).find((one): one is Selection => 'name' in one && one.name === 'node');
          return { cursor: Buffer.from(`cursor:${start + index}`).toString('base64'), ...(inner && { [inner.alias]: node(inner, item, index) }) };
        });
    }
    return made;
  }

  values(given: Record<string, Value>): Arguments {
    const value = (each: Value): unknown => {
      if (Array.isArray(each)) return each.map(value);
      return typeof each === 'object' && each !== null ? this.variables[each.variable] : each;
    };
    return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, value(each)]).filter(([, each]) => each !== undefined && each !== null));
  }
}

// GitHub's own OpenAPI description, cut down to the operations that the stand-in serves. The whole file is 13 MB: it is
// read once, cut, and let go.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TOLERANCES, type ToleranceName } from './tolerances.ts';

/** `get /repos/{owner}/{repo}`: a method and a path template exactly as the description spells them. */
export type OperationName = `${'get' | 'post' | 'put' | 'patch' | 'delete'} /${string}`;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

export interface Operation {
  name: OperationName;
  /** False where no app installation, and so no workflow token, may call it (`x-github.enabledForGitHubApps`). */
  openToApps: boolean;
  documentation: string;
  parameters: Parameter[];
  body?: Schema;
  /** Status → media type → schema; an empty record where the status has no body. */
  responses: Record<string, Record<string, Schema>>;
}

export type Schema = { [key: string]: unknown };

export interface Description {
  operations: Map<OperationName, Operation>;
  /** Every operation GitHub has, served here or not. */
  known: ReadonlySet<string>;
  /** `components.schemas`, as JSON Schema. */
  schemas: Record<string, Schema>;
}

const MAP_OF_SCHEMAS = ['properties', 'patternProperties'];
const LIST_OF_SCHEMAS = ['oneOf', 'anyOf', 'allOf'];
const ONE_SCHEMA = ['items', 'not', 'additionalProperties'];
const WITHOUT_MEANING = ['description', 'example', 'examples', 'title', 'default', 'discriminator', 'externalDocs', 'deprecated', 'readOnly', 'xml'];

/** Throws when `names` has an operation that GitHub does not: a route cannot be made up. */
export function describeOperations(names: Iterable<string>, without?: ToleranceName): Description {
  const document = readDocument();
  const tolerated = new Set(TOLERANCES.map(({ name }) => name).filter((name) => name !== without));
  const operations = new Map<OperationName, Operation>();
  const needed = new Set<string>(['basic-error', 'validation-error', 'validation-error-simple']);
  for (const name of names) {
    const operation = readOperation(document, name as OperationName, (schema) => toJsonSchema(schema, tolerated, needed));
    operations.set(operation.name, operation);
  }
  return { operations, known: knownOperations(document), schemas: closure(document, needed, tolerated) };
}

// Held weakly: several cuts in a row read it once, and its hundred megabytes do not stay.
let last: WeakRef<Schema> | undefined;

function readDocument(): Schema {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  const document = last?.deref() ?? (JSON.parse(readFileSync(file, 'utf8')) as Schema);
  last = new WeakRef(document);
  return document;
}

function readOperation(document: Schema, name: OperationName, convert: (schema: Schema) => Schema): Operation {
  const [method, path] = name.split(' ') as [string, string];
  const raw = at(document, 'paths', path, method) as Schema | undefined;
  if (!raw) throw new Error(`GitHub's API has no operation "${name}": the stand-in may not invent one.`);
  const parameters = ((raw.parameters ?? []) as Schema[]).map((parameter) => follow(document, parameter) as unknown as Parameter);
  const body = at(raw, 'requestBody', 'content', 'application/json', 'schema') as Schema | undefined;
  const responses = Object.entries(raw.responses as Record<string, Schema>).map(([status, response]) => {
    const content = (follow(document, response).content ?? {}) as Record<string, { schema: Schema }>;
    return [status, Object.fromEntries(Object.entries(content).map(([type, value]) => [type, convert(value.schema)]))];
  });
  return {
    name,
    openToApps: at(raw, 'x-github', 'enabledForGitHubApps') !== false,
    documentation: (at(raw, 'externalDocs', 'url') as string | undefined) ?? 'https://docs.github.com/rest',
    parameters: parameters.map((each) => ({ name: each.name, in: each.in, required: each.required === true, schema: convert(each.schema) })),
    body: body && close(convert(body)),
    responses: Object.fromEntries(responses) as Operation['responses'],
  };
}

function knownOperations(document: Schema): Set<string> {
  return new Set(Object.entries(document.paths as Record<string, Schema>).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`)));
}

/** The named component schemas and all that they refer to. `needed` grows while it is walked. */
function closure(document: Schema, needed: Set<string>, tolerated: Set<ToleranceName>): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const name of needed) {
    const raw = at(document, 'components', 'schemas', name) as Schema;
    const made = toJsonSchema(raw, tolerated, needed);
    // A rule of a branch is joined (`allOf`) with the ruleset it comes from: each of the two sees the other's properties.
    schemas[name] = name.startsWith('repository-rule-') && name !== 'repository-rule-detailed' ? made : close(made);
    if (name === 'environment' && tolerated.has('can-admins-bypass'))
      (schemas[name].properties as Record<string, Schema>).can_admins_bypass = { type: 'boolean' };
  }
  return schemas;
}

/** OpenAPI 3.0's dialect as JSON Schema, without prose. Notes the components it refers to in `needed`. */
function toJsonSchema(schema: Schema, tolerated: Set<ToleranceName>, needed: Set<string>): Schema {
  const convert = (node: unknown) => (typeof node === 'object' && node !== null ? toJsonSchema(node as Schema, tolerated, needed) : node);
  const made: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'nullable' || key.startsWith('x-') || WITHOUT_MEANING.includes(key)) continue;
    if (MAP_OF_SCHEMAS.includes(key)) made[key] = Object.fromEntries(Object.entries(value as Schema).map(([name, node]) => [name, convert(node)]));
    else if (LIST_OF_SCHEMAS.includes(key)) made[key] = (value as unknown[]).map(convert);
    else if (ONE_SCHEMA.includes(key)) made[key] = convert(value);
    else made[key] = value;
  }
  if (typeof schema.$ref === 'string') {
    needed.add(schema.$ref.split('/').pop()!);
    made.$ref = schema.$ref.replace('#/components/', 'github#/components/');
  }
  if (schema.format === 'uri' && schema.default === '' && tolerated.has('empty-uri')) {
    delete made.format;
    made.anyOf = [{ const: '' }, { format: 'uri' }];
  }
  return schema.nullable === true ? orNull(made, tolerated) : made;
}

function orNull(schema: Schema, tolerated: Set<ToleranceName>): Schema {
  if (schema.type === undefined) return tolerated.has('nullable-without-type') ? { anyOf: [{ type: 'null' }, schema] } : schema;
  const made: Schema = { ...schema, type: [schema.type, 'null'] };
  if (Array.isArray(schema.enum) && tolerated.has('nullable-enum')) made.enum = [...new Set([...(schema.enum as unknown[]), null])];
  return made;
}

/**
 * Objects may hold only what the description lists, which GitHub itself does not promise: it makes a misspelt key in a
 * request, and a field that the stand-in invents in a reply, a violation. Not under `allOf`, where each part sees the
 * whole object, and not where a combined branch has properties of its own.
 */
function close(schema: Schema): Schema {
  const made: Schema = { ...schema };
  if (made.properties) made.properties = Object.fromEntries(Object.entries(made.properties as Record<string, Schema>).map(([name, node]) => [name, close(node)]));
  if (made.items) made.items = close(made.items as Schema);
  const branches = [...((made.oneOf ?? []) as Schema[]), ...((made.anyOf ?? []) as Schema[])];
  if (!made.properties) {
    for (const key of ['oneOf', 'anyOf']) if (made[key]) made[key] = (made[key] as Schema[]).map(close);
    return made;
  }
  const own = Object.keys(made.properties as Schema);
  const refined = branches.every((branch) => Object.keys((branch.properties ?? {}) as Schema).every((name) => own.includes(name)) && !branch.$ref);
  if (made.additionalProperties === undefined && refined && !made.allOf && own.length > 0) made.additionalProperties = false;
  return made;
}

function follow(document: Schema, node: Schema): Schema {
  return typeof node.$ref === 'string' ? (at(document, ...node.$ref.slice(2).split('/')) as Schema) : node;
}

function at(node: Schema, ...keys: string[]): unknown {
  let value: unknown = node;
  for (const key of keys) value = typeof value === 'object' && value !== null ? (value as Schema)[key] : undefined;
  return value;
}

import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { deliverySchema } from '../core/schemas.ts';

const known = new Map<string, ValidateFunction>();

/**
 * The delivery file's schema, compiled for files with the keys of this value: a rule about a key that the file has nowhere
 * cannot be met, and compiling the rules about all keys there are would take longer than reading a table of a million rows.
 */
export function schemaFor(value: unknown): ValidateFunction {
  const keys = keysOf(value);
  const id = [...NAMES].filter((name) => keys.has(name)).join(' ');
  const validate = known.get(id) ?? compiled(withoutUnmet(deliverySchema as AnySchemaObject, keys) as AnySchemaObject);
  known.set(id, validate);
  return validate;
}

/** The schema is part of the program, and a test holds it against its own schema. */
function compiled(schema: AnySchemaObject): ValidateFunction {
  const strict = { strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false } as const;
  return new Ajv2020({ allErrors: true, useDefaults: true, verbose: true, ...strict, validateSchema: false, code: { optimize: false } }).compile(schema);
}

/** Names that some part of the schema speaks of. */
const NAMES: ReadonlySet<string> = new Set([...parts(deliverySchema)].flatMap((part) => Object.keys(propertiesOf(part) ?? {})));

/** Every name stays, so that unknown ones are still told from known ones; defaults stay, since they fill what is absent. */
function withoutUnmet(schema: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withoutUnmet(one, keys));
  if (typeof schema !== 'object' || schema === null) return schema;
  const properties = propertiesOf(schema as Record<string, unknown>);
  const kept = (name: string, own: unknown) => (keys.has(name) || hasDefault(own) ? withoutUnmet(own, keys) : true);
  return Object.fromEntries(
    Object.entries(schema).map(([word, part]) => [word, word === 'properties' && properties ? Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, kept(name, own)])) : withoutUnmet(part, keys)]),
  );
}

function propertiesOf({ properties }: Record<string, unknown>): Record<string, unknown> | undefined {
  // A definition may itself be called `properties`; that of a schema holds schemas.
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? (properties as Record<string, unknown>) : undefined;
}

function hasDefault(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'default' in schema;
}

function keysOf(value: unknown): Set<string> {
  return new Set([...parts(value)].flatMap((part) => Object.keys(part)));
}

/** Every map in a value, once. A stack of our own: the depth of a hostile file must not become ours. */
function* parts(root: unknown): Generator<Record<string, unknown>> {
  const stack: unknown[] = [root];
  const seen = new Set<unknown>();
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!Array.isArray(value)) yield value as Record<string, unknown>;
    for (const inner of Object.values(value)) stack.push(inner);
  }
}

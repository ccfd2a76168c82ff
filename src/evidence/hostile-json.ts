import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { auditMappingSchema, auditPackSchema, eventSchema, ledgerHeadSchema, ledgerSchema, omsSchema, releaseSchema, statementSchema, statementSchemas, verdictSchema } from '../core/schemas.ts';
import type { Stage } from '../core/verdict.ts';

/** Statements nest a verdict and small details; nothing of ours is deeper, and deeper text could exhaust the stack. */
const DEEPEST = 64;
const MOST_MISTAKES = 5;

const SCHEMAS = { 'audit-mapping': auditMappingSchema, 'audit-pack': auditPackSchema, event: eventSchema, ledger: ledgerSchema, 'ledger-head': ledgerHeadSchema, oms: omsSchema, release: releaseSchema, statement: statementSchema, verdict: verdictSchema };
export type SchemaName = keyof typeof SCHEMAS;
type Validated = SchemaName | `statement:${Stage}`;

export type Parsed = { value: unknown } | { mistake: string };

/**
 * JSON from a stranger: refuses what is too large, too deep or no UTF-8 before it is parsed, and numbers such as 1e999,
 * which become infinities that have no canonical form. Never throws.
 */
export function parseHostile(bytes: Uint8Array, limitBytes: number): Parsed {
  if (bytes.length > limitBytes) return { mistake: `it has ${bytes.length} bytes and at most ${limitBytes} are read` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const depth = depthOf(text);
    if (depth > DEEPEST) return { mistake: `it nests ${depth} deep and at most ${DEEPEST} is read` };
    const value = JSON.parse(text) as unknown;
    return hasInfinity(value) ? { mistake: 'it holds a number beyond what a double can be' } : { value };
  } catch (error) {
    return { mistake: error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'it is not UTF-8 text' };
  }
}

/** What does not fit the published schema, each as `/place: what`; empty where all fits. */
export function schemaMistakes(name: SchemaName, value: unknown): string[] {
  return mistakesOf(name, value);
}

/** The same for a statement, by the schema of the stage that it names: where it names none that is known, by what all have in common. */
export function statementMistakes(value: unknown): string[] {
  const type = (value as { predicateType?: unknown } | null)?.predicateType;
  const stage = typeof type === 'string' ? /^urn:sluice:statement:([a-z-]+):v1$/.exec(type)?.[1] : undefined;
  return mistakesOf(stage !== undefined && Object.hasOwn(statementSchemas, stage) ? `statement:${stage as Stage}` : 'statement', value);
}

function mistakesOf(name: Validated, value: unknown): string[] {
  const validate = validatorOf(name);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).slice(0, MOST_MISTAKES).map((error) => {
    const key = (error.params as { additionalProperty?: string }).additionalProperty;
    return `${error.instancePath || '/'}: ${error.message ?? error.keyword}${key === undefined ? '' : ` (${JSON.stringify(key.slice(0, 100))})`}`;
  });
}

const compiled = new Map<Validated, ValidateFunction>();

function validatorOf(name: Validated): ValidateFunction {
  let validate = compiled.get(name);
  if (!validate) {
    // Made on first use: a stage that reads no evidence pays nothing for it.
    // Nor anything for asking whether our own schemas are schemas, which a test does.
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, validateSchema: false, code: { optimize: false } });
    if (name.startsWith('statement')) ajv.addSchema([verdictSchema, releaseSchema, ...(name === 'statement' ? [] : [statementSchema])]);
    validate = ajv.compile(schemaOf(name));
    compiled.set(name, validate);
  }
  return validate;
}

function schemaOf(name: Validated): object {
  return name.startsWith('statement:') ? statementSchemas[name.slice('statement:'.length) as Stage] : SCHEMAS[name as SchemaName];
}

function hasInfinity(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasInfinity);
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x7d || c === 0x5d) depth--;
  }
  return deepest;
}

// Judges one exchange by GitHub's description: was this a request GitHub would take, and a reply GitHub could give?
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { describeOperations, type Description, type Operation, type Parameter, type Schema } from './description.ts';
import { TOLERANCES, type ToleranceName } from './tolerances.ts';

export type ParameterValue = string | number | boolean | string[];

export interface Judge {
  description: Description;
  /** Parameters by name, in the description's types; problems in words. Path values are decoded already. */
  parameters(operation: Operation, path: Record<string, string>, query: URLSearchParams): { values: Record<string, ParameterValue>; problems: string[] };
  body(operation: Operation, body: unknown): string[];
  reply(operation: Operation, status: number, mediaType: string | undefined, body: unknown): string[];
}

const REFUSALS = [400, 401, 403, 404, 422, 429];
const addFormats = formats as unknown as (ajv: Ajv) => void;

// A judge remembers nothing about exchanges, and the description takes a tenth of a second to cut.
const judges = new Map<string, Judge>();

/** The judge for these operations; `without` switches one tolerance off. */
export function judgeBy(operations: Iterable<string>, without?: ToleranceName): Judge {
  const names = [...operations];
  const key = `${without} ${names.join()}`;
  const judge = judges.get(key) ?? makeJudge(names, without);
  judges.set(key, judge);
  return judge;
}

function makeJudge(operations: string[], without: ToleranceName | undefined): Judge {
  const description = describeOperations(operations, without);
  const tolerates = (name: ToleranceName) => name !== without && TOLERANCES.some((tolerance) => tolerance.name === name);
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false, inlineRefs: false });
  addFormats(ajv);
  ajv.addSchema({ $id: 'github', components: { schemas: description.schemas } });
  const compiled = new Map<Schema, ValidateFunction>();
  const problemsOf = (schema: Schema, value: unknown): string[] => {
    let check = compiled.get(schema);
    if (!check) compiled.set(schema, (check = ajv.compile(schema)));
    return check(value) ? [] : (check.errors ?? []).map(inGitHubsWords);
  };

  return {
    description,
    parameters(operation, path, query) {
      const values: Record<string, ParameterValue> = {};
      const problems: string[] = [];
      const known = operation.parameters.filter((parameter) => parameter.in !== 'header');
      for (const name of new Set(query.keys()))
        if (!known.some((parameter) => parameter.in === 'query' && parameter.name === name.replace(/\[\]$/, '')))
          problems.push(`"${name}" is not a query parameter of ${operation.name}.`);
      for (const parameter of known) {
        const texts = parameter.in === 'path' ? [path[parameter.name]!] : query.getAll(parameter.name);
        if (texts.length === 0) {
          if (parameter.required) problems.push(`"${parameter.name}" wasn't supplied.`);
          continue;
        }
        const value = typed(parameter, texts);
        problems.push(...problemsOf(parameter.schema, value).map((problem) => `${parameter.name}: ${problem}`));
        values[parameter.name] = value;
      }
      return { values, problems };
    },
    body(operation, body) {
      if (operation.body) return problemsOf(operation.body, body === undefined ? {} : body);
      // Clients send `{}` or nothing where GitHub wants nothing.
      return body === undefined || JSON.stringify(body) === '{}' ? [] : ['No body is expected.'];
    },
    reply(operation, status, mediaType, body) {
      if (mediaType === 'application/vnd.github.raw+json' && operation.name.includes('/contents/'))
        return tolerates('raw-contents') ? [] : ['Raw contents are not in the description.'];
      const declared = operation.responses[status];
      const bodiless = declared !== undefined && Object.keys(declared).length === 0;
      if (declared && !(bodiless && status >= 400)) {
        const schema = declared[mediaType ?? ''];
        if (!schema) return body === undefined ? [] : [`${operation.name} has no ${mediaType} body for ${status}.`];
        return problemsOf(schema, body);
      }
      if (status === 304 && operation.name.startsWith('get ')) return tolerates('not-modified') && body === undefined ? [] : ['304 is not declared.'];
      if (!(REFUSALS.includes(status) || status >= 500 || bodiless) || !tolerates('undeclared-refusal')) return [`${operation.name} declares no ${status}.`];
      const name = typeof body === 'object' && body !== null && 'errors' in body ? 'validation-error' : 'basic-error';
      return problemsOf(errorSchemas[name], body);
    },
  };
}

const errorSchemas = {
  'basic-error': { $ref: 'github#/components/schemas/basic-error' },
  'validation-error': { $ref: 'github#/components/schemas/validation-error' },
} as const satisfies Record<string, Schema>;

function typed(parameter: Parameter, texts: string[]): ParameterValue {
  const types = [parameter.schema.type].flat();
  const text = texts.at(-1)!;
  if (types.includes('array')) return texts;
  if (types.includes('integer') && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

/** As GitHub words a body that does not fit: `Invalid request.` and one of these lines. */
function inGitHubsWords(error: ErrorObject): string {
  const place = error.instancePath.split('/').filter(Boolean).map((part) => (/^\d+$/.test(part) ? 'items' : `properties/${part}`)).join('/');
  const where = place ? `For '${place}', ` : '';
  const parameters = error.params as Record<string, unknown>;
  if (error.keyword === 'required') return `${where}"${parameters.missingProperty}" wasn't supplied.`;
  if (error.keyword === 'additionalProperties') return `${where}"${parameters.additionalProperty}" is not a permitted key.`;
  if (error.keyword === 'maxLength') return `${where}Only ${parameters.limit} characters are allowed; more were supplied.`;
  if (error.keyword === 'maxItems') return `${where}No more than ${parameters.limit} items are allowed; more were supplied.`;
  if (error.keyword === 'enum') return `${where}the value is not a member of ${JSON.stringify(parameters.allowedValues)}.`;
  return `${where}${error.message ?? error.keyword}.`;
}

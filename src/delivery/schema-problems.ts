import { type ErrorObject } from 'ajv';
import { distance } from 'fastest-levenshtein';
import { DURATION_PATTERN } from '../core/duration.ts';
import type { Problem } from '../core/problem.ts';
import type { ParsedYaml } from './parse.ts';

/** Nobody reads more, and each costs a walk through the file: a file of mistakes alone would keep a job busy for hours. */
export const MOST_PROBLEMS = 100;

/** Turns the schema's errors into sentences about the delivery file, one for each mistake, at most `MOST_PROBLEMS`. */
export function schemaProblems(errors: readonly ErrorObject[], yaml: ParsedYaml): Problem[] {
  const own = errors.filter((error) => !isInsideAlternative(error)).slice(0, MOST_PROBLEMS);
  return own.map((error) => problemOf(error, yaml)).filter((problem, index, all) => firstOf(problem, all) === index);
}

/** Branches of `oneOf` and `anyOf` fail by the dozen; only the choice itself is worth a sentence. */
function isInsideAlternative(error: ErrorObject): boolean {
  return /\/(oneOf|anyOf)\/\d+/.test(error.schemaPath) || error.keyword === 'propertyNames';
}

function firstOf(problem: Problem, all: Problem[]): number {
  return all.findIndex((other) => other.message === problem.message && JSON.stringify(other.location) === JSON.stringify(problem.location));
}

function problemOf(error: ErrorObject, yaml: ParsedYaml): Problem {
  const path = pathOf(error.instancePath);
  const name = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
  const at = yaml.locate(path);
  const parameters = error.params as Record<string, unknown>;
  const value = (error as { data?: unknown }).data;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(parameters.additionalProperty);
      const valid = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
      const near = nearest(key, valid);
      return {
        code: 'delivery-unknown-key',
        message: `\`${key}\` is not a key of ${name}.`,
        fix: near ? `Did you mean \`${near}\`?` : `Valid here: ${valid.join(', ')}.`,
        location: yaml.locateKey([...path, key]),
      };
    }
    case 'required':
      return {
        code: 'delivery-missing-key',
        message: `${capital(name)} has no \`${String(parameters.missingProperty)}\`.`,
        fix: `Add \`${String(parameters.missingProperty)}\`.`,
        location: at,
      };
    case 'enum': {
      const allowed = (parameters.allowedValues as unknown[]).map(String);
      const near = nearest(String(value), allowed);
      return {
        code: 'delivery-unknown-value',
        message: `${capital(name)} is ${show(value)}; it may be ${choices(String(value), allowed)}.`,
        fix: near ? `Did you mean \`${near}\`?` : allowed.length > MOST_CHOICES ? 'Choose one that docs/delivery-file.md lists there.' : 'Choose one of these.',
        location: at,
      };
    }
    case 'const':
      return { code: 'delivery-unknown-value', message: `${capital(name)} is ${show(value)}; it must be ${show(parameters.allowedValue)}.`, fix: `Write ${show(parameters.allowedValue)}.`, location: at };
    case 'oneOf': {
      const keys = alternatives(error);
      const present = keys.filter((key) => typeof value === 'object' && value !== null && key in value);
      return {
        code: 'delivery-choose-one',
        message: `${capital(name)} has ${present.length === 0 ? 'none' : present.join(' and ')} of ${keys.join(', ')}.`,
        fix: 'Write exactly one of these.',
        location: at,
      };
    }
    case 'type':
    case 'anyOf':
      return { code: 'delivery-wrong-type', message: `${capital(name)} is ${show(value)}.`, fix: `It must be ${expectedType(error)}.`, location: at };
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return {
        code: 'delivery-out-of-range',
        message: `${capital(name)} is ${show(value)}.`,
        fix: `It must be ${String(parameters.comparison)} ${String(parameters.limit)}.`,
        location: at,
      };
    case 'pattern':
      return { code: 'delivery-wrong-form', message: `${capital(name)} is ${show(value)}.`, fix: formHint(error), location: at };
    default:
      return { code: 'delivery-invalid', message: `${capital(name)} is not valid: it ${error.message ?? error.keyword}.`, fix: 'See docs/delivery-file.md for what may stand here.', location: at };
  }
}

function alternatives(error: ErrorObject): string[] {
  return (error.schema as { required?: string[] }[]).flatMap((branch) => branch.required ?? []);
}

function expectedType(error: ErrorObject): string {
  if (error.keyword === 'type') {
    const types = error.params.type as string | string[];
    return [types].flat().map(article).join(' or ');
  }
  return (error.schema as { type?: string; const?: unknown; $ref?: string }[])
    .map((branch) => (branch.type ? article(branch.type) : branch.const !== undefined ? `\`${String(branch.const)}\`` : `a ${String(branch.$ref).split('/').at(-1)?.replaceAll('_', ' ')}`))
    .join(' or ');
}

function article(type: string): string {
  const names: Record<string, string> = { object: 'a map', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false' };
  return names[type] ?? type;
}

function formHint(error: ErrorObject): string {
  if (error.params.pattern === DURATION_PATTERN) return 'Write a number and a unit: `60 s`, `10 minutes`, `7 days`.';
  const described = (error.parentSchema?.description as string | undefined) ?? '';
  return described ? `It must look like this: ${described}` : `It must match ${String(error.params.pattern)}.`;
}

/** A long list is read by nobody: then the nearest few of it. */
const MOST_CHOICES = 10;
const NEAREST_CHOICES = 5;

function choices(word: string, allowed: readonly string[]): string {
  if (allowed.length <= MOST_CHOICES) return allowed.join(', ');
  const near = allowed.map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.steps - b.steps);
  return `${near.slice(0, NEAREST_CHOICES).map(({ candidate }) => candidate).join(', ')} or one of ${allowed.length - NEAREST_CHOICES} more (docs/delivery-file.md)`;
}

/** The nearest valid word, where one is near enough to be a slip of the finger. */
export function nearest(word: string, valid: readonly string[]): string | undefined {
  const ranked = valid.map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best && best.steps <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

export function pathOf(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `\`${value}\`` : value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

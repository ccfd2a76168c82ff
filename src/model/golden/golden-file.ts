import { readFile, stat } from 'node:fs/promises';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { canonicalJson } from '../../core/digest.ts';
import { InputError, type Problem } from '../../core/problem.ts';
import { goldenSchema } from '../../core/schemas.ts';
import type { Value } from '../../core/data-engine.ts';
import type { Location } from '../../core/verdict.ts';
import { parseHostile } from '../../evidence/hostile-json.ts';
import type { Expectation } from './expectation.ts';

export interface GoldenRow {
  /** Counted from 1. */
  line: number;
  /** What it is known by: its key, or its name where it has no key. */
  id: string;
  key?: Record<string, Value>;
  name?: string;
  features?: Record<string, Value>;
  expect: Expectation;
}

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LINE_BYTES = 1024 * 1024;
export const MOST_ROWS = 20_000;
const MOST_PROBLEMS = 20;

/** Reads golden rows, one JSON object a line. Throws InputError with every bad line (the first 20), and where nothing is in the file. */
export async function readGolden(file: string, declared: string, location: Location): Promise<GoldenRow[]> {
  const lines = (await textOf(file, declared, location)).split('\n');
  const problems: Problem[] = [];
  const rows: GoldenRow[] = [];
  const seen = new Map<string, number>();
  const report = (line: number, what: string, fix: string): void => {
    problems.push({ code: 'golden-unreadable', message: `${declared}, line ${line}: ${what}.`, fix, location: { file: declared, line, column: 1 } });
  };
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (problems.length === MOST_PROBLEMS) break;
    if (text.trim() === '') continue;
    const parsed = parseHostile(Buffer.from(text), MOST_LINE_BYTES);
    const mistake = 'mistake' in parsed ? parsed.mistake : mistakeOf('row', parsed.value);
    if (mistake !== undefined) {
      report(line, mistake, 'Write {"key": {…}, "expect": …} on each line; schemas/golden.schema.json says what may stand there.');
      continue;
    }
    const { key, name, features, expect } = (parsed as { value: Omit<GoldenRow, 'line' | 'id'> }).value;
    const id = identityOf({ key, name });
    if (seen.has(id)) report(line, `it is about the row of line ${seen.get(id)} again`, 'Keep one of them.');
    seen.set(id, line);
    rows.push({ line, id, key, name, features, expect });
    if (rows.length > MOST_ROWS) {
      report(line, `more than ${MOST_ROWS} golden rows`, 'Keep fewer: golden rows are for people to know.');
      break;
    }
  }
  if (problems.length === 0 && rows.length === 0) problems.push({ code: 'golden-empty', message: `${declared} has no golden row, so nothing is held to stay.`, fix: 'Write {"key": {…}, "expect": …} on each line.', location });
  if (problems.length > 0) throw new InputError(problems);
  return rows;
}

/** A row is known by its key; by its name where it has no key. */
export function identityOf({ key, name }: { key?: Record<string, unknown>; name?: string }): string {
  return key === undefined ? `name ${name}` : canonicalJson(key);
}

export async function textOf(file: string, declared: string, location: Location): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw InputError.of('golden-file-missing', `The delivery file names ${declared}, and there is no such file.`, 'Commit the file, or correct the path (it is relative to the delivery file).', location);
  if (found.size > MOST_BYTES) throw InputError.of('golden-unreadable', `${declared} has ${found.size} bytes, and ${MOST_BYTES} are read.`, 'Keep fewer golden rows.', location);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw InputError.of('golden-unreadable', `${declared} is not UTF-8 text.`, 'Save it as UTF-8.', location, { cause });
  }
}

const compiled = new Map<'row' | 'accepted', ValidateFunction>();

/** The first mistake of a value against schemas/golden.schema.json, in words; undefined where it fits. */
export function mistakeOf(name: 'row' | 'accepted', value: unknown): string | undefined {
  let validate = compiled.get(name);
  if (!validate) {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateSchema: false });
    validate = ajv.addSchema(goldenSchema).getSchema(`${goldenSchema.$id}#/$defs/${name}`)!;
    compiled.set(name, validate);
  }
  if (validate(value) === true) return undefined;
  // The deepest mistake says most: those of the alternatives around it follow from it.
  const errors = validate.errors ?? [];
  const deepest = errors.reduce<ErrorObject | undefined>((a, b) => (a && depth(a) >= depth(b) ? a : b), undefined);
  const extra = (deepest?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
  return `${deepest?.instancePath || 'the row'} ${deepest?.message ?? 'does not fit'}${extra === undefined ? '' : ` (${JSON.stringify(extra.slice(0, 100))})`}`;
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}

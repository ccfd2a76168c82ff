import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../core/digest.ts';
import { InputError, type Problem } from '../core/problem.ts';
import { schemaFor } from './compiled-schema.ts';
import type { Delivery } from './delivery.ts';
import { parseYaml, type ParsedYaml } from './parse.ts';
import { resolveInside } from './resolve.ts';
import { ruleProblems } from './rules.ts';
import { MOST_PROBLEMS, schemaProblems } from './schema-problems.ts';
import type { DeliverySpec } from './spec.ts';

/** Beyond this a file is not read at all: it cannot be a delivery file (parse.ts has the exact limit). */
const MAX_READ = 16 * 1024 * 1024;

/**
 * Reads, parses and checks a delivery file. `workspace` is the folder that no declared path may leave.
 * @throws InputError with every mistake found, each with file, line and column.
 */
export async function loadDelivery(file: string, options: { workspace: string }): Promise<Delivery> {
  const workspace = path.resolve(options.workspace);
  const absolute = path.resolve(workspace, file);
  const shown = path.relative(workspace, absolute) || file;
  return parseDelivery(await readDelivery(absolute, shown), { file: shown, root: path.dirname(absolute), workspace });
}

/** The same for bytes that came from elsewhere, for example from a commit of the protected branch. */
export function parseDelivery(bytes: Uint8Array, place: { file: string; root: string; workspace: string }): Delivery {
  const yaml = parseYaml(bytes, place.file);
  if (yaml.problems.length > 0 && yaml.value === undefined) throw new InputError(yaml.problems);
  if (yaml.value === null || yaml.value === undefined)
    throw InputError.of('delivery-empty', 'The delivery file is empty.', 'Start with the four lines of docs/getting-started.md.', yaml.locate([]));
  // The schema fills its defaults into this value.
  const spec = yaml.value as DeliverySpec;
  const validate = schemaFor(spec);
  const fits = validate(spec) === true;
  const told = new Set(yaml.problems.map(({ location }) => `${location?.line}:${location?.column}`));
  const problems = [
    ...yaml.problems,
    ...schemaProblems(validate.errors ?? [], yaml).filter(({ location }) => !told.has(`${location?.line}:${location?.column}`)),
    ...ruleProblems(spec, yaml, fits),
    ...pathProblems(spec, yaml, place),
  ];
  if (problems.length > 0) throw new InputError(inOrder(withoutEchoes(problems.slice(0, 2 * MOST_PROBLEMS))));
  return {
    file: place.file,
    root: place.root,
    digest: sha256(bytes),
    spec,
    locate: (where) => yaml.locate(where),
    resolve: (declared) => resolveInside(declared, place),
  };
}

/** Every key whose value is a path of a file. */
const PATHS: readonly (readonly string[])[] = [
  ...['model', 'code', 'features', 'config', 'environment'].map((part) => ['release', part]),
  ...['train', 'test', 'develop', 'serving', 'profile'].map((source) => ['data', source]),
  ...['candidate', 'champion'].map((arm) => ['tests', 'predictions', arm]),
  ...[['cwd'], ['champion', 'cwd'], ['load', 'arrivals', 'file']].map((key) => ['tests', 'serving', ...key]),
  ...['predictor', 'champion_predictor'].flatMap((key) => ['file', 'onnx'].map((kind) => ['tests', key, kind])),
  ['evidence', 'public_key'],
  ['evidence', 'trusted_root'],
  ['rollout', 'golden', 'rows'],
  ['rollout', 'signals', 'log', 'files'],
  ['rollout', 'journal', 'file'],
  ['rollout', 'state'],
];

/** Stores that the data engine reads (src/data/engines/duckdb-remote.ts). */
const STORE_ADDRESS = /^(s3|s3a|gs|gcs|az|azure|abfss):\/\//;

function isTable([section, name]: readonly (string | number)[]): boolean {
  return section === 'data' && ['train', 'test', 'develop', 'serving'].includes(String(name));
}

/** Declared paths that this version cannot read or that lead out of the workspace, each at its line. */
function pathProblems(spec: unknown, yaml: ParsedYaml, place: { file: string; root: string; workspace: string }): Problem[] {
  const checks = (spec as DeliverySpec).checks;
  const reports = Array.isArray(checks) ? checks.flatMap((_, index) => ['junit', 'sarif'].map((kind) => ['checks', index, kind])) : [];
  return [...PATHS, ...reports].flatMap((where) => {
    const declared = where.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), spec);
    if (typeof declared !== 'string' || (isTable(where) && STORE_ADDRESS.test(declared))) return [];
    try {
      resolveInside(declared, place);
      return [];
    } catch (error) {
      return (error as InputError).problems.map((problem) => ({ ...problem, location: yaml.locate(where) }));
    }
  });
}

async function readDelivery(absolute: string, shown: string): Promise<Uint8Array> {
  const start = { file: shown, line: 1, column: 1 };
  try {
    const found = await stat(absolute);
    // A pipe or a device has no size and perhaps no end.
    if (!found.isFile())
      throw InputError.of('delivery-unreadable', 'The delivery file is not a plain file.', 'Give the path of delivery.yml, from the root of the repository.', start);
    const { size } = found;
    if (size > MAX_READ)
      throw InputError.of('delivery-too-large', `The file has ${size} bytes.`, 'A delivery file may have 1 MiB; keep data in files of its own.', start);
    return await readFile(absolute);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw InputError.of(
      'delivery-unreadable',
      `The delivery file cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`,
      'Give the path of delivery.yml, from the root of the repository.',
      start,
      { cause },
    );
  }
}

/** A rule that says what the schema has said at the same place adds nothing. */
function withoutEchoes(problems: Problem[]): Problem[] {
  const at = ({ location }: Problem) => `${location?.line}:${location?.column}`;
  const misshapen = new Set(problems.filter(({ code }) => code === 'delivery-wrong-form').map(at));
  return problems.filter((problem, index) => {
    // What has no length of time's form is none either.
    if (problem.code === 'delivery-duration' && misshapen.has(at(problem))) return false;
    const first = problems.findIndex((other) => other.code === problem.code && at(other) === at(problem));
    return first === index || problems[first]!.message !== problem.message;
  });
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0));
}

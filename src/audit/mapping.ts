import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { parseYaml, type ParsedYaml } from '../delivery/parse.ts';
import { schemaMistakes } from '../evidence/hostile-json.ts';

/** What answers a question: a statement, what the journal tells, or a document. */
export type Wanted = { stage: string; has?: string[]; findings?: string[] } | { journal: 'served' | 'rollouts' | 'overrides' | 'rollbacks' } | { file: string };

export interface Question {
  id: string;
  section?: string;
  reference?: string;
  question: string;
  evidence?: Wanted[];
  note?: string;
}

/** schemas/audit-mapping.schema.json */
export interface Mapping {
  version: 1;
  title: string;
  about?: string;
  questions: Question[];
}

export interface Document {
  /** As the mapping names it. */
  file: string;
  digest: Digest;
  bytes: Uint8Array;
}

const MOST_MAPPING_BYTES = 1024 * 1024;
const MOST_DOCUMENT_BYTES = 32 * 1024 * 1024;

/** A mapping out of its YAML. Throws InputError with everything that is wrong with it. `shown` names it. */
export function parseMapping(bytes: Uint8Array, shown: string): Mapping {
  const bad = (message: string): InputError => InputError.of('mapping-unusable', `${shown}: ${message}.`, 'Write it as schemas/audit-mapping.schema.json says; examples/audit has one to copy.');
  if (bytes.length > MOST_MAPPING_BYTES) throw bad(`${bytes.length} bytes, and at most ${MOST_MAPPING_BYTES} are read`);
  // A pack brings its mapping along, so whoever verifies one reads a stranger's: depth, width and aliases have bounds.
  let yaml: ParsedYaml;
  try {
    yaml = parseYaml(bytes, shown);
  } catch (error) {
    if (error instanceof InputError) throw bad(error.problems[0]!.message.replace(/\.$/, ''));
    throw error;
  }
  if (yaml.problems.length > 0) throw bad(`it is not YAML (${yaml.problems[0]!.message})`);
  const { value } = yaml;
  const mistakes = schemaMistakes('audit-mapping', value);
  if (mistakes.length > 0) throw new InputError(mistakes.map((mistake) => bad(mistake).problems[0]!));
  const { questions } = value as Mapping;
  const twice = questions.find(({ id }, i) => questions.findIndex((other) => other.id === id) !== i);
  if (twice) throw bad(`two questions have the id ${JSON.stringify(twice.id)}`);
  return value as Mapping;
}

/** Every document that a mapping names, from beside it or below. One that is not there is left out: then it is missing, and said so. */
export async function readDocuments({ questions }: Mapping, folder: string): Promise<Document[]> {
  const names = [...new Set(questions.flatMap(({ evidence = [] }) => evidence.flatMap((one) => ('file' in one ? [one.file] : []))))];
  const found: Document[] = [];
  for (const file of names) {
    const target = path.resolve(folder, file);
    const outside = InputError.of('mapping-document', `The mapping names ${JSON.stringify(file)}, which does not lie beside it or below.`, 'Put the document beside the mapping file.');
    if (path.relative(folder, target).startsWith('..') || path.isAbsolute(file)) throw outside;
    const there = await lstat(target).catch(() => undefined);
    if (!there) continue;
    if (!there.isFile() || there.size > MOST_DOCUMENT_BYTES) throw InputError.of('mapping-document', `${JSON.stringify(file)} is no plain file of at most ${MOST_DOCUMENT_BYTES} bytes.`, 'Name a document.');
    const bytes = await readFile(target);
    found.push({ file, digest: sha256(bytes), bytes });
  }
  return found;
}

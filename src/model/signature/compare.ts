import { list } from '../format.ts';
import type { ModelSignature, SignatureValue } from './signature.ts';

/** What one difference means for those who call the model. */
export interface Change {
  kind: 'breaking' | 'addition';
  /** Stable word, as `input-added`. */
  what: string;
  /** Input or output. */
  name: string;
  /** A clause: what is different. */
  text: string;
}

/** Every difference that callers can meet, from the champion to the candidate. */
export function compareSignatures(champion: ModelSignature, candidate: ModelSignature): Change[] {
  return [...inputChanges(byName(champion.inputs), byName(candidate.inputs)), ...outputChanges(byName(champion.outputs), byName(candidate.outputs))];
}

type Values = Map<string, SignatureValue>;

const byName = (values: readonly SignatureValue[]): Values => new Map(values.map((value) => [value.name, value]));
const breaking = (what: string, name: string, text: string): Change => ({ kind: 'breaking', what, name, text });
const addition = (what: string, name: string, text: string): Change => ({ kind: 'addition', what, name, text });

/** Callers send inputs: what was taken must be taken still. */
function inputChanges(before: Values, after: Values): Change[] {
  const removed = [...before.keys()].filter((name) => !after.has(name)).map((name) => breaking('input-removed', name, `the input ${name} was removed`));
  const added = [...after.values()].filter(({ name }) => !before.has(name)).map(({ name, optional }) => (optional ? addition('input-added', name, `the optional input ${name} was added`) : breaking('input-added', name, `the input ${name} was added and has no default`)));
  const kept = [...before.values()].flatMap((was) => (after.has(was.name) ? keptInput(was, after.get(was.name)!) : []));
  return [...removed, ...added, ...kept];
}

function keptInput(was: SignatureValue, is: SignatureValue): Change[] {
  const { name } = was;
  const changes: Change[] = [];
  if (was.optional && !is.optional) changes.push(breaking('input-required', name, `the input ${name} lost its default`));
  if (!was.optional && is.optional) changes.push(addition('input-optional', name, `the input ${name} got a default`));
  const type = typeChange(was.type, is.type);
  if (type === 'wider') changes.push(addition('input-type', name, `the input ${name} takes ${is.type}, and took ${was.type}`));
  else if (type !== 'same') changes.push(breaking('input-type', name, `the input ${name} takes ${is.type ?? 'no stated type'}, and took ${was.type ?? 'no stated type'}`));
  const shape = shapeChange(was.shape, is.shape);
  if (shape === 'wider') changes.push(addition('input-shape', name, `the input ${name} takes the shape ${shown(is.shape)}, and took ${shown(was.shape)}`));
  else if (shape !== 'same') changes.push(breaking('input-shape', name, `the input ${name} takes the shape ${shown(is.shape)}, and took ${shown(was.shape)}`));
  return [...changes, ...takenValues(was, is), ...takenRange(was, is)];
}

function takenValues(was: SignatureValue, is: SignatureValue): Change[] {
  if (is.values === undefined) return was.values === undefined ? [] : [addition('input-values', was.name, `the input ${was.name} takes any category, and took ${was.values.length}`)];
  if (was.values === undefined) return [breaking('input-values', was.name, `the input ${was.name} takes ${is.values.length} categories, and took any`)];
  const gone = was.values.filter((value) => !is.values!.includes(value));
  if (gone.length > 0) return [breaking('input-values', was.name, `the input ${was.name} no longer takes ${list(gone.map(String))}`)];
  const more = is.values.filter((value) => !was.values!.includes(value));
  return more.length > 0 ? [addition('input-values', was.name, `the input ${was.name} also takes ${list(more.map(String))}`)] : [];
}

function takenRange(was: SignatureValue, is: SignatureValue): Change[] {
  if (is.range === undefined) return was.range === undefined ? [] : [addition('input-range', was.name, `the input ${was.name} takes any number, and took ${between(was.range)}`)];
  if (was.range === undefined) return [breaking('input-range', was.name, `the input ${was.name} takes ${between(is.range)}, and took any number`)];
  if (is.range[0] > was.range[0] || is.range[1] < was.range[1]) return [breaking('input-range', was.name, `the input ${was.name} takes ${between(is.range)}, and took ${between(was.range)}`)];
  return is.range[0] < was.range[0] || is.range[1] > was.range[1] ? [addition('input-range', was.name, `the input ${was.name} takes ${between(is.range)}, and took ${between(was.range)}`)] : [];
}

/** Callers read outputs: what comes must be what could come before. */
function outputChanges(before: Values, after: Values): Change[] {
  const removed = [...before.keys()].filter((name) => !after.has(name)).map((name) => breaking('output-removed', name, `the output ${name} was removed`));
  const added = [...after.keys()].filter((name) => !before.has(name)).map((name) => addition('output-added', name, `the output ${name} was added`));
  const kept = [...before.values()].flatMap((was) => (after.has(was.name) ? keptOutput(was, after.get(was.name)!) : []));
  return [...removed, ...added, ...kept];
}

function keptOutput(was: SignatureValue, is: SignatureValue): Change[] {
  const { name } = was;
  const changes: Change[] = [];
  const type = typeChange(is.type, was.type);
  if (was.type !== undefined && type !== 'same' && type !== 'wider') changes.push(breaking('output-type', name, `the output ${name} is ${is.type ?? 'of no stated type'}, and was ${was.type}`));
  const shape = shapeChange(is.shape, was.shape);
  if (was.shape !== undefined && shape !== 'same' && shape !== 'wider') changes.push(breaking('output-shape', name, `the output ${name} has the shape ${shown(is.shape)}, and had ${shown(was.shape)}`));
  if (was.values !== undefined && JSON.stringify(was.values) !== JSON.stringify(is.values)) changes.push(breaking('output-classes', name, `the classes of ${name} are ${is.values ? list(is.values.map(String)) : 'no longer stated'}, and were ${list(was.values.map(String))}`));
  if (was.range !== undefined && (is.range === undefined || is.range[0] < was.range[0] || is.range[1] > was.range[1]))
    changes.push(breaking('output-range', name, `the numbers of ${name} are ${is.range ? between(is.range) : 'of no stated range'}, and were ${between(was.range)}`));
  return changes;
}

/** Types that hold every value of the ones before them in a chain. */
const CHAINS = [
  ['int8', 'int16', 'int32', 'int64'],
  ['uint8', 'uint16', 'uint32', 'uint64'],
  ['uint8', 'int16'],
  ['uint16', 'int32'],
  ['uint32', 'int64'],
  ['float16', 'float32', 'float64'],
  ['bfloat16', 'float32'],
  ['int16', 'float32'],
  ['int32', 'float64'],
];

/** `wider`: each value of `was` is one of `is`, too. */
function typeChange(was: string | undefined, is: string | undefined): 'same' | 'wider' | 'other' {
  if (was === is) return 'same';
  if (was === undefined || is === undefined) return is === undefined ? 'wider' : 'other';
  const reached = new Set([was]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const chain of CHAINS) {
      const from = chain.findIndex((type) => reached.has(type));
      if (from >= 0) for (const type of chain.slice(from)) reached.add(type);
    }
  }
  return reached.has(is) ? 'wider' : 'other';
}

function shapeChange(was: SignatureValue['shape'], is: SignatureValue['shape']): 'same' | 'wider' | 'other' {
  if (JSON.stringify(was) === JSON.stringify(is)) return 'same';
  if (was === undefined || is === undefined) return is === undefined ? 'wider' : 'other';
  return was.length === is.length && was.every((size, at) => size === is[at] || is[at] === null) ? 'wider' : 'other';
}

function shown(shape: SignatureValue['shape']): string {
  return shape ? `[${shape.map((size) => size ?? '?').join(' × ')}]` : 'none stated';
}

function between([low, high]: [number, number]): string {
  return `${low} to ${high}`;
}

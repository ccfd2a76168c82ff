import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['model-tests', 'metrics', 'probe-model', 'model-files', 'evidence'].map((name) => read(`docs/${name}.md`)).join('\n');

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
}

const schema = JSON.parse(read('schemas/delivery.schema.json')) as Schema;
const defs = schema.$defs!;

const METRIC_KINDS = ['at-least', 'at-most', 'no-worse-than-champion', 'better-than-champion', 'within-of-champion', 'no-worse-than-constant', 'no-worse-than-anchor', 'within-of-anchor'];
const FAIRNESS_KINDS = ['at-least', 'at-most', 'no-worse-than-champion', 'no-worse-than-anchor'];
const perturbations = (defs.behaviour!.properties!.perturbations!.items!.properties!.kind!.enum as string[]).map((kind) => kind.replaceAll('_', '-'));
/** Codes of which the source writes a part: `shift-` for `metric-`, `calibration-${key}`, `behaviour-${kind}`. */
const COMPOSED = [
  ...METRIC_KINDS.map((kind) => `shift-${kind}`),
  ...FAIRNESS_KINDS.map((kind) => `fairness-${kind}`),
  ...['slope', 'intercept'].map((key) => `calibration-${key}`),
  ...perturbations.map((kind) => `behaviour-${kind}`),
  ...['slow-clients', 'dropped-connections'].map((name) => `serving-${name}`),
];

/** Codes of other rooms that begin like one of these, and words that are no codes. */
const NO_CODES = new Set(['probe-model', 'run-model-tests', 'require-approval', 'data-file-is-folder', 'label-flips', 'onnx-data', 'test-set-used']);

/** Codes where they surely are codes: what one begins with, others do that go through a function of their own. */
function sureCodes(source: string): string[] {
  return [...found(source, /InputError\.of\(\s*'([a-z0-9-]+)'/g), ...found(source, /PredictorError\(\s*'([a-z0-9-]+)'/g), ...found(source, /\bcode: '([a-z]+-[a-z0-9-]+)'/g)];
}

describe('the pages about model tests', () => {
  const commands = ['plan', 'sample', 'rerun'].map((name) => `src/cli/${name}.ts`);
  const runs = ['plan-tests', 'rerun', 'model-tests', 'remediate', 'test-set-uses'].map((name) => `src/run/${name}.ts`);
  const delivery = ['gate', 'group', 'metric', 'predictor', 'task'].map((name) => `src/delivery/${name}-problems.ts`);
  const model = [...filesBelow('src/model'), ...commands, ...runs].map(read).join('\n');
  const declared = delivery.map(read).join('\n');
  const sure = sureCodes(model);
  const beginnings = new Set([...sure, ...COMPOSED].map((code) => code.split('-')[0]));
  const isLikeCode = (word: string) => beginnings.has(word.split('-')[0]) && !NO_CODES.has(word);
  const words = (text: string) => found(text, /'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g);
  const codes = new Set([...sure.filter((code) => !NO_CODES.has(code)), ...words(model).filter(isLikeCode), ...words(declared).filter((word) => word.startsWith('delivery-')), ...COMPOSED]);

  test('name every code that a model test, a probe or a command about them can answer with', () => {
    expect(codes.size).toBeGreaterThan(200);
    expect([...codes].filter((code) => !pages.includes(`\`${code}\``)).sort()).toEqual([]);
  });

  test('name no code that the source does not have', () => {
    const known = new Set([...codes, ...words(filesBelow('src').map(read).join('\n'))]);
    const named = found(pages, /`([a-z][a-z0-9]*(?:-[a-z0-9]+)+)`/g).filter(isLikeCode);
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  test('say with each code what the outcome is', () => {
    const rows = pages.split('\n').filter((line) => /^\| `[a-z]+-[a-z0-9-]+`/.test(line));
    const listed = new Set(rows.flatMap((row) => found(row.split('|')[1]!, /`([a-z0-9-]+)`/g)));
    expect([...codes].filter((code) => !listed.has(code)).sort()).toEqual([]);
  });

  test('name every key that may stand under tests', () => {
    const keys = [...namesUnder(defs.tests!), ...namesUnder(defs.contents!)];
    expect(keys.length).toBeGreaterThan(150);
    expect([...new Set(keys)].filter((key) => !new RegExp(`\\b${key}\\b`).test(pages)).sort()).toEqual([]);
  });

  test('name every metric, of quality and of fairness, and every kind that a list may hold', () => {
    const kinds = [defs.gate!.properties!.metric!, defs.fairness!.properties!.gates!.items!.properties!.metric!, defs.flips!.properties!.gates!.items!.properties!.of!].flatMap((node) => node.enum as string[]);
    expect(kinds.length).toBeGreaterThan(50);
    expect(kinds.filter((kind) => !pages.includes(`\`${kind}\``))).toEqual([]);
  });
});

describe('every page', () => {
  const files = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`)];

  test('links to files and headings that are there', () => {
    const links = files.flatMap((file) => found(withoutCode(read(file)), /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link)).map((link) => ({ file, link })));
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(({ file, link }) => !isThere(file, link)).map(({ file, link }) => `${file}: ${link}`)).toEqual([]);
  });
});

function isThere(file: string, link: string): boolean {
  const [to, heading] = link.split('#') as [string, string | undefined];
  const target = to === '' ? file : path.join(path.dirname(file), to);
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || !target.endsWith('.md') || headingsOf(read(target)).includes(heading);
}

/** As GitHub names them: small letters, spaces as dashes, without punctuation. */
function headingsOf(text: string): string[] {
  return found(withoutCode(text), /^#+ (.*)$/gm).map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-'));
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

/** Names of keys in a schema and all that it holds. */
function namesUnder(node: Schema, seen: ReadonlySet<string> = new Set()): string[] {
  if (node.$ref) {
    const name = node.$ref.split('/').at(-1)!;
    return seen.has(name) ? [] : namesUnder(defs[name]!, new Set([...seen, name]));
  }
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) => [name, ...namesUnder(child, seen)]);
  const below = [node.items, typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined, ...(node.anyOf ?? [])];
  return [...own, ...below.flatMap((child) => (child ? namesUnder(child, seen) : []))];
}

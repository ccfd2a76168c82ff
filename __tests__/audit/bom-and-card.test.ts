import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { HOSTILE, run, worldIn } from './world.ts';

const resources = path.join(path.dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');

/** CycloneDX's own published schema, with the two it refers to. */
function cycloneDx() {
  const schema = (name: string) => JSON.parse(readFileSync(path.join(resources, name), 'utf8')) as object;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}`);
  return ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
}

interface Bom {
  serialNumber: string;
  metadata: { component: { name: string; version: string; modelCard: { modelParameters: { task: string; datasets: { ref: string }[] }; quantitativeAnalysis: { performanceMetrics: { type: string; value: string; slice?: string; confidenceInterval?: { lowerBound: string } }[] }; considerations: { fairnessAssessments: { groupAtRisk: string }[] } } } };
  components: { type: string; 'bom-ref': string; components?: { name: string }[]; hashes?: { content: string }[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

describe('sluice bom', () => {
  test('fits the schema that CycloneDX publishes, and names model, parts, files and data by their digests', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { status, out } = await run(folder.path, ['bom', 'evidence', '--release', '1.2.0']);
    const bom = JSON.parse(out) as Bom;
    const validate = cycloneDx();
    validate(bom);
    expect([status, validate.errors]).toEqual([0, null]);
    expect(bom.metadata.component).toMatchObject({ name: 'income', version: '1.2.0', modelCard: { modelParameters: { task: 'classification' } } });
    expect(bom.metadata.component.modelCard.quantitativeAnalysis.performanceMetrics).toEqual([
      { type: 'roc_auc', value: '0.9', confidenceInterval: { lowerBound: '0.89', upperBound: '0.91' } },
      { type: 'log_loss', value: '0.15', slice: 'sex = Female' },
      { type: 'equalized odds difference by sex', value: '0.09' },
    ]);
    expect(bom.metadata.component.modelCard.considerations.fairnessAssessments[0]!.groupAtRisk).toBe('sex');
    const refs = new Set(bom.components.map((one) => one['bom-ref']));
    expect(bom.dependencies[0]!.dependsOn.every((ref) => refs.has(ref))).toBe(true);
    expect(bom.metadata.component.modelCard.modelParameters.datasets.every(({ ref }) => refs.has(ref))).toBe(true);
    expect(bom.components.find((one) => one['bom-ref'] === 'part:model')!.components!.map(({ name }) => name)).toEqual(['vocab/words.txt', 'weights.onnx']);
  });

  test('a BOM that does not fit is told: the schema is really asked', async () => {
    const validate = cycloneDx();
    expect(validate({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { component: { type: 'machine-learning-model', name: 'x', modelCard: { metrics: [] } } } })).toBe(false);
  });

  test('of the same ledger is the same bytes, of another another', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const [one, again, other] = [await run(folder.path, ['bom', 'evidence/3']), await run(folder.path, ['bom', 'evidence', '--release', '1.2.0']), await run(folder.path, ['bom', 'evidence/1'])];
    expect(one.out).toBe(again.out);
    expect((JSON.parse(one.out) as Bom).serialNumber).not.toBe((JSON.parse(other.out) as Bom).serialNumber);
  });

  test.each<[string, string[], string]>([
    ['several releases, none named', ['evidence'], 'ledger-ambiguous'],
    ['a release that is not there', ['evidence', '--release', '9.9.9'], 'ledger-missing'],
    ['nothing', [], 'bom-arguments'],
  ])('%s ends with status 3', async (_what, argv, code) => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { status, err } = await run(folder.path, ['bom', ...argv]);
    expect([status, err.includes(code)]).toEqual([3, true]);
  });

  test('of a ledger that does not verify, nothing is said', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const file = path.join(folder.path, 'evidence/3/ledger.intoto.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).split('\n').toSpliced(4, 1).join('\n'));
    for (const command of ['bom', 'card']) expect(await run(folder.path, [command, 'evidence/3'])).toMatchObject({ status: 3, out: '', err: expect.stringContaining('ledger-truncated') });
  });
});

function metadataOf(card: string) {
  return parse(card.split('---\n')[1]!) as { license: string; pipeline_tag: string; tags: string[]; metrics: string[]; 'model-index': { name: string; results: { task: { type: string }; dataset: { name: string; type: string; split: string; revision: string }; metrics: { type: string; value: number; args?: { interval: number[] } }[] }[] }[] };
}

describe('sluice card', () => {
  test('has Hugging Face\'s metadata in front, with every metric in the model index', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { status, out } = await run(folder.path, ['card', 'evidence', '--release', '1.2.0', '--license', 'apache-2.0', '--language', 'en']);
    expect(status).toBe(0);
    const metadata = metadataOf(out);
    expect(metadata).toMatchObject({ license: 'apache-2.0', language: ['en'], pipeline_tag: 'tabular-classification', tags: ['sluice', 'binary'] });
    expect(metadata['model-index']).toHaveLength(1);
    const [all, women] = metadata['model-index'][0]!.results;
    expect(all).toMatchObject({ task: { type: 'tabular-classification' }, dataset: { name: 'income test', split: 'test', revision: expect.stringMatching(/^[0-9a-f]{64}$/) }, metrics: [{ type: 'roc_auc', value: 0.9, args: { interval: [0.89, 0.91] } }, { value: 0.09 }] });
    expect(women).toMatchObject({ dataset: { name: 'income test where sex = Female' }, metrics: [{ type: 'log_loss', value: 0.15 }] });
    expect(out).toContain('| ✅ roc&#95;auc | 0.9 [0.89, 0.91] | 0.89 | 10,000 |'.replace('&#95;', '_'));
  });

  test('says what no ledger knows, until notes are given; these stand as they are', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    expect((await run(folder.path, ['card', 'evidence/1'])).out).toContain('--notes FILE');
    await writeFile(path.join(folder.path, 'notes.md'), '## Intended use\n\nSurveys **only**.\n');
    expect((await run(folder.path, ['card', 'evidence/1', '--notes', 'notes.md', '--out', 'README.md'])).status).toBe(0);
    const card = await readFile(path.join(folder.path, 'README.md'), 'utf8');
    expect(card).toContain('## Intended use\n\nSurveys **only**.');
    expect(card).not.toContain('--notes FILE');
  });

  test('hostile text stays text, in Markdown and in YAML', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { out } = await run(folder.path, ['card', 'evidence/3']);
    expect(out).not.toContain(HOSTILE);
    expect(out).not.toMatch(/<img|<\/script|[\u001b\u202e]/);
    expect(out.split('\n').filter((line) => line === '---')).toHaveLength(2);
  });

  test.each<[string, string[], string]>([
    ['a licence that is none', ['evidence/1', '--license', 'x: y\n'], 'card-arguments'],
    ['a language that is none', ['evidence/1', '--language', '[en]'], 'card-arguments'],
    ['notes that are not there', ['evidence/1', '--notes', 'nowhere.md'], 'card-notes'],
    ['nothing', [], 'card-arguments'],
  ])('%s ends with status 3', async (_what, argv, code) => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { status, err } = await run(folder.path, ['card', ...argv]);
    expect([status, err.includes(code)]).toEqual([3, true]);
  });
});

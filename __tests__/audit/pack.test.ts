import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Audit } from '../../src/audit/audit.ts';
import { parseMapping } from '../../src/audit/mapping.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { key, run, worldIn } from './world.ts';

const MAPPING = `version: 1
title: <b>Questions</b>
questions:
  - {id: a, section: One, reference: Article 1, question: Which bytes?, evidence: [{stage: identify, has: [/details/manifest/digest]}]}
  - {id: b, question: "Which <script>alert(1)</script> metrics?", evidence: [{stage: run-model-tests, findings: [metric-*]}, {stage: run-model-tests, findings: [fairness-*]}]}
  - {id: c, question: How much memory?, evidence: [{stage: probe-model, findings: [serving-*]}, {stage: identify, has: [/details/trees]}]}
  - {id: d, question: Who declared it?}
  - {id: e, question: Why?, evidence: [{stage: identify}], note: Add a document.}
  - {id: f, question: Which risks?, evidence: [{file: risk.md}], note: None.}
  - {id: g, question: What was taken back?, evidence: [{journal: rollbacks}, {journal: overrides}, {journal: served}, {journal: rollouts}]}
`;

async function packed(folder: string, argv: string[] = [], env: Record<string, string> = {}) {
  await worldIn(folder);
  await writeFile(path.join(folder, 'mapping.yml'), MAPPING);
  await writeFile(path.join(folder, 'risk.md'), '# Risks\n');
  const result = await run(folder, ['audit', 'evidence', '--release', '1.2.0', '--mapping', 'mapping.yml', '--out', 'pack', ...argv], env);
  const read = (file: string) => readFile(path.join(folder, 'pack', file), 'utf8');
  return { ...result, read, audit: async () => JSON.parse(await read('audit.json')) as Audit };
}

describe('sluice audit', () => {
  test('answers question by question: whole, in part, or marked as missing', async () => {
    await using folder = await temporaryFolder();
    const { status, audit, out } = await packed(folder.path);
    const { answers, counts, statements, signed, version } = await audit();
    expect([status, signed, version, counts]).toEqual([0, 'key', '1.2.0', { answered: 4, partly: 2, missing: 1 }]);
    expect(answers.map(({ id, status: one }) => `${id} ${one}`)).toEqual(['a answered', 'b answered', 'c partly', 'd missing', 'e partly', 'f answered', 'g answered']);
    expect(answers[0]!.evidence[0]).toMatchObject({ stage: 'identify', line: 1, outcome: 'pass', says: [['manifest › digest', expect.stringMatching(/^sha256:/)]] });
    expect(answers[2]!.evidence.map(({ found }) => found)).toEqual([false, true]);
    expect(statements.find(({ stage }) => stage === 'run-model-tests')!.answers).toEqual(['b']);
    expect(out).toContain('missing  d');
  });

  test('a mapping is data: without its document a question is missing, and --complete ends with status 1', async () => {
    await using folder = await temporaryFolder();
    await packed(folder.path);
    await rm(path.join(folder.path, 'risk.md'));
    const again = await run(folder.path, ['audit', 'evidence', '--release', '1.2.0', '--mapping', 'mapping.yml', '--out', 'pack', '--complete', '--json']);
    expect([again.status, (JSON.parse(again.out) as Audit).answers.find(({ id }) => id === 'f')!.status]).toEqual([1, 'missing']);
  });

  test('the shipped example is Annex IV of the AI Act, and is taken where none is named', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { out } = await run(folder.path, ['audit', 'evidence', '--release', '1.2.0', '--json']);
    const { title, answers } = JSON.parse(out) as Audit;
    expect(title).toContain('Annex IV');
    expect(answers.every(({ reference }) => reference !== undefined && /Annex IV|Article/.test(reference))).toBe(true);
    const points = new Set(answers.flatMap(({ reference }) => /point[s]? (\d)/.exec(reference!)?.[1] ?? []));
    expect([...points].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(answers.find(({ id }) => id === '2.g-discrimination')!.status).toBe('answered');
    expect(answers.find(({ id }) => id === '8')!.status).toBe('missing');
  });

  test('the page is whole in itself: no script, nothing loaded, its style by its digest, hostile text escaped', async () => {
    await using folder = await temporaryFolder();
    const { read } = await packed(folder.path);
    const page = await read('index.html');
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|javascript:|https?:\/\/|@import|url\(|\son[a-z]+=/i);
    expect(page).not.toMatch(/[\u001b\u202e]/);
    expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page.match(/<style/g)).toHaveLength(1);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
  });

  test('verify proves the pack: its files by the list, what it says by making it again', async () => {
    await using folder = await temporaryFolder();
    await packed(folder.path, [], { SLUICE_SIGNING_KEY: key.pem });
    const { status, out } = await run(folder.path, ['verify', 'pack', '--public-key', 'pack/evidence/ledger.pub']);
    expect([status, out.split('\n')[0]]).toEqual([0, expect.stringContaining('Verified: ')]);
    expect(out).toContain('that every file of the pack is as pack.intoto.json lists it');
    expect(out).toContain('made again, byte for byte');
    expect(out).not.toContain('who made the pack');
  });

  test.each<[string, string, (pack: string) => Promise<void>]>([
    ['pack-file-changed', 'a page that was edited', async (pack) => writeFile(path.join(pack, 'index.html'), (await readFile(path.join(pack, 'index.html'), 'utf8')).replace('Missing', 'Answered'))],
    ['pack-file-changed', 'a document that is gone', async (pack) => rm(path.join(pack, 'documents/risk.md'))],
    ['pack-file-changed', 'a file that was added', async (pack) => writeFile(path.join(pack, 'declaration.pdf'), 'signed, honestly')],
    ['pack-unreadable', 'a list that is none', async (pack) => writeFile(path.join(pack, 'pack.intoto.json'), 'hello')],
    ['evidence-edited', 'a list that was edited', async (pack) => editList(pack, (list) => void (list.predicate.at = '2020-01-01T00:00:00.000Z'))],
  ])('%s: %s', async (code, _what, damage) => {
    await using folder = await temporaryFolder();
    await packed(folder.path, [], { SLUICE_SIGNING_KEY: key.pem });
    await damage(path.join(folder.path, 'pack'));
    const { status, out } = await run(folder.path, ['verify', 'pack']);
    expect([status, out.includes(`[${code}]`)]).toEqual([1, true]);
  });

  test('pack-not-from-evidence: an unsigned pack whose page was edited, and its list with it', async () => {
    await using folder = await temporaryFolder();
    await packed(folder.path);
    const pack = path.join(folder.path, 'pack');
    const page = (await readFile(path.join(pack, 'index.html'), 'utf8')).replace('Missing', 'Answered');
    await writeFile(path.join(pack, 'index.html'), page);
    await editList(pack, (list) => void (list.subject.find(({ name }) => name === 'index.html')!.digest.sha256 = createHash('sha256').update(page).digest('hex')));
    const { status, out } = await run(folder.path, ['verify', 'pack']);
    expect([status, out.split('\n')[0]]).toEqual([1, expect.stringContaining('[pack-not-from-evidence]')]);
  });

  test('a ledger that does not verify makes no pack, and a folder with other things is left alone', async () => {
    await using folder = await temporaryFolder();
    await packed(folder.path);
    await mkdir(path.join(folder.path, 'mine'));
    await writeFile(path.join(folder.path, 'mine/thesis.txt'), 'a year of work');
    expect(await run(folder.path, ['audit', 'evidence', '--release', '1.2.0', '--out', 'mine'])).toMatchObject({ status: 3, err: expect.stringContaining('out-unusable') });
    expect(await readdir(path.join(folder.path, 'mine'))).toEqual(['thesis.txt']);
    const file = path.join(folder.path, 'evidence/3/ledger.intoto.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).split('\n').toSpliced(4, 1).join('\n'));
    expect(await run(folder.path, ['audit', 'evidence/3', '--out', 'none'])).toMatchObject({ status: 3, err: expect.stringContaining('ledger-truncated') });
    await expect(readdir(path.join(folder.path, 'none'))).rejects.toThrow('ENOENT');
  });
});

describe('a mapping file', () => {
  const bad = (text: string) => () => parseMapping(Buffer.from(text), 'mapping.yml');
  test.each<[string, string]>([
    ['no YAML', 'a: ['],
    ['a map of a hundred thousand keys, which each would be held against each other', `z: {${Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join(', ')}}`],
    ['brackets without an end', '['.repeat(300_000)],
    ['aliases that unfold without an end', `a: &a [${'x,'.repeat(9)}]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n`],
    ['no questions', 'version: 1\ntitle: x\nquestions: []\n'],
    ['an unknown key', `${MAPPING}extra: 1\n`],
    ['evidence of two kinds', 'version: 1\ntitle: x\nquestions: [{id: a, question: b, evidence: [{stage: identify, journal: served}]}]\n'],
    ['one id twice', 'version: 1\ntitle: x\nquestions: [{id: a, question: b}, {id: a, question: c}]\n'],
    ['a pointer that is none', 'version: 1\ntitle: x\nquestions: [{id: a, question: b, evidence: [{stage: identify, has: [details]}]}]\n'],
  ])('mapping-unusable: %s', (_what, text) => expect(bad(text)).toThrow(/mapping-unusable/));

  test('mapping-document: a document from elsewhere', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    for (const file of ['../secret.md', '/etc/hostname']) {
      await writeFile(path.join(folder.path, 'mapping.yml'), `version: 1\ntitle: x\nquestions: [{id: a, question: b, evidence: [{file: ${file}}]}]\n`);
      expect(await run(folder.path, ['audit', 'evidence/3', '--mapping', 'mapping.yml'])).toMatchObject({ status: 3, err: expect.stringContaining('mapping-document') });
    }
  });
});

async function editList(pack: string, change: (list: { predicate: { at: string }; subject: { name: string; digest: { sha256: string } }[] }) => void): Promise<void> {
  const file = path.join(pack, 'pack.intoto.json');
  const envelope = JSON.parse(await readFile(file, 'utf8')) as { payload: string };
  const list = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as Parameters<typeof change>[0];
  change(list);
  // Canonical as it was: the edit, and not its spelling, has to be told.
  const { canonicalJson } = await import('../../src/core/digest.ts');
  await writeFile(file, `${canonicalJson({ ...envelope, payload: Buffer.from(canonicalJson(list)).toString('base64') })}\n`);
}

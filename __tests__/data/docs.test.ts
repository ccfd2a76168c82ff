import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['data', 'drift', 'data-sources', 'init-and-diff'].map((name) => read(`docs/${name}.md`)).join('\n');
/** Codes of which the source writes a part: `data-${compression}-damaged`, `leakage-${about.role}`. */
const COMPOSED = ['data-gzip-damaged', 'data-zstd-damaged', 'leakage-feature', 'leakage-identifier'];

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

/** Codes where they surely are codes: what one begins with, others do that go through a function of their own. */
function sureCodes(source: string): string[] {
  const differences = found(read('src/data/compare/difference.ts'), /^ {2}\| '([a-z-]+)'/gm);
  return [...found(source, /InputError\.of\(\s*'([a-z0-9-]+)'/g), ...found(source, /\bcode: '([a-z0-9-]+)'/g), ...differences, ...COMPOSED];
}

describe('the pages about data', () => {
  const commands = filesBelow('src/cli').filter((file) => /\/(init|diff|profile)[a-z-]*\.ts$/.test(file));
  const delivery = ['source', 'column-problems', 'rules-between-tables'].map((name) => `src/delivery/${name}.ts`);
  const source = [...filesBelow('src/data'), ...commands, ...delivery].map(read).join('\n');
  const sure = sureCodes(source);
  const beginnings = new Set(sure.filter((code) => code.includes('-')).map((code) => code.split('-')[0]));
  const isLikeCode = (word: string) => beginnings.has(word.split('-')[0]);

  test('name every code that a data check, a source or a command about data can answer with', () => {
    const codes = new Set([...sure, ...found(source, /'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g).filter(isLikeCode)]);
    expect(codes.size).toBeGreaterThan(200);
    expect([...codes].filter((code) => !pages.includes(`\`${code}\``))).toEqual([]);
  });

  test('name no code that the source does not have', () => {
    const known = new Set([...sure, ...found(filesBelow('src').map(read).join('\n'), /'([a-z][a-z0-9-]*)'/g)]);
    const named = found(pages, /`([a-z][a-z0-9]*(?:-[a-z0-9]+)+)`/g).filter(isLikeCode);
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });
});

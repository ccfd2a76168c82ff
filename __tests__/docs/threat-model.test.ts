import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const isThere = (file: string): boolean => existsSync(new URL(`../../${file}`, import.meta.url));

const page = read('docs/threat-model.md');
const sections = new Map(page.split(/^## /m).map((section) => [section.split('\n', 1)[0]!, section]));
const ATTACKS = ['People and approvals', 'Environments and policy', 'Bytes, artifacts and evidence', 'Clusters'];
/** Cells of each attack: actor, what they try, refused as, shown by. */
const rows = ATTACKS.flatMap((name) => rowsOf(sections.get(name)!));

function rowsOf(section: string): string[][] {
  const lines = section.split('\n').filter((line) => line.startsWith('|')).slice(2);
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

test('every attack has an actor, what it tries, an answer and a test', () => {
  expect(rows.length).toBeGreaterThan(45);
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
  expect(rowsOf(sections.get('What is not stopped')!).filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
});

describe('every code is explained where it is linked', () => {
  const links = [...page.matchAll(/\[([^\]]+)\]\(([a-z-]+\.md)(?:#([a-z0-9-]+))?\)/g)].map(([, shown, file, anchor]) => ({ shown: shown!, file: file!, anchor }));

  test('and the text of each link is its code', () => {
    expect(links.length).toBeGreaterThan(80);
    const unknown = links.filter(({ shown, file, anchor }) => !isThere(`docs/${file}`) || (anchor !== undefined && (shown !== anchor || !read(`docs/${file}`).includes(`\n### ${anchor}\n`))));
    expect(unknown).toEqual([]);
  });

  test('and an answer without a code is in brackets and says what happens', () => {
    expect(rows.filter(([, , refused]) => !refused!.includes('](') && !/^\(.{5,}\)$/.test(refused!))).toEqual([]);
  });
});

describe('every test that is named', () => {
  const named = rows.flatMap(([, , , tests]) => tests!.split('<br>')).map((text) => ({ text, found: /^`([^`]+)`: "(.+)"$/.exec(text) }));

  test('is named with its file', () => {
    expect(named.filter(({ found }) => !found).map(({ text }) => text)).toEqual([]);
  });

  test('is there under that name, as a test, a group of tests, or a row of one', () => {
    const missing = named.filter(({ found }) => found && !(isThere(`__tests__/${found[1]}`) && isTest(read(`__tests__/${found[1]}`), found[2]!)));
    expect(missing.map(({ text }) => text)).toEqual([]);
  });

  test('would be missed if it were gone', () => {
    const source = "test('one thing', () => {});\n  test.each([\n    ['a row', 1],\n  ])('%s, said', () => {});\n// 'a remark'\n";
    expect(['one thing', 'a row', '%s, said', 'a remark', 'one', 'thing'].map((name) => isTest(source, name))).toEqual([true, true, true, false, false, false]);
  });
});

/** A name stands behind `test(` or `describe(`, behind the rows of an `each`, first in a row, or as the key of a case. */
function isTest(source: string, name: string): boolean {
  const text = source.replaceAll("\\'", "'");
  return ["'", '"', '`'].some((quote) => ['test(', 'describe(', ')(', '['].some((before) => text.includes(`${before}${quote}${name}${quote}`)) || text.includes(`\n  ${quote}${name}${quote}: {`));
}

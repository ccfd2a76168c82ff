import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import type { Data } from '../../src/delivery/spec.ts';
import { validated } from './stage.ts';
import { csv, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

/** What the stage says of `data.test`: the codes of its error, or of the findings that do not pass; never a thrown anything else. */
async function said(name: string, content?: string | Uint8Array, more: Partial<Data> = {}) {
  try {
    const { verdict } = await validated(engine, folder, { test: name, ...more }, content === undefined ? {} : { [name]: content });
    const odd = verdict.findings.filter(({ outcome }) => outcome !== 'pass');
    return { outcome: verdict.outcome as string, codes: [...new Set(odd.map(({ code }) => code))], text: odd.map(({ message }) => message).join(' '), at: undefined };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { outcome: 'refused', codes: error.problems.map(({ code }) => code), text: error.problems.map(({ message }) => message).join(' '), at: error.problems[0]!.location };
  }
}

const id: Partial<Data> = { columns: { id: { type: 'integer' } } };
const rows = (count: number, row: (index: number) => string) => Array.from({ length: count }, (_, index) => row(index)).join('\n');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const table = 'id,a\n1,2\n3,4\n';
const rowsOf = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const packed = gzipSync(rows(5000, (index) => `${index},${index * 7919}`));
/** 300 MB of one letter: members of a gzip file stand one after the other. */
const bomb = () => Buffer.concat([gzipSync('id\n'), ...Array.from({ length: 75 }, () => member)]);
const member = gzipSync(Buffer.alloc(4 * 1024 * 1024, '1'));
const zstdBomb = () => Buffer.concat([zstdCompressSync('id\n'), ...Array.from({ length: 75 }, () => zstdMember)]);
const zstdMember = zstdCompressSync(Buffer.alloc(4 * 1024 * 1024, '1'));

describe('files that cannot be read are refused by file and line', () => {
  test.each<[code: string, says: string, name: string, content: string | Uint8Array, line: number | null]>([
    ['data-file-empty', 'not even a header', 'empty.csv', '', 1],
    ['data-file-empty', 'not even a header', 'blank.csv', '\n\n\n', 1],
    ['csv-header-missing', 'looks like data', 'numbers-first.csv', '1,2.5\n3,4.5\n', 1],
    ['csv-header-missing', 'looks like data', 'row-first.csv', '17,2024-01-02,true,x\n18,2024-01-03,false,y\n', 1],
    ['csv-ragged-row', '1 values, the header 2', 'short.csv', 'id,a\n1,2\n3\n', 3],
    ['csv-ragged-row', '3 values, the header 2', 'long.csv', 'id,a\n1,2\n1,2,3\n', 3],
    ['data-column-duplicate', 'columns 1 and 3', 'twice.csv', 'id,a,id\n1,2,3\n', 1],
    ['data-column-duplicate', 'columns 1 and 2', 'case.csv', 'Id,id\n1,2\n', 1],
    ['data-column-name-too-long', 'Column 2', 'name-301.csv', `id,${'x'.repeat(301)}\n1,2\n`, 1],
    ['data-columns-too-many', '5001 columns', 'columns-5001.csv', `${rows(5001, (index) => `c${index}`).replaceAll('\n', ',')}\n`, 1],
    ['data-not-utf8', 'line 2', 'latin.csv', Buffer.from('id,a\n1,caf\xe9\n', 'latin1'), 2],
    ['data-not-utf8', 'line 1', 'latin-header.csv', Buffer.from('id,caf\xe9\n1,2\n', 'latin1'), 1],
    ['data-not-utf8', 'UTF-16', 'utf16-le.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(table)]), 1],
    ['data-not-utf8', 'UTF-16', 'utf16-be.csv', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16(table)).swap16()]), 1],
    ['data-not-utf8', 'UTF-16', 'utf16-bare.csv', utf16(table), 1],
    ['data-not-utf8', 'UTF-16', 'utf16-bare-be.csv', Buffer.from(utf16(table)).swap16(), 1],
    ['data-nul-byte', 'NUL byte (line 1)', 'nul-header.csv', 'id,a\0b\n1,2\n', 1],
    ['data-gzip-damaged', 'to its end', 'cut.csv.gz', rowsOf(packed), 1],
    ['data-gzip-damaged', 'to its end', 'cut.ndjson.gz', rowsOf(packed), 1],
    ['data-zstd-damaged', 'to its end', 'cut.csv.zst', rowsOf(zstdCompressSync(rows(5000, (index) => `${index},${index * 7919}`))), 1],
    ['data-wrong-ending', 'is plain text; its ending says a Parquet file', 'text.parquet', table, 1],
    ['data-wrong-ending', 'is compressed with gzip; its ending says plain text', 'packed.csv', gzipSync(table), 1],
    ['data-wrong-ending', 'is compressed with Zstandard', 'zstd.csv.gz', zstdCompressSync(table), 1],
    ['data-wrong-ending', 'ZIP archive', 'workbook.csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 1],
    ['data-wrong-ending', 'an HTML page', 'signin.csv', '<!DOCTYPE html><html></html>', 1],
    ['data-wrong-ending', 'Git LFS pointer', 'pointer.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n', 1],
    ['csv-quote-open', 'never closed', 'open.csv', 'id,a\n1,"abc\n2,x\n', 2],
    ['csv-line-too-long', 'longer than', 'long-field.csv', `id,a\n1,${'x'.repeat(3_000_000)}\n`, null],
    ['csv-malformed', 'line end', 'mixed-ends.csv', 'id,a\n1,2\r\n3,4\n', null],
    ['json-malformed', 'Line 2', 'bad.ndjson', '{"id":1}\n{"id":x}\n{"id":3}\n', 2],
    ['json-not-rows', 'one JSON object per row', 'numbers.ndjson', '3\n4\n', null],
    ['data-unpacks-too-far', 'over 250 times', 'bomb.csv.gz', bomb(), 1],
    ['data-unpacks-too-far', 'over 250 times', 'bomb.ndjson.zst', zstdBomb(), 1],
    ['data-format-unknown', 'does not read', 'table.xlsx', 'x', null],
  ])('%s: %s (%s)', async (code, says, name, content, line) => {
    const answer = await said(name, content);
    expect(answer).toMatchObject({ outcome: 'refused', codes: [code] });
    expect(answer.text).toContain(says);
    expect(answer.text).toContain(name);
    if (line !== null) expect(answer.at).toMatchObject({ file: path.join(folder.path, name), line });
  });

  test('a Parquet file that was cut, and one whose end is damaged', async () => {
    const source = folder.write('whole.csv', `id,a\n${rows(2000, (index) => `${index},x${index}`)}\n`);
    const whole = path.join(folder.path, 'whole.parquet');
    await engine.write('SELECT * FROM t', { t: { file: source } }, whole);
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(whole);
    expect(await said('cut.parquet', bytes.subarray(0, bytes.length - 20))).toMatchObject({ outcome: 'refused', codes: ['parquet-damaged'] });
    const torn = Buffer.from(bytes);
    torn.fill(0xff, bytes.length - 200, bytes.length - 10);
    expect(await said('torn.parquet', torn)).toMatchObject({ outcome: 'refused', codes: ['parquet-damaged'] });
    expect(await said('parquet.csv', bytes)).toMatchObject({ outcome: 'refused', codes: ['data-wrong-ending'], text: 'parquet.csv is a Parquet file; its ending says plain text.' });
    expect(await said('parquet-packed.csv.gz', bytes)).toMatchObject({ outcome: 'refused', codes: ['data-wrong-ending'] });
  });
});

describe('places that are no table are refused', () => {
  test('a pattern without a match, a file that is not there, a folder and a pipe', async () => {
    mkdirSync(path.join(folder.path, 'folder.csv'), { recursive: true });
    execFileSync('mkfifo', [path.join(folder.path, 'pipe.csv')]);
    expect(await said('none-*.csv')).toMatchObject({ outcome: 'refused', codes: ['data-file-missing'] });
    expect(await said('none.csv')).toMatchObject({ outcome: 'refused', codes: ['data-file-missing'] });
    expect(await said('folder.csv')).toMatchObject({ outcome: 'refused', codes: ['data-file-is-folder'] });
    expect(await said('pipe.csv')).toMatchObject({ outcome: 'refused', codes: ['data-file-no-file'] });
  });

  test('a path or a link that leaves the workspace, and a link in a pattern that does', async () => {
    const outside = temporaryFolder();
    outside.write('secret.csv', table);
    symlinkSync(path.join(outside.path, 'secret.csv'), path.join(folder.path, 'link.csv'));
    mkdirSync(path.join(folder.path, 'linked'), { recursive: true });
    symlinkSync(path.join(outside.path, 'secret.csv'), path.join(folder.path, 'linked', '1.csv'));
    for (const name of ['../secret.csv', '/etc/passwd', 'link.csv', 'linked/*.csv']) {
      const answer = await said(name);
      expect([name, answer.outcome]).toEqual([name, 'refused']);
      expect(answer.text).toMatch(/leaves|leads out|outside|relative/);
    }
    outside.remove();
  });

  test('an address that nothing reads', async () => {
    expect(await said('ftp://example.org/a.csv')).toMatchObject({ outcome: 'refused', codes: ['path-not-local'] });
  });

  test('a file that changes while it is read', async () => {
    const file = folder.write('changing.csv', `id\n${rows(300_000, String)}\n`);
    const { appendFileSync } = await import('node:fs');
    const reading = said('changing.csv');
    const writing = setInterval(() => appendFileSync(file, '7\n'), 1);
    const answer = await reading.finally(() => clearInterval(writing));
    expect(answer).toMatchObject({ outcome: 'refused', codes: ['data-file-changed'] });
  });
});

describe('odd tables are judged, and never pass in silence', () => {
  test('a header and no rows', async () => {
    expect(await said('header.csv', 'id,a\n', id)).toMatchObject({ outcome: 'fail', codes: ['table-empty'] });
  });

  test('names of every kind are only names', async () => {
    const names = ['a"b', "it's", 'two\nlines', '"; DROP TABLE t; --', '😀', 'x'.repeat(300), '::error::x', '${{ secrets.X }}', '<b>', '`x`', 'select'];
    const columns = Object.fromEntries(names.map((name) => [name, { type: 'integer' as const, null_rate: { at_most: 0 } }]));
    const content = csv(names, [names.map((_, index) => index), names.map((_, index) => index)]);
    expect(await said('names.csv', content, { columns })).toMatchObject({ outcome: 'pass', codes: [] });
    expect(await said('names-null.csv', csv(names, [names.map((_, index) => index), names.map(() => null)]), { columns })).toMatchObject({ outcome: 'fail', codes: ['column-null-rate'] });
  });

  test('5,000 columns', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `c${index}`);
    const columns = { c0: { null_rate: { at_most: 0 } }, c4999: { between: [0, 1] as [number, number] } };
    expect(await said('wide.csv', csv(names, [names.map(() => 1), names.map((_, index) => (index === 4999 ? 7 : 1))]), { columns })).toMatchObject({ outcome: 'fail', codes: ['column-outside-range'] });
  });

  test('a NUL byte in a value', async () => {
    const answer = await said('nul.csv', 'id,a\n1,x\n2,a\0b\n', { columns: { a: { type: 'string' } } });
    expect([answer.outcome, answer.codes]).toEqual(['refused', ['data-nul-byte']]);
    expect(answer.at).toMatchObject({ line: 3 });
    expect(await said('nul.csv.gz', gzipSync('id,a\n1,x\n2,a\0b\n'))).toMatchObject({ outcome: 'refused', codes: ['data-nul-byte'], at: { line: 3 } });
  });

  test('a byte order mark before a quoted name, line breaks inside quotes, and lines that end with CR LF', async () => {
    expect(await said('bom.csv', '\ufeff"id","a"\r\n1,"two\r\nlines"\r\n2,x\r\n', { columns: { id: { type: 'integer', between: [1, 2] }, a: { length: { at_least: 1 } } } })).toMatchObject({ outcome: 'pass' });
  });

  test('integers beyond 64 bits are told of, with their row', async () => {
    const answer = await said('big.csv', 'id\n1\n9223372036854775808\n', id);
    expect(answer).toMatchObject({ outcome: 'warn', codes: ['column-number-too-big'] });
    expect(answer.text).toContain('row 2 of big.csv');
    expect(await said('huge.csv', `id\n1\n2\n${'9'.repeat(60)}\n`, id)).toMatchObject({ codes: expect.arrayContaining(['column-number-too-big']) });
  });

  test('a number that no double holds is no number', async () => {
    const answer = await said('1e400.csv', 'x\n1.5\n2.5\n1e400\n', { columns: { x: { type: 'float' } } });
    expect(answer.outcome).toBe('fail');
    expect(answer.text).toContain('row 3 of 1e400.csv');
  });

  test('a 30 February makes no column of texts in silence', async () => {
    for (const columns of [{ d: { type: 'date' as const } }, { d: {} }]) {
      const answer = await said('february.csv', 'd\n2024-01-31\n2024-02-30\n2024-03-01\n', { columns });
      expect(answer.outcome).toBe('fail');
      expect(answer.codes).toContain('column-impossible-date');
      expect(answer.text).toContain('row 2 of february.csv');
    }
  });

  test.each([['in the first rows', 3, 10], ['far behind them', 30_000, 40_000]])('a time with a zone of a name, %s, moves no other time and is named with its row', async (_where, at, count) => {
    const content = `id,at\n${rows(count, (index) => `${index},2024-01-02 03:04:05${index === at ? ' America/New_York' : index % 2 === 0 ? 'Z' : ''}`)}\n`;
    const answer = await said('zones.csv', content);
    expect(answer).toMatchObject({ outcome: 'fail', codes: ['column-mixed'] });
    expect(answer.text).toContain(`row ${(at + 1).toLocaleString('en-US')} of zones.csv`);
    const plain = folder.write('no-zones.csv', content.replace(' America/New_York', '+02:00'));
    expect(await engine.measure({ file: plain }, { first: 'epoch(min("at"))', last: 'epoch(max("at"))' })).toEqual({ first: 1704164645 - 7200, last: 1704164645 });
  });

  test('a column whose type changes at row 900,000 is named with that row, whether or not its type was declared', async () => {
    const content = `id,x\n${rows(900_100, (index) => `${index},${index === 899_999 ? 'unknown' : index % 50}`)}\n`;
    for (const columns of [{ id: {} }, { x: { type: 'integer' } }] as NonNullable<Data['columns']>[]) {
      const answer = await said('late.csv', content, { columns });
      expect(answer.outcome).toBe('fail');
      expect(answer.codes).toContain('column-mixed');
      expect(answer.text).toContain('row 900,000 of late.csv');
      expect(answer.text).not.toContain('unknown');
    }
    expect(await said('late.csv', content, { columns: { x: { type: 'string' } } })).toMatchObject({ outcome: 'pass' });
  });

  test.each(['yes', 'no', 't', 'F', 'Y'])('a column of %s is a column of texts, also where another column has the whole file read', async (word) => {
    for (const last of ['1', 'late']) {
      const content = `id,x\n${rows(25_000, (index) => `${index === 24_999 ? last : index},${index % 3 === 0 ? word : 'no'}`)}\n`;
      const answer = await said('words.csv', content, { columns: { x: { type: 'string', in: [word, 'no'] }, ...(last === 'late' ? { id: { type: 'string' } } : {}) } });
      expect(answer).toMatchObject({ outcome: 'pass', codes: [] });
      expect((await said('words.csv', content, { columns: { x: {} } })).text).not.toContain('truth values');
    }
    expect((await said('flags.csv', `x\n${rows(100, (index) => (index === 40 ? word : 'true'))}\n`, { columns: { x: {} } })).text).toContain('x holds truth values for the most part');
  });

  test('a pattern that would backtrack for ever is answered at once; one with a huge repetition is refused', async () => {
    const content = `a\n${rows(2000, () => `${'a'.repeat(200)}!`)}\n`;
    expect(await said('redos.csv', content, { columns: { a: { matches: '(a+)+$' } } })).toMatchObject({ outcome: 'fail' });
    const answer = await said('redos.csv', content, { columns: { a: { matches: '((a{1,1000}){1,1000}){1,1000}' } } });
    expect(answer.outcome).toBe('refused');
    expect(answer.text).toMatch(/pattern|expression|repet/i);
  });
});

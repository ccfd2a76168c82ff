import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { duckDbPins } from '../../../scripts/package-pins.ts';
import { loadDuckDb } from '../../../src/data/engines/duckdb-library.ts';
import { unpackVerified } from '../../../src/core/npm-packages.ts';
import { untar } from '../../../src/core/untar.ts';
import { codesOf, temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const BLOCK = 512;
const WANTED = { codes: { integrity: 'thing-integrity', unavailable: 'thing-unavailable' }, beside: '@scope/thing' };

/** A tar archive (ustar) of these entries; a type of its own makes a link or another odd entry. */
function tar(entries: { name: string; content?: string; type?: string }[]): Buffer {
  const blocks = entries.flatMap(({ name, content = '', type = '0' }) => {
    const header = Buffer.alloc(BLOCK);
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    header.write('ustar', 257);
    return [header, Buffer.from(content.padEnd(Math.ceil(content.length / BLOCK) * BLOCK, '\0'))];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

const pinOf = (tarball: Buffer) => ({ name: '@scope/thing', version: '1.0.0', integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}` });

describe('packages for the tool cache', () => {
  test('a package with the pinned bytes is unpacked below node_modules', async () => {
    const tarball = gzipSync(tar([{ name: 'package/package.json', content: '{}' }, { name: 'package/lib/a.js', content: 'x' }]));
    const target = path.join(folder.path, 'good');
    await unpackVerified([{ pin: pinOf(tarball), tarball }], target, WANTED);
    expect(readFileSync(path.join(target, 'node_modules/@scope/thing/lib/a.js'), 'utf8')).toBe('x');
  });

  test('one byte of difference in one of them refuses all, and nothing is unpacked', async () => {
    const good = gzipSync(tar([{ name: 'package/a.js', content: 'x' }]));
    const other = gzipSync(tar([{ name: 'package/a.js', content: 'y' }]));
    const target = path.join(folder.path, 'bad');
    expect(await codesOf(unpackVerified([{ pin: pinOf(good), tarball: good }, { pin: pinOf(good), tarball: other }], target, WANTED))).toEqual(['thing-integrity']);
    expect(existsSync(target)).toBe(false);
  });

  test.each([
    ['a file outside', [{ name: 'package/../../out.js', content: 'x' }]],
    ['a link', [{ name: 'package/link', type: '2' }]],
    ['a hard link', [{ name: 'package/link', type: '1' }]],
  ])('an archive with %s is refused', async (_what, entries) => {
    await expect(untar(tar(entries), path.join(folder.path, 'odd'))).rejects.toThrow(/^The archive holds/);
    expect(existsSync(path.join(folder.path, 'out.js'))).toBe(false);
  });

  test('an archive that was cut is refused', async () => {
    const whole = tar([{ name: 'package/a.js', content: 'x'.repeat(2000) }]);
    await expect(untar(whole.subarray(0, 1024), path.join(folder.path, 'cut'))).rejects.toThrow('ends in the middle');
  });

  test('the pins are those of the lockfile: every DuckDB package in it', () => {
    const read = (file: string) => JSON.parse(readFileSync(new URL(file, new URL('../../../', import.meta.url)), 'utf8'));
    const pins = read('src/data/engines/duckdb-integrity.json');
    expect(pins).toEqual(duckDbPins(read('package-lock.json')));
    const names = pins.packages.map((pin: { name: string }) => pin.name);
    expect(names).toEqual(expect.arrayContaining(['@duckdb/node-api', '@duckdb/node-bindings', '@duckdb/node-bindings-linux-x64', 'detect-libc']));
    expect(pins.packages.every((pin: { integrity: string }) => pin.integrity.startsWith('sha512-'))).toBe(true);
  });
});

test('without npm on the PATH the error says what to do', async () => {
  const before = process.env.PATH;
  process.env.PATH = folder.path;
  try {
    expect(await codesOf(loadDuckDb({ modules: false, toolCache: path.join(folder.path, 'none') }))).toEqual(['duckdb-unavailable']);
  } finally {
    process.env.PATH = before;
  }
  expect(existsSync(path.join(folder.path, 'none', 'sluice-duckdb', 'package.json'))).toBe(false);
});

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unpack } from '../../src/actions/archive.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { zipOf, type ZipEntry } from '../../testkit/zip.ts';

async function unpacked(entries: ZipEntry[], change: (zip: Buffer) => Buffer = (zip) => zip): Promise<Record<string, string>> {
  await using folder = await temporaryFolder();
  const archive = path.join(folder.path, 'a.zip');
  const target = path.join(folder.path, 'target');
  await writeFile(archive, change(zipOf(entries)));
  await unpack(archive, target, 10_000_000);
  const files = await readdir(target, { recursive: true, withFileTypes: true });
  const read = files.filter((entry) => entry.isFile()).map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(target, file), await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

describe('unpacking what another job uploaded', () => {
  test('stored, deflated, empty and nested files come out whole', async () => {
    const long = 'a long text '.repeat(100_000);
    const files = [{ name: 'a.txt', text: 'a', stored: true }, { name: 'deep/er/b.txt', text: long }, { name: 'empty', text: '' }, { name: 'deep/', text: '' }];
    expect(await unpacked(files)).toEqual({ 'a.txt': 'a', 'deep/er/b.txt': long, empty: '' });
  });

  test('sizes and places in 64 bits are read from the extra field', async () => {
    expect(await unpacked([{ name: 'a.txt', text: 'hello', large: true }, { name: 'b.txt', text: 'there' }])).toEqual({ 'a.txt': 'hello', 'b.txt': 'there' });
  });

  test.each(['../out', '/etc/passwd', 'a/../../out', 'a\\..\\out', 'C:out', 'a//b', './a', 'a\0b'])('the name %j is refused', async (name) => {
    await expect(unpacked([{ name, text: 'x' }])).rejects.toThrow(/would lie outside its folder/);
  });

  test('links and devices are refused', async () => {
    await expect(unpacked([{ name: 'link', text: '/etc/passwd', mode: 0o120777 }])).rejects.toThrow(/neither a file nor a folder/);
    await expect(unpacked([{ name: 'device', text: '', mode: 0o020666 }])).rejects.toThrow(/neither a file nor a folder/);
  });

  test('one name twice, and a file where a folder is, are refused', async () => {
    await expect(unpacked([{ name: 'a', text: '1' }, { name: 'a', text: '2' }])).rejects.toThrow(/EEXIST/);
    await expect(unpacked([{ name: 'a', text: '1' }, { name: 'a/b', text: '2' }])).rejects.toMatchObject({ problems: [{ code: 'artifact-unreadable' }] });
    await expect(unpacked([{ name: `${'a'.repeat(300)}/b`, text: '1' }])).rejects.toMatchObject({ problems: [{ code: 'artifact-unreadable' }] });
  });

  test('more than it says, less than it says and more than is allowed are refused', async () => {
    const bomb = { name: 'a', text: 'x'.repeat(5000) };
    await expect(unpacked([{ ...bomb, claims: 10 }])).rejects.toThrow(/not as large as it says/);
    await expect(unpacked([{ ...bomb, claims: 6000 }])).rejects.toThrow(/not as large as it says/);
    await expect(unpacked([{ name: 'a', text: '', stored: true, claims: 5 }])).rejects.toThrow(/not as large as it says/);
    await expect(unpacked([{ ...bomb, claims: 20_000_000 }])).rejects.toThrow(/10000000 are the most/);
  });

  test('an archive that is cut anywhere is refused and never half believed', async () => {
    const whole = zipOf([{ name: 'a.txt', text: 'hello' }, { name: 'b.txt', text: 'there' }]);
    for (let length = 0; length < whole.length; length++) await expect(unpacked([], () => whole.subarray(0, length))).rejects.toThrow(/no archive that can be unpacked/);
  });

  test('what is no zip is refused', async () => {
    await expect(unpacked([], () => Buffer.from('hello'))).rejects.toThrow(/no end record/);
  });
});

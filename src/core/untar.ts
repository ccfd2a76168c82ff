import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Size of a tar block (POSIX.1-2017 pax, "ustar Interchange Format"). */
const BLOCK = 512;

/**
 * Unpacks the regular files of an npm package's tar archive, less their first folder (`package/`). Throws on links, on
 * names that leave the folder and on an archive that ends early: npm's own archives hold none of these. `keep` says which files are wanted, by
 * their path in the package.
 */
export async function untar(archive: Buffer, folder: string, keep: (name: string) => boolean = () => true): Promise<void> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = parseInt(text(header, 124, 12), 8) || 0;
    const body = archive.subarray(at + BLOCK, at + BLOCK + size);
    if (body.length !== size) throw new Error('The archive ends in the middle of a file.');
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = text(header, 156, 1) || '0';
    if (type === 'x') longName = paxPath(body);
    else if (type === '0') {
      const name = longName ?? ustarName(header);
      if (keep(name.split('/').slice(1).join('/'))) await writeInside(folder, name, body);
      longName = undefined;
    } else if (type !== '5' && type !== 'g') throw new Error(`The archive holds an entry of type ${JSON.stringify(type)}.`);
  }
}

async function writeInside(folder: string, name: string, body: Buffer): Promise<void> {
  const target = path.resolve(folder, ...name.split('/').slice(1));
  if (!target.startsWith(path.resolve(folder) + path.sep)) throw new Error(`The archive holds a file outside its folder: ${JSON.stringify(name)}.`);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, body);
}

function ustarName(header: Buffer): string {
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  return prefix ? `${prefix}/${name}` : name;
}

function paxPath(body: Buffer): string | undefined {
  return /\d+ path=(.*)\n/.exec(body.toString('utf8'))?.[1];
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8').trim();
}

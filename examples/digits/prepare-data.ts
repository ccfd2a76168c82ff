// Makes data/ of this example out of the wheel of scikit-learn, and stops where a digest differs:
//   python3 -m pip download --no-deps --only-binary :all: --platform manylinux_2_28_x86_64 --python-version 3.11 scikit-learn==1.9.1
//   unzip -p scikit_learn-1.9.1-*.whl sklearn/datasets/data/digits.csv.gz > digits.csv.gz
//   node scripts/node24.mjs examples/digits/prepare-data.ts digits.csv.gz
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** SHA-256 of sklearn/datasets/data/digits.csv.gz in scikit-learn 1.9.1. */
export const SOURCE = '09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22';

/** `digest`: SHA-256 over the text of the file, unpacked. */
export const FILES = [
  { name: 'train', rows: 900, digest: '3d2b2d6837328cfa9e6a404ecabb7011259fe5df2b037084bffad0922ce2f60d' },
  { name: 'test', rows: 897, digest: '49b1b64dcdb29a867c4807afb5a1ecfc6c9ec3b0366b949bed20a83f0dfe2091' },
] as const;

const PIXELS = 64;
export const COLUMNS = ['id', 'digit', 'ink', ...Array.from({ length: PIXELS }, (_, i) => `p${i}`)];

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Half of the images, as nobody chose: those whose id has the lowest digests are for training. */
export function split(text: string): Record<'train' | 'test', string> {
  const rows = text.trimEnd().split(/\r?\n/).map((line, id) => {
    const numbers = line.split(',').map(Number);
    const [pixels, digit] = [numbers.slice(0, PIXELS), numbers[PIXELS]!];
    return { id, line: [id, digit, pixels.reduce((sum, pixel) => sum + pixel, 0), ...pixels].join(',') };
  });
  const drawn = new Set(rows.map(({ id }) => id).sort((a, b) => (sha256(`sluice-digits:${a}`) < sha256(`sluice-digits:${b}`) ? -1 : 1)).slice(0, FILES[0].rows));
  const file = (isTrain: boolean): string => `${[COLUMNS.join(','), ...rows.filter(({ id }) => drawn.has(id) === isTrain).map(({ line }) => line)].join('\n')}\n`;
  return { train: file(true), test: file(false) };
}

function prepare(file: string): void {
  const packed = readFileSync(file);
  refuseOther(file, sha256(packed), SOURCE);
  const texts = split(gunzipSync(packed).toString());
  mkdirSync(path.join(import.meta.dirname, 'data'), { recursive: true });
  for (const { name, digest } of FILES) {
    refuseOther(name, sha256(texts[name]), digest);
    writeFileSync(path.join(import.meta.dirname, 'data', `${name}.csv.gz`), gzipSync(texts[name], { level: 9 }));
  }
}

function refuseOther(what: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${what} has the sha256 ${found}, and ${wanted} is the one that this example was made from.`);
}

if (process.argv[1] === import.meta.filename) prepare(process.argv[2]!);

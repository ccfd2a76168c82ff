import { readFileSync } from 'node:fs';

const { pickles } = JSON.parse(readFileSync(new URL('pickles.json', import.meta.url), 'utf8')) as { pickles: Record<string, string> };

/** Bytes that make-pickles.py wrote. Nothing in these tests loads them. */
export function pickleNamed(name: string): Buffer {
  const found = pickles[name];
  if (found === undefined) throw new Error(`make-pickles.py makes no ${name}.`);
  return Buffer.from(found, 'base64');
}

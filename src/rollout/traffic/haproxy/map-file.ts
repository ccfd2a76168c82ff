import { readFile } from 'node:fs/promises';
import { DriverError } from '../../../core/driver-error.ts';
import { replaceWhole } from '../replace-whole.ts';

/** What a map file says of a key (configuration manual, `map`: key, spaces, value; `#` begins a comment line). Undefined: nothing. */
export async function keptEntry(file: string, key: string): Promise<string | undefined> {
  const line = (await linesOf(file)).find((each) => keyOf(each) === key);
  return line && /^\s*\S+\s+(.*?)\s*$/.exec(line)?.[1];
}

/** Writes an entry into a map file. Its other lines stay as they are, byte for byte. */
export async function keepEntry(file: string, key: string, value: string): Promise<void> {
  const lines = await linesOf(file);
  const entry = (line: string): string => (keyOf(line) === key ? line.replace(/^(\s*\S+\s+)(.*?)(\s*)$/, (_, before: string, _old, after: string) => `${before}${value}${after}`) : line);
  const known = lines.some((line) => keyOf(line) === key);
  const changed = known ? lines.map(entry) : [...(lines.at(-1) === '' ? lines.slice(0, -1) : lines), `${key} ${value}`, ''];
  if (known && changed.every((line, index) => line === lines[index])) return;
  await replaceWhole(file, Buffer.from(changed.join('\n'), 'latin1')).catch((cause: unknown) => {
    throw unusable(file, cause);
  });
}

function keyOf(line: string): string | undefined {
  return line.startsWith('#') ? undefined : /^\s*(\S+)\s+\S/.exec(line)?.[1];
}

async function linesOf(file: string): Promise<string[]> {
  try {
    // Bytes that are no UTF-8 must come out as they went in.
    return (await readFile(file)).toString('latin1').split('\n');
  } catch (cause) {
    throw unusable(file, cause);
  }
}

function unusable(file: string, cause: unknown): DriverError {
  return new DriverError('haproxy-map-file', `The map file ${file} cannot be read and written here: ${(cause as Error).message}.`, 'Name its path on this machine as `map.path` and let Sluice\'s user write it, or HAProxy forgets the share at its next reload.', { cause });
}

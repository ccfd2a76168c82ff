import { readFileSync, statSync } from 'node:fs';
import { DriverError } from '../core/driver-error.ts';

const MOST_BYTES = 1024 * 1024;

/** The text of a small file, read anew each time: tokens and certificates rotate in their place. Throws DriverError `cluster-credential`. */
export function fileOf(file: string, what: string): string {
  try {
    if (statSync(file).size > MOST_BYTES) throw new Error(`it has more than ${MOST_BYTES} bytes`);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new DriverError('cluster-credential', `The file with ${what}, ${file}, cannot be read: ${cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause)}.`, 'Put it there, or correct the path.', { cause });
  }
}

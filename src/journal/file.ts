import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DriverError } from '../core/driver-error.ts';
import { JournalConflict, type Clock, type Journal, type JournalEvent } from '../core/seams.ts';
import { attachmentExists, checkAttachment } from './attachments.ts';
import { chainEvent, JOURNAL_BYTES, lineOf, parseLine } from './chain.ts';
import { withLock } from './lock.ts';
import type { JournalSigner } from './sign.ts';

export interface FileJournalOptions {
  /** Absolute path of the JSON lines file; attachments lie in `<file>.d/`. Both are made when first written. */
  file: string;
  /** Name of the model; the first event is chained to it. */
  model: string;
  clock: Clock;
  signer?: JournalSigner;
}

/**
 * A journal in a local file, one event a line, for one machine (or one shared folder): compare-and-set by a lock file.
 * A line counts when it is whole. What a crash left half written at the end never counted: it is not read, and the next
 * append cuts it off. Any other unreadable line throws DriverError `journal-unreadable`. `read` does not verify the chain:
 * see `verifyJournal`.
 */
export function openFileJournal(options: FileJournalOptions): Journal {
  const { file, model, clock, signer } = options;
  const lock = `${file}.lock`;
  const folder = `${file}.d`;
  return {
    read: async () => (await readJournal(file)).events,

    async append(event, expected) {
      await mkdir(path.dirname(file), { recursive: true });
      return withLock(lock, clock, async (stillMine) => {
        const before = await readJournal(file);
        if (before.events.length !== expected) throw new JournalConflict(expected, before.events.length);
        const placed = await chainEvent(event, { count: expected, last: before.events.at(-1), model }, signer);
        await stillMine();
        await appendLine(file, before, lineOf(placed));
        return expected + 1;
      });
    },

    async attach(name, bytes) {
      checkAttachment(name, bytes);
      const target = path.join(folder, name);
      if (await sameBytes(target, bytes)) return;
      await writeOnce(target, bytes);
      if (!(await sameBytes(target, bytes))) throw attachmentExists(name);
    },

    async attachment(name) {
      checkAttachment(name);
      return readIfThere(path.join(folder, name));
    },
  };
}

interface Contents {
  events: JournalEvent[];
  /** Bytes up to the end of the last event that counts. */
  end: number;
  /** Whether the last event that counts still lacks its newline. */
  openEnd: boolean;
}

async function readJournal(file: string): Promise<Contents> {
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > JOURNAL_BYTES)
    throw new DriverError('journal-unreadable', `The journal ${file} has ${size} bytes.`, `At most ${JOURNAL_BYTES} are read; start a new one with \`sluice adopt\`.`);
  const bytes = (await readIfThere(file)) ?? Buffer.alloc(0);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  const events = lines.map((line, index) => parseLine(line, index + 1, file));
  const last = lastLine(bytes.subarray(whole), events.length, file);
  if (last) return { events: [...events, last], end: bytes.length, openEnd: true };
  return { events, end: whole, openEnd: false };
}

/** What stands after the last newline: an event that lacks only its newline counts, a torn one does not. */
function lastLine(tail: Buffer, index: number, file: string): JournalEvent | undefined {
  if (tail.length === 0) return undefined;
  try {
    const event = parseLine(tail.toString('utf8'), index + 1, file);
    return event.index === index ? event : undefined;
  } catch {
    return undefined;
  }
}

async function appendLine(file: string, before: Contents, line: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    const { size } = await handle.stat();
    if (size > before.end) await handle.truncate(before.end);
    await writeAll(handle, Buffer.from(`${before.openEnd ? '\n' : ''}${line}\n`));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (before.events.length === 0) await syncFolder(path.dirname(file));
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await handle.write(bytes, written)).bytesWritten;
}

/** The file appears whole or not at all, and never replaces one that is there. */
async function writeOnce(target: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${path.basename(target)}.${randomUUID()}`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await writeAll(handle, bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(temporary, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await syncFolder(folder);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function sameBytes(file: string, bytes: Uint8Array): Promise<boolean> {
  const found = await readIfThere(file);
  return found !== undefined && found.equals(bytes);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

// Without this a crash of the machine may forget that the file exists, though its bytes are safe.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}


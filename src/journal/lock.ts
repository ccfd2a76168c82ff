import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { DriverError } from '../core/driver-error.ts';
import type { Clock } from '../core/seams.ts';

const POLL_MS = 10;
const POLLS = 1000;
/** A lock of another machine cannot be asked whether its holder lives; an append takes milliseconds. */
const FOREIGN_STALE_MS = 10 * 60_000;
/** A breaker of a lock may itself have been killed, and the breaker of that one: three in a row are no accident. */
const DEPTH = 3;

interface Holder {
  token: string;
  host: string;
  pid: number;
  /** When that process started, in the kernel's own words: a later process may carry the same number. */
  started: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * Runs `work` while this process alone holds the lock file. A lock whose holder is dead is broken. Throws DriverError
 * `journal-locked`, naming the holder, after ten seconds. `stillMine` throws where the lock was taken away meanwhile.
 */
export async function withLock<T>(file: string, clock: Clock, work: (stillMine: () => Promise<void>) => Promise<T>): Promise<T> {
  const mine = await acquire(file, clock, DEPTH);
  const stillMine = async (): Promise<void> => {
    if ((await holderOf(file))?.token !== mine.token) throw locked(file, await holderOf(file));
  };
  try {
    return await work(stillMine);
  } finally {
    await release(file, mine);
  }
}

async function acquire(file: string, clock: Clock, depth: number): Promise<Holder> {
  const mine: Holder = {
    token: randomUUID(),
    host: os.hostname(),
    pid: process.pid,
    started: await startOf(process.pid),
    at: clock.now().getTime(),
  };
  for (let poll = 0; poll < POLLS; poll++) {
    if (await place(file, mine)) return mine;
    const holder = await holderOf(file);
    if (holder && (await isStale(holder, clock)) && depth > 0) await breakLock(file, holder, clock, depth);
    else await clock.sleep(POLL_MS);
  }
  throw locked(file, await holderOf(file));
}

/** Puts the lock there with its content in one step, or answers that another one is there. */
async function place(file: string, mine: Holder): Promise<boolean> {
  const temporary = `${file}.${mine.token}`;
  await writeFile(temporary, JSON.stringify(mine), { flag: 'wx' });
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

// Only who holds the lock's own lock may break it, and only after a second look: of two that found the same dead holder,
// the slower one would otherwise remove the lock that the faster one has taken since.
async function breakLock(file: string, stale: Holder, clock: Clock, depth: number): Promise<void> {
  const breaker = `${file}.break`;
  const mine = await acquire(breaker, clock, depth - 1);
  try {
    if ((await holderOf(file))?.token === stale.token) await rm(file, { force: true });
  } finally {
    await release(breaker, mine);
  }
}

async function release(file: string, mine: Holder): Promise<void> {
  if ((await holderOf(file))?.token === mine.token) await rm(file, { force: true });
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new DriverError('journal-locked', `The lock ${file} cannot be read.`, 'Make sure that no tick runs, then delete it.', { cause: error });
  }
}

async function isStale(holder: Holder, clock: Clock): Promise<boolean> {
  if (holder.host !== os.hostname()) return clock.now().getTime() - holder.at > FOREIGN_STALE_MS;
  if (!isAlive(holder.pid)) return true;
  return holder.started !== '' && holder.started !== (await startOf(holder.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and start time of a process where the kernel tells them (Linux: proc(5), field 22); else nothing. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // A killed process that nobody has waited for keeps its number, but it will never write again.
    return fields[0] === 'Z' ? 'dead' : `${boot}/${fields[19]}`;
  } catch {
    return '';
  }
}

function locked(file: string, holder: Holder | undefined): DriverError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new DriverError('journal-locked', `The lock ${file} is held by ${who}.`, 'Wait for that process to end; where it hangs, end it and try again.');
}

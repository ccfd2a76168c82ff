import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What all processes of a server take at one moment. */
export interface TreeUse {
  processes: number;
  /** Bytes; each page that several processes share counts once (proportional set size) where the system tells, else once for each. */
  memory: number;
  /** Whether shared pages count once. */
  proportional: boolean;
  /** Seconds of processor time since they started, with those of children that have ended and were waited for. */
  cpu: number;
}

/** Linux counts processor time in hundredths of a second for programs, whatever the kernel's own clock (USER_HZ, time(7)). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

interface Stat {
  pid: number;
  parent: number;
  cpu: number;
  resident: number;
}

/** Whether processes can be seen at all: /proc is Linux's. */
export function canSeeProcesses(): boolean {
  return process.platform === 'linux';
}

/** Memory and processor time of a process and its descendants. Undefined where there is no /proc or the process is gone. */
export async function treeUse(root: number): Promise<TreeUse | undefined> {
  if (!canSeeProcesses()) return undefined;
  const stats = descendants(root);
  if (stats.length === 0) return undefined;
  const shares = await Promise.all(stats.map(({ pid }) => proportionalBytes(pid)));
  const proportional = shares.every((share) => share !== undefined);
  return {
    processes: stats.length,
    memory: stats.reduce((sum, stat, i) => sum + (proportional ? shares[i]! : stat.resident), 0),
    proportional,
    cpu: stats.reduce((sum, stat) => sum + stat.cpu, 0),
  };
}

/** Ids of a process and its descendants that are alive now, parents first. */
export function treeOf(root: number): number[] {
  return canSeeProcesses() ? descendants(root).map(({ pid }) => pid) : [root];
}

/**
 * Ids of processes that carry a variable of this name and value in the environment they were started with: descendants that
 * went their own way (a daemon's parent is no longer ours) still do.
 */
export function processesWith(name: string, value: string): number[] {
  if (!canSeeProcesses()) return [];
  const wanted = `${name}=${value}`;
  return pids().filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(wanted);
    } catch {
      // Gone, or of another user.
      return false;
    }
  });
}

function descendants(root: number): Stat[] {
  const first = statOf(root);
  const found = first ? [first] : [];
  for (let i = 0; i < found.length; i++) {
    const children = childrenOf(found[i]!.pid);
    // A kernel without these lists: every process is asked for its parent.
    if (children === undefined) return descendantsByParent(root);
    found.push(...children.flatMap((pid) => statOf(pid) ?? []));
  }
  return found;
}

/** Each thread has its own children (proc(5), /proc/pid/task/tid/children). Undefined where the kernel has no such lists. */
function childrenOf(pid: number): number[] | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').split(' ').filter((id) => id !== '').map(Number));
  } catch {
    // Threads come and go; a process that is gone has no children.
    return existsSync(`/proc/self/task/${process.pid}/children`) ? [] : undefined;
  }
}

function descendantsByParent(root: number): Stat[] {
  const all = pids().flatMap((pid) => statOf(pid) ?? []);
  const children = new Map<number, Stat[]>();
  for (const stat of all) children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat]);
  const found = all.filter(({ pid }) => pid === root);
  for (let i = 0; i < found.length; i++) found.push(...(children.get(found[i]!.pid) ?? []));
  return found;
}

function pids(): number[] {
  return readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).map(Number);
}

/** Fields as in proc(5): the name in brackets may hold anything, so they are counted from its last bracket. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // A zombie holds nothing and runs nothing.
    if (fields[0] === 'Z') return undefined;
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    return { pid, parent: Number(fields[1]), cpu: ticks / TICKS_PER_SECOND, resident: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return undefined;
  }
}

async function proportionalBytes(pid: number): Promise<number | undefined> {
  try {
    const kilobytes = /^Pss:\s+([0-9]+) kB$/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'latin1'));
    return kilobytes ? Number(kilobytes[1]) * 1024 : undefined;
  } catch {
    return undefined;
  }
}

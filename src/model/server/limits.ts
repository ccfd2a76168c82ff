import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Limits {
  /** Cores. */
  cpu?: number;
  /** Bytes. */
  memory?: number;
}

/** Where control groups are, as the system tells; texts of /proc/mounts and /proc/self/cgroup. */
export interface ControlGroups {
  mounts: string;
  own: string;
}

type Kind = 'cpu' | 'memory';

interface Group {
  version: 1 | 2;
  folder: string;
}

const PERIOD_US = 100_000;

export function systemControlGroups(): ControlGroups | undefined {
  try {
    return { mounts: readFileSync('/proc/mounts', 'utf8'), own: readFileSync('/proc/self/cgroup', 'utf8') };
  } catch {
    return undefined;
  }
}

/**
 * Holds a server to its limits by a control group of its own below the one that this process is in (Linux, version 1 and 2;
 * docs.kernel.org/admin-guide/cgroup-v2.html, cgroup-v1/memory.html). What the machine does not allow is not applied, and said.
 */
export class Limiter {
  readonly applied: string[] = [];
  readonly notApplied: string[] = [];
  readonly #groups: Group[] = [];

  constructor(limits: Limits, name: string, system: ControlGroups | undefined) {
    for (const kind of ['cpu', 'memory'] as const) {
      if (limits[kind] === undefined) continue;
      const text = kind === 'cpu' ? `cpu ${limits.cpu}` : `memory ${Math.round(limits.memory! / 2 ** 20)} MB`;
      try {
        const group = this.#groupWith(kind, name, system);
        setLimit(group, kind, limits);
        this.applied.push(`${text} by control group version ${group.version}`);
      } catch (error) {
        this.notApplied.push(`${text}: ${reasonOf(error)}`);
      }
    }
  }

  /** Moves a process, and with it all that it will start, under the limits. */
  put(pid: number): void {
    for (const { folder } of this.#groups)
      try {
        writeFileSync(path.join(folder, 'cgroup.procs'), String(pid));
      } catch (error) {
        this.notApplied.push(...this.applied.splice(0).map((text) => `${text}: ${reasonOf(error)}`));
      }
  }

  /** Whether the system ended something in the group for want of memory. */
  get ranOutOfMemory(): boolean {
    return this.#groups.some(({ version, folder }) => {
      try {
        const events = readFileSync(path.join(folder, version === 2 ? 'memory.events' : 'memory.oom_control'), 'utf8');
        return Number(/^oom_kill ([0-9]+)$/m.exec(events)?.[1] ?? 0) > 0;
      } catch {
        return false;
      }
    });
  }

  /** Takes the groups away; they must be empty by then. */
  leave(): void {
    for (const { folder } of this.#groups.splice(0)) remove(folder);
  }

  #groupWith(kind: Kind, name: string, system: ControlGroups | undefined): Group {
    if (!system) throw new Error('this system has no control groups');
    const unified = mountOf(system.mounts, 'cgroup2');
    const own = mountOf(system.mounts, 'cgroup', kind);
    const attempts: Error[] = [];
    if (own !== undefined) return this.#make(1, path.join(own, ownPath(system.own, kind)), name, kind);
    if (unified === undefined) throw new Error('this system has no control groups');
    const here = path.join(unified, ownPath(system.own));
    // A group with processes of its own cannot pass controllers on (no internal processes): then beside it, where that is allowed.
    for (const parent of here === unified ? [here] : [here, path.dirname(here)])
      try {
        return this.#make(2, parent, name, kind);
      } catch (error) {
        attempts.push(error as Error);
      }
    throw attempts[0]!;
  }

  #make(version: 1 | 2, parent: string, name: string, kind: Kind): Group {
    const folder = path.join(parent, name);
    const known = this.#groups.find((group) => group.folder === folder);
    if (known && controllersOf(known).includes(kind)) return known;
    // One that is left of a process that had our id does as well.
    mkdirSync(folder, { recursive: true });
    const group: Group = { version, folder };
    try {
      if (!controllersOf(group).includes(kind)) writeFileSync(path.join(parent, 'cgroup.subtree_control'), `+${kind}`);
    } catch (error) {
      if (!known) remove(folder);
      throw error;
    }
    if (!known) this.#groups.push(group);
    return known ?? group;
  }
}

function remove(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something still lives in it. An empty group does no harm.
  }
}

function setLimit({ version, folder }: Group, kind: Kind, limits: Limits): void {
  const set = (file: string, value: string): void => writeFileSync(path.join(folder, file), value);
  if (kind === 'memory') {
    set(version === 2 ? 'memory.max' : 'memory.limit_in_bytes', String(limits.memory));
    return;
  }
  const quota = Math.max(1000, Math.round(limits.cpu! * PERIOD_US));
  if (version === 2) return set('cpu.max', `${quota} ${PERIOD_US}`);
  set('cpu.cfs_period_us', String(PERIOD_US));
  set('cpu.cfs_quota_us', String(quota));
}

/** Those that a group may be limited by; of version 1 each hierarchy has its own. */
function controllersOf({ version, folder }: Group): string[] {
  if (version === 1) return ['cpu', 'memory'];
  return readFileSync(path.join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
}

/** Where a hierarchy is mounted: the unified one, or that of one controller. */
function mountOf(mounts: string, type: 'cgroup' | 'cgroup2', controller?: Kind): string | undefined {
  const fields = mounts.split('\n').map((line) => line.split(' '));
  return fields.find(([, , kind, options]) => kind === type && (controller === undefined || options!.split(',').includes(controller)))?.[1];
}

function ownPath(own: string, controller?: Kind): string {
  const fields = own.split('\n').map((line) => line.split(':'));
  const found = fields.find(([, names]) => (controller === undefined ? names === '' : names?.split(',').includes(controller)));
  return found?.slice(2).join(':') ?? '/';
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this process may not make control groups here';
    case 'EBUSY':
    case 'ENOENT':
      return 'the control group of this process does not pass this controller on';
    default:
      return code ?? message;
  }
}

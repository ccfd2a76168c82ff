import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { commandWords } from '../../core/program.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { counted, list } from '../format.ts';
import type { Probe } from '../probes.ts';
import { installedConda, installedNpm, installedPython, type Installed } from './installed.ts';
import { isPythonVersion, readLock, type Lock, type Pinned } from './lock.ts';
import { machineOf } from './machine.ts';

/** What the model ran in, recorded and held against the lock. Starts the team's Python, so only beside team code. */
export const ENVIRONMENT: Probe = { name: 'environment', declared: () => true, judge: judgeEnvironment };

const MOST_LOCK_BYTES = 16 * 1024 * 1024;
const MOST_LISTED = 5000;

type ReadLock = Exclude<Lock, { kind: 'unreadable' }>;

/**
 * Packages as installed, machine and processor, for the statement; a package that is not what `release.environment` pins is a
 * finding. A lock that is not read here, and none at all, are said and judged by nobody.
 */
export async function judgeEnvironment(delivery: Delivery, _context: StageContext): Promise<PartAnswer> {
  const machine = await machineOf();
  const { environment: declared } = delivery.spec.release;
  const facts: [string, string][] = [['Machine', `${machine.processor.model}, ${counted(machine.processor.count, 'processor')}${machine.runnerImage ? `, ${machine.runnerImage}` : ''}`]];
  const lock = declared === undefined ? undefined : await lockAt(delivery, declared);
  if (!lock || lock.kind === 'unreadable') {
    const note = lock ? `Environment: recorded and compared with nothing (${declared}: ${lock.why}).` : 'Environment: recorded and compared with nothing (no release.environment).';
    return { findings: [], facts, notes: [note], details: { machine, ...(lock && { lock }) } };
  }
  const installed = await installedFor(delivery, declared!, lock);
  const differences = installed ? lock.packages.flatMap((pinned) => difference(lock.kind, pinned, installed)) : [];
  return {
    findings: findingsOf(delivery, declared!, lock, installed, differences),
    facts: [...facts, ['Environment', installed ? `${installed.runtime}, ${counted(installed.versions.size, 'package')}` : 'not installed here']],
    inputs: [{ name: 'release.environment', digest: lock.digest! }],
    details: {
      machine,
      lock: { kind: lock.kind, digest: lock.digest, packages: lock.packages.length, loose: lock.loose.slice(0, 20) },
      ...(installed && { runtime: installed.runtime, packages: Object.fromEntries([...installed.versions].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_LISTED)) }),
      differences: differences.slice(0, MOST_LISTED),
    },
  };
}

async function installedFor(delivery: Delivery, declared: string, lock: ReadLock): Promise<Installed | undefined> {
  if (lock.kind === 'npm') return npmOf(delivery, declared, lock.packages);
  return (lock.kind === 'conda' ? installedConda : installedPython)(pythonsOf(delivery), delivery.root);
}

async function lockAt(delivery: Delivery, declared: string): Promise<Lock> {
  const file = delivery.resolve(declared);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return { kind: 'unreadable', why: found ? 'it is no file' : 'it is not here' };
  if (found.size > MOST_LOCK_BYTES) return { kind: 'unreadable', why: `it has more than ${MOST_LOCK_BYTES} bytes` };
  const text = await readFile(file, 'utf8');
  const lock = await readLock(declared, text);
  return lock.kind === 'unreadable' ? lock : { ...lock, digest: sha256(text) };
}

/** The Python that runs the team's program, where it is started by name; else the job's. */
function pythonsOf({ spec, root }: Delivery): string[] {
  const { predict, predictor, serving } = spec.tests ?? {};
  const commands = [predict?.command, predictor?.command, serving?.start].flatMap((command) => (command === undefined ? [] : [commandWords(command)[0]!]));
  const named = commands.filter((program) => /(^|\/)python[\d.]*$/.test(program)).map((program) => (program.includes('/') ? path.resolve(root, program) : program));
  return [...new Set([...named, 'python3', 'python'])];
}

/** node_modules beside the lock, beside the serving code, or in a folder above. */
async function npmOf(delivery: Delivery, declared: string, packages: readonly Pinned[]): Promise<Installed | undefined> {
  const starts = [path.dirname(delivery.resolve(declared)), ...(delivery.spec.release.code === undefined ? [] : [delivery.resolve(delivery.spec.release.code)]), delivery.root];
  for (const folder of new Set(starts)) {
    const installed = await installedNpm(folder, packages.map(({ name }) => name));
    if (installed) return installed;
  }
  return undefined;
}

interface Difference {
  name: string;
  pinned: string;
  installed: string | null;
}

function difference(kind: ReadLock['kind'], { name, version, or = [], optional, integrity }: Pinned, installed: Installed): Difference[] {
  const found = installed.versions.get(name);
  if (found === undefined) return optional ? [] : [{ name, pinned: version, installed: null }];
  const pinned = [version, ...or];
  const same = pinned.some((one) => (kind === 'npm' ? found === one : isPythonVersion(found, one)));
  if (!same) return [{ name, pinned: pinned.join(' or '), installed: found }];
  const recorded = installed.integrities.get(name);
  return integrity !== undefined && recorded !== undefined && recorded !== integrity ? [{ name, pinned: `${version} (${integrity})`, installed: `${found} (${recorded})` }] : [];
}

const ABSENT: Record<ReadLock['kind'], string> = { python: 'no Python', npm: 'no node_modules', conda: 'no environment of conda' };

function findingsOf(delivery: Delivery, declared: string, lock: ReadLock, installed: Installed | undefined, differences: readonly Difference[]): Finding[] {
  const make = (code: string, outcome: Outcome, words: Pick<Finding, 'message' | 'actual'> & Partial<Finding>): Finding => ({ code, outcome, rule: 'the model runs in the environment of its lock', expected: declared, ...words, location: delivery.locate(['release', 'environment']) });
  const loose = lock.loose.length === 0 ? [] : [make('environment-loose', 'warn', { message: `${counted(lock.loose.length, 'line')} of ${declared} ${lock.loose.length === 1 ? 'pins' : 'pin'} no version: ${list(lock.loose.map((line) => line.slice(0, 80)), 3)}.`, actual: counted(lock.loose.length, 'line'), fix: 'Pin every package with `==`, for example with `pip freeze` or `pip-compile`.' })];
  if (!installed || (installed.versions.size === 0 && differences.length > 0))
    return [...loose, make('environment-absent', 'warn', { message: `${declared} pins ${counted(lock.packages.length, 'package')}, and this job has ${installed ? 'none of them' : ABSENT[lock.kind]}.`, actual: 'not installed', fix: 'Install the lock before this stage, so that what is measured is what will serve.' })];
  const numbers = { pinned: lock.packages.length, installed: installed.versions.size, different: differences.length };
  if (differences.length === 0)
    return [...loose, make('environment-matches', 'pass', { message: `All ${counted(lock.packages.length, 'package')} of ${declared} are installed as pinned.`, actual: 'as pinned', n: lock.packages.length, numbers })];
  const shown = differences.map(({ name, pinned, installed: found }) => `${name} ${found ?? 'not installed'} (lock: ${pinned})`);
  return [...loose, make('environment-differs', 'fail', { message: `${counted(differences.length, 'package')} of ${counted(lock.packages.length, 'package')} ${differences.length === 1 ? 'is' : 'are'} not as ${declared} pins ${differences.length === 1 ? 'it' : 'them'}: ${list(shown, 5)}.`, actual: list(shown, 3), n: lock.packages.length, numbers, examples: shown.slice(0, 10), fix: 'Install the lock in this job (`pip install -r`, `npm ci`, `poetry install`, `uv sync`, `conda-lock install`), or write a new lock: it is part of the release.' })];
}

import { bytesOf, Cursor, type Bytes } from './bytes.ts';
import { MOST_OPCODES, runPickle, type PickleRun } from './pickle-machine.ts';

/** What loading a file of pickles would do: those that stand one after the other, and those inside their byte strings. */
export interface PickleScan {
  imports: string[];
  /** Of them, those that only appear in a pickle inside a byte string. */
  nested: string[];
  computed: number;
  extensions: number[];
  patched: string[];
  calls: number;
  pickles: number;
  /** Why loading ends with an error, and at which byte; what stands before it runs all the same. */
  broken?: { why: string; at: number };
  /** Bytes behind the last pickle that are none. */
  trailing: number;
  /** PyTorch's format of before 2020: five pickles, and raw numbers behind them. */
  legacyTorch: boolean;
}

/** First value of PyTorch's old files (torch/serialization.py, MAGIC_NUMBER), too long for a double: so by its bytes. */
const LEGACY_TORCH = Buffer.from('6cfc9c46f9206aa85019', 'hex');

const DEEPEST_NESTING = 4;
const MOST_PICKLES = 10_000;

/**
 * Reads the pickles in some bytes without loading anything (fickling, picklescan and CPython's pickletools name the traps: names that
 * come through the memo, opcodes that no disassembler knows, damage behind the harmful part, pickles inside pickles).
 */
export function scanPickles(bytes: Bytes): PickleScan {
  const budget = { opcodes: MOST_OPCODES };
  const legacyTorch = bytes.read(0, 32).includes(LEGACY_TORCH);
  const result = scanOne(bytes, { joblib: true, budget });
  if (result.arrays) addPlainReading(result, bytes, budget);
  const known = new Set(result.imports);
  const inside = nestedImports(result.constants, budget, 1);
  const nested = [...inside.imports].filter((name) => !known.has(name));
  const { arrays: _arrays, constants: _constants, ...scan } = result;
  return { ...scan, imports: [...scan.imports, ...nested], nested, computed: scan.computed + inside.computed, extensions: [...new Set([...scan.extensions, ...inside.extensions])], legacyTorch };
}

interface Joined extends Omit<PickleScan, 'nested' | 'legacyTorch'> {
  arrays: boolean;
  constants: Buffer[];
}

function scanOne(bytes: Bytes, options: { joblib: boolean; budget: { opcodes: number } }): Joined {
  const cursor = new Cursor(bytes);
  const joined: Joined = { imports: [], computed: 0, extensions: [], patched: [], calls: 0, pickles: 0, trailing: 0, arrays: false, constants: [] };
  while (cursor.left > 0) {
    const start = cursor.at;
    if (joined.pickles === MOST_PICKLES) {
      joined.broken = { why: `more than ${MOST_PICKLES} pickles stand in it`, at: start };
      break;
    }
    const run = runPickle(cursor, options);
    // Behind the first pickle anything may stand; only what is a pickle there, or does something before it breaks, is one.
    if (joined.pickles > 0 && run.broken !== undefined && !doesSomething(run)) {
      joined.trailing = bytes.size - start;
      break;
    }
    join(joined, run);
    joined.pickles += 1;
    if (run.broken !== undefined) {
      joined.broken = { why: run.broken, at: cursor.at };
      break;
    }
  }
  return joined;
}

function doesSomething(run: PickleRun): boolean {
  return [...run.imports].some(isPlausible) && run.calls > 0;
}

function join(joined: Joined, run: PickleRun): void {
  joined.imports = [...new Set([...joined.imports, ...run.imports])];
  joined.extensions = [...new Set([...joined.extensions, ...run.extensions])];
  joined.patched = [...new Set([...joined.patched, ...run.patched])];
  joined.computed += run.computed;
  joined.calls += run.calls;
  joined.arrays ||= run.arrays;
  joined.constants.push(...run.constants);
}

/** A file with arrays of joblib's can be loaded by pickle alone, which takes the bytes of the arrays for opcodes. */
function addPlainReading(result: Joined, bytes: Bytes, budget: { opcodes: number }): void {
  const plain = runPickle(new Cursor(bytes), { joblib: false, budget });
  result.imports = [...new Set([...result.imports, ...[...plain.imports].filter(isPlausible)])];
}

/** Whether a name could be imported at all: bytes that are read as opcodes by chance name nothing of the kind. */
export function isPlausible(name: string): boolean {
  return /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(name);
}

function nestedImports(constants: readonly Buffer[], budget: { opcodes: number }, depth: number): { imports: Set<string>; computed: number; extensions: number[] } {
  const found = { imports: new Set<string>(), computed: 0, extensions: [] as number[] };
  for (const constant of constants) {
    const run = runPickle(new Cursor(bytesOf(constant)), { joblib: false, budget });
    const plausible = [...run.imports].filter(isPlausible);
    if (run.broken !== undefined || plausible.length + run.computed + run.extensions.size === 0) continue;
    plausible.forEach((name) => found.imports.add(name));
    found.computed += run.computed;
    found.extensions.push(...run.extensions);
    if (depth === DEEPEST_NESTING) continue;
    const deeper = nestedImports(run.constants, budget, depth + 1);
    deeper.imports.forEach((name) => found.imports.add(name));
    found.computed += deeper.computed;
    found.extensions.push(...deeper.extensions);
  }
  return found;
}

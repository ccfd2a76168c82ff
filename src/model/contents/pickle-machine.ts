import { Ended, type Cursor } from './bytes.ts';
import { arrayBytes } from './joblib-array.ts';
import { Broken, MOST_TEXT, readLiteral, readNumber } from './pickle-literals.ts';
import { HIGHEST_PROTOCOL, OPCODES, type Argument } from './pickle-opcodes.ts';
import { pythonInteger } from './pickle-text.ts';
import { addItems, calledName, itemsOf, NONE, setItems, UNKNOWN, type PickleValue } from './pickle-values.ts';

/** What one pickle would do when it is loaded, as far as its opcodes tell. */
export interface PickleRun {
  /** `module.name` of everything it imports, in order of first appearance; Python 2's names as Python 3 maps them. */
  imports: Set<string>;
  /** Imports whose names are computed while it loads: nobody can say what they are. */
  computed: number;
  /** Codes of copyreg's extension registry, which stand for imports that the file does not name. */
  extensions: Set<number>;
  /** Classes whose attributes it overwrites. */
  patched: Set<string>;
  /** How often it calls something. */
  calls: number;
  /** Texts and byte strings that might be pickles themselves. */
  constants: Buffer[];
  /** Why loading would end with an error, where it would: everything before that point runs all the same. */
  broken?: string;
  /** Number on top at the end, where it is one: PyTorch's old files begin with a pickled magic number. */
  result?: PickleValue;
  /** Whether arrays lie between the opcodes, as joblib writes them: read without joblib, the file says something else. */
  arrays: boolean;
}

export interface MachineOptions {
  /** False reads the file as `pickle.load` does, for which the arrays of joblib are opcodes too. */
  joblib: boolean;
  /** Opcodes that may still be read, of all pickles of a file together. */
  budget: { opcodes: number };
}

/** Opcodes of one file; about a minute's reading. */
export const MOST_OPCODES = 50_000_000;
const MOST_STACK = 20_000_000;
const MOST_MEMO = 20_000_000;
const MOST_CONSTANTS_BYTES = 32 * 1024 * 1024;

/** Python 2's names of modules, as Python 3 loads them (CPython, Lib/_compat_pickle.py); those that matter for what is dangerous. */
const RENAMED: Record<string, string> = { __builtin__: 'builtins', copy_reg: 'copyreg', cPickle: 'pickle', commands: 'subprocess', cStringIO: 'io', StringIO: 'io', thread: '_thread', urllib2: 'urllib.request', httplib: 'http.client', SocketServer: 'socketserver', SimpleXMLRPCServer: 'xmlrpc.server', xmlrpclib: 'xmlrpc.client' };

/** Reads one pickle from the cursor to behind its STOP, or to where it breaks. Never runs anything, and never throws for its content. */
export function runPickle(cursor: Cursor, options: MachineOptions): PickleRun {
  const machine = new Machine(cursor, options);
  try {
    while (!machine.step());
  } catch (error) {
    if (!(error instanceof Broken || error instanceof Ended)) throw error;
    machine.run.broken = error.message;
  }
  return machine.run;
}

class Machine {
  readonly run: PickleRun = { imports: new Set(), computed: 0, extensions: new Set(), patched: new Set(), calls: 0, constants: [], arrays: false };
  readonly #cursor: Cursor;
  readonly #options: MachineOptions;
  readonly #stack: PickleValue[] = [];
  readonly #marks: number[] = [];
  readonly #memo = new Map<number, PickleValue>();
  #constantBytes = 0;

  constructor(cursor: Cursor, options: MachineOptions) {
    this.#cursor = cursor;
    this.#options = options;
  }

  /** One opcode; true at STOP. */
  step(): boolean {
    const code = this.#cursor.byte();
    const opcode = OPCODES[code];
    if (!opcode) throw new Broken(`0x${code.toString(16).padStart(2, '0')} is no opcode of any pickle protocol`);
    if (--this.#options.budget.opcodes < 0) throw new Broken('it has more opcodes than are read');
    if (opcode.name === 'STOP') {
      this.run.result = this.#pop();
      return true;
    }
    this.#do(opcode.name, opcode.argument);
    if (this.#stack.length > MOST_STACK || this.#memo.size > MOST_MEMO) throw new Broken('it holds more values than are read');
    return false;
  }

  #do(name: string, argument: Argument): void {
    switch (name) {
      case 'MARK': this.#marks.push(this.#stack.length); return;
      case 'POP': this.#drop(); return;
      case 'POP_MARK': this.#toMark(); return;
      case 'DUP': this.#push(this.#top()); return;
      case 'PROTO': {
        const protocol = this.#cursor.byte();
        if (protocol > HIGHEST_PROTOCOL) throw new Broken(`protocol ${protocol} does not exist`);
        return;
      }
      case 'FRAME': this.#cursor.take(8); return;
      case 'NONE': this.#push(NONE); return;
      case 'NEWTRUE': case 'NEWFALSE': this.#push({ kind: 'constant', value: name === 'NEWTRUE' }); return;
      case 'EMPTY_TUPLE': case 'EMPTY_LIST': case 'EMPTY_SET': this.#push({ kind: 'items', items: [], whole: true }); return;
      case 'TUPLE1': case 'TUPLE2': case 'TUPLE3': this.#push(itemsOf(this.#popped(Number(name.at(-1))))); return;
      case 'TUPLE': case 'LIST': case 'FROZENSET': this.#push(itemsOf(this.#toMark())); return;
      case 'EMPTY_DICT': this.#push({ kind: 'dict', entries: new Map() }); return;
      case 'DICT': {
        const pairs = this.#toMark();
        this.#push({ kind: 'dict', entries: new Map() });
        setItems(this.#top(), pairs);
        return;
      }
      case 'APPEND': addItems(this.#below(1), this.#popped(1)); return;
      case 'APPENDS': case 'ADDITEMS': {
        const values = this.#toMark();
        addItems(this.#top(), values);
        return;
      }
      case 'SETITEM': setItems(this.#below(2), this.#popped(2)); return;
      case 'SETITEMS': {
        const pairs = this.#toMark();
        setItems(this.#top(), pairs);
        return;
      }
      case 'GLOBAL': this.#push(this.#imported(this.#nameLine(), this.#nameLine())); return;
      case 'STACK_GLOBAL': {
        const [module, attribute] = this.#popped(2) as [PickleValue, PickleValue];
        this.#push(this.#importedValues(module, attribute));
        return;
      }
      case 'INST': {
        const callable = this.#imported(this.#nameLine(), this.#nameLine());
        this.#call(callable, itemsOf(this.#toMark()));
        return;
      }
      case 'OBJ': {
        const [callable, ...args] = this.#toMark();
        if (!callable) throw new Broken('OBJ has nothing to make an object of');
        this.#call(callable, itemsOf(args));
        return;
      }
      case 'REDUCE': case 'NEWOBJ': {
        const [callable, args] = this.#popped(2) as [PickleValue, PickleValue];
        this.#call(callable, args);
        return;
      }
      case 'NEWOBJ_EX': {
        const [callable, args] = this.#popped(3) as [PickleValue, PickleValue, PickleValue];
        this.#call(callable, args);
        return;
      }
      case 'BUILD': this.#build(); return;
      case 'EXT1': case 'EXT2': case 'EXT4': {
        const extension = readNumber(this.#cursor, argument);
        this.run.extensions.add(extension);
        this.#push({ kind: 'global', name: `(extension ${extension})` });
        return;
      }
      case 'PUT': this.#remember(this.#lineNumber()); return;
      case 'BINPUT': case 'LONG_BINPUT': this.#remember(readNumber(this.#cursor, argument)); return;
      case 'MEMOIZE': this.#remember(this.#memo.size); return;
      case 'GET': this.#recall(this.#lineNumber()); return;
      case 'BINGET': case 'LONG_BINGET': this.#recall(readNumber(this.#cursor, argument)); return;
      case 'PERSID': this.#cursor.line(0); this.#push(UNKNOWN); return;
      case 'BINPERSID': this.#pop(); this.#push(UNKNOWN); return;
      case 'NEXT_BUFFER': this.#push({ kind: 'bytes' }); return;
      case 'READONLY_BUFFER': this.#top(); return;
      default: this.#push(readLiteral(this.#cursor, name, argument, (bytes) => this.#keep(bytes)));
    }
  }

  /** What might be a pickle itself: it would have to end with STOP. */
  #keep(bytes: Buffer): void {
    if (bytes.length >= 4 && bytes.at(-1) === 0x2e && (this.#constantBytes += bytes.length) <= MOST_CONSTANTS_BYTES) this.run.constants.push(Buffer.from(bytes));
  }

  #importedValues(module: PickleValue, attribute: PickleValue): PickleValue {
    if (module.kind === 'text' && attribute.kind === 'text') return this.#imported(module.text, attribute.text);
    this.run.computed += 1;
    return { kind: 'global', name: '(computed)' };
  }

  #imported(module: string, attribute: string): PickleValue {
    const name = `${Object.hasOwn(RENAMED, module) ? RENAMED[module] : module}.${attribute}`;
    this.run.imports.add(name);
    return { kind: 'global', name };
  }

  #call(callable: PickleValue, args: PickleValue): void {
    this.run.calls += 1;
    this.#push({ kind: 'object', of: calledName(callable), args });
  }

  #build(): void {
    const [state] = this.#popped(1);
    const target = this.#top();
    if (target.kind === 'global') this.run.patched.add(target.name);
    if (target.kind !== 'object') return;
    target.state = state;
    const array = this.#options.joblib ? arrayBytes(target) : undefined;
    if (array === undefined) return;
    this.run.arrays = true;
    if ('why' in array) throw new Broken(array.why);
    if (array.pickled) this.#join(runPickle(this.#cursor, this.#options));
    else {
      if (array.aligned) this.#cursor.skip(this.#cursor.byte());
      this.#cursor.skip(array.bytes);
    }
  }

  /** A pickle in the midst of this one: its array of objects. */
  #join(inner: PickleRun): void {
    for (const name of inner.imports) this.run.imports.add(name);
    for (const extension of inner.extensions) this.run.extensions.add(extension);
    for (const name of inner.patched) this.run.patched.add(name);
    this.run.computed += inner.computed;
    this.run.calls += inner.calls;
    this.run.constants.push(...inner.constants);
    if (inner.broken !== undefined) throw new Broken(inner.broken);
  }

  #nameLine(): string {
    const { text, whole } = this.#cursor.line(MOST_TEXT);
    if (!whole) throw new Broken('a name is longer than any name');
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
    } catch {
      throw new Broken('a name is no UTF-8 text');
    }
  }

  #lineNumber(): number {
    const value = pythonInteger(this.#cursor.line(1000).text);
    if (value === undefined) throw new Broken('a memo has no number');
    return value;
  }

  #remember(place: number): void {
    this.#memo.set(place, this.#top());
  }

  #recall(place: number): void {
    const value = this.#memo.get(place);
    if (!value) throw new Broken(`there is no memo ${place}`);
    this.#push(value);
  }

  #push(value: PickleValue): void {
    this.#stack.push(value);
  }

  /** Values below the topmost mark cannot be taken. */
  #popped(count: number): PickleValue[] {
    if (this.#stack.length - count < (this.#marks.at(-1) ?? 0)) throw new Broken('the stack is empty');
    return this.#stack.splice(this.#stack.length - count, count);
  }

  #pop(): PickleValue {
    return this.#popped(1)[0]!;
  }

  #drop(): void {
    if (this.#marks.length > 0 && this.#marks.at(-1) === this.#stack.length) this.#marks.pop();
    else this.#pop();
  }

  #top(): PickleValue {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) throw new Broken('the stack is empty');
    return this.#stack.at(-1)!;
  }

  #below(depth: number): PickleValue | undefined {
    return this.#stack.at(-1 - depth);
  }

  #toMark(): PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw new Broken('there is no mark');
    return this.#stack.splice(mark);
  }
}

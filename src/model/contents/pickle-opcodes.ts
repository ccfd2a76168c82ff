// The opcodes of Python's pickle protocols 0 to 5 and how their arguments are read (CPython, Lib/pickletools.py and
// Modules/_pickle.c, which decides where both differ).

/** How an argument is read: a number of bytes, a text line, or bytes with their length before them. */
export type Argument =
  | 'none' | 'uint1' | 'uint2' | 'int4' | 'uint4' | 'uint8' | 'float8'
  | 'line' | 'two-lines'
  | 'counted1' | 'counted4' | 'counted4-signed' | 'counted8';

const TABLE: readonly [code: string, name: string, argument: Argument][] = [
  ['(', 'MARK', 'none'], ['.', 'STOP', 'none'], ['0', 'POP', 'none'], ['1', 'POP_MARK', 'none'], ['2', 'DUP', 'none'],
  ['F', 'FLOAT', 'line'], ['I', 'INT', 'line'], ['J', 'BININT', 'int4'], ['K', 'BININT1', 'uint1'], ['L', 'LONG', 'line'],
  ['M', 'BININT2', 'uint2'], ['N', 'NONE', 'none'], ['P', 'PERSID', 'line'], ['Q', 'BINPERSID', 'none'], ['R', 'REDUCE', 'none'],
  ['S', 'STRING', 'line'], ['T', 'BINSTRING', 'counted4-signed'], ['U', 'SHORT_BINSTRING', 'counted1'], ['V', 'UNICODE', 'line'],
  ['X', 'BINUNICODE', 'counted4'], ['a', 'APPEND', 'none'], ['b', 'BUILD', 'none'], ['c', 'GLOBAL', 'two-lines'],
  ['d', 'DICT', 'none'], ['}', 'EMPTY_DICT', 'none'], ['e', 'APPENDS', 'none'], ['g', 'GET', 'line'], ['h', 'BINGET', 'uint1'],
  ['i', 'INST', 'two-lines'], ['j', 'LONG_BINGET', 'uint4'], ['l', 'LIST', 'none'], [']', 'EMPTY_LIST', 'none'],
  ['o', 'OBJ', 'none'], ['p', 'PUT', 'line'], ['q', 'BINPUT', 'uint1'], ['r', 'LONG_BINPUT', 'uint4'], ['s', 'SETITEM', 'none'],
  ['t', 'TUPLE', 'none'], [')', 'EMPTY_TUPLE', 'none'], ['u', 'SETITEMS', 'none'], ['G', 'BINFLOAT', 'float8'],
  ['\x80', 'PROTO', 'uint1'], ['\x81', 'NEWOBJ', 'none'], ['\x82', 'EXT1', 'uint1'], ['\x83', 'EXT2', 'uint2'], ['\x84', 'EXT4', 'int4'],
  ['\x85', 'TUPLE1', 'none'], ['\x86', 'TUPLE2', 'none'], ['\x87', 'TUPLE3', 'none'], ['\x88', 'NEWTRUE', 'none'], ['\x89', 'NEWFALSE', 'none'],
  ['\x8a', 'LONG1', 'counted1'], ['\x8b', 'LONG4', 'counted4-signed'],
  ['B', 'BINBYTES', 'counted4'], ['C', 'SHORT_BINBYTES', 'counted1'],
  ['\x8c', 'SHORT_BINUNICODE', 'counted1'], ['\x8d', 'BINUNICODE8', 'counted8'], ['\x8e', 'BINBYTES8', 'counted8'], ['\x8f', 'EMPTY_SET', 'none'],
  ['\x90', 'ADDITEMS', 'none'], ['\x91', 'FROZENSET', 'none'], ['\x92', 'NEWOBJ_EX', 'none'], ['\x93', 'STACK_GLOBAL', 'none'],
  ['\x94', 'MEMOIZE', 'none'], ['\x95', 'FRAME', 'uint8'], ['\x96', 'BYTEARRAY8', 'counted8'], ['\x97', 'NEXT_BUFFER', 'none'], ['\x98', 'READONLY_BUFFER', 'none'],
];

/** By the byte of the opcode; undefined where no protocol has it. */
export const OPCODES: readonly ({ name: string; argument: Argument } | undefined)[] = Array.from({ length: 256 }, (_, code) => {
  const found = TABLE.find(([text]) => text.charCodeAt(0) === code);
  return found && { name: found[1], argument: found[2] };
});

/** Highest protocol that any Python loads; beyond it loading ends with an error. */
export const HIGHEST_PROTOCOL = 5;

import type { Cursor } from './bytes.ts';
import type { Argument } from './pickle-opcodes.ts';
import { longNumber, pythonInteger, quotedText, rawUnicodeText } from './pickle-text.ts';
import { UNKNOWN, type PickleValue } from './pickle-values.ts';

/** Loading would end here with an error. */
export class Broken extends Error {}

/** Longer texts are data. */
export const MOST_TEXT = 1024 * 1024;

/** Reads what an opcode for a number, a text or bytes carries. `keep` gets the bytes of every constant that is short enough to be looked into. */
export function readLiteral(cursor: Cursor, name: string, argument: Argument, keep: (bytes: Buffer) => void): PickleValue {
  switch (name) {
    case 'INT': case 'LONG': return textNumber(cursor, name);
    case 'FLOAT': cursor.line(0); return UNKNOWN;
    case 'BINFLOAT': cursor.take(8); return UNKNOWN;
    case 'BININT': case 'BININT1': case 'BININT2': return { kind: 'number', value: readNumber(cursor, argument) };
    case 'LONG1': case 'LONG4': {
      const bytes = counted(cursor, argument);
      return { kind: 'number', value: bytes === undefined ? Number.NaN : longNumber(bytes) };
    }
    case 'STRING': {
      const line = cursor.line(MOST_TEXT);
      const text = line.whole ? quotedText(line.text) : undefined;
      if (line.whole && text === undefined) throw new Broken('a text has no quotes around it');
      return constant(text === undefined ? undefined : Buffer.from(text, 'latin1'), 'latin1', keep);
    }
    case 'UNICODE': {
      const line = cursor.line(MOST_TEXT);
      return line.whole ? constant(Buffer.from(rawUnicodeText(line.text), 'utf8'), 'utf8', keep) : UNKNOWN;
    }
    // Strings of Python 2 are texts as well: Python 3 loads them so.
    case 'BINSTRING': case 'SHORT_BINSTRING': return constant(counted(cursor, argument), 'latin1', keep);
    case 'BINUNICODE': case 'SHORT_BINUNICODE': case 'BINUNICODE8': return constant(counted(cursor, argument), 'utf8', keep);
    default: return constant(counted(cursor, argument), undefined, keep);
  }
}

export function readNumber(cursor: Cursor, argument: Argument): number {
  switch (argument) {
    case 'uint1': return cursor.byte();
    case 'uint2': return cursor.take(2).readUInt16LE();
    case 'int4': return cursor.take(4).readInt32LE();
    default: return cursor.take(4).readUInt32LE();
  }
}

function textNumber(cursor: Cursor, name: string): PickleValue {
  const { text } = cursor.line(MOST_TEXT);
  if (name === 'INT' && (text.equals(Buffer.from('01')) || text.equals(Buffer.from('00')))) return { kind: 'constant', value: text[1] === 0x31 };
  const digits = name === 'LONG' && text.at(-1) === 0x4c ? text.subarray(0, -1) : text;
  return { kind: 'number', value: pythonInteger(digits) ?? Number.NaN };
}

/** A text can hold a pickle too: protocol 2 writes bytes as Latin-1 text. */
function constant(bytes: Buffer | undefined, encoding: 'latin1' | 'utf8' | undefined, keep: (bytes: Buffer) => void): PickleValue {
  if (bytes === undefined) return UNKNOWN;
  const text = encoding && bytes.toString(encoding);
  keep(encoding === 'utf8' && bytes.at(-1) === 0x2e ? Buffer.from(text!, 'latin1') : bytes);
  return text === undefined ? { kind: 'bytes' } : { kind: 'text', text };
}

/** The bytes behind their length; undefined where they are more than a text of a name could be. */
function counted(cursor: Cursor, argument: Argument): Buffer | undefined {
  const length = argument === 'counted1' ? cursor.byte() : argument === 'counted8' ? Number(cursor.take(8).readBigUInt64LE()) : argument === 'counted4' ? cursor.take(4).readUInt32LE() : cursor.take(4).readInt32LE();
  if (length < 0) throw new Broken('a length is below zero');
  if (length <= MOST_TEXT) return cursor.take(length);
  cursor.skip(length);
  return undefined;
}

import type { LogicalType } from '../../core/data-engine.ts';

const INTEGER_BITS: Record<string, number> = { tinyint: 8, smallint: 16, integer: 32, bigint: 64 };

/** `decimal(10, 2)`, `array(varchar)`, `row("A b" integer, c varchar(3))` and the like, as Trino prints types. */
export function logicalType(native: string): LogicalType {
  const text = native.trim();
  if (INTEGER_BITS[text]) return { kind: 'integer', bits: INTEGER_BITS[text] };
  if (text === 'real') return { kind: 'float', bits: 32 };
  if (text === 'double') return { kind: 'float', bits: 64 };
  const decimal = /^decimal\((\d+), ?(\d+)\)$/.exec(text);
  if (decimal) return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  if (/^(varchar|char)(\(\d+\))?$|^uuid$/.test(text)) return { kind: 'string' };
  if (text === 'boolean') return { kind: 'boolean' };
  if (text === 'date') return { kind: 'date' };
  if (/^timestamp(\(\d+\))?( with time zone)?$/.test(text)) return { kind: 'timestamp', zone: text.endsWith('zone') };
  const list = /^array\((.*)\)$/s.exec(text);
  if (list) return { kind: 'list', items: logicalType(list[1]!) };
  const row = /^row\((.*)\)$/s.exec(text);
  if (row) return { kind: 'struct', fields: Object.fromEntries(parts(row[1]!).map(fieldOf)) };
  return { kind: 'other' };
}

/** The parts of a list of fields, split at commas outside of brackets and quotes. */
function parts(text: string): string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, text.slice(start)].map((part) => part.trim());
}

/** A field without a name goes by its place, from 1. */
function fieldOf(text: string, index: number): [string, LogicalType] {
  const quoted = /^"((?:[^"]|"")*)" (.*)$/s.exec(text);
  if (quoted) return [quoted[1]!.replaceAll('""', '"'), logicalType(quoted[2]!)];
  const named = /^([a-z_]\w*) (.*)$/s.exec(text);
  // `timestamp(3) with time zone` is a type and no field called timestamp.
  if (named && logicalType(text).kind === 'other') return [named[1]!, logicalType(named[2]!)];
  return [String(index + 1), logicalType(text)];
}

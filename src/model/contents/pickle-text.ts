/** A whole number as Python's `int()` reads one line: spaces around it, a sign, and single underscores between digits are allowed. */
export function pythonInteger(line: Buffer): number | undefined {
  const text = line.toString('latin1').replace(/^[\s\x1c-\x1f]+|[\s\x1c-\x1f]+$/g, '');
  if (!/^[+-]?\d+(_\d+)*$/.test(text)) return undefined;
  return Number(text.replaceAll('_', ''));
}

/** Text of a UNICODE line: Latin-1 with `\uXXXX` and `\UXXXXXXXX` (raw-unicode-escape). A name can hide in the escapes. */
export function rawUnicodeText(line: Buffer): string {
  return line.toString('latin1').replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g, (whole, short?: string, long?: string) => {
    const point = Number.parseInt(short ?? long!, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

const ESCAPES: Record<string, string> = { '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Text of a STRING line: quoted, with the escapes of a bytes literal. Undefined where the quotes are wrong, which Python refuses. */
export function quotedText(line: Buffer): string | undefined {
  const text = line.toString('latin1').replace(/^[\s]+|[\s]+$/g, '');
  const quote = text.at(0);
  if (text.length < 2 || (quote !== '"' && quote !== "'") || text.at(-1) !== quote) return undefined;
  return text.slice(1, -1).replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g, (whole, hex?: string, octal?: string, other?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return ESCAPES[other!] ?? whole;
  });
}

/** A little-endian two's complement number of any length, as far as a double holds it exactly. */
export function longNumber(bytes: Buffer): number {
  if (bytes.length === 0) return 0;
  if (bytes.length > 8) return Number.NaN;
  const value = BigInt.asIntN(bytes.length * 8, bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n));
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
/** Integers of up to this many digits are doubles without loss (2^53 has 16). */
const EXACT_DIGITS = 15;

/**
 * JSON.parse, but integers of more than 15 digits come as text, whole: JSON.parse would round what lies beyond 2^53 in
 * silence. Throws SyntaxError.
 */
export function parseLossless(text: string): unknown {
  let quoted = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === MINUS || isDigit(code)) {
      const end = endOfNumber(text, at);
      const number = text.slice(at, end);
      if (number.length > EXACT_DIGITS && /^-?\d{16,}$/.test(number)) {
        quoted += `${text.slice(copied, at)}"${number}"`;
        copied = end;
      }
      at = end;
    } else at++;
  }
  return JSON.parse(copied === 0 ? text : quoted + text.slice(copied));
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (isDigit(text.charCodeAt(at)) || '.eE+-'.includes(text[at]!))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** A part of a file as text, with the number of its first line (from 1). */
export interface Window {
  text: string;
  firstLine: number;
}

/** A scanner takes time by the character; what it looks for is far shorter. */
const WINDOW = 256 * 1024;
/** Longer than any secret with its context, a private key of RSA 8192 among them: none lies across two windows alone. */
const OVERLAP = 16 * 1024;
/** Shorter runs in bytes that are no text are chance. */
const SHORTEST_RUN = 12;
/** What every published format has: sixteen characters of a token, an address with a scheme, or the head of a key. */
const MAY_HOLD_SECRET = /[A-Za-z_-][A-Za-z0-9_+/=.~-]{15}|:\/\/|-----BEGIN/;

/**
 * The text of a file in overlapping windows, leaving out those that can hold no secret. Bytes that are no characters part one
 * run from the next, and UTF-16 is read as what it says.
 */
export async function* windowsOf(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Window> {
  let pending = '';
  let run = '';
  let firstLine = 1;
  for await (const chunk of chunks) {
    const runs = printableRuns(run + withoutZeros(Buffer.from(chunk)).toString('latin1'));
    run = runs.open;
    pending += runs.closed;
    while (pending.length + run.length >= WINDOW) {
      // A run that fills a window by itself is cut there; the overlap keeps what lies across.
      const all = pending + run;
      const text = all.slice(0, WINDOW);
      if (MAY_HOLD_SECRET.test(text)) yield { text, firstLine };
      const kept = WINDOW - OVERLAP;
      firstLine += all.slice(0, kept).split('\n').length - 1;
      [pending, run] = [all.slice(kept, Math.max(kept, pending.length)), all.slice(Math.max(kept, pending.length))];
    }
  }
  const text = pending + run;
  if (MAY_HOLD_SECRET.test(text)) yield { text, firstLine };
}

/** Runs of characters, in order; line breaks are kept, and `open` may go on in the next chunk. */
function printableRuns(text: string): { closed: string; open: string } {
  // Text without a foreign byte is one run: by far the most common case, and the fastest.
  if (!/[^\t\n\r\x20-\x7e]/.test(text)) return { closed: '', open: text };
  // By hand: a pattern that looks for the end would try again from every character.
  let end = text.length;
  while (end > 0 && isPrintable(text.charCodeAt(end - 1))) end--;
  const closed = text.slice(0, end).replaceAll(/[^\t\n\r\x20-\x7e]+/g, '\0').split('\0');
  return { closed: closed.map((each) => (each.length >= SHORTEST_RUN ? `${each} ` : each.replaceAll(/[^\n]/g, ''))).join(''), open: text.slice(end) };
}

function isPrintable(code: number): boolean {
  return (code >= 0x20 && code <= 0x7e) || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** UTF-16 of characters in ASCII has a zero for every second byte. */
function withoutZeros(bytes: Buffer): Buffer {
  const sample = bytes.subarray(0, 4096);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros++;
  const isWide = zeros > sample.length * 0.3 && zeros < sample.length * 0.6;
  return isWide ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}

/** What is kept of a program's output: enough to see a stack trace, little enough for an artifact. */
export const MOST_OUTPUT_BYTES = 1024 * 1024;

/** Collects output up to a cap, the first half and the last half of it, for errors stand at the end. */
export class CappedOutput {
  readonly #head: Buffer[] = [];
  #headSize = 0;
  #tail: Buffer[] = [];
  #tailSize = 0;
  #dropped = 0;
  readonly #half: number;

  constructor(cap = MOST_OUTPUT_BYTES) {
    this.#half = Math.floor(cap / 2);
  }

  add(chunk: Buffer): void {
    const room = this.#half - this.#headSize;
    if (room > 0) {
      this.#head.push(chunk.subarray(0, room));
      this.#headSize += Math.min(room, chunk.length);
    }
    if (chunk.length <= room) return;
    const rest = chunk.subarray(Math.max(0, room));
    this.#tail.push(rest);
    this.#tailSize += rest.length;
    if (this.#tailSize > 2 * this.#half) this.#trim();
  }

  /** The text that was kept, with a line where something is missing. */
  text(): string {
    this.#trim();
    const head = Buffer.concat(this.#head).toString('utf8');
    const tail = Buffer.concat(this.#tail).toString('utf8');
    return this.#dropped === 0 ? head + tail : `${head}\n[… ${this.#dropped} bytes left out …]\n${tail}`;
  }

  #trim(): void {
    const all = Buffer.concat(this.#tail);
    const kept = all.subarray(Math.max(0, all.length - this.#half));
    this.#dropped += all.length - kept.length;
    this.#tail = [kept];
    this.#tailSize = kept.length;
  }
}

/**
 * Shapes of secrets that platforms publish, and values that a line names as secret. Parts that can begin anywhere are
 * bounded, so that no output takes longer than its length.
 */
const SECRETS: [pattern: RegExp, replacement: string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[redacted private key]'],
  [/\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,})/g, '[redacted]'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, '[redacted]'],
  [/\beyJ[\w-]{8,1000}\.[\w-]{8,}\.[\w-]*/g, '[redacted]'],
  [/\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]+):[^\s/@]+@/gi, '$1:[redacted]@'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
  [/((?:pass(?:word|wd)?|secret|token|api[_-]?key|access[_-]?key|credential)s?["']?\s*[=:]\s*)(?!\[redacted)("[^"\n]*"|'[^'\n]*'|[^\s,;"']+)/gi, '$1[redacted]'],
];

/**
 * Output of team code made safe to print and to keep: workflow commands (`::error::`, `##[group]`) are broken up so that a
 * runner does not obey them, terminal controls go, and what looks like a secret is blanked. A net, not a proof: team
 * code gets no secrets in the first place.
 */
export function neutralised(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\u001b(\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])/g, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
  const redacted = SECRETS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), plain);
  return redacted.replace(/::/g, ':\u200b:').replace(/##\[/g, '#\u200b#[');
}

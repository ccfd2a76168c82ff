import type { Answer } from './client.ts';

/** So many replies, and no larger ones, are kept: a job asks the same few questions again. */
const MOST_REPLIES = 100;
const MOST_BYTES = 200_000;

/** Replies with an ETag, by their URL: what GitHub says it has not changed since is taken from here. */
export class Remembered {
  readonly #answers = new Map<string, { etag: string; answer: Answer }>();

  condition(url: string): { 'if-none-match'?: string } {
    const known = this.#answers.get(url);
    return known ? { 'if-none-match': known.etag } : {};
  }

  answer(url: string): Answer | undefined {
    return this.#answers.get(url)?.answer;
  }

  keep(url: string, answer: Answer): void {
    const { etag } = answer.headers;
    this.#answers.delete(url);
    // Half a reply must not be given a second time.
    if (answer.status !== 200 || !isJson(answer.body as Uint8Array) || typeof etag !== 'string' || (answer.body as Uint8Array).byteLength > MOST_BYTES) return;
    if (this.#answers.size >= MOST_REPLIES) this.#answers.delete(this.#answers.keys().next().value!);
    this.#answers.set(url, { etag, answer });
  }
}

function isJson(body: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(body).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

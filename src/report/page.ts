/** Where the rows that did not fit are found; shown at the cut. */
const REST = 'the whole list is in verdict.json, in the artifact of this run';

/** Markdown that never grows beyond its budget; what did not fit is counted and said once. */
export class Page {
  text = '';
  #left: number;
  #full = false;

  constructor(maxBytes: number) {
    // Held back for the line that says where the rest is, and for closing what is open.
    this.#left = maxBytes - 400;
  }

  add(piece: string, closing = false): boolean {
    const size = Buffer.byteLength(piece);
    if (!closing && (this.#full || size > this.#left)) {
      if (!this.#full) this.text += `\n\n_Cut here: ${REST}._\n`;
      this.#full = true;
      return false;
    }
    this.text += piece;
    this.#left -= size;
    return true;
  }

  /** `held` bytes are left for what follows: a table that is cut for them does not end the page. */
  table(header: string, rows: string[], held = 0): void {
    const head = `\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n`;
    if (this.#full || !this.add(head)) return;
    rows.every((row, index) => {
      if (Buffer.byteLength(row) <= this.#left - held) return this.add(row);
      const rest = `\n_${rows.length - index} more of ${rows.length} rows do not fit here; ${REST}._\n`;
      this.text += rest;
      this.#left -= Buffer.byteLength(rest);
      this.#full = held === 0;
      return false;
    });
  }

  /** Folded under `title`, which is Markdown already. */
  fold(title: string, fill: () => void): void {
    if (!this.add(`\n<details><summary>${title}</summary>\n`)) return;
    fill();
    this.add('\n</details>\n', true);
  }
}

import type { Figure, Finding, Outcome, Verdict } from '../core/verdict.ts';
import { markdown } from './escape.ts';
import { aboutRule, byGravity, grouped, ICONS, intervalText, NOT_ENFORCED, short, tally } from './words.ts';

/**
 * GitHub drops a step's summary above 1 MiB without failing the step
 * (https://docs.github.com/actions/reference/workflow-commands#job-summary), so it is kept well below, in bytes.
 */
export const SUMMARY_BYTES = 900 * 1024;

/** Where the rows that did not fit are found; shown at the cut. */
const REST = 'the whole list is in verdict.json, in the artifact of this run';

/** The verdict as Markdown, at most `maxBytes` bytes, cut between rows. The first line is the decision. */
export function renderSummary(verdict: Verdict, maxBytes: number = SUMMARY_BYTES): string {
  const grave = byGravity(verdict.findings).filter((finding) => finding.outcome !== 'pass');
  const passed = verdict.findings.filter((finding) => finding.outcome === 'pass');
  const page = new Page(maxBytes);
  page.add(`### ${ICONS[verdict.outcome]} ${markdown(verdict.headline)}\n`);
  if (!verdict.enforced) page.add(`\n> ${NOT_ENFORCED}\n`);
  page.add(`\n${factLines(subjectFacts(verdict))}\n`);
  if (verdict.figures?.length) page.table(' | What | Candidate | Against | Interval | Wanted', verdict.figures.map(figureRow));
  else if (verdict.facts.length > 0) page.add(`\n${factLines(verdict.facts)}\n`);
  if (grave.length > 0) page.table('Rule | Wanted | Seen | Rows | Interval', grave.map(graveRow), maxBytes / 2);
  for (const finding of grave) page.add(explanation(finding));
  if (verdict.figures?.length && verdict.facts.length > 0) page.add(`\n<details><summary>${verdict.facts.length} more numbers</summary>\n\n${factLines(verdict.facts)}\n\n</details>\n`);
  if (passed.length > 0) {
    page.add(`\n<details><summary>${passed.length} passed</summary>\n`);
    page.table('Rule | Wanted | Seen | Rows | Interval', passed.map(passedRow));
    page.add('\n</details>\n', true);
  }
  if (verdict.notes.length > 0) page.add(`\n${verdict.notes.map((note) => `- ${markdown(note)}`).join('\n')}\n`);
  return page.text;
}

/** Several verdicts on one page; its first line is the answer to all of them. */
export function renderGate(outcome: Outcome, headline: string, verdicts: readonly Verdict[]): string {
  const room = Math.floor(SUMMARY_BYTES / verdicts.length);
  return [`## ${ICONS[outcome]} ${markdown(headline)}\n`, ...verdicts.map((verdict) => renderSummary(verdict, room))].join('\n');
}

function subjectFacts(verdict: Verdict): [string, string][] {
  const { release, champion } = verdict;
  const lines: [string, string][] = [['Stage', `${verdict.stage} (${tally(verdict)})`]];
  if (release) lines.push(['Candidate', `${release.name} ${release.version ?? ''} ${release.digest}`]);
  if (champion) lines.push(['Champion', `${champion.name} ${champion.version ?? ''} ${champion.digest}`]);
  return lines;
}

function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }: Figure): string {
  const number = (value: number | null | undefined) => (value === undefined ? '' : value === null ? 'undefined' : short(value));
  const between = intervalText({ interval });
  const about = difference === undefined ? between : `difference ${number(difference)}${between === '' ? '' : `: ${between}`}`;
  return `| ${[ICONS[outcome], markdown(name), number(candidate), champion === undefined && anchor !== undefined ? `${number(anchor)} (anchor)` : number(champion), markdown(about), markdown(wanted)].join(' | ')} |\n`;
}

function factLines(lines: readonly [string, string][]): string {
  return lines.map(([name, value]) => `**${markdown(name)}:** ${markdown(value)}`).join('<br>\n');
}

/** Numbers only: a sentence in a cell makes a column of single words. The sentences follow below the table. */
function graveRow(finding: Finding): string {
  const cells = [
    `${ICONS[finding.outcome]} ${markdown(finding.rule)}<br><sub>${markdown(finding.code)}</sub>`,
    markdown(finding.expected),
    finding.actual === finding.message ? '' : markdown(finding.actual),
    finding.n === undefined ? '' : grouped(finding.n),
    markdown(intervalText(finding)),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function passedRow(finding: Finding): string {
  const cells = [markdown(finding.rule), markdown(finding.expected), markdown(finding.actual), finding.n === undefined ? '' : grouped(finding.n), markdown(intervalText(finding))];
  return `| ${cells.join(' | ')} |\n`;
}

function explanation(finding: Finding): string {
  const lines = [`${ICONS[finding.outcome]} **${markdown(finding.rule)}:** ${markdown(finding.message)}`];
  const about = aboutRule(finding);
  if (about !== undefined) lines.push(markdown(about));
  if (finding.examples?.length) lines.push(`**For example:** ${finding.examples.map((example) => markdown(example, 200)).join(', ')}`);
  if (finding.fix !== undefined) lines.push(`**What to do next:** ${markdown(finding.fix)}`);
  return `\n${lines.join('<br>\n')}\n`;
}

/** A page that never grows beyond its budget; what did not fit is counted and said once. */
class Page {
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
}

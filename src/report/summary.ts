import type { Figure, Finding, Judge, Outcome, Verdict } from '../core/verdict.ts';
import { markdown } from './escape.ts';
import { Page } from './page.ts';
import { addSection } from './section.ts';
import { aboutRule, adviceOnce, byGravity, grouped, ICONS, intervalText, NOT_ENFORCED, tally, unitOf } from './words.ts';

/**
 * GitHub drops a step's summary above 1 MiB without failing the step
 * (https://docs.github.com/actions/reference/workflow-commands#job-summary), so it is kept well below, in bytes.
 */
export const SUMMARY_BYTES = 900 * 1024;

/** The verdict as Markdown, at most `maxBytes` bytes, cut between rows. The first line is the decision. */
export function renderSummary(verdict: Verdict<Judge>, maxBytes: number = SUMMARY_BYTES): string {
  const grave = byGravity(verdict.findings).filter((finding) => finding.outcome !== 'pass');
  const passed = verdict.findings.filter((finding) => finding.outcome === 'pass');
  const page = new Page(maxBytes);
  page.add(`### ${ICONS[verdict.outcome]} ${markdown(verdict.headline)}\n`);
  if (!verdict.enforced) page.add(`\n> ${NOT_ENFORCED}\n`);
  page.add(`\n${factLines(subjectFacts(verdict))}\n`);
  const sections = (): void => (verdict.sections ?? []).forEach((section) => addSection(page, section, maxBytes));
  // What stops comes before what there would have been to decide.
  const stops = grave.some(({ outcome }) => outcome === 'fail' || outcome === 'error');
  if (!stops) sections();
  if (verdict.figures?.length) page.table(' | What | Candidate | Against | Interval | Wanted', verdict.figures.map(figureRow));
  else if (verdict.facts.length > 0 && !verdict.sections?.length) page.add(`\n${factLines(verdict.facts)}\n`);
  if (grave.length > 0) page.table('Rule | Wanted | Seen | Rows | Interval', grave.map(graveRow), maxBytes / 2);
  const advice = adviceOnce();
  for (const finding of grave) page.add(explanation(finding, advice(finding)));
  if (stops) sections();
  if ((verdict.figures?.length || verdict.sections?.length) && verdict.facts.length > 0) page.fold(`${verdict.facts.length} more ${verdict.sections?.length ? 'facts' : 'numbers'}`, () => page.add(`\n${factLines(verdict.facts)}\n`));
  if (passed.length > 0) page.fold(`${passed.length} passed`, () => page.table('Rule | Wanted | Seen | Rows | Interval', passed.map(passedRow)));
  if (verdict.notes.length > 0) page.add(`\n${verdict.notes.map((note) => `- ${markdown(note)}`).join('\n')}\n`);
  return page.text;
}

/** Several verdicts on one page; its first line is the answer to all of them. */
export function renderGate(outcome: Outcome, headline: string, verdicts: readonly Verdict[]): string {
  const room = Math.floor(SUMMARY_BYTES / verdicts.length);
  return [`## ${ICONS[outcome]} ${markdown(headline)}\n`, ...verdicts.map((verdict) => renderSummary(verdict, room))].join('\n');
}

function subjectFacts(verdict: Verdict<Judge>): [string, string][] {
  const { release, champion } = verdict;
  const lines: [string, string][] = [['Stage', `${verdict.stage} (${tally(verdict)})`]];
  if (release) lines.push(['Candidate', `${release.name} ${release.version ?? ''} ${release.digest}`]);
  if (champion) lines.push(['Champion', `${champion.name} ${champion.version ?? ''} ${champion.digest}`]);
  return lines;
}

function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }: Figure): string {
  const format = unitOf(wanted);
  const number = (value: number | null | undefined) => (value === undefined ? '' : value === null ? 'undefined' : format(value));
  const between = intervalText({ interval }, format);
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
    markdown(intervalText(finding, unitOf(finding.expected))),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function passedRow(finding: Finding): string {
  const cells = [markdown(finding.rule), markdown(finding.expected), markdown(finding.actual), finding.n === undefined ? '' : grouped(finding.n), markdown(intervalText(finding, unitOf(finding.expected)))];
  return `| ${cells.join(' | ')} |\n`;
}

function explanation(finding: Finding, fix: string | undefined): string {
  const lines = [`${ICONS[finding.outcome]} **${markdown(finding.rule)}:** ${markdown(finding.message)}`];
  const about = aboutRule(finding);
  if (about !== undefined) lines.push(markdown(about));
  if (finding.examples?.length) lines.push(`**For example:** ${finding.examples.map((example) => markdown(example, 200)).join(', ')}`);
  if (fix !== undefined) lines.push(`**What to do next:** ${markdown(fix)}`);
  return `\n${lines.join('<br>\n')}\n`;
}

import type { Finding, Judge, Section, Verdict } from '../core/verdict.ts';
import { logLine } from './escape.ts';
import { aboutRule, adviceOnce, byGravity, grouped, intervalText, NOT_ENFORCED, OUTCOME_WORDS, tally, unitOf } from './words.ts';

/** Beyond this many rows a log is scrolled past; the rest is counted, and whole in verdict.json. */
const MAX_ROWS = 200;

/** The verdict as lines for a terminal or a runner's log. None of them can be taken for a workflow command. */
export function renderLog(verdict: Verdict<Judge>): string[] {
  const shown = byGravity(verdict.findings).slice(0, MAX_ROWS);
  const more = verdict.findings.length - shown.length;
  const advice = adviceOnce();
  const lines = [
    verdict.headline,
    ...(verdict.enforced ? [] : [NOT_ENFORCED]),
    ...(verdict.release ? [`Candidate ${verdict.release.name} ${verdict.release.version ?? ''} ${verdict.release.digest}`] : []),
    ...(verdict.sections ?? []).flatMap(sectionLines),
    ...verdict.facts.map(([name, value]) => `${name}: ${value}`),
    `${verdict.stage}: ${tally(verdict)}`,
    ...shown.flatMap((finding) => findingLines(finding, finding.outcome === 'pass' ? undefined : advice(finding))),
    ...(more > 0 ? [`… and ${more} more; all of them are in verdict.json.`] : []),
    ...verdict.notes.map((note) => `Note: ${note}`),
  ];
  return lines.map((line) => `${' '.repeat(line.length - line.trimStart().length)}${logLine(line)}`);
}

function sectionLines({ title, lines, copy, table }: Section): string[] {
  const rows = (table?.rows ?? []).slice(0, MAX_ROWS).map((row) => row.map((cell, index) => (cell === '' ? '' : `${table!.columns[index]?.trim() ?? ''}: ${cell}`.replace(/^: /, ''))).filter(Boolean).join('; '));
  const more = (table?.rows.length ?? 0) - rows.length;
  return [`${title}`, ...[...lines, ...(copy?.split('\n') ?? []), ...rows, ...(more > 0 ? [`… and ${more} more`] : [])].map((line) => `  ${line}`)];
}

function findingLines(finding: Finding, fix: string | undefined): string[] {
  const rows = [`  ${OUTCOME_WORDS[finding.outcome].padEnd(12)} ${finding.rule}: ${finding.outcome === 'pass' ? finding.actual : finding.message}`];
  if (finding.outcome === 'pass') return rows;
  const interval = intervalText(finding, unitOf(finding.expected));
  if (finding.actual !== finding.message) rows.push(`      wanted ${finding.expected}; seen ${finding.actual}${interval ? `, interval ${interval}` : ''}${finding.n === undefined ? '' : `, n ${grouped(finding.n)}`}`);
  const about = aboutRule(finding);
  if (about !== undefined) rows.push(`      ${about}`);
  if (finding.examples?.length) rows.push(`      for example ${finding.examples.join(', ')}`);
  if (fix !== undefined) rows.push(`      next: ${fix} [${finding.code}]`);
  return rows;
}

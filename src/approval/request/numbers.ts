import type { Figure, Finding, Section } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import { ICONS, intervalText, short } from '../../report/words.ts';

const COLUMNS = ['', 'What', 'Candidate', 'Held against', 'Difference', 'Interval', 'Wanted'];

/** The figures that the model tests (and the probes) put first, with their intervals. */
export function numbersSection(ledger: Ledger): Section {
  const title = 'The numbers that matter';
  const figures = ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' || predicate.stage === 'probe-model' ? (predicate.verdict.figures ?? []) : []));
  const stated = [...new Set(ledger.entries.filter(({ statement: { predicate } }) => predicate.stage === 'run-model-tests').map(({ statement: { predicate } }) => predicate.verdict.headline))];
  if (figures.length === 0) return { title, lines: [...stated, 'There are none: nothing with a number was asked of this model.'] };
  return { title, lines: stated, table: { columns: COLUMNS, rows: figures.map(figureRow) } };
}

/** How differently the model treats groups, as far as the delivery file asks. */
export function fairnessSection(ledger: Ledger): Section {
  const title = 'Fairness';
  const findings = ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' ? predicate.verdict.findings.filter(isFairness) : []));
  if (findings.length === 0) return { title, lines: ['Nothing was asked about fairness (no tests.fairness): how the model treats groups of people is not part of the evidence.'] };
  return { title, lines: findings.map(({ message }) => message).slice(0, 10), table: { columns: COLUMNS, rows: findings.map((finding) => figureRow(figureOf(finding))) } };
}

function isFairness({ code }: Finding): boolean {
  return code.startsWith('fairness-') || code === 'group-too-small';
}

function figureOf({ rule, numbers, interval, expected, outcome }: Finding): Figure {
  const { candidate, value, champion, anchor, difference } = numbers ?? {};
  return {
    name: rule,
    candidate: candidate ?? value ?? null,
    ...(champion !== undefined && { champion }),
    ...(anchor !== undefined && { anchor }),
    ...(difference !== undefined && { difference }),
    ...(interval && { interval }),
    wanted: expected,
    outcome,
  };
}

function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }: Figure): string[] {
  const against = champion !== undefined ? numberText(champion) : anchor !== undefined ? `${numberText(anchor)} (anchor)` : '';
  const about = interval && difference !== undefined ? 'of the difference: ' : '';
  return [ICONS[outcome], name, numberText(candidate), against, numberText(difference), `${about}${intervalText({ interval })}`, wanted];
}

function numberText(value: number | null | undefined): string {
  return value === undefined ? '' : value === null ? 'undefined' : short(value);
}

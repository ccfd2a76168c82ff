import type { Finding, Outcome } from '../core/verdict.ts';
import { count, figure, firstSentence, signed } from './format.ts';
import type { Overview } from './overview.ts';

/** What was decided and why, in one sentence for someone who owns the product and not the model. */
export function headlineOf(outcome: Outcome, findings: readonly Finding[], overview?: Overview): string {
  const reason = findings.find((finding) => finding.outcome === outcome);
  switch (outcome) {
    case 'pass':
    case 'warn':
      return `Passed: ${overview ? praise(overview) : 'every report of the team is in order'}${outcome === 'warn' ? `; ${caveats(findings.filter((finding) => finding.outcome === 'warn'))}` : '.'}`;
    case 'fail':
      return `Stopped: ${failure(findings.filter((finding) => finding.outcome === 'fail'), overview)}`;
    case 'inconclusive':
      return `Not decided: ${undecided(findings.filter((finding) => finding.outcome === 'inconclusive'))}`;
    case 'error':
      return `Could not be judged: ${lower(reason?.message ?? 'no rule was asked.')}`;
  }
}

/** The first warning in few words, and how many there are; the whole of them stands among the findings. */
function caveats(warnings: readonly Finding[]): string {
  return warnings.length === 1 ? caveat(warnings[0]!) : `${warnings.length} things to know, the first: ${caveat(warnings[0]!).replace(/^one thing to know: /, '')}`;
}

function caveat(finding: Finding): string {
  switch (finding.code) {
    case 'slice-too-small':
      return `${finding.numbers!.slices} ${finding.numbers!.slices === 1 ? 'slice was' : 'slices were'} too small to judge.`;
    case 'group-too-small':
      return `${finding.numbers!.groups} ${finding.numbers!.groups === 1 ? 'group' : 'groups'} of ${finding.subject!.name} had too few rows to compare.`;
    default:
      return `one thing to know: ${lower(finding.message)}`;
  }
}

function praise({ rows, metrics: [first] }: Overview): string {
  const basis = `on ${count(rows.n)} test rows`;
  const { label, candidate, champion } = first!;
  if (champion === null) return `the candidate holds every limit ${basis} (${label} ${figure(candidate)}; no champion to compare with)`;
  return `the candidate holds every limit and is no worse than the champion ${basis} (${label} ${figure(candidate)}, champion ${figure(champion)})`;
}

function failure(failed: readonly Finding[], overview?: Overview): string {
  const first = failed.find((finding) => finding.code.startsWith('fairness-')) ?? failed[0]!;
  const others = failed.length > 1 ? ` And ${failed.length - 1} more ${failed.length === 2 ? 'rule' : 'rules'} failed.` : '';
  if (!first.code.startsWith('fairness-') || failed.some((finding) => finding.subject?.kind === 'metric'))
    return `${lower(failed.find((finding) => finding.subject?.kind === 'metric')?.message ?? failed[0]!.message)}${others}`;
  return `${unfair(first, overview)}${others}`;
}

function unfair(finding: Finding, overview?: Overview): string {
  const numbers = finding.numbers!;
  const gap = unfairGap(finding);
  const average = overview && isBetterOnAverage(overview) ? 'is better on average but ' : '';
  const champion = numbers.champion === undefined ? '' : `champion ${figure(numbers.champion)}, `;
  const ratio = finding.expected.includes('≥');
  const allowed = numbers.champion === undefined ? `at ${ratio ? 'least' : 'most'} ${numbers.limit}` : signed(ratio ? -numbers.limit! : numbers.limit!);
  const than = numbers.champion === undefined ? 'too differently from the others' : 'worse than the champion does';
  return `the candidate ${average}treats ${gap.group === 'all rows' ? finding.subject!.name : `${finding.subject!.name} = ${gap.group}`} ${than} (${gap.rate} ${ratio ? 'ratio' : 'gap'} ${figure(numbers.candidate!)}, ${champion}allowed ${allowed}).`;
}

/** Rates of which less is worse for a group; of the others more is. */
const LESS_IS_WORSE = ['true positive rate', 'selection rate', 'precision', 'mean score'];

/** The group that the deciding gap hurts, read from the finding's own numbers so that both say the same. */
function unfairGap({ numbers }: Finding): { group: string; rate: string } {
  const entries = Object.entries(numbers!).flatMap(([name, value]) => {
    const match = /^(.*): candidate (\w+)$/s.exec(name);
    return match && value !== null ? [{ group: match[1]!, rate: match[2]!.replaceAll('_', ' '), value }] : [];
  });
  const { rate } = entries[0]!;
  const less = LESS_IS_WORSE.includes(rate);
  const hurt = entries.reduce((a, b) => ((less ? b.value < a.value : b.value > a.value) ? b : a));
  return { group: hurt.group, rate };
}

function isBetterOnAverage({ metrics }: Overview): boolean {
  return metrics.some(({ candidate, champion, higherIsBetter }) => candidate !== null && champion !== null && (higherIsBetter ? candidate > champion : candidate < champion));
}

function undecided(open: readonly Finding[]): string {
  const others = open.length > 1 ? ` ${open.length - 1} more ${open.length === 2 ? 'rule is' : 'rules are'} open.` : '';
  return `${lower(open[0]!.message)}${others}`;
}

/** A finding's first sentence inside another one: its first letter small, unless the word is a name. */
function lower(message: string): string {
  const text = firstSentence(message);
  return /^[A-Z][a-z]/.test(text) && !/^(By|ROC)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text.replace(/^By /, 'by ');
}

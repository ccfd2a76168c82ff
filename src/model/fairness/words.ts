import type { Pair } from '../../statistics/fairness-gaps.ts';
import type { Rates } from '../../statistics/fairness-rates.ts';
import { count, figure, percent } from '../format.ts';
import type { Grouping } from './groups.ts';

/** Groups in a sentence: the lowest and the highest two where there are more than six. */
const MOST_GROUPS_IN_A_SENTENCE = 6;

export function groupName(grouping: Grouping, group: number): string {
  return grouping.names[group] ?? 'all rows';
}

/** `True positive rate: Female 0.20 (champion 0.32; 273 of 4,707 rows), Male …`, lowest first. */
export function ratesText(rates: Rates, grouping: Grouping, kind: number, other: string | undefined, withOverall: boolean): string {
  const at = (group: number, model: number): number => rates.values[rates.index(kind, group, model)]!;
  const groups = [...grouping.names.keys(), ...(withOverall ? [grouping.names.length] : [])];
  const sorted = groups.sort((a, b) => at(a, 0) - at(b, 0));
  const shown = sorted.length > MOST_GROUPS_IN_A_SENTENCE ? [...sorted.slice(0, 2), ...sorted.slice(-2)] : sorted;
  const texts = shown.map((group) => {
    const champion = other === undefined ? '' : `${other} ${figure(at(group, 1))}; `;
    return `${groupName(grouping, group)} ${figure(at(group, 0))} (${champion}${baseText(rates, grouping, kind, group)})`;
  });
  const name = rates.kinds[kind]!.name;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${texts.join(', ')}${shown.length < sorted.length ? ` (lowest and highest of ${sorted.length} groups)` : ''}.`;
}

/** Rows that a rate rests on, in words. */
const BASES: Record<string, string> = { 'true positive rate': 'positive', 'false positive rate': 'negative', precision: 'called positive' };

function baseText(rates: Rates, grouping: Grouping, kind: number, group: number): string {
  const all = grouping.sizes[group];
  const base = BASES[rates.kinds[kind]!.name];
  const rows = all === undefined ? '' : `${count(all)} rows`;
  if (base === undefined) return rows || 'all';
  const under = count(Math.round(rates.sizes[rates.index(kind, group, 0)]!));
  return `${under} ${base}${rows && ` of ${rows}`}`;
}

/** The gap that decides, in numbers: both groups' rates under both models, and their rows. */
export function gapNumbers(rates: Rates, grouping: Grouping, { kind, high, low }: Pair, other: string | undefined): Record<string, number | null> {
  const name = rates.kinds[kind]!.name.replaceAll(' ', '_');
  return Object.fromEntries(
    [low, high].flatMap((group) => {
      const who = groupName(grouping, group);
      const at = (model: number): number | null => finite(rates.values[rates.index(kind, group, model)]!);
      return [
        ...(grouping.sizes[group] === undefined ? [] : [[`${who}: rows`, grouping.sizes[group]] as const]),
        ...(name === 'true_positive_rate' || name === 'false_positive_rate' ? [[`${who}: ${name === 'true_positive_rate' ? 'positives' : 'negatives'}`, rates.sizes[rates.index(kind, group, 0)]!] as const] : []),
        [`${who}: candidate ${name}`, at(0)] as const,
        ...(other === undefined ? [] : [[`${who}: ${other} ${name}`, at(1)] as const]),
      ];
    }),
  );
}

/** What the widest gap means for people, in one sentence without its stop. */
export function hurtText(rates: Rates, grouping: Grouping, { kind, high, low }: Pair): string {
  const { column } = grouping;
  const where = (group: number): string => (group === grouping.names.length ? 'over all rows' : `where ${column} = ${groupName(grouping, group)}`);
  const value = (group: number): number => rates.values[rates.index(kind, group, 0)]!;
  const share = (group: number): string => percent(value(group));
  switch (rates.kinds[kind]!.name) {
    case 'true positive rate':
      return `Of the rows that are truly positive the candidate finds ${share(low)} ${where(low)} and ${share(high)} ${where(high)}`;
    case 'false positive rate':
      return `Of the rows that are truly negative the candidate calls ${share(high)} positive ${where(high)} and ${share(low)} ${where(low)}`;
    case 'selection rate':
      return `The candidate says yes to ${share(low)} of the rows ${where(low)} and to ${share(high)} ${where(high)}`;
    case 'precision':
      return `Of its yes ${share(low)} are right ${where(low)} and ${share(high)} ${where(high)}`;
    case 'error rate':
      return `The candidate errs on ${share(high)} of the rows ${where(high)} and on ${share(low)} ${where(low)}`;
    default:
      return `The ${rates.kinds[kind]!.name} is ${figure(value(low))} ${where(low)} and ${figure(value(high))} ${where(high)}`;
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

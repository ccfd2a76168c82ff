import type { ColumnInfo } from '../../core/data-engine.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Strength } from '../../statistics/single-column.ts';
import { checkFinding, type Found } from '../checks/finding.ts';
import type { DataFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import { counted, short } from '../words.ts';
import type { BinKind, LabelKind } from './leakage-sql.ts';

type Role = 'feature' | 'identifier';

/** A column, or the place of a row, whose power over the label is asked. */
export interface Asked {
  name: string;
  role: Role;
  kind: BinKind;
  column?: ColumnInfo;
}

export interface Measured extends Asked {
  /** Undefined where half of the rows lacked a kind of label. */
  strength: Strength | undefined;
}

const MEASURES: Record<LabelKind['kind'], { name: string; method: string }> = {
  binary: { name: 'AUC', method: 'Newcombe, simultaneous over the columns' },
  classes: { name: 'accuracy gain', method: 'Tango, simultaneous over the columns' },
  number: { name: 'R²', method: 'delta method or Fisher z, the wider, simultaneous over the columns' },
};

/** One finding for each column that is over the limit or not decided, and one for all the others of the rule. */
export function leakageFindings(facts: DataFacts, source: DataSource, measured: readonly Measured[], asked: readonly Asked[], why?: string, kind: LabelKind['kind'] = 'binary'): Finding[] {
  return (['feature', 'identifier'] as const).flatMap((role) => {
    const options = facts.delivery.spec.data!.leakage![role];
    if (!options) return [];
    const about: About = { role, limit: options.at_most, label: facts.delivery.spec.data!.label!, source: source.name, family: Math.max(1, asked.length), kind };
    const nothing = asked.some((one) => one.role === role) ? why : 'there is no column to ask';
    const found = nothing === undefined ? judged(measured.filter((one) => one.role === role), about) : [unknown(about, nothing)];
    return found.map((one) => checkFinding(one, options, facts.delivery));
  });
}

interface About {
  role: Role;
  limit: number;
  label: string;
  source: string;
  /** Columns that the level of the intervals is shared among. */
  family: number;
  kind: LabelKind['kind'];
}

function judged(measured: readonly Measured[], about: About): Found[] {
  const { limit } = about;
  const open = measured.filter(({ strength }) => !strength || strength.high > limit);
  const kept = measured.filter(({ strength }) => strength && strength.high <= limit);
  const strongest = kept.reduce<Measured | undefined>((best, one) => (best && best.strength!.value >= one.strength!.value ? best : one), undefined);
  return [...open.map((one) => openFinding(one, about)), ...(strongest ? [keptFinding(strongest, kept.length, about)] : [])];
}

function openFinding({ name, strength }: Measured, about: About): Found {
  const { role, limit, label, source, kind } = about;
  const common = { ...base(about), subject: { kind: 'column' as const, name }, rule: `${name}: ${words(about)}` };
  if (!strength) return { ...common, outcome: 'inconclusive', message: `In ${source}, half of the rows does not have every kind of ${label}, so nothing can be said of ${name}.`, actual: 'unknown', numbers: { limit }, fix: 'Judge more rows with labels.' };
  const over = strength.low > limit;
  const what = `the ${MEASURES[kind].name} of ${name} alone for ${label} is ${short(strength.value)} (between ${short(strength.low)} and ${short(strength.high)}) on ${counted(strength.n, 'row')} that its bins were not made from`;
  const advice = role === 'feature' ? `Find how ${name} comes to know ${label}: it is a copy of it, was filled in after it was known, or is not there when the model is asked. If it is honest, name it in \`leakage.feature.except\`.` : `Find why rows are ordered or numbered by ${label}, and shuffle them before they are numbered and split.`;
  return {
    ...common,
    outcome: over ? 'fail' : 'inconclusive',
    message: `In ${source}, ${what}; at most ${limit} is allowed${over ? '' : ', and that many rows do not decide it'}.`,
    actual: `${short(strength.value)} (${source})`,
    n: strength.n,
    interval: { low: strength.low, high: strength.high, level: 1 - 0.05 / about.family, method: MEASURES[kind].method },
    numbers: numbersOf(strength, about),
    fix: over ? advice : `Judge more rows with labels, or raise \`leakage.${role}.at_most\`.`,
  };
}

function keptFinding({ name, strength }: Measured, count: number, about: About): Found {
  const { limit, label, source, kind, role } = about;
  const all = role === 'feature' ? counted(count, 'column') : counted(count, 'identifier');
  return {
    ...base(about),
    subject: { kind: 'table', name: 'leakage' },
    rule: `${role === 'feature' ? 'columns' : 'identifiers'}: ${words(about)}`,
    outcome: 'pass',
    message: `In ${source}, none of ${all} alone predicts ${label} with ${article(MEASURES[kind].name)} ${MEASURES[kind].name} above ${limit}; the best, ${name}, has ${short(strength!.value)} (at most ${short(strength!.high)}).`,
    actual: `${short(strength!.value)} by ${name} (${source})`,
    n: strength!.n,
    interval: { low: strength!.low, high: strength!.high, level: 1 - 0.05 / about.family, method: MEASURES[kind].method },
    numbers: numbersOf(strength!, about),
    fix: '',
  };
}

function unknown(about: About, why: string): Found {
  return { ...base(about), subject: { kind: 'table', name: 'leakage' }, rule: words(about), outcome: 'inconclusive', message: `In ${about.source}, nothing can be said of leakage: ${why}.`, actual: 'unknown', numbers: { limit: about.limit }, fix: 'Judge rows whose label varies, and columns besides it; or remove the rule.' };
}

function base(about: About): Pick<Found, 'code' | 'path' | 'expected'> {
  return { code: `leakage-${about.role}`, path: ['data', 'leakage', about.role], expected: words(about) };
}

function words({ kind, limit, label }: About): string {
  return `${MEASURES[kind].name} of at most ${limit} for ${label} alone`;
}

function article(name: string): string {
  return /^[AR]/.test(name) || name.startsWith('a') ? 'an' : 'a';
}

function numbersOf(strength: Strength, { limit }: About): Record<string, number> {
  return { strength: strength.value, low: strength.low, high: strength.high, limit };
}

import { InputError } from '../../core/problem.ts';
import type { Value } from '../../core/data-engine.ts';
import { below, seededRandom, type Random } from '../../statistics/random.ts';
import { counted, list } from '../format.ts';
import { hasChanged, requireTolerance } from './answers.ts';
import { kindOf, type ColumnFacts } from './column-facts.ts';
import { extreme, inOtherUnit, noisy, outOfRange } from './perturb-numbers.ts';
import { inOtherAccents, inOtherCase, withTypos } from './perturb-texts.ts';
import { changeWords, limitOf, seedFor, tryVariants, type Behaviour, type Judged, type Probing, type Variant } from './probing.ts';
import { FEWEST_CHANGED, type RateRule } from './rate.ts';

export type Perturbation = NonNullable<Behaviour['perturbations']>[number];
type Kind = Perturbation['kind'];

/** Which kinds of columns each perturbation fits. */
const FITS: Record<Kind, readonly ColumnFacts['kind'][]> = {
  noise: ['number'],
  unit: ['number'],
  out_of_range: ['number'],
  extreme: ['number'],
  missing: ['number', 'text', 'boolean', 'other'],
  category_swap: ['text', 'boolean'],
  unseen_category: ['text'],
  typo: ['text'],
  case: ['text'],
  accents: ['text'],
};

/** A value that no training table has. */
const UNSEEN = 'never seen before';

/** Each declared perturbation on each of its columns alone, so that a finding names the column that the model breaks on. */
export async function tryPerturbations(probing: Probing, behaviour: Behaviour): Promise<{ judged: Judged[]; notes: string[] }> {
  const judged: Judged[] = [];
  const notes: string[] = [];
  for (const [index, declared] of (behaviour.perturbations ?? []).entries()) {
    const path = ['tests', 'behaviour', 'perturbations', index];
    const tolerance = declared.tolerance ?? behaviour.tolerance;
    requireTolerance(probing.delivery, probing.reading, tolerance, path);
    const columns = columnsFor(probing, declared, path);
    const still: string[] = [];
    for (const name of columns) {
      const variants = variantsOf(probing, declared, name, index);
      // A column that somebody names must be judged; one that only fits the kind may have too few values to change.
      if (variants.length < FEWEST_CHANGED && declared.columns === undefined) {
        still.push(name);
        continue;
      }
      const tried = await tryVariants(probing, variants, (before, after) => hasChanged(probing.reading, before, after, tolerance), declared.refusal);
      judged.push({ tried, group: `perturbation ${index}`, rule: ruleOf(behaviour, declared, path, tolerance, name) });
    }
    // A rule that could not be asked of anything is open, never kept.
    if (columns.length === still.length) judged.push({ tried: { n: 0, broken: 0 }, rule: ruleOf(behaviour, declared, path, tolerance) });
    if (still.length > 0) notes.push(`Perturbation ${words(declared)}: not judged in ${list(still, 20)}, where fewer than ${FEWEST_CHANGED} drawn rows can be changed so.`);
  }
  return { judged, notes };
}

function ruleOf(behaviour: Behaviour, declared: Perturbation, path: (string | number)[], tolerance: number | undefined, name?: string): RateRule {
  const column = name ?? 'any column';
  return {
    ...declared,
    code: `behaviour-${declared.kind.replaceAll('_', '-')}`,
    rule: `${column}: ${words(declared)} changes no answer`,
    breaks: `${changeWords(tolerance)} when ${column} ${whenWords(declared)}`,
    limit: limitOf(behaviour, declared),
    path,
    ...(name !== undefined && { subject: { kind: 'column', name } }),
    fix: `See how ${column} enters the model: ${FIXES[declared.kind]}. If the change is meant, allow it in a reviewed change.`,
  };
}

function columnsFor({ delivery, sample }: Probing, { kind, columns }: Perturbation, path: (string | number)[]): string[] {
  const fitting = sample.columns.filter((column) => FITS[kind].includes(kindOf(column))).map((column) => column.name);
  const wrong = (columns ?? []).filter((name) => !fitting.includes(name));
  if (wrong.length > 0)
    throw InputError.of('behaviour-column-kind', `The perturbation ${kind} is for ${list(FITS[kind].map((fit) => KIND_WORDS[fit]))}, and ${list(wrong)} ${wrong.length === 1 ? 'is' : 'are'} not.`, `Name columns that it fits: ${list(fitting, 20)}.`, delivery.locate([...path, 'columns']));
  return columns ?? fitting;
}

function variantsOf({ delivery, sample, facts }: Probing, declared: Perturbation, name: string, index: number): Variant[] {
  const random = seededRandom(seedFor(delivery.spec.tests!.seed!, 'perturbation', index, name));
  const column = facts.of(name);
  return sample.rows.flatMap((features, row) => {
    const value = perturbed(features[name]!, column, declared, random);
    return value === undefined ? [] : [{ row, features: { ...features, [name]: value } }];
  });
}

/** The changed value; undefined where this one cannot be changed so. */
export function perturbed(value: Value, column: ColumnFacts, { kind, iqr, factor, edits }: Perturbation, random: Random): Value | undefined {
  if (value === null) return undefined;
  if (kind === 'missing') return null;
  if (kind === 'category_swap') return otherOf(column.values, value, random);
  if (column.kind === 'number') return typeof value === 'string' || typeof value === 'boolean' ? undefined : number(Number(value), column, { kind, iqr, factor }, random);
  const text = String(value);
  switch (kind) {
    case 'unseen_category':
      return UNSEEN;
    case 'typo':
      return withTypos(text, edits ?? 1, random);
    case 'case':
      return inOtherCase(text, random);
    case 'accents':
      return inOtherAccents(text, random);
    default:
      return undefined;
  }
}

function number(value: number, column: ColumnFacts, { kind, iqr, factor }: Pick<Perturbation, 'kind' | 'iqr' | 'factor'>, random: Random): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  switch (kind) {
    case 'noise':
      return noisy(value, column, iqr!, random);
    case 'unit':
      return inOtherUnit(value, column, factor!);
    case 'out_of_range':
      return outOfRange(column, random);
    default:
      return extreme(column, random);
  }
}

function otherOf(values: readonly Value[], value: Value, random: Random): Value | undefined {
  const others = values.filter((one) => one !== value);
  return others.length === 0 ? undefined : others[below(random, others.length)];
}

const KIND_WORDS: Record<ColumnFacts['kind'], string> = { number: 'numbers', text: 'texts', boolean: 'truth values', other: 'dates and others' };

function words({ kind, iqr, factor, edits }: Perturbation): string {
  const texts: Record<Kind, string> = {
    noise: `noise of ${iqr} interquartile ranges`,
    missing: 'a missing value',
    category_swap: 'another category',
    unseen_category: 'an unseen category',
    unit: `another unit (×${factor})`,
    out_of_range: 'a value out of range',
    extreme: 'an extreme value',
    typo: counted(edits ?? 1, 'typo'),
    case: 'another case',
    accents: 'other accents',
  };
  return texts[kind];
}

function whenWords(declared: Perturbation): string {
  if (declared.kind === 'noise' || declared.kind === 'typo') return `gets ${words(declared)}`;
  if (declared.kind === 'missing') return 'is missing';
  return declared.kind === 'unit' ? `is in ${words(declared)}` : `has ${words(declared)}`;
}

const FIXES: Record<Kind, string> = {
  noise: 'a cut in a tree or a bin edge that many rows stand at, or a weight that is too steep',
  missing: 'impute it as training did, or refuse such rows cleanly and declare `refusal: allowed`',
  category_swap: 'one category may carry an answer by itself',
  unseen_category: 'encode unknown categories as training did, or refuse them cleanly and declare `refusal: allowed`',
  unit: 'check the range of inputs, refuse what is outside cleanly and declare `refusal: allowed`',
  out_of_range: 'clip inputs to the range of training, or refuse what is outside cleanly and declare `refusal: allowed`',
  extreme: 'clip inputs to the range of training, or refuse what is outside cleanly and declare `refusal: allowed`',
  typo: 'normalise texts before they are encoded',
  case: 'normalise the case of texts before they are encoded',
  accents: 'normalise the accents of texts before they are encoded',
};

import type { Value } from '../../core/data-engine.ts';

/** `backward`: what was valid stays valid. `forward`: what is valid now was valid before. */
export type Direction = 'backward' | 'forward';
export type Compatibility = Direction | 'full' | 'none';
export const COMPATIBILITIES = ['backward', 'forward', 'full', 'none'] as const;

/** One thing that an old and a new contract, or profile, say differently. */
export interface Difference {
  code: DifferenceCode;
  /** Path of the key, e.g. `columns.age.between`. */
  where: string;
  column?: string;
  /** One sentence: what was and what is. */
  message: string;
  /** Which promise it breaks; none for what changes no row's validity. */
  breaks: Direction[];
  numbers?: Record<string, number>;
}

export type DifferenceCode =
  | 'column-removed'
  | 'column-added'
  | 'required-changed'
  | 'type-widened'
  | 'type-narrowed'
  | 'type-changed'
  | 'null-rate-widened'
  | 'null-rate-narrowed'
  | 'category-added'
  | 'category-removed'
  | 'range-widened'
  | 'range-narrowed'
  | 'uniqueness-dropped'
  | 'uniqueness-added'
  | 'rule-added'
  | 'rule-removed'
  | 'rule-widened'
  | 'rule-narrowed'
  | 'rule-changed'
  | 'severity-changed'
  | 'sensitive-changed'
  | 'unit-suspected'
  | 'sign-suspected'
  | 'key-changed'
  | 'label-changed';

/** The differences that a promise does not allow. */
export function breaking(differences: readonly Difference[], promise: Compatibility): Difference[] {
  const kept: readonly Direction[] = promise === 'full' ? ['backward', 'forward'] : promise === 'none' ? [] : [promise];
  return differences.filter(({ breaks }) => breaks.some((direction) => kept.includes(direction)));
}

/** Whether the new one allows more, less, or both: what each breaks. */
export const WIDER: Direction[] = ['forward'];
export const NARROWER: Direction[] = ['backward'];
export const OTHER: Direction[] = ['backward', 'forward'];

/** A value of a contract in a message: short, and never a whole list. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

export type Plain = Value | readonly Plain[] | { readonly [key: string]: Plain };

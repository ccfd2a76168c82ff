import type { ColumnFacts } from './facts.ts';
import { MOST_VALUES } from './facts.ts';
import { personalReason } from './personal.ts';

/** What a column is to a contract. All tables that are looked at have one kind for a name. */
export type Kind = 'identifier' | 'sensitive' | 'codes' | 'numbers' | 'categories' | 'text' | 'time' | 'boolean' | 'nested' | 'empty';

/** Codes are few whole numbers, each of them often. */
const MOST_CODES = 32;
const ID_NAME = /(^|[_\s.-])(id|ids|key|uuid|guid|number|no|nr|code)$|[a-z](Id|ID|Key|UUID)$/i;

export function kindOf(tables: readonly ColumnFacts[], key: readonly string[]): { kind: Kind; why?: string } {
  const first = tables[0]!;
  const { info } = first;
  const present = tables.reduce((sum, facts) => sum + facts.rows - facts.nulls, 0);
  if (info.type === 'other') return { kind: 'nested' };
  if (present === 0) return { kind: 'empty' };
  const personal = personalReason(first);
  if (personal) return { kind: 'sensitive', why: personal };
  if (key.some((name) => name.toLowerCase() === info.name.toLowerCase()) || tables.every(isIdentifier)) return { kind: 'identifier' };
  if (info.type === 'boolean') return { kind: 'boolean' };
  if (info.type === 'date' || info.type === 'timestamp') return { kind: 'time' };
  if (info.type === 'integer' || info.type === 'float') return { kind: tables.every(isCoded) ? 'codes' : 'numbers' };
  return { kind: tables.every(isCategory) ? 'categories' : 'text' };
}

/**
 * Every row its own value, and a reason to think that this is meant: the name of an id, or whole numbers that fill their range.
 * Measurements that merely never met are no identifiers: they will meet in a further sample.
 */
export function isIdentifier({ info, rows, nulls, distinct, room }: ColumnFacts): boolean {
  if (rows < 2 || nulls > 0 || distinct !== rows || info.type === 'float' || info.type === 'date' || info.type === 'timestamp') return false;
  return ID_NAME.test(info.name) || (info.type === 'integer' && room <= 4 * rows);
}

function isCoded({ info, distinct, timesSeen, rows, nulls }: ColumnFacts): boolean {
  return info.type === 'integer' && distinct <= MOST_CODES && (timesSeen.get(1) ?? 0) <= 1 + distinct / 8 && distinct * 20 <= rows - nulls;
}

/** Few enough values to list, of which few are seen but once. */
function isCategory({ distinct, timesSeen, rows, nulls }: ColumnFacts): boolean {
  const once = timesSeen.get(1) ?? 0;
  return distinct <= MOST_VALUES && distinct * 5 <= rows - nulls && once * 20 <= rows - nulls;
}

/** The most bounds that a column of a kind gets, for the split of the chance of a false alarm. */
export const BOUNDS: Record<Kind, number> = {
  identifier: 4,
  sensitive: 14,
  codes: 16,
  numbers: 32,
  categories: 14,
  text: 24,
  time: 12,
  boolean: 6,
  nested: 2,
  empty: 2,
};

import type { Column } from '../../delivery/spec.ts';
import { NARROWER, OTHER, shown, WIDER, type Difference, type DifferenceCode, type Direction } from './difference.ts';
import { directionsOf, rangeChange, type Ranged } from './limits.ts';

/** Which types hold all values of a type, besides itself. */
const WIDER_TYPES: Partial<Record<NonNullable<Column['type']>, readonly string[]>> = { integer: ['decimal', 'float'], decimal: ['float'], date: ['timestamp'] };

/** What an old and a new contract say differently of one column, or of one rule in `rules`; no values where `sensitive`. */
export function columnDifferences(before: Column, after: Column, where: string, column: string, sensitive = false): Difference[] {
  const [old, now] = sensitive ? [{ sensitive, ...before }, { sensitive, ...after }] : [before, after];
  const found: Difference[] = [];
  const differs = (code: DifferenceCode, key: string, message: string, breaks: Direction[]): void => void found.push({ code, where: `${where}.${key}`, column, message: `${column}: ${message}`, breaks });
  for (const compare of [requiredChange, typeChange, rateChanges, setChanges, rangeChanges, wholeChanges, shareChange]) compare(old, now, differs);
  if ((before.sensitive ?? false) !== (after.sensitive ?? false)) differs('sensitive-changed', 'sensitive', after.sensitive ? 'its values are hidden from now on.' : 'its values are no longer hidden.', []);
  const [stopped, stops] = [stopsAt(old), stopsAt(now)];
  if (stopped !== stops) differs('severity-changed', 'severity', stops ? 'a breach stops now, where it warned.' : 'a breach only warns now, where it stopped.', stops ? NARROWER : WIDER);
  // A rule that only warned and only warns makes no row invalid.
  return stopped || stops ? found : found.map((difference) => ({ ...difference, breaks: [] }));
}

type Differs = (code: DifferenceCode, key: string, message: string, breaks: Direction[]) => void;
type Compare = (old: Column, now: Column, differs: Differs) => void;

function stopsAt({ severity, on_fail: action }: Column): boolean {
  return severity !== 'warn' && action !== 'warn';
}

const requiredChange: Compare = (old, now, differs) => {
  const [was, is] = [old.required !== false, now.required !== false];
  if (was !== is) differs('required-changed', 'required', is ? 'it may no longer be missing.' : 'it may be missing now.', is ? NARROWER : WIDER);
};

const typeChange: Compare = (old, now, differs) => {
  if (old.type !== now.type) {
    const holds = (outer: Column['type'], inner: Column['type']) => outer === undefined || (inner !== undefined && (WIDER_TYPES[inner]?.includes(outer) ?? false));
    const [wider, narrower] = [holds(now.type, old.type), holds(old.type, now.type)];
    differs(wider ? 'type-widened' : narrower ? 'type-narrowed' : 'type-changed', 'type', `its type was ${old.type ?? 'any'} and is ${now.type ?? 'any'}.`, wider ? WIDER : narrower ? NARROWER : OTHER);
    return;
  }
  for (const key of ['bits', 'precision', 'scale'] as const) {
    const [was, is] = [old[key] ?? Infinity, now[key] ?? Infinity];
    if (was !== is) differs(is > was ? 'type-widened' : 'type-narrowed', key, `\`${key}\` was ${shown(old[key] ?? null)} and is ${shown(now[key] ?? null)}.`, is > was ? WIDER : NARROWER);
  }
  if ((old.unsigned ?? false) !== (now.unsigned ?? false)) differs(now.unsigned ? 'type-narrowed' : 'type-widened', 'unsigned', now.unsigned ? 'it may no longer be negative.' : 'it may be negative now.', now.unsigned ? NARROWER : WIDER);
  for (const key of ['zone', 'items', 'fields'] as const)
    if (JSON.stringify(old[key]) !== JSON.stringify(now[key])) differs('type-changed', key, `\`${key}\` was ${shown(old[key] ?? null)} and is ${shown(now[key] ?? null)}.`, old[key] === undefined ? NARROWER : now[key] === undefined ? WIDER : OTHER);
};

const rateChanges: Compare = (old, now, differs) => {
  for (const key of ['null_rate', 'nan_rate', 'infinite_rate'] as const) {
    // No limit at all is a limit of 1.
    const change = rangeChange({ at_least: 0, at_most: 1, ...old[key] }, { at_least: 0, at_most: 1, ...now[key] });
    if (change) differs(change === 'narrower' ? 'null-rate-narrowed' : 'null-rate-widened', key, `\`${key}\` was ${shown(old[key] ?? null)} and is ${shown(now[key] ?? null)}.`, directionsOf(change));
  }
  if ((old.unique ?? false) !== (now.unique ?? false)) differs(now.unique ? 'uniqueness-added' : 'uniqueness-dropped', 'unique', now.unique ? 'it has to be unique now.' : 'it no longer has to be unique.', now.unique ? NARROWER : WIDER);
};

const setChanges: Compare = (old, now, differs) => {
  for (const key of ['in', 'not_in'] as const) {
    const [a, b] = [old[key], now[key]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    if (a === undefined || b === undefined) {
      differs(b === undefined ? 'rule-removed' : 'rule-added', key, b === undefined ? `\`${key}\` is gone.` : `\`${key}\` is new: ${shown(b)}.`, b === undefined ? WIDER : NARROWER);
      continue;
    }
    if (!Array.isArray(a) || !Array.isArray(b)) {
      differs('rule-changed', key, `\`${key}\` was ${shown(a)} and is ${shown(b)}; which values these are is not compared.`, OTHER);
      continue;
    }
    const texts = (list: readonly unknown[]) => new Set(list.map(String));
    const [was, is] = [texts(a), texts(b)];
    const added = [...is].filter((value) => !was.has(value));
    const removed = [...was].filter((value) => !is.has(value));
    // Values of a column that is sensitive in either contract are counted, not named.
    const named = (values: string[]) => (old.sensitive || now.sensitive ? `${values.length} values` : shown(values));
    if (added.length > 0) differs('category-added', key, `${key === 'in' ? 'allowed' : 'forbidden'} now: ${named(added)}.`, key === 'in' ? WIDER : NARROWER);
    if (removed.length > 0) differs('category-removed', key, `no longer ${key === 'in' ? 'allowed' : 'forbidden'}: ${named(removed)}.`, key === 'in' ? NARROWER : WIDER);
  }
};

const RANGES = ['between', 'length', 'mean', 'median', 'std', 'sum', 'min', 'max', 'distinct', 'distinct_rate'] as const;

const rangeChanges: Compare = (old, now, differs) => {
  const one = (key: string, a: Ranged, b: Ranged): void => {
    const change = rangeChange(a, b);
    if (!change) return;
    const hidden = (old.sensitive || now.sensitive) && key !== 'length';
    differs(change === 'narrower' ? 'range-narrowed' : change === 'wider' ? 'range-widened' : 'rule-changed', key, hidden ? `\`${key}\` is ${change === 'other' ? 'another' : change}.` : `\`${key}\` was ${shown(a ?? null)} and is ${shown(b ?? null)}.`, directionsOf(change));
  };
  for (const key of RANGES) one(key, old[key] as Ranged, now[key] as Ranged);
  for (const level of new Set([...Object.keys(old.quantiles ?? {}), ...Object.keys(now.quantiles ?? {})])) one(`quantiles.${level}`, old.quantiles?.[level], now.quantiles?.[level]);
};

const WHOLE = ['matches', 'not_matches', 'format', 'case', 'ordered', 'outliers'] as const;

const wholeChanges: Compare = (old, now, differs) => {
  for (const key of WHOLE) {
    const [a, b] = [old[key], now[key]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    differs(a === undefined ? 'rule-added' : b === undefined ? 'rule-removed' : 'rule-changed', key, `\`${key}\` was ${shown(a ?? null)} and is ${shown(b ?? null)}.`, a === undefined ? NARROWER : b === undefined ? WIDER : OTHER);
  }
};

const shareChange: Compare = (old, now, differs) => {
  const [was, is] = [old.mostly ?? 1, now.mostly ?? 1];
  if (was !== is) differs(is > was ? 'rule-narrowed' : 'rule-widened', 'mostly', `a share of ${is} of its values has to keep its rules; it was ${was}.`, is > was ? NARROWER : WIDER);
};

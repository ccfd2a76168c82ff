/**
 * What stands on the stack of a pickle that is read and never run: as much of each value as decides what is imported, and how
 * many bytes of a joblib array follow.
 */
export type PickleValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'bytes' }
  | { kind: 'constant'; value: null | boolean }
  | { kind: 'items'; items: PickleValue[]; whole: boolean }
  | { kind: 'dict'; entries: Map<string, PickleValue> }
  | { kind: 'global'; name: string }
  /** The result of calling `of` with `args`; `state` is what BUILD gave it. */
  | { kind: 'object'; of: string; args: PickleValue; state?: PickleValue }
  | { kind: 'unknown' };

export const UNKNOWN: PickleValue = { kind: 'unknown' };
export const NONE: PickleValue = { kind: 'constant', value: null };

/** Long lists and dictionaries hold data: their first entries are enough. */
const MOST_KEPT = 64;

export function itemsOf(values: readonly PickleValue[]): PickleValue {
  return { kind: 'items', items: values.slice(0, MOST_KEPT), whole: values.length <= MOST_KEPT };
}

export function addItems(target: PickleValue | undefined, values: readonly PickleValue[]): void {
  if (target?.kind !== 'items') return;
  for (const value of values)
    if (target.items.length < MOST_KEPT) target.items.push(value);
    else target.whole = false;
}

/** `pairs` are key, value, key, value, …; only texts are kept as keys. */
export function setItems(target: PickleValue | undefined, pairs: readonly PickleValue[]): void {
  if (target?.kind !== 'dict') return;
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const key = pairs[i]!;
    if (key.kind === 'text' && (target.entries.size < MOST_KEPT || target.entries.has(key.text))) target.entries.set(key.text, pairs[i + 1]!);
  }
}

export function calledName(callable: PickleValue | undefined): string {
  if (callable?.kind === 'global') return callable.name;
  if (callable?.kind === 'object') return `${callable.of}()`;
  return '(computed)';
}

import type { Column, Data } from '../../delivery/spec.ts';
import { columnDifferences } from './columns.ts';
import { NARROWER, OTHER, shown, WIDER, type Difference } from './difference.ts';
import { directionsOf, rangeChange, type Ranged } from './limits.ts';

/**
 * What an old and a new contract say differently of the same data. Whether a rule stops or warns belongs to it; what drift, skew
 * and stability may do, who owns a rule and why it is there does not.
 */
export function contractDifferences(old: Data = {}, now: Data = {}): Difference[] {
  return [...columnsOf(old.columns ?? {}, now.columns ?? {}), ...keyDifferences(old, now), ...listDifferences(old, now, sensitiveIn([old, now])), ...tableDifferences(old, now)];
}

/** Columns that either contract calls sensitive: no value of theirs is named. */
function sensitiveIn(contracts: readonly Data[]): ReadonlySet<string> {
  return new Set(contracts.flatMap(({ columns = {} }) => Object.entries(columns).flatMap(([name, { sensitive }]) => (sensitive ? [name.toLowerCase()] : []))));
}

function columnsOf(old: Record<string, Column>, now: Record<string, Column>): Difference[] {
  const byName = (columns: Record<string, Column>) => new Map(Object.entries(columns).map(([name, column]) => [name.toLowerCase(), { name, column }]));
  const [before, after] = [byName(old), byName(now)];
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, { name, column }]): Difference => ({
    code: 'column-removed', where: `columns.${name}`, column: name, message: `The column ${name} is no longer in the contract.`, breaks: column.required === false ? [] : WIDER,
  }));
  const added = [...after].filter(([id]) => !before.has(id)).map(([, { name, column }]): Difference => ({
    code: 'column-added', where: `columns.${name}`, column: name,
    message: `The column ${name} is new${column.required === false ? ', and may be missing' : ', and every table has to have it'}.`, breaks: column.required === false ? [] : NARROWER,
  }));
  const changed = [...after].flatMap(([id, { name, column }]) => (before.has(id) ? columnDifferences(before.get(id)!.column, column, `columns.${name}`, name) : []));
  return [...removed, ...added, ...changed];
}

function keyDifferences(old: Data, now: Data): Difference[] {
  const found: Difference[] = [];
  const names = (list: readonly string[] | undefined) => (list ?? []).map((name) => name.toLowerCase());
  if (JSON.stringify(names(old.key)) !== JSON.stringify(names(now.key)))
    found.push({ code: 'key-changed', where: 'key', message: `The key was ${shown(old.key ?? null)} and is ${shown(now.key ?? null)}.`, breaks: old.key === undefined ? NARROWER : now.key === undefined ? WIDER : OTHER });
  if (old.label?.toLowerCase() !== now.label?.toLowerCase())
    found.push({ code: 'label-changed', where: 'label', message: `The label was ${shown(old.label ?? null)} and is ${shown(now.label ?? null)}.`, breaks: OTHER });
  const sets = (data: Data) => (data.unique ?? []).map((one) => ({ columns: names(Array.isArray(one) ? one : one.columns).sort(), where: Array.isArray(one) ? undefined : one.where })).map((one) => JSON.stringify(one));
  for (const one of sets(old).filter((set) => !sets(now).includes(set))) found.push({ code: 'uniqueness-dropped', where: 'unique', message: `No longer unique: ${shown(JSON.parse(one))}.`, breaks: WIDER });
  for (const one of sets(now).filter((set) => !sets(old).includes(set))) found.push({ code: 'uniqueness-added', where: 'unique', message: `Unique from now on: ${shown(JSON.parse(one))}.`, breaks: NARROWER });
  return found;
}

/** Rules in lists are the same rule where they have one name; those without a name, where they are equal. */
function listDifferences(old: Data, now: Data, sensitive: ReadonlySet<string>): Difference[] {
  const hidden = ({ column }: { column?: string }) => column !== undefined && sensitive.has(column.toLowerCase());
  const called = (rule: { name?: string; column?: string }, name: string) => shown(rule.name ?? (hidden(rule) ? `a rule about ${rule.column}` : JSON.parse(name)));
  const named = <T extends { name?: string }>(list: readonly T[] = []) => new Map(list.map((rule) => [rule.name ?? JSON.stringify(meaning(rule)), rule]));
  const compare = <T extends { name?: string; column?: string; severity?: string }>(key: 'rows' | 'rules' | 'foreign_keys', before: Map<string, T>, after: Map<string, T>, changed: (a: T, b: T, where: string) => Difference[]) => [
    ...[...before].filter(([name]) => !after.has(name)).map(([name, rule]): Difference => ({ code: 'rule-removed', where: key, message: `The rule ${called(rule, name)} is gone.`, breaks: stops(rule) ? WIDER : [] })),
    ...[...after].filter(([name]) => !before.has(name)).map(([name, rule]): Difference => ({ code: 'rule-added', where: key, message: `The rule ${called(rule, name)} is new.`, breaks: stops(rule) ? NARROWER : [] })),
    ...[...after].flatMap(([name, rule]) => (before.has(name) ? changed(before.get(name)!, rule, `${key}.${rule.name ?? (hidden(rule) ? rule.column! : name)}`) : [])),
  ];
  const whole = (a: object, b: object, where: string): Difference[] => (JSON.stringify(meaning(a)) === JSON.stringify(meaning(b)) ? [] : [{ code: 'rule-changed', where, message: `The rule says something else: ${shown(meaning(a))} was, ${shown(meaning(b))} is.`, breaks: OTHER }]);
  return [
    ...compare('rows', named(old.rows), named(now.rows), (a, b, where) => {
      const rest = whole({ ...a, mostly: undefined }, { ...b, mostly: undefined }, where);
      return rest.length > 0 ? rest : shareDifference(a.mostly ?? 1, b.mostly ?? 1, where);
    }),
    ...compare('rules', named(old.rules), named(now.rules), (a, b, where) => (a.column.toLowerCase() === b.column.toLowerCase() && JSON.stringify([a.where, a.given]) === JSON.stringify([b.where, b.given]) ? columnDifferences(a, b, where, b.column, hidden(a) || hidden(b)) : hidden(a) || hidden(b) ? [{ code: 'rule-changed', where, message: 'The rule says something else.', breaks: OTHER }] : whole(a, b, where))),
    ...compare('foreign_keys', named((old.foreign_keys ?? []) as { name?: string }[]), named((now.foreign_keys ?? []) as { name?: string }[]), whole),
  ];
}

function shareDifference(old: number, now: number, where: string): Difference[] {
  if (old === now) return [];
  return [{ code: now > old ? 'rule-narrowed' : 'rule-widened', where, message: `A share of ${now} of the rows has to keep it; it was ${old}.`, breaks: now > old ? NARROWER : WIDER }];
}

function stops({ severity, on_fail: action }: { severity?: string; on_fail?: string }): boolean {
  return severity !== 'warn' && action !== 'warn';
}

/** A rule without what changes no row's validity, its keys in order. */
function meaning(rule: object): object {
  const aside = ['owner', 'because', 'on_fail', 'severity', 'name'];
  return Object.fromEntries(Object.entries(rule).filter(([key, value]) => !aside.includes(key) && value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function tableDifferences(old: Data, now: Data): Difference[] {
  const found: Difference[] = [];
  const ranges: [string, Ranged, Ranged][] = [
    ['volume.rows', old.volume?.rows, now.volume?.rows],
    ['duplicates', old.duplicates && { at_most: old.duplicates.at_most }, now.duplicates && { at_most: now.duplicates.at_most }],
    ['conflicting_labels', old.conflicting_labels && { at_most: old.conflicting_labels.at_most }, now.conflicting_labels && { at_most: now.conflicting_labels.at_most }],
  ];
  for (const [where, a, b] of ranges) {
    const change = rangeChange(a, b);
    if (change) found.push({ code: change === 'wider' ? 'range-widened' : change === 'narrower' ? 'range-narrowed' : 'rule-changed', where, message: `\`${where}\` was ${shown(a ?? null)} and is ${shown(b ?? null)}.`, breaks: directionsOf(change) });
  }
  for (const where of ['freshness', 'extra_columns', 'column_order', 'entity', 'time', 'overlap', 'leakage'] as const) {
    const [a, b] = [old[where], now[where]].map((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? meaning(value) : value));
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push({ code: 'rule-changed', where, message: `\`${where}\` was ${shown(a ?? null)} and is ${shown(b ?? null)}.`, breaks: a === undefined ? NARROWER : b === undefined ? WIDER : OTHER });
  }
  return found;
}

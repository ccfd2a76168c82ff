import { identifier } from '../../core/sql.ts';
import type { DataEngine, Source } from '../../core/data-engine.ts';
import { InputError } from '../../core/problem.ts';
import type { Column, Data } from '../../delivery/spec.ts';
import { columnNamed, sameName } from '../source.ts';
import { grouped, percent, short } from '../words.ts';
import { budgetOf, FALSE_ALARMS, type Budget } from './budget.ts';
import { emptyDraft, say, type ColumnDraft, type Reasoned, type RowRule } from './draft.ts';
import { tableFacts, type ColumnFacts, type TableFacts } from './facts.ts';
import { BOUNDS, kindOf, type Kind } from './kinds.ts';
import { finiteCount, missingRules, nextNumbers, numberRules, ranksWanted, type Ranked } from './numbers.ts';
import { candidatePairs, MOST_PAIRS, orderRules } from './relations.ts';
import { blankRule, lengthRanks, shapeRule, textRules } from './texts.ts';
import { minuteOfDay, minuteRanks, timeRules } from './times.ts';
import { frequentRules, setRule } from './values.ts';

export interface InferOptions {
  label?: string;
  /** Columns that name a row together. */
  key?: readonly string[];
  /** Rows of the tables to come, where they are fewer than the smallest of these. */
  rows?: number;
}

/** A contract that was read off the data, each part with its reason. */
export interface InferredContract {
  key: string[];
  label?: string;
  columns: ColumnDraft[];
  kinds: Map<string, Kind>;
  rows: Reasoned<RowRule>[];
  volume: Reasoned<NonNullable<Data['volume']>>;
  budget: Budget;
  tables: { rows: number }[];
}

/** Fewer rows say too little of the next ones. */
const FEWEST_ROWS = 100;
/** A table may become smaller or larger by this without a word; nothing in one table says by how much tables differ. */
const VOLUME = 0.8;

/**
 * The contract that tables keep, and that a further sample of them breaks with a chance of FALSE_ALARMS over all of its bounds.
 * The first table is what a model is trained on; each of the others widens the bounds. Throws InputError for tables that are too
 * small, and for a label or a key that the first has not.
 */
export async function inferContract(engine: DataEngine, sources: readonly Source[], options: InferOptions = {}): Promise<InferredContract> {
  const tables: TableFacts[] = [];
  for (const source of sources) tables.push(await tableFacts(engine, source));
  refuseUnusable(tables, options);
  const [first] = tables;
  const names = first!.columns.map(({ info }) => info.name);
  const ofTables = (name: string) => tables.flatMap((table) => table.columns.filter(({ info }) => sameName(info.name, name)).map((facts) => ({ table, facts })));
  const kinds = new Map(names.map((name) => [name, kindOf(ofTables(name).map(({ facts }) => facts), options.key ?? [])]));
  const plainNames = (name: string) => ['numbers', 'time', 'codes'].includes(kinds.get(name)!.kind);
  const pairs = candidatePairs(first!.columns, plainNames).filter(([a, b]) => tables.every((table) => [a, b].every(({ info }) => columnIn(table, info.name)))).slice(0, MOST_PAIRS);
  const bounds = names.reduce((sum, name) => sum + BOUNDS[kinds.get(name)!.kind], pairs.length);
  const smallest = Math.min(...tables.map(({ rows }) => rows));
  const budget = budgetOf(bounds, Math.min(smallest, options.rows ?? smallest));
  const ranks = await ranksOf(engine, tables, kinds, budget);

  const columns: ColumnDraft[] = [];
  for (const name of names) columns.push(await columnDraft(engine, name, kinds.get(name)!, ofTables(name), ranks, budget, sameName(name, options.label)));
  const key = options.key ? [...options.key] : names.filter((name) => kinds.get(name)!.kind === 'identifier' && ofTables(name).length === tables.length).slice(0, 1);
  return {
    key,
    ...(options.label === undefined ? {} : { label: options.label }),
    columns,
    kinds: new Map([...kinds].map(([name, { kind }]) => [name, kind])),
    rows: [...(await orderRules(engine, tables, pairs, budget)), ...columns.flatMap((draft) => draft.rows)],
    volume: volumeOf(tables),
    budget,
    tables: tables.map(({ rows }) => ({ rows })),
  };
}

function refuseUnusable(tables: readonly TableFacts[], { label, key = [] }: InferOptions): void {
  const [first] = tables;
  const known = { columns: first!.columns.map(({ info }) => info) };
  const problems = [
    ...tables.flatMap(({ rows }, index) => (rows < FEWEST_ROWS ? [{ code: 'init-too-few-rows', message: `Table ${index + 1} has ${grouped(rows)} rows, and ${FEWEST_ROWS} are the fewest that say something of the next ones.`, fix: 'Give more data, or write the contract by hand.' }] : [])),
    ...[...key, ...(label === undefined ? [] : [label])].filter((name) => !columnNamed(known, name)).map((name) => ({ code: 'init-column-unknown', message: `The first table has no column ${JSON.stringify(name)}.`, fix: `It has: ${known.columns.map((column) => column.name).slice(0, 20).join(', ')}.` })),
  ];
  if (problems.length > 0) throw new InputError(problems);
}

function columnIn({ columns }: TableFacts, name: string): ColumnFacts | undefined {
  return columns.find(({ info }) => sameName(info.name, name));
}

/** Order statistics of every table, asked together: `${name}` of numbers, lengths and times of day. */
type Ranks = ReadonlyMap<TableFacts, ReadonlyMap<string, ReadonlyMap<number, number>>>;

async function ranksOf(engine: DataEngine, tables: readonly TableFacts[], kinds: ReadonlyMap<string, { kind: Kind }>, budget: Budget): Promise<Ranks> {
  const all = new Map<TableFacts, ReadonlyMap<string, ReadonlyMap<number, number>>>();
  for (const table of tables) {
    const wanted = table.columns.flatMap((facts) => {
      const kind = [...kinds].find(([name]) => sameName(name, facts.info.name))?.[1].kind;
      const value = identifier(facts.info.name);
      const request = kind === 'numbers' ? { number: `CAST(${value} AS DOUBLE)`, ranks: ranksWanted(facts, budget) }
        : kind === 'text' || (kind === 'sensitive' && facts.info.type === 'string') ? { number: `CAST(length(${value}) AS DOUBLE)`, ranks: lengthRanks(facts, budget) }
        : kind === 'time' ? { number: `CAST(${minuteOfDay(facts.info.name)} AS DOUBLE)`, ranks: minuteRanks(facts, budget) } : undefined;
      return request && request.ranks.length > 0 ? [{ name: facts.info.name.toLowerCase(), ...request }] : [];
    });
    const answers = wanted.length === 0 ? [] : await engine.ranks(table.source, wanted);
    all.set(table, new Map(wanted.map(({ name, ranks }, index) => [name, new Map(ranks.map((rank, at) => [rank, answers[index]![at]!]))])));
  }
  return all;
}

async function columnDraft(engine: DataEngine, name: string, { kind, why }: { kind: Kind; why?: string }, found: { table: TableFacts; facts: ColumnFacts }[], ranks: Ranks, budget: Budget, label: boolean): Promise<ColumnDraft> {
  const facts = found.map((one) => one.facts);
  const at = (table: TableFacts) => ranks.get(table)?.get(name.toLowerCase()) ?? new Map<number, number>();
  const draft = emptyDraft(name, seenOf(facts, kind));
  const type = typeOf(facts);
  if (type) say(draft, 'type', type, '');
  if (kind === 'sensitive') say(draft, 'sensitive', true, `${why}: no value of it is in this file, in the profile or in any report`);
  if (kind === 'identifier') {
    say(draft, 'unique', true, 'every row has its own');
    say(draft, 'null_rate', { at_most: 0 }, 'what names a row is never missing');
  } else if (kind !== 'empty' || !label) missingRules(draft, facts, budget);
  const texts = found.map(({ table, facts: own }) => ({ table, facts: own, lengths: at(table) }));
  if (kind === 'codes' || kind === 'categories' || kind === 'boolean') {
    if (kind !== 'boolean') setRule(draft, facts, budget);
    frequentRules(draft, facts, budget, 'categories');
  } else if (kind === 'numbers') {
    const tables = found.map(({ table, facts: own }): Ranked => ({ facts: own, next: nextNumbers(own, budget), n: finiteCount(own), at: at(table) }));
    numberRules(draft, tables, budget);
  } else if (kind === 'time') timeRules(draft, found.map(({ table, facts: own }) => ({ facts: own, minutes: at(table) })), budget);
  else if (kind === 'text' || (kind === 'sensitive' && facts[0]!.info.type === 'string')) await textRules(engine, draft, texts, budget, kind === 'sensitive');
  else if (kind === 'identifier' && facts[0]!.info.type === 'string') {
    blankRule(draft, facts, budget);
    await shapeRule(engine, draft, texts, budget);
  }
  return draft;
}

/** The type that all tables have; numbers widen to float, dates to timestamps. */
function typeOf(facts: readonly ColumnFacts[]): Column['type'] | undefined {
  const types = new Set(facts.map(({ logical, info }) => (info.type === 'other' ? logical.kind : info.type)));
  const only = (...allowed: string[]) => [...types].every((type) => allowed.includes(type));
  if (types.size === 1) {
    const [type] = types;
    return type === 'other' ? undefined : (type as Column['type']);
  }
  if (only('integer', 'float')) return 'float';
  if (only('date', 'timestamp')) return 'timestamp';
  return undefined;
}

function seenOf(facts: readonly ColumnFacts[], kind: Kind): string {
  const values = facts.map(({ distinct }) => grouped(distinct)).join(' and ');
  return `${kind}; ${kind === 'nested' ? 'nested values are not looked into' : `${values} different values`}${facts.some(({ nulls }) => nulls > 0) ? `, ${facts.map(({ nulls, rows }) => percent(nulls / rows)).join(' and ')} null` : ''}`;
}

function volumeOf(tables: readonly TableFacts[]): Reasoned<NonNullable<Data['volume']>> {
  const sizes = tables.map(({ rows }) => rows);
  const [least, most] = [Math.floor(Math.min(...sizes) * VOLUME), Math.ceil(Math.max(...sizes) / VOLUME)];
  return { value: { rows: { at_least: least, at_most: most } }, why: `seen ${sizes.map(grouped).join(', ')}; a fifth fewer, or a quarter more, is not told by one table's noise: a guess, to be reviewed` };
}

/** The split of the chance of a false alarm, in words. */
export function budgetWords({ alpha, bounds, rows }: Budget): string[] {
  return [
    `Margins: a further sample of the same population, of ${grouped(rows)} rows or more, breaks any of these bounds with a chance of at most`,
    `${percent(FALSE_ALARMS)} in all. Each of at most ${grouped(bounds)} bounds gets its equal part (Bonferroni): ${FALSE_ALARMS} / ${bounds} = ${short(alpha)}.`,
  ];
}

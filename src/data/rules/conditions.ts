import { InputError, type Problem } from '../../core/problem.ts';
import { isFileSource, type Dialect } from '../../core/data-engine.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataFacts, OpenedFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import { cut } from './table-sql.ts';

type Path = (string | number)[];

/**
 * Every SQL condition of the delivery file (`rows[].sql` and each `where`), made safe to stand inside an expression and
 * tried on no rows of each table, before the first row is read.
 */
export interface Conditions {
  /**
   * The condition at this place of the delivery file (a path that ends in `sql` or `where`), in brackets, as SQL of the
   * engine that reads the table. Undefined where there is none, or where it cannot be asked of this table: a rule whose
   * condition is declared and undefined here is left out, for `skipped` or `unaskable` tells of it.
   */
  of(source: DataSource, path: Path): string | undefined;
  /** Conditions that are not for this table, and why, a line each. */
  skipped(source: DataSource): string[];
  /** Conditions that the types of this table do not allow, as findings of their own. */
  unaskable(source: DataSource): Finding[];
}

/** A condition of the delivery file: where it stands, and how messages call its rule. */
interface Declared {
  sql: string;
  path: Path;
  name: string;
}

/** Throws InputError with all that are no conditions, or that name columns that are not there. */
export async function prepareConditions(facts: OpenedFacts): Promise<Conditions> {
  const declared = declaredConditions(facts.delivery);
  const safe = await safeConditions(declared, facts);
  const asked = new Map<string, string>();
  const skipped = new Map<string, string[]>();
  const unaskable = new Map<string, Finding[]>();
  const problems: Problem[] = [];
  for (const source of facts.sources) {
    const tried = await tryOn(declared, safe, source, facts);
    for (const [id, sql] of tried.asked) asked.set(`${source.name} ${id}`, sql);
    skipped.set(source.name, tried.skipped);
    unaskable.set(source.name, tried.unaskable);
    problems.push(...tried.problems);
  }
  if (problems.length > 0) throw new InputError(problems);
  return {
    of: (source, path) => asked.get(`${source.name} ${idOf(path)}`),
    skipped: (source) => skipped.get(source.name) ?? [],
    unaskable: (source) => unaskable.get(source.name) ?? [],
  };
}

/**
 * True for the rows that a rule is about, never null: all where it has no `where`. A row that the condition cannot
 * calculate with is not among them, as in SQL's own WHERE.
 */
export function within(dialect: Dialect, condition: string | undefined): string {
  return condition === undefined ? 'true' : `coalesce(${dialect.attempt(condition)}, false)`;
}

/** The rows that a rule about a whole table is about. */
export interface Part {
  /** True for its rows; never null. */
  sql: string;
  /** Behind the rule's name: nothing, or `, where …`. */
  words: string;
  /** How many they are, as `asked`; nothing where all rows are meant. */
  measures: Record<string, string>;
}

/** Undefined where the rule has a condition that cannot be asked of this table. */
export function asked({ context }: DataFacts, source: DataSource, conditions: Conditions, path: Path, where: string | undefined): Part | undefined {
  if (where === undefined) return { sql: 'true', words: '', measures: {} };
  const condition = conditions.of(source, [...path, 'where']);
  if (condition === undefined) return undefined;
  const sql = within(context.engine.dialect(source.source), condition);
  return { sql, words: `, where ${cut(where)}`, measures: { asked: `count_if(${sql})` } };
}

function declaredConditions({ spec: { data = {} } }: Delivery): Declared[] {
  const place = (path: Path, name: string, sql: string | undefined): Declared[] => (sql === undefined ? [] : [{ sql, path, name }]);
  const whole = { duplicates: data.duplicates, conflicting_labels: data.conflicting_labels, overlap: data.overlap, freshness: data.freshness, volume: data.volume, leakage: data.leakage };
  return [
    ...Object.entries(whole).flatMap(([name, rule]) => place(['data', name, 'where'], name.replace('_', ' '), rule?.where)),
    ...Object.entries(data.columns ?? {}).flatMap(([name, { where }]) => place(['data', 'columns', name, 'where'], name, where)),
    ...(data.rules ?? []).flatMap(({ name, column, where }, index) => place(['data', 'rules', index, 'where'], name ?? column, where)),
    ...(data.unique ?? []).flatMap((unique, index) => (Array.isArray(unique) ? [] : place(['data', 'unique', index, 'where'], `${unique.columns.join(' + ')}: unique`, unique.where))),
    ...(data.rows ?? []).flatMap(({ name, sql, where }, index) => [...place(['data', 'rows', index, 'sql'], name, sql), ...place(['data', 'rows', index, 'where'], name, where)]),
    ...(data.foreign_keys ?? []).flatMap(({ columns, source, where }, index) => place(['data', 'foreign_keys', index, 'where'], `${columns.join(' + ')}: in ${source}`, where)),
  ];
}

/** By engine and text; the text of one condition is the same for all tables that one engine reads. */
async function safeConditions(declared: readonly Declared[], { sources, delivery, context }: OpenedFacts): Promise<Map<string, string>> {
  const problems = new Map<string, Problem>();
  const safe = new Map<string, string>();
  const engines = new Map(sources.map((source) => [engineOf(source), source.source]));
  for (const { sql, path } of declared) {
    for (const [engine, source] of engines) {
      if (safe.has(engine + sql)) continue;
      try {
        safe.set(engine + sql, await context.engine.condition(sql, source));
      } catch (error) {
        for (const problem of located(error, delivery, path)) problems.set(idOf(path) + problem.code, problem);
      }
    }
  }
  if (problems.size > 0) throw new InputError([...problems.values()]);
  return safe;
}

function engineOf({ source }: DataSource): string {
  return `${isFileSource(source) ? '' : JSON.stringify(source.connection)} `;
}

async function tryOn(declared: readonly Declared[], safe: ReadonlyMap<string, string>, source: DataSource, { delivery, context }: OpenedFacts) {
  const asked = new Map<string, string>();
  const skipped: string[] = [];
  const unaskable: Finding[] = [];
  const problems: Problem[] = [];
  const sqlOf = ({ sql }: Declared) => safe.get(engineOf(source) + sql)!;
  // One question finds nothing wrong with most contracts; only where it does is each condition tried alone.
  const together = declared.length > 1 && (await mistakeIn(declared.map(sqlOf), source, context)) === undefined;
  for (const one of declared) {
    const mistake = together ? undefined : await mistakeIn([sqlOf(one)], source, context);
    if (!mistake) asked.set(idOf(one.path), sqlOf(one));
    else {
      const found = located(mistake, delivery, one.path);
      const unknown = found[0]?.code === 'sql-unknown-column';
      // What serves now has no labels yet: a rule about them is for the other tables.
      if (unknown && source.name === 'serving') skipped.push(`Rule "${one.name}": not asked of serving, which lacks a column of it.`);
      else if (unknown) problems.push(...found);
      else unaskable.push(unaskableRule(found[0]!, one.name, source));
    }
  }
  return { asked, skipped: [...new Set(skipped)], unaskable, problems };
}

/** Tries conditions on no rows. Inside an aggregate, so that one that is itself an aggregate is found here. */
async function mistakeIn(conditions: readonly string[], { source }: DataSource, { engine }: StageContext): Promise<InputError | undefined> {
  try {
    const tries = conditions.map((condition, index) => `count_if(CAST(${condition} AS BOOLEAN)) AS c${index}`);
    await engine.query(`SELECT ${tries.join(',\n')} FROM (SELECT * FROM source LIMIT 0) AS nothing`, { source });
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/** The columns are there and of other types than the rule needs: the table's fault as likely as the rule's. */
function unaskableRule(problem: Problem, name: string, source: DataSource): Finding {
  return {
    code: 'row-rule-unaskable',
    outcome: 'error',
    rule: name,
    message: `In ${source.name}, the rule "${name}" cannot be asked: ${problem.message}`,
    expected: 'columns of the types that the rule needs',
    actual: problem.code,
    numbers: {},
    subject: { kind: 'table', name },
    location: problem.location,
    fix: 'Compare the types of its columns with those of the table (a column that is all null in a CSV file is text); use TRY_CAST in the rule where both are right.',
  };
}

function located(error: unknown, delivery: Delivery, path: Path): Problem[] {
  if (!(error instanceof InputError)) throw error;
  return error.problems.map((problem) => ({ ...problem, location: delivery.locate(path) }));
}

function idOf(path: Path): string {
  return JSON.stringify(path);
}

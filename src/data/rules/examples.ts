import { identifier, literal } from '../../core/sql.ts';
import { isFileSource, type DataEngine, type Source } from '../../core/data-engine.ts';
import { sensitiveColumns } from '../checks/finding.ts';
import type { DataFacts } from '../check.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { some } from '../words.ts';
import type { Rule } from './rule.ts';

/** Rows that are named for each rule where the delivery file says nothing; the schema's default. */
const EXAMPLES = 5;
/** A key longer than this is cut: it is there to find the row, not to be read. */
const MAX_KEY_LENGTH = 80;
/** Rows of a file that are looked through first: with 1 row of 1,000 broken, they hold all the examples that are wanted. */
const HEAD_ROWS = 100_000;

/**
 * A few rows that break each rule, by the declared key and nothing else: those of the least keys, so that a table has the
 * same examples each time. Asked only of rules that failed, and of the first rows of a file before the whole of it: naming
 * rows in the scan itself costs every table that has nothing to name.
 */
export async function findExamples(rules: readonly Rule[], source: DataSource, rows: number, facts: DataFacts): Promise<Map<Rule, string[]>> {
  const { engine } = facts.context;
  const most = facts.delivery.spec.data?.failing_rows?.examples ?? EXAMPLES;
  const key = keyText(facts, source);
  if (typeof key !== 'object' || most === 0 || rules.length === 0) return new Map();
  const ask = (asked: readonly Rule[], from: string) => askExamples(asked, key, most, from, source, engine);
  const head = rules.filter(({ reach }) => reach === undefined && isFileSource(source.source) && rows > HEAD_ROWS);
  const found = await ask(head, `(SELECT * FROM source LIMIT ${HEAD_ROWS}) AS head`);
  const repeated = rules.filter(({ repeats }) => repeats?.value === key.sql);
  const rest = rules.filter((rule) => !repeated.includes(rule) && (found.get(rule)?.length ?? 0) < most);
  return new Map([...found, ...(await ask(rest, 'source')), ...(await askRepeated(repeated, key, most, source, engine))]);
}

/** Why no row is named, as a note; undefined where rows can be named, or nobody wants them. */
export function noExamples(facts: DataFacts, source: DataSource): string | undefined {
  const data = facts.delivery.spec.data ?? {};
  if (!data.key) return undefined;
  if (data.failing_rows?.examples === 0) return 'Examples of rows that break a rule: off (`failing_rows.examples` is 0).';
  const key = keyText(facts, source);
  return typeof key === 'string' ? `Examples of rows that break a rule: off (${key}).` : undefined;
}

interface Key {
  /** What orders and names rows. */
  sql: string;
  /** Of a key of one column, its name: the answers are its values. */
  name?: string;
}

/** The key of a row as one value, or why there is none to show. */
function keyText({ delivery }: DataFacts, source: DataSource): Key | string {
  const { key } = delivery.spec.data ?? {};
  if (!key) return 'no data.key';
  const hidden = key.filter((name) => sensitiveColumns(delivery).has(name.toLowerCase()));
  if (hidden.length > 0) return `the key holds the sensitive ${hidden.length === 1 ? 'column' : 'columns'} ${some(hidden)}`;
  const found = key.map((name) => columnNamed(source, name));
  if (found.some((column) => !column)) return `${source.name} lacks a column of the key`;
  const names = found.map((column) => column!.name);
  if (names.length === 1 && isOrdered(found[0]!.type)) return { sql: identifier(names[0]!), name: names[0]! };
  const parts = names.map((name) => `${literal(`${name}=`)} || coalesce(substr(CAST(${identifier(name)} AS VARCHAR), 1, ${MAX_KEY_LENGTH}), 'null')`);
  return { sql: parts.join(` || ', ' || `) };
}

function isOrdered(type: DataSource['columns'][number]['type']): boolean {
  return type !== 'other' && type !== 'boolean';
}

async function askExamples(rules: readonly Rule[], key: Key, most: number, from: string, source: DataSource, engine: DataEngine): Promise<Map<Rule, string[]>> {
  if (rules.length === 0) return new Map();
  const dialect = engine.dialect(source.source);
  const marked = rules.map(({ broken }, index) => `(${broken}) AS b${index}`);
  const least = rules.map((_, index) => dialect.least(`CASE WHEN b${index} THEN k END`, most));
  const any = rules.map((_, index) => `b${index}`).join(' OR ');
  const sql = `SELECT ${least.map((asked, index) => `${asked.sql} AS e${index}`).join(',\n')} FROM (SELECT ${key.sql} AS k, ${marked.join(',\n')} FROM ${from}) AS marked WHERE ${any}`;
  const table = await engine.query(sql, reached(rules, source.source));
  return new Map(rules.map((rule, index) => [rule, least[index]!.read(table.values[`e${index}`]![0]).map((text) => shown(text, key))]));
}

/** Where the key itself is repeated, the groups of its values name the rows, and nothing has to be joined to them. */
async function askRepeated(rules: readonly Rule[], key: Key, most: number, source: DataSource, engine: DataEngine): Promise<Map<Rule, string[]>> {
  const known = new Map<string, string[]>();
  for (const { repeats } of rules) {
    const sql = `SELECT CAST(v AS VARCHAR) AS k, n FROM (SELECT v, count(*) AS n FROM (SELECT ${key.sql} AS v FROM source WHERE ${repeats!.among}) AS found GROUP BY v HAVING count(*) > 1 ORDER BY v LIMIT ${most}) AS least`;
    if (known.has(repeats!.among)) continue;
    const { values } = await engine.query(sql, { source: source.source });
    known.set(repeats!.among, values.k!.flatMap((text, at) => Array.from({ length: Math.min(most, Number(values.n![at])) }, () => shown(String(text), key))).slice(0, most));
  }
  return new Map(rules.map((rule) => [rule, known.get(rule.repeats!.among)!]));
}

function shown(text: string, { name }: Key): string {
  return name === undefined ? text : `${name}=${[...text].slice(0, MAX_KEY_LENGTH).join('')}`;
}

/** The tables that the rules' conditions look into, by name. */
export function reached(rules: readonly Rule[], source: Source): Record<string, Source> {
  return { ...Object.assign({}, ...rules.map(({ reach }) => reach ?? {})), source };
}

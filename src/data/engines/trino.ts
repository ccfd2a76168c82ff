import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import { isFileSource, sourceText, type ColumnInfo, type DataEngine, type Dialect, type Numbers, type Source, type Table, type TableSource, type TrinoConnection, type Value } from '../../core/data-engine.ts';
import { type Clock, type Log } from '../../core/seams.ts';
import { trinoClient, type Answer, type TrinoClient } from './trino-client.ts';
import { numbersOf } from './numbers.ts';
import { accessTo } from './trino-connection.ts';
import { TRINO } from './trino-dialect.ts';
import { TrinoError } from './trino-errors.ts';
import { exactRanks, type RankRequest } from './trino-ranks.ts';
import { trinoSnapshots, type Snapshots } from './trino-snapshots.ts';
import { bracketed, selectOver, tableName } from './trino-sql.ts';
import { columnInfo, plainValue, tableOf } from './trino-values.ts';

export interface TrinoOptions {
  /** Where the credentials lie that the connection names, and SLUICE_TRINO_HOSTS. */
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  log?: Log;
  /** Ends every query, on the server too. */
  signal?: AbortSignal;
}

/** Characters of one statement: Trino's own limit, `query.max-length`, is 1,000,000. */
const STATEMENT_LENGTH = 800_000;
/** Aggregates of one statement. Trino compiles them, 30 ms each and within limits of Java's; 4,000 simple ones were taken. */
const AGGREGATES = 2_000;

/**
 * A Trino server as the data engine: every question is a statement of its own that reads the declared tables and answers
 * aggregates. Throws InputError where the server may not be asked, cannot be, or refuses.
 */
export async function openTrino(connection: TrinoConnection, { env, ...world }: TrinoOptions): Promise<DataEngine> {
  const client = trinoClient(await accessTo(connection, env), world);
  try {
    const { rows } = await client.run('SELECT version()');
    return new TrinoEngine(client, String(rows[0]?.[0]), world.log);
  } catch (error) {
    await client.close();
    throw error;
  }
}

class TrinoEngine implements DataEngine {
  readonly name = 'trino';
  readonly version: string;
  #client: TrinoClient;
  #log: Log | undefined;
  #snapshots: Snapshots;

  constructor(client: TrinoClient, version: string, log: Log | undefined) {
    this.#client = client;
    this.#log = log;
    this.version = version;
    this.#snapshots = trinoSnapshots((sql) => client.run(sql));
  }

  dialect(): Dialect {
    return TRINO;
  }

  async about(): Promise<{ name: string; version: string }> {
    return { name: this.name, version: this.version };
  }

  async identify(source: Source): Promise<{ snapshot?: string }> {
    const snapshot = await this.#snapshots.of(tableOfSource(source));
    return snapshot === undefined ? {} : { snapshot };
  }

  async describe(source: Source): Promise<ColumnInfo[]> {
    const { columns } = await this.#client.run(`${await this.#view(source)} LIMIT 0`);
    return columns.map(({ name, type }) => columnInfo(name, type));
  }

  async measure(source: Source, expressions: Record<string, string>): Promise<Record<string, Value>> {
    const view = await this.#view(source);
    const answers: Record<string, Value> = {};
    for (const part of parts(Object.entries(expressions))) Object.assign(answers, await this.#measure(view, part));
    return answers;
  }

  async ranks(source: Source, requests: readonly RankRequest[]): Promise<number[][]> {
    return exactRanks(this, source, requests);
  }

  /**
   * Trino judges the condition where it stands; what it says of columns and types is left to the rule's own question,
   * which says it of one table.
   */
  async condition(sql: string, source?: Source): Promise<string> {
    const condition = bracketed(sql);
    const from = source === undefined ? '' : `FROM (${await this.#view(source)})`;
    try {
      await this.#client.run(`EXPLAIN (TYPE VALIDATE) SELECT 1 ${from} WHERE CAST(${condition} AS BOOLEAN)`);
    } catch (error) {
      if (!(error instanceof TrinoError)) throw error;
      if (error.errorName === 'EXPRESSION_NOT_SCALAR') throw InputError.of('sql-not-a-condition', 'A row rule cannot hold an aggregate: it sees one row.', 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.');
      if (!['COLUMN_NOT_FOUND', 'TYPE_MISMATCH'].includes(error.errorName)) throw error;
    }
    return condition;
  }

  async query(sql: string, sources: Record<string, Source>, parameters: Record<string, Value> = {}): Promise<Table> {
    const views: Record<string, string> = {};
    for (const [name, source] of Object.entries(sources)) views[name] = await this.#view(source);
    const select = selectOver(sql, views, parameters);
    if (select.doubtful) await this.#refuseOtherTables(select.sql, Object.values(sources).map(tableOfSource));
    const answer = await this.#client.run(select.sql);
    const names = answer.columns.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw InputError.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
    return tableOf(answer);
  }

  async numbers(sql: string, sources: Record<string, Source>, parameters: Record<string, Value> = {}): Promise<Numbers> {
    return numbersOf(await this.query(sql, sources, parameters));
  }

  async write(_sql: string, sources: Record<string, Source>): Promise<number> {
    const tables = Object.values(sources).map(sourceText).join(', ');
    throw InputError.of('trino-rows-stay', `The rows of ${tables} do not leave their server, so none are written to a file.`, 'Ask Trino for them under your own name, or declare a file as the source.');
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  /** A SELECT of the whole table, in the state that this run looks at. */
  async #view(source: Source): Promise<string> {
    const table = tableOfSource(source);
    const { catalog, schema, table: name } = tableName(table.trino);
    const snapshot = table.growing ? undefined : await this.#snapshots.of(table);
    return `SELECT * FROM ${[catalog, schema, name].map(identifier).join('.')}${snapshot === undefined ? '' : ` FOR VERSION AS OF BIGINT '${snapshot}'`}`;
  }

  async #measure(view: string, asked: [string, string][]): Promise<Record<string, Value>> {
    const list = asked.map(([, sql], index) => `${sql} AS m${index}`);
    let answer: Answer;
    try {
      answer = await this.#client.run(`WITH source AS (${view})\nSELECT ${list.join(',\n')} FROM source LIMIT 2`);
    } catch (error) {
      if (!(error instanceof TrinoError) || !error.tooMuchAtOnce || asked.length === 1) throw error;
      this.#log?.info(`Trino cannot answer ${asked.length} aggregates at once (${error.errorName}); they are asked in two scans.`);
      const half = asked.length >> 1;
      return { ...(await this.#measure(view, asked.slice(0, half))), ...(await this.#measure(view, asked.slice(half))) };
    }
    if (answer.columns.length !== asked.length || answer.rows.length !== 1) {
      throw InputError.of('sql-not-one-value', 'A measure did not give exactly one value.', 'Write every measure as one aggregate expression.');
    }
    return Object.fromEntries(asked.map(([name], index) => [name, plainValue(answer.rows[0]![index], columnInfo(name, answer.columns[index]!.type))]));
  }

  /** What the plan reads, by Trino's own account of it. */
  async #refuseOtherTables(sql: string, declared: readonly TableSource[]): Promise<void> {
    const { rows } = await this.#client.run(`EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`);
    const plan = JSON.parse(String(rows[0]?.[0])) as { inputTableColumnInfos?: { table: { catalog: string; schemaTable: { schema: string; table: string } } }[] };
    const known = new Set(declared.map(({ trino }) => key(tableName(trino))));
    const other = (plan.inputTableColumnInfos ?? []).map(({ table }) => ({ catalog: table.catalog, ...table.schemaTable })).find((table) => !known.has(key(table)));
    if (!other) return;
    const name = JSON.stringify([other.catalog, other.schema, other.table].join('.'));
    throw InputError.of('sql-unknown-table', `The SQL reads from ${name}, which is not a declared source.`, 'Read only from the declared sources.');
  }
}

function tableOfSource(source: Source): TableSource {
  if (!isFileSource(source)) return source;
  throw InputError.of('source-other-engine', `${sourceText(source)} is a file, and Trino reads its own tables.`, 'Name sources of one kind in one rule.');
}

function key({ catalog, schema, table }: { catalog: string; schema: string; table: string }): string {
  return literal([catalog, schema, table].map((part) => JSON.stringify(part.toLowerCase())).join('.'));
}

/** Expressions in statements that Trino takes. */
function parts(asked: [string, string][]): [string, string][][] {
  const found: [string, string][][] = [];
  let length = Infinity;
  for (const one of asked) {
    length += one[1].length + 10;
    if (length > STATEMENT_LENGTH || found.at(-1)!.length >= AGGREGATES) {
      found.push([]);
      length = one[1].length;
    }
    found.at(-1)!.push(one);
  }
  return found;
}

import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../../core/problem.ts';
import { isFileSource, type ColumnInfo, type Source } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Location } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Values } from '../../delivery/spec.ts';
import { columnNamed } from '../source.ts';
import { suggestion } from '../sources.ts';
import { counted, grouped } from '../words.ts';
import { membership, textOf, type Listed } from './column-members.ts';
import { brokenIn, presentCount, ruleBase, type ColumnSet } from './column-set.ts';
import { unaskable, valueRule, judgeShare } from './column-share.ts';
import type { Rule } from './rule.ts';
import { comparable } from './table-sql.ts';

/** More values than this are looked up by a join of their own; fewer are written into the scan. */
const INLINE = 10_000;
const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** Values among declared ones, or not among them: inline, from a file, or of a column of another table. */
export async function listRules(set: ColumnSet, key: 'in' | 'not_in'): Promise<Rule[]> {
  const values = set.declared[key];
  return values ? listRule(set, key, values) : [];
}

const CODES = { in: 'column-outside-set', not_in: 'column-forbidden-value' };

async function listRule(set: ColumnSet, key: 'in' | 'not_in', declared: Values): Promise<Rule[]> {
  const { column, dialect } = set;
  const code = CODES[key];
  const words = wordsOf(key, declared);
  if (column.type === 'other')
    return [unaskable(set, key, code, words, `its values are ${column.native}, which no list holds`, 'Ask it of a column of single values.')];
  if (!Array.isArray(declared) && 'source' in declared && !set.facts.references.has(declared.source) && Object.hasOwn(set.facts.delivery.spec.data ?? {}, declared.source))
    return [notOfThisRun(set, key, words, declared.source)];
  const list = Array.isArray(declared) ? declared : await listed(set, key, declared);
  if (!Array.isArray(list)) return [joinRule(set, key, words, list)];
  if (list.length === 0) throw InputError.of('data-list-empty', `The list of \`${[...set.path, key].join('.')}\` holds no value.`, 'Name a column or file that has values.', set.facts.delivery.locate([...set.path, key]));
  const member = membership(dialect, column, list);
  return [valueRule(set, { key, code, words, inside: key === 'in' ? member : `NOT (${member})` })];
}

function wordsOf(key: 'in' | 'not_in', declared: Values): string {
  const which = Array.isArray(declared) ? `${grouped(declared.length)} declared values` : 'file' in declared ? `the values of ${declared.file}` : `the values of ${declared.source}.${declared.column}`;
  return key === 'in' ? `one of ${which}` : `none of ${which}`;
}

/** A table that values are looked up in by a join. */
interface Lookup {
  source: Source;
  info: ColumnInfo;
  /** Of the table, in the SQL of its question. */
  name: string;
}

async function listed(set: ColumnSet, key: string, declared: Exclude<Values, unknown[]>): Promise<Listed[] | Lookup> {
  const { facts, source, path } = set;
  const place = facts.delivery.locate([...path, key]);
  const { engine } = facts.context;
  const found = 'file' in declared ? await fileColumn(set, key, declared) : tableColumn(set, key, declared);
  if (Array.isArray(found)) return found;
  // A table of a server keeps its rows: what one engine reads is joined where it lies, whatever its size.
  const together = engineOf(found.source) === engineOf(source.source);
  if (!isFileSource(found.source) && together) return found;
  if (!isFileSource(found.source))
    throw InputError.of('source-other-engine', `\`${[...path, key].join('.')}\` would bring the values of a Trino table to a file.`, 'Write them to a file in an earlier step, and name that.', place);
  const values = await engine.query(`SELECT DISTINCT ${textOf(found.info)} AS v FROM list WHERE ${identifier(found.info.name)} IS NOT NULL LIMIT ${INLINE + 1}`, { list: found.source });
  if (values.rows <= INLINE) return values.values.v!.map(String);
  if (together) return found;
  throw InputError.of('data-list-too-long', `\`${[...path, key].join('.')}\` holds more than ${grouped(INLINE)} values, which are too many to be sent to a server.`, 'Write them to a table of that server, and name it in `data.references`.', place);
}

function engineOf(source: Source): string {
  return isFileSource(source) ? '' : JSON.stringify(source.connection);
}

function tableColumn({ facts, path }: ColumnSet, key: string, { source: name, column }: { source: string; column: string }): Lookup {
  const place = facts.delivery.locate([...path, key]);
  const table = facts.references.get(name);
  if (!table)
    throw InputError.of('data-reference-unknown', `\`${[...path, key].join('.')}\` looks values up in ${JSON.stringify(name)}, which is no table of this run.`, suggestion(name, [...facts.references.keys()]) || `Name one of ${[...facts.references.keys()].join(', ')}, or add it to \`data.references\`.`, place);
  const found = columnNamed(table, column);
  if (!found) throw unknownColumn(`${name} has no column ${JSON.stringify(column)}`, column, table.columns.map((one) => one.name), place);
  return { source: table.source, info: found, name };
}

/** The lines of a text file, or a column of a table. */
async function fileColumn({ facts, path, index }: ColumnSet, key: string, { file, column }: { file: string; column?: string }): Promise<Listed[] | Lookup> {
  const place = facts.delivery.locate([...path, key]);
  const absolute = resolved(facts.delivery, file, place);
  if (column !== undefined) {
    const columns = await facts.context.engine.describe({ file: absolute });
    const found = columnNamed({ columns }, column);
    if (!found) throw unknownColumn(`${file} has no column ${JSON.stringify(column)}`, column, columns.map((one) => one.name), place);
    return { source: { file: absolute }, info: found, name: `listed_${index}_${key}` };
  }
  const lines = [...new Set((await textFile(file, absolute, place)).split(/\r?\n/).filter((line) => line !== ''))];
  if (lines.length <= INLINE) return lines;
  throw InputError.of('data-list-too-long', `${file} holds ${counted(lines.length, 'value')}; a text file may hold ${grouped(INLINE)}.`, 'Give it a header, call it `.csv`, and name the `column`.', place);
}

/** A path that leaves the workspace is told of at its own line. */
function resolved(delivery: Delivery, file: string, place: Location): string {
  try {
    return delivery.resolve(file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...problem, location: place })), { cause: error });
  }
}

async function textFile(file: string, absolute: string, place: Location): Promise<string> {
  try {
    if ((await stat(absolute)).size > MAX_LIST_BYTES) throw new RangeError(`it is larger than ${grouped(MAX_LIST_BYTES)} bytes`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(absolute));
  } catch (error) {
    throw InputError.of('data-list-unreadable', `The list ${file} cannot be read: ${(error as Error).message}.`, 'Name a UTF-8 text file with one value a line, or a table with its `column`.', place, { cause: error });
  }
}

function unknownColumn(said: string, column: string, known: readonly string[], place: Location): InputError {
  return InputError.of('data-column-unknown', `${said}.`, suggestion(column, known) || `It has: ${known.slice(0, 12).join(', ')}.`, place);
}

function joinRule(set: ColumnSet, key: 'in' | 'not_in', words: string, { source, info, name }: Lookup): Rule {
  const { value, column, dialect } = set;
  const [own, theirs] = comparable(column, info, dialect);
  const asked = brokenIn(set, `${value} IS NOT NULL`);
  const known = `(SELECT w FROM (SELECT ${theirs} AS w FROM ${identifier(name)} WHERE ${identifier(info.name)} IS NOT NULL) AS known)`;
  const outside = (mine: string) => `${key === 'in' ? 'NOT ' : ''}(${mine} IN ${known})`;
  return {
    ...ruleBase(set, key, words),
    code: CODES[key],
    measures: { present: presentCount(set) },
    apart: {
      why: 'its values are those of another table',
      sql: `SELECT coalesce(count_if(outside), 0) AS outside FROM (SELECT ${outside('v')} AS outside FROM (SELECT ${own} AS v FROM source WHERE ${asked}) AS mine) AS looked_up`,
      sources: { [name]: source },
    },
    broken: `(${asked} AND ${outside(own)})`,
    reach: { [name]: source },
    judge: (answers) => judgeShare(set, answers, words, `Look at the values of ${column.name} against those of the other table; correct the step that makes them, or the other table.`),
  };
}

/** Declared, and not among the tables of this run (the sealed test set in a pull request). */
function notOfThisRun(set: ColumnSet, key: 'in' | 'not_in', words: string, name: string): Rule {
  return {
    ...ruleBase(set, key, words),
    code: CODES[key],
    measures: {},
    judge: () => ({ holds: 'inconclusive', seen: `values of ${set.name} cannot be looked up in ${name}: this run does not read data.${name}.`, expected: `data.${name}`, actual: 'not read', n: 0, numbers: {}, fix: 'Look values up in data.train or in a table of `data.references`, which all runs read.' }),
  };
}

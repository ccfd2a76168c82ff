import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Gate } from '../../delivery/spec.ts';
import { isSensitive, classTextSql } from '../predictions/labels.ts';
import { onlyJoined, type Join } from '../predictions/predictions.ts';
import { labelSqls } from '../predictions/predictions-sql.ts';
import type { ModelName } from '../predictions/rows.ts';

/** Place of a row in the key order, beside its own columns: what resampling finds it by. */
export const PLACE = 'sluice:place';

/**
 * The joined rows of one model as a metric of the team's own sees them: `label`, the columns of the model's file (`score`, and
 * `prediction` of a multiclass task, whatever they are called there), and the columns of the test set. Of equal names the
 * first in this order stands. Columns marked sensitive are left out: an aggregate such as max() would show a value.
 */
export function customRelation(join: Join, model: ModelName): string {
  const columns = [...visible(join, model)].map(([name, sql]) => `${sql} AS ${identifier(name)}`);
  const place = `CAST(row_number() OVER (ORDER BY t.k) - 1 AS INTEGER) AS ${identifier(PLACE)}`;
  return [
    `SELECT ${[place, ...columns].join(',\n')}`,
    `FROM (SELECT *, ${join.keys.truth} AS k FROM truth) AS t`,
    `JOIN (SELECT *, ${join.keys[model]} AS k FROM ${model}) AS m ON t.k = m.k`,
  ].join('\n');
}

/** The columns by name, as SQL over `t` (test set) and `m` (the model's file). */
function visible(join: Join, model: ModelName): Map<string, string> {
  const { task } = join.delivery.spec.tests!;
  const own = join.columns[model]!.filter(({ name }) => !join.testSet.key.includes(name));
  const { scores, prediction } = join.outputs[model]!;
  const found = new Map<string, string>();
  const add = (name: string, sql: string): void => {
    const taken = [...found.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
    if (!taken && name.toLowerCase() !== PLACE && !isSensitive(join, name)) found.set(name, sql);
  };
  if (task === 'multiclass') add('label', of('t', classTextSql(join.testSet.labels[0]!, join.columns.truth!), join.testSet.labels[0]!));
  else if (task !== 'multilabel') add('label', of('t', labelSqls(join)[0]!, join.testSet.labels[0]!));
  for (const { name } of own) add(name, `m.${identifier(name)}`);
  if (scores.length === 1) add('score', `m.${identifier(scores[0]!)}`);
  if (task === 'multiclass') add('prediction', predictedSql(join, scores, prediction));
  for (const { name } of join.columns.truth!) add(name, `t.${identifier(name)}`);
  return found;
}

/** Qualifies the one column of an expression. */
function of(table: string, sql: string, column: string): string {
  return sql.replaceAll(identifier(column), `${table}.${identifier(column)}`);
}

/** The declared class, or the first of the highest scores. */
function predictedSql({ delivery }: Join, scores: readonly string[], prediction: string | undefined): string {
  if (prediction !== undefined) return `CAST(m.${identifier(prediction)} AS VARCHAR)`;
  const columns = scores.map((score) => `TRY_CAST(m.${identifier(score)} AS DOUBLE)`).join(', ');
  return `list_extract([${delivery.spec.tests!.classes!.map((name) => literal(name)).join(', ')}], list_position([${columns}], greatest(${columns})))`;
}

export interface CustomGate {
  gate: Gate;
  path: (string | number)[];
}

/** Every gate with a metric of the team's own, and where it stands. */
export function customGates({ delivery }: Pick<Join, 'delivery'>): CustomGate[] {
  const { gates = [], slices } = delivery.spec.tests!;
  const at = (list: readonly Gate[], path: (string | number)[]): CustomGate[] => list.map((gate, i) => ({ gate, path: [...path, i] }));
  return [...at(gates, ['tests', 'gates']), ...at(slices?.gates ?? [], ['tests', 'slices', 'gates'])].filter(({ gate }) => gate.metric === 'custom');
}

/** Expressions that are not one aggregate number over these columns, before any row is resampled. */
export async function customFindings(join: Join): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { gate, path } of customGates(join)) {
    try {
      await safeAggregate(join, gate.sql!);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const [problem] = error.problems;
      findings.push({
        code: 'custom-metric-refused',
        outcome: 'error',
        rule: `${gate.name ?? 'the custom metric'}: one aggregate expression over the joined rows`,
        message: `The expression of ${gate.name ?? 'the custom metric'} cannot be asked: ${problem!.message}`,
        expected: 'one aggregate expression that gives a number',
        actual: problem!.code,
        fix: problem!.fix,
        subject: { kind: 'metric', name: gate.name ?? 'custom' },
        location: join.delivery.locate([...path, 'sql']),
      });
    }
  }
  return findings;
}

const FIX = 'Write one aggregate expression, e.g. sum(price * abs(score - label)) / sum(price).';

/**
 * The expression as text that cannot escape its place in a statement: parsed alone by the engine, and tried on no rows of
 * every model. Throws InputError where it is not one aggregate that gives a number, or names what is not there.
 */
export async function safeAggregate(join: Join, sql: string): Promise<string> {
  if (/sluice:/i.test(sql)) throw InputError.of('sql-unknown-column', 'It names a column that begins with `sluice:`, which is not for it.', FIX);
  const safe = await join.engine.condition(sql, join.sources.truth).catch((error: unknown) => {
    throw inWordsOfMetrics(error);
  });
  for (const model of Object.keys(join.outputs) as ModelName[]) {
    const tried = `SELECT ${safe} AS v FROM (${customRelation(join, model)}) AS joined`;
    const { columns } = await join.engine.query(`SELECT v FROM (${tried}) AS answer LIMIT 0`, onlyJoined(join.sources));
    if (!['integer', 'float', 'boolean'].includes(columns[0]!.type)) throw InputError.of('sql-not-a-number', `It gives a value of the type ${columns[0]!.native}, not a number.`, FIX);
    const { rows } = await join.engine.query(`SELECT CAST(1 AS INTEGER) AS one FROM (SELECT ${safe} AS v FROM (SELECT * FROM (${customRelation(join, model)}) AS joined LIMIT 0) AS none) AS answer`, onlyJoined(join.sources));
    if (rows !== 1) throw InputError.of('sql-not-an-aggregate', 'It gives a value for each row, or the same for any.', FIX);
  }
  return safe;
}

/** The engine's parser speaks of row rules; here it is an aggregate that it refuses. */
function inWordsOfMetrics(error: unknown): unknown {
  if (!(error instanceof InputError)) return error;
  return new InputError(error.problems.map((problem) => ({ ...problem, message: problem.message.replace(/\b[Tt]he row rule is more than one condition/, 'It is more than one expression').replace(/\b[Aa] row rule/, 'A metric'), fix: FIX })));
}

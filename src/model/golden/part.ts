import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, DataEngine, Value } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { readingOf } from '../behaviour/answers.ts';
import type { FilePart, PartAnswer } from '../facts.ts';
import { digestOfSource, isThere } from '../files.ts';
import { numberSql, taskColumns, typeOf } from '../predictions/columns.ts';
import type { GoldenRow } from './golden-file.ts';
import { judgeGolden, readGoldenFiles, type Asked } from './judge.ts';

/** `tests.golden`, asked of the candidate's predictions file. */
export const GOLDEN: FilePart = {
  name: 'golden',
  declared: ({ spec }) => spec.tests?.golden !== undefined && spec.tests.golden.ask !== 'predictor',
  judge: judgePredictionsFile,
};

async function judgePredictionsFile(delivery: Delivery, context: StageContext): Promise<PartAnswer> {
  const files = await readGoldenFiles(delivery);
  const path = files.golden.predictions === undefined ? ['tests', 'predictions', 'candidate'] : ['tests', 'golden', 'predictions'];
  const declared = files.golden.predictions ?? delivery.spec.tests!.predictions.candidate;
  const file = delivery.resolve(declared);
  if (!(await isThere(file)))
    throw InputError.of('golden-predictions-missing', `Golden rows are compared with ${declared}, and there is no such file.`, 'Let the predict job make it; it must answer the golden rows too.', delivery.locate(path));
  const key = keyOf(delivery, files.rows);
  const answers = await answersIn(delivery, context.engine, file, key, files.rows);
  const judged = await judgeGolden(delivery, context, files, answers);
  return { ...judged, inputs: [...judged.inputs!, { name: 'golden.predictions', digest: await digestOfSource(file) }] };
}

/** Throws where golden rows have another key than the data: no row would be found by it. */
function keyOf(delivery: Delivery, rows: readonly GoldenRow[]): string[] {
  const key = delivery.spec.data!.key!;
  const wrong = rows.filter((row) => row.key === undefined || Object.keys(row.key).length !== key.length || key.some((name) => !Object.hasOwn(row.key!, name)));
  if (wrong.length === 0) return key;
  throw new InputError(
    wrong.slice(0, 20).map(({ line }) => ({
      code: 'golden-unreadable',
      message: `${delivery.spec.tests!.golden!.file}, line ${line}: the key of a golden row has ${key.join(', ')} and no other column.`,
      fix: 'Write the key as data.key names it, or set `ask: predictor` and give the features.',
      location: { file: delivery.spec.tests!.golden!.file, line, column: 1 },
    })),
  );
}

async function answersIn(delivery: Delivery, engine: DataEngine, file: string, key: readonly string[], rows: readonly GoldenRow[]): Promise<Asked[]> {
  const columns = await engine.describe({ file });
  const has = (name: string): boolean => columns.some((column) => column.name === name);
  const { scores, prediction: answerColumn, scoresOptional } = taskColumns(delivery);
  const outputs = scoresOptional ? scores.filter(has) : scores;
  const wanted = [...key, ...outputs, ...(answerColumn === undefined ? [] : [answerColumn])];
  const missing = wanted.filter((name) => !has(name));
  if (missing.length > 0)
    throw InputError.of('column-missing', `The predictions that golden rows are compared with have no column ${missing.join(', ')}.`, 'Write the key columns and the scores.', delivery.locate(['tests', 'golden']));
  const selected = [
    ...key.map((name, i) => `${keySql(columns, name)} AS k${i}`),
    ...outputs.map((name, i) => `${numberSql(name, columns)} AS s${i}`),
    ...(answerColumn === undefined ? [] : [`CAST(${identifier(answerColumn)} AS VARCHAR) AS answer`]),
  ];
  const [first] = key;
  const among = [...new Set(rows.map((row) => literal(keyText(columns, first!, row.key![first!]!))))].join(', ');
  const table = await engine.query(`SELECT ${selected.join(', ')} FROM predictions WHERE ${keySql(columns, first!)} IN (${among})`, { predictions: { file } });

  const { classOf } = readingOf(delivery, outputs);
  const found = new Map<string, Asked>();
  for (let row = 0; row < table.rows; row++) {
    const id = key.map((_, i) => String(table.values[`k${i}`]![row])).join('\u001f');
    const prediction = outputs.map((_, i) => (table.values[`s${i}`]![row] as number | null) ?? NaN);
    const className = answerColumn === undefined ? classOf(prediction) : ((table.values.answer![row] as string | null) ?? undefined);
    const usable = prediction.every((value) => Number.isFinite(value));
    found.set(id, found.has(id) ? { missing: 'more than one answer' } : usable ? { prediction, className } : { missing: 'no finite number' });
  }
  return rows.map((row) => found.get(key.map((name) => keyText(columns, name, row.key![name]!)).join('\u001f')) ?? { missing: 'not in the predictions' });
}

/** Keys as texts that are equal where the keys are: whole numbers of any type are written without a fraction. */
function keySql(columns: readonly ColumnInfo[], name: string): string {
  const number = typeOf(name, columns) === 'float';
  return number ? `CAST(CAST(${identifier(name)} AS DOUBLE) AS VARCHAR)` : `CAST(${identifier(name)} AS VARCHAR)`;
}

function keyText(columns: readonly ColumnInfo[], name: string, value: Value): string {
  if (typeOf(name, columns) === 'float' && typeof value === 'number' && Number.isInteger(value)) return `${value}.0`;
  return String(value);
}

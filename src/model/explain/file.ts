import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { drawOrderSql, keyTextSql } from '../behaviour/drawn.ts';
import { count } from '../format.ts';
import { classTextSql } from '../predictions/labels.ts';
import type { PermutedAnswers } from './permute.ts';

/** Where probe-model leaves what models answered to permuted rows, for a job with labels to judge. */
export const IMPORTANCE_FILE = 'importance.jsonl';

/** One answer: to the row as it is (group '', repeat 0), or with a group of columns permuted. */
interface Line {
  /** MD5 of the key's text: no value of a row leaves the job. */
  row: string;
  model: string;
  group: string;
  repeat: number;
  /** MD5 of the key of the row whose values were put in; '' for the row as it is. */
  donor: string;
}

/** Entry i of `keys` is the MD5 of row i's key. A question without an answer has null in its place: that it was asked has to show. */
export async function writeImportance(folder: string, keys: readonly string[], groups: readonly string[], models: Record<string, PermutedAnswers>): Promise<string> {
  const lines: string[] = [];
  const width = Math.max(1, ...Object.values(models).flatMap(({ base, permuted }) => [base, ...permuted.flat()].flatMap((answers) => answers.find((answer) => answer !== undefined)?.length ?? [])));
  const nothing = new Array<null>(width).fill(null);
  const add = (line: Line, answer: readonly number[] | undefined): void => {
    lines.push(JSON.stringify({ ...line, ...Object.fromEntries((answer ?? nothing).map((value, i) => [`s${i}`, value])) }));
  };
  for (const [model, { base, permuted, donors }] of Object.entries(models)) {
    base.forEach((answer, i) => add({ row: keys[i]!, model, group: '', repeat: 0, donor: '' }, answer));
    permuted.forEach((repeats, g) => repeats.forEach((answers, repeat) => answers.forEach((answer, i) => add({ row: keys[i]!, model, group: groups[g]!, repeat, donor: keys[donors[repeat]![i]!]! }, answer))));
  }
  const target = path.join(folder, IMPORTANCE_FILE);
  await writeFile(`${target}.partial`, `${lines.join('\n')}\n`);
  await rename(`${target}.partial`, target);
  return target;
}

/** The MD5 of each row's key, as SQL, the same in the features and in the test set. */
export function keyDigestSql(engine: DataEngine, file: string, key: readonly string[]): string {
  return engine.dialect({ file }).md5(keyTextSql(key));
}

export interface Joined {
  /** Entry i is row i of `truth`; the label columns as texts. */
  truth: (string | null)[][];
  models: Map<string, PermutedAnswers>;
}

const MOST_LINES = 20_000_000;
const MOST_REPEATS = 100;

/**
 * Joins the file with labels, by the digest of the key. Rows that are not in the test set are left out. Throws InputError where the
 * file is none that probe-model leaves, or has other groups than the delivery file declares.
 */
export async function readImportance(delivery: Delivery, engine: DataEngine, file: string, truth: string, labels: readonly string[], groups: readonly string[], outputs: number): Promise<Joined> {
  const at = delivery.locate(['tests', 'explanations', 'importance']);
  const key = delivery.spec.data!.key!;
  const columns = (await engine.describe({ file })).map(({ name }) => name);
  const wanted = ['row', 'model', 'group', 'repeat', 'donor', ...Array.from({ length: outputs }, (_, i) => `s${i}`)];
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw InputError.of('importance-unreadable', `tests.explanations.importance has no column ${missing.join(', ')}.`, `Let probe-model make it: it leaves ${IMPORTANCE_FILE} in its output folder.`, at);
  const sources = { importance: { file }, truth: { file: truth } };
  await requireAllAsked(delivery, engine, sources, groups.length);
  const described = await engine.describe(sources.truth);
  const known = `SELECT ${keyDigestSql(engine, truth, key)} AS id, ${labels.map((name, i) => `${classTextSql(name, described)} AS l${i}`).join(', ')} FROM truth`;
  const rows = await engine.query(`WITH known AS (${known}) SELECT DISTINCT ${['id', ...labels.map((_, i) => `l${i}`)].join(', ')} FROM known JOIN importance ON known.id = CAST(importance."row" AS VARCHAR) ORDER BY id`, sources);
  const place = new Map((rows.values.id ?? []).map((id, i) => [String(id), i]));
  const values = Array.from({ length: outputs }, (_, i) => `TRY_CAST("s${i}" AS DOUBLE) AS s${i}`);
  const table = await engine.query(`SELECT CAST("row" AS VARCHAR) AS id, CAST("model" AS VARCHAR) AS model, coalesce(CAST("group" AS VARCHAR), '') AS grp, CAST("repeat" AS DOUBLE) AS repeat, CAST("donor" AS VARCHAR) AS donor, ${values.join(', ')} FROM importance LIMIT ${MOST_LINES}`, sources);

  const models = new Map<string, PermutedAnswers>();
  for (let line = 0; line < table.rows; line++) {
    const row = place.get(String(table.values.id![line]));
    if (row === undefined) continue;
    const name = String(table.values.model![line]);
    const answers = models.get(name) ?? { base: new Array<undefined>(place.size).fill(undefined), permuted: groups.map(() => []), donors: [] };
    models.set(name, answers);
    const answer = values.map((_, i) => Number(table.values[`s${i}`]![line] ?? NaN));
    if (!answer.every((value) => Number.isFinite(value))) continue;
    const group = String(table.values.grp![line]);
    const twice = (known: unknown): void => {
      if (known !== undefined) throw InputError.of('importance-unreadable', `tests.explanations.importance answers one row of ${name} twice${group === '' ? '' : ` for ${group}`}.`, 'Make the file anew with probe-model: it writes each answer once.', at);
    };
    if (group === '') {
      twice(answers.base[row]);
      answers.base[row] = answer;
    } else {
      const g = groups.indexOf(group);
      if (g < 0) throw InputError.of('importance-unreadable', `tests.explanations.importance is about ${group}, and the delivery file does not ask for that.`, 'Make the file anew with probe-model after tests.explanations changes.', at);
      const repeat = Number(table.values.repeat![line]);
      const donor = place.get(String(table.values.donor![line]));
      if (!(repeat >= 0 && repeat < MOST_REPEATS) || donor === undefined) continue;
      (answers.donors[repeat] ??= new Array<number>(place.size).fill(0))[row] = donor;
      const asked = (answers.permuted[g]![repeat] ??= new Array<undefined>(place.size).fill(undefined));
      twice(asked[row]);
      asked[row] = answer;
    }
  }
  return { truth: Array.from({ length: rows.rows }, (_, row) => labels.map((_, i) => rows.values[`l${i}`]![row] as string | null)), models };
}

/**
 * The rows and permutations that the delivery file asks for, no fewer and no others: the file comes from a job with team code, which
 * could leave out what speaks against its model. Which rows are drawn follows from the seed, so this job knows them too.
 */
async function requireAllAsked(delivery: Delivery, engine: DataEngine, sources: { importance: { file: string }; truth: { file: string } }, groups: number): Promise<void> {
  const { seed, explanations } = delivery.spec.tests!;
  const key = delivery.spec.data!.key!;
  const { file } = sources.truth;
  const lines = 1 + groups * explanations!.repeats!;
  const asked = `SELECT ${keyDigestSql(engine, file, key)} AS id FROM truth ORDER BY ${drawOrderSql(engine, file, key, seed!)} LIMIT ${explanations!.rows!}`;
  const said = 'SELECT CAST("row" AS VARCHAR) AS id, CAST("model" AS VARCHAR) AS model, count(*) AS lines FROM importance GROUP BY 1, 2';
  const short = `SELECT count(*) FROM (SELECT DISTINCT model FROM said) AS models CROSS JOIN asked LEFT JOIN said ON said.id = asked.id AND said.model = models.model WHERE said.lines IS DISTINCT FROM ${lines}`;
  const others = 'SELECT count(*) FROM said WHERE id IS NULL OR id NOT IN (SELECT id FROM asked)';
  const { values } = await engine.query(`WITH asked AS MATERIALIZED (${asked}), said AS MATERIALIZED (${said}) SELECT CAST((${short}) AS DOUBLE) AS short, CAST((${others}) AS DOUBLE) AS others`, sources);
  const [shorts, strangers] = [Number(values.short![0]), Number(values.others![0])];
  if (shorts === 0 && strangers === 0) return;
  const what = shorts > 0 ? `does not hold ${lines} answers for ${count(shorts)} of the rows that are drawn by tests.seed` : `has answers to ${count(strangers)} rows that are not drawn`;
  throw InputError.of('importance-unreadable', `tests.explanations.importance ${what}: what is left out, or added, would decide.`, 'Make the file anew with probe-model, from the same data and delivery file.', delivery.locate(['tests', 'explanations', 'importance']));
}

import type { FeatureRow, Prediction } from '../../core/seams.ts';
import { literal } from '../../core/sql.ts';
import { list } from '../format.ts';
import { hasChanged, isUsable, outputIndex, requireTolerance } from './answers.ts';
import type { Answer } from './ask.ts';
import { askVariants, changeWords, limitOf, located, rowsWhere, tally, tryVariants, type Behaviour, type Breaks, type Judged, type Probing, type Variant } from './probing.ts';

type Directional = NonNullable<Behaviour['directional']>[number];
type Metamorphic = NonNullable<Behaviour['metamorphic']>[number];


/** A stated change of a row must move the score up, or down, by at least so much. */
export async function tryDirectional(probing: Probing, behaviour: Behaviour): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, declared] of (behaviour.directional ?? []).entries()) {
    const path = ['tests', 'behaviour', 'directional', index];
    const output = outputIndex(probing.delivery, probing.reading, declared.output, path);
    const sign = declared.moves === 'up' ? 1 : -1;
    const columns = list(Object.keys(declared.change));
    const isKept = (before: Prediction, after: Prediction): boolean => sign * (after[output]! - before[output]!) >= declared.by!;
    const tried = await tryVariants(probing, await changedRows(probing, declared, path), (before, after) => !isKept(before, after));
    judged.push({
      tried,
      rule: {
        ...declared,
        code: 'behaviour-directional',
        rule: declared.name ?? `a change of ${columns} moves the score ${declared.moves}${declared.by! > 0 ? ` by at least ${declared.by}` : ''}`,
        breaks: `do not move ${declared.moves}${declared.by! > 0 ? ` by at least ${declared.by}` : ''} when ${columns} ${declared.name === undefined ? 'changes as declared' : 'changes'}`,
        limit: limitOf(behaviour, declared),
        path,
        subject: { kind: 'column', name: Object.keys(declared.change)[0]! },
        fix: `See what the model has learnt of ${columns}: the sign may be turned, or the column may be read in another unit or order than in training.`,
      },
    });
  }
  return judged;
}

/** A rule between the answers to a row and to the same row transformed: the same, or a condition over both. */
export async function tryMetamorphic(probing: Probing, behaviour: Behaviour): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, declared] of (behaviour.metamorphic ?? []).entries()) {
    const path = ['tests', 'behaviour', 'metamorphic', index];
    const { expect = 'same' } = declared;
    const tolerance = declared.tolerance ?? behaviour.tolerance;
    if (expect === 'same') requireTolerance(probing.delivery, probing.reading, tolerance, path);
    const variants = await changedRows(probing, declared, path);
    const answers = await askVariants(probing, variants);
    const breaks: Breaks = expect === 'same' ? (before, after) => hasChanged(probing.reading, before, after, tolerance) : await relation(probing, expect.sql, declared, pairsOf(probing, variants, answers), path);
    judged.push({
      tried: tally(probing, variants, answers, breaks),
      rule: {
        ...declared,
        code: 'behaviour-metamorphic',
        rule: declared.name,
        breaks: expect === 'same' ? `${changeWords(tolerance)} under \`${declared.name}\`` : `break \`${declared.name}\``,
        limit: limitOf(behaviour, declared),
        path,
        subject: { kind: 'column', name: Object.keys(declared.change)[0]! },
        fix: 'See how the transformed columns enter the model: what means the same must be encoded the same.',
      },
    });
  }
  return judged;
}

/** The drawn rows that the change alters, as it leaves them. Values take the type of their column. */
async function changedRows(probing: Probing, { change, where }: Pick<Directional, 'change' | 'where'>, path: (string | number)[]): Promise<Variant[]> {
  const { delivery, engine, sample } = probing;
  const rows = await rowsWhere(probing, where, path);
  const names = Object.keys(change);
  const expressions: string[] = [];
  for (const name of names) expressions.push(cast(probing, name, await expressionOf(change[name]!, [...path, 'change', name])));
  const values = await located(delivery, [...path, 'change'], sample.select(expressions));
  return rows.flatMap((row) => {
    const features: FeatureRow = { ...sample.rows[row]!, ...Object.fromEntries(names.map((name, i) => [name, values[i]![row]!])) };
    return names.some((name) => features[name] !== sample.rows[row]![name]) ? [{ row, features }] : [];
  });

  async function expressionOf(declared: Directional['change'][string], at: (string | number)[]): Promise<string> {
    if (typeof declared === 'string') return located(delivery, at, engine.condition(declared, { file: sample.file }));
    return literal(typeof declared === 'object' && declared !== null ? declared.value : declared);
  }
}

const TYPES: Record<string, string> = { integer: 'BIGINT', float: 'DOUBLE', string: 'VARCHAR', boolean: 'BOOLEAN', date: 'DATE' };

function cast({ sample }: Probing, name: string, sql: string): string {
  const type = TYPES[sample.columns.find((column) => column.name === name)!.type];
  return type === undefined ? `(${sql})` : `CAST((${sql}) AS ${type})`;
}

type Pair = readonly [before: Prediction, after: Prediction];

function pairsOf({ before }: Probing, variants: readonly Variant[], answers: readonly Answer[]): Pair[] {
  return answers.flatMap((answer, i) => (answer.kind === 'answered' && isUsable(answer.prediction) ? [[before[variants[i]!.row]!, answer.prediction] as const] : []));
}

const PAIRS_AT_ONCE = 1000;

/** A person's condition over `before` and `after`, asked of the engine for all answers at once. */
async function relation(probing: Probing, sql: string, declared: Metamorphic, pairs: readonly Pair[], path: (string | number)[]): Promise<Breaks> {
  const { delivery, engine, sample } = probing;
  const source = { file: sample.file };
  const at = [...path, 'expect', 'sql'];
  const output = outputIndex(delivery, probing.reading, declared.output, path);
  const condition = await located(delivery, at, engine.condition(sql, source));
  const held = new Set<Prediction>();
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    const some = pairs.slice(from, from + PAIRS_AT_ONCE);
    const values = some.map(([before, after], i) => `(${literal(i)}, CAST(${literal(before[output]!)} AS DOUBLE), CAST(${literal(after[output]!)} AS DOUBLE))`);
    const table = await located(delivery, at, engine.query(`SELECT i FROM (VALUES ${values.join(', ')}) AS answers(i, before, after) WHERE (${condition}) ORDER BY 1`, { features: source }));
    for (const i of table.values.i!) held.add(some[Number(i)]![1]);
  }
  return (_before, after) => !held.has(after);
}

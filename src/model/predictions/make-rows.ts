import type { Numbers } from '../../core/data-engine.ts';
import { EPSILON } from '../../statistics/metrics/epsilon.ts';
import type { CutColumn, Cutting } from '../slices/cuts.ts';
import { categoriesOf } from './categories.ts';
import { isSensitive } from './labels.ts';
import type { Join } from './predictions.ts';
import { distinctTexts } from './predictions-sql.ts';
import { MODELS, type Categories, type ModelName, type Outputs, type Rows, type Truth } from './rows.ts';

/** What one model said, as read: classes are −1 where the file names none of them. */
export function outputsOf({ outputs, delivery }: Join, { rows, values }: Numbers, model: ModelName): Outputs {
  const { scores: names, prediction } = outputs[model]!;
  const scores = names.map((_, i) => values[`${model}s${i}`]!);
  if (delivery.spec.tests!.task !== 'multiclass') return { scores };
  return { scores, classes: prediction === undefined ? highest(scores, rows) : Int32Array.from(values[`${model}_class`]!, (code) => (Number.isNaN(code) ? -1 : code)) };
}

/** The first of the highest scores of each row, as numpy's argmax. */
function highest(scores: readonly Float64Array[], rows: number): Int32Array {
  const classes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let best = 0;
    for (let i = 1; i < scores.length; i++) if (scores[i]![row]! > scores[best]![row]!) best = i;
    classes[row] = best;
  }
  return classes;
}

export async function rowsOf(
  join: Join,
  { rows: n, values }: Numbers,
  said: { [model in ModelName]?: Outputs },
  cuts: readonly CutColumn[],
  cuttings: readonly Cutting[],
): Promise<Rows> {
  const { task } = join.delivery.spec.tests!;
  const texts = new Map<string, string[]>();
  for (const { column, by } of cuts) if (by.kind === 'value' && !texts.has(column)) texts.set(column, await distinctTexts(join, column));
  const valuesOf = (cut: CutColumn) => ({
    values: values[`cut${cuts.findIndex(({ name }) => name === cut.name)}`]!,
    texts: texts.get(cut.column),
    hide: isSensitive(join, cut.column),
  });
  return {
    task,
    n,
    truth: await truthOf(join, { rows: n, values }),
    candidate: said.candidate!,
    ...(said.champion && { champion: said.champion }),
    ...(said.anchor && { anchor: said.anchor }),
    ...(values.weight && { weights: values.weight }),
    ...(values.unit && { units: Int32Array.from(values.unit) }),
    categories: Object.fromEntries(cuttings.map((cutting) => [cutting.name, categoriesOf(cutting, valuesOf)])),
    epsilon: epsilonOf(join),
  };
}

async function truthOf(join: Join, { values }: Numbers): Promise<Truth> {
  const { task, classes = [], query } = join.delivery.spec.tests!;
  const label = values.label0!;
  switch (task) {
    case 'binary': {
      const labels = Uint8Array.from(label);
      return { kind: 'binary', labels, positives: labels.reduce((sum, value) => sum + value, 0) };
    }
    case 'multiclass':
      return { kind: 'classes', classes, codes: Int32Array.from(label) };
    case 'multilabel':
      return { kind: 'labels', classes, labels: classes.map((_, i) => Uint8Array.from(values[`label${i}`]!)) };
    case 'ranking':
      return { kind: 'relevance', values: label, queries: await queriesOf(join, query!, values.query!) };
    default:
      return { kind: 'numbers', values: label };
  }
}

async function queriesOf(join: Join, query: string, values: Float64Array): Promise<Categories> {
  const texts = await distinctTexts(join, query);
  return { names: isSensitive(join, query) ? texts.map((_, i) => `value ${i + 1}`) : texts, codes: Int32Array.from(values) };
}

/** One clip for all models, that of the coarsest type: else the finer file would be punished harder for the same miss. */
function epsilonOf({ columns, outputs }: Join): number {
  const single = MODELS.some((model) =>
    columns[model]?.some((column) => outputs[model]!.scores.includes(column.name) && /^(FLOAT|REAL|FLOAT4)$/i.test(column.native)),
  );
  return single ? EPSILON.float32 : EPSILON.float64;
}

import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, Source } from '../../core/data-engine.ts';
import { categoriesOf } from '../predictions/categories.ts';
import { isSensitive } from '../predictions/labels.ts';
import type { Join } from '../predictions/predictions.ts';
import type { Categories } from '../predictions/rows.ts';
import { columnOf, type Cut, type CutColumn } from '../slices/cuts.ts';
import { readFeatures, type FeatureColumn } from '../slices/feature-columns.ts';

/** Both populations, cut alike: the cell of each row, and what cells are called. */
export interface Cells {
  /** Of the test rows, in their order, and of the current population. */
  test: Int32Array;
  current: Int32Array;
  nameOf(cell: number): string;
  count: number;
}

/**
 * Cuts the test rows and the current population by the same bands and values, which are taken from both together. Throws InputError
 * where a column is missing or of another kind in one of them.
 */
export async function cellsOf(join: Join, current: { source: Source; columns: readonly ColumnInfo[] }, cuts: readonly Cut[], bands: number, path: string[]): Promise<Cells> {
  const columns = cuts.map(columnOf);
  const names = [...new Set(columns.map(({ column }) => column))];
  const location = join.delivery.locate(path);
  for (const [what, known] of [['The test set', join.columns.truth!], ['data.serving', current.columns]] as const) {
    const missing = names.filter((name) => !known.some((column) => column.name === name));
    if (missing.length > 0) throw InputError.of('column-missing', `${what} has no column ${missing.join(', ')}.`, `Correct ${path.join('.')}.`, location);
  }
  const hidden = (name: string): boolean => isSensitive(join, name);
  const own = await readFeatures(join.engine, { source: join.sources.truth, columns: join.columns.truth!, order: join.keys.truth }, names, 1, hidden);
  const theirs = await readFeatures(join.engine, current, names, 1, hidden);
  const joint = names.map((name) => {
    const [a, b] = [own, theirs].map((found) => found.columns.find((column) => column.name === name));
    if (!a || !b || a.kind !== b.kind)
      throw InputError.of('shift-column-unlike', `${name} is ${kindText(a)} in the test set and ${kindText(b)} in data.serving, so they cannot be cut alike.`, 'Write the column alike in both, or leave it out.', location);
    return together(a, b);
  });
  const categories = columns.map((cut) => cutJointly(cut, joint.find(({ name }) => name === cut.column)!, bands));
  return dense(columns, categories, own.columns[0]?.values.length ?? 0);
}

function kindText(column: FeatureColumn | undefined): string {
  return column === undefined ? 'of a type that cannot be cut' : { number: 'a number', time: 'a time', text: 'a text' }[column.kind];
}

/** The values of both, one behind the other; codes of texts point into the values of both. */
function together(a: FeatureColumn, b: FeatureColumn): FeatureColumn {
  const values = new Float64Array(a.values.length + b.values.length);
  if (a.kind !== 'text') {
    values.set(a.values);
    values.set(b.values, a.values.length);
    return { ...a, values };
  }
  const texts = [...new Set([...a.texts!, ...b.texts!])].sort();
  const place = new Map(texts.map((text, code) => [text, code]));
  [a, b].forEach((column, which) =>
    column.values.forEach((code, row) => (values[row + which * a.values.length] = Number.isNaN(code) ? NaN : place.get(column.texts![code]!)!)),
  );
  return { ...a, values, texts };
}

function cutJointly(cut: CutColumn, { kind, values, texts, hidden }: FeatureColumn, bands: number): Categories {
  if (cut.by.kind !== 'value' || kind === 'text') return categoriesOf({ name: cut.name, columns: [cut] }, () => ({ values, texts, hide: hidden }));
  const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (distinct.length > bands)
    return categoriesOf({ name: cut.name, columns: [{ ...cut, by: { kind: 'quantiles', count: bands } }] }, () => ({ values, hide: hidden }));
  const place = new Map(distinct.map((value, code) => [value, code]));
  return categoriesOf({ name: cut.name, columns: [cut] }, () => ({ values: values.map((value) => place.get(value) ?? NaN), texts: distinct.map(String), hide: hidden }));
}

/** Every combination that a row of either population is in. */
function dense(cuts: readonly CutColumn[], categories: readonly Categories[], testRows: number): Cells {
  const n = categories[0]?.codes.length ?? 0;
  const cells = new Int32Array(n);
  const known = new Map<string, number>();
  const first: number[] = [];
  for (let row = 0; row < n; row++) {
    const key = categories.map(({ codes }) => codes[row]).join(' ');
    let cell = known.get(key);
    if (cell === undefined) {
      cell = known.size;
      known.set(key, cell);
      first.push(row);
    }
    cells[row] = cell;
  }
  const told = (cell: number): string =>
    categories.map(({ names, codes, spans }, i) => `${spans ?? `${cuts[i]!.column} =`} ${names[codes[first[cell]!]!]!}`).join(', ');
  return { test: cells.slice(0, testRows), current: cells.slice(testRows), nameOf: told, count: known.size };
}

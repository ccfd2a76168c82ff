import type { Finding } from '../../core/verdict.ts';
import { identifier } from '../../core/sql.ts';
import { count, counted } from '../format.ts';
import type { CutColumn, Cutting } from '../slices/cuts.ts';
import { holdsNumbers, numberSql, typeOf } from './columns.ts';
import type { Join } from './predictions.ts';
import { instantMs } from './units.ts';

/** Spans of time beyond which a length was surely mistyped. */
const MOST_SPANS = 1000;

/** Numbers that are joined at most, 8 bytes each: beyond, the process would end without a word. */
const MOST_NUMBERS = 400_000_000;

/** Rows times columns that would not fit in memory. `most` is for tests. */
export async function tooLarge(join: Join, cuts: number, most = MOST_NUMBERS): Promise<Finding[]> {
  const { rows } = await join.engine.measure(join.sources.truth, { rows: 'count(*)' });
  const scores = Object.values(join.outputs).reduce((sum, { scores, prediction }) => sum + scores.length + (prediction === undefined ? 0 : 1), 0);
  const numbers = Number(rows) * (join.testSet.labels.length + scores + cuts);
  if (numbers <= most) return [];
  return [
    {
      code: 'predictions-too-large',
      outcome: 'error',
      rule: `at most ${count(most)} labels, scores and cuts`,
      message: `${counted(Number(rows), 'test row')} with ${count(numbers / Number(rows))} columns of labels, scores and cuts are ${count(numbers)} numbers, and at most ${count(most)} fit in memory.`,
      expected: `≤ ${count(most)}`,
      actual: count(numbers),
      n: Number(rows),
      fix: 'Draw fewer test rows, cut by fewer columns, or name the predicted class (tests.prediction) and leave the scores out.',
      subject: { kind: 'table', name: 'predictions' },
      location: join.delivery.locate(['data', join.testSet.split]),
    },
  ];
}

/** Cuts that a column does not allow: bands of what are no numbers, spans of what is no time, too many spans. */
export async function askable(join: Join, cuttings: readonly Cutting[]): Promise<Finding[]> {
  const cuts = [...new Map(cuttings.flatMap(({ columns }) => columns).filter(({ by }) => by.kind !== 'value').map((cut) => [cut.name, cut])).values()];
  if (cuts.length === 0) return [];
  const counts = await join.engine.measure(join.sources.truth, Object.fromEntries(cuts.flatMap((cut, i) => {
    const value = valueSql(cut, join);
    return [
      [`odd${i}`, `count_if(${identifier(cut.column)} IS NOT NULL AND (${value}) IS NULL)`],
      [`least${i}`, `min(${value})`],
      [`most${i}`, `max(${value})`],
    ];
  })));
  return cuts.flatMap((cut, i) => {
    const odd = Number(counts[`odd${i}`]);
    if (odd > 0) return [oddFinding(join, cut, odd)];
    const spans = cut.by.kind === 'every' ? (Number(counts[`most${i}`]) - Number(counts[`least${i}`])) / cut.by.milliseconds : 0;
    return spans > MOST_SPANS ? [tooManySpans(join, cut, Math.ceil(spans))] : [];
  });
}

function valueSql(cut: CutColumn, join: Join): string {
  return cut.by.kind === 'every' ? instantMs(cut.column, join) : numberSql(cut.column, join.columns.truth!);
}

function oddFinding(join: Join, { column, by }: CutColumn, odd: number): Finding {
  const what = by.kind === 'every' ? 'a time' : 'a number';
  const type = typeOf(column, join.columns.truth!);
  const typed = by.kind !== 'every' && !holdsNumbers(type) ? ` (its type is ${type})` : '';
  return {
    code: 'cut-not-askable',
    outcome: 'error',
    rule: `${column}: ${by.kind === 'every' ? 'times' : 'numbers'}, to be cut into ${by.kind === 'every' ? 'spans' : 'bands'}`,
    message: `${counted(odd, 'row')} of ${join.testSet.declared} ${odd === 1 ? 'has' : 'have'} a value in ${column} that is not ${what}${typed}, so it cannot be cut into ${by.kind === 'every' ? 'spans of time' : 'bands'}.`,
    expected: what,
    actual: counted(odd, 'other value'),
    n: odd,
    fix: by.kind === 'every' ? 'Name a column of dates or timestamps, or cut by `quantiles` or `edges`.' : 'Name a column of numbers; cut a column of times by `every`, and others as they are.',
    subject: { kind: 'column', name: column },
    location: join.delivery.locate(['tests']),
  };
}

function tooManySpans(join: Join, { column, name }: CutColumn, spans: number): Finding {
  return {
    code: 'cut-too-fine',
    outcome: 'error',
    rule: `at most ${MOST_SPANS} spans of time`,
    message: `${name} cuts the test set into ${spans} spans of time, and at most ${MOST_SPANS} can be told apart.`,
    expected: `≤ ${MOST_SPANS}`,
    actual: String(spans),
    fix: 'Write a longer span in `every`.',
    subject: { kind: 'column', name: column },
    location: join.delivery.locate(['tests']),
  };
}

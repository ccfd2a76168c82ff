import type { Prediction } from '../../core/seams.ts';
import { isUsable, outputIndex } from './answers.ts';
import { InputError } from '../../core/problem.ts';
import { limitOf, rowsWhere, type Behaviour, type Judged, type Probing, type Variant } from './probing.ts';
import type { Tried } from './rate.ts';
import { figure } from '../format.ts';

type Monotone = NonNullable<Behaviour['monotone']>[number];

/** Values that a column is set to, where the rule names none: this many quantiles of the drawn rows. */
const GRID = 9;

/** A rising column must never make the score fall (or rise, for `falling`) beyond the tolerance, on any stretch of its grid. */
export async function tryMonotone(probing: Probing, behaviour: Behaviour): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, declared] of (behaviour.monotone ?? []).entries()) {
    const path = ['tests', 'behaviour', 'monotone', index];
    const { column, direction } = declared;
    if (probing.facts.of(column).kind !== 'number')
      throw InputError.of('behaviour-column-kind', `A monotone rule is for numbers, and ${column} is not.`, 'Name a column of numbers.', probing.delivery.locate([...path, 'column']));
    const output = outputIndex(probing.delivery, probing.reading, declared.output, path);
    const rows = await rowsWhere(probing, declared.where, path);
    judged.push({
      tried: await tryGrid(probing, declared, rows, output),
      rule: {
        ...declared,
        code: 'behaviour-monotone',
        rule: declared.name ?? `${column}: the score never ${direction === 'rising' ? 'falls' : 'rises'} as it rises`,
        breaks: `have a score that ${direction === 'rising' ? 'falls' : 'rises'}${declared.tolerance! > 0 ? ` by more than ${declared.tolerance}` : ''} while only ${column} rises`,
        limit: limitOf(behaviour, declared),
        path,
        subject: { kind: 'column', name: column },
        fix: `Train with a monotone constraint on ${column} (gradient boosting libraries have one), or bin it more coarsely; if the relation is not monotone in truth, take the rule out in a reviewed change.`,
      },
    });
  }
  return judged;
}

async function tryGrid({ asking, sample, before }: Probing, { column, direction, grid, tolerance = 0 }: Monotone, rows: readonly number[], output: number): Promise<Tried> {
  const points = [...new Set(grid ?? quantiles(sample.rows.map((row) => row[column]).filter((value) => typeof value === 'number')))].sort((a, b) => a - b);
  const known = rows.filter((row) => typeof sample.rows[row]![column] === 'number');
  const variants: Variant[] = known.flatMap((row) => points.filter((value) => value !== sample.rows[row]![column]).map((value) => ({ row, features: { ...sample.rows[row]!, [column]: value } })));
  const answers = await asking.ask(variants.map(({ features }) => features));
  const tried = { n: 0, broken: 0, crashed: 0, refused: 0, largest: 0 };
  const shown: { row: number; fall: number; text: string }[] = [];
  let next = 0;
  for (const row of known) {
    const own = sample.rows[row]![column] as number;
    const path: { value: number; score: number }[] = [{ value: own, score: before[row]![output]! }];
    let failed: 'refused' | 'crashed' | 'unasked' | undefined;
    for (; next < variants.length && variants[next]!.row === row; next++) {
      const answer = answers[next]!;
      if (answer.kind === 'answered' && isUsable(answer.prediction)) path.push({ value: variants[next]!.features[column] as number, score: scoreOf(answer.prediction, output) });
      else failed ??= answer.kind === 'answered' ? 'crashed' : answer.kind;
    }
    const fall = steepest(path, direction === 'falling' ? -1 : 1);
    const isBroken = fall !== undefined && fall.by > tolerance;
    if (path.length < 2 || (failed === 'unasked' && !isBroken)) continue;
    tried.n += 1;
    if (!isBroken && failed === undefined) continue;
    tried.broken += 1;
    if (failed === 'refused') tried.refused += 1;
    if (failed === 'crashed') tried.crashed += 1;
    if (!isBroken) continue;
    tried.largest = Math.max(tried.largest, fall.by);
    shown.push({ row, fall: fall.by, text: `${sample.nameOf(row)} (${figure(fall.from)} → ${figure(fall.to)})` });
  }
  return { ...tried, examples: shown.sort((a, b) => b.fall - a.fall || a.row - b.row).slice(0, 3).map(({ text }) => text) };
}

function scoreOf(prediction: Prediction, output: number): number {
  return prediction[output]!;
}

/** The largest fall of sign × score along a rising column, between any two of its values. */
export function steepest(path: { value: number; score: number }[], sign: 1 | -1): { by: number; from: number; to: number } | undefined {
  const rising = [...path].sort((a, b) => a.value - b.value);
  let highest = rising[0]!;
  let found: { by: number; from: number; to: number } | undefined;
  for (const point of rising) {
    const by = sign * (highest.score - point.score);
    if (by > (found?.by ?? 0)) found = { by, from: highest.score, to: point.score };
    if (by < 0) highest = point;
  }
  return found;
}

/** Type-1 quantiles at 1/(GRID + 1), 2/(GRID + 1), …. */
function quantiles(values: readonly number[]): number[] {
  const rising = [...values].sort((a, b) => a - b);
  return rising.length === 0 ? [] : Array.from({ length: GRID }, (_, i) => rising[Math.ceil(((i + 1) * rising.length) / (GRID + 1)) - 1]!);
}

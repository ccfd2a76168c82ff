import type { FeatureRow, Prediction } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { moveBetween, outputIndex, type Reading } from '../behaviour/answers.ts';
import type { Asking } from '../behaviour/ask.ts';
import { answerText, seedFor } from '../behaviour/probing.ts';
import type { Sample } from '../behaviour/sample.ts';
import { list, signed } from '../format.ts';
import { shapley, type Attribution } from './shapley.ts';

export interface FlipsAsked {
  delivery: Delivery;
  sample: Sample;
  reading: Reading;
  /** Columns that answers are attributed to. */
  features: readonly string[];
  candidate: Asking;
  champion?: Asking;
  /** False where the champion's answers are only known for rows as they are: then the candidate alone is explained. */
  championIsLive: boolean;
}

export interface FlipsExplained {
  facts: [string, string][];
  notes: string[];
  details: Record<string, unknown>[];
}

/** Columns that a fact names; the others are summed. */
const SHOWN = 3;

/** The drawn rows on which both models differ most (changed answers first), and which columns make the difference. */
export async function explainFlips(asked: FlipsAsked): Promise<FlipsExplained> {
  const { delivery, sample, reading, champion } = asked;
  const { largest_flips: most } = delivery.spec.tests!.explanations!;
  if (most === 0) return { facts: [], notes: [], details: [] };
  if (!champion) return { facts: [], notes: ['The largest flips: off (no tests.champion_predictor).'], details: [] };
  const [now, before] = [await answersOf(asked.candidate, sample.rows), await answersOf(champion, sample.rows)];
  const apart = sample.rows
    .flatMap((_, row) => (now[row] && before[row] ? [{ row, now: now[row], before: before[row], flips: reading.classOf(now[row]) !== reading.classOf(before[row]), move: moveBetween(before[row], now[row]) }] : []))
    .filter(({ move }) => move > 0)
    .sort((a, b) => Number(b.flips) - Number(a.flips) || b.move - a.move || a.row - b.row)
    .slice(0, most);
  const result: FlipsExplained = { facts: [], notes: [], details: [] };
  for (const [place, { row, now, before }] of apart.entries()) {
    const output = outputFor(asked, before, now);
    const why = await attribute(asked, row, output);
    if (!isWhole(why)) {
      result.notes.push(`The flip of ${sample.nameOf(row)} is not explained: a model answered too few of the rows between it and others.`);
      continue;
    }
    const parts = asked.features.map((column, j) => ({ column, value: why.difference[j]! })).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    const rest = parts.slice(SHOWN).reduce((sum, { value }) => sum + value, 0);
    const baseline = asked.championIsLive ? why.baseline : undefined;
    const text = list([
      ...parts.slice(0, SHOWN).map(({ column, value }) => `${column} ${signed(value)}`),
      ...(parts.length > SHOWN ? [`all others ${signed(rest)}`] : []),
      ...(baseline === undefined ? [] : [`for every row ${signed(baseline)}`]),
    ], SHOWN + 2);
    result.facts.push([`Largest flip ${place + 1}`, `${sample.nameOf(row)}: champion ${answerText(reading, before)}, candidate ${answerText(reading, now)}. ${asked.championIsLive ? 'The difference is made of' : 'The candidate differs from its mean answer by'} ${text}.`]);
    result.details.push({ row: sample.nameOf(row), champion: before, candidate: now, output: reading.outputs[output], columns: asked.features, candidate_values: why.candidate.values, candidate_errors: why.candidate.errors, ...(why.champion && { champion_values: why.champion.values, champion_errors: why.champion.errors }) });
  }
  return result;
}

/** The declared output, the only one, or the one that differs most. */
function outputFor({ delivery, reading }: FlipsAsked, before: Prediction, now: Prediction): number {
  const { output } = delivery.spec.tests!.explanations!;
  if (output !== undefined || reading.outputs.length === 1) return outputIndex(delivery, reading, output, ['tests', 'explanations']);
  return now.reduce((best, value, i) => (Math.abs(value - before[i]!) > Math.abs(now[best]! - before[best]!) ? i : best), 0);
}

interface Why {
  candidate: Attribution;
  champion?: Attribution;
  /** By column: candidate less champion; the candidate alone where the champion cannot be asked. */
  difference: number[];
  /** How far the two models' mean answers for the background rows are apart. */
  baseline: number;
}

/** Half of the orders at least, or the values speak of rows that the model happens to answer. */
function isWhole({ candidate, champion }: Why): boolean {
  return [candidate, champion].every((one) => one === undefined || one.orders.used * 2 >= one.orders.tried);
}

async function attribute({ delivery, sample, features, candidate, champion, championIsLive }: FlipsAsked, row: number, output: number): Promise<Why> {
  const { background: size, permutations } = delivery.spec.tests!.explanations!;
  const others = sample.rows.filter((_, i) => i !== row).slice(0, size);
  const options = { background: others, columns: features, orders: permutations!, seed: seedFor(delivery.spec.tests!.seed!, 'shapley', row) };
  const ask = (asking: Asking) => async (rows: readonly FeatureRow[]): Promise<number[]> => (await answersOf(asking, rows)).map((answer) => answer?.[output] ?? NaN);
  const own = await shapley(ask(candidate), sample.rows[row]!, options);
  if (!championIsLive) return { candidate: own, difference: own.values, baseline: 0 };
  const theirs = await shapley(ask(champion!), sample.rows[row]!, options);
  return { candidate: own, champion: theirs, difference: own.values.map((value, j) => value - theirs.values[j]!), baseline: own.background - theirs.background };
}

async function answersOf(asking: Asking, rows: readonly FeatureRow[]): Promise<(Prediction | undefined)[]> {
  return (await asking.ask(rows)).map((answer) => (answer.kind === 'answered' ? answer.prediction : undefined));
}

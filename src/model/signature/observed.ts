import type { StageContext } from '../../core/stage.ts';
import { identifier } from '../../core/sql.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { isThere } from '../files.ts';
import { figure } from '../format.ts';
import { taskColumns } from '../predictions/columns.ts';
import type { Change } from './compare.ts';
import type { ModelSignature } from './signature.ts';

/**
 * Scores of the candidate that leave the range that the champion's output states: what the model says of itself may be wrong, and
 * callers meet the numbers. Nothing where no predictions are there yet, or no output states a range.
 */
export async function observedChanges(delivery: Delivery, context: StageContext, champion: ModelSignature, candidate: ModelSignature): Promise<Change[]> {
  const output = scoreOutput(delivery, champion);
  const file = delivery.resolve(delivery.spec.tests!.predictions.candidate);
  if (!output?.range || !candidate.outputs.some(({ name }) => name === output.name) || !(await isThere(file))) return [];
  const known = (await context.engine.describe({ file })).map(({ name }) => name);
  const scores = taskColumns(delivery).scores.filter((name) => known.includes(name));
  if (scores.length === 0) return [];
  const numbers = scores.map((name) => `TRY_CAST(${identifier(name)} AS DOUBLE)`);
  const each = Object.fromEntries(numbers.flatMap((number, i) => [[`low${i}`, `min(${number})`], [`high${i}`, `max(${number})`]]));
  const answers = await context.engine.measure({ file }, each);
  const ends = (end: string): number[] => scores.map((_, i) => answers[`${end}${i}`]).filter((value): value is number => typeof value === 'number');
  const low = Math.min(...ends('low'));
  const high = Math.max(...ends('high'));
  const [least, most] = output.range;
  if (low >= least && high <= most) return [];
  return [{ kind: 'breaking', what: 'scores-range', name: output.name, text: `scores of the candidate go from ${figure(low)} to ${figure(high)}, and ${output.name} was ${least} to ${most}` }];
}

/** The output that scores come from: the one that the predictor names, else the only one with a range. */
function scoreOutput(delivery: Delivery, { outputs }: ModelSignature): ModelSignature['outputs'][number] | undefined {
  const picked = delivery.spec.tests!.predictor?.outputs?.[0];
  const name = typeof picked === 'string' ? picked : picked?.name;
  const ranged = outputs.filter(({ range }) => range !== undefined);
  return name === undefined ? (ranged.length === 1 ? ranged[0] : undefined) : outputs.find((output) => output.name === name);
}

import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { isThere } from '../files.ts';
import { comparesWithChampion } from '../gates/questions.ts';

/** The champion's predictions, or what to say about their absence. */
export interface Champion {
  file?: string;
  findings: Finding[];
}

/**
 * No champion is a first delivery, and only then do gates against it stay off. One that serves, or whose predictions
 * are declared, must be compared with as soon as a gate asks for it: a missing file never switches a gate off.
 */
export async function championOf(delivery: Delivery, context: StageContext): Promise<Champion> {
  const tests = delivery.spec.tests!;
  const declared = tests.predictions.champion;
  const file = declared === undefined ? undefined : delivery.resolve(declared);
  if (file !== undefined && (await isThere(file))) return { file, findings: [] };
  if (declared === undefined && context.champion === undefined) return { findings: [] };
  // The default gates ask for a champion only where its predictions are named.
  const asked = comparesWithChampion(delivery) && (declared !== undefined || tests.gates !== undefined || tests.flips !== undefined);
  const serving = context.champion ? `${context.champion.name} serves now (${context.champion.digest.slice(0, 19)}…)` : undefined;
  const message =
    declared !== undefined
      ? `tests.predictions.champion names ${declared}, and there is no such file.`
      : `${serving}, and tests.predictions.champion does not say where its predictions are.`;
  return {
    findings: [
      {
        code: 'champion-predictions-missing',
        outcome: asked ? 'error' : 'warn',
        rule: 'predictions of the champion on the same rows',
        message: asked ? `${message} Gates against the champion cannot be asked.` : `${message} Nothing is compared with it.`,
        expected: declared ?? 'tests.predictions.champion',
        actual: declared === undefined ? 'not declared' : 'no file',
        fix:
          declared === undefined
            ? 'Name the file with the scores of the serving model on the test rows: `predictions: {candidate: …, champion: …}`.'
            : 'Let an earlier step make the file, or take the line out where no model serves yet.',
        location: delivery.locate(['tests', 'predictions', ...(declared === undefined ? [] : ['champion'])]),
      },
    ],
  };
}

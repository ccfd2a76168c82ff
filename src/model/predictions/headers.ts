import type { Problem } from '../../core/problem.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { isThere } from '../files.ts';
import { cutsOf } from '../slices/cuts.ts';
import { describeSources } from './described.ts';
import type { Sources } from './predictions.ts';
import { testSetOf } from './test-set.ts';

/**
 * What is wrong with the columns of the test set and of the declared predictions, by their headers alone. Files that are not there
 * are somebody else's question: an earlier step may make them.
 */
export async function headerProblems(delivery: Delivery, context: StageContext): Promise<Problem[]> {
  if (!delivery.spec.tests) return [];
  const testSet = await testSetOf(delivery, context);
  if (Array.isArray(testSet)) return testSet.filter(({ code }) => code === 'tests-need-data').map(({ code, message, fix, location }) => ({ code, message, fix: fix!, location }));
  const { predictions, anchor } = delivery.spec.tests;
  const sources: Partial<Sources> = { truth: { file: testSet.file } };
  for (const [part, declared] of Object.entries({ candidate: predictions.candidate, champion: predictions.champion, anchor: anchor?.predictions }))
    if (declared !== undefined && (await isThere(delivery.resolve(declared)))) sources[part as 'candidate'] = { file: delivery.resolve(declared) };
  const { findings } = await describeSources(delivery, context.engine, testSet, sources, cutsOf(delivery));
  return findings.map(({ code, message, fix, location, actual }) => ({ code, message: code === 'column-missing' ? `${message} It has ${actual}.` : message, fix: fix ?? 'Correct the file.', location }));
}

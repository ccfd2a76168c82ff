import type { Digest } from '../core/digest.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { TestSetUse } from '../model/gates/test-set-uses.ts';
import { withRootCause, type Beside } from '../model/root-cause/root-cause.ts';
import { cutsOf } from '../model/slices/cuts.ts';
import { frozen } from './frozen-clock.ts';

/** What the verdict rests on besides files: kept in the statement, so that the same verdict can be made again. */
export interface ModelTestsReplay {
  /** ISO 8601: the instant that was now. */
  at: string;
  testSetUse?: TestSetUse;
  beside?: Beside;
  /** What was taken from the champion's own evidence. */
  championTests?: Record<string, unknown>;
}

/** Judges the model, says what the most likely cause of a failure is, and keeps what was asked of others. */
export async function modelTests(delivery: Delivery, given: StageContext, world: { countUse: (testSet: Digest) => Promise<TestSetUse>; beside: Beside }): Promise<StageResult> {
  const { runModelTests } = await import('../model/run-model-tests.ts');
  const { context, at } = frozen(given);
  let testSetUse: TestSetUse | undefined;
  const result = await runModelTests(delivery, context, { countUse: async (testSet) => (testSetUse = await world.countUse(testSet)), drifted: world.beside.drifted });
  const { beside } = world;
  const signature = context.championTests?.signature;
  const replay: ModelTestsReplay = {
    at,
    ...(testSetUse && { testSetUse }),
    ...((beside.related.length > 0 || beside.changes || beside.drifted) && { beside }),
    ...(signature === undefined ? {} : { championTests: { signature } }),
  };
  const cuts = cutsOf(delivery).flatMap(({ columns }) => columns.map(({ column }) => column));
  return withRootCause({ ...result, details: { ...result.details, replay } }, beside, [...new Set(cuts)]);
}

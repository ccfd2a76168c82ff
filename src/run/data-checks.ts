import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { frozen } from './frozen-clock.ts';
import { findingsToActOn } from './on-fail.ts';

/** What the verdict rests on besides files: kept in the statement, so that the same verdict can be made again. */
export interface DataChecksReplay {
  /** ISO 8601: the instant that rules about freshness took for now. */
  at: string;
  championData?: Record<string, unknown>;
}

/** Judges the data at one instant, and keeps what was taken from the champion's own evidence. */
export async function dataChecks(delivery: Delivery, given: StageContext): Promise<StageResult> {
  const { validateData } = await import('../data/validate-data.ts');
  const { context, at } = frozen(given);
  const result = await validateData(delivery, context);
  const rows = context.championData?.rows;
  const replay: DataChecksReplay = { at, ...(rows === undefined ? {} : { championData: { rows } }) };
  return { ...result, details: { ...result.details, replay } };
}

/** The result with a note of what was done for its findings, or of what they ask for in a run that does not act. */
export function withActed(result: StageResult, acted?: { did: string; failed: boolean }): StageResult {
  const asked = findingsToActOn(result.verdict).map(({ action }) => action!);
  const said = acted?.did ?? (asked.length > 0 ? `A finding asks for \`${asked.includes('revert') ? 'revert' : 'hold'}\`, and this run does not act: give \`--act\` (the input \`act\`) to a run that may write the journal.` : undefined);
  const notes = said === undefined ? result.verdict.notes : [said, ...result.verdict.notes];
  return { ...result, verdict: { ...result.verdict, notes }, details: { ...result.details, ...(acted ? { acted: { did: acted.did, failed: acted.failed } } : {}) } };
}

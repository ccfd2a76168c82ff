import type { StageContext, StageResult } from '../core/stage.ts';
import { worst, type Stage } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { judgeContents } from './contents/contents.ts';
import { judgeEnvironment } from './environment/environment.ts';
import type { PartAnswer } from './facts.ts';

/**
 * Runs a stage that loads the model, after the model's files were looked at: one that may not be loaded is not, and the stage ends with
 * those findings. The environment it ran in joins its statement.
 */
export async function guarded(delivery: Delivery, context: StageContext, stage: Stage, run: () => Promise<StageResult>): Promise<StageResult> {
  const contents = await judgeContents(delivery, context);
  const refused = contents.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  if (refused.length > 0) return notRun(delivery, context, stage, contents);
  const environment = await judgeEnvironment(delivery, context);
  return joined(await run(), [contents, environment]);
}

function notRun(delivery: Delivery, context: StageContext, stage: Stage, { findings, notes, facts, details }: PartAnswer): StageResult {
  const outcome = worst(findings.map((finding) => finding.outcome));
  const first = findings.find((finding) => finding.outcome === outcome)!;
  const { champion, release } = context;
  return {
    verdict: { schema: 'urn:sluice:verdict:v1', stage, outcome, headline: `Not run: ${first.message}`, enforced: delivery.spec.tests?.enforce ?? true, release, champion, findings, notes: ['The model was not loaded, and no program was started.', ...(notes ?? [])], facts: facts ?? [] },
    inputs: [],
    details: { contents: details },
    besideTeamCode: true,
  };
}

/** What the stage itself found stands first; a name of a model's file is no reason to hide it. */
function joined(result: StageResult, [contents, environment]: [PartAnswer, PartAnswer]): StageResult {
  const { verdict } = result;
  const more = [contents, environment];
  const findings = [...verdict.findings, ...more.flatMap((answer) => answer.findings)];
  const outcome = worst(findings.map((finding) => finding.outcome));
  const reason = findings.find((finding) => finding.outcome === outcome)!;
  const headline = outcome === verdict.outcome ? verdict.headline : outcome === 'warn' ? `${verdict.headline} One thing to know: ${reason.message}` : `Stopped: ${reason.message}`;
  return {
    ...result,
    verdict: { ...verdict, outcome, headline, findings, notes: [...verdict.notes, ...more.flatMap((answer) => answer.notes ?? [])], facts: [...verdict.facts, ...more.flatMap((answer) => answer.facts ?? [])] },
    details: { ...result.details, contents: contents.details, environment: environment.details },
  };
}

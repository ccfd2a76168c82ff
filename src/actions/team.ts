import { cp } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import { loadDelivery } from '../delivery/load.ts';
import { runBuild } from '../run/build.ts';
import { filesOfPredictions } from '../model/predictors/needed-files.ts';
import { FEATURES_FILE } from '../run/features.ts';
import { runPredict, runProbeModel } from '../run/stages.ts';
import { filesBelow } from './artifacts.ts';
import { releaseFiles } from './identify.ts';
import { finish } from './judges.ts';
import type { Step } from './runner.ts';

// The two steps that start the team's programs. Their jobs have no rights; nothing here reads a secret or a token.

export async function build(step: Step): Promise<void> {
  const { session, artifacts } = step;
  const judged = await runBuild(session);
  if (judged.verdict.outcome === 'pass') {
    const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
    await artifacts?.upload('files', await releaseFiles(delivery, session.workspace), session.workspace);
  }
  await finish(step, 'build', judged);
}

/** Without a checkout: the release and the features come from artifacts, and labels are nowhere in this job. */
export async function predict(step: Step): Promise<void> {
  const { session, artifacts } = step;
  const judged = await runPredict(session, await takeFeatures(step));
  // With a warning (a lock that pins only in part, a name in an allowed pickle) there are predictions to judge as well.
  if (judged.verdict.outcome === 'pass' || judged.verdict.outcome === 'warn') {
    const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
    await artifacts?.upload('predictions', filesOfPredictions(delivery), session.workspace);
  }
  await finish(step, 'predict', judged);
}

/** As `predict`, without a checkout; what it leaves for the evaluation stands among its own evidence. */
export async function probeModel(step: Step): Promise<void> {
  await finish(step, 'probe-model', await runProbeModel(step.session, await takeFeatures(step)));
}

/** Unpacks the release; answers the features-only file where one was cut. */
async function takeFeatures({ session, artifacts }: Step): Promise<string | undefined> {
  const folder = await artifacts?.fetch('release');
  if (artifacts && !folder) throw InputError.of('release-artifact-missing', 'No job of this run left the release.', 'Run the action identify before, with `evidence: true`.');
  if (folder) await cp(folder, session.workspace, { recursive: true });
  const features = path.join(session.workspace, FEATURES_FILE);
  return (await filesBelow(features)).length > 0 ? features : undefined;
}

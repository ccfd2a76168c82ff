import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { loadDelivery } from '../delivery/load.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isProbed } from '../delivery/probed.ts';
import { declaredParts } from '../evidence/release.ts';
import { filesOfProbes } from '../model/probe-files.ts';
import { filesOfPredictors } from '../model/predictors/needed-files.ts';
import { cutFeaturesFile } from '../run/features.ts';
import { runIdentify } from '../run/stages.ts';
import { otherRun, runIdOf } from './approved.ts';
import { filesBelow } from './artifacts.ts';
import { finish } from './judges.ts';
import { isTrue, type Step } from './runner.ts';

/** Names the bytes once, and packs what the predict job may see: the release, the delivery file, what predictors and probes read, features without labels. */
export async function identify(step: Step): Promise<void> {
  const { session, artifacts } = step;
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
  if (delivery) await takeBuild(step, delivery);
  const judged = await runIdentify(session);
  core.setOutput('predict', String((delivery?.spec.tests?.predict ?? delivery?.spec.tests?.predictor) !== undefined));
  core.setOutput('probe', String(isProbed(delivery?.spec.tests)));
  if (delivery && judged.verdict.outcome !== 'error') {
    const files = await releaseFiles(delivery, session.workspace);
    for (const file of [...filesOfPredictors(delivery), ...filesOfProbes(delivery)]) files.push(...(await filesBelow(file)).filter((each) => !files.includes(each)));
    if (isTrue(core.getInput('cut-features'), true)) files.push(...(await cutFeaturesFile(delivery, session)));
    await artifacts?.upload('release', files, session.workspace);
  }
  await finish(step, 'identify', judged);
}

/** Takes the declared parts of the build job's files, and nothing beside them: team code made that archive. */
async function takeBuild(step: Step, delivery: Delivery): Promise<void> {
  const { artifacts, session } = step;
  const resumed = runIdOf(core.getInput('resume'), 'resume');
  // A build makes other bytes each time; what was tested lies where it was tested, and is named anew here.
  const folder = resumed === undefined ? await artifacts?.fetch('files') : await artifacts?.fetch('release', otherRun(step, resumed));
  if (!folder) return;
  for (const declared of [...declaredParts(delivery).map(([, part]) => part), ...Object.values(delivery.spec.release.lineage ?? {})]) {
    const target = delivery.resolve(declared);
    const source = path.join(folder, path.relative(session.workspace, target));
    if ((await filesBelow(source)).length === 0) continue;
    await rm(target, { recursive: true, force: true });
    await cp(source, target, { recursive: true });
  }
}

/** The delivery file, every file of every declared part, and what the release came from. */
export async function releaseFiles(delivery: Delivery, workspace: string): Promise<string[]> {
  const declared = [...declaredParts(delivery).map(([, part]) => part), ...Object.values(delivery.spec.release.lineage ?? {})];
  const parts = await Promise.all(declared.map((part) => filesBelow(delivery.resolve(part))));
  return [...new Set([path.resolve(workspace, delivery.file), ...parts.flat()])];
}

import { copyFile, cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { isDigest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { worst } from '../core/verdict.ts';
import { loadDelivery } from '../delivery/load.ts';
import { declaredParts, identifyRelease } from '../evidence/release.ts';
import { IMPORTANCE_FILE } from '../model/explain/file.ts';
import { filesOfPredictions } from '../model/predictors/needed-files.ts';
import { logLine } from '../report/escape.ts';
import { renderGate } from '../report/summary.ts';
import { BESIDE_FOLDER } from '../run/beside.ts';
import { forgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import type { Acted } from '../run/on-fail.ts';
import { RELEASE_FILE, releaseOf, runModelTestsStage, runValidateData } from '../run/stages.ts';
import { filesBelow, type OtherRun } from './artifacts.ts';
import { fetchRelease } from './fetch-release.ts';
import { conclude, publish } from './publish.ts';
import { forgeToTell, isTrue, type Step } from './runner.ts';
import type { Session } from '../run/session.ts';
import type { Digest } from '../core/digest.ts';
import type { Delivery } from '../delivery/delivery.ts';

/**
 * The pull-request gate: data, then behaviour. One summary whose first line is the answer, a check run for each stage, and
 * one outcome. A stage that is not enforced is shown and weighs nothing, except that unusable input is always said.
 */
export async function gate(step: Step): Promise<void> {
  const { session } = step;
  const judged: (Judged & { out: string })[] = [];
  for (const [name, run] of [['validate-data', (session: Session, folder: string) => runValidateData(session, { out: folder })], ['run-model-tests', runModelTestsStage]] as const) {
    const out = path.join(session.out, name);
    const one = { ...(await run(session, out)), out };
    judged.push(one);
    await publish(step, one, modelOf(step, one), { out, summary: false });
    await leave(step, name, out);
    // Both stages read the same file: its mistakes are said once.
    if (one.verdict.outcome === 'error' && !one.delivery) break;
  }
  const counted = judged.map(({ verdict }) => (verdict.enforced || verdict.outcome === 'error' ? verdict.outcome : 'pass'));
  const outcome = worst(counted);
  const gravest = judged[counted.indexOf(outcome)]!;
  await core.summary.addRaw(renderGate(outcome, gravest.verdict.headline, judged.map(({ verdict }) => verdict)), true).write();
  core.setOutput('outcome', outcome);
  core.setOutput('headline', logLine(gravest.verdict.headline));
  core.setOutput('verdict', path.join(gravest.out, 'verdict.json'));
  conclude({ ...gravest.verdict, outcome });
}

export async function validateData(step: Step): Promise<void> {
  await takeRelease(step);
  const act = isTrue(core.getInput('act')) ? { secrets: step.secrets, fetch: (digest: Digest, delivery: Delivery) => fetchRelease(step, digest, delivery), forge: forgeToTell(step) } : undefined;
  const judged = await runValidateData(step.session, { act });
  if (judged.acted) await sayActed(step, judged.acted);
  await finish(step, 'validate-data', judged);
}

/** What was done for a finding, on the surfaces of the stage that did it: first, since it is what users felt. */
async function sayActed(step: Step, { did, failed, judged, out }: Acted): Promise<void> {
  core.setOutput('acted', logLine(did));
  (failed ? core.error : core.warning)(logLine(did));
  if (judged && out) await publish(step, judged, modelOf(step, judged), { out });
}

export async function runModelTests(step: Step): Promise<void> {
  await takeRelease(step);
  await takeFiles(step);
  await takePredictions(step);
  await takeBeside(step);
  await takeImportance(step);
  const act = isTrue(core.getInput('act')) ? () => forgeOf(process.env, step.session.clock, step.token) : undefined;
  await finish(step, 'run-model-tests', await runModelTestsStage(step.session, undefined, step.secrets, act));
}

/** Publishes, leaves the evidence for the seal, and only then fails: a failure is evidence too. */
export async function finish(step: Step, what: string, judged: Judged): Promise<void> {
  await publish(step, judged, modelOf(step, judged));
  await leave(step, what, step.session.out);
  conclude(judged.verdict);
}

export async function leave({ artifacts }: Step, what: string, out: string): Promise<void> {
  if (artifacts) await artifacts.upload(what, await filesBelow(out), out);
}

export function modelOf({ session }: Step, { delivery }: Pick<Judged, 'delivery'>): string {
  return delivery?.spec.release.name ?? path.basename(session.deliveryFile);
}

/**
 * The manifest that `identify` left in this run, or `from` another attempt of it. `digest`, handed from job to job by outputs that no artifact can forge,
 * must be what it names.
 */
export async function takeRelease({ artifacts, session }: Step, from?: OtherRun): Promise<void> {
  const digest = core.getInput('release-digest');
  if (digest !== '' && !isDigest(digest)) throw InputError.of('digest-malformed', 'The input `release-digest` is no digest.', 'Hand over the output `digest` of the action identify.');
  const folder = await artifacts?.fetch('identify', from);
  if (folder) {
    await mkdir(session.out, { recursive: true });
    await copyFile(path.join(folder, RELEASE_FILE), path.join(session.out, RELEASE_FILE));
  }
  if (digest === '') return;
  const release = await releaseOf(session);
  if (release?.digest !== digest)
    throw InputError.of('release-swapped', `The release at hand is ${release?.digest ?? 'unknown'}, and identify named ${digest}.`, 'Nothing was judged. Find out which job of this run put another release there.');
}

/** The files of the release where they are not those of the checkout (a model that was built): they are looked at before its predictions are. */
async function takeFiles({ artifacts, session }: Step): Promise<void> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
  if (!delivery || !artifacts) return;
  const here = await identifyRelease(delivery).catch(() => undefined);
  if (here && here.digest === (await releaseOf(session))?.digest) return;
  const folder = await artifacts.fetch('release');
  for (const [, declared] of folder ? declaredParts(delivery) : []) {
    const target = delivery.resolve(declared);
    const source = path.join(folder!, path.relative(session.workspace, target));
    if ((await filesBelow(source)).length === 0) continue;
    await rm(target, { recursive: true, force: true });
    await cp(source, target, { recursive: true });
  }
}

/** What other jobs of this run found: for the likely cause of a failure, and which columns drifted. What is not there is left out, and opens nothing. */
async function takeBeside({ artifacts, session }: Step): Promise<void> {
  for (const stage of ['identify', 'validate-data', 'probe-model']) {
    const folder = await artifacts?.fetch(stage);
    if (!folder) continue;
    await mkdir(path.join(session.out, BESIDE_FOLDER), { recursive: true });
    await copyFile(path.join(folder, 'statement.json'), path.join(session.out, BESIDE_FOLDER, `${stage}.json`)).catch(() => undefined);
  }
}

/** The answers to permuted rows that probe-model left, to where the delivery file looks for them: the labels are in this job alone. */
export async function takeImportance({ artifacts, session }: Step): Promise<void> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
  const declared = delivery?.spec.tests?.explanations?.importance;
  const folder = declared === undefined ? undefined : await artifacts?.fetch('probe-model');
  if (!folder) return;
  const target = delivery!.resolve(declared!);
  await mkdir(path.dirname(target), { recursive: true });
  // Where the probes did not come so far there is none, which the stage says itself.
  await copyFile(path.join(folder, IMPORTANCE_FILE), target).catch(() => undefined);
}

/** Takes the predictions that the predict job was to write, and nothing else of what it left: team code ran there. */
export async function takePredictions({ artifacts, session }: Step): Promise<void> {
  const folder = await artifacts?.fetch('predictions');
  if (!folder) return;
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  for (const target of filesOfPredictions(delivery)) {
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(folder, path.relative(session.workspace, target)), target).catch((cause) => {
      throw InputError.of('predictions-missing', 'The predict job left no predictions file.', 'Look at its summary.', undefined, { cause });
    });
  }
}

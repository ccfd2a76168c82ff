import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { HEAD_FILE } from '../evidence/head.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { logLine } from '../report/escape.ts';
import { APPROVAL_STEPS, runApproval } from '../run/approval.ts';
import { forgeOf, policyForgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import { otherRun, runIdOf } from './approved.ts';
import { conclude, publish } from './publish.ts';
import { leave, modelOf } from './judges.ts';
import { askForOverride, overrideHeadInput } from './override.ts';
import { findPromotion } from './promotion.ts';
import type { Step } from './runner.ts';

export async function requireApproval(given: Step): Promise<void> {
  const which = APPROVAL_STEPS.find((each) => each === core.getInput('step'));
  if (!which) throw InputError.of('step-unknown', `The input \`step\` is ${JSON.stringify(core.getInput('step'))}.`, `Write one of ${APPROVAL_STEPS.join(', ')}.`);
  if (which === 'override') return askForOverride(given);
  const head = core.getInput('head');
  if (head !== '' && !isDigest(head)) throw InputError.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the action seal.');
  const forge = await forgeOf(process.env, given.session.clock, given.token);
  const { step, pullRequest, from } = await deliveryOf(given, forge, which === 'break-glass');
  const { session, artifacts } = step;
  const fetched = await artifacts?.fetch('ledger', from === undefined ? undefined : otherRun(step, from));
  // What an earlier run left on this machine must not pass for what this one writes.
  if (fetched) for (const file of [LEDGER_FILE, HEAD_FILE]) await rm(path.join(session.out, file), { force: true });
  const judged = await runApproval(session, {
    step: which,
    ledger: path.join(fetched ?? session.out, LEDGER_FILE),
    head: head === '' ? undefined : (head as Digest),
    role: core.getInput('role') || undefined,
    since: core.getInput('since') || undefined,
    pullRequest,
    here: given.session.deliveryId,
    reason: core.getInput('reason') || undefined,
    overrideHead: overrideHeadInput(),
    forge,
    policyForge: await policyForgeOf(process.env, given.session.clock),
    secrets: step.secrets,
  });
  const page = (await publish(step, judged, modelOf(step, judged))) ?? runPage(step);
  core.setOutput('challenge', textOf(judged.details?.challenge));
  core.setOutput('roles', JSON.stringify(rolesOf(judged, page)));
  if (which === 'request' && judged.verdict.outcome === 'pass') core.notice(logLine(`What you are asked to approve, and the code to write: ${page}`), { title: 'Reviewers' });
  core.setOutput('automatic', String(judged.details?.automatic === true));
  const promotion = judged.details?.promotion as { path?: unknown; text?: unknown } | undefined;
  core.setOutput('promotion-path', textOf(promotion?.path));
  core.setOutput('promotion-text', textOf(promotion?.text));
  if (which === 'approve' || which === 'break-glass') await handOver(step, judged);
  await leave(step, which === 'role' ? `approval-${which}-${core.getInput('role')}` : `approval-${which}`, session.out);
  conclude(judged.verdict);
}

/** The rows of the matrix, each with the page that its reviewers decide from: GitHub shows it in the name of the waiting job. */
function rolesOf({ details }: Judged, request: string): Record<string, unknown>[] {
  const matrix = Array.isArray(details?.matrix) ? (details.matrix as Record<string, unknown>[]) : [];
  return matrix.map((role) => ({ ...role, request }));
}

/** The summary of this job stands on the page of its run. */
function runPage({ runner }: Step): string {
  return `${runner.serverUrl}/${runner.owner}/${runner.repository}/actions/runs/${runner.runId}`;
}

/** The delivery that is asked about: this run's, or the one that a promotion pull request or an override names. */
async function deliveryOf(step: Step, forge: Awaited<ReturnType<typeof forgeOf>>, glass: boolean): Promise<{ step: Step; pullRequest?: number; from?: string }> {
  const { session } = step;
  const named = glass ? runIdOf(core.getInput('approved-run'), 'approved-run') : undefined;
  if (named !== undefined) return { step: ofDelivery(step, { ...session.deliveryId, runId: named, runAttempt: 1 }), from: named };
  const file = core.getInput('promotion');
  if (file === '') return { step };
  const { delivery, pullRequest } = await findPromotion(step, forge, file);
  if (delivery.repositoryId !== session.deliveryId.repositoryId)
    throw InputError.of('wrong-repository', `The promotion file names a delivery of repository ${delivery.repositoryId}.`, 'Put the text into it that the step `request` of this repository has printed.');
  return { step: ofDelivery(step, delivery), pullRequest, from: delivery.runId };
}

/** Its run was started for its own commit, which the checkout of this one need not be. */
function ofDelivery(step: Step, deliveryId: Step['session']['deliveryId']): Step {
  return { ...step, session: { ...step.session, deliveryId, commit: undefined } };
}

/** A ledger that does not verify is not extended: then there is none to hand over, and the verdict says why. */
async function handOver({ session, artifacts }: Step, { verdict }: Judged): Promise<void> {
  const ledger = path.join(session.out, LEDGER_FILE);
  const text = verdict.outcome === 'error' ? undefined : await readFile(ledger, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  core.setOutput('head', (await readLedger(text)).head);
  await artifacts?.upload('approved', [ledger, path.join(session.out, HEAD_FILE)], session.out);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

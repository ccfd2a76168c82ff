import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery, parseDelivery } from '../delivery/load.ts';
import type { Request } from '../rollout/tick.ts';
import { nothingInFlight, runAbort, runHold } from '../run/ask.ts';
import { forgeOf, policyForgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import { requestOf, runPromote } from '../run/promote.ts';
import { runWatch } from '../run/watch.ts';
import { readLedgerFile } from '../run/ledger-file.ts';
import { askedAbout, findApproved, givenRun, otherRun } from './approved.ts';
import type { OtherRun } from './artifacts.ts';
import { leave, modelOf } from './judges.ts';
import { keepLedger } from './kept.ts';
import { overrideHeadInput } from './override.ts';
import { conclude, publish } from './publish.ts';
import { forgeToTell, isTrue, type Step } from './runner.ts';

type InFlight = Judged & { open: boolean };

export async function canaryPromote(step: Step): Promise<void> {
  const request = requestOf(core.getInput('request'));
  const reason = core.getInput('reason') || undefined;
  const judged = (await asked(step, request, reason)) ?? (await ticked(step, request, reason));
  await publish(step, judged, modelOf(step, judged));
  core.setOutput('open', String(judged.open));
  // Ticks of one delivery follow each other in many runs and attempts; each run leaves its own.
  await leave(step, 'canary-promote', step.session.out);
  if (!judged.open) await keepLedger(step, judged.verdict.outcome === 'pass' || judged.verdict.outcome === 'warn');
  conclude(judged.verdict);
}

/** A hold and an abort of the rollout under way need the journal alone: no run id, no ledger, no bytes, which may be gone. */
async function asked(step: Step, request: Request | undefined, reason: string | undefined): Promise<InFlight | undefined> {
  if (request !== 'hold' && request !== 'abort') return undefined;
  const { session, secrets } = step;
  const open = await askedAbout(step);
  if (!open && givenRun(step) === undefined) throw nothingInFlight(request);
  if (!open) return undefined;
  if (request === 'hold') return { ...(await runHold(session, { reason, secrets })), open: true };
  return { ...(await runAbort(session, open, { reason, secrets, forge: forgeToTell(step) })), open: false };
}

async function ticked(step: Step, request: Request | undefined, reason: string | undefined): Promise<InFlight> {
  const { ledger, from, runId } = await findApproved(step);
  core.setOutput('approved-run', runId);
  return runPromote(step.session, {
    ledger,
    head: headInput(),
    once: isTrue(core.getInput('once')),
    loopFor: minutesOf(core.getInput('minutes')),
    request,
    reason,
    forge: step.token ? await forgeOf(process.env, step.session.clock, step.token) : undefined,
    policyForge: await policyForgeOf(process.env, step.session.clock),
    overrideHead: overrideHeadInput(),
    secrets: step.secrets,
    bytes: await candidateBytes(step, from, ledger),
  });
}

export async function watch(step: Step): Promise<void> {
  const judged = await runWatch(step.session, { once: true, secrets: step.secrets, forge: forgeToTell(step) });
  await publish(step, judged, modelOf(step, judged));
  conclude(judged.verdict);
}

/**
 * The candidate's bytes from the artifact of the run that identified them, in a folder of their own: an archive never
 * writes over the checkout, from which the delivery file and the programs with rights are read.
 */
async function candidateBytes(step: Step, from: OtherRun | undefined, ledger: string): Promise<Delivery | undefined> {
  const { session, artifacts } = step;
  const folder = (await artifacts?.fetch('release', from)) ?? (await sealedRelease(step, from, ledger));
  if (!folder) return undefined;
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  return elsewhere(delivery, folder, session.workspace);
}

/** A release that was approved in a later run than the one that named it (a merged promotion, a broken glass) lies with that one. */
async function sealedRelease(step: Step, from: OtherRun | undefined, ledger: string): Promise<string | undefined> {
  const { ledger: read } = await readLedgerFile(ledger, { trust: {} });
  const runId = read.entries[0]?.statement.predicate.delivery.runId;
  if (runId === undefined || !/^[1-9][0-9]*$/.test(runId) || runId === (from?.runId ?? step.runner.runId)) return undefined;
  return step.artifacts?.fetch('release', otherRun(step, runId));
}

/** The same delivery with its parts below another folder. */
async function elsewhere(delivery: Delivery, folder: string, workspace: string): Promise<Delivery> {
  const bytes = await readFile(path.resolve(workspace, delivery.file));
  const root = path.join(folder, path.relative(workspace, delivery.root));
  return parseDelivery(bytes, { file: delivery.file, root, workspace: folder });
}

/** Said by the job that approved, which no artifact can forge. */
function headInput(): Digest | undefined {
  const head = core.getInput('head');
  if (head === '' || isDigest(head)) return head === '' ? undefined : head;
  throw InputError.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the job that approved, or leave it empty.');
}

function minutesOf(text: string): number | undefined {
  if (text === '') return undefined;
  if (/^\d{1,4}$/.test(text)) return Number(text) * 60_000;
  throw InputError.of('minutes-malformed', `The input \`minutes\` is ${JSON.stringify(text)}.`, 'Write a whole number of minutes.');
}

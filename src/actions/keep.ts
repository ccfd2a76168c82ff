import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { loadDelivery } from '../delivery/load.ts';
import { HEAD_FILE } from '../evidence/head.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { logLine } from '../report/escape.ts';
import { evidenceForgeOf, keepEverywhere } from '../run/evidence.ts';
import { readLedgerFile, type LedgerFile } from '../run/ledger-file.ts';
import { refuseSecrets } from '../run/secrets.ts';
import { signingOf } from '../run/signing.ts';
import { otherRun } from './approved.ts';
import { filesBelow, type OtherRun } from './artifacts.ts';
import { takeRelease } from './judges.ts';
import type { Step } from './runner.ts';

/**
 * Keeps what this run has sealed, whatever became of the candidate: a rejected one has no promotion at whose end its ledger
 * would be kept. Throws InputError where a store could not be written, or where the ledger is not this run's own.
 */
export async function keep(step: Step): Promise<void> {
  const { session } = step;
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  core.setOutput('head', '');
  if (delivery.spec.evidence?.stores === undefined) return core.info('The delivery file names no store (`evidence.stores`): the evidence lives as long as the artifacts of this run.');
  const signing = await signingOf(delivery, {});
  const from = firstAttempt(step);
  const found = await sealedLedger(step, from);
  if (!found) return core.info('This run has sealed nothing, so there is nothing to keep.');
  const file = await readLedgerFile(found, signing, handedHead());
  refuseStranger(step, file);
  await takeRelease(step, from);
  await mkdir(session.out, { recursive: true });
  for (const name of [LEDGER_FILE, HEAD_FILE]) await copyFile(path.join(found, name), path.join(session.out, name));
  await refuseSecrets(session, await filesBelow(session.out), session.out);
  const { kept, problems } = await keepEverywhere(delivery, session.out, () => evidenceForgeOf(process.env, session.clock, step.token || undefined), { attest: false });
  for (const where of kept) core.info(logLine(`The evidence is kept in ${where}, under its head ${file.ledger.head}.`));
  if (problems.length > 0) throw new InputError(problems);
  core.setOutput('head', file.ledger.head);
}

/** A later attempt of this job keeps what the first attempt of the run has sealed. */
function firstAttempt(step: Step): OtherRun | undefined {
  return step.runner.runAttempt > 1 ? otherRun(step, step.runner.runId) : undefined;
}

/** With the approval where there is one. */
async function sealedLedger({ artifacts }: Step, from: OtherRun | undefined): Promise<string | undefined> {
  const head = handedHead();
  const folder = (await artifacts?.fetch('approved', from)) ?? (await artifacts?.fetch('ledger', from));
  if (!folder && head !== undefined) throw InputError.of('ledger-missing', `This run has sealed a ledger that ends with ${head}, and its artifact is gone.`, 'Look who took it away; GitHub keeps artifacts as long as the repository says.');
  return folder;
}

/** A store is to hold what this run has seen, so that a history of it can be believed. */
function refuseStranger({ session: { deliveryId } }: Step, { ledger }: LedgerFile): void {
  if (ledger.refusals.length > 0) throw new InputError(ledger.refusals.map(({ code, expected, actual, fix }) => ({ code, message: `The ledger is not kept: expected ${expected}, found ${actual}.`, fix })));
  const { repositoryId, runId } = ledger.entries[0]!.statement.predicate.delivery;
  if (repositoryId === deliveryId.repositoryId && runId === deliveryId.runId) return;
  throw InputError.of('evidence-other-delivery', `The ledger is of run ${runId} in repository ${repositoryId}, and this is run ${deliveryId.runId} in ${deliveryId.repositoryId}.`, 'Nothing was kept. Find out which job of this run uploaded an artifact of this name.');
}

/** Said by the jobs that sealed and approved, which no artifact can forge; undefined where they said nothing. */
function handedHead(): Digest | undefined {
  const head = core.getInput('head');
  if (head === '' || isDigest(head)) return head === '' ? undefined : head;
  throw InputError.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head`, or `sealed`, of the delivery.');
}

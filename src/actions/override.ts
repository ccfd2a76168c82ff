import path from 'node:path';
import * as core from '@actions/core';
import { OVERRIDES } from '../approval/override/override.ts';
import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { formatDeliveryId } from '../core/delivery-id.ts';
import { releaseOfLedger } from '../run/approval.ts';
import { forgeOf } from '../run/forge.ts';
import { readLedgerFile } from '../run/ledger-file.ts';
import { askOverride } from '../run/override.ts';
import { otherRun, runIdOf } from './approved.ts';
import { leave, modelOf } from './judges.ts';
import { conclude, publish } from './publish.ts';
import type { Step } from './runner.ts';

/** The journal was empty, or there is none. */
const NONE = 'none';

/** Before the reviewers: what the override would let pass, and the code that names it. */
export async function askForOverride(step: Step): Promise<void> {
  const { session, token, secrets } = step;
  const action = OVERRIDES.find((each) => each === core.getInput('request'));
  if (!action) throw InputError.of('request-unknown', `There is no override ${JSON.stringify(core.getInput('request'))}.`, `Write one of ${OVERRIDES.join(', ')}.`);
  const forge = await forgeOf(process.env, session.clock, token);
  const candidate = action === 'break-glass' ? await sealedCandidate(step) : undefined;
  const judged = await askOverride(session, { action, reason: core.getInput('reason') || undefined, candidate, forge, secrets });
  await publish(step, judged, modelOf(step, judged));
  const { details = {}, verdict } = judged;
  const asked = verdict.outcome === 'pass' || verdict.outcome === 'warn';
  core.setOutput('challenge', asked ? String(details.challenge) : '');
  core.setOutput('environment', asked ? String(details.environment) : '');
  core.setOutput('override-head', asked ? String((details.override as { head?: unknown }).head ?? NONE) : '');
  await leave(step, 'approval-override', session.out);
  conclude(verdict);
}

/** The journal's last event when the override was asked for, from that job's output; undefined where none was. */
export function overrideHeadInput(): Digest | null | undefined {
  const head = core.getInput('override-head');
  if (head === '') return undefined;
  if (head === NONE) return null;
  if (isDigest(head)) return head;
  throw InputError.of('digest-malformed', 'The input `override-head` is no digest.', 'Hand over the output `override-head` of the step that asked for the override.');
}

/** What the named run, or this one, has sealed. Its signatures are checked when it is let pass. */
async function sealedCandidate(step: Step) {
  const runId = runIdOf(core.getInput('approved-run'), 'approved-run');
  const folder = await step.artifacts?.fetch('ledger', runId === undefined || runId === step.runner.runId ? undefined : otherRun(step, runId));
  if (!folder) throw InputError.of('ledger-missing', `Run ${runId ?? step.runner.runId} left no sealed ledger.`, 'Name the run that sealed the candidate with `approved-run`.');
  const file = await readLedgerFile(path.join(folder, LEDGER_FILE), { trust: {} });
  const first = file.ledger.entries[0]?.statement.predicate.delivery;
  return first && { delivery: formatDeliveryId(first), release: releaseOfLedger(file) };
}

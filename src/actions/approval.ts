import path from 'node:path';
import * as core from '@actions/core';
import { isDigest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { readFile, rm } from 'node:fs/promises';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { APPROVAL_STEPS, runApproval } from '../run/approval.ts';
import { forgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import { conclude, publish } from './publish.ts';
import { leave, modelOf } from './judges.ts';
import type { Step } from './runner.ts';

export async function requireApproval(step: Step): Promise<void> {
  const { session, artifacts, secrets, token } = step;
  const which = APPROVAL_STEPS.find((each) => each === core.getInput('step'));
  if (!which) throw InputError.of('step-unknown', `The input \`step\` is ${JSON.stringify(core.getInput('step'))}.`, `Write one of ${APPROVAL_STEPS.join(', ')}.`);
  const head = core.getInput('head');
  if (head !== '' && !isDigest(head)) throw InputError.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the action seal.');
  const fetched = await artifacts?.fetch('ledger');
  // What an earlier run left on this machine must not pass for what this one writes.
  if (fetched) await rm(path.join(session.out, LEDGER_FILE), { force: true });
  const judged = await runApproval(session, {
    step: which,
    ledger: path.join(fetched ?? session.out, LEDGER_FILE),
    head: head === '' ? undefined : head,
    role: core.getInput('role') || undefined,
    since: core.getInput('since') || undefined,
    forge: await forgeOf(process.env, session.clock, token),
    secrets,
  });
  await publish(step, judged, modelOf(step, judged));
  core.setOutput('challenge', textOf(judged.details?.challenge));
  core.setOutput('roles', JSON.stringify(judged.details?.matrix ?? []));
  if (which === 'approve') await handOver(step, judged);
  await leave(step, which === 'role' ? `approval-${which}-${core.getInput('role')}` : `approval-${which}`, session.out);
  conclude(judged.verdict);
}

/** A ledger that does not verify is not extended: then there is none to hand over, and the verdict says why. */
async function handOver({ session, artifacts }: Step, { verdict }: Judged): Promise<void> {
  const ledger = path.join(session.out, LEDGER_FILE);
  const text = verdict.outcome === 'error' ? undefined : await readFile(ledger, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  core.setOutput('head', (await readLedger(text)).head);
  await artifacts?.upload('approved', [ledger], session.out);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

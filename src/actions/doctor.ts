import path from 'node:path';
import * as core from '@actions/core';
import { runDoctor } from '../run/doctor.ts';
import { modelOf } from './judges.ts';
import { conclude, publish } from './publish.ts';
import type { Step } from './runner.ts';

export async function doctor(step: Step): Promise<void> {
  const { session, token } = step;
  // A token that sees more than the job's own, where there is one; it is asked with and nothing else.
  const wider = core.getInput('settings-token');
  if (wider) core.setSecret(wider);
  const plan = core.getInput('plan');
  const judged = await runDoctor(session, {
    token: wider || token || undefined,
    since: core.getInput('since') || undefined,
    plan: plan === '' ? undefined : path.resolve(session.workspace, plan),
  });
  await publish(step, judged, modelOf(step, judged));
  conclude(judged.verdict);
}

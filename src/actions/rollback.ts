import * as core from '@actions/core';
import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Trigger } from '../journal/events.ts';
import { forgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import { runDrill, runReadiness } from '../run/readiness.ts';
import { runRollback } from '../run/rollback.ts';
import { fetchRelease } from './fetch-release.ts';
import { leave, modelOf } from './judges.ts';
import { conclude, publish } from './publish.ts';
import { forgeToTell, isTrue, type Step } from './runner.ts';

/** What may ask from outside; what a rollout decides by itself it says itself. */
const TRIGGERS: readonly Trigger[] = ['person', 'monitor', 'data', 'digest-mismatch'];
/** Nobody waits longer to learn when a button was pressed. */
const ASKED_AT_MOST_MS = 3000;

/** `step: back` goes back; `check` looks whether that could be done; `drill` does it where users do not mind, and home again. */
export async function rollback(step: Step): Promise<void> {
  const which = core.getInput('step') || 'back';
  const judged = await taken(step, which);
  await publish(step, judged, modelOf(step, judged));
  const numbers = judged.verdict.findings.find((finding) => finding.numbers?.tookMs !== undefined)?.numbers;
  const milliseconds = numbers?.sinceTriggerMs ?? numbers?.tookMs;
  if (milliseconds !== undefined && milliseconds !== null) core.setOutput('milliseconds', milliseconds);
  const { issue } = (judged.details?.incident ?? {}) as { issue?: number };
  if (issue !== undefined) core.setOutput('issue', issue);
  await leave(step, which === 'back' ? 'rollback' : `rollback-${which}`, step.session.out);
  conclude(judged.verdict);
}

async function taken(step: Step, which: string): Promise<Judged> {
  if (which === 'back') return back(step);
  if (which === 'check') return runReadiness(step.session, { ...worldOf(step), load: isTrue(core.getInput('load')) });
  if (which === 'drill') return runDrill(sameWay(step), worldOf(step));
  throw InputError.of('step-unknown', `There is no step ${JSON.stringify(which)}.`, 'Write back, check or drill.');
}

async function back(step: Step): Promise<Judged> {
  const trigger = triggerInput();
  return runRollback(sameWay(step), {
    to: digestOf('to', core.getInput('to')), from: digestOf('from', core.getInput('from')), reason: core.getInput('reason') || undefined,
    trigger, triggeredAt: timeInput() ?? (trigger === 'person' ? await pressedAt(step) : undefined),
    ...worldOf(step),
  });
}

/** A re-run of the job asks for the same way back, not for another one. */
function sameWay({ session }: Step) {
  return { ...session, deliveryId: { ...session.deliveryId, runAttempt: 1 } };
}

function worldOf(step: Step) {
  return { secrets: step.secrets, fetch: (digest: Digest, delivery: Parameters<typeof fetchRelease>[2]) => fetchRelease(step, digest, delivery), forge: forgeToTell(step) };
}

/** When somebody pressed the button, by GitHub: the time that a job waits for its runner counts too. Unknown is no reason to wait. */
async function pressedAt({ runner, session, token }: Step): Promise<Date | undefined> {
  if (process.env.GITHUB_EVENT_NAME !== 'workflow_dispatch' || !token) return undefined;
  const stop = new AbortController();
  try {
    const asked = forgeOf(process.env, session.clock, token).then((forge) => forge.run(runner.runId)).then(({ value }) => new Date(value.startedAt), () => undefined);
    const at = await Promise.race([asked, session.clock.sleep(ASKED_AT_MOST_MS, stop.signal).then(() => undefined, () => undefined)]);
    return at && Number.isFinite(at.getTime()) ? at : undefined;
  } finally {
    stop.abort();
  }
}

function digestOf(name: string, text: string): Digest | undefined {
  if (text === '' || isDigest(text)) return text === '' ? undefined : text;
  throw InputError.of('digest-malformed', `The input \`${name}\` is no release digest.`, 'Write sha256: and 64 hexadecimal characters, or leave it empty.');
}

function triggerInput(): Trigger {
  const text = core.getInput('trigger') || 'person';
  const found = TRIGGERS.find((trigger) => trigger === text);
  if (found) return found;
  throw InputError.of('trigger-unknown', `There is no trigger ${JSON.stringify(text)}.`, `Write ${TRIGGERS.join(', ')}.`);
}

function timeInput(): Date | undefined {
  const text = core.getInput('triggered-at');
  if (text === '') return undefined;
  const at = new Date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(at.getTime())) return at;
  throw InputError.of('time-malformed', 'The input `triggered-at` is no time.', 'Write ISO 8601 with a zone, as 2026-05-01T12:00:00Z.');
}

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { guard } from '../core/guardian.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { PartAnswer } from './facts.ts';
import { figuresOf } from './figures.ts';
import { firstSentence } from './format.ts';
import { PROBE_FEATURES } from './probe-files.ts';
import { PROBES } from './probes.ts';

/** Features-only file that a job with the labels cut; without it the features are cut here. */
export interface ProbeOptions {
  features?: string;
  signal?: AbortSignal;
}

/**
 * Runs the model itself, as a predictor or as the team's server: behaviour, explanations, latency, capacity, failure modes. This
 * job must have no rights and no labels: whatever it measures was measured beside team code, and its statement says so.
 */
export async function probeModel(delivery: Delivery, context: StageContext, options: ProbeOptions = {}): Promise<StageResult> {
  const answers = await probed(delivery, context, options);
  const findings = answers.flatMap((answer) => answer.findings);
  if (findings.length === 0) findings.push(nothingToProbe(delivery));
  const outcome = worst(findings.map((finding) => finding.outcome));
  const verdict: Verdict = {
    schema: 'urn:sluice:verdict:v1',
    stage: 'probe-model',
    outcome,
    headline: headlineOf(outcome, findings),
    enforced: delivery.spec.tests?.enforce ?? true,
    release: context.release,
    champion: context.champion,
    findings,
    figures: figuresOf(findings),
    notes: [
      'Measured beside code of the team: what stands here rests on a machine that this code could touch.',
      ...answers.flatMap((answer) => answer.notes ?? []),
    ],
    facts: answers.flatMap((answer) => answer.facts ?? []),
    ...(delivery.spec.tests && { seed: delivery.spec.tests.seed }),
  };
  return { verdict, inputs: answers.flatMap((answer) => answer.inputs ?? []), details: Object.assign({}, ...answers.map((answer) => answer.details)), besideTeamCode: true };
}

/** Rows of the test set stay nowhere, however this process ends. */
async function probed(delivery: Delivery, context: StageContext, options: ProbeOptions): Promise<PartAnswer[]> {
  const cut = path.join(context.out, PROBE_FEATURES);
  const release = guard({ file: cut });
  try {
    return await answersOf(delivery, context, options);
  } finally {
    await rm(cut, { force: true });
    release();
  }
}

async function answersOf(delivery: Delivery, context: StageContext, options: ProbeOptions): Promise<PartAnswer[]> {
  const answers: PartAnswer[] = [];
  for (const probe of PROBES) {
    if (!probe.declared(delivery)) continue;
    const answer = await probe.judge(delivery, context, options);
    answers.push(answer.details ? { ...answer, details: { [probe.name]: answer.details } } : answer);
    // A model that may not be loaded is not run.
    if (probe.guards && answer.findings.some(({ outcome }) => outcome === 'fail' || outcome === 'error')) break;
  }
  return answers;
}

const WORDS = { pass: 'Passed', warn: 'Passed', inconclusive: 'Not decided', fail: 'Stopped', error: 'Could not be judged' } as const;

function headlineOf(outcome: Verdict['outcome'], findings: readonly Finding[]): string {
  if (outcome === 'pass') return `Passed: the running model keeps all ${findings.length} rules.`;
  const reasons = findings.filter((finding) => finding.outcome === outcome);
  const more = reasons.length > 1 ? ` And ${reasons.length - 1} more.` : '';
  return `${WORDS[outcome]}: ${firstSentence(reasons[0]!.message)}${more}`;
}

function nothingToProbe(delivery: Delivery): Finding {
  return {
    code: 'probes-not-declared',
    outcome: 'error',
    rule: 'a delivery that is probed declares what to ask',
    message: 'The delivery file declares no behaviour, explanations or serving under tests, so nothing was asked of the running model.',
    expected: 'tests.behaviour, tests.explanations or tests.serving',
    actual: 'none of them',
    fix: 'Declare one of them, or leave this stage out.',
    location: delivery.locate(['tests']),
  };
}

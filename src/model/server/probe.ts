import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { figure } from '../format.ts';
import type { ProbeOptions } from '../probe-model.ts';
import type { Probe } from '../probes.ts';
import { payloadsOf } from './payloads.ts';
import { PHASES, type Phase, type PhaseFacts } from './phases.ts';
import { problemFinding } from './problems.ts';
import { recordedHour } from './recorded-hour.ts';
import { BudgetSpent, Rig, ServerProblem } from './rig.ts';
import { settingsOf, type Settings } from './settings.ts';
import { steadyTimer } from './timer.ts';

/** `tests.serving`: starts the model's server and measures it, phase by phase (phases.ts). */
export const SERVING: Probe = {
  name: 'serving',
  declared: ({ spec }) => spec.tests?.serving !== undefined,
  judge: probeServing,
};

async function probeServing(delivery: Delivery, context: StageContext, options: ProbeOptions): Promise<PartAnswer> {
  const declared = settingsOf(delivery);
  const payloads = await payloadsOf(delivery, context, declared, options);
  const replay = await recordedHour(delivery, context, declared);
  const settings = replay ? { ...declared, perSecond: replay.perSecond } : declared;
  const budget = new AbortController();
  const clock = setTimeout(() => budget.abort(new BudgetSpent()), settings.budget);
  const signal = options.signal ? AbortSignal.any([options.signal, budget.signal]) : budget.signal;
  const rig = new Rig({ delivery, settings, payloads, timer: steadyTimer, signal, log: context.log, hour: replay?.hour });
  const answers: PartAnswer[] = [];
  try {
    for (const phase of PHASES) {
      if (!phase.declared(settings)) continue;
      context.log.info(`Serving: ${phase.name}.`);
      const answer = await attempt({ delivery, context, rig }, phase);
      answers.push({ ...answer, details: answer.details && { [phase.name]: answer.details } });
      if (answer.stop) break;
    }
  } finally {
    clearTimeout(clock);
    await rig.stopAll();
  }
  return {
    findings: answers.flatMap(({ findings }) => findings),
    notes: answers.flatMap(({ notes }) => notes ?? []),
    facts: answers.flatMap(({ facts }) => facts ?? []),
    inputs: [...payloads.inputs, ...(replay?.inputs ?? [])],
    details: {
      payload: { ...(rig.isReady && { digest: rig.wire.digest }), requests: payloads.groups.length, rows: settings.rows, protocol: settings.protocol },
      arrivals: replay ? replay.details : { kind: 'poisson', seed: settings.seed },
      at_rps: settings.perSecond,
      ...Object.assign({}, ...answers.map(({ details }) => details)),
    },
  };
}

type Attempted = PartAnswer & { stop?: boolean };

/** A phase whose server fails, or that the time is up for, is a finding; what others measured stays. */
async function attempt(facts: PhaseFacts, phase: Phase): Promise<Attempted> {
  const { delivery, context, rig } = facts;
  try {
    return await phase.run(facts);
  } catch (error) {
    // Whatever was being waited for says in its own way that it was ended.
    if (rig.signal.aborted && rig.signal.reason instanceof BudgetSpent) return { findings: [budgetFinding(delivery, rig.settings, phase.name)], stop: true };
    if (error instanceof ServerProblem) return { findings: [await problemFinding(delivery, context, error)], stop: true };
    throw error;
  }
}

function budgetFinding(delivery: Delivery, settings: Settings, phase: string): Finding {
  return {
    code: 'serving-budget-spent',
    outcome: 'inconclusive',
    rule: 'the server is measured within tests.serving.budget',
    message: `The ${figure(settings.budget / 1000)} s of tests.serving.budget were spent in the phase \`${phase}\`. It and what comes after it was not measured.`,
    expected: `≤ ${figure(settings.budget / 1000)} s`,
    actual: `more, in ${phase}`,
    numbers: { budget_seconds: settings.budget / 1000 },
    fix: 'Raise tests.serving.budget, or ask for fewer requests.',
    location: delivery.locate(['tests', 'serving', 'budget']),
  };
}

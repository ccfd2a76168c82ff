import { quantileEstimate } from '../../statistics/latency.ts';
import type { PartAnswer } from '../facts.ts';
import { capacityFindings } from './capacity-gates.ts';
import { limitNotes } from './phase-load.ts';
import type { PhaseFacts } from './phases.ts';
import type { Rig, Served } from './rig.ts';
import { objectiveOf, type Settings } from './settings.ts';
import { nextRate, stepOutcome, type SearchPlan, type Step } from './throughput.ts';
import { throughputFinding } from './throughput-gates.ts';

/** Stretches of a step that its requests are compared by: they tell how far these depend on each other. */
const PARTS = 10;
const REQUESTS = 1000;
const FACTOR = 1.5;
const STEPS = 10;

/** Throughput at the latency objective of one instance, of several at once, and the plan for the declared peak. */
export async function measureThroughput({ delivery, rig }: PhaseFacts): Promise<PartAnswer> {
  const { settings } = rig;
  const objective = objectiveOf(settings.declared)!;
  const { capacity, throughput } = settings.declared;
  const running: Served[] = [];
  try {
    running.push(await rig.serve('candidate'));
    await rig.checkAnswers(running[0]!);
    const one = await search(rig, running, planOf(settings), objective, 'one');
    const low = Math.max(0, ...one.filter(({ outcome }) => outcome === 'pass').map(({ rate }) => rate));
    let many: Step[] | undefined;
    if (capacity && low > 0) {
      while (running.length < capacity.measured!) running.push(await rig.serve('candidate'));
      // From what they hold if they do not scale at all.
      many = await search(rig, running, { ...planOf(settings), from: low }, objective, 'many');
    }
    return {
      findings: [
        ...(throughput ? [throughputFinding(delivery, rig, one, objective)] : []),
        ...(capacity ? capacityFindings(delivery, rig, one, many) : []),
      ],
      notes: [...(many ? [`Scaling was measured with ${running.length} instances on one machine, beside the load generator: on machines of their own they hold as much or more.`] : []), ...limitNotes(running.slice(1))],
      details: { objective_p99_ms: objective, one: one.map(plainStep), ...(many && { instances: running.length, many: many.map(plainStep) }) },
    };
  } finally {
    for (const served of running) await rig.stop(served);
  }
}

function planOf({ declared: { throughput }, perSecond }: Settings): SearchPlan {
  return { from: throughput?.from_rps ?? throughput?.at_least_rps ?? perSecond, factor: throughput?.factor ?? FACTOR, steps: throughput?.steps ?? STEPS };
}

async function search(rig: Rig, served: readonly Served[], plan: SearchPlan, objective: number, use: string): Promise<Step[]> {
  const steps: Step[] = [];
  const requests = rig.settings.declared.throughput?.requests ?? REQUESTS;
  for (let rate = nextRate(plan, steps); rate !== undefined; rate = nextRate(plan, steps)) {
    const { washout, level } = rig.settings;
    const result = await rig.load(served, rig.arrivals(requests + washout, rate, `throughput ${use}`, steps.length), { parts: PARTS });
    const p99 = quantileEstimate(result.parts, 0.99, level);
    steps.push({ rate, outcome: stepOutcome(p99, objective), p99, errors: result.latency.missed, requests: result.requests });
  }
  return steps;
}

function plainStep({ rate, outcome, p99, errors, requests }: Step): Record<string, unknown> {
  return { rate, outcome, p99_us: Number.isFinite(p99.value) ? p99.value : null, errors, requests };
}

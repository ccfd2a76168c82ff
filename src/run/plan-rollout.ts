import { readFile, stat } from 'node:fs/promises';
import { InputError, type Problem } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import type { Plan, PlannedGuardrail } from '../journal/events.ts';
import { forecast, type Forecast, type ForecastOptions } from '../rollout/plan/forecast.ts';
import type { ExpectedTraffic } from '../rollout/plan/expected.ts';
import { TRAFFIC_BYTES, trafficIn, type MeasuredTraffic } from '../rollout/plan/traffic-file.ts';
import { duration } from '../rollout/plan/words.ts';
import { planOf } from '../rollout/policy.ts';

export interface RolloutRequest extends ForecastOptions {
  /** One of the two is wanted. The file is absolute. */
  requestsPerSecond?: number;
  traffic?: string;
  /** By guardrail; '' for all others. */
  baseRates: Readonly<Record<string, number>>;
  cluster?: number;
  perUser?: number;
}

export interface PlannedRollout {
  forecast: Forecast;
  plan: Plan;
}

/** The champion's rate where nobody says another. */
const ASSUMED_RATE = 0.01;

/** What the rollout of a delivery file will do under the traffic that is expected of it. Reads two files and writes nothing. */
export async function planRolloutOf(at: { deliveryFile: string; workspace: string }, request: RolloutRequest): Promise<PlannedRollout> {
  return forecastOf(await loadDelivery(at.deliveryFile, { workspace: at.workspace }), request);
}

export async function forecastOf(delivery: Delivery, request: RolloutRequest): Promise<PlannedRollout> {
  const whole = planOf(delivery);
  const { simulated, notes } = simulatedPart(whole);
  if (!SIMULATED.includes(whole.strategy))
    throw InputError.of('plan-strategy', `Strategy \`${whole.strategy}\` goes by the clock, not by evidence that traffic brings.`, `A forecast is made of ${SIMULATED.join(' and ')}.`, delivery.locate(['rollout', 'strategy']));
  if (simulated.guardrails.length === 0)
    throw InputError.of('plan-no-guardrails', 'No guardrail is a ratio of rates over all users, and nothing else can be simulated.', 'A forecast needs one that compares a rate, for example of errors.', delivery.locate(['rollout']));
  const measured = request.traffic === undefined ? undefined : await measuredIn(request.traffic);
  const traffic = expectedOf(simulated, request, measured, notes);
  const found = forecast(simulated, traffic, request);
  return { plan: whole, forecast: { ...found, notes: [...notes, ...whatTheNumbersSay(found, simulated, request)] } };
}

/** Strategies whose candidate serves beside the champion until the evidence is there. */
const SIMULATED = ['canary', 'cohort'];

/** What only a live system can tell is left out, and said. */
function simulatedPart(plan: Plan): { simulated: Plan; notes: string[] } {
  const isSimulated = ({ kind = 'rate', absolute, labels, segment }: PlannedGuardrail) => kind === 'rate' && !absolute && labels === undefined && segment === undefined;
  const left = plan.guardrails.filter((guardrail) => !isSimulated(guardrail));
  const gates = plan.details?.flatMap(({ gate }) => gate ?? []) ?? [];
  return {
    simulated: { ...plan, guardrails: plan.guardrails.filter(isSimulated), ...(plan.details && { details: plan.details.map(({ gate: _, ...detail }) => detail) }) },
    notes: [
      ...(left.length > 0 ? [`not simulated, as they are no ratio of rates over all users: ${left.map(({ name }) => name).join(', ')}. The rollout waits for them as well.`] : []),
      ...(gates.length > 0 ? [`people are taken to let a step begin at once: ${gates.join(', ')}.`] : []),
    ],
  };
}

export async function measuredIn(file: string): Promise<MeasuredTraffic> {
  const size = await stat(file).then((found) => found.size, () => undefined);
  if (size === undefined || size > TRAFFIC_BYTES)
    throw InputError.of('plan-traffic', size === undefined ? `There is no file ${JSON.stringify(file)}.` : `${JSON.stringify(file)} has ${size} bytes; at most ${TRAFFIC_BYTES} are read.`, 'Give --traffic a CSV file with the columns `at,requests`.');
  return trafficIn(await readFile(file, 'utf8'), file);
}

export function expectedOf(plan: Plan, request: RolloutRequest, measured: MeasuredTraffic | undefined, notes: string[]): ExpectedTraffic {
  const names = plan.guardrails.map(({ name }) => name);
  const problems: Problem[] = Object.keys(request.baseRates).filter((name) => name !== '' && !names.includes(name)).map((name) => ({
    code: 'plan-guardrail-unknown', message: `--base-rate names ${JSON.stringify(name)}, and no such rate is simulated.`, fix: `Name one of ${names.join(', ')}.`,
  }));
  const assumed: string[] = [];
  const rates = Object.fromEntries(names.map((name) => {
    const known = request.baseRates[name] ?? measured?.rates[name] ?? request.baseRates[''];
    if (known === undefined) assumed.push(name);
    if (known === 0) problems.push({ code: 'plan-rate-zero', message: `The champion's rate of ${JSON.stringify(name)} is 0 in what was measured.`, fix: 'Give the rate that is to be expected with --base-rate NAME=RATE.' });
    return [name, known ?? ASSUMED_RATE];
  }));
  if (problems.length > 0) throw new InputError(problems);
  if (assumed.length > 0) notes.push(`the champion's rate of ${assumed.join(', ')} is assumed to be ${100 * ASSUMED_RATE} %; --base-rate says it better.`);
  const clusters = names.flatMap((name) => measured?.clusters[name] ?? []);
  const cluster = request.cluster ?? (clusters.length > 0 ? Math.max(...clusters) : 1);
  return { byHour: measured?.byHour ?? Array.from({ length: 24 }, () => request.requestsPerSecond!), perUser: request.perUser ?? 1, rates, cluster };
}

/** What people should know of these numbers before they trust them. */
function whatTheNumbersSay(found: Forecast, plan: Plan, request: RolloutRequest): string[] {
  const notes: string[] = [];
  const { cluster } = found.traffic;
  const budget = plan.guardrails.reduce((sum, { falseRollback }) => sum + falseRollback, 0);
  const byRequest = plan.guardrails.filter(({ unit }) => unit === 'request').map(({ name }) => name);
  if (found.equal.falseRollback.low > budget)
    notes.push(`equal candidates are taken back more often than declared. ${byRequest.length > 0 && cluster > 1 ? `${byRequest.join(', ')} declares requests independent (\`unit: request\`), and events that come ${Number(cluster.toPrecision(2))} at a time are not: write \`unit: interval\`.` : 'Judge nothing by it.'}`);
  const byInterval = plan.guardrails.filter(({ unit }) => unit === 'interval').map(({ name }) => name);
  const slow = cluster > 1 ? found.regressions.find(({ guardrail, ratio, foundAfter }) => ratio === 2 && byInterval.includes(guardrail) && foundAfter.median !== null) : undefined;
  if (slow) {
    const [alone] = forecast({ ...plan, guardrails: plan.guardrails.filter(({ name }) => name === slow.guardrail) }, { ...found.traffic, cluster: 1 }, { ...request, runs: 100, ratios: [2] }).regressions;
    notes.push(`events that cluster carry less evidence: twice the rate of ${slow.guardrail} is found after ${duration(slow.foundAfter.median!)} where they come ${Number(cluster.toPrecision(2))} at a time${alone === undefined || alone.foundAfter.median === null ? '' : `, and after ${duration(alone.foundAfter.median)} where each comes by itself`}.`);
  }
  if (cluster > 1 && byInterval.length > 0) notes.push('an interval must be longer than a cluster lasts: one that spans several counts as often.');
  return notes;
}

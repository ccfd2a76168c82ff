import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { forecastLines } from '../rollout/plan/words.ts';
import { planRolloutOf, type RolloutRequest } from '../run/plan-rollout.ts';
import type { Io } from './io.ts';
import { safeLine } from './safe-line.ts';
import { workspaceOf } from './session.ts';

export const TRAFFIC_OPTIONS = {
  'requests-per-second': { type: 'string' },
  traffic: { type: 'string' },
  'base-rate': { type: 'string', multiple: true },
  cluster: { type: 'string' },
  'requests-per-user': { type: 'string' },
  runs: { type: 'string' },
  seed: { type: 'string' },
} as const;

type TrafficValues = { [K in keyof typeof TRAFFIC_OPTIONS]?: K extends 'base-rate' ? string[] : string };

/**
 * `sluice plan DELIVERY`: what the rollout will do under the expected traffic, before anything moves. Answers 0 where the traffic
 * carries the declared margins, 2 where it does not.
 */
export async function planRollout(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { delivery: { type: 'string' }, json: { type: 'boolean', default: false }, ...TRAFFIC_OPTIONS } });
  if (positionals.length > 1) throw InputError.of('plan-what', 'One delivery file is planned at a time.', 'Write `sluice plan DELIVERY --requests-per-second N`.');
  const file = positionals[0] ?? values.delivery ?? 'delivery.yml';
  const { forecast, plan } = await planRolloutOf({ deliveryFile: path.resolve(io.cwd, file), workspace: workspaceOf(io, file) }, trafficRequest(values, io));
  const falseRollback = plan.guardrails.reduce((sum, guardrail) => sum + guardrail.falseRollback, 0);
  if (values.json) io.stdout(`${JSON.stringify(forecast, null, 2)}\n`);
  else io.stdout(`${forecastLines(forecast, { falseRollback, falsePromotion: plan.falsePromotion }).map(safeLine).join('\n')}\n`);
  return forecast.carries ? 0 : 2;
}

/** What the options say of the traffic. Throws InputError with everything that is wrong with them. */
export function trafficRequest(values: TrafficValues, io: Io): RolloutRequest {
  const { 'requests-per-second': perSecond, traffic } = values;
  if ((perSecond === undefined) === (traffic === undefined))
    throw InputError.of('plan-what', perSecond === undefined ? 'Nobody said how much traffic is expected.' : 'Both --requests-per-second and --traffic are given.', 'Give --requests-per-second N, or --traffic FILE with what was measured. For labelled rows of the tests write `sluice plan --tests`.');
  return {
    ...(perSecond === undefined ? { traffic: path.resolve(io.cwd, traffic!) } : { requestsPerSecond: numberOption('requests-per-second', perSecond, 0, 1e7) }),
    baseRates: Object.fromEntries((values['base-rate'] ?? []).map(baseRate)),
    ...(values.cluster === undefined ? {} : { cluster: numberOption('cluster', values.cluster, 0.999, 1e4) }),
    ...(values['requests-per-user'] === undefined ? {} : { perUser: numberOption('requests-per-user', values['requests-per-user'], 0.999, 1e7) }),
    ...(values.runs === undefined ? {} : { runs: wholeOption('runs', values.runs, 20, 100_000) }),
    ...(values.seed === undefined ? {} : { seed: wholeOption('seed', values.seed, 0, 2 ** 31) }),
  };
}

function baseRate(given: string): [string, number] {
  const at = given.lastIndexOf('=');
  return [given.slice(0, Math.max(0, at)), numberOption('base-rate', given.slice(at + 1), 0, 1)];
}

function numberOption(name: string, given: string, low: number, high: number): number {
  const value = Number(given);
  if (given.trim() !== '' && value > low && value < high) return value;
  throw InputError.of('plan-number', `--${name} is ${JSON.stringify(given)}.`, `Write a number ${low === 0.999 ? 'from 1' : `above ${low}`} and below ${high}${name === 'base-rate' ? ', for one guardrail NAME=RATE' : ''}.`);
}

function wholeOption(name: string, given: string, low: number, high: number): number {
  if (/^\d{1,10}$/.test(given) && Number(given) >= low && Number(given) <= high) return Number(given);
  throw InputError.of('plan-number', `--${name} is ${JSON.stringify(given)}.`, `Write a whole number from ${low} to ${high}.`);
}

import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { count, figure } from '../format.ts';
import { isSteady } from './latency-gates.ts';
import type { Rig } from './rig.ts';
import { throughputOf, type Step } from './throughput.ts';

/** Whether the rate that is wanted is below what is kept, above what breaks the objective, or in between. Pure. */
export function decideThroughput({ low, high }: { low: number | undefined; high: number | undefined }, wanted: number | undefined): Extract<Outcome, 'pass' | 'fail' | 'inconclusive'> {
  if (wanted === undefined) return low === undefined ? 'fail' : 'pass';
  if (low !== undefined && low >= wanted) return 'pass';
  return high !== undefined && high <= wanted ? 'fail' : 'inconclusive';
}

export function throughputFinding(delivery: Delivery, { settings, found }: Rig, steps: readonly Step[], objective: number): Finding {
  const wanted = settings.declared.throughput!.at_least_rps;
  const bracket = throughputOf(steps);
  const steady = found.itself !== undefined && isSteady(found.itself, settings.steady);
  const outcome = steady ? decideThroughput(bracket, wanted) : 'inconclusive';
  const rule = `throughput with p99 at most ${objective} ms${wanted === undefined ? '' : `: at least ${figure(wanted)} requests a second`}`;
  return {
    code: 'serving-throughput',
    outcome,
    rule,
    message: `${sentence(bracket, objective, steps.length)}${wanted === undefined ? '' : ` At least ${figure(wanted)} requests a second are wanted.`}${steady ? '' : ' This machine does not decide it: the candidate against itself was not steady under load.'}`,
    expected: wanted === undefined ? 'a rate that keeps the objective' : `≥ ${figure(wanted)} requests a second`,
    actual: bracket.low === undefined ? 'none of the rates tried' : `${figure(bracket.low)} requests a second`,
    n: steps.reduce((sum, { requests }) => sum + requests, 0),
    ...(bracket.low !== undefined && bracket.high !== undefined && { interval: { ...(bracket as { low: number; high: number }), level: settings.level, method: 'highest rate kept and lowest rate broken, each by the bound of its p99' } }),
    numbers: { low: bracket.low ?? null, high: bracket.high ?? null, limit: wanted ?? null, objective_ms: objective, steps: steps.length },
    fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Make the model cheaper to evaluate, let the server evaluate several requests at once, or give it more cores.' : 'Measure on a machine that does nothing else, or raise tests.serving.throughput.requests and steps.',
    subject: { kind: 'metric', name: 'throughput' },
    location: delivery.locate(['tests', 'serving', 'throughput']),
  };
}

function sentence({ low, high }: { low: number | undefined; high: number | undefined }, objective: number, steps: number): string {
  const tried = `${count(steps)} rates were tried`;
  if (low === undefined) return `No rate kept p99 at or below ${objective} ms (${tried}${high === undefined ? '' : `, down from ${figure(high)} requests a second`}).`;
  return `p99 stays at or below ${objective} ms up to ${figure(low)} requests a second${high === undefined ? ', and no rate was tried that broke it for certain' : ` and no longer at ${figure(high)}`} (${tried}).`;
}

import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { count, counted, figure } from '../format.ts';
import { capacityPlan, HOURS_PER_MONTH, type CapacityPlan } from './capacity.ts';
import { isSteady } from './latency-gates.ts';
import type { Rig } from './rig.ts';
import { MB } from './settings.ts';
import { throughputOf, type Step } from './throughput.ts';

/** The plan that the rates allow which were kept for certain, and the best one that those rates allow which were not broken. */
export interface Plans {
  sure: CapacityPlan;
  /** Undefined where no rate broke the objective: then there is no telling how few would do. */
  best: CapacityPlan | undefined;
}

/** A limit on something that grows with the number of instances. Pure. */
export function decideCapacity({ sure, best }: Plans, limit: number | undefined, of: (instances: number) => number): Extract<Outcome, 'pass' | 'fail' | 'inconclusive'> {
  const most = sure.instances;
  if (most !== undefined && (limit === undefined || of(most) <= limit)) return 'pass';
  if (best === undefined) return 'inconclusive';
  if (best.instances === undefined) return 'fail';
  return limit !== undefined && of(best.instances) > limit ? 'fail' : 'inconclusive';
}

export function capacityFindings(delivery: Delivery, rig: Rig, one: readonly Step[], many: readonly Step[] | undefined): Finding[] {
  const { settings, found } = rig;
  const declared = settings.declared.capacity!;
  const plans = plansOf(rig, one, many);
  const location = (key: string) => delivery.locate(['tests', 'serving', 'capacity', key]);
  const steady = found.itself !== undefined && isSteady(found.itself, settings.steady);
  if (!plans) return [unplanned(delivery, declared.peak_rps, steady && throughputOf(many ?? one).high !== undefined)];
  const memory = found.peakMemory === undefined ? undefined : found.peakMemory / MB;
  const finding = (code: string, key: string, limit: number | undefined, of: (instances: number) => number, unit: string): Finding => {
    const outcome = steady ? decideCapacity(plans, limit, of) : 'inconclusive';
    const value = plans.sure.instances === undefined ? undefined : of(plans.sure.instances);
    return {
      code,
      outcome,
      rule: `${figure(declared.peak_rps)} requests a second with ${figure(declared.headroom! * 100)} % headroom and ${counted(declared.down!, 'instance')} away${limit === undefined ? '' : `: at most ${figure(limit)} ${unit}`}`,
      message: `${planSentence(plans, declared.measured!, memory)}${value === undefined || unit === 'instances' ? '' : ` That is ${figure(value)} ${unit}.`}${limit === undefined ? '' : ` At most ${figure(limit)} ${unit} are wanted.`}${steady ? '' : ' This machine does not decide it: the candidate against itself was not steady under load.'}`,
      expected: limit === undefined ? 'a number of instances that holds the peak' : `≤ ${figure(limit)} ${unit}`,
      actual: value === undefined ? 'no number of instances' : `${figure(value)} ${unit}`,
      numbers: {
        instances: plans.sure.instances ?? null,
        instances_at_best: plans.best?.instances ?? null,
        value: value ?? null,
        limit: limit ?? null,
        wanted_rps: plans.sure.wanted,
        efficiency: plans.sure.efficiency,
        contention: plans.sure.contention,
        memory_mb_per_instance: memory ?? null,
        memory_mb: memory === undefined || plans.sure.instances === undefined ? null : memory * plans.sure.instances,
        cost_per_month: declared.price === undefined || plans.sure.instances === undefined ? null : declared.price * HOURS_PER_MONTH * plans.sure.instances,
      },
      fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Make the model cheaper to evaluate, or plan for more instances in a review.' : 'Measure on a machine that does nothing else, with more cores than instances, or raise tests.serving.throughput.requests.',
      subject: { kind: 'metric', name: key },
      location: location(key),
    };
  };
  return [
    finding('serving-capacity', declared.most_instances === undefined ? 'peak_rps' : 'most_instances', declared.most_instances, (instances) => instances, 'instances'),
    ...(declared.most_memory_mb === undefined || memory === undefined ? [] : [finding('serving-capacity-memory', 'most_memory_mb', declared.most_memory_mb, (instances) => instances * memory, 'MB')]),
    ...(declared.most_memory_mb !== undefined && memory === undefined ? [unseenMemory(delivery, declared.most_memory_mb)] : []),
    ...(declared.most_cost_per_month === undefined ? [] : [finding('serving-capacity-cost', 'most_cost_per_month', declared.most_cost_per_month, (instances) => instances * declared.price! * HOURS_PER_MONTH, 'a month')]),
  ];
}

function plansOf({ settings }: Rig, one: readonly Step[], many: readonly Step[] | undefined): Plans | undefined {
  const { peak_rps: peak, headroom, down, measured } = settings.declared.capacity!;
  const wish = { peak, headroom: headroom!, down: down! };
  const [single, together] = [throughputOf(one), throughputOf(many ?? [])];
  if (single.low === undefined || together.low === undefined) return undefined;
  const sure = capacityPlan({ one: single.low, many: together.low, instances: measured! }, wish);
  const best = single.high === undefined || together.high === undefined ? undefined : capacityPlan({ one: single.high, many: together.high, instances: measured! }, wish);
  return { sure, best };
}

function planSentence({ sure }: Plans, measured: number, memory: number | undefined): string {
  const scaling = `${measured} instances together hold ${figure(sure.efficiency * 100)} % of ${measured} times what one holds`;
  const each = memory === undefined ? '' : `, ${figure(memory)} MB each`;
  if (sure.instances === undefined) return `No number of instances holds ${figure(sure.wanted)} requests a second: ${scaling}, and at that rate they hinder each other more than one more adds.`;
  return `${counted(sure.instances, 'instance')} hold ${figure(sure.wanted)} requests a second with the declared ones away${each} (${scaling}).`;
}

/** `broken`: the objective was broken for certain, on a machine that may decide it. */
function unplanned(delivery: Delivery, peak: number, broken: boolean): Finding {
  return {
    code: 'serving-capacity',
    outcome: broken ? 'fail' : 'inconclusive',
    rule: `${figure(peak)} requests a second at the peak`,
    message: `There is no capacity plan, for no rate that was tried kept the latency objective, of one instance or of several.${broken ? '' : ' None broke it for certain on a steady machine either.'}`,
    expected: 'a number of instances that holds the peak',
    actual: 'no plan',
    numbers: { instances: null, wanted_rps: peak },
    fix: 'Make the model faster, lower tests.serving.throughput.from_rps, or have the objective changed in a review.',
    subject: { kind: 'metric', name: 'peak_rps' },
    location: delivery.locate(['tests', 'serving', 'capacity']),
  };
}

function unseenMemory(delivery: Delivery, limit: number): Finding {
  return {
    code: 'serving-capacity-memory',
    outcome: 'inconclusive',
    rule: `memory of all instances: at most ${count(limit)} MB`,
    message: "What the server's processes take cannot be read on this system, which has no /proc.",
    expected: `≤ ${count(limit)} MB`,
    actual: 'not measured',
    fix: 'Run this stage on Linux.',
    location: delivery.locate(['tests', 'serving', 'capacity', 'most_memory_mb']),
  };
}

import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { HISTOGRAM_ERROR } from '../../statistics/histogram.ts';
import type { PartAnswer } from '../facts.ts';
import { figure } from '../format.ts';
import { interleave, type Interleaved } from './blocks.ts';
import { failureKinds, loadFindings, meanCores } from './load-gates.ts';
import { latencyFigures, latencyFindings, milliseconds, QUANTILES, type LatencyFigures, type QuantileName } from './latency-gates.ts';
import type { PhaseFacts } from './phases.ts';
import type { Rig, Served } from './rig.ts';
import { MB, type Settings } from './settings.ts';

/** Cold start, warm-up, and the interleaved run: latency, errors, memory, processor time. */
export async function measureSteadyLoad({ delivery, rig }: PhaseFacts): Promise<PartAnswer> {
  const { settings } = rig;
  const candidate = await rig.serve('candidate');
  const champion = settings.champion && (await rig.serve('champion'));
  try {
    const warm: Record<string, WarmUp> = {};
    for (const served of champion ? [candidate, champion] : [candidate]) warm[served.who] = await warmUp(rig, served);
    const run = await interleave(rig, candidate, champion);
    const figures = latencyFigures(run.blocks, settings, champion !== undefined);
    const first = figures.candidate;
    rig.found = { itself: figures.itself.p99, peakMemory: run.peakMemory.first };
    return {
      findings: [...startFindings(delivery, settings, candidate), ...latencyFindings(delivery, settings, figures), ...loadFindings(delivery, settings, run, champion !== undefined)],
      notes: [...limitNotes([candidate, ...(champion ? [champion] : [])]), ...machineNotes(figures, settings)],
      facts: [
        ['Latency of the server', `p50 ${milliseconds(first.p50.value)}, p99 ${milliseconds(first.p99.value)} at ${figure(settings.perSecond)} requests a second`],
        ...(run.peakMemory.first === undefined ? [] : [['Memory of the server', `${figure(run.peakMemory.first / MB)} MB`] as [string, string]]),
      ],
      details: detailsOf(run, figures, warm, candidate, champion),
    };
  } finally {
    await rig.stop(candidate);
    if (champion) await rig.stop(champion);
  }
}

/** Milliseconds of the first requests after the cold start, one after another. */
interface WarmUp {
  requests: number;
  first: number | null;
  /** Median of the last half. */
  settled: number | null;
}

async function warmUp(rig: Rig, served: Served): Promise<WarmUp> {
  await rig.checkAnswers(served);
  const { warmUp: requests, timeout } = rig.settings;
  const connections = rig.connect(served, 1);
  const times: number[] = [];
  try {
    for (let i = 0; i < requests; i++) {
      rig.signal.throwIfAborted();
      const from = rig.timer.now();
      await connections.ask(served.requests[i % served.requests.length]!, timeout);
      times.push(rig.timer.now() - from);
    }
    rig.checkAlive(served, 'serving-died');
  } finally {
    connections.close();
  }
  const last = times.slice(times.length >> 1).sort((a, b) => a - b);
  return { requests, first: times[0] ?? null, settled: last[last.length >> 1] ?? null };
}

function startFindings(delivery: Delivery, { ready }: Settings, { coldStart }: Served): Finding[] {
  if (coldStart === undefined) return [];
  return [
    {
      code: 'serving-cold-start',
      outcome: 'pass',
      rule: `ready within ${ready.within} ms`,
      message: `The candidate's server was ready ${figure(coldStart)} ms after its process started. At most ${ready.within} ms is wanted.`,
      expected: `≤ ${ready.within} ms`,
      actual: `${figure(coldStart)} ms`,
      n: 1,
      numbers: { milliseconds: coldStart, limit: ready.within },
      subject: { kind: 'metric', name: 'cold start' },
      location: delivery.locate(['tests', 'serving', 'ready']),
    },
  ];
}

/** What of tests.serving.limits holds, and what not. */
export function limitNotes(served: readonly Served[]): string[] {
  return served.flatMap(({ who, limiter }) => [
    ...(limiter?.applied.length ? [`Limits of the ${who}'s server: ${limiter.applied.join(', ')}.`] : []),
    ...(limiter?.notApplied.length ? [`Limits of the ${who}'s server that were not applied, so its figures are those of the whole machine: ${limiter.notApplied.join('; ')}.`] : []),
  ]);
}

function machineNotes({ itself, lateness }: LatencyFigures, settings: Settings): string[] {
  const { p50, p99 } = itself;
  return [
    `Machine while the server was measured: the candidate against itself is ${figure(p50.value)} at p50 and ${Number.isFinite(p99.value) ? figure(p99.value) : 'undefined'} at p99; 99 in 100 requests were sent at most ${milliseconds(lateness)} after their time, which counts as latency. Latency limits are decided where the candidate against itself is within ${figure(settings.steady * 100)} %.`,
  ];
}

function detailsOf(run: Interleaved, figures: LatencyFigures, warm: Record<string, WarmUp>, candidate: Served, champion: Served | undefined): Record<string, unknown> {
  const quantiles = (estimates: LatencyFigures['candidate']) => Object.fromEntries(Object.entries(estimates).map(([name, estimate]) => [name, plain({ ...estimate })]));
  return {
    cold_start_ms: { candidate: candidate.coldStart ?? null, champion: champion?.coldStart ?? null },
    warm_up_ms: warm,
    order: run.order.map((quartet) => quartet.map((side) => (side === 'first' ? 'A' : 'B')).join('')),
    unit: 'microseconds',
    histogram_error: HISTOGRAM_ERROR,
    candidate: quantiles(figures.candidate),
    ...(figures.champion && { champion: quantiles(figures.champion) }),
    ratios: Object.fromEntries(Object.entries(figures.ratios).map(([name, ratio]) => [name, plain({ ...ratio })])),
    itself: Object.fromEntries((Object.keys(QUANTILES) as QuantileName[]).map((name) => [name, plain({ ...figures.itself[name] })])),
    lateness_p99: figures.lateness,
    peak_memory_bytes: run.peakMemory,
    cores: { candidate: meanCores(run.blocks, champion ? 'first' : undefined) ?? null, champion: champion ? (meanCores(run.blocks, 'second') ?? null) : null },
    failures: failureKinds(run.blocks),
    blocks: run.blocks.map(({ quartet, place, side, result, cores }) => ({
      quartet,
      place,
      side,
      requests: result.requests,
      errors: result.latency.missed,
      p50: finite(result.latency.quantile(0.5)),
      p99: finite(result.latency.quantile(0.99)),
      seconds: result.seconds,
      cores: cores ?? null,
    })),
  };
}

/** JSON has neither NaN nor infinity. */
function plain(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typeof value === 'number' ? finite(value) : (value ?? null)]));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { effectiveTrials } from '../../statistics/clustered.ts';
import { wilson, type Bounds } from '../../statistics/proportions.ts';
import { count, figure, interval, percent } from '../format.ts';
import { decide } from '../gates/decide.ts';
import { byQuartet, type Block, type Interleaved } from './blocks.ts';
import { MB, type Settings } from './settings.ts';

/** Share of requests without a good answer, by quartets, with a score interval on the requests that these are worth. */
export function errorShare(clusters: readonly { events: number; n: number }[], level: number): { events: number; n: number; effective: number; bounds: Bounds } {
  const events = clusters.reduce((sum, cluster) => sum + cluster.events, 0);
  const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
  const effective = effectiveTrials(clusters, level);
  return { events, n, effective, bounds: n === 0 ? { low: 0, high: 1 } : wilson((events / n) * effective, effective, level) };
}

/** Errors, memory and processor time under load; pure. */
export function loadFindings(delivery: Delivery, settings: Settings, run: Interleaved, hasChampion: boolean): Finding[] {
  const { declared } = settings;
  return [
    errorFinding(delivery, settings, run, hasChampion),
    ...(declared.memory_mb === undefined ? [] : [memoryFinding(delivery, declared.memory_mb, run)]),
    ...(declared.cpu_cores === undefined ? [] : [processorFinding(delivery, declared.cpu_cores, run, hasChampion)]),
  ];
}

function errorFinding(delivery: Delivery, { mostErrors, level }: Settings, { blocks }: Interleaved, hasChampion: boolean): Finding {
  const ofCandidate = byQuartet(blocks, hasChampion ? 'first' : undefined);
  const { events, n, effective, bounds } = errorShare(ofCandidate.map((histogram) => ({ events: histogram.missed, n: histogram.total })), level);
  const outcome = decide({ kind: 'at_most', limit: mostErrors }, bounds, bounds);
  const kinds = failureKinds(candidateBlocks(blocks, hasChampion));
  return {
    code: 'serving-errors',
    outcome,
    rule: `errors under load: at most ${figure(mostErrors * 100)} %`,
    message: `${count(events)} of ${count(n)} requests got no good answer${kinds === '' ? '' : ` (${kinds})`}: ${percent(events / n)} ${interval(bounds.low, bounds.high, percent)}. At most ${percent(mostErrors)} is wanted.${outcome === 'inconclusive' ? ' The interval holds both sides of the limit.' : ''}`,
    expected: `≤ ${percent(mostErrors)}`,
    actual: percent(events / n),
    n,
    interval: { ...bounds, level, method: 'Wilson, on the requests that the quartets are worth' },
    numbers: { errors: events, requests: n, effective_requests: effective, share: n === 0 ? null : events / n, low: bounds.low, high: bounds.high, limit: mostErrors },
    fix: outcome === 'pass' ? undefined : outcome === 'fail' ? "Read the server's own log for these requests; what fails under load often runs out of workers, connections or memory." : 'Raise tests.serving.load.requests or quartets.',
    subject: { kind: 'metric', name: 'errors' },
    location: delivery.locate(['tests', 'serving', 'errors']),
  };
}

function candidateBlocks(blocks: readonly Block[], hasChampion: boolean): readonly Block[] {
  return hasChampion ? blocks.filter(({ side }) => side === 'first') : blocks;
}

/** `3 status-503, 1 timeout`. */
export function failureKinds(blocks: readonly Pick<Block, 'result'>[]): string {
  const sums = new Map<string, number>();
  for (const { result } of blocks) for (const [kind, n] of Object.entries(result.failures)) sums.set(kind, (sums.get(kind) ?? 0) + n!);
  return [...sums].sort(([, a], [, b]) => b - a).map(([kind, n]) => `${count(n)} ${kind}`).join(', ');
}

function memoryFinding(delivery: Delivery, limit: number, { peakMemory, proportional, readings }: Interleaved): Finding {
  const location = delivery.locate(['tests', 'serving', 'memory_mb']);
  const subject = { kind: 'metric', name: 'memory' } as const;
  const rule = `peak memory of all processes: at most ${limit} MB`;
  const bytes = peakMemory.first;
  if (bytes === undefined) return unseen('serving-memory', rule, `≤ ${limit} MB`, location, subject);
  const peak = bytes / MB;
  return {
    code: 'serving-memory',
    outcome: peak <= limit ? 'pass' : 'fail',
    rule,
    message: `The processes of the candidate's server took ${figure(peak)} MB together at their highest, in ${count(readings)} readings under load (${proportional ? 'shared pages once' : 'shared pages once for each process'}). At most ${limit} MB is wanted.`,
    expected: `≤ ${limit} MB`,
    actual: `${figure(peak)} MB`,
    n: readings,
    numbers: { megabytes: peak, limit, champion_megabytes: peakMemory.second === undefined ? null : peakMemory.second / MB },
    fix: peak <= limit ? undefined : 'Start fewer workers, load the model once for all of them, or give the server a machine with more memory and have the limit changed in a review.',
    subject,
    location,
  };
}

function processorFinding(delivery: Delivery, limit: number, { blocks }: Interleaved, hasChampion: boolean): Finding {
  const location = delivery.locate(['tests', 'serving', 'cpu_cores']);
  const subject = { kind: 'metric', name: 'processor time' } as const;
  const rule = `mean processor time of all processes: at most ${limit} cores`;
  const cores = meanCores(blocks, hasChampion ? 'first' : undefined);
  if (cores === undefined) return unseen('serving-cpu', rule, `≤ ${limit} cores`, location, subject);
  return {
    code: 'serving-cpu',
    outcome: cores <= limit ? 'pass' : 'fail',
    rule,
    message: `The processes of the candidate's server used ${figure(cores)} cores on average under load. At most ${limit} is wanted.`,
    expected: `≤ ${limit} cores`,
    actual: `${figure(cores)} cores`,
    n: blocks.length,
    numbers: { cores, limit },
    fix: cores <= limit ? undefined : 'Make the model cheaper to evaluate, or have the limit changed in a review.',
    subject,
    location,
  };
}

/** Mean over the blocks of one side. */
export function meanCores(blocks: readonly Block[], side?: 'first' | 'second'): number | undefined {
  const known = blocks.filter((block) => side === undefined || block.side === side).flatMap(({ cores }) => cores ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, cores) => sum + cores, 0) / known.length;
}

function unseen(code: string, rule: string, expected: string, location: Finding['location'], subject: Finding['subject']): Finding {
  return {
    code,
    outcome: 'inconclusive',
    rule,
    message: "What the server's processes take cannot be read on this system, which has no /proc.",
    expected,
    actual: 'not measured',
    fix: 'Run this stage on Linux.',
    subject,
    location,
  };
}

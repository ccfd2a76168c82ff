import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { slopeDifference, slopeOf, SLOPE_METHOD, type Slope } from '../../statistics/growth.ts';
import type { PartAnswer } from '../facts.ts';
import { count, figure, interval } from '../format.ts';
import { treeUse } from './process-tree.ts';
import type { PhaseFacts } from './phases.ts';
import type { Rig, Served } from './rig.ts';
import { MB } from './settings.ts';

/** Memory after each block, against the thousands of requests that the server has had. */
export interface Series {
  thousands: number[];
  megabytes: number[];
}

const SETTLE_MS = 50;
/** Share of the blocks at the start that memory may still grow in: caches fill, collectors of garbage find their size. */
const WARM_SHARE = 0.25;

/** Memory growth: block after block to the candidate and, in turn, to the champion alike. */
export async function measureGrowth({ delivery, rig }: PhaseFacts): Promise<PartAnswer> {
  const { declared, perSecond } = rig.settings;
  const { blocks, requests, at_rps: rate = perSecond, growth_mb_per_1000_requests: limit } = declared.soak!;
  const candidate = await rig.serve('candidate');
  // A champion that runs elsewhere shows no memory.
  const champion = rig.settings.champion && 'words' in rig.settings.champion ? await rig.serve('champion') : undefined;
  try {
    const series = new Map<Served, Series>();
    for (let block = 0; block < blocks!; block++)
      for (const served of champion ? [candidate, champion] : [candidate]) {
        await rig.load(served, rig.arrivals(requests!, rate, 'soak', block), { offset: block * requests!, washout: 0 });
        await rig.timer.sleep(SETTLE_MS, rig.signal);
        await read(served, series, ((block + 1) * requests!) / 1000);
      }
    const own = growthOf(series.get(candidate), rig.settings.level);
    const others = champion && growthOf(series.get(champion), rig.settings.level);
    return {
      findings: [growthFinding(delivery, rig, own, others, limit!)],
      details: { unit: 'MB per 1000 requests', blocks, requests, at_rps: rate, candidate: { ...own, ...series.get(candidate) }, ...(champion && { champion: { ...others, ...series.get(champion) } }) },
    };
  } finally {
    await rig.stop(candidate);
    if (champion) await rig.stop(champion);
  }
}

async function read(served: Served, series: Map<Served, Series>, thousands: number): Promise<void> {
  const use = served.process?.pid === undefined ? undefined : await treeUse(served.process.pid);
  if (!use) return;
  const own = series.get(served) ?? { thousands: [], megabytes: [] };
  own.thousands.push(thousands);
  own.megabytes.push(use.memory / MB);
  series.set(served, own);
}

/** Megabytes per thousand requests, after the warm-up; undefined where too little could be read. */
export function growthOf(series: Series | undefined, level: number): Slope | undefined {
  const from = Math.ceil((series?.megabytes.length ?? 0) * WARM_SHARE);
  const slope = slopeOf(series?.thousands.slice(from) ?? [], series?.megabytes.slice(from) ?? [], level);
  return Number.isFinite(slope.value) && Number.isFinite(slope.low) ? slope : undefined;
}

/** A leak is growth above the limit that the champion does not show alike. Pure. */
export function decideGrowth(own: Slope | undefined, champion: Slope | undefined, limit: number): Extract<Outcome, 'pass' | 'warn' | 'fail' | 'inconclusive'> {
  if (!own) return 'inconclusive';
  if (own.high <= limit) return 'pass';
  if (own.low <= limit) return 'inconclusive';
  return champion && slopeDifference(own, champion).low <= 0 ? 'warn' : 'fail';
}

function growthFinding(delivery: Delivery, rig: Rig, own: Slope | undefined, champion: Slope | undefined, limit: number): Finding {
  const outcome = decideGrowth(own, champion, limit);
  const difference = own && champion && slopeDifference(own, champion);
  const left = headroom(rig, own);
  const beside = difference ? ` The champion's grows by ${figure(champion.value)}, a difference of ${figure(difference.value)} ${interval(difference.low, difference.high)}.` : '';
  const seen = own
    ? `Memory of the candidate's server grows by ${figure(own.value)} MB ${interval(own.low, own.high)} with each 1,000 requests, over ${count(own.n)} blocks after warm-up.${beside} At most ${figure(limit)} MB is wanted.`
    : 'Memory of the candidate\'s server could not be followed: it cannot be read on this system, or there are too few blocks.';
  return {
    code: 'serving-memory-growth',
    outcome,
    rule: `memory growth: at most ${figure(limit)} MB in 1,000 requests`,
    message: `${seen}${outcome === 'warn' ? ' It grows as the champion does.' : ''}${outcome === 'fail' && left !== undefined ? ` At this pace tests.serving.memory_mb is reached after about ${count(left)} requests.` : ''}`,
    expected: `≤ ${figure(limit)} MB in 1,000 requests`,
    actual: own ? `${figure(own.value)} MB` : 'not measured',
    n: own?.n,
    interval: own && { low: own.low, high: own.high, level: own.level, method: SLOPE_METHOD },
    numbers: {
      mb_per_1000_requests: own?.value ?? null,
      low: own?.low ?? null,
      high: own?.high ?? null,
      limit,
      champion: champion?.value ?? null,
      difference: difference?.value ?? null,
      difference_low: difference?.low ?? null,
      difference_high: difference?.high ?? null,
      correlation: own?.correlation ?? null,
      requests_to_limit: left ?? null,
    },
    fix: outcome === 'pass' ? undefined : outcome === 'inconclusive' ? 'Raise tests.serving.soak.blocks or requests; run this stage on Linux.' : 'Find what the server keeps of each request: a cache without a bound, a list that is only appended to, tensors that are not freed.',
    subject: { kind: 'metric', name: 'memory growth' },
    location: delivery.locate(['tests', 'serving', 'soak']),
  };
}

/** Requests until the declared limit of memory, at this pace and from the peak that was seen. */
function headroom({ settings, found }: Rig, own: Slope | undefined): number | undefined {
  const limit = settings.declared.memory_mb;
  if (limit === undefined || found.peakMemory === undefined || own === undefined || own.value <= 0) return undefined;
  return Math.max(0, Math.round(((limit - found.peakMemory / MB) / own.value) * 1000));
}

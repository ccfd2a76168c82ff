import { pooled, type Histogram } from '../../statistics/histogram.ts';
import type { Sides } from '../../statistics/quantile-ratio.ts';
import type { LoadResult } from './load.ts';
import { treeUse, type TreeUse } from './process-tree.ts';
import { quartetOrder, seedOf, type Quartet } from './quartets.ts';
import type { Rig, Served } from './rig.ts';

/** One block of load: which server, in which quartet and place, and what came of it. */
export interface Block {
  quartet: number;
  /** 0 to 3. */
  place: number;
  /** Of the two sides of the quartet. Without a champion both are the candidate. */
  side: 'first' | 'second';
  result: LoadResult;
  /** Cores that the server's processes used, all of the block; undefined where it cannot be seen. */
  cores?: number;
}

export interface Interleaved {
  blocks: Block[];
  order: Quartet[];
  /** Bytes, the highest sum over the processes of each side's server that was seen. */
  peakMemory: Partial<Record<'first' | 'second', number>>;
  proportional: boolean;
  readings: number;
}

const MEMORY_EVERY_MS = 250;

/**
 * The candidate (first) and the champion (second; the candidate again where there is none) under the same load in turn: quartets
 * A B B A or B A A B by a coin, one server under load at a time, fresh connections and a washout in each block. The four blocks of a
 * quartet have the same arrival times and requests.
 */
export async function interleave(rig: Rig, first: Served, second: Served | undefined): Promise<Interleaved> {
  const { quartets, requests, washout, perSecond, seed } = rig.settings;
  const order = quartetOrder(quartets, seedOf(seed, 'order'));
  const answer: Interleaved = { blocks: [], order, peakMemory: {}, proportional: true, readings: 0 };
  for (const [quartet, sides] of order.entries()) {
    const arrivals = rig.arrivals(requests + washout, perSecond, 'steady', quartet);
    for (const [place, side] of sides.entries()) {
      const served = side === 'second' && second ? second : first;
      const { result, used, peak, readings } = await watched(rig, served, () => rig.load(served, arrivals, { offset: quartet * (requests + washout) }));
      const key = second ? side : 'first';
      if (peak) {
        answer.peakMemory[key] = Math.max(answer.peakMemory[key] ?? 0, peak.memory);
        answer.proportional &&= peak.proportional;
      }
      answer.readings += readings;
      answer.blocks.push({ quartet, place, side, result, cores: used });
    }
  }
  return answer;
}

/** Runs a block while the server's processes are read: mean cores, and the reading with most memory. */
async function watched(rig: Rig, { process }: Served, run: () => Promise<LoadResult>): Promise<{ result: LoadResult; used?: number; peak?: TreeUse; readings: number }> {
  const pid = process?.pid;
  if (pid === undefined) return { result: await run(), readings: 0 };
  const read = async (): Promise<TreeUse | undefined> => treeUse(pid);
  const from = rig.timer.now();
  const before = await read();
  let peak = before;
  let readings = before ? 1 : 0;
  let busy = false;
  const watch = setInterval(() => {
    if (busy) return;
    busy = true;
    void read().then((use) => {
      busy = false;
      if (use === undefined) return;
      readings++;
      if (peak === undefined || use.memory > peak.memory) peak = use;
    });
  }, MEMORY_EVERY_MS);
  try {
    const result = await run();
    const after = await read();
    if (after && (peak === undefined || after.memory > peak.memory)) peak = after;
    const seconds = (rig.timer.now() - from) / 1000;
    const used = before && after && seconds > 0 ? Math.max(0, after.cpu - before.cpu) / seconds : undefined;
    return { result, used, peak, readings: readings + (after ? 1 : 0) };
  } finally {
    clearInterval(watch);
  }
}

/** Times of one server by quartet: of the candidate both sides where there is no champion. */
export function byQuartet(blocks: readonly Block[], side?: 'first' | 'second'): Histogram[] {
  return groups(blocks).map((group) => pooled(group.filter((block) => side === undefined || block.side === side).map(({ result }) => result.latency)));
}

export function sidesByQuartet(blocks: readonly Block[]): Sides[] {
  return groups(blocks).map((group) => ({ first: pooledOf(group, 'first'), second: pooledOf(group, 'second') }));
}

/** The candidate against itself: its two blocks of each quartet, the earlier against the later; without a champion all four, A B B A. */
export function againstItself(blocks: readonly Block[], hasChampion: boolean): Sides[] {
  if (!hasChampion) return sidesByQuartet(blocks);
  return groups(blocks).map((group) => {
    const [earlier, later] = group.filter(({ side }) => side === 'first').map(({ result }) => result.latency);
    return { first: earlier!, second: later! };
  });
}

function pooledOf(group: readonly Block[], side: 'first' | 'second'): Histogram {
  return pooled(group.filter((block) => block.side === side).map(({ result }) => result.latency));
}

function groups(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [];
  for (const block of blocks) (found[block.quartet] ??= []).push(block);
  return found;
}

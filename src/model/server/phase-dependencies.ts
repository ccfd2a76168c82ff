import { parseDuration } from '../../core/duration.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { fallbackFinding, recoveryFinding, unaskedFinding } from './dependency-gates.ts';
import { isOrdinary, isRightUnder, type Fallback } from './fallback.ts';
import { openFaultProxy, type Fault, type FaultProxy } from './fault-proxy.ts';
import type { LoadResult } from './load.ts';
import type { PhaseFacts } from './phases.ts';
import type { Rig, Served } from './rig.ts';
import { dependencyUrl } from './settings.ts';

/** One declared dependency with its proxy. */
export interface Dependency {
  index: number;
  name: string;
  tcp: boolean;
  proxy: FaultProxy;
  faults: Fault[];
  fallback: Fallback;
  /** Milliseconds. */
  within: number;
  recoverWithin: number;
  mostErrors: number;
  requests: number;
}

/** What a server did while a dependency failed, and after. */
export interface UnderFault {
  fault: Fault;
  asked: number;
  result: LoadResult;
  /** Milliseconds from the end of the fault to the first of a run of ordinary answers; undefined where none came in time. */
  recovered?: number;
}

/** Ordinary answers one after another that make a recovery. */
const RUN = 5;
const POLL_MS = 20;
/** How much longer than declared is waited, to say how long it takes. */
const PATIENCE = 2;

/** A fault proxy before each dependency: the fallback, the share of errors and the time to recover under each fault. */
export async function faultDependencies({ delivery, rig }: PhaseFacts): Promise<PartAnswer> {
  const dependencies = await openAll(delivery, rig);
  try {
    const env = Object.fromEntries(dependencies.map(({ index, proxy }) => [rig.settings.declared.dependencies![index]!.env, proxy.url]));
    const served = await rig.serve('candidate', { env });
    const answer: PartAnswer = { findings: [], details: {} };
    try {
      for (const dependency of dependencies) await faultOne(delivery, rig, served, dependency, answer);
    } finally {
      await rig.stop(served);
    }
    return answer;
  } finally {
    await Promise.all(dependencies.map(({ proxy }) => proxy.close()));
  }
}

async function openAll(delivery: Delivery, rig: Rig): Promise<Dependency[]> {
  const opened: Dependency[] = [];
  for (const [index, declared] of rig.settings.declared.dependencies!.entries()) {
    const url = dependencyUrl(delivery, declared.url, index);
    const tcp = url.protocol === 'tcp:';
    opened.push({
      index,
      name: declared.name,
      tcp,
      proxy: await openFaultProxy(url, parseDuration(declared.delay!)),
      // Connections carry no answers that could be stale.
      faults: declared.faults!.filter((fault) => !(tcp && fault === 'stale')),
      fallback: { status: declared.fallback!.status!, fields: declared.fallback!.fields },
      within: parseDuration(declared.fallback!.within!),
      recoverWithin: parseDuration(declared.recover_within!),
      mostErrors: declared.errors!.at_most!,
      requests: declared.requests!,
    });
  }
  return opened;
}

async function faultOne(delivery: Delivery, rig: Rig, served: Served, dependency: Dependency, answer: PartAnswer): Promise<void> {
  const { proxy } = dependency;
  const before = proxy.asked();
  await rig.checkAnswers(served);
  // Answers to be repeated when they are stale, and the proof that the server asks the proxy.
  for (const request of served.requests.slice(0, RUN)) await rig.ask(served, request);
  if (proxy.asked() === before) {
    answer.findings.push(unaskedFinding(delivery, dependency));
    return;
  }
  const seen: UnderFault[] = [];
  for (const fault of dependency.faults) seen.push(await under(rig, served, dependency, fault));
  for (const one of seen) {
    answer.findings.push(one.asked === 0 ? unaskedFinding(delivery, dependency, one.fault) : fallbackFinding(delivery, rig.settings, dependency, one));
    answer.findings.push(recoveryFinding(delivery, dependency, one));
  }
  answer.details![dependency.name] = seen.map(({ fault, asked, result, recovered }) => ({ fault, asked, requests: result.requests, errors: result.latency.missed, failures: result.failures, recovered_ms: recovered ?? null }));
}

async function under(rig: Rig, served: Served, { proxy, fallback, within, recoverWithin, requests }: Dependency, fault: Fault): Promise<UnderFault> {
  const before = proxy.asked();
  proxy.set(fault);
  try {
    const result = await rig.load(served, rig.arrivals(requests, rig.settings.perSecond, `fault ${fault}`, 0), { washout: 0, timeout: within, isGood: (status, body) => isRightUnder(fault, fallback, { status, body }) });
    proxy.set(undefined);
    const asked = proxy.asked() - before;
    return { fault, asked, result, recovered: await recovery(rig, served, fallback, recoverWithin) };
  } finally {
    proxy.set(undefined);
  }
}

async function recovery(rig: Rig, served: Served, fallback: Fallback, within: number): Promise<number | undefined> {
  const from = rig.timer.now();
  let run = 0;
  let first = 0;
  while (rig.timer.now() - from < within * PATIENCE) {
    const at = rig.timer.now() - from;
    const { reply } = await rig.ask(served, served.requests[0]!);
    rig.checkAlive(served, 'serving-died');
    if (reply && isOrdinary(fallback, reply)) {
      if (run++ === 0) first = at;
      if (run === RUN) return first;
    } else {
      run = 0;
      await rig.timer.sleep(POLL_MS, rig.signal);
    }
  }
  return undefined;
}

import { parseDuration } from '../../core/duration.ts';
import { checkUrl, isLoopback } from '../../core/fetch-json.ts';
import { InputError, type Problem } from '../../core/problem.ts';
import { commandWords } from '../../core/program.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { ServingTests } from '../../delivery/spec.ts';
import type { Protocol } from './payload.ts';

/** A server that we start, or one that runs already. */
export type Origin = { words: string[]; cwd: string; env: Record<string, string> } | { url: URL };

export type Who = 'candidate' | 'champion';

/** `tests.serving` with times in milliseconds and everything that has a default. */
export interface Settings {
  declared: ServingTests;
  candidate: Origin;
  champion?: Origin;
  ready: { path: string; within: number };
  protocol: Protocol;
  /** As the server calls it, for protocols whose paths name it. */
  model: string;
  rows: number;
  payloads: number;
  timeout: number;
  requests: number;
  washout: number;
  warmUp: number;
  quartets: number;
  connections: number;
  perSecond: number;
  mostErrors: number;
  /** How far the ratio of the candidate to itself may be off 1. */
  steady: number;
  budget: number;
  seed: number;
  /** Confidence of every bound that a gate uses. */
  level: number;
}

export const MB = 2 ** 20;

/** Throws InputError with every mistake between values. */
export function settingsOf(delivery: Delivery): Settings {
  const tests = delivery.spec.tests!;
  const declared = tests.serving!;
  const { ready, request, load } = declared;
  const problems: Problem[] = [];
  const attempt = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const candidate = attempt(() => originOf(delivery, declared, []));
  const champion = declared.champion && attempt(() => originOf(delivery, declared.champion!, ['champion']));
  for (const problem of contradictions(delivery, declared)) problems.push(problem);
  (declared.dependencies ?? []).forEach(({ url }, index) => attempt(() => dependencyUrl(delivery, url, index)));
  if (problems.length > 0) throw new InputError(problems);
  return {
    declared,
    candidate: candidate!,
    champion,
    ready: { path: ready!.path!, within: parseDuration(ready!.within!) },
    protocol: request!.protocol!,
    model: request!.model ?? delivery.spec.release.name,
    rows: request!.rows!,
    payloads: request!.payloads!,
    timeout: parseDuration(request!.timeout!),
    requests: load!.requests!,
    washout: load!.washout!,
    warmUp: load!.warm_up!,
    quartets: load!.quartets!,
    connections: load!.connections!,
    perSecond: declared.at_rps!,
    mostErrors: declared.errors!.at_most!,
    steady: declared.steady!,
    budget: parseDuration(declared.budget!),
    seed: tests.seed!,
    level: tests.level!,
  };
}

type Started = Pick<ServingTests, 'start' | 'url' | 'cwd' | 'env'>;

function originOf(delivery: Delivery, { start, url, cwd, env }: Started, below: string[]): Origin {
  if (url !== undefined) return { url: listedUrl(delivery, url, [...below, 'url']) };
  const folder = cwd === undefined ? delivery.root : delivery.resolve(cwd);
  return { words: commandWords(start!), cwd: folder, env: { ...env, SLUICE_MODEL: delivery.resolve(delivery.spec.release.model) } };
}

/** The URL, where its host may be asked: this machine, or one that the delivery file lists. Throws InputError. */
function listedUrl(delivery: Delivery, text: string, below: (string | number)[]): URL {
  const location = delivery.locate(['tests', 'serving', ...below]);
  const what = ['tests', 'serving', ...below].join('.');
  try {
    const url = checkUrl(text, what, delivery.spec.evidence?.insecure);
    if (isLoopback(url.hostname) || delivery.spec.tests!.serving!.hosts?.some((host) => host.toLowerCase() === url.hostname)) return url;
    throw InputError.of('serving-host-not-listed', `${what} is on ${url.hostname}, which tests.serving.hosts does not list.`, `Add it there if it may be put under load: \`hosts: [${url.hostname}]\`.`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...problem, location })));
  }
}

/** Where a dependency is; http, https or tcp. */
export function dependencyUrl(delivery: Delivery, text: string, index: number): URL {
  const below = ['dependencies', index, 'url'];
  if (!text.startsWith('tcp://')) return listedUrl(delivery, text, below);
  // Node parses unknown schemes without their port and host rules.
  const url = listedUrl(delivery, text.replace(/^tcp:/, 'https:'), below);
  if (url.port === '') throw InputError.of('serving-dependency-port', `tests.serving.dependencies.${index}.url names no port.`, 'Write tcp://host:port.', delivery.locate(['tests', 'serving', ...below]));
  return new URL(`tcp://${url.host}`);
}

function contradictions(delivery: Delivery, declared: ServingTests): Problem[] {
  const problems: Problem[] = [];
  const at = (...below: string[]) => delivery.locate(['tests', 'serving', ...below]);
  const startless = declared.start === undefined;
  for (const [key, what] of Object.entries(NEED_START))
    if (startless && declared[key as keyof typeof NEED_START] !== undefined)
      problems.push({ code: 'serving-needs-start', message: `tests.serving.${key} ${what}, and tests.serving.url names a server that already runs.`, fix: 'Let Sluice start the server with `start`, or take this out.', location: at(key) });
  if (declared.latency?.no_slower_than_champion_by !== undefined && !declared.champion)
    problems.push({ code: 'serving-needs-champion', message: 'tests.serving.latency.no_slower_than_champion_by compares with a champion, and tests.serving.champion does not say how it is served.', fix: 'Add `champion: {start: …}`.', location: at('latency') });
  if ((declared.throughput !== undefined || declared.capacity !== undefined) && objectiveOf(declared) === undefined)
    problems.push({ code: 'serving-needs-objective', message: 'Throughput and capacity are those at which a latency objective still holds, and none is declared.', fix: 'Add `latency: {p99_ms: …}`, or `throughput: {p99_ms: …}`.', location: at(declared.throughput ? 'throughput' : 'capacity') });
  if (declared.soak && startless)
    problems.push({ code: 'serving-needs-start', message: 'tests.serving.soak reads the memory of processes that Sluice started.', fix: 'Let Sluice start the server with `start`, or take this out.', location: at('soak') });
  return problems;
}

const NEED_START = {
  memory_mb: 'is about processes that Sluice started',
  cpu_cores: 'is about processes that Sluice started',
  limits: 'are applied to processes that Sluice starts',
  capacity: 'is measured with several instances',
  restart: 'ends and starts the server',
  dependencies: 'are given to the server when it starts',
} as const;

/** Milliseconds that p99 may take where throughput is measured. */
export function objectiveOf({ throughput, latency }: ServingTests): number | undefined {
  return throughput?.p99_ms ?? latency?.p99_ms;
}

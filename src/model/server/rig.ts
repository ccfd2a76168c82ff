import { DriverError } from '../../core/driver-error.ts';
import { digestOfJson } from '../../core/digest.ts';
import type { Log } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { RatioEstimate } from '../../statistics/quantile-ratio.ts';
import { counted } from '../format.ts';
import { poissonArrivals, replayedArrivals, type Arrivals, type BusiestHour } from './arrivals.ts';
import { Connections } from './connections.ts';
import { Limiter, systemControlGroups } from './limits.ts';
import { runLoad, type Load, type LoadResult } from './load.ts';
import { answersIn, getBytes, requestBytes } from './payload.ts';
import type { Payloads } from './payloads.ts';
import { seedOf } from './quartets.ts';
import { ServerProcess } from './server-process.ts';
import { MB, type Origin, type Settings, type Who } from './settings.ts';
import type { Timer } from './timer.ts';
import { wireOf, type Wire } from './wire.ts';

/** A server that answers. */
export interface Served {
  who: Who;
  url: URL;
  /** Whole requests, ready to be sent. */
  requests: Buffer[];
  /** Where Sluice started it. */
  process?: ServerProcess;
  /** Milliseconds from the start of the process to readiness. */
  coldStart?: number;
  limiter?: Limiter;
}

/** What of a block is not as the settings have it. */
export interface LoadOptions extends Partial<Pick<Load, 'washout' | 'timeout' | 'parts' | 'isGood'>> {
  /** Of the first request among the payloads. */
  offset?: number;
}

/** `tests.serving.budget` is spent. */
export class BudgetSpent extends Error {
  constructor() {
    super('The time for measuring the server is spent.');
    this.name = 'BudgetSpent';
  }
}

/** A server that should answer does not, in words; `served` is named with its last output. */
export class ServerProblem extends Error {
  readonly code: 'serving-not-started' | 'serving-died' | 'serving-not-answering';
  readonly who: Who;
  readonly output: string;

  constructor(code: ServerProblem['code'], who: Who, message: string, output = '') {
    super(message);
    this.name = 'ServerProblem';
    this.code = code;
    this.who = who;
    this.output = output;
  }
}

const READY_POLL_MS = 25;
const READY_TIMEOUT_MS = 2000;

let groups = 0;

/** Starts servers, asks them and puts them under load; knows all that is running, so that nothing stays behind. */
export class Rig {
  readonly settings: Settings;
  readonly payloads: Payloads;
  readonly timer: Timer;
  readonly signal: AbortSignal;
  /** What the phase of steady load found out about this machine and the candidate, for the phases after it. */
  found: { itself?: RatioEstimate; peakMemory?: number } = {};
  readonly #delivery: Delivery;
  #wire: Wire | undefined;
  readonly #log: Log;
  readonly #hour: BusiestHour | undefined;
  readonly #running = new Set<ServerProcess>();

  constructor(parts: { delivery: Delivery; settings: Settings; payloads: Payloads; timer: Timer; signal: AbortSignal; log: Log; hour?: BusiestHour }) {
    this.#delivery = parts.delivery;
    this.settings = parts.settings;
    this.payloads = parts.payloads;
    this.timer = parts.timer;
    this.signal = parts.signal;
    this.#log = parts.log;
    this.#hour = parts.hour;
  }

  /** Starts the server, or takes the one that runs, and waits until it is ready. Throws ServerProblem. */
  async serve(who: Who, more: { env?: Record<string, string>; port?: number } = {}): Promise<Served> {
    const origin = who === 'candidate' ? this.settings.candidate : this.settings.champion!;
    if ('url' in origin) return this.#ready({ who, url: origin.url, requests: [] }, this.timer.now());
    const started = await this.#start(who, origin, more);
    const { process } = started;
    try {
      return await this.#ready({ ...started, who, url: process.url, requests: [] }, process.startedAt);
    } catch (error) {
      await this.stop(started);
      throw error;
    }
  }

  async #start(who: Who, origin: Exclude<Origin, { url: URL }>, { env, port }: { env?: Record<string, string>; port?: number }): Promise<{ process: ServerProcess; limiter?: Limiter }> {
    const { limits } = this.settings.declared;
    const limiter = limits && new Limiter({ cpu: limits.cpu, memory: limits.memory_mb && limits.memory_mb * MB }, `sluice-${globalThis.process.pid}-${++groups}`, systemControlGroups());
    const command = { name: `the ${who}'s server`, words: origin.words, cwd: origin.cwd, env: { ...dependencyAddresses(this.settings), ...origin.env, ...env }, port, limiter };
    const process = await ServerProcess.start(command, this.timer);
    this.#running.add(process);
    return { process, limiter };
  }

  /** The requests that are sent, and what they are known by; known once a server was ready. */
  get wire(): Wire & { digest: string } {
    if (!this.#wire) throw new Error('No server was ready yet.');
    return { ...this.#wire, digest: digestOfJson(this.#wire.bodies) };
  }

  /** Whether a server has been ready once. */
  get isReady(): boolean {
    return this.#wire !== undefined;
  }

  /** Made once, as the first server describes its model: candidate and champion get the same. */
  async #withRequests(served: Served): Promise<Served> {
    this.#wire ??= await wireOf(this.#delivery, this.settings, this.payloads.groups, async (path) => {
      const { reply } = await this.ask(served, getBytes(served.url, path));
      return reply?.status === 200 ? (JSON.parse(reply.body.toString('utf8')) as unknown) : undefined;
    });
    const { bodies, path } = this.#wire;
    return { ...served, requests: bodies.map((body) => requestBytes(served.url, path, body)) };
  }

  async #ready(served: Served, from: number): Promise<Served> {
    const { path, within } = this.settings.ready;
    const last = from + within;
    let said = 'nobody listens';
    while (this.timer.now() < last) {
      this.checkAlive(served, 'serving-not-started');
      const { reply, failure } = await this.ask(served, getBytes(served.url, path), Math.min(READY_TIMEOUT_MS, within));
      if (reply && reply.status >= 200 && reply.status < 300) return this.#withRequests({ ...served, coldStart: served.process && this.timer.now() - from });
      said = reply ? `GET ${path} answers ${reply.status}` : `GET ${path}: ${failure}`;
      await this.timer.sleep(READY_POLL_MS, this.signal);
    }
    this.checkAlive(served, 'serving-not-started');
    throw new ServerProblem('serving-not-started', served.who, `The ${served.who}'s server was not ready within ${within} ms: ${said}.`, served.process?.lastOutput);
  }

  /** One request on a connection of its own. */
  async ask(served: Pick<Served, 'url'>, bytes: Buffer, timeout = this.settings.timeout): ReturnType<Connections['ask']> {
    const connections = this.connect(served, 1);
    try {
      return await connections.ask(bytes, timeout);
    } finally {
      connections.close();
    }
  }

  connect({ url }: Pick<Served, 'url'>, most = this.settings.connections): Connections {
    return new Connections(url, { most, now: () => this.timer.now() });
  }

  /** A real request gets a good answer. Throws ServerProblem `serving-not-answering`. */
  async checkAnswers(served: Served): Promise<void> {
    const { reply, failure } = await this.ask(served, served.requests[0]!);
    const { protocol, rows } = this.settings;
    const { path } = this.#wire!;
    const problem = (why: string) => new ServerProblem('serving-not-answering', served.who, `The ${served.who}'s server is ready, and to a real request of ${counted(rows, 'row')} at ${path} it ${why}.`, served.process?.lastOutput);
    if (!reply) throw problem(`gives no answer (${failure})`);
    if (reply.status < 200 || reply.status > 299) throw problem(`answers ${reply.status}`);
    const answers = answersIn(protocol, reply.body);
    if (answers === undefined) throw problem(`answers ${reply.status} with something that is no answer of the protocol ${protocol}`);
    if (answers !== rows && !Number.isNaN(answers)) throw problem(`answers with ${counted(answers, 'prediction')}`);
  }

  /** Arrivals of one block: a stretch of the recorded busiest hour, or a Poisson process. `index` tells blocks apart. */
  arrivals(n: number, perSecond: number, use: string, index: number): Arrivals {
    if (this.#hour) return replayedArrivals(this.#hour, n, index * n, perSecond / this.#hour.perSecond);
    return poissonArrivals(n, perSecond, seedOf(this.settings.seed, use, index));
  }

  /**
   * One block of load on fresh connections, to one server or in turn to several instances of it. Throws ServerProblem where one of
   * them is gone by its end.
   */
  async load(served: Served | readonly Served[], arrivals: Arrivals, options: LoadOptions = {}): Promise<LoadResult> {
    const all = 'url' in served ? [served] : served;
    const { offset = 0, washout = this.settings.washout, timeout = this.settings.timeout, parts, isGood } = options;
    const connections = all.map((one) => this.connect(one, Math.ceil(this.settings.connections / all.length)));
    const spread: Pick<Connections, 'send'> = { send: (bytes, ...rest) => connections[next++ % connections.length]!.send(bytes, ...rest) };
    let next = 0;
    try {
      // Instances differ in their port alone, which a server does not look at.
      const { requests } = all[0]!;
      const result = await runLoad(spread, { arrivals, request: (i) => requests[(offset + i) % requests.length]!, timeout, washout, parts, isGood, signal: this.signal }, this.timer);
      for (const one of all) this.checkAlive(one, 'serving-died');
      return result;
    } finally {
      for (const each of connections) each.close();
    }
  }

  /** Throws ServerProblem where the process is gone. */
  checkAlive({ process, who, limiter }: Served, code: 'serving-not-started' | 'serving-died'): void {
    try {
      process?.checkAlive();
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      const memory = limiter?.ranOutOfMemory ? ' It took more memory than tests.serving.limits allows.' : '';
      throw new ServerProblem(code, who, `The ${who}'s server ${process!.gone}${code === 'serving-died' ? ' under the test' : ' before it was ready'}.${memory}`, process!.lastOutput);
    }
  }

  async stop({ process }: Pick<Served, 'process'>, graceMs?: number): Promise<void> {
    if (!process) return;
    await process.stop(graceMs);
    this.#running.delete(process);
  }

  async stopAll(): Promise<void> {
    this.#log.debug(`Ending ${counted(this.#running.size, 'server')}.`);
    await Promise.all([...this.#running].map((process) => this.stop({ process })));
  }
}

/** Where each declared dependency really is, in its variable. */
function dependencyAddresses({ declared }: Settings): Record<string, string> {
  return Object.fromEntries((declared.dependencies ?? []).map(({ env, url }) => [env, url.replace(/^tcp:\/\//, '')]));
}

import { parseDuration } from '../../core/duration.ts';
import { DriverError } from '../../core/driver-error.ts';
import { isRefused, requestJson, type JsonRequest } from '../../core/fetch-json.ts';
import type { Fleet } from '../../core/seams.ts';
import type { Fleet as Declared } from '../../delivery/spec.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { commandFleet, DEFAULT_SLOTS, placeEnvironment, programRunner, slotUrl, type FleetOptions } from './command.ts';
import { askByInfer } from './infer.ts';
import { shareRelease } from './share-release.ts';

export type Repository = NonNullable<Declared['repository']>;

const INDEX_BYTES = 4 * 1024 * 1024;
const WITHIN = '10 minutes';
const POLL_MS = 500;

/** As the index says it; a model that was never loaded may have no state at all. */
type State = 'READY' | 'LOADING' | 'UNLOADING' | 'UNAVAILABLE';

/**
 * Slots behind the model repository extension of the Open Inference protocol (Triton, MLServer): POST /v2/repository/index,
 * /v2/repository/models/MODEL/load and /unload, GET /v2/models/MODEL and /ready, POST /v2/models/MODEL/infer. Placing unloads what
 * the slot had, makes the bytes available (`place`, `folder` or both) and loads; a load that was accepted is waited for until the
 * server says that it is ready. Throws DriverError `model-not-loaded`, `model-not-unloaded`, `index-unreadable`, or as the transport.
 */
export function repositoryFleet(spec: Declared, repository: Repository, options: FleetOptions, digest: Fleet['serving']): Fleet {
  const slots = spec.slots ?? DEFAULT_SLOTS;
  const run = programRunner(options);
  const server = new Server(repository, options);
  for (const slot of slots) modelPlace(repository, slot, options);
  const own = spec.loaded || spec.ask ? commandFleet({ ...spec, place: spec.place ?? { command: ['true'] } }, options) : undefined;
  return {
    slots: () => slots,
    async place(slot, source) {
      // What is loaded must not keep its bytes: a server may take a second load for one that is done already.
      await server.unload(slot);
      if (repository.folder !== undefined) await shareRelease(repository, slot, source, options.cwd);
      if (spec.place) await run(spec.place.command, placeEnvironment(slot, source), 'place');
      await server.load(slot);
    },
    async loaded(slot) {
      const state = await server.state(slot).catch((error: unknown) => {
        // Nobody listens: the slot serves nothing. Any other silence leaves the question open, and so is an error.
        if (isRefused(error)) return 'UNAVAILABLE' as const;
        throw error;
      });
      if (state !== 'READY') return null;
      if (digest) return digest(slot);
      return spec.loaded ? own!.loaded(slot) : undefined;
    },
    ...(digest && { serving: async (slot: string) => ((await server.state(slot)) === 'READY' ? digest(slot) : null) }),
    ask: (slot, rows) => (spec.ask ? own!.ask(slot, rows) : askByInfer(repository, slot, rows, options)),
    async retire(slot) {
      await server.unload(slot);
      if (spec.retire) await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
    },
  };
}

/** Where the server describes the model of a slot. */
export function modelPlace(repository: Repository, slot: string, options: Pick<FleetOptions, 'insecure'>, below = ''): URL {
  return placeAt(repository, slot, `v2/models/${encodeURIComponent(modelOf(repository, slot))}${below}`, options);
}

export function modelOf({ model }: Repository, slot: string): string {
  return model.replaceAll('{slot}', slot);
}

function placeAt({ url }: Repository, slot: string, path: string, options: Pick<FleetOptions, 'insecure'>): URL {
  const base = slotUrl(url, slot, options);
  base.pathname = `${base.pathname.replace(/\/$/, '')}/${path}`;
  return base;
}

class Server {
  readonly #repository: Repository;
  readonly #options: FleetOptions;
  readonly #within: number;

  constructor(repository: Repository, options: FleetOptions) {
    this.#repository = repository;
    this.#options = options;
    this.#within = options.placeTimeout ?? parseDuration(repository.within ?? WITHIN);
  }

  /** Of all versions of the model: the state of the one that is furthest on. */
  async state(slot: string): Promise<State> {
    const model = modelOf(this.#repository, slot);
    const reply = await this.#post(slot, 'v2/repository/index', { limit: INDEX_BYTES, retry: (ms) => this.#options.clock.sleep(ms) });
    if (!Array.isArray(reply)) throw new DriverError('index-unreadable', `Slot ${slot}'s server answered ${show(reply)} to an index of its models.`, 'Check that it speaks the model repository extension of the Open Inference protocol.');
    const states = reply.filter(isRecord).filter(({ name }) => name === model).map(({ state }) => state);
    for (const state of ['READY', 'LOADING', 'UNLOADING'] as const) if (states.includes(state)) return state;
    return 'UNAVAILABLE';
  }

  async load(slot: string): Promise<void> {
    await this.#post(slot, `v2/repository/models/${this.#name(slot)}/load`, { timeout: this.#within, replyIgnored: true });
    const state = await this.#settled(slot, (found) => found === 'READY' || found === 'UNAVAILABLE');
    if (state !== 'READY')
      throw new DriverError('model-not-loaded', `Slot ${slot}'s server took the load of ${modelOf(this.#repository, slot)}, and its index says ${state}.`, 'See the server\'s own log: the model may have failed to load, or needs more time (`repository.within`).');
  }

  async unload(slot: string): Promise<void> {
    if ((await this.state(slot)) === 'UNAVAILABLE') return;
    await this.#post(slot, `v2/repository/models/${this.#name(slot)}/unload`, { timeout: this.#within, replyIgnored: true });
    const state = await this.#settled(slot, (found) => found === 'UNAVAILABLE');
    if (state !== 'UNAVAILABLE')
      throw new DriverError('model-not-unloaded', `Slot ${slot}'s server took the unload of ${modelOf(this.#repository, slot)}, and its index still says ${state}.`, 'See the server\'s own log: requests that are under way may keep it.');
  }

  async #settled(slot: string, done: (state: State) => boolean): Promise<State> {
    const { clock } = this.#options;
    const end = clock.now().getTime() + this.#within;
    for (;;) {
      const state = await this.state(slot);
      if (done(state) || clock.now().getTime() >= end) return state;
      await clock.sleep(POLL_MS);
    }
  }

  #name(slot: string): string {
    return encodeURIComponent(modelOf(this.#repository, slot));
  }

  #post(slot: string, path: string, request: Partial<JsonRequest>): Promise<unknown> {
    return requestJson(placeAt(this.#repository, slot, path, this.#options), { what: `Slot ${slot}`, method: 'POST', body: {}, timeout: this.#options.timeout, credentials: this.#options.credentials, ...request });
  }
}

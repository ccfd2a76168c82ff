import { setTimeout as wait } from 'node:timers/promises';
import type { KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import type { Api } from './api.ts';

/** How a stand-in behaves: at once, after `late` milliseconds, not at all, or with what `wrong` says instead. */
export type Mood = 'prompt' | 'late' | 'never' | 'wrong';

/** The server is being restarted: at its next list all objects are met again. */
const AWAY = /ECONN|hang up/;

type Change = Readonly<Record<string, unknown>> | undefined;

export interface ControllerOptions {
  /**
   * What the real controller would write into `status` of an object in this state (a merge patch of it; undefined: nothing). Must say the same
   * for the same object, so no time of its own: a status that never stays calls itself for ever. May start and end what belongs to the object.
   */
  status(object: KubeObject): Change | Promise<Change>;
  wrong?(object: KubeObject): Change | Promise<Change>;
  /** The object was deleted. */
  gone?(object: KubeObject): void | Promise<void>;
  mood?: Mood;
  late?: number;
  /** Writes only over the very state that it answers: where several share a status, none puts back an older word of another. Argo's controller does not. */
  guarded?: boolean;
}

/** A stand-in for a controller: sees all objects of a kind in a namespace, and nothing else. Goes on after the API server was restarted. */
export interface Controller extends AsyncDisposable {
  /** Another mood takes hold at once, also for objects that were met in the last one. */
  mood: Mood;
  late: number;
  /** States of objects that it has answered. */
  readonly answered: number;
  /** What went wrong in it, last first; a missing object is nothing wrong. */
  readonly errors: readonly string[];
  /** Answers all objects as they are now, and comes back when that is done. */
  again(): Promise<void>;
  /** Answers what it has met; in the mood `never` after that, and comes back when it has nothing in hand. */
  still(): Promise<void>;
}

export function startController(api: Api, resource: Resource, namespace: string, { status, wrong, gone, mood: first = 'prompt', late: firstLate = 300, guarded = false }: ControllerOptions): Controller {
  const ended = new AbortController();
  const { signal } = ended;
  const known = new Map<string, KubeObject>();
  const delayed = new Map<string, Promise<void>>();
  const errors: string[] = [];
  let mood = first;
  let answered = 0;
  // One state at a time: two answers to one object would race.
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (what: () => Promise<void>): Promise<void> => (queue = queue.then(what).catch((error: unknown) => void (signal.aborted || AWAY.test((error as Error).message) || errors.unshift((error as Error).message))));

  const silent = (): boolean => mood === 'never';
  const answer = async (name: string): Promise<void> => {
    const object = known.get(name);
    if (object === undefined || silent() || signal.aborted) return;
    const change = await (mood === 'wrong' ? (wrong ?? status)(object) : status(object));
    if (silent()) return;
    if (change !== undefined && !(await said(object, change))) return answer(name);
    answered += 1;
  };
  /** False: the object has a newer state, which is known now. */
  const said = async ({ metadata: { name, resourceVersion } }: KubeObject, change: object): Promise<boolean> => {
    try {
      await api.merge(resource, namespace, name, { ...(guarded && { metadata: { resourceVersion } }), status: change }, { subresource: 'status', manager: 'stand-in' });
      return true;
    } catch (error) {
      const { message } = error as Error;
      if (message.includes(': 404 ')) return true;
      if (!guarded || !message.includes(': 409 ')) throw error;
      const now = await api.read(resource, namespace, name);
      if (now !== undefined) known.set(name, now);
      return now === undefined;
    }
  };
  const meet = (object: KubeObject): void => {
    const { name, uid, resourceVersion } = object.metadata;
    const before = known.get(name)?.metadata;
    // A watch tells late what a list has told already: an answer to it would go back to an older state.
    if (before?.uid === uid && Number(before?.resourceVersion) > Number(resourceVersion)) return;
    known.set(name, object);
    if (mood !== 'late') return void inTurn(() => answer(name));
    if (delayed.has(name)) return;
    delayed.set(name, wait(controller.late, undefined, { signal }).catch(() => {}).then(() => {
      delayed.delete(name);
      return inTurn(() => answer(name));
    }));
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const { items, resourceVersion } = await api.list(resource, namespace);
        for (const item of items) meet(item);
        for (const name of known.keys()) if (!items.some(({ metadata }) => metadata.name === name)) forget(name);
        for await (const { type, object } of api.watch(resource, namespace, resourceVersion, signal)) {
          if (type === 'ERROR') break;
          if (type === 'DELETED') forget(object.metadata.name);
          else if (type !== 'BOOKMARK') meet(object);
        }
      } catch {
        // The server is away, or the scope ends. Either shows at the next look.
      }
      await wait(50, undefined, { signal }).catch(() => {});
    }
  };
  const forget = (name: string): void => {
    const object = known.get(name);
    known.delete(name);
    if (object !== undefined && gone !== undefined) void inTurn(async () => gone(object));
  };

  const controller: Controller = {
    late: firstLate,
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
      for (const object of [...known.values()]) meet(object);
    },
    get answered() {
      return answered;
    },
    errors,
    async again() {
      for (const item of (await api.list(resource, namespace)).items) {
        known.set(item.metadata.name, item);
        void inTurn(() => answer(item.metadata.name));
      }
      await queue;
    },
    async still() {
      await queue;
      mood = 'never';
      await queue;
    },
    async [Symbol.asyncDispose]() {
      ended.abort();
      await running;
      await Promise.all(delayed.values());
      await queue;
    },
  };
  const running = run();
  return controller;
}

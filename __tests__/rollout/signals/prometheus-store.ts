import { json, localServer, type LocalServer } from '../server.ts';
import { ANSWERS, EDGES, SCRAPE, SLOTS, START, type Answer } from './contract.ts';

export type Samples = [seconds: number, value: number | string][];
export type Store = Record<string, { metric: Record<string, string>; samples: Samples }[]>;
type Reply = Record<string, unknown>;

const RANGE = /^(?<selector>.*)\[(?<seconds>\d+)s\]$/;
const MATCHER = /(?<name>[a-z_]+)="(?<value>[^"]*)"/g;

/** Answers as Prometheus documents it: raw samples, instants and ranges; times in seconds, values as text. */
export function prometheusOf(store: Store, change: (reply: Reply) => unknown = (reply) => reply): Promise<LocalServer> {
  return localServer(({ path, body }, response) => {
    // The clock of these tests stands still; that of the machine is no part of what they say.
    response.sendDate = false;
    const form = new URLSearchParams(body);
    json(response, change({ status: 'success', data: path.endsWith('/query_range') ? stepped(store, form) : atOnce(store, form) }));
  });
}

function atOnce(store: Store, form: URLSearchParams): unknown {
  const time = Number(form.get('time'));
  const range = RANGE.exec(form.get('query')!)?.groups;
  if (!range) {
    const result = found(store, form.get('query')!).flatMap(({ metric, samples }) => {
      const last = samples.findLast(([at]) => at <= time && at > time - 300);
      return last ? [{ metric, value: [time, String(last[1])] }] : [];
    });
    return { resultType: 'vector', result };
  }
  const result = found(store, range.selector!).flatMap(({ metric, samples }) => {
    const values = samples.filter(([at]) => at > time - Number(range.seconds) && at <= time).map(([at, value]) => [at, String(value)]);
    return values.length === 0 ? [] : [{ metric, values }];
  });
  return { resultType: 'matrix', result };
}

function stepped(store: Store, form: URLSearchParams): unknown {
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name))) as [number, number, number];
  const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, at) => start + at * step);
  const result = found(store, form.get('query')!).flatMap(({ metric, samples }) => {
    const values = times.flatMap((time) => samples.findLast(([at]) => at <= time && at > time - 300)?.[1] ?? []).map((value, at) => [times[at], String(value)]);
    return values.length === 0 ? [] : [{ metric, values }];
  });
  return { resultType: 'matrix', result };
}

/** Series of a name, as far as its matchers of equality go. */
function found(store: Store, selector: string): Store[string] {
  if (Object.hasOwn(store, selector)) return store[selector]!;
  const matchers = [...selector.matchAll(MATCHER)].map(({ groups }) => groups!);
  return (store[selector.split('{')[0]!] ?? []).filter(({ metric }) => matchers.every(({ name, value }) => metric[name!] === value));
}

/** Counters of a service that gave these answers, scraped every fifteen seconds. */
export function scraped(answers: readonly Answer[] = ANSWERS, scrapes = 45): Store {
  const store: Store = {};
  const add = (name: string, labels: Record<string, string>, value: (until: number) => number): void => {
    const samples = Array.from({ length: scrapes }, (_, at): [number, number] => [(START + at * SCRAPE) / 1000, value(START + at * SCRAPE)]);
    (store[name] ??= []).push({ metric: { __name__: name, job: 'serve', instance: `${labels.slot}:80`, ...labels }, samples });
  };
  for (const slot of SLOTS) {
    const mine = answers.filter((one) => one.slot === slot);
    const good = mine.filter(({ status }) => status < 400);
    const upTo = (some: readonly Answer[]) => (until: number) => some.filter(({ answered_at: at }) => at <= until).length;
    for (const region of ['EU', 'US']) {
      add('requests_total', { slot, region }, upTo(mine.filter((one) => one.region === region)));
      add('errors_total', { slot, region }, upTo(mine.filter((one) => one.region === region && one.status >= 500)));
    }
    for (const edge of [...EDGES, Infinity]) add('latency_bucket', { slot, le: edge === Infinity ? '+Inf' : String(edge) }, upTo(good.filter((one) => one.latency_ms <= edge)));
    add('score_sum', { slot }, (until) => good.filter(({ answered_at: at }) => at <= until).reduce((sum, { score }) => sum + score, 0));
    add('score_count', { slot }, upTo(good));
    for (const name of ['yes', 'no', 'maybe']) add('answers_total', { slot, class: name }, upTo(good.filter((one) => one.class === name)));
  }
  return store;
}

export const FROM_PROMETHEUS = {
  errors: { events: 'errors_total', total: 'requests_total' },
  latency: 'latency_bucket',
  score: { sum: 'score_sum', count: 'score_count' },
  classes: { counter: 'answers_total', label: 'class' },
};

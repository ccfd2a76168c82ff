import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Signals } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { openSignals } from '../../../src/rollout/signals/open.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { json, localServer, type LocalServer } from '../server.ts';
import { ANSWERS, EDGES, EXPECTED, guardrailsFrom, readsTheSame, SLOTS, START } from './contract.ts';
import { FROM_PROMETHEUS, prometheusOf, scraped } from './prometheus-store.ts';

const FROM_LOG = { errors: { log: 'errors' }, latency: { log: 'latency_ms', edges: EDGES }, score: { log: 'score' }, classes: { log: 'class' } };
const OWN_SQL = {
  errors: { sql: 'SELECT slot, count_if(status >= 500) AS events, count(*) AS total FROM log WHERE answered_at > $since AND answered_at <= $until GROUP BY slot' },
  latency: { sql: `SELECT slot, least_edge AS le, count(*) AS count FROM (SELECT slot, CASE ${EDGES.map((edge) => `WHEN latency_ms <= ${edge} THEN ${edge}`).join(' ')} END AS least_edge FROM log WHERE status < 400 AND answered_at > $since AND answered_at <= $until) AS cut GROUP BY 1, 2`, edges: EDGES },
  score: { sql: 'SELECT slot, count(score) AS n, sum(score) AS sum FROM log WHERE status < 400 AND answered_at > $since AND answered_at <= $until GROUP BY slot' },
  classes: { sql: 'SELECT slot, class, count(*) AS count FROM log WHERE status < 400 AND answered_at > $since AND answered_at <= $until GROUP BY 1, 2' },
};
const FROM_HTTP = { errors: { http: 'errors' }, latency: { http: 'latency', edges: EDGES }, score: { http: 'score' }, classes: { http: 'classes' } };

let engine: DataEngine;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let prometheus: LocalServer;
let http: LocalServer;

beforeAll(async () => {
  engine = await openDuckDb();
  folder = await temporaryFolder();
  const lines = ANSWERS.map((answer) => JSON.stringify(answer));
  await writeFile(path.join(folder.path, 'numbers.jsonl'), `${lines.join('\n')}\n`);
  // The same in other words: names of the team's own, times as text, and every seventh row written twice.
  const other = ANSWERS.flatMap(({ answered_at: at, status, id, ...rest }, index) => {
    const row = JSON.stringify({ ...rest, request: id, code: status, answered: new Date(at).toISOString() });
    return index % 7 === 0 ? [row, row] : [row];
  });
  await writeFile(path.join(folder.path, 'words.jsonl'), `${other.join('\n')}\n`);
  prometheus = await prometheusOf(scraped());
  http = await localServer(({ path: asked }, response) => {
    const { searchParams } = new URL(asked, 'http://127.0.0.1');
    const window = { since: Number(searchParams.get('since')), until: Number(searchParams.get('until')) };
    const slice = searchParams.has('by') ? ` [${searchParams.get('by')}=${searchParams.get('value')}]` : '';
    const reading = EXPECTED[`${searchParams.get('measure')}${slice}`]!(window) as { kind: string; bySlot: Record<string, object> };
    const shape: Record<string, (slot: object) => object> = { histogram: (counts) => ({ counts }), classes: (classes) => ({ classes }) };
    json(response, { ...window, ...(reading.kind === 'histogram' ? { edges: EDGES } : {}), slots: Object.fromEntries(Object.entries(reading.bySlot).map(([slot, value]) => [slot, shape[reading.kind]?.(value) ?? value])) });
  });
});
afterAll(async () => {
  await engine.close();
  await folder[Symbol.asyncDispose]();
  await prometheus[Symbol.asyncDispose]();
  await http[Symbol.asyncDispose]();
});

const options = () => ({ slots: SLOTS, engine, clock: new ManualClock(new Date(START + 3_600_000).toISOString()), source: (declared: unknown) => ({ file: path.join(folder.path, declared as string) }) });
const opened = (signals: Parameters<typeof openSignals>[0], sources: Parameters<typeof guardrailsFrom>[0]): Signals => openSignals(signals, guardrailsFrom(sources), options());

describe('the same answers are read the same', () => {
  describe('from a log of the published columns', () => readsTheSame(() => opened({ log: { files: 'numbers.jsonl' } }, FROM_LOG)));
  describe('from a log with other names, times as text and rows written twice', () =>
    readsTheSame(() => opened({ log: { files: 'words.jsonl', columns: { id: 'request', status: 'code', answered_at: 'answered' } } }, FROM_LOG)));
  describe('by SQL of the team', () => readsTheSame(() => opened({ log: { files: 'numbers.jsonl' } }, OWN_SQL)));
  describe('from Prometheus', () => readsTheSame(() => opened({ prometheus: { url: prometheus.url } }, FROM_PROMETHEUS)));
  describe('over HTTP', () => readsTheSame(() => opened({ http: { url: http.url } }, FROM_HTTP)));
  describe('from three providers in one rollout', () => {
    readsTheSame(() => opened({ log: { files: 'numbers.jsonl' }, prometheus: { url: prometheus.url }, http: { url: http.url } }, { ...FROM_LOG, errors: FROM_PROMETHEUS.errors, classes: FROM_HTTP.classes }));
  });

  test('and a guardrail whose provider is not declared is refused, each with what it asks for', () => {
    expect(() => opened({ http: { url: http.url } }, { ...FROM_HTTP, errors: FROM_LOG.errors, score: FROM_PROMETHEUS.score })).toThrow(/"errors" is read from rollout.signals.log[\s\S]*"score" is read from rollout.signals.prometheus/);
  });
});

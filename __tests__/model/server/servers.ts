import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Finding } from '../../../src/core/verdict.ts';
import type { PartAnswer } from '../../../src/model/facts.ts';
import { payloadsOf } from '../../../src/model/server/payloads.ts';
import type { PhaseFacts } from '../../../src/model/server/phases.ts';
import { Rig } from '../../../src/model/server/rig.ts';
import { settingsOf } from '../../../src/model/server/settings.ts';
import { steadyTimer } from '../../../src/model/server/timer.ts';
import { contextOf, type Repository } from '../support.ts';

/**
 * A real model server in a file of its own, with no dependency: answers {"score": …} to one row of JSON. What it does wrong comes in
 * variables: DELAY_MS before each answer, LEAK_KB kept of each request, BALLAST_MB held from the start, CRASH on a body that is no JSON,
 * SILENT on such a body, FAIL_EVERY n-th request with 500, STORE: a dependency that is asked for each row, with or without CAREFUL.
 */
export const SERVER = `
import http from 'node:http';
const { PORT, DELAY_MS, LEAK_KB, BALLAST_MB, CRASH, SILENT, FAIL_EVERY, SLOPPY, STORE, CAREFUL, STORE_TIMEOUT_MS } = process.env;
const kept = [];
if (BALLAST_MB) kept.push(Buffer.alloc(Number(BALLAST_MB) * 2 ** 20, 1));
let served = 0;
const send = (res, status, body) => { const text = JSON.stringify(body); res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }); res.end(text); };
const problemOf = (row) => {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not a row';
  if (typeof row.age !== 'number' || !Number.isFinite(row.age)) return 'age is no number';
  if (typeof row.sex !== 'string') return 'sex is no text';
};
const fetchStore = async () => {
  const reply = await fetch(STORE, { signal: AbortSignal.timeout(Number(STORE_TIMEOUT_MS ?? 100)) });
  if (!reply.ok) throw new Error('store ' + reply.status);
  return (await reply.json()).base;
};
const server = http.createServer((req, res) => {
  if (req.method === 'GET' && req.url === '/health') return send(res, 200, { ok: true });
  if (req.method !== 'POST' || req.url !== '/predict') return send(res, 404, { error: 'no such path' });
  const parts = [];
  let size = 0;
  let refused = false;
  req.on('data', (part) => {
    size += part.length;
    if (size > 1e6 && !SLOPPY) { if (!refused) { refused = true; send(res, 413, { error: 'too large' }); } return; }
    parts.push(part);
  });
  req.on('error', () => {});
  req.on('end', async () => {
    if (refused) return;
    let row;
    try { row = JSON.parse(Buffer.concat(parts).toString()); } catch (error) {
      if (CRASH) process.exit(9);
      if (SILENT) return;
      return send(res, SLOPPY ? 500 : 400, { error: 'no JSON' });
    }
    const problem = SLOPPY ? undefined : problemOf(row);
    if (problem) return send(res, 422, { error: problem });
    if (LEAK_KB) kept.push(Buffer.alloc(Number(LEAK_KB) * 1024, 1));
    if (FAIL_EVERY && ++served % Number(FAIL_EVERY) === 0) return send(res, 500, { error: 'now and then' });
    let base = 0.1, fallback = false;
    if (STORE) try { base = await fetchStore(); } catch (error) {
      if (!CAREFUL) return send(res, 500, { error: String(error) });
      fallback = true;
    }
    setTimeout(() => send(res, 200, { score: base + Number(row?.age ?? 0) / 1000, fallback }), Number(DELAY_MS ?? 0));
  });
});
server.listen(Number(PORT), '127.0.0.1', () => console.log('listening'));
`;

export function writeServer(repo: Repository): void {
  repo.write('serve.mjs', SERVER);
  repo.write('test.csv', ['id,age,sex,y', ...Array.from({ length: 40 }, (_, i) => `${i},${20 + i},${i % 2 === 0 ? 'Female' : 'Male'},${i % 3 === 0 ? 1 : 0}`)].join('\n') + '\n');
}

export const START = JSON.stringify([process.execPath, 'serve.mjs']);

/** A delivery file whose `tests.serving` is this flow mapping, without its braces. */
export function servingYaml(serving: string): string {
  return `data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}, serving: {ready: {path: /health}, ${serving}}}\n`;
}

/** Runs one phase on a real server, without the load that comes before it, and leaves nothing running. */
export async function runPhase(repo: Repository, engine: DataEngine, serving: string, phase: (facts: PhaseFacts) => Promise<PartAnswer>, found: Rig['found'] = {}): Promise<PartAnswer> {
  const delivery = await repo.delivery(servingYaml(serving));
  const context = contextOf(repo, engine);
  const settings = settingsOf(delivery);
  const payloads = await payloadsOf(delivery, context, settings, {});
  const rig = new Rig({ delivery, settings, payloads, timer: steadyTimer, signal: new AbortController().signal, log: context.log });
  rig.found = found;
  try {
    return await phase({ delivery, context, rig });
  } finally {
    await rig.stopAll();
  }
}

export function outcomesBySubject(findings: readonly Finding[], code: string): Record<string, string> {
  return Object.fromEntries(findings.filter((finding) => finding.code.startsWith(code)).map(({ subject, outcome }) => [subject!.name, outcome]));
}

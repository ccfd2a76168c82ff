// A small real router in a process of its own: users come in at one port and go to the slots by their weights.
//   POST /predict               a user's request; one line of it goes into the log
//   GET, PUT /weights           {"weights": {"champion": 95, "candidate": 5}, "slots": {"champion": "a", "candidate": "b"}}
//   PUT, DELETE /slots/a        {"url": "http://127.0.0.1:4711", "release": "sha256:…"}: who serves in the slot
//   GET /slots/a/loaded, POST /slots/a/predict    past the weights, to that slot's server
//   GET /health                 {"pid": 4711}
// node router.ts --log requests.ndjson [--port 0] [--while-stdin]; prints {"url": …} when it is ready.
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Shares } from './shares.ts';

interface Slot {
  url: string;
  release: string;
}

interface Routing {
  /** Name -> per cent. */
  weights: Record<string, number>;
  /** Name -> slot. */
  slots: Record<string, string>;
}

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, log: { type: 'string' }, 'while-stdin': { type: 'boolean', default: false } },
});
if (values.log === undefined) throw new Error('Name the log: --log requests.ndjson.');
mkdirSync(path.dirname(path.resolve(values.log)), { recursive: true });
const log = openSync(values.log, 'a');

const slots = new Map<string, Slot>();
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
let routing: Routing = { weights: { champion: 100, candidate: 0 }, slots: { champion: 'a', candidate: 'b' } };
let shares = new Shares(routing.weights);

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => answer(response, 500, { error: String(error) }));
});
server.keepAliveTimeout = 60_000;
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, pid: process.pid }));
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
if (values['while-stdin']) process.stdin.on('close', () => process.exit(0)).resume();

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '/' } = request;
  if (method === 'POST' && url === '/predict') return user(request, response);
  if (method === 'GET' && url === '/health') return answer(response, 200, { pid: process.pid });
  if (url === '/weights') return method === 'PUT' ? setRouting(request, response) : answer(response, 200, routing);
  const [, name, rest] = /^\/slots\/([A-Za-z0-9._-]+)(\/loaded|\/predict)?$/.exec(url) ?? [];
  if (name === undefined) return answer(response, 404, { error: `There is no ${method} ${url}.` });
  if (rest === undefined) return setSlot(name, request, response);
  const slot = slots.get(name);
  if (!slot) return answer(response, 404, { error: `Slot ${name} is empty.` });
  const reply = await forward(slot, method!, rest, await bodyOf(request));
  answer(response, reply.status, reply.body);
}

/** The slot is chosen as soon as the request is there, so that the order of requests alone decides who gets which. */
async function user(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const arrived = performance.now();
  const name = routing.slots[shares.next() ?? ''];
  const slot = slots.get(name ?? '');
  const body = await bodyOf(request);
  const reply = slot ? await forward(slot, 'POST', '/predict', body) : { status: 503, body: Buffer.from('{"error":"Nobody serves."}') };
  // The line is in the log before the user has the answer: whoever counts afterwards counts every answered request.
  const line = { at_ms: Date.now(), slot: name ?? '', release: slot?.release ?? '', status: reply.status, latency_ms: round(performance.now() - arrived), score: scoreOf(reply) };
  writeSync(log, `${JSON.stringify(line)}\n`);
  answer(response, reply.status, reply.body);
}

async function setRouting(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wanted = JSON.parse((await bodyOf(request)).toString('utf8')) as Partial<Routing>;
  const weights = wanted.weights ?? {};
  const roles = wanted.slots ?? routing.slots;
  const numbers = Object.values(weights);
  const usable =
    numbers.length > 0 &&
    numbers.every((weight) => Number.isFinite(weight) && weight >= 0 && weight <= 100) &&
    Object.keys(weights).every((name) => typeof roles[name] === 'string') &&
    Math.abs(numbers.reduce((sum, weight) => sum + weight, 0) - 100) < 1e-6;
  if (!usable) return answer(response, 422, { error: 'Weights are per cent that sum to 100, each of a name that has a slot.' });
  routing = { weights, slots: roles };
  shares = new Shares(weights);
  answer(response, 200, routing);
}

async function setSlot(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'PUT') slots.set(name, JSON.parse((await bodyOf(request)).toString('utf8')) as Slot);
  else if (request.method === 'DELETE') slots.delete(name);
  answer(response, 200, slots.get(name) ?? {});
}

interface Reply {
  status: number;
  body: Buffer;
}

function forward(slot: Slot, method: string, route: string, body: Buffer): Promise<Reply> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ status: 502, body: Buffer.from(JSON.stringify({ error: error.message })) });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const onward = send(`${slot.url}${route}`, { method, agent, headers, timeout: 10_000 }, (reply) => {
      bodyOf(reply).then((content) => resolve({ status: reply.statusCode ?? 502, body: content }), failed);
    });
    onward.on('error', failed);
    onward.on('timeout', () => onward.destroy(new Error('The server did not answer within 10 s.')));
    onward.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}

function scoreOf({ status, body }: Reply): number | null {
  if (status !== 200) return null;
  const { scores } = JSON.parse(body.toString('utf8')) as { scores?: (number | null)[] };
  return scores?.[0] ?? null;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

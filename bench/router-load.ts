// A thread that holds both model servers and the users of bench/router.ts, so that who measures is not who loads.
import { Agent } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { ask, startOrigins } from '../testkit/origins.ts';

export interface Tally {
  requests: number;
  failed: number;
  /** Of those that failed, how many a client that repeats once would have got. */
  mended: number;
  /** Requests that began behind the mark and were answered by slot b. */
  late: number;
  /** What failures were called. */
  errors: Record<string, number>;
}

const origins = await startOrigins();
let tally: Tally = { requests: 0, failed: 0, mended: 0, late: 0, errors: {} };
let mark = Infinity;
let running = false;
let loops: Promise<unknown>[] = [];

parentPort!.on('message', (message: { start?: { port: number; users: number; keepAlive: boolean; pause: number }; mark?: number; stop?: true }) => {
  if (message.start) start(message.start);
  if (message.mark !== undefined) {
    mark = message.mark;
    parentPort!.postMessage({ marked: true });
  }
  if (message.stop) void stop();
});
parentPort!.postMessage({ ports: origins.ports });

function start({ port, users, keepAlive, pause }: { port: number; users: number; keepAlive: boolean; pause: number }): void {
  tally = { requests: 0, failed: 0, mended: 0, late: 0, errors: {} };
  mark = Infinity;
  running = true;
  loops = Array.from({ length: users }, async (_, user) => {
    const agent = keepAlive ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
    for (let turn = 0; running; turn += 1) {
      await request(port, { 'x-user-id': `${user}-${turn}` }, agent);
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    if (agent) agent.destroy();
  });
}

async function request(port: number, headers: Record<string, string>, agent: Agent | false): Promise<void> {
  const begun = performance.timeOrigin + performance.now();
  tally.requests += 1;
  const error = await failure(port, headers, agent, begun);
  if (error === undefined) return;
  tally.failed += 1;
  tally.errors[error] = (tally.errors[error] ?? 0) + 1;
  if ((await failure(port, headers, false, begun)) === undefined) tally.mended += 1;
}

async function failure(port: number, headers: Record<string, string>, agent: Agent | false, begun: number): Promise<string | undefined> {
  try {
    const { status, body } = await ask(port, headers, agent);
    if (status === 200 && body === 'b' && begun > mark) tally.late += 1;
    return status === 200 ? undefined : `status ${status}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  }
}

async function stop(): Promise<void> {
  running = false;
  await Promise.all(loops);
  parentPort!.postMessage({ tally });
}

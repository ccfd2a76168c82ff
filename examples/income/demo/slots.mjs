// What place.mjs and retire.mjs share: one file per slot says which process serves there.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const FOLDER = '.servers';
const PATIENCE_MS = 5000;

export function fileOf(slot, ending = 'json') {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(slot ?? '')) throw new Error(`SLUICE_SLOT is ${JSON.stringify(slot)}, which names no slot.`);
  return path.resolve(FOLDER, `${slot}.${ending}`);
}

/** {pid, url, release} of the server in a slot; undefined where there is none. */
export function serverIn(slot) {
  const file = fileOf(slot);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Ends exactly the server that was placed: a process that has its number by now, but is another, is left alone. */
export async function endServer(slot) {
  const server = serverIn(slot);
  if (server && (await isServing(server))) {
    process.kill(server.pid, 'SIGTERM');
    if (!(await isGone(server))) process.kill(server.pid, 'SIGKILL');
  }
  rmSync(fileOf(slot), { force: true });
}

export async function isServing({ pid, url }) {
  try {
    const health = await fetch(`${url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return (await health.json()).pid === pid;
  } catch {
    return false;
  }
}

export async function toRouter(router, slot, method, server) {
  const reply = await fetch(`${router}/slots/${slot}`, { method, body: server && JSON.stringify(server) });
  if (!reply.ok) throw new Error(`The router at ${router} answered ${reply.status}: ${await reply.text()}`);
}

/** Asked at its port, not by its process number: an ended process keeps its number until its parent has taken note. */
async function isGone(server) {
  for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
    if (!(await isServing(server))) return true;
    await wait(20);
  }
  return false;
}

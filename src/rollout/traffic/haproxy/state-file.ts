import { readFile } from 'node:fs/promises';
import { DriverError } from '../../../core/driver-error.ts';
import { replaceWhole } from '../replace-whole.ts';
import type { Haproxy } from './options.ts';
import { readServers, withWeights, type ServerState } from './replies.ts';

/**
 * Writes what HAProxy has to load at its next reload: all that it knows of its servers now, with these weights. HAProxy
 * loses runtime weights at every reload unless its configuration names this file (`load-server-state-from-file`).
 */
export async function keepState({ ask, stateFile, backend, servers }: Haproxy, weights: Record<string, number>): Promise<void> {
  if (stateFile === undefined) return;
  const dump = await ask('show servers state');
  readServers(dump);
  const byName = new Map(Object.entries(servers).flatMap(([slot, names]) => names.map((name) => [name, weights[slot]!] as const)));
  // HAProxy itself takes the empty line behind its answer for a broken one in a file.
  await replaceWhole(stateFile, Buffer.from(`${withWeights(dump, backend!, byName).trimEnd()}\n`)).catch((cause: unknown) => {
    throw new DriverError('haproxy-state-file', `The state file ${stateFile} cannot be written: ${(cause as Error).message}.`, 'Let Sluice\'s user write to its folder, or HAProxy forgets the weights at its next reload.', { cause });
  });
}

/**
 * The servers as a reload would bring them: from the file where it names them and their configuration is still the one that it was written
 * under, otherwise with the weights of the configuration.
 */
export async function keptServers({ stateFile, backend }: Haproxy, now: Record<string, ServerState[]>): Promise<Record<string, ServerState[]>> {
  const kept = await readKept(stateFile!);
  const after = (server: ServerState): ServerState => {
    const row = kept.find((each) => each.backend === backend && each.name === server.name);
    return row && row.initial === server.initial ? row : { ...server, weight: server.initial, admin: row?.admin ?? 0 };
  };
  return Object.fromEntries(Object.entries(now).map(([slot, servers]) => [slot, servers.map(after)]));
}

async function readKept(file: string): Promise<ServerState[]> {
  try {
    return readServers(await readFile(file, 'utf8'));
  } catch {
    // Missing or damaged: HAProxy starts without it.
    return [];
  }
}

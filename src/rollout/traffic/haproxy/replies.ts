import { DriverError } from '../../../core/driver-error.ts';
import { show } from '../weights.ts';

/** One line of `show servers state`: what HAProxy was configured with and told since. */
export interface ServerState {
  backend: string;
  name: string;
  /** What it weighs now, and what the configuration file gave it: 0 … 256. */
  weight: number;
  initial: number;
  /** Bits of maintenance and drain; 0 where it may get users. */
  admin: number;
}

const VERSION = '1';
const COLUMNS = { backend: 'be_name', name: 'srv_name', weight: 'srv_uweight', initial: 'srv_iweight', admin: 'srv_admin_state' } as const;

/** A table of `show servers state`, of one backend or of all. Throws DriverError as `refusal` does, or `haproxy-reply`. */
export function readServers(reply: string): ServerState[] {
  const { places, rows } = serverTable(reply);
  return rows.map((cells) => {
    const number = (column: keyof typeof COLUMNS): number => {
      const text = cells[places[column]] ?? '';
      if (!/^\d{1,10}$/.test(text)) throw unreadable('show servers state', cells.join(' '));
      return Number(text);
    };
    return { backend: cells[places.backend]!, name: cells[places.name]!, weight: number('weight'), initial: number('initial'), admin: number('admin') };
  });
}

/** The same table with other weights for some servers of a backend; every other byte stays. */
export function withWeights(reply: string, backend: string, weights: ReadonlyMap<string, number>): string {
  const { places } = serverTable(reply);
  return reply.split('\n').map((line) => {
    const cells = line.split(' ');
    const weight = cells[places.backend] === backend ? weights.get(cells[places.name] ?? '') : undefined;
    return weight === undefined || line.startsWith('#') ? line : cells.with(places.weight, String(weight)).join(' ');
  }).join('\n');
}

/** Columns are found by their names: newer versions add some. */
function serverTable(reply: string): { places: Record<keyof typeof COLUMNS, number>; rows: string[][] } {
  const [version, header = '', ...lines] = reply.trim().split('\n');
  if (version !== VERSION || !header.startsWith('# ')) throw refusal(reply, 'show servers state');
  const names = header.slice(2).split(' ');
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, column]) => [key, names.indexOf(column)])) as Record<keyof typeof COLUMNS, number>;
  if (Object.values(places).includes(-1)) throw unreadable('show servers state', header);
  return { places, rows: lines.map((line) => line.split(' ')) };
}

/** `get map FILE KEY`; undefined where the map has no such key. */
export function readMapEntry(reply: string): string | undefined {
  if (/^type=.*found=no\s*$/.test(reply)) return undefined;
  const found = /^type=[^\n]*, found=yes, [^\n]*value="([^"\n]*)"/.exec(reply);
  if (!found) throw refusal(reply, 'get map');
  return found[1];
}

/** The rows of `show stat`, by the names in its first line. */
export function readStat(reply: string): Record<string, string>[] {
  const [header = '', ...lines] = reply.trim().split('\n');
  if (!header.startsWith('# pxname,')) throw refusal(reply, 'show stat');
  const names = header.slice(2).split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** What changes something answers with nothing but empty lines. */
export function checkDone(reply: string, line: string): void {
  if (reply.trim() !== '') throw refusal(reply, line);
}

const REFUSALS: [pattern: RegExp, code: string, fix: string][] = [
  [/permission denied/i, 'haproxy-permission', 'Give the socket the level that may change weights: `stats socket PATH … level admin`.'],
  [/no such backend|can't find backend/i, 'haproxy-backend', 'Name in `rollout.traffic.haproxy.backend` a backend of HAProxy\'s configuration.'],
  [/no such server/i, 'haproxy-server', 'Name in `rollout.traffic.haproxy.servers` servers of that backend.'],
  [/static lb algorithm/i, 'haproxy-balance', 'Use `balance roundrobin` in that backend; `static-rr` and map-based hashes keep the weights they began with.'],
  [/unknown map identifier/i, 'haproxy-map', 'Name in `map.file` the very path that HAProxy\'s configuration uses, and use the map there.'],
  [/entry not found|key not found/i, 'haproxy-map-key', 'Add a line with the key and 0 to the map file and reload HAProxy once.'],
  [/unknown command/i, 'haproxy-old', 'This HAProxy does not know that command; Sluice needs 2.4 or later.'],
];

/** The error that HAProxy's text means: it frames errors as it does successes. */
export function refusal(reply: string, line: string): DriverError {
  const said = reply.trim();
  const known = REFUSALS.find(([pattern]) => pattern.test(said));
  if (!known) return unreadable(line, said);
  return new DriverError(known[1], `HAProxy answers \`${line}\` with ${show(said.split('\n')[0]!.trim())}.`, known[2]);
}

function unreadable(line: string, said: string): DriverError {
  return new DriverError('haproxy-reply', `HAProxy answers \`${line}\` with ${show(said)}, which is not what that command says.`, 'Check that this is HAProxy\'s runtime socket.');
}

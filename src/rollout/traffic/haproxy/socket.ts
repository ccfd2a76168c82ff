import { connect, type NetConnectOpts } from 'node:net';
import { DriverError } from '../../../core/driver-error.ts';

const TIMEOUT_MS = 5000;
const REPLY_BYTES = 8 * 1024 * 1024;

/** Where HAProxy's runtime API listens: a unix socket, or `host:port`. */
export type RuntimePlace = { socket: string } | { host: string; port: number };

/** Sends one line of commands and answers all that HAProxy says to it. */
export type Ask = (line: string) => Promise<string>;

/**
 * Speaks to HAProxy's runtime API (management guide, "Unix Socket commands"): one connection for each line, closed by HAProxy
 * behind its answer. The answer of every command ends with an empty line; one that does not was cut. Throws DriverError
 * `haproxy-socket-missing`, `haproxy-socket-denied`, `haproxy-unreachable`, `haproxy-timeout`, `haproxy-reply-cut` or
 * `haproxy-reply-too-large`. Errors of commands come as text, like their successes: who asks has to look.
 */
export function askRuntime(place: RuntimePlace, timeout = TIMEOUT_MS): Ask {
  const where = 'socket' in place ? place.socket : `${place.host}:${place.port}`;
  const options: NetConnectOpts = 'socket' in place ? { path: place.socket } : place;
  return (line) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      // HAProxy drops a connection whose other half closes, so ours stays open until it has answered.
      const socket = connect({ ...options, allowHalfOpen: true });
      const fail = (error: DriverError): void => {
        reject(error);
        socket.destroy();
      };
      const timer = setTimeout(() => fail(new DriverError('haproxy-timeout', `HAProxy at ${where} did not answer \`${line}\` within ${timeout} ms.`, 'See whether it is overloaded, or hung.')), timeout);
      socket.on('connect', () => socket.write(`${line}\n`));
      socket.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > REPLY_BYTES) fail(new DriverError('haproxy-reply-too-large', `HAProxy at ${where} answered \`${line}\` with more than ${REPLY_BYTES} bytes.`, 'Check that this is HAProxy\'s runtime socket.'));
        else chunks.push(chunk);
      });
      socket.on('error', (error: NodeJS.ErrnoException) => fail(unreachable(error, where)));
      socket.on('end', () => socket.end());
      socket.on('close', () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString('utf8');
        if (isWhole(text)) resolve(text);
        else reject(new DriverError('haproxy-reply-cut', `HAProxy at ${where} answered \`${line}\` with ${JSON.stringify(text.slice(-80))}, and its end is missing.`, 'It may have been reloaded or stopped meanwhile; the same command can be run again.'));
      });
    });
}

function isWhole(text: string): boolean {
  return /^\n+$/.test(text) || text.endsWith('\n\n');
}

function unreachable(error: NodeJS.ErrnoException, where: string): DriverError {
  const cause = { cause: error };
  if (error.code === 'ENOENT')
    return new DriverError('haproxy-socket-missing', `There is no socket ${where}.`, 'Add `stats socket PATH mode 600 level admin` to HAProxy\'s `global`, and name that path.', cause);
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new DriverError('haproxy-socket-denied', `This user may not open the socket ${where}.`, 'Give it to the group that Sluice runs in: `stats socket PATH mode 660 group GROUP level admin`.', cause);
  return new DriverError('haproxy-unreachable', `HAProxy at ${where} cannot be reached: ${error.code ?? error.message}.`, 'Check that it runs and that the socket is the right one.', cause);
}

import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { DriverError } from '../../../core/driver-error.ts';

const BYTES = 4096;

/**
 * Asks the running nginx what it does, over a connection of its own: workers of the last configuration go on serving the
 * connections that they have, and only a new connection meets the new ones. Throws DriverError `nginx-unreachable`,
 * `nginx-timeout` or `nginx-status`.
 */
export function askStatus(url: URL, timeout: number): Promise<string> {
  const place = `${url.origin}${url.pathname}`;
  return new Promise((resolve, reject) => {
    const fail = (code: string, message: string, fix: string, cause?: unknown): void => reject(new DriverError(code, message, fix, { cause }));
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, { agent: false, signal: AbortSignal.timeout(timeout) }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= BYTES) chunks.push(chunk);
        else response.destroy();
      });
      response.on('error', (cause) => fail('nginx-unreachable', `nginx's status at ${place} broke off: ${cause.message}.`, 'The same command can be run again.', cause));
      response.on('close', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200 && size <= BYTES && response.complete) resolve(text);
        else fail('nginx-status', `nginx's status at ${place} answered ${response.statusCode} and ${JSON.stringify(text.slice(0, 120))}.`, 'It is a `location` with `return 200 $NAME_state;`; docs/drivers.md has it.');
      });
    });
    request.on('error', (cause: NodeJS.ErrnoException) =>
      cause.name === 'TimeoutError' || cause.name === 'AbortError'
        ? fail('nginx-timeout', `nginx's status at ${place} did not answer within ${timeout} ms.`, 'See whether nginx is overloaded.', cause)
        : fail('nginx-unreachable', `nginx's status at ${place} cannot be reached: ${cause.code ?? cause.message}.`, 'Check that nginx runs and that `rollout.traffic.nginx.status` is right.', cause));
    request.end();
  });
}

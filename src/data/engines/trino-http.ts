import http from 'node:http';
import https from 'node:https';
import { InputError } from '../../core/problem.ts';

export interface Exchange {
  method: 'GET' | 'POST' | 'DELETE';
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** Milliseconds without a byte. */
  timeout: number;
  /** Bytes of the reply. */
  limit: number;
}

export interface Reply {
  status: number;
  text: string;
  retryAfter?: string;
}

/** The other side is away, as by its network or a gateway; asking again may help. */
export class Away extends Error {
  override name = 'Away';
}

export interface Wire {
  /** Follows no redirect. Throws Away, InputError for what asking again does not help, AbortError where `signal` says so. */
  exchange(url: URL, exchange: Exchange): Promise<Reply>;
  close(): void;
}

/**
 * HTTP with an authority of one's own, which Node's fetch does not take. A certificate is always verified, whatever
 * NODE_TLS_REJECT_UNAUTHORIZED says.
 */
export function openWire(secure: boolean, ca: string | undefined): Wire {
  const agent = secure ? new https.Agent({ keepAlive: true, rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) }) : new http.Agent({ keepAlive: true });
  return {
    exchange: (url, exchange) => exchanged(url, exchange, (secure ? https : http).request, agent),
    close: () => agent.destroy(),
  };
}

function exchanged(url: URL, { method, headers, body, signal, timeout, limit }: Exchange, open: typeof http.request, agent: http.Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = open(url, { method, headers: { ...headers, 'accept-encoding': 'identity' }, agent, signal, timeout }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) request.destroy(tooLarge(url, limit));
        else chunks.push(chunk);
      });
      response.on('error', (error) => reject(described(error, url)));
      response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString('utf8'), retryAfter: response.headers['retry-after'] }));
    });
    request.on('timeout', () => request.destroy(new Away(`no answer within ${timeout} ms`)));
    request.on('error', (error) => reject(described(error, url)));
    request.end(body);
  });
}

function tooLarge(url: URL, limit: number): InputError {
  return InputError.of('trino-reply-too-large', `${url.host} answered with more than ${limit / 2 ** 20} MB at once.`, 'Check that the server is a Trino coordinator, and that the question is about aggregates and not rows.');
}

/** Codes of OpenSSL and Node for a certificate that does not hold. */
const CERTIFICATE = /CERT|UNABLE_TO_(GET|VERIFY)|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME/;

function described(error: Error & { code?: string }, url: URL): Error {
  if (error instanceof InputError || error instanceof Away || error.name === 'AbortError') return error;
  if (CERTIFICATE.test(error.code ?? '')) {
    return InputError.of('trino-certificate', `The certificate of ${url.host} does not hold: ${error.code}.`, 'Name its authority as a PEM file in `data.trino.ca`, and use the name that the certificate has. It is always verified.', undefined, { cause: error });
  }
  return new Away(error.code ?? error.message, { cause: error });
}

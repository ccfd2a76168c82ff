import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A small authority: what it signs, and its own certificate (PEM). Names and addresses are those that a certificate may hold. */
export interface Authority {
  ca: string;
  caFile: string;
  issue(name: string, options?: { names?: string[]; client?: boolean; organisation?: string }): { cert: string; key: string; certFile: string; keyFile: string };
}

/** Made with openssl in a folder of its own; valid for a day. */
export function authority(): Authority {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-tls-'));
  mkdirSync(folder, { recursive: true });
  const run = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = (name: string): void => run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  key('ca');
  run('req', '-x509', '-new', '-key', 'ca.key', '-days', '1', '-subj', '/CN=sluice test authority', '-out', 'ca.crt');
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  return {
    ca: read('ca.crt'),
    caFile: path.join(folder, 'ca.crt'),
    issue(name, { names = [], client = false, organisation } = {}) {
      key(name);
      run('req', '-new', '-key', `${name}.key`, '-subj', `${organisation === undefined ? '' : `/O=${organisation}`}/CN=${name}`, '-out', `${name}.csr`);
      const alternative = names.length === 0 ? '' : `subjectAltName=${names.map((each) => (/^[\d.:]+$/.test(each) ? `IP:${each}` : `DNS:${each}`)).join(',')}\n`;
      writeFileSync(path.join(folder, `${name}.ext`), `${alternative}extendedKeyUsage=${client ? 'clientAuth' : 'serverAuth'}\n`);
      run('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1', '-extfile', `${name}.ext`, '-out', `${name}.crt`);
      return { cert: read(`${name}.crt`), key: read(`${name}.key`), certFile: path.join(folder, `${name}.crt`), keyFile: path.join(folder, `${name}.key`) };
    },
  };
}

export interface TlsServer {
  url: string;
  port: number;
  /** Requests in the order in which they came: `GET /api/v1/…`. */
  seen: { line: string; headers: IncomingMessage['headers']; body: string }[];
  close(): Promise<void>;
}

/** An https server on a port of its own; client certificates are asked for, and taken where the authority signed them. */
export async function serveTls(of: { cert: string; key: string; ca?: string }, answer: (request: IncomingMessage, response: ServerResponse, body: string) => void): Promise<TlsServer> {
  const seen: TlsServer['seen'] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      answer(request, response, body);
    });
  };
  const server = https.createServer({ ...of, requestCert: of.ca !== undefined, rejectUnauthorized: false }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

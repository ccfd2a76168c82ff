import type { Agent, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { DriverError } from '../core/driver-error.ts';
import type { Connection, Credential } from './credential.ts';
import { http, https } from './node-http.ts';
import { tunnelled } from './proxy.ts';

/** An idle connection is given up before servers and balancers do, which would break the next call. */
const IDLE_MS = 20_000;
const MOST_SOCKETS = 8;

export interface Call {
  method: string;
  /** From the server's root, with its query. */
  path: string;
  body?: string;
  contentType?: string;
  /** Milliseconds for all of it; for a stream, until its head has come. */
  timeout: number;
  /** Bytes of the reply. */
  limit: number;
  signal?: AbortSignal;
  /** For messages: what is asked, of whom. */
  what: string;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** One API server over https, its certificate always verified. Throws DriverError: `cluster-unreachable`, `cluster-timeout`, `cluster-certificate`, `cluster-unreadable`. */
export interface Transport {
  exchange(call: Call, credential: Credential): Promise<Reply>;
  /** The head of the reply; its body comes as the server sends it. */
  stream(call: Call, credential: Credential): Promise<IncomingMessage>;
}

export function transportTo(connection: Pick<Connection, 'server' | 'ca' | 'serverName' | 'proxy'>): Transport {
  const agents = new Agents(connection);
  return {
    async exchange(call, credential) {
      const timer = AbortSignal.timeout(call.timeout);
      const signal = call.signal ? AbortSignal.any([timer, call.signal]) : timer;
      try {
        const response = await head(connection.server, call, credential, agents, signal);
        return { status: response.statusCode ?? 0, headers: response.headers, text: await bodyOf(response, call) };
      } catch (error) {
        throw failed(error, call, timer.aborted);
      }
    },
    async stream(call, credential) {
      const timer = new AbortController();
      const waiting = setTimeout(() => timer.abort(), call.timeout);
      try {
        return await head(connection.server, call, credential, agents, call.signal ? AbortSignal.any([timer.signal, call.signal]) : timer.signal);
      } catch (error) {
        throw failed(error, call, timer.signal.aborted);
      } finally {
        clearTimeout(waiting);
      }
    },
  };
}

/** Connections are shared among calls of one certificate only: they carry it. */
class Agents {
  readonly #connection: Pick<Connection, 'server' | 'ca' | 'serverName' | 'proxy'>;
  #held: { of: string; agent: Agent } | undefined;

  constructor(connection: Pick<Connection, 'server' | 'ca' | 'serverName' | 'proxy'>) {
    this.#connection = connection;
  }

  for({ cert, key }: Credential): Agent {
    const of = JSON.stringify([cert, key]);
    if (this.#held?.of === of) return this.#held.agent;
    const { server, ca, serverName, proxy } = this.#connection;
    const common = { keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_MS };
    // Given here and not left to what the environment says of it (NODE_TLS_REJECT_UNAUTHORIZED).
    const tls = { rejectUnauthorized: true, ...(ca !== undefined && { ca }), ...(serverName !== undefined && { servername: serverName }), cert, key };
    const agent = server.protocol === 'http:' ? new http.Agent(common) : proxy ? tunnelled(proxy, { ...common, ...tls }) : new https.Agent({ ...common, ...tls });
    this.#held = { of, agent };
    return agent;
  }
}

function head(server: URL, call: Call, { token, cert, key }: Credential, agents: Agents, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = { accept: 'application/json', 'user-agent': 'sluice' };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (call.body !== undefined) Object.assign(headers, { 'content-type': call.contentType ?? 'application/json', 'content-length': Buffer.byteLength(call.body) });
    const { request } = server.protocol === 'http:' ? http : https;
    const asked = request(
      { protocol: server.protocol, host: server.hostname.replace(/^\[|\]$/g, ''), port: server.port || undefined, method: call.method, path: `${server.pathname.replace(/\/$/, '')}${call.path}`, headers, agent: agents.for({ cert, key }), signal },
      resolve,
    );
    asked.on('error', reject);
    asked.end(call.body);
  });
}

export async function bodyOf(response: IncomingMessage, { limit, what }: Pick<Call, 'limit' | 'what'>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      response.destroy();
      throw new DriverError('cluster-unreadable', `${what} was answered with more than ${limit} bytes.`, 'Check that the address is that of an API server, and what makes that object so large.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function failed(error: unknown, { what, timeout, signal }: Call, timedOut: boolean): unknown {
  if (error instanceof DriverError) return error;
  if (signal?.aborted) return new DriverError('cluster-stopped', `${what} was stopped.`, 'Ask again.', { cause: error });
  if (timedOut) return new DriverError('cluster-timeout', `${what} got no answer within ${timeout} ms.`, 'See whether the API server is overloaded, and whether something on the way swallows packets.', { cause: error });
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isCertificate(code)) return new DriverError('cluster-certificate', `${what} was not sent: the two sides do not accept each other's certificates (${code}: ${message}).`, 'Name the certificates that sign the server\'s (`certificate-authority` of the kubeconfig, `ca`) and the name it has (`tls-server-name`). There is no way around the check.', { cause: error });
  return new DriverError('cluster-unreachable', `${what} could not be asked: ${code || message}.`, 'Check that the API server runs, its address, and the way to it (proxy, network policy, firewall).', { cause: error });
}

/** Codes of Node for certificates that do not verify (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and those of a handshake that the other side broke off. */
function isCertificate(code: string): boolean {
  return /CERT|^UNABLE_TO|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH|^ERR_TLS|^ERR_SSL|^EPROTO$|^CRL_|SIGNATURE/.test(code);
}

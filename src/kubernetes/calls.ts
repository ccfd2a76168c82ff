import type { IncomingMessage } from 'node:http';
import { DriverError } from '../core/driver-error.ts';
import type { Clock } from '../core/seams.ts';
import type { Connection } from './credential.ts';
import { describeAsked, errorOf, retryAfterOf, unreadable, type Asked } from './errors.ts';
import { bodyOf, transportTo, type Reply, type Transport } from './transport.ts';

const TIMEOUT_MS = 15_000;
/** etcd keeps 1.5 MiB for each object; a page of a list may be larger. */
const REPLY_BYTES = 16 * 1024 * 1024;
/** All waits for a busy server in one call together. */
const MOST_WAIT_MS = 20_000;
const BUSY_MS = [500, 2000, 5000];
const AWAY_MS = [200, 800];
/** A token is longer; less would blank words. */
const SHORTEST_SECRET = 8;

export interface JsonCall {
  method: string;
  asked: Asked;
  /** Instead of the path of `asked`. */
  path?: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
  /** Whether this 404 is an answer, given as `undefined`. */
  absent?: (text: string) => boolean;
  /** Told how many bytes came, before they are parsed; what it throws ends the call. */
  weighed?: (bytes: number) => void;
}

export interface Calls {
  json(call: JsonCall): Promise<unknown>;
  stream(call: Pick<JsonCall, 'asked' | 'query' | 'signal'>): Promise<IncomingMessage>;
  /** A text of the server's without the credential, which a proxy or a page to sign in at may give back. */
  bare(text: string): string;
}

export interface CallsOptions {
  clock: Clock;
  /** Milliseconds for one call. */
  timeout?: number;
  /** Told where the server's certificate did not verify. */
  distrusted: () => void;
}

/**
 * Calls of one connection: a credential that was refused is asked for anew once; a busy server is asked again within bounds, as it says (Retry-After);
 * reads are asked again where the server is away for a moment. Throws DriverError, see `Cluster`.
 */
export function callsTo(connected: () => Promise<Connection>, { clock, timeout = TIMEOUT_MS, distrusted }: CallsOptions): Calls {
  let held: { connection: Connection; transport: Transport } | undefined;
  const to = async (): Promise<Transport> => {
    const connection = await connected();
    if (held?.connection !== connection) held = { connection, transport: transportTo(connection) };
    return held.transport;
  };
  /** The last tokens that were sent: one may rotate while a call is on its way. */
  let sent: string[] = [];
  const noted = <C extends { token?: string }>(credential: C): C => {
    const { token = '' } = credential;
    if (token.length >= SHORTEST_SECRET && !sent.includes(token)) sent = [token, ...sent].slice(0, 3);
    return credential;
  };
  const bare = (text: string): string => sent.reduce((rest, token) => rest.replaceAll(token, '***'), text);
  /** `send` with the credential, and once more with a new one where it was refused. */
  const authorized = async <R extends { status?: number; statusCode?: number }>(send: (credential: Awaited<ReturnType<Connection['credential']>>) => Promise<R>, refused: (reply: R) => boolean): Promise<R> => {
    const { credential } = await connected();
    try {
      const first = noted(await credential(false));
      const reply = await send(first);
      if (!refused(reply)) return reply;
      const second = noted(await credential(true));
      return second.token === first.token && second.cert === first.cert ? reply : await send(second);
    } catch (error) {
      if (error instanceof DriverError && error.code === 'cluster-certificate') distrusted();
      throw error;
    }
  };
  const asking = ({ method, asked, path, query = {}, body, contentType, signal }: JsonCall) => ({
    method,
    path: `${path ?? pathOf(asked)}${queryOf(query)}`,
    body: body === undefined ? undefined : JSON.stringify(body),
    contentType,
    signal,
    timeout,
    limit: REPLY_BYTES,
    what: describeAsked(asked),
  });
  const patient = async (call: JsonCall): Promise<Reply> => {
    let waited = 0;
    for (let attempt = 0; ; attempt++) {
      const outcome = await authorized(async (credential) => (await to()).exchange(asking(call), credential), ({ status }) => status === 401).catch((error: unknown) => error);
      const wait = outcome instanceof Error ? awayWait(outcome, call, attempt) : busyWait(outcome as Reply, call, attempt, clock);
      if (wait === undefined || waited + wait > MOST_WAIT_MS) {
        if (outcome instanceof Error) throw outcome;
        return outcome as Reply;
      }
      waited += wait;
      await clock.sleep(wait, call.signal);
    }
  };
  return {
    bare,
    async json(call) {
      const { status, text } = await patient(call);
      if (status === 404 && call.absent?.(text)) return undefined;
      if (status < 200 || status >= 300) throw errorOf(status, bare(text), call.asked);
      call.weighed?.(Buffer.byteLength(text));
      if (sent.some((token) => text.includes(token))) throw unreadable(call.asked, 'the credential that it was asked with');
      try {
        return JSON.parse(text) as unknown;
      } catch {
        throw unreadable(call.asked, 'it is no JSON');
      }
    },
    async stream(call) {
      const asked = asking({ ...call, method: 'GET' });
      const response = await authorized(async (credential) => (await to()).stream(asked, credential), (reply) => {
        if (reply.statusCode !== 401) return false;
        reply.resume();
        return true;
      });
      const { statusCode = 0 } = response;
      if (statusCode === 200) return response;
      throw errorOf(statusCode, statusCode === 401 ? '' : bare(await bodyOf(response, asked)), call.asked);
    },
  };
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris */
function pathOf({ resource: { group, version, plural }, namespace, name, subresource, verb }: Asked): string {
  const steps = [...(group === '' ? ['api'] : ['apis', group]), version, 'namespaces', namespace, plural, ...(name === undefined || verb === 'create' || verb === 'watch' ? [] : [name]), ...(subresource === undefined ? [] : [subresource])];
  // A half of a surrogate pair, in a name that some status gives, is none that can be encoded.
  return `/${steps.map((step) => encodeURIComponent(step.toWellFormed())).join('/')}`;
}

function queryOf(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}

/** A write may have reached the server that went away: who wrote reads again. */
function awayWait(error: Error, { method }: JsonCall, attempt: number): number | undefined {
  return method === 'GET' && error instanceof DriverError && error.code === 'cluster-unreachable' ? AWAY_MS[attempt] : undefined;
}

/** 429 was not done. 503 and 504 may have been: only what changes nothing is asked again. */
function busyWait({ status, headers, text }: Reply, { method }: JsonCall, attempt: number, clock: Clock): number | undefined {
  const again = status === 429 || (method === 'GET' && (status === 503 || status === 504));
  const wait = BUSY_MS[attempt];
  if (!again || wait === undefined) return undefined;
  const said = headers['retry-after'];
  const asked = said === undefined ? retryAfterOf(text) : /^\d{1,9}$/.test(said) ? Number(said) : (Date.parse(said) - clock.now().getTime()) / 1000;
  return asked !== undefined && Number.isFinite(asked) ? Math.max(0, asked) * 1000 : wait;
}

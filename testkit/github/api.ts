// The REST side: who asks, may they, does it fit the description, what is the answer, and does that fit too.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { callerOf, canSeeRepository, isAllowed, type Caller, type Need } from './access.ts';
import type { OperationName } from './description.ts';
import { Refused, refusalBody, type Call, type Reply, type Routes } from './exchange.ts';
import { answerQuery } from './graphql/endpoint.ts';
import { routerOf } from './router.ts';
import { repositoryPath } from './shapes/account.ts';
import type { State } from './state.ts';
import { judgeBy, type Judge } from './validate.ts';

export interface Incoming {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** One call as a test may look at it. */
export interface Logged {
  method: string;
  path: string;
  query: Record<string, string>;
  /** Undefined where no operation served here has this path. */
  operation: string | undefined;
  /** `workflow`, `user:octocat`, `none` or `unknown`. */
  by: string;
  body: unknown;
  status: number;
  /** What in the request does not fit GitHub's description. */
  problems: string[];
}

export interface Api {
  answer(incoming: Incoming): { reply: Reply; logged: Logged };
  operationOf(method: string, pathname: string): string | undefined;
  /** What the stand-in itself did wrong, or was asked and does not know: a test that leaves any of it fails. */
  defects: string[];
}

const DOCUMENTATION = 'https://docs.github.com/rest';
const HOUR_SECONDS = 3600;
const NOT_JSON = Symbol('not JSON');

export function apiOf(state: State, routes: Routes, origin: () => string): Api {
  const names = Object.keys(routes);
  const judge: Judge = judgeBy(names);
  const find = routerOf(names);
  const findKnown = routerOf(judge.description.known);
  const defects: string[] = [];
  const used = new Map<string, number>();

  function answer(incoming: Incoming): { reply: Reply; logged: Logged } {
    const { method, url, headers } = incoming;
    const found = find(method, url.pathname);
    const caller = callerOf(state, headers.authorization);
    const isFile = headers['content-type'] === 'application/octet-stream';
    const body = isFile ? incoming.bytes : parse(incoming.bytes);
    const logged: Logged = {
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      operation: url.pathname === '/graphql' ? 'graphql' : found?.name,
      by: caller === undefined ? 'unknown' : caller.kind === 'user' ? `user:${caller.user.login}` : caller.kind,
      body: isFile ? `${incoming.bytes.length} bytes` : body,
      status: 0,
      problems: [],
    };
    let reply: Reply;
    try {
      if (caller === undefined) throw new Refused(401, 'Bad credentials');
      countCall(headers.authorization ?? '', caller);
      reply = url.pathname === '/graphql' ? answerQuery(state, caller, method, body) : admit(incoming, found, caller, body, logged);
    } catch (error) {
      if (!(error instanceof Refused)) {
        defects.push(`${method} ${url.pathname}: ${error instanceof Error ? error.stack : String(error)}`);
        reply = { status: 500, body: { message: `The stand-in failed: ${String(error)}` } };
      } else {
        const operation = found && judge.description.operations.get(found.name);
        reply = { status: error.status, body: refusalBody(error, operation?.documentation ?? DOCUMENTATION), headers: error.details.headers };
      }
    }
    if (found && reply.status !== 500) reply = judged(found.name, conditional(reply, method, headers));
    reply.headers = { ...rateHeaders(headers.authorization ?? '', reply.status === 304), ...reply.headers };
    logged.status = reply.status;
    return { reply, logged };
  }

  function admit({ method, url, headers }: Incoming, found: ReturnType<typeof find>, caller: Caller, body: unknown, logged: Logged): Reply {
    if (!found) throw unknownPath(method, url.pathname);
    const operation = judge.description.operations.get(found.name)!;
    const route = routes[found.name]!;
    if (body === NOT_JSON) throw new Refused(400, 'Problems parsing JSON');
    const { owner, repo } = found.parameters;
    const place = owner === undefined ? state : placeOf(state, caller, `${owner}/${repo}`, found.name);
    if (!place) throw new Refused(404, 'Not Found');
    if (caller.kind === 'workflow' && !operation.openToApps) throw notAccessible(route.needs);
    if (caller.kind === 'user' && route.appsOnly) throw new Refused(403, 'You must authenticate via a GitHub App.');
    if (place === state && !isAllowed(state, caller, route.needs)) {
      if (caller.kind === 'none') throw new Refused(401, 'Requires authentication');
      throw caller.kind === 'workflow' ? notAccessible(route.needs) : new Refused(403, 'Must have admin rights to Repository.');
    }
    const { values, problems } = judge.parameters(operation, found.parameters, url.searchParams);
    // A file has no schema; only one operation takes one.
    const bodyProblems = Buffer.isBuffer(body) ? (found.name.endsWith('/assets') ? [] : ['This takes no file.']) : operation.body || body !== undefined ? judge.body(operation, body) : [];
    logged.problems = [...problems, ...bodyProblems];
    if (problems.length > 0) throw new Refused(operation.parameters.some((each) => each.in === 'path' && problems.some((text) => text.startsWith(`${each.name}:`))) ? 404 : 422, `Invalid request.\n\n${problems.join('\n')}`);
    if (bodyProblems.length > 0) throw new Refused(422, `Invalid request.\n\n${bodyProblems.join('\n')}`);
    const call: Call = { state: place, caller, api: origin(), url: new URL(url.pathname + url.search, origin()), parameters: values, body, accept: headers.accept ?? '' };
    return route.answer(call);
  }

  /** GitHub does not know the path (404), or the stand-in does not serve it (501, and the test fails). */
  function unknownPath(method: string, pathname: string): Refused {
    const known = findKnown(method, pathname);
    defects.push(known ? `The stand-in does not serve "${known.name}" yet.` : `GitHub's API has no ${method} ${pathname}.`);
    return known ? new Refused(501, `The stand-in does not serve ${known.name}.`) : new Refused(404, 'Not Found');
  }

  function judged(name: OperationName, reply: Reply): Reply {
    const operation = judge.description.operations.get(name)!;
    const mediaType = reply.raw?.type ?? (reply.body === undefined ? undefined : 'application/json');
    const problems = judge.reply(operation, reply.status, mediaType, reply.raw ? undefined : reply.body);
    if (problems.length === 0) return reply;
    defects.push(`${name} answered ${reply.status} with what GitHub's description does not allow: ${problems.join(' ')}`);
    return { status: 500, body: { message: `The stand-in's own reply does not fit GitHub's description: ${problems.join(' ')}` } };
  }

  function countCall(token: string, caller: Caller): void {
    const calls = (used.get(token) ?? 0) + 1;
    used.set(token, calls);
    if (calls > limitOf(caller)) throw new Refused(403, 'API rate limit exceeded for installation.', { headers: { 'x-ratelimit-remaining': '0' } });
  }

  const limitOf = (caller: Caller | undefined) => (caller?.kind === 'none' ? Math.min(60, state.rateLimit) : state.rateLimit);

  function rateHeaders(token: string, free: boolean): Record<string, string> {
    if (free) used.set(token, (used.get(token) ?? 1) - 1);
    const limit = limitOf(callerOf(state, token || undefined));
    const count = used.get(token) ?? 0;
    const reset = Math.ceil(state.clock.now().getTime() / 1000 / HOUR_SECONDS) * HOUR_SECONDS;
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(limit - count, 0)),
      'x-ratelimit-used': String(count),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
      'x-github-api-version-selected': '2022-11-28',
      'x-github-media-type': 'github.v3; format=json',
    };
  }

  return { answer, operationOf: (method, pathname) => (pathname === '/graphql' ? 'graphql' : find(method, pathname)?.name), defects };
}

/** The repository that is asked about, where this caller may see it; of others than its own only files are served. */
function placeOf(state: State, caller: Caller, name: string, operation: string): State | undefined {
  if (name.toLowerCase() === repositoryPath(state).toLowerCase()) return canSeeRepository(state, caller) ? state : undefined;
  const other = state.others.get(name.toLowerCase());
  if (!other || operation !== 'get /repos/{owner}/{repo}/contents/{path}') return undefined;
  // docs: a workflow's token is one of its own repository; of others it sees what everybody sees.
  const seen = !other.state.repository.private || (caller.kind === 'user' && other.readers.includes(caller.user.login));
  return seen ? other.state : undefined;
}

function notAccessible(needs: readonly Need[]): Refused {
  const accepted = needs.map((need) => need.replace(':', '=')).join('; ');
  return new Refused(403, 'Resource not accessible by integration', { headers: accepted ? { 'x-accepted-github-permissions': accepted } : {} });
}

function conditional(reply: Reply, method: string, headers: IncomingHttpHeaders): Reply {
  if (method !== 'GET' || reply.status !== 200) return reply;
  const etag = `W/"${createHash('sha256').update(reply.raw?.bytes ?? JSON.stringify(reply.body)).digest('hex')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { ...reply, headers: { ...reply.headers, etag } };
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return NOT_JSON;
  }
}

import { STATUS_CODES } from 'node:http';
import type { Caller, Need } from './access.ts';
import type { OperationName } from './description.ts';
import type { State } from './state.ts';
import type { ParameterValue } from './validate.ts';

/** One admitted request: the caller may make it, and it fits GitHub's description. */
export interface Call {
  state: State;
  caller: Caller;
  /** Base URL of the API, without a slash at its end. */
  api: string;
  /** This request's own URL. */
  url: URL;
  /** Path and query parameters, in the description's types. */
  parameters: Record<string, ParameterValue>;
  // The description has judged the body before a route reads it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  accept: string;
}

export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Bytes in place of JSON. */
  raw?: { type: string; bytes: Uint8Array };
}

export interface Route {
  /** Permissions of which one is enough; none for what anybody may read. */
  needs: readonly Need[];
  /** Only an app may write this (check runs). */
  appsOnly?: boolean;
  answer(call: Call): Reply;
}

export type Routes = Partial<Record<OperationName, Route>>;

/** Thrown by a route: GitHub says no, in GitHub's words. */
export class Refused extends Error {
  readonly status: number;
  readonly details: { errors?: object[]; headers?: Record<string, string> };

  constructor(status: number, message: string, details: { errors?: object[]; headers?: Record<string, string> } = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

export const notFound = () => new Refused(404, 'Not Found');

export const invalid = (message: string, errors?: object[]) => new Refused(422, message, { errors });

export function refusalBody(refused: Refused, documentation: string): object {
  const { errors } = refused.details;
  if (refused.status === 422) return { message: refused.message, ...(errors && { errors }), documentation_url: documentation };
  return { message: refused.message || STATUS_CODES[refused.status], documentation_url: documentation, status: String(refused.status) };
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown, location?: string): Reply => ({ status: 201, body, headers: location ? { location } : {} });
export const noContent = (): Reply => ({ status: 204 });

/** One page of a bare list. */
export function list<T>(call: Call, items: readonly T[], render: (item: T) => unknown): Reply {
  const { shown, headers } = pageOf(call, items);
  return { status: 200, body: shown.map(render), headers };
}

/** One page of a list in an envelope with its total count. */
export function countedList<T>(call: Call, key: string, items: readonly T[], render: (item: T) => unknown): Reply {
  const { shown, headers } = pageOf(call, items);
  return { status: 200, body: { total_count: items.length, [key]: shown.map(render) }, headers };
}

/** The page asked for, with GitHub's Link header. Pages hold 30 unless asked, and never more than `most`. */
export function pageOf<T>(call: Call, items: readonly T[], usual = 30, most = 100): { shown: readonly T[]; headers: Record<string, string> } {
  const size = Math.min(Math.max(Number(call.parameters.per_page ?? usual), 1), most);
  const page = Math.max(Number(call.parameters.page ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const link = (to: number, rel: string) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(link(page - 1, 'prev'));
  if (page < last) links.push(link(page + 1, 'next'), link(last, 'last'));
  if (page > 1) links.push(link(1, 'first'));
  return { shown: items.slice((page - 1) * size, page * size), headers: links.length > 0 ? { link: links.join(', ') } : {} };
}

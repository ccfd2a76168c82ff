import type { KubeObject } from './cluster.ts';
import type { Calls } from './calls.ts';
import { DriverError } from '../core/driver-error.ts';
import { errorOf, unreadable, type Asked } from './errors.ts';
import { isObject, objectIn } from './objects.ts';

/** The server ends a watch itself then, so that a connection that died unnoticed is not listened to for ever. */
const WATCH_SECONDS = '240';
/** etcd keeps 1.5 MiB for each object. */
const LINE_BYTES = 8 * 1024 * 1024;

/**
 * The states of one object after `resourceVersion`; null: deleted. Ends when the server or the connection ends it, in the middle of a line too, or once
 * the server no longer keeps that state (410): whoever watches reads again. Throws DriverError where it cannot begin, `cluster-unreadable` for what is no event.
 */
export async function* watchEvents(calls: Calls, asked: Asked, resourceVersion: string, signal: AbortSignal): AsyncGenerator<KubeObject | null> {
  const query = { watch: 'true', fieldSelector: `metadata.name=${asked.name}`, resourceVersion, allowWatchBookmarks: 'true', timeoutSeconds: WATCH_SECONDS };
  for await (const line of linesOf(calls, asked, query, signal)) {
    const event = parsed(calls.bare(line), asked);
    if (event.type === 'BOOKMARK') continue;
    if (event.type === 'ERROR') {
      const code = isObject(event.object) && typeof event.object.code === 'number' ? event.object.code : 0;
      if (code === 410) return;
      throw errorOf(code, JSON.stringify(event.object), asked);
    }
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED' && event.type !== 'DELETED') throw unreadable(asked, `an event ${JSON.stringify(String(event.type).slice(0, 40))}`);
    const object = objectIn(event.object, asked);
    yield event.type === 'DELETED' ? null : object;
  }
}

async function* linesOf(calls: Calls, asked: Asked, query: Record<string, string>, signal: AbortSignal): AsyncGenerator<string> {
  let response;
  try {
    response = await calls.stream({ asked, query, signal });
  } catch (error) {
    if (signal.aborted || (error instanceof DriverError && error.code === 'cluster-expired')) return;
    throw error;
  }
  const rest: Buffer[] = [];
  let size = 0;
  try {
    for await (let chunk of response as AsyncIterable<Buffer>) {
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10)) {
        yield Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
        rest.length = size = 0;
        chunk = chunk.subarray(end + 1);
      }
      size += chunk.length;
      if (size > LINE_BYTES) throw unreadable(asked, `more than ${LINE_BYTES} bytes in one event`);
      rest.push(chunk);
    }
  } catch (error) {
    // The connection is gone, or nobody listens any more. What was left of a line says nothing.
    if (error instanceof DriverError) throw error;
  } finally {
    response.destroy();
  }
}

function parsed(line: string, asked: Asked): Record<string, unknown> {
  try {
    const event: unknown = JSON.parse(line);
    if (isObject(event)) return event;
  } catch {
    // Said below.
  }
  throw unreadable(asked, 'a line that is no event');
}

import { InputError } from '../core/problem.ts';
import type { FileSource, Source } from '../core/data-engine.ts';
import type { Delivery } from './delivery.ts';
import type { Source as DeclaredSource } from './spec.ts';

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;

/** A declared table as engines take it. Throws InputError for a path that leaves the workspace. */
export function sourceOf(delivery: Delivery, declared: DeclaredSource, path: (string | number)[]): Source {
  if (typeof declared === 'string') return { file: ADDRESS.test(declared) ? declared : delivery.resolve(declared) };
  const connection = delivery.spec.data?.trino;
  if (!connection)
    throw InputError.of('delivery-trino-missing', `\`${path.join('.')}\` is a Trino table, and \`data.trino\` does not say where the server is.`, 'Add `data: {trino: {server: https://HOST:PORT, user: …}}`.', delivery.locate(path));
  return { ...declared, connection: { ...connection, ...(connection.ca === undefined ? {} : { ca: delivery.resolve(connection.ca) }) } };
}

/** For stages that read the rows themselves. Throws InputError for a table of a server. */
export function fileSourceOf(delivery: Delivery, declared: DeclaredSource, path: (string | number)[]): FileSource {
  const source = sourceOf(delivery, declared, path);
  if ('file' in source) return source;
  throw InputError.of('source-not-a-file', `\`${path.join('.')}\` is a Trino table, and this stage reads rows one by one.`, 'Write the rows that it needs to a Parquet file in an earlier step, and name that.', delivery.locate(path));
}

export function declaredText(declared: DeclaredSource): string {
  return typeof declared === 'string' ? declared : declared.trino;
}

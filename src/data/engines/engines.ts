import { InputError } from '../../core/problem.ts';
import { isFileSource, type DataEngine, type Source, type TrinoConnection } from '../../core/data-engine.ts';
import { DUCKDB } from './duckdb-dialect.ts';
import { TRINO } from './trino-dialect.ts';

export interface OpenEngines {
  duckdb(): Promise<DataEngine>;
  trino(connection: TrinoConnection): Promise<DataEngine>;
}

/**
 * One engine for all sources: files go to DuckDB, tables to their Trino server. Each is opened by its first question and
 * closed once, so that what asks nothing pays nothing.
 */
export function enginesOf(open: OpenEngines): DataEngine {
  const servers = new Map<string, Promise<DataEngine>>();
  let files: Promise<DataEngine> | undefined;
  let version = 'not opened';
  const duckdb = async () => {
    files ??= open.duckdb();
    const engine = await files;
    version = engine.version;
    return engine;
  };
  const engineOf = (source: Source | undefined): Promise<DataEngine> => {
    if (!source || isFileSource(source)) return duckdb();
    const key = JSON.stringify(source.connection);
    const known = servers.get(key) ?? open.trino(source.connection);
    servers.set(key, known);
    return known;
  };
  return {
    name: 'duckdb',
    get version() {
      return version;
    },
    dialect: (source) => (isFileSource(source) ? DUCKDB : TRINO),
    describe: async (source) => (await engineOf(source)).describe(source),
    measure: async (source, expressions, tally) => (await engineOf(source)).measure(source, expressions, tally),
    ranks: async (source, requests) => (await engineOf(source)).ranks(source, requests),
    condition: async (sql, source) => (await engineOf(source)).condition(sql, source),
    query: async (sql, sources, parameters) => (await engineOf(soleKind(sources))).query(sql, sources, parameters),
    numbers: async (sql, sources, parameters) => (await engineOf(soleKind(sources))).numbers(sql, sources, parameters),
    write: async (sql, sources, target) => (await engineOf(soleKind(sources))).write(sql, sources, target),
    identify: async (source) => (await engineOf(source)).identify(source),
    about: async (source) => (await engineOf(source)).about(source),
    close: async () => {
      const opened = await Promise.allSettled([...servers.values(), ...(files ? [files] : [])]);
      for (const engine of opened) if (engine.status === 'fulfilled') await engine.value.close();
    },
  };
}

/** One of the sources, all of which one engine has to read. */
function soleKind(sources: Record<string, Source>): Source | undefined {
  const all = Object.values(sources);
  const kinds = new Set(all.map((source) => (isFileSource(source) ? '' : JSON.stringify(source.connection))));
  if (kinds.size > 1)
    throw InputError.of('source-other-engine', 'One question would need rows of a file and of a Trino table.', 'Name sources of one kind in one rule: write the smaller one where the other lies.');
  return all[0];
}

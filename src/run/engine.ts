import type { DataEngine } from '../core/seams.ts';

/** An engine that is opened by its first question and closed once, so that what asks nothing pays nothing. */
export function lazyEngine(open: () => Promise<DataEngine>): DataEngine {
  let opened: Promise<DataEngine> | undefined;
  let version = 'not opened';
  const engine = async () => {
    opened ??= open();
    const real = await opened;
    version = real.version;
    return real;
  };
  return {
    name: 'duckdb',
    get version() {
      return version;
    },
    describe: async (source) => (await engine()).describe(source),
    measure: async (source, expressions) => (await engine()).measure(source, expressions),
    query: async (sql, sources, parameters) => (await engine()).query(sql, sources, parameters),
    condition: async (sql) => (await engine()).condition(sql),
    write: async (sql, sources, target) => (await engine()).write(sql, sources, target),
    close: async () => {
      if (opened) await (await opened).close();
    },
  };
}

import type { DataEngine, Source } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';
import { InputError } from '../../core/problem.ts';
import type { LogSource } from './log-source.ts';
import type { Measure } from './measure.ts';

const WHOLE = 'sluice_whole_log';

/** A team's own SQL with the tables it may read: `log` (of a slice, its rows alone), and `labels` where it names them. */
export async function ownSql(sql: string, { segment, declared }: Measure, log: LogSource, engine: DataEngine): Promise<{ sql: string; sources: Record<string, Source> }> {
  const labels: Record<string, Source> = log.labels && /\blabels\b/i.test(sql) ? { labels: log.labels.source } : {};
  if (!segment) return { sql, sources: { log: log.source, ...labels } };
  const column = (await engine.describe(log.source)).find(({ name }) => name.toLowerCase() === segment.by.toLowerCase());
  if (!column) throw InputError.of('log-column', `The log has no column ${JSON.stringify(segment.by)}, by which guardrail ${JSON.stringify(declared)} is cut.`, 'Write it to every row, or correct `segments`.');
  const slice = `SELECT * FROM ${WHOLE} WHERE CAST(${identifier(column.name)} AS VARCHAR) = ${literal(segment.value)}`;
  return { sql: `WITH log AS (${slice})\nSELECT * FROM (\n${sql}\n) AS answered`, sources: { [WHOLE]: log.source, ...labels } };
}

import { parseDuration } from '../../core/duration.ts';
import { identifier, literal } from '../../core/sql.ts';
import { sensitiveColumns } from '../checks/finding.ts';
import type { DataFacts } from '../check.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { counted, grouped, short } from '../words.ts';
import { optionsOf, type Judgement, type Rule } from './rule.ts';
import { asked as among, type Conditions } from './conditions.ts';
import { isJudged } from './table-asked.ts';

/**
 * How old the newest row is when the run starts. Asked of one table: of data.serving where it has the column, else of the
 * table that is judged, else of data.train. A time in the future is counted and is no proof of freshness.
 */
export function freshnessRules(facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const asked = facts.delivery.spec.data?.freshness;
  if (!asked) return [];
  const having = facts.sources.filter((one) => columnNamed(one, asked.column));
  const where = having.find(({ name }) => name === 'serving') ?? having.find(isJudged) ?? having[0];
  if (where?.name !== source.name) return [];
  const part = among(facts, source, conditions, ['data', 'freshness'], asked.where);
  if (!part) return [];
  const column = columnNamed(source, asked.column)!;
  const dialect = facts.context.engine.dialect(source.source);
  const now = facts.context.clock.now();
  const rule = {
    code: 'table-stale',
    rule: `${asked.column}: newest at most ${asked.within} old${part.words}`,
    subject: { kind: 'table' as const, name: asked.column },
    path: ['data', 'freshness'],
    ...optionsOf(asked),
  };
  if (column.type !== 'date' && column.type !== 'timestamp' && column.type !== 'string') return [{ ...rule, measures: {}, judge: ({ rows = 0 }) => noTimes(asked.column, column.native, asked.within, rows) }];
  const instant = asked.where === undefined ? dialect.instant(identifier(column.name)) : `CASE WHEN ${part.sql} THEN ${dialect.instant(identifier(column.name))} END`;
  const present = dialect.instant(literal(now.toISOString()));
  return [
    {
      ...rule,
      measures: {
        newest: dialect.epoch(`max(CASE WHEN ${instant} <= ${present} THEN ${instant} END)`),
        known: `count(${instant})`,
        future: `count_if(coalesce(${instant} > ${present}, false))`,
        ...part.measures,
      },
      judge: ({ rows: all = 0, asked: rows = all, newest = NaN, known = 0, future = 0 }) => judged({ rows, newest, known, future }, asked, now, sensitiveColumns(facts.delivery).has(asked.column.toLowerCase())),
    },
  ];
}

function judged({ rows, newest, known, future }: Record<'rows' | 'newest' | 'known' | 'future', number>, { column, within }: { column: string; within: string }, now: Date, sensitive: boolean): Judgement {
  const limit = parseDuration(within) / 1000;
  const age = now.getTime() / 1000 - newest;
  const none = Number.isNaN(newest);
  const ahead = future === 0 ? '' : ` ${counted(future, 'row')} ${future === 1 ? 'has' : 'have'} a time in the future, which proves nothing.`;
  const unknown = known === rows ? '' : ` ${grouped(rows - known)} of ${counted(rows, 'row')} ${rows - known === 1 ? 'has' : 'have'} no time.`;
  const when = sensitive || none ? '' : `, of ${new Date(newest * 1000).toISOString()}`;
  return {
    holds: !none && age <= limit,
    seen: none ? `no row has a time in ${column} up to now, so nothing shows how old the data is.${ahead}${unknown}` : `the newest row${when}, is ${span(age)} old by ${column}; at most ${within} is wanted.${ahead}${unknown}`,
    expected: `newest at most ${within} old`,
    actual: none ? 'no time' : `${span(age)} old`,
    n: known,
    numbers: { age_seconds: none ? null : age, limit_seconds: limit, future, without_time: rows - known },
    fix: 'Look whether the step that makes the table has run, and read what it should have; correct the clock or the time zone where times lie in the future.',
  };
}

function noTimes(column: string, native: string, within: string, rows: number): Judgement {
  return {
    holds: 'error',
    seen: `freshness cannot be asked: ${column} holds no times (${native}).`,
    expected: `newest at most ${within} old`,
    actual: native,
    n: rows,
    numbers: {},
    fix: 'Name a column of dates or timestamps; write numbers of seconds as ISO 8601.',
  };
}

const SPANS: readonly [seconds: number, name: string][] = [[86_400, 'day'], [3_600, 'hour'], [60, 'minute'], [1, 'second']];

function span(seconds: number): string {
  const [unit, name] = SPANS.find(([size]) => seconds >= size) ?? SPANS.at(-1)!;
  const amount = short(seconds / unit);
  return `${amount} ${name}${amount === '1' ? '' : 's'}`;
}

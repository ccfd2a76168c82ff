import { InputError } from '../../core/problem.ts';
import { sourceText, type DataEngine, type Dialect, type Source, type Value } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import { mergeProfiles } from './merge.ts';
import { frozenCounting } from './profile-over.ts';
import type { Profile } from './profile.ts';

/** Each window holds its own counts in memory, about 100 kB for fifty columns. */
const MOST_WINDOWS = 2000;

/**
 * Profiles of the time windows of a table over the edges of a frozen profile, in one grouped scan: windows of `every`
 * milliseconds from 1970-01-01T00:00Z on, the earliest first; windows without rows, and rows without a time, are in none.
 * `columns` names the profile's columns that are wanted, all by default. They merge to the profile of the rows that have a
 * time. Throws InputError for a column that is missing or holds no times, and for more than 2,000 windows.
 */
export async function windowProfiles(
  engine: DataEngine,
  source: Source,
  frozen: Profile,
  { column, every, columns }: { column: string; every: number; columns?: readonly string[] },
): Promise<{ start: string; profile: Profile }[]> {
  if (!(every >= 1)) throw InputError.of('profile-window-empty', `A window of ${every} ms holds nothing.`, 'Give a duration such as `1 day`.');
  const described = await engine.describe(source);
  const time = described.find((one) => one.name === column) ?? described.find((one) => one.name.toLowerCase() === column.toLowerCase());
  if (!time) throw InputError.of('profile-time-missing', `${sourceText(source)} has no column ${JSON.stringify(column)} to cut windows by.`, 'Name a column of dates or times.');
  const window = windowOf(engine.dialect(source), time.name, every);
  await refuseTooMany(engine, source, window, column);
  const counting = await frozenCounting(engine, source, columns ? only(frozen, columns) : frozen);
  const names = Object.keys(counting.measures);
  const list = names.map((name, index) => `${counting.measures[name]} AS m${index}`).join(',\n');
  const table = await engine.query(`SELECT ${window} AS w, ${list} FROM source WHERE ${window} IS NOT NULL GROUP BY 1 ORDER BY 1`, { source });
  return table.values.w!.map((at, row) => ({
    start: new Date(Number(at) * every).toISOString(),
    profile: counting.read(Object.fromEntries(names.map((name, index): [string, Value] => [name, table.values[`m${index}`]![row]!]))),
  }));
}

/** The windows of several partitions of one table, those of one start merged, the earliest first. */
export function mergedWindows(parts: readonly (readonly { start: string; profile: Profile }[])[]): { start: string; profile: Profile }[] {
  const byStart = new Map<string, Profile>();
  for (const { start, profile } of parts.flat()) {
    const before = byStart.get(start);
    byStart.set(start, before ? mergeProfiles(before, profile) : profile);
  }
  return [...byStart].map(([start, profile]) => ({ start, profile })).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** Number of the window that a row is in; null without a time. */
function windowOf(dialect: Dialect, name: string, every: number): string {
  return `CAST(floor(${dialect.epoch(dialect.instant(identifier(name)))} * CAST('1000' AS DOUBLE) / CAST('${every}' AS DOUBLE)) AS BIGINT)`;
}

async function refuseTooMany(engine: DataEngine, source: Source, window: string, column: string): Promise<void> {
  const { rows, timed, first, last } = await engine.measure(source, { rows: 'count(*)', timed: `count(${window})`, first: `min(${window})`, last: `max(${window})` });
  if (Number(rows) > 0 && Number(timed) === 0)
    throw InputError.of('profile-no-times', `No value of ${JSON.stringify(column)} in ${sourceText(source)} can be read as a date or time.`, 'Name a column of dates, timestamps or ISO 8601 texts.');
  const windows = Number(last ?? 0) - Number(first ?? 0) + 1;
  if (windows > MOST_WINDOWS)
    throw InputError.of('profile-too-many-windows', `${JSON.stringify(column)} of ${sourceText(source)} spans ${windows} windows, more than ${MOST_WINDOWS}.`, 'Take a longer duration, or mend the outlying dates.');
}

function only(frozen: Profile, columns: readonly string[]): Profile {
  return { ...frozen, columns: Object.fromEntries(Object.entries(frozen.columns).filter(([name]) => columns.some((wanted) => wanted.toLowerCase() === name.toLowerCase()))) };
}

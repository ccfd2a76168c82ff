import { InputError, type Problem } from '../../core/problem.ts';
import { sourceText, type ColumnInfo, type DataEngine, type Source, type Value } from '../../core/data-engine.ts';
import { countingOf, type Counting } from './counts.ts';
import type { Profile } from './profile.ts';

/**
 * Counts of another table over the edges and values of a frozen profile; of the rows that fulfil `where` alone (SQL that a
 * person wrote). Profiles over the same edges can be merged. Of the table that was frozen itself it is the same profile.
 * Throws InputError where the table lacks a column.
 */
export async function profileOver(engine: DataEngine, source: Source, frozen: Profile, { where }: { where?: string } = {}): Promise<Profile> {
  const counting = await frozenCounting(engine, source, frozen);
  if (where === undefined) return counting.read(await engine.measure(source, counting.measures));
  const condition = await engine.condition(where, source);
  const names = Object.keys(counting.measures);
  const list = names.map((name, index) => `${counting.measures[name]} AS m${index}`).join(',\n');
  const table = await engine.query(`SELECT ${list} FROM source WHERE ${condition}`, { source });
  return counting.read(Object.fromEntries(names.map((name, index) => [name, table.values[`m${index}`]![0]!])));
}

/** The aggregates of all columns of a profile over one table, by names of their own, and what their answers make. */
export interface FrozenCounting {
  measures: Record<string, string>;
  read(answers: Record<string, Value>): Profile;
}

export async function frozenCounting(engine: DataEngine, source: Source, frozen: Profile): Promise<FrozenCounting> {
  const columns = await engine.describe(source);
  const dialect = engine.dialect(source);
  const problems: Problem[] = [];
  const countings: [name: string, counting: Counting][] = [];
  for (const [name, column] of Object.entries(frozen.columns)) {
    const found = columnOf(columns, name);
    if (found) countings.push([name, countingOf(dialect, found, column)]);
    else problems.push(missing(source, name));
  }
  if (problems.length > 0) throw new InputError(problems);
  return {
    measures: { rows: 'count(*)', ...Object.fromEntries(countings.flatMap(([, { measures }], index) => Object.entries(measures).map(([name, sql]) => [`${index}_${name}`, sql]))) },
    read(answers) {
      const rows = Number(answers.rows);
      const counted = countings.map(([name, counting], index) => [name, counting.read((key) => answers[`${index}_${key}`], rows)] as const);
      return { schema: frozen.schema, rows, columns: Object.fromEntries(counted) };
    },
  };
}

function columnOf(columns: readonly ColumnInfo[], name: string): ColumnInfo | undefined {
  return columns.find((column) => column.name === name) ?? columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

function missing(source: Source, name: string): Problem {
  return {
    code: 'profile-column-missing',
    message: `${sourceText(source)} has no column ${JSON.stringify(name)}, which the frozen profile has.`,
    fix: 'Count the same columns that were frozen, or freeze a new profile without it.',
  };
}

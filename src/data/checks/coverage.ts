import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import type { DataEngine, Table, Value } from '../../core/data-engine.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { wilson } from '../../statistics/proportions.ts';
import type { DataFacts, PlanCheck } from '../check.ts';
import { columnNamed, numberOf, type DataSource } from '../source.ts';
import { counted, grouped, percent } from '../words.ts';
import { cellCode, cellName, divisionByRanks, divisionOf, type Division } from './cells.ts';
import { at, checkFinding, sensitiveColumns, tableFor, type Found } from './finding.ts';

type Options = NonNullable<NonNullable<Delivery['spec']['data']>['coverage']>;

const PATH = ['data', 'coverage'];
/** Rows of the test set from which on a cell is covered; the schema's default. */
const MIN_ROWS = 30;
/** Cells that a finding names. */
const MOST_NAMED = 5;
const LEVEL = 0.95;

/** What is known of one declared combination of columns. */
interface CellsAnswer {
  rows: number;
  cells: number;
  uncovered: number;
  uncoveredCells: number;
  /** Largest first; codes by column of the combination. */
  largest: { codes: string[]; rows: number; tested: number }[];
}

/** How much of today's traffic falls into cells of which the test set has too few rows to say how the model does there. */
export const planCoverage: PlanCheck = async (facts) => {
  const { delivery } = facts;
  const { coverage } = delivery.spec.data!;
  if (!coverage) return undefined;
  const [tested, serving] = [tableFor(facts, 'coverage', ['test', 'develop']), tableFor(facts, 'coverage', ['serving'])];
  const names = columnsOf(coverage, tested, serving, delivery);
  const numeric = names.filter((name) => isNumeric(name, tested));
  const known = numeric.length > 0 ? await facts.profile() : undefined;
  const profiled = new Map(
    numeric.flatMap((name) => {
      const column = Object.entries(known?.profile.columns ?? {}).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
      const division = column?.kind === 'numbers' ? divisionOf(column) : undefined;
      return division ? [[name, division] as const] : [];
    }),
  );
  const unknown = numeric.filter((name) => !profiled.has(name));
  return {
    name: 'coverage',
    measures: {},
    notes: unknown.length > 0 ? [`Coverage: cut at tenths of data.${tested.name}, since no profile has numbers of ${unknown.join(', ')}.`] : [],
    facts: [['Combinations of columns checked for coverage', String(coverage.cells.length)]],
    wellSaid: `data.${tested.name} covers what is served`,
    apart: [{ what: 'rows by cell', why: 'rows of two tables are counted by groups of values, in one query of its own' }],
    judge: async () => {
      const divisions = new Map<string, Division>([...names.map((name) => [name, { kind: 'values' }] as [string, Division]), ...profiled, ...(await byRanks(unknown, tested, facts))]);
      const answers = await at(delivery, PATH, () => cellsOf(facts.context.engine, coverage, tested, serving, divisions));
      return coverage.cells.map((cell, index) => coverageFinding(cell, index, answers, { coverage, delivery, tested, divisions }));
    },
  };
};

/** Every column of the cells, once, as the tested table has it. Throws InputError for those that a table lacks or that hold lists. */
function columnsOf({ cells }: Options, tested: DataSource, serving: DataSource, delivery: Delivery): string[] {
  const names = new Set<string>();
  const problems = cells.flatMap((cell, index) =>
    cell.flatMap((name, place) => {
      const location = delivery.locate([...PATH, 'cells', index, place]);
      const found = [tested, serving].map((table) => ({ table, column: columnNamed(table, name) }));
      const absent = found.find(({ column }) => !column);
      if (absent) return [{ code: 'coverage-column-missing', message: `\`data.coverage\` cuts by ${JSON.stringify(name)}, which data.${absent.table.name} does not have.`, fix: 'Name columns that both the test set and data.serving have.', location }];
      if (found.some(({ column }) => column!.type === 'other')) return [{ code: 'coverage-column-nested', message: `\`data.coverage\` cuts by ${JSON.stringify(name)}, which holds lists or structures.`, fix: 'Cut by columns of single values.', location }];
      names.add(found[0]!.column!.name);
      return [];
    }),
  );
  if (problems.length > 0) throw new InputError(problems);
  return [...names];
}

function isNumeric(name: string, source: DataSource): boolean {
  return ['integer', 'float'].includes(columnNamed(source, name)!.type);
}

async function byRanks(names: readonly string[], tested: DataSource, { context }: DataFacts): Promise<[string, Division][]> {
  if (names.length === 0) return [];
  const { engine } = context;
  const numbers = names.map((name) => `CAST(${identifier(name)} AS DOUBLE)`);
  const finite = await engine.measure(tested.source, Object.fromEntries(numbers.map((number, index) => [`n${index}`, `count(CASE WHEN ${engine.dialect(tested.source).isFinite(number)} THEN 1 END)`])));
  const ranks = numbers.map((number, index) => {
    const n = numberOf(finite[`n${index}`]);
    return { number, ranks: n === 0 ? [] : [1, ...Array.from({ length: 10 }, (_, tenth) => Math.ceil(((tenth + 1) * n) / 10))] };
  });
  const asked = ranks.filter((one) => one.ranks.length > 0);
  const found = asked.length > 0 ? await engine.ranks(tested.source, asked) : [];
  return names.map((name, index) => {
    const [least, ...tenths] = found[asked.indexOf(ranks[index]!)] ?? [];
    return [name, divisionByRanks(least, tenths)];
  });
}

/** The answer of each combination, by its columns in order of name; one query for all of them. */
async function cellsOf(engine: DataEngine, options: Options, tested: DataSource, serving: DataSource, divisions: ReadonlyMap<string, Division>): Promise<Map<string, CellsAnswer>> {
  const names = [...divisions.keys()];
  const sets = new Map(options.cells.map((cell) => [setOf(cell), cell.map((name) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()))]));
  const dialect = engine.dialect(serving.source);
  const codes = (table: DataSource) => names.map((name, index) => `${cellCode(columnNamed(table, name)!, divisions.get(name)!, dialect)} AS c${index}`).join(', ');
  const columns = names.map((_, index) => `c${index}`);
  const grouping = [...sets.values()].map((set) => `(${set.map((index) => `c${index}`).join(', ')})`).join(', ');
  // A code is never null, so which columns are null says which combination a row counts.
  const which = [...sets.values()].map((set, index) => `WHEN ${columns.map((column, at) => `${column} IS ${set.includes(at) ? 'NOT NULL' : 'NULL'}`).join(' AND ')} THEN ${index}`).join(' ');
  const cells = (table: string, source: DataSource) =>
    `SELECT CASE ${which} END AS cell, ${columns.map((column) => `coalesce(${column}, '') AS ${column}`).join(', ')}, n FROM (SELECT ${columns.join(', ')}, count(*) AS n FROM (SELECT ${codes(source)} FROM ${table}) AS coded GROUP BY GROUPING SETS (${grouping})) AS counted`;
  const few = `tested < ${Math.floor(options.min_rows ?? MIN_ROWS)}`;
  const sum = (what: string) => `sum(${what}) OVER (PARTITION BY cell)`;
  const table = await engine.query(
    `WITH served AS (${cells('serving_table', serving)}),\ntested AS (${cells('tested_table', tested)}),\n` +
      `held AS (SELECT served.*, coalesce(tested.n, 0) AS tested FROM served LEFT JOIN tested ON served.cell = tested.cell AND ${columns.map((column) => `served.${column} = tested.${column}`).join(' AND ')}),\n` +
      `ranked AS (SELECT held.*, ${sum('n')} AS served_rows, ${sum('1')} AS cells, ${sum(`CASE WHEN ${few} THEN n ELSE 0 END`)} AS uncovered, ${sum(`CASE WHEN ${few} THEN 1 ELSE 0 END`)} AS uncovered_cells, ` +
      `row_number() OVER (PARTITION BY cell ORDER BY CASE WHEN ${few} THEN 0 ELSE 1 END, n DESC, ${columns.join(', ')}) AS place FROM held)\n` +
      `SELECT * FROM ranked WHERE place <= ${MOST_NAMED} ORDER BY cell, place`,
    { serving_table: serving.source, tested_table: tested.source },
  );
  return new Map([...sets].map(([set, places], index) => [set, answerOf(table, index, places, options.min_rows ?? MIN_ROWS)]));
}

function setOf(cell: readonly string[]): string {
  return JSON.stringify(cell.map((name) => name.toLowerCase()).sort());
}

function answerOf(table: Table, cell: number, columns: readonly number[], least: number): CellsAnswer {
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) => numberOf(table.values.cell![row]) === cell);
  const value = (name: string, row: number): Value => table.values[name]![row]!;
  const first = (name: string) => (rows.length === 0 ? 0 : numberOf(value(name, rows[0]!)));
  return {
    rows: first('served_rows'),
    cells: first('cells'),
    uncovered: first('uncovered'),
    uncoveredCells: first('uncovered_cells'),
    largest: rows.map((row) => ({ codes: columns.map((column) => String(value(`c${column}`, row))), rows: numberOf(value('n', row)), tested: numberOf(value('tested', row)) })).filter(({ tested }) => tested < least),
  };
}

interface Judging {
  coverage: Options;
  delivery: Delivery;
  tested: DataSource;
  divisions: ReadonlyMap<string, Division>;
}

/** The rule is about what is served today, so the share of it decides, as in every rule about rows. */
function coverageFinding(cell: string[], index: number, answers: ReadonlyMap<string, CellsAnswer>, { coverage, delivery, tested, divisions }: Judging): Finding {
  const set = setOf(cell);
  const { rows, cells, uncovered, uncoveredCells, largest } = answers.get(set)!;
  const { at_most: limit, min_rows: least = MIN_ROWS } = coverage;
  const what = cell.join(' × ');
  const share = uncovered / rows;
  // The order of the answer's columns is that of the first combination of these columns.
  const order = coverage.cells.findLast((other) => setOf(other) === set)!;
  const hidden = cell.some((name) => sensitiveColumns(delivery).has(name.toLowerCase()));
  const division = (name: string) => [...divisions].find(([other]) => other.toLowerCase() === name.toLowerCase())![1];
  const named = largest.map(({ codes, rows: n, tested: known }) => `${order.map((name, place) => cellName(name, division(name), codes[place]!)).join(', ')} (${percent(n / rows)} of traffic, ${counted(known, 'test row')})`);
  const found: Found = {
    code: rows === 0 ? 'coverage-inconclusive' : 'coverage',
    outcome: rows === 0 ? 'inconclusive' : share > limit ? 'fail' : 'pass',
    rule: `${what}: at most ${percent(limit)} of traffic where the test set has fewer than ${least} rows`,
    message:
      rows === 0
        ? `data.serving has no rows, so nothing is known of what data.${tested.name} should cover.`
        : `By ${what}, ${percent(share)} of data.serving (${grouped(uncovered)} of ${counted(rows, 'row')}, ${grouped(uncoveredCells)} of ${counted(cells, 'cell')}) is where data.${tested.name} has fewer than ${least} rows; at most ${percent(limit)} may be.` +
          (largest.length === 0 ? '' : hidden ? ' The cells are not named, since a column of them is sensitive.' : ` Largest: ${named.join('; ')}.`),
    expected: `at most ${percent(limit)} uncovered`,
    actual: rows === 0 ? 'no rows' : percent(share),
    n: rows,
    ...(rows === 0 ? {} : { interval: { ...wilson(uncovered, rows, LEVEL), level: LEVEL, method: 'Wilson' } }),
    numbers: { uncovered, rows, share: rows === 0 ? null : share, limit, cells, uncovered_cells: uncoveredCells, min_rows: least },
    subject: { kind: 'table', name: what },
    path: [...PATH, 'cells', index],
    fix: rows === 0 ? 'Check the step that writes data.serving.' : `Label more rows of these cells and add them to data.${tested.name}; until then nothing says how the model does there.`,
  };
  return checkFinding(found, coverage, delivery);
}

import { identifier } from '../../core/sql.ts';
import { accuracyGain, aucOfScores, varianceGain, type Strength } from '../../statistics/single-column.ts';
import type { DataCheck, DataFacts, PlanCheck } from '../check.ts';
import { columnNamed, numberOf, sameName, type DataSource, type SourceName } from '../source.ts';
import { some } from '../words.ts';
import { asked as partOf } from './conditions.ts';
import { labelOf, type LabelFacts } from './leakage-label.ts';
import { leakageFindings, type Asked, type Measured } from './leakage-findings.ts';
import { numberOfColumn, strengthSql, type BinKind, type Candidate, type Halving } from './leakage-sql.ts';
import { isJudged } from './table-asked.ts';
import { featuresOf } from './table-repeats.ts';

/** Bins that numbers and orders are cut into, where there are rows enough: √(rows of a half) up to this. */
const MOST_BINS = 64;
/** Columns of one query: each is a hash table of its own while it runs. */
const AT_ONCE = 32;

/**
 * Columns, and identifiers, that alone predict the label too well. The rows are divided in two by the MD5 of their entity, key
 * or content: one half gives each bin its rate, the other is predicted, so that a column with a value of its own for each row
 * learns nothing that helps it. Asked of data.train where that has the label, else of the table that is judged.
 */
export const planLeakage: PlanCheck = async (facts) => {
  const { leakage, label: name } = facts.delivery.spec.data ?? {};
  if (!leakage || name === undefined) return undefined;
  const having = facts.sources.filter((source) => columnNamed(source, name));
  const source = having.find((one) => one.name === 'train') ?? having.find(isJudged);
  if (!source) return { name: 'leakage', measures: {}, judge: async () => [], notes: ['Leakage: off (no table of this run has the label).'] };
  const part = partOf(facts, source, facts.conditions, ['data', 'leakage'], leakage.where);
  if (!part) return undefined;
  const asked = askedOf(facts, source);
  const skipped = asked.filter(({ kind }) => kind === undefined).map((one) => one.name);
  return checkOf(facts, source, asked.filter((one) => one.kind !== undefined) as Asked[], skipped, part.sql);
};

function checkOf(facts: DataFacts, source: DataSource, asked: Asked[], skipped: readonly string[], among: string): DataCheck {
  const label = columnNamed(source, facts.delivery.spec.data!.label!)!;
  const dialect = facts.context.engine.dialect(source.source);
  const finite = asked.map(({ kind, column }, index) => (kind === 'number' ? [[`finite${index}`, `count_if(coalesce(${dialect.isFinite(numberOfColumn(column!, dialect)!)}, false))`]] : []));
  return {
    name: 'leakage',
    measures: { [source.name]: { labelled: `count(${identifier(label.name)})`, classes: dialect.distinct([`CAST(${identifier(label.name)} AS VARCHAR)`]), ...Object.fromEntries(finite.flat()) } },
    notes: [...(skipped.length > 0 ? [`Leakage: not asked of ${some(skipped)} (nested values, or rows without an order).`] : [])],
    apart: [{ what: `${asked.length} columns of ${source.name}`, why: 'a column is cut into bins by its order statistics first, and its bins are learnt on one half of the rows and scored on the other' }],
    judge: async (answers) => {
      const scanned = answers[source.name as SourceName];
      const rows = numberOf(scanned?.rows);
      if (!scanned || !(rows > 0)) return [];
      const known = await labelOf(facts, source, label, numberOf(scanned.classes), among);
      if ('why' in known) return leakageFindings(facts, source, [], asked, known.why);
      const bins = Math.max(2, Math.min(MOST_BINS, Math.floor(Math.sqrt(rows / 2))));
      const candidates = await withEdges(facts, source, asked, asked.map((_, index) => numberOf(scanned[`finite${index}`])), bins);
      const measured = await strengths(facts, source, candidates, known, { rows, bins }, among);
      return leakageFindings(facts, source, asked.map((one, index): Measured => ({ ...one, strength: measured[index] })), asked, undefined, known.kind.kind);
    },
  };
}

function askedOf(facts: DataFacts, source: DataSource): (Omit<Asked, 'kind'> & { kind: BinKind | undefined })[] {
  const { leakage, key = [], entity = [] } = facts.delivery.spec.data!;
  const dialect = facts.context.engine.dialect(source.source);
  const identifying = (name: string) => [...key, ...entity].some((one) => sameName(one, name));
  const features = featuresOf(facts, source).filter(({ name }) => !identifying(name) && !leakage!.feature?.except?.some((one) => sameName(one, name)));
  const identifiers = source.columns.filter(({ name }) => identifying(name));
  const kindOf = (column: (typeof features)[number], text: BinKind) => (numberOfColumn(column, dialect) ? 'number' : column.type === 'other' ? undefined : text);
  return [
    ...(leakage!.feature ? features.map((column) => ({ name: column.name, role: 'feature' as const, column, kind: kindOf(column, 'text') })) : []),
    ...(leakage!.identifier ? [...identifiers.map((column) => ({ name: column.name, role: 'identifier' as const, column, kind: kindOf(column, 'order') })), { name: 'the place of a row', role: 'identifier' as const, kind: dialect.rowNumber === undefined ? undefined : ('place' as const) }] : []),
  ];
}

/** Edges at ranks ⌈i · n / bins⌉ of the finite values; equal ones are one edge. */
async function withEdges({ context }: DataFacts, source: DataSource, asked: readonly Asked[], finite: readonly number[], bins: number): Promise<Candidate[]> {
  const dialect = context.engine.dialect(source.source);
  const numbers = asked.flatMap((one, index) => (one.kind === 'number' && finite[index]! > 0 ? [{ index, number: numberOfColumn(one.column!, dialect)!, ranks: ranksOf(finite[index]!, bins) }] : []));
  const answers = await context.engine.ranks(source.source, numbers.map(({ number, ranks }) => ({ number, ranks })));
  const edges = new Map(numbers.map(({ index }, at) => [index, [...new Set(answers[at]!)]]));
  return asked.map(({ name, kind, column }, index) => ({ name, kind, ...(column ? { column } : {}), edges: edges.get(index) ?? [] }));
}

function ranksOf(n: number, bins: number): number[] {
  return [...new Set(Array.from({ length: bins - 1 }, (_, index) => Math.ceil(((index + 1) * n) / bins)))];
}

async function strengths(facts: DataFacts, source: DataSource, candidates: readonly Candidate[], label: LabelFacts, size: { rows: number; bins: number }, among: string): Promise<(Strength | undefined)[]> {
  const { engine } = facts.context;
  const level = 1 - 0.05 / Math.max(1, candidates.length);
  const found: (Strength | undefined)[] = [];
  for (let start = 0; start < candidates.length; start += AT_ONCE) {
    const batch = candidates.slice(start, start + AT_ONCE);
    const table = await engine.query(strengthSql(batch, label.column, label.kind, { ...halvingOf(facts, source), among }, { ...size, dialect: engine.dialect(source.source) }), { source: source.source });
    const rows = Array.from({ length: table.rows }, (_, row) => Object.fromEntries(table.columns.map(({ name }) => [name, numberOf(table.values[name]![row])])));
    found.push(...batch.map((_, index) => strengthOf(rows.filter(({ col }) => col === index), label.kind.kind, level)));
  }
  return found;
}

function strengthOf(rows: readonly Record<string, number>[], kind: LabelFacts['kind']['kind'], level: number): Strength | undefined {
  if (kind === 'binary') return aucOfScores(rows.map(({ score = NaN, positives = 0, negatives = 0 }) => ({ score, positives, negatives })), level);
  const [row] = rows;
  if (!row) return undefined;
  const { n = 0, gained = 0, lost = 0, commonest = 0, total = 0, gained_squared: gainedSquared = 0, mixed = 0, total_squared: totalSquared = 0 } = row;
  return kind === 'classes' ? accuracyGain({ n, gained, lost, commonest }, level) : varianceGain({ n, total, gained, gainedSquared, mixed, totalSquared }, level);
}

/** Rows about one entity stay together, so that a name learnt by heart is of no use; else each row goes by its key. */
function halvingOf({ delivery }: DataFacts, source: DataSource): Omit<Halving, 'among'> {
  const { entity = [], key = [] } = delivery.spec.data ?? {};
  for (const names of [entity, key]) {
    const columns = names.map((name) => columnNamed(source, name));
    if (names.length > 0 && columns.every((column) => column !== undefined)) return { columns, turns: false };
  }
  return { columns: source.columns, turns: true };
}

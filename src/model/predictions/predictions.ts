import type { ColumnInfo, DataEngine, Numbers, Source } from '../../core/data-engine.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { customFindings } from '../metrics/custom-sql.ts';
import type { CutColumn, Cutting } from '../slices/cuts.ts';
import { askable, tooLarge } from './askable.ts';
import { labelFindings } from './labels.ts';
import { outputsOf, rowsOf } from './make-rows.ts';
import { keyFindings } from './prediction-keys.ts';
import { describeSources } from './described.ts';
import { alignedSql, keyExpressions } from './predictions-sql.ts';
import { MODELS, type ModelName, type Rows } from './rows.ts';
import { scoreFindings } from './scores.ts';
import type { TestSet } from './test-set.ts';
import { tornQueries, unitFindings } from './units.ts';

/** The files that are joined, each a view of its name for the engine's SQL. */
export type Sources = { truth: Source; candidate: Source; champion?: Source; anchor?: Source; elsewhere?: Source };
export type Part = keyof Sources;

/** What the file of one model holds of what the task reads. */
export interface OutputColumns {
  /** In the order of `Outputs.scores`; empty where the file only names classes. */
  scores: string[];
  prediction?: string;
}

/** Everything that the checks of the joined files need to know. */
export interface Join {
  delivery: Delivery;
  engine: DataEngine;
  testSet: TestSet;
  sources: Sources;
  columns: Partial<Record<Part, ColumnInfo[]>>;
  outputs: Partial<Record<ModelName, OutputColumns>>;
  /** SQL for a row's key as text, per source. */
  keys: Partial<Record<Part, string>>;
}

export interface Joined {
  /** Absent where the files cannot be judged; `findings` says why. */
  rows?: Rows;
  /** For what is asked of the engine over the same rows (a metric of the team's own). Present where `rows` are. */
  join?: Join;
  findings: Finding[];
}

/**
 * Joins labels and predictions by key into typed columns, in key order, so that the order of rows in a file changes
 * nothing. Every row of the test set must have exactly one usable answer from each model, or there are no rows.
 */
export async function joinPredictions(
  delivery: Delivery,
  engine: DataEngine,
  testSet: TestSet,
  files: { [model in ModelName]?: string } & { candidate: string },
  cuttings: readonly Cutting[],
): Promise<Joined> {
  const sources: Sources = {
    truth: { file: testSet.file },
    candidate: { file: files.candidate },
    ...(files.champion !== undefined && { champion: { file: files.champion } }),
    ...(files.anchor !== undefined && { anchor: { file: files.anchor } }),
    ...(testSet.elsewhere !== undefined && { elsewhere: { file: testSet.elsewhere } }),
  };
  const described = await describeSources(delivery, engine, testSet, sources, cuttings);
  if (described.findings.length > 0) return { findings: described.findings };
  const { columns, outputs } = described;
  const join: Join = { delivery, engine, testSet, sources, columns, outputs, keys: keyExpressions(testSet.key, columns) };

  const found = [...(await labelFindings(join)), ...(await unitFindings(join)), ...(await askable(join, cuttings)), ...(await customFindings(join)), ...(await keyFindings(join))];
  if (found.some((finding) => finding.outcome !== 'warn')) return { findings: found };
  const cuts = cutColumns(cuttings);
  const large = await tooLarge(join, cuts.length);
  if (large.length > 0) return { findings: [...found, ...large] };
  const table: Numbers = await engine.numbers(alignedSql(join, cuts), onlyJoined(sources));
  const said = Object.fromEntries(MODELS.filter((model) => sources[model]).map((model) => [model, outputsOf(join, table, model)]));
  const scores = await scoreFindings(join, said);
  const findings = [...found, ...scores.map(({ finding }) => finding)];
  if (scores.some(({ stops }) => stops)) return { findings };
  const rows = await rowsOf(join, table, said, cuts, cuttings);
  const torn = rows.truth.kind === 'relevance' && rows.units ? tornQueries(join, rows.truth.queries.codes, rows.units) : [];
  return torn.length > 0 ? { findings: [...findings, ...torn] } : { rows, join, findings };
}

/** The columns of all cuts, each way of cutting one once. */
function cutColumns(cuttings: readonly Cutting[]): CutColumn[] {
  return [...new Map(cuttings.flatMap(({ columns }) => columns).map((cut) => [cut.name, cut])).values()];
}

/** The sources without the other split, which only the check of keys reads. */
export function onlyJoined({ elsewhere: _, ...joined }: Sources): Record<string, Source> {
  return joined;
}

export const PART_NAMES: Record<Part, string> = {
  truth: 'the test set',
  candidate: "the candidate's predictions",
  champion: "the champion's predictions",
  anchor: "the anchor's predictions",
  elsewhere: 'the other split',
};

export function pathOf(part: Part, testSet: TestSet): string[] {
  if (part === 'anchor') return ['tests', 'anchor', 'predictions'];
  return part === 'truth' || part === 'elsewhere' ? ['data', testSet.split] : ['tests', 'predictions', part];
}

import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Resource } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { MetricName } from '../../delivery/metric-table.ts';
import { sourceOf } from '../../delivery/source.ts';
import { newcombe } from '../../statistics/proportions.ts';
import { digestOfFile } from '../files.ts';
import { count, figure, signed } from '../format.ts';
import { classOf } from '../predictions/labels.ts';

/** Share of positive labels where the model was trained and where it is judged. */
export interface Prevalence {
  /** Undefined where neither data.profile nor data.train could say. */
  train?: Labels & { from: 'data.profile' | 'data.train' };
  test: Labels;
  /** Why `train` is not known. */
  unknown?: string;
  /** What was read for it. */
  inputs: Resource[];
}

interface Labels {
  positives: number;
  rows: number;
}

const LEVEL = 0.95;
/** As the profile's own reader: a larger one is none. */
const MOST_PROFILE_BYTES = 64 * 1024 * 1024;

/** Metrics that count answers above a threshold and move with the share of positives, even where no score changes (recall and specificity do not). */
const AT_A_THRESHOLD: ReadonlySet<string> = new Set<MetricName>(['accuracy', 'precision', 'f1', 'fbeta', 'mcc', 'cost']);

export function isAtThreshold(metric: string): boolean {
  return AT_A_THRESHOLD.has(metric);
}

/**
 * How many labels are positive in training, by the frozen profile, else by data.train itself. It stands beside numbers and
 * decides nothing, so a training table that this job does not have is told and is no error.
 */
export async function prevalenceOf(delivery: Delivery, engine: DataEngine, rows: { positives: number; n: number }): Promise<Prevalence> {
  const { profile, train, label } = delivery.spec.data!;
  const test = { positives: rows.positives, rows: rows.n };
  const why: string[] = [];
  for (const source of [profile === undefined ? undefined : () => fromProfile(delivery, profile, label!), train === undefined ? undefined : () => fromTrain(delivery, engine, label!)]) {
    if (!source) continue;
    const found = await source();
    if ('train' in found) return { ...found, test };
    why.push(found.unknown);
  }
  return { test, unknown: why.join(' ') || 'Neither data.profile nor data.train is declared.', inputs: [] };
}

/** The finding with the share of positives in training and here; unchanged for metrics that no threshold cuts. */
export function besidePrevalence(finding: Finding, prevalence: Prevalence | undefined): Finding {
  if (!prevalence?.train) return finding;
  const { train, test } = prevalence;
  const { low, high } = newcombe(...samples(test, train), LEVEL);
  const [then, now] = [train.positives / train.rows, test.positives / test.rows];
  return {
    ...finding,
    message: `${finding.message} ${shown(prevalence)}`,
    numbers: { ...finding.numbers, prevalence_train: then, prevalence_test: now, prevalence_difference: now - then, prevalence_low: low, prevalence_high: high },
  };
}

export function prevalenceFacts(prevalence: Prevalence | undefined): [string, string][] {
  return prevalence?.train ? [['Positive labels', shown(prevalence)]] : [];
}

export function prevalenceNotes(prevalence: Prevalence | undefined): string[] {
  return prevalence?.unknown ? [`The share of positive labels in training is not known, so its change is not shown. ${prevalence.unknown}`] : [];
}

function shown({ train, test }: Prevalence): string {
  const { low, high } = newcombe(...samples(test, train!), LEVEL);
  const difference = test.positives / test.rows - train!.positives / train!.rows;
  return `${share(train!)} of ${count(train!.rows)} training rows are positive (${train!.from}), ${share(test)} of these: ${points(difference)} points [${points(low)}, ${points(high)}].`;
}

function samples(...labels: [Labels, Labels]): [{ successes: number; n: number }, { successes: number; n: number }] {
  const [first, second] = labels.map(({ positives, rows }) => ({ successes: positives, n: rows }));
  return [first!, second!];
}

function share({ positives, rows }: Labels): string {
  return `${figure((100 * positives) / rows)} %`;
}

function points(difference: number): string {
  return signed(Number((100 * difference).toFixed(2)));
}

type Answer = Pick<Required<Prevalence>, 'train' | 'inputs'> | { unknown: string };

async function fromTrain(delivery: Delivery, engine: DataEngine, label: string): Promise<Answer> {
  try {
    const source = sourceOf(delivery, delivery.spec.data!.train!, ['data', 'train']);
    const table = await engine.query(`SELECT CAST(${identifier(label)} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM train GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`, { train: source });
    const { digest } = await engine.identify(source);
    const labels = (table.values.label ?? []).map((text, index) => ({ text: text === null ? null : String(text), n: Number(table.values.n![index]) }));
    return answerOf(labels, 'data.train', digest ? [{ name: 'data.train', digest }] : []);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { unknown: `data.train: ${error.problems[0]!.message}` };
  }
}

/** The profile's own file, of which only the column of the label is wanted here. */
async function fromProfile(delivery: Delivery, profile: string, label: string): Promise<Answer> {
  const file = delivery.resolve(profile);
  try {
    if ((await stat(file)).size > MOST_PROFILE_BYTES) return { unknown: `data.profile: ${profile} is larger than 64 MB.` };
    const parsed = JSON.parse(await readFile(file, 'utf8')) as { columns?: Record<string, Partial<LabelProfile>> } | null;
    const found = Object.entries(parsed?.columns ?? {}).find(([name]) => name.toLowerCase() === label.toLowerCase())?.[1];
    if (!found) return { unknown: `data.profile: ${profile} has no column ${label}.` };
    const labels = labelsOf(found);
    if (!labels) return { unknown: `data.profile: ${profile} does not keep the values of ${label}.` };
    return answerOf(labels, 'data.profile', [{ name: 'data.profile', digest: await digestOfFile(file) }]);
  } catch (error) {
    if (error instanceof InputError) return { unknown: `data.profile: ${error.problems[0]!.message}` };
    if (error instanceof SyntaxError) return { unknown: `data.profile: ${profile} is not JSON.` };
    return { unknown: `data.profile: ${profile} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).` };
  }
}

/** What is read of schemas/profile.schema.json: bins of single numbers, or values by name. */
interface LabelProfile {
  kind: string;
  edges: number[];
  lows: number[];
  values: string[];
  counts: number[];
  other: number;
}

function labelsOf({ kind, edges, lows, values, counts, other }: Partial<LabelProfile>): { text: string; n: number }[] | undefined {
  const named = kind === 'numbers' ? edges?.map(String) : kind === 'categories' ? values : undefined;
  if (!Array.isArray(named) || !Array.isArray(counts) || named.length !== counts.length || (other ?? 0) > 0) return undefined;
  if (kind === 'numbers' && !edges!.every((edge, bin) => lows?.[bin] === edge)) return undefined;
  return named.map((text, index) => ({ text: String(text), n: Number(counts[index]) }));
}

function answerOf(labels: { text: string | null; n: number }[], from: 'data.profile' | 'data.train', inputs: Resource[]): Answer {
  const classes = labels.flatMap(({ text, n }) => (text === null ? [] : [{ value: classOf(text), n }]));
  if (classes.some(({ value, n }) => value === undefined && n > 0)) return { unknown: `${from}: it has labels that are neither 0 nor 1.` };
  const rows = classes.reduce((sum, { n }) => sum + n, 0);
  if (!(rows > 0)) return { unknown: `${from}: it has no labelled row.` };
  return { train: { positives: classes.reduce((sum, { value, n }) => sum + (value === 1 ? n : 0), 0), rows, from }, inputs };
}

import { stringify } from 'yaml';
import { hexOf } from '../core/digest.ts';
import type { Outcome } from '../core/verdict.ts';
import { markdown, plain } from '../report/escape.ts';
import { titleOf, type Measured, type ReleaseRecord } from './record.ts';

export interface CardOptions {
  /** Identifier of a licence as Hugging Face lists them. */
  license?: string;
  /** BCP 47 tags. */
  languages?: readonly string[];
  /** Markdown of the team's own, put in whole: what no ledger knows (intended use, limits, contact). */
  notes?: string;
}

/** huggingface.co/tasks: what a task is called there. */
const PIPELINES: Record<string, string> = { binary: 'tabular-classification', multiclass: 'tabular-classification', regression: 'tabular-regression' };
const MARKS: Record<Outcome, string> = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '❌' };

/**
 * A model card in Markdown with Hugging Face's metadata in front (huggingface.co/docs/hub/model-cards; metrics as `model-index`).
 * Everything but `notes` is out of the ledger, and the card says where each comes from.
 */
export function modelCard(record: ReleaseRecord, options: CardOptions = {}): string {
  return `${['---', stringify(metadata(record, options), { lineWidth: 0 }).trimEnd(), '---', '', ...body(record, options)].join('\n')}\n`;
}

function metadata(record: ReleaseRecord, { license, languages }: CardOptions): Record<string, unknown> {
  const pipeline = record.task === undefined ? undefined : PIPELINES[record.task];
  const metrics = record.measured.map(({ metric }) => metric);
  return {
    ...(license === undefined ? {} : { license }),
    ...(languages?.length ? { language: [...languages] } : {}),
    ...(pipeline === undefined ? {} : { pipeline_tag: pipeline }),
    tags: ['sluice', ...(record.task === undefined ? [] : [record.task])],
    ...(metrics.length > 0 ? { metrics: [...new Set(metrics)].map((name) => plain(name, 100)) } : {}),
    ...(record.measured.length > 0 ? { 'model-index': [{ name: record.model, results: resultsOf(record, pipeline) }] } : {}),
  };
}

/** One result for each set of rows: the whole test set, and every slice. */
function resultsOf(record: ReleaseRecord, pipeline: string | undefined): unknown[] {
  const test = record.dataSets.find(({ name }) => name === `data.${record.split ?? 'test'}`);
  const slices = Map.groupBy(record.measured, ({ slice }) => slice ?? '');
  return [...slices].map(([slice, measured]) => ({
    task: { type: pipeline ?? record.task ?? 'other' },
    dataset: { type: record.model, name: plain(`${record.model} ${record.split ?? 'test'}${slice === '' ? '' : ` where ${slice}`}`, 300), split: record.split ?? 'test', ...(test?.digest ? { revision: hexOf(test.digest) } : {}) },
    metrics: measured.map((one) => ({ type: plain(one.metric, 100), value: one.value, name: plain(one.name, 200), verified: false, ...(one.interval ? { args: { interval: [one.interval.low, one.interval.high], level: one.interval.level, method: plain(one.interval.method, 200) } } : {}) })),
  }));
}

function body(record: ReleaseRecord, { notes }: CardOptions): string[] {
  return [
    `# ${markdown(titleOf(record))}`,
    '',
    `Release \`${record.release}\`, delivered as ${markdown(record.delivery)}${record.environment === undefined ? '' : ` to ${markdown(record.environment)}`}${record.commit === undefined ? '' : ` from commit \`${record.commit}\``}. Written by Sluice out of the evidence ledger whose head is \`${record.head}\`; \`sluice verify\` proves each line of it.`,
    '',
    ...(notes === undefined ? ['> What the model is for, where it must not be used and whom to ask is not in a ledger: add it with `sluice card --notes FILE`.', ''] : [notes.trimEnd(), '']),
    ...section('Measured', measuredLines(record)),
    ...section('Fairness', record.fairness.map(({ outcome, rule, message }) => `- ${MARKS[outcome]} **${markdown(rule)}**: ${markdown(message, 2000)}`)),
    ...section('Known limits', record.concerns.slice(0, 50).map(({ stage, finding }) => `- ${MARKS[finding.outcome]} ${stage}: ${markdown(finding.message, 1000)}`)),
    ...section('Data', record.dataSets.map(({ name, rows, columns, digest, snapshot }) => `- **${markdown(name)}**${rows === undefined ? '' : `: ${rows.toLocaleString('en-US')} rows${columns === undefined ? '' : `, ${columns} columns`}`}${digest ? `, \`${digest}\`` : ''}${snapshot === undefined ? '' : `, ${markdown(snapshot)}`}`)),
    ...section('Made from', originLines(record)),
    ...section('Decided', record.entries.map(({ statement: { predicate } }) => `- ${MARKS[predicate.outcome]} ${predicate.stage}${predicate.name === undefined ? '' : ` (${markdown(predicate.name)})`}, ${predicate.at}: ${markdown(predicate.verdict.headline, 1000)}`)),
  ].slice(0, -1);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}

function measuredLines({ measured, threshold }: ReleaseRecord): string[] {
  if (measured.length === 0) return [];
  const rows = measured.map((one) => `| ${MARKS[one.outcome]} ${markdown(one.name)} | ${shown(one.value)}${intervalText(one)} | ${one.champion === undefined ? '' : shown(one.champion)} | ${one.rows?.toLocaleString('en-US') ?? ''} | ${markdown(one.wanted)} |`);
  return ['| | Value | Champion then | Rows | Wanted |', '| --- | --- | --- | --- | --- |', ...rows, ...(threshold === undefined ? [] : ['', `Where a metric needs a yes or no, scores from ${threshold} on are yes.`])];
}

function intervalText({ interval }: Measured): string {
  return interval ? ` [${shown(interval.low)}, ${shown(interval.high)}]` : '';
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function originLines({ manifest, lineage, provenance, training }: ReleaseRecord): string[] {
  return [
    ...Object.entries(manifest.parts).map(([name, part]) => `- ${name}: ${markdown(part.path)}, ${part.files === 1 ? 'one file' : `${part.files} files`}, \`${part.digest}\``),
    ...Object.entries(lineage).map(([name, digest]) => `- ${markdown(name)}: \`${digest}\``),
    ...(provenance ? [`- built by ${markdown(provenance.builder)} (signature: ${markdown(provenance.signature)})`] : []),
    ...(training ? [`- trained by MLflow run ${markdown(training.run)}${training.endedAt === undefined ? '' : `, ended ${training.endedAt}`}${training.commit === undefined ? '' : `, commit \`${training.commit}\``}`] : []),
  ];
}

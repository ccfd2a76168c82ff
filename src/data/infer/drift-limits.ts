import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Source } from '../../core/data-engine.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import { parseDelivery } from '../../delivery/load.ts';
import type { Data, DriftLimit } from '../../delivery/spec.ts';
import { percent, short } from '../words.ts';
import { validateData } from '../validate-data.ts';
import type { ColumnDraft, Reasoned } from './draft.ts';
import type { InferredContract } from './infer-contract.ts';
import { roundedTo } from './budget.ts';

/** Distances beyond these are no question of drift any more: nothing could pass that is not another column. */
const FARTHEST = { wasserstein_std: 2, total_variation: 0.9 } as const;
/** Of two halves' upper bound, so that two whole samples that are as alike pass even where one has a rarer tail. */
const MARGIN = 1.5;

/**
 * How far columns seem to drift when nothing did: the stage's own upper bound between two halves of the training data, at
 * random. Where that is above the default limit, 0.1, so few rows could never show that a column stayed; its limit is then
 * that bound and a half. Heavy-tailed numbers are compared by the shares in their bins. Halves are cut by the digest of a row's number, so equal data gives equal limits.
 */
export async function noiseLimits(context: StageContext, train: Source, { columns, label, budget }: InferredContract): Promise<Map<string, Reasoned<DriftLimit | 'off'>>> {
  const folder = await mkdtemp(path.join(context.out, '.halves-'));
  try {
    const halves = `SELECT *, row_number() OVER () AS _sluice_row FROM source`;
    const side = `ascii(substr(md5(CAST(_sluice_row AS VARCHAR)), 1, 1)) % 2`;
    // The second is as small as the smallest table that the contract is about, whose noise is the largest.
    for (const [name, where] of [['a', `${side} = 0`], ['b', `${side} = 1 ORDER BY md5(CAST(_sluice_row AS VARCHAR)) LIMIT ${budget.rows}`]])
      await context.engine.write(`SELECT * EXCLUDE (_sluice_row) FROM (${halves}) WHERE ${where}`, { source: train }, path.join(folder, `${name}.parquet`));
    const spec = { version: 1, release: { name: 'halves', model: 'model' }, data: { train: 'a.parquet', serving: 'b.parquet', columns: sensitiveOnly(columns), ...(label === undefined ? {} : { label }), drift: { limits: { columns: bySharesWhereHeavy(columns) } } } };
    const delivery = parseDelivery(Buffer.from(JSON.stringify(spec)), { file: 'halves.yml', root: folder, workspace: folder });
    const { verdict } = await validateData(delivery, { ...context, out: folder });
    return limitsOf(verdict.findings.map(withRoom), (high, measure) => `two halves of the training data, alike as they are, can only be shown to be within ${short(high)} (${measure}); half as much again is left`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What passes by less than the margin between halves would not pass between every two samples: it gets a limit of its own, too. */
function withRoom(finding: Finding): Finding {
  const { outcome, interval, numbers } = finding;
  return outcome === 'pass' && interval && typeof numbers?.limit === 'number' && interval.high * MARGIN > numbers.limit ? { ...finding, outcome: 'inconclusive' } : finding;
}

function sensitiveOnly(columns: readonly ColumnDraft[]): Data['columns'] {
  return Object.fromEntries(columns.flatMap(({ name, column: { sensitive } }) => (sensitive ? [[name, { sensitive }]] : [])));
}

/** A limit that nothing keeps, so that each answer says how near the halves can be shown to be. */
function bySharesWhereHeavy(columns: readonly ColumnDraft[]): Record<string, DriftLimit> {
  return Object.fromEntries(columns.flatMap(({ name, heavy, column: { sensitive } }) => (heavy && !sensitive ? [[name, { total_variation: 1e-9 }]] : [])));
}

/** Limits under which the findings about drift that did not pass would have, or `off` where none would. */
export function limitsOf(findings: readonly Finding[], why: (high: number, measure: string) => string): Map<string, Reasoned<DriftLimit | 'off'>> {
  const limits = new Map<string, Reasoned<DriftLimit | 'off'>>();
  for (const finding of findings) {
    const { code, outcome, subject, interval } = finding;
    if (!code.startsWith('drift') || outcome === 'pass' || subject?.kind !== 'column') continue;
    const measure = 'wasserstein_std' in (finding.numbers ?? {}) ? 'wasserstein_std' : 'total_variation';
    const own = interval && Number.isFinite(interval.high) ? roundedTo(interval.high * MARGIN, 2, Math.ceil) : Infinity;
    if (own > FARTHEST[measure] || limits.get(subject.name)?.value === 'off') limits.set(subject.name, { value: 'off', why: `not compared: ${interval && Number.isFinite(interval.high) ? why(interval.high, measure) : 'nothing can be shown of it'}` });
    else limits.set(subject.name, { value: code === 'drift-missing-values' ? { wasserstein_std: 0.1, total_variation: own } : { [measure]: own }, why: why(interval!.high, measure) });
  }
  return limits;
}

/** Where the tables given are apart already: the limit that passes, and by how much they are. */
export function givenLimits(findings: readonly Finding[]): Map<string, Reasoned<DriftLimit | 'off'>> {
  return limitsOf(findings, (high, measure) => `REVIEW: train and serving, as given, are up to ${measure === 'total_variation' ? percent(high) : short(high)} apart (${measure})`);
}

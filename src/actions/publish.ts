import path from 'node:path';
import * as core from '@actions/core';
import { sha256 } from '../core/digest.ts';
import type { Judge, Verdict } from '../core/verdict.ts';
import { publishCheckRun } from '../github/check-run.ts';
import { annotationOf, renderCheckRun } from '../report/check-run.ts';
import { logLine } from '../report/escape.ts';
import { renderLog } from '../report/log.ts';
import { renderSummary } from '../report/summary.ts';
import { byGravity } from '../report/words.ts';
import { forgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import { readFile } from 'node:fs/promises';
import type { Step } from './runner.ts';

/** GitHub shows ten errors and ten warnings of one step; more are dropped without a word. */
const SHOWN_ANNOTATIONS = 10;

/** A stage's verdict, or one that is no part of a delivery. */
type Published = Pick<Judged, 'statement'> & { verdict: Verdict<Judge> };

/** The verdict on every surface of a job step. Says nothing about what follows from it. Answers the page of the check run, where there is one. */
export async function publish(step: Step, { verdict, statement }: Published, model: string, { out = step.session.out, summary = true } = {}): Promise<string | undefined> {
  for (const line of renderLog(verdict)) core.info(line);
  annotate(verdict);
  if (summary) await core.summary.addRaw(renderSummary(verdict), true).write();
  core.setOutput('outcome', verdict.outcome);
  core.setOutput('headline', logLine(verdict.headline));
  core.setOutput('verdict', path.join(out, 'verdict.json'));
  if (verdict.release) core.setOutput('digest', verdict.release.digest);
  if (statement) core.setOutput('statement', sha256(await readFile(path.join(out, 'statement.json'))));
  if (!step.checkRun || !step.token) return undefined;
  const forge = await forgeOf(process.env, step.session.clock, step.token);
  const published = await publishCheckRun(forge, step.runner.headCommit, renderCheckRun(verdict, model), step.session.log);
  return (published.published && published.url) || undefined;
}

/** Fails the step where the verdict stops something: once, with the headline. */
export function conclude(verdict: Verdict<Judge>): void {
  const stops = verdict.outcome === 'error' || (verdict.outcome === 'fail' && verdict.enforced);
  if (stops) core.setFailed(logLine(verdict.headline));
  else if (verdict.outcome === 'inconclusive') core.warning(logLine(verdict.headline));
}

function annotate(verdict: Verdict<Judge>): void {
  const shown = byGravity(verdict.findings).flatMap((finding) => annotationOf(finding).map((annotation) => ({ finding, annotation })));
  const counts = { failure: 0, warning: 0, notice: 0 };
  for (const { annotation } of shown) {
    if (++counts[annotation.annotation_level] > SHOWN_ANNOTATIONS - 1) continue;
    const properties = {
      title: annotation.title,
      file: annotation.path,
      startLine: annotation.start_line,
      endLine: annotation.end_line,
      ...(annotation.start_column === undefined ? {} : { startColumn: annotation.start_column, endColumn: annotation.end_column }),
    };
    if (annotation.annotation_level === 'failure') core.error(annotation.message, properties);
    else core.warning(annotation.message, properties);
  }
}

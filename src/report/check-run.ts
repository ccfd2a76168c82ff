import type { Finding, Judge, Verdict } from '../core/verdict.ts';
import { plain } from './escape.ts';
import { renderSummary } from './summary.ts';
import { aboutRule, byGravity, NOT_ENFORCED } from './words.ts';

/**
 * GitHub allows 65 535 characters in a check run's summary and has been seen counting bytes, 64 KiB in an annotation's
 * message and 255 characters in its title (REST API, "Create a check run").
 */
const SUMMARY_BYTES = 60_000;
const MESSAGE_CHARACTERS = 8000;
const TITLE_CHARACTERS = 250;

export interface CheckAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number;
  end_column?: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  message: string;
  title: string;
}

export interface CheckRunRendering {
  name: string;
  /** The same for the same stage of the same model, so that a re-run updates its check run instead of adding one. */
  externalId: string;
  title: string;
  summary: string;
  conclusion: 'success' | 'neutral' | 'failure';
  annotations: CheckAnnotation[];
}

/** `model` names the check where the release could not be identified. */
export function renderCheckRun(verdict: Verdict<Judge>, model: string): CheckRunRendering {
  const name = verdict.release?.name ?? model;
  return {
    name: plain(`sluice / ${verdict.stage} (${name})`, 100),
    externalId: `sluice/${verdict.stage}/${plain(name, 100)}`,
    title: plain(verdict.enforced ? verdict.headline : `${verdict.headline} (${NOT_ENFORCED})`, TITLE_CHARACTERS),
    summary: renderSummary(verdict, SUMMARY_BYTES),
    conclusion: conclusionOf(verdict),
    annotations: byGravity(verdict.findings).flatMap(annotationOf),
  };
}

/** Inconclusive is neutral on a commit; the gate of a promotion stays shut all the same. */
function conclusionOf(verdict: Verdict<Judge>): CheckRunRendering['conclusion'] {
  if (verdict.outcome === 'error') return 'failure';
  if (!verdict.enforced || verdict.outcome === 'inconclusive') return 'neutral';
  return verdict.outcome === 'fail' ? 'failure' : 'success';
}

export function annotationOf(finding: Finding): CheckAnnotation[] {
  const { location } = finding;
  if (!location || finding.outcome === 'pass') return [];
  const oneLine = location.endLine === undefined || location.endLine === location.line;
  return [
    {
      path: plain(location.file, 1000),
      start_line: location.line,
      end_line: location.endLine ?? location.line,
      // GitHub refuses columns on annotations of several lines.
      ...(oneLine && location.endColumn !== undefined ? { start_column: location.column, end_column: Math.max(location.column, location.endColumn) } : {}),
      annotation_level: finding.outcome === 'fail' || finding.outcome === 'error' ? 'failure' : 'warning',
      message: plain([finding.message, finding.fix, aboutRule(finding)].filter(Boolean).join(' '), MESSAGE_CHARACTERS) || finding.code,
      title: plain(`${finding.rule} [${finding.code}]`, TITLE_CHARACTERS),
    },
  ];
}

import type { Finding, Verdict } from '../core/verdict.ts';
import { renderCheckRun, type CheckRunRendering } from './check-run.ts';
import { tally } from './words.ts';

/** Said first on every surface: what a stranger's own run wrote may be made up from the first number to the last. */
export const STRANGERS = 'Written by the pull request\'s own run, which its author controls: a report to read, and no evidence.';

/**
 * A verdict that a run of strangers left, as a check run of their pull request. It can never be green, and its name is
 * none that a trusted run uses, so that no rule which waits for a status can be satisfied by it.
 */
export function renderStrangersCheckRun(verdict: Verdict, pull: number): CheckRunRendering {
  const shown: Verdict = { ...verdict, release: undefined, champion: undefined, findings: verdict.findings.map(withPlainPlace) };
  const rendering = renderCheckRun(shown, 'pull request');
  return {
    ...rendering,
    name: `sluice / ${verdict.stage} (from outside)`,
    externalId: `sluice-outside/${verdict.stage}/${pull}`,
    // In words of our own: a title is shown where no Markdown is, beside the titles of runs that are believed.
    title: `From outside, no evidence: ${tally(shown)}`,
    summary: `> ${STRANGERS}\n\n${rendering.summary}`,
    conclusion: rendering.conclusion === 'failure' ? 'failure' : 'neutral',
  };
}

/** A path that leaves the repository is shown nowhere. */
function withPlainPlace(finding: Finding): Finding {
  const { location, ...rest } = finding;
  const path = location?.file ?? '';
  const isPlain = path !== '' && !path.startsWith('/') && !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  return isPlain ? finding : rest;
}

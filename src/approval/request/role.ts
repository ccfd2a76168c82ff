import type { Refusal } from '../../core/refusal.ts';
import type { Section } from '../../core/verdict.ts';
import { approvalPhrase } from '../challenge.ts';

/** Refusals that a reviewer can still do something about, told to the reviewer and not to whoever set the workflow up. */
const OF_THE_REVIEW = new Set(['challenge-missing', 'challenge-wrong', 'approver-not-a-person', 'approver-made-the-candidate', 'rationale-missing', 'rationale-too-short', 'question-unanswered']);

/**
 * What a reviewer reads at once where the own review does not count: why, which code was asked for, and what to do. GitHub takes no
 * second review of a job that it has let through.
 */
export function roleSections(role: string, challenge: string, runId: string, refusals: readonly Refusal[]): Section[] {
  const mine = refusals.filter(({ code }) => OF_THE_REVIEW.has(code));
  if (mine.length === 0) return [];
  const aboutCode = mine.some(({ code }) => code.startsWith('challenge-'));
  return [
    {
      title: `Your review for ${role} does not count`,
      lines: [
        ...mine.map(({ expected, actual }) => `Wanted: ${expected}. Found: ${actual}.`),
        ...(aboutCode ? ['This run asked for the line below; case and dashes do not matter.'] : []),
        `Nothing was released by it. GitHub takes no second review of the same job, and a run that is started again has no valid approval: start a new run, with \`resume: ${runId}\` where the workflow has that input, so that nothing is tested twice. It has a code of its own.`,
      ],
      ...(aboutCode && { copy: approvalPhrase(challenge) }),
    },
  ];
}

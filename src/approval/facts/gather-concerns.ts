import type { EnvironmentFacts, Forge } from '../../github/forge.ts';
import type { Thread } from '../decision/concerns.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';
import type { Reader } from './reader.ts';
import { refuse } from '../refusal-codes.ts';

/** Issues whose comments are read; more concerns at once are a meeting. */
const MOST_THREADS = 10;

/**
 * The threads in which concerns may stand: issues with the label, open or closed (closing one answers nothing), and the
 * promotion pull request. Those that do not name a release are read only where they moved since the run began.
 */
export async function gatherThreads(forge: Forge, reader: Reader, policy: Pick<ApprovalPolicy, 'concerns'>, { since, pullRequest }: { since: string; pullRequest?: number }): Promise<Thread[]> {
  if (policy.concerns === null) return [];
  const label = policy.concerns;
  const issues = (await reader.read(`issues with the label ${label}`, () => forge.issues({ label }))) ?? [];
  const relevant = issues.filter(({ title, body, updatedAt }) => /[0-9a-f]{12}|[a-z2-7]{4}-/i.test(`${title} ${body}`) || Date.parse(updatedAt) >= Date.parse(since));
  if (relevant.length > MOST_THREADS) {
    reader.failed = true;
    reader.refusals.push(refuse('concerns-too-many', `at most ${MOST_THREADS} issues with the label ${JSON.stringify(label)} that name a release or moved since ${since}`, `${relevant.length}`));
    return [];
  }
  const threads: Thread[] = [];
  for (const issue of relevant) threads.push({ issue, about: issue.number === pullRequest, comments: (await reader.read(`comments of #${issue.number}`, () => forge.comments(issue.number))) ?? [] });
  if (pullRequest !== undefined && !threads.some(({ issue }) => issue.number === pullRequest)) {
    const comments = (await reader.read(`comments of #${pullRequest}`, () => forge.comments(pullRequest))) ?? [];
    threads.push({ issue: { number: pullRequest, title: '', body: '', author: null, createdAt: since }, about: true, comments });
  }
  return threads;
}

/** Account id -> roles, as far as the delivery file and the environments name people; teams cannot be looked into. */
export function rolesOfPeople(policy: Pick<ApprovalPolicy, 'known'>, environments: ReadonlyMap<string, EnvironmentFacts | undefined>): Map<number, string[]> {
  const roles = new Map<number, string[]>();
  for (const { role, slot, people = [] } of policy.known) {
    const reviewers = (environments.get(slot)?.reviewers ?? []).flatMap(({ kind, id }) => (kind === 'User' ? id : []));
    for (const id of new Set([...people, ...reviewers])) if (!roles.get(id)?.includes(role)) roles.set(id, [...(roles.get(id) ?? []), role]);
  }
  return roles;
}

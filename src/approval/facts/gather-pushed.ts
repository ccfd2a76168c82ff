import type { CommitRange, Forge, PullHead, Push, RunFacts } from '../../github/forge.ts';
import type { PushedHead } from '../decision/people.ts';
import type { Reader } from './reader.ts';

/** Branches that are asked one by one, where the newest pushes of the repository do not tell of them. */
const MOST_BRANCHES = 15;

/**
 * Who pushed the branch that is delivered, and who pushed last to each pull request that brought commits in. One request for
 * the newest pushes, and one for each branch that these do not tell of. With the whole history only the head is asked about:
 * GitHub does not know all pushes of old.
 */
export async function gatherPushed(forge: Forge, reader: Reader, run: RunFacts, { status, commits }: CommitRange): Promise<PushedHead[]> {
  const recent = await reader.read('newest pushes', () => forge.pushes());
  if (!recent) return [];
  const known: Push[] = [...recent];
  const asked = new Set<string>();
  const find = async (branch: string, commit: string): Promise<Push | undefined> => {
    const found = (): Push | undefined => known.find((push) => push.commit === commit && push.ref === `refs/heads/${branch}`);
    if (found() || asked.has(branch) || asked.size >= MOST_BRANCHES) return found();
    asked.add(branch);
    known.push(...((await reader.read(`pushes to ${branch}`, () => forge.pushes(branch))) ?? []));
    return found();
  };
  const branch = run.headBranch ?? '';
  const head = await find(branch, run.headCommit);
  const counted = status === 'whole-history' ? commits.filter(({ id }) => id === run.headCommit) : commits;
  const direct = known.filter((push) => push.ref === `refs/heads/${branch}` && push !== head && counted.some(({ id }) => id === push.commit));
  const pulls = new Map<number, PullHead>(counted.flatMap((commit) => commit.pulls.map((pull) => [pull.number, pull] as const)));
  const tips: PushedHead[] = [];
  for (const { number, branch: from, commit, fromFork } of pulls.values())
    // A fork's pushes are known to the fork alone.
    tips.push({ what: `pushed last to pull request #${number}`, by: fromFork ? undefined : (await find(from, commit))?.by });
  const toBranch = head ? [head, ...direct] : direct;
  return [
    ...(head ? [] : [{ what: `pushed ${run.headCommit.slice(0, 7)} to ${branch || 'its branch'}`, by: undefined }]),
    ...toBranch.filter(isPush).map(({ commit, by }) => ({ what: `pushed ${commit.slice(0, 7)} to ${branch}`, by })),
    ...tips,
  ];
}

/** Whoever merges a pull request brings nothing in that was not in it. */
function isPush({ how }: Push): boolean {
  return how === 'push' || how === 'force_push' || how === 'branch_creation';
}

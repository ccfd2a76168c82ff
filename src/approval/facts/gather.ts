import path from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { GatePolicy } from '../../evidence/gate-policy.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { ApprovalRecord, EnvironmentFacts, Forge, Reply } from '../../github/forge.ts';
import type { ApprovalFacts } from '../decision/decide.ts';
import type { Basis } from '../policy/basis.ts';
import type { Approvable } from '../evidence.ts';
import type { Floor } from '../floor/spec.ts';
import type { Situation } from '../request/request.ts';
import type { ApprovalPolicy, Role } from '../policy/policy.ts';
import { namedBranches } from '../decision/environments.ts';
import { gatherThreads } from './gather-concerns.ts';
import { gatherPromotion } from './gather-promotion.ts';
import { gatherPushed } from './gather-pushed.ts';
import { Reader } from './reader.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import type { Risk } from '../risk/changes.ts';
import type { Standing } from './standing.ts';

/** The world as an approval sees it. */
export interface ApprovalWorld {
  forge: Forge;
  /** As sealed by this delivery, read with the keys that must have signed it. */
  ledger: Ledger;
  /** What the evidence must hold before people are asked; see `gate`. */
  gate?: GatePolicy;
  /** Whole id of the commit that serves now; without it, everybody in the history counts as a maker. */
  since?: string;
  /** The candidate's class of risk; where nobody has looked, everything changed. */
  risk?: Risk;
  /** The organisation's policy under the delivery file's. */
  floor?: Floor;
  /** What those two rest on, and why they could not be read whole. */
  basis?: Basis;
  /** What the journals tell. */
  standing?: Standing;
  /** Where another token than the job's own reads the organisation's policy. */
  policyForge?: Forge;
  /** Number of the promotion pull request, where reviews of one are the source; undefined: there is none. */
  pullRequest?: number;
  /** The delivery file's path from the root of the repository. Default: as the delivery names it. */
  deliveryPath?: string;
  /** For the page that people are asked on. */
  situation?: Situation;
  /** Branch whose delivery file counts. Default: the repository's default branch. */
  protectedBranch?: string;
}

export interface Gathered {
  /** Undefined where GitHub did not answer everything; `refusals` then says why. */
  facts: ApprovalFacts | undefined;
  refusals: ApprovalRefusal[];
  inputs: Resource[];
}

export interface Wanted {
  roles: readonly Role[];
  /** Nobody can have approved before somebody was asked. */
  approvals: boolean;
  /** Compare the delivery file with the protected branch's. */
  protectedFile: boolean;
  /** Ask whether anybody has filed a concern. */
  concerns: boolean;
  /** The approval itself is asked for. */
  final: boolean;
}

/** Reads every fact of a decision, one request after the other; what fails is a refusal and never a default. */
export async function gather(
  delivery: Delivery,
  context: StageContext,
  world: ApprovalWorld,
  policy: ApprovalPolicy,
  subject: Approvable,
  wanted: Wanted,
): Promise<Gathered> {
  const { forge } = world;
  const { runId } = context.deliveryId;
  const reader = new Reader();
  if (wanted.protectedFile) await compareDeliveryFile(delivery, world, reader);
  const run = await reader.read(`run ${runId}`, () => forge.run(runId));
  const byReview = policy.source === 'pull-request';
  const environments = new Map<string, EnvironmentFacts | undefined>();
  for (const { slot, environment } of byReview ? [] : wanted.roles)
    environments.set(slot, await reader.read(`environment ${environment}`, () => forge.environment(environment!)));
  const branches = await protections(forge, reader, environments.values());
  const commits = run && (await reader.read(`commits up to ${run.headCommit}`, () => forge.commits({ base: policy.since, head: run.headCommit })));
  const pushed = run && commits && policy.separationOfDuties ? await gatherPushed(forge, reader, run, commits) : [];
  const released = [...environments.values()].flatMap((environment) => environment ?? []);
  const approvals = wanted.approvals && !byReview ? await reader.read(`approvals of run ${runId}`, () => settledApprovals(forge, context, released)) : [];
  const promotion = wanted.approvals && byReview ? await gatherPromotion(delivery, world, subject, reader) : undefined;
  const threads = run && wanted.concerns ? await gatherThreads(forge, reader, policy, { since: run.startedAt, pullRequest: byReview ? world.pullRequest : undefined }) : [];
  const complete = !reader.failed && run && commits && approvals;
  const now = context.clock.now().getTime();
  return {
    facts: complete
      ? { delivery: context.deliveryId, commit: context.commit, challenge: subject.challenge, release: subject.subject.release, now, run, environments, branches, approvals, commits, pushed, promotion, final: wanted.final, threads }
      : undefined,
    refusals: reader.refusals,
    inputs: reader.inputs,
  };
}

/** A branch that an environment lets in by its name must be protected itself. */
export async function protections(forge: Forge, reader: Reader, environments: Iterable<EnvironmentFacts | undefined>): Promise<Map<string, boolean>> {
  const known = new Map<string, boolean>();
  for (const name of namedBranches(environments).slice(0, MOST_BRANCHES)) known.set(name, (await reader.read(`branch ${name}`, () => forge.branch(name)))?.protected === true);
  return known;
}

/** More branches than these are refused unread. */
const MOST_BRANCHES = 5;

/** A job may start before its approval shows in the list; a record that is still missing after this is missing. */
const TRIES = 3;
const PAUSE_MS = 2000;

export async function settledApprovals(forge: Forge, context: Pick<StageContext, 'deliveryId' | 'clock'>, environments: readonly EnvironmentFacts[]): Promise<Reply<ApprovalRecord[]>> {
  for (let tried = 1; ; tried += 1) {
    const reply = await forge.approvals(context.deliveryId.runId);
    const seen = new Set(reply.value.flatMap((record) => record.environments.map(({ id }) => id)));
    if (tried === TRIES || environments.every(({ id }) => seen.has(id))) return reply;
    await context.clock.sleep(PAUSE_MS);
  }
}

/** Roles, people and rules count as the protected branch has them, so the file at hand must be that file, byte by byte. */
async function compareDeliveryFile(delivery: Delivery, world: ApprovalWorld, reader: Reader): Promise<void> {
  const { forge } = world;
  const file = repositoryPath(world.deliveryPath ?? delivery.file);
  const name = world.protectedBranch ?? (await reader.read('repository', () => forge.repository()))?.defaultBranch;
  if (name === undefined) return;
  const branch = await reader.read(`branch ${name}`, () => forge.branch(name));
  if (reader.failed) return;
  if (!branch?.protected)
    return void reader.refusals.push(refuse('branch-not-protected', `the branch ${JSON.stringify(name)} protected`, branch ? 'no protection' : 'no such branch'));
  const bytes = await reader.read(`${file} at ${branch.commit}`, () => forge.file(file, branch.commit));
  if (reader.failed) return;
  const there = bytes && sha256(bytes);
  if (there !== delivery.digest)
    reader.refusals.push(refuse('delivery-file-not-protected', `${file} on ${name}: ${delivery.digest}`, there ?? 'no such file there'));
}

export function repositoryPath(declared: string): string {
  const plain = declared.split(path.sep).join('/').replace(/^\.\//, '');
  if (path.isAbsolute(declared) || plain.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw InputError.of('delivery-outside-repository', `The delivery file ${JSON.stringify(declared)} is not named from the root of the repository.`, 'Keep the delivery file in the repository and name it from there, for example `models/income/delivery.yml`.');
  return plain;
}

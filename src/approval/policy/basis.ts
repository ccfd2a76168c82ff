import { InputError } from '../../core/problem.ts';
import type { Resource } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { parseDelivery } from '../../delivery/load.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Forge } from '../../github/forge.ts';
import { floorAddress, readFloor } from '../floor/read.ts';
import type { Floor } from '../floor/spec.ts';
import { Reader } from '../facts/reader.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import { repositoryPath } from '../facts/gather.ts';
import type { Change, Risk } from '../risk/changes.ts';
import { riskOver } from '../risk/risk-of.ts';
import { whatChanged } from '../risk/what-changed.ts';
import { unknownStanding, type Standing } from '../facts/standing.ts';

/** What has to be known before anybody can say which rules count for a candidate. */
export interface Basis {
  risk: Risk;
  changes: Change[];
  floor?: Floor;
  /** Why the rules themselves could not be read. */
  refusals: ApprovalRefusal[];
  inputs: Resource[];
}

export interface BasisWorld {
  forge: Forge;
  /** With the rights to read the organisation's policy, where the job's own token has none. */
  policyForge?: Forge;
  ledger: Ledger;
  /** Whole id of the commit that serves. */
  since?: string;
  standing?: Standing;
  deliveryPath?: string;
}

/**
 * Reads the organisation's policy, the delivery file at the commit that serves, and says what changed and which class of risk that
 * is. The same in every step of one approval: nothing here rests on the time of day.
 */
export async function basisOf(delivery: Delivery, world: BasisWorld): Promise<Basis> {
  const { refusals, inputs, floor } = await floorOf(delivery, world.policyForge ?? world.forge);
  const reader = new Reader();
  const then = await specAt(delivery, world, reader);
  const { first, lastDelivery, champion } = world.standing ?? unknownStanding('');
  const changes = whatChanged(world.ledger, champion?.ledger, { now: delivery.spec, then }, { first, lastDelivery, locate: delivery.locate });
  return { risk: riskOver(delivery.spec, floor?.spec, changes), changes, floor, refusals: [...refusals, ...reader.refusals], inputs: [...inputs, ...reader.inputs] };
}

/** The policy that a delivery file extends; undefined where it extends none, or with the refusal that says why. */
export async function floorOf(delivery: Delivery, forge: Forge): Promise<{ floor?: Floor; refusals: ApprovalRefusal[]; inputs: Resource[] }> {
  const declared = delivery.spec.approval?.extends;
  if (declared === undefined) return { refusals: [], inputs: [] };
  const address = floorAddress(declared);
  if (!address) return { refusals: [refuse('floor-unreadable', 'OWNER/REPO/PATH@COMMIT in approval.extends', declared)], inputs: [] };
  const reader = new Reader();
  const bytes = await reader.read(`policy ${declared}`, () => forge.fileOf(address.repository, address.path, address.commit));
  const { inputs } = reader;
  if (reader.failed) return { inputs, refusals: reader.refusals.map((refusal) => ({ ...refusal, code: refusal.code === 'github-forbidden' ? 'floor-unreadable' : refusal.code })) };
  if (!bytes) return { inputs, refusals: [refuse('floor-unreadable', declared, `no such file at that commit, or a repository that this token may not read`)] };
  try {
    return { floor: readFloor(bytes, address), refusals: [], inputs };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { inputs, refusals: error.problems.slice(0, MOST_MISTAKES).map(({ message, location }) => refuse('floor-invalid', 'a policy that fits schemas/policy.schema.json', `${location ? `${location.file}:${location.line}: ` : ''}${message}`)) };
  }
}

const MOST_MISTAKES = 10;

/** An older file may not fit what this version asks of one; then nothing can be said of it. */
async function specAt(delivery: Delivery, { forge, since, deliveryPath }: BasisWorld, reader: Reader): Promise<DeliverySpec | undefined> {
  if (since === undefined) return undefined;
  const file = repositoryPath(deliveryPath ?? delivery.file);
  const bytes = await reader.read(`${file} at ${since}`, () => forge.file(file, since));
  if (!bytes) return undefined;
  try {
    return parseDelivery(bytes, { file, root: delivery.root, workspace: delivery.root }).spec;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

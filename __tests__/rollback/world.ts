import type { Digest } from '../../src/core/digest.ts';
import type { StageResult } from '../../src/core/stage.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { RollbackDeps } from '../../src/rollback/rollback.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, depsOf, stateIn, worldWithChampion } from '../rollout/factory.ts';

/** A delivery file whose rollouts are a handful of ticks, with more of its own at the top level. */
export function deliveryWith(more = '', release = '{name: income, version: 1.0.0, model: model}'): Delivery {
  const text = `version: 1
release: ${release}
rollout:
  strategy: canary
  fleet: {place: {command: ./place}}
  traffic: {http: {url: 'http://127.0.0.1:1'}}
  signals: {log: {files: log.jsonl}}
  guardrails: [{name: errors, margin_ratio: 3, rate: {sql: 'SELECT 1'}}]
  steps: [50, 100]
${more}`;
  return parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
}

export const DRILLED = deliveryWith(`environments: [staging, production]
environment: staging
rollback: {within: 30 s, observe: 0 s, drill: {every: 31 days, environment: staging}, tabletop: {every: 90 days}}
`);

export async function deliver(world: World, run: string, name: string, delivery = DRILLED, options: PromoteOptions = {}): Promise<void> {
  world.candidate = release(name, `${run}.0.0`);
  world.behaviours.set(world.candidate.digest, { errors: 0.2 });
  const context = contextOf(world, run);
  await canaryPromote(delivery, context, await depsOf(world, delivery, context), options);
}

/** An adopted baseline, and two releases that were promoted over it: `first` on slot b, `second` on slot a, which serves. */
export async function twoDelivered(delivery = DRILLED): Promise<World> {
  const world = await worldWithChampion({ rps: 10 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  await deliver(world, '1', 'first', delivery);
  await deliver(world, '2', 'second', delivery);
  return world;
}

export function depsIn(world: World, more: Partial<RollbackDeps> = {}): RollbackDeps {
  return { journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: world.fleet, releases: world.releases, evidence: { trust: {}, signers: { mode: 'none' }, repositoryId: '42' }, ...more };
}

export const codes = ({ verdict }: StageResult): string[] => verdict.findings.map(({ code }) => code);
export const named = ({ verdict }: StageResult, code: string) => verdict.findings.find((finding) => finding.code === code);
export const serving = async (world: World): Promise<Digest> => (await stateIn(world)).champion!.release.digest;

import { expect } from '@jest/globals';
import type { StageContext, StageResult } from '../../src/core/stage.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { Override } from '../../src/journal/events.ts';
import { stateOf, type State } from '../../src/journal/state.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import type { CandidateEvidence, PromoteDeps } from '../../src/rollout/work.ts';
import { release, World } from '../../testkit/fleet.ts';
import { evidenceFor, policyOf } from '../../testkit/rollout-evidence.ts';

export const CANARY = `
strategy: canary
fleet: {place: {command: ./place}}
traffic: {http: {url: 'http://127.0.0.1:1'}}
signals: {log: {files: log.jsonl}}
guardrails: [{name: errors, rate: {sql: 'SELECT 1'}}]
steps: [5, 25, 50, 100]
`;

/** The whole delivery file around some lines of `rollout`, indented here; later keys overwrite earlier ones. */
export function deliveryOf(rollout = CANARY, changes: Record<string, string> = {}): Delivery {
  const lines = rollout.trim().split('\n').filter((line) => !Object.hasOwn(changes, line.split(':')[0]!));
  const all = [...lines, ...Object.entries(changes).map(([key, value]) => `${key}: ${value}`)];
  const text = `version: 1\nrelease: {name: income, version: 1.0.0, model: model}\nrollout:\n${all.map((line) => `  ${line}\n`).join('')}`;
  return parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
}

/** A reviewer let it pass, in a run of its own. */
export function overrideOf(run: string, action: Override['action'] = 'resume'): Override {
  return { action, reason: 'Looked at it.', by: { id: 2178, login: 'monalisa' }, askedBy: { id: 583231, login: 'octocat' }, run, challenge: 'aaaa-bbbb-cccc-dddd', head: null };
}

export function contextOf(world: World, run = '1'): StageContext {
  const silent = (): void => undefined;
  const context = {
    purpose: 'deliver' as const,
    deliveryId: { repositoryId: '42', runId: run, runAttempt: 1 },
    clock: world.dyingClock,
    log: { debug: silent, info: silent, warning: silent },
    out: '/out',
  };
  // As the commands do it: the engine opens when it is first asked, and copying a context does not ask.
  return Object.defineProperty(context, 'engine', {
    configurable: true,
    get: () => {
      throw new Error('No golden rows are declared, so no engine is asked.');
    },
  }) as unknown as StageContext;
}

export { evidenceFor, policyOf };

const ledgers = new WeakMap<World, Map<string, Promise<CandidateEvidence>>>();

/** The ledger of a run is made once, whoever ticks it and whenever. */
function ledgerOf(world: World, delivery: Delivery, context: StageContext): Promise<CandidateEvidence> {
  const known = ledgers.get(world) ?? new Map<string, Promise<CandidateEvidence>>();
  ledgers.set(world, known);
  const key = JSON.stringify([context.deliveryId, world.candidate.digest, delivery.digest]);
  const ledger = known.get(key) ?? evidenceFor(delivery, context, world.candidate);
  known.set(key, ledger);
  return ledger;
}

export async function depsOf(world: World, delivery: Delivery, context: StageContext): Promise<PromoteDeps> {
  return {
    journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: world.fleet, signals: world.signals, releases: world.releases, capacity: world.capacity,
    ledger: await ledgerOf(world, delivery, context),
  };
}

/** A world in which a champion with 1 % errors was adopted on slot a. */
export async function worldWithChampion(options: ConstructorParameters<typeof World>[0] = {}): Promise<World> {
  const world = new World(options);
  const champion = release('champion', '1.0.0');
  world.behaviours.set(champion.digest, { errors: 0.01 });
  world.loaded.a = champion.digest;
  await world.journal.append({ at: world.clock.now().toISOString(), delivery: 'local/adopt/1', type: 'adopted', data: { release: { ...champion }, slot: 'a' } }, 0);
  world.candidate = release('candidate', '1.1.0');
  return world;
}

export async function stateIn(world: World): Promise<State> {
  return stateOf(await world.journal.read());
}

export function typesIn(world: World): string[] {
  return world.journal.events.map(({ type }) => type);
}

/** Short steps and a wide margin, so that a whole delivery is a handful of ticks. */
export const SHORT = { steps: '[50, 100]', guardrails: "[{name: errors, margin_ratio: 3, rate: {sql: 'SELECT 1'}}]" };

/** Lists every write by which a driver gave the candidate more users than the journal's plan allowed at that moment. */
export function guardExposure(world: World): string[] {
  const violations: string[] = [];
  world.onWrite = (split) => {
    const { open, champion, returning } = stateOf(world.journal.events);
    const shown = JSON.stringify(split);
    if (Object.values(split).reduce((sum, share) => sum + share, 0) !== 100) violations.push(`shares that do not sum to 100: ${shown}`);
    if (returning) return;
    if (!open) {
      if (champion && split[champion.slot] !== 100) violations.push(`users sent away from the champion without a delivery: ${shown}`);
      return;
    }
    const allowed = Math.max(open.intended[open.slot]!, open.intent ? (open.plan.steps[open.intent.step] ?? 0) : 0);
    if (split[open.slot]! > allowed) violations.push(`${shown} where the plan allows ${allowed}`);
    if (split[open.slot]! > open.intended[open.slot]! && open.holds.length > 0) violations.push(`a hold was passed: ${shown}`);
    if (split[open.slot]! > 0 && !open.smoked) violations.push(`users before the slot was asked: ${shown}`);
  };
  return violations;
}

export interface Turn {
  run?: string;
  options?: PromoteOptions;
  deps?: Partial<PromoteDeps>;
}

/** Plays one delivery of the world's candidate under some lines of `rollout`, and fails where a driver gave it more than the plan. */
export async function play(world: World, rollout: string, { run = '1', options = {}, deps = {} }: Turn = {}): Promise<StageResult> {
  const violations = guardExposure(world);
  const delivery = deliveryOf(rollout);
  const context = contextOf(world, run);
  const result = await canaryPromote(delivery, context, { ...(await depsOf(world, delivery, context)), ...deps }, options);
  expect(violations).toEqual([]);
  return result;
}

/** Champion and candidate with these shares of errors, which is all that is looked at; 50 requests a second. */
export async function worldOf(candidate = 0.2, champion = 0.2): Promise<World> {
  const world = await worldWithChampion({ rps: 50 });
  world.behaviours.set(release('champion').digest, { errors: champion });
  world.behaviours.set(world.candidate.digest, { errors: candidate });
  return world;
}

/** What every strategy with slots and a router declares; guardrails that are cleared within minutes. */
export const RUNNING = `
interval: 5 minutes
lease: 30 minutes
fleet: {place: {command: ./place}, retire: {command: ./retire}}
traffic: {http: {url: 'http://127.0.0.1:1'}}
signals: {log: {files: log.jsonl}}
guardrails: [{name: errors, margin_ratio: 2, unit: request, rate: {sql: 'SELECT 1'}}]
`;

export function codesOf({ verdict }: StageResult): string[] {
  return verdict.findings.map(({ code }) => code);
}

export function sharesOf(world: World, slot = 'b'): number[] {
  return world.history.map(({ split }) => split[slot]!);
}

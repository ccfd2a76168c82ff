import type { StageContext, StageResult } from '../../src/core/stage.ts';
import type { ReleaseRef, Stage } from '../../src/core/verdict.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { GatePolicy } from '../../src/evidence/gate-policy.ts';
import { seal } from '../../src/evidence/seal.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import type { Override } from '../../src/journal/events.ts';
import { stateOf, type State } from '../../src/journal/state.ts';
import type { CandidateEvidence, PromoteDeps } from '../../src/rollout/work.ts';
import { release, World } from '../../testkit/fleet.ts';

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

const REQUIRED: Stage[] = ['identify', 'validate-data', 'run-model-tests'];

/** A sealed ledger in which every test stage passed for this release. `identified`: what the stage really said, if it ran. */
export async function evidenceFor(delivery: Delivery, context: StageContext, about: ReleaseRef, identified?: StageResult): Promise<CandidateEvidence> {
  const inDelivery = { ...context, release: about };
  const passed = (stage: Stage): StageResult => ({
    verdict: { schema: 'urn:sluice:verdict:v1', stage, outcome: 'pass', headline: `${stage} passed.`, enforced: true, release: about, findings: [], notes: [], facts: [] },
    inputs: [],
    details: stage === 'identify' ? identityOf(about) : { replay: { at: '2026-01-05T09:00:00.000Z' } },
  });
  const statements = REQUIRED.map((stage) => ({ name: `${stage}.json`, bytes: Buffer.from(JSON.stringify(makeStatement(delivery, inDelivery, stage === 'identify' && identified ? identified : passed(stage)))) }));
  const sealed = await seal(delivery, inDelivery, { statements, signer: unsigned() });
  return { text: sealed.ledger!, trust: {}, policy: policyOf(context), signer: unsigned() };
}

/** What identify says of a release at the least; no bytes are at hand here to hold against it. */
function identityOf({ name, version, digest }: ReleaseRef): Record<string, unknown> {
  const model = { path: 'model', kind: 'folder', digest, tree: digest, files: 1, bytes: 1 };
  return { manifest: { schema: 'urn:sluice:release:v1', name, version, digest, parts: { model } }, trees: {}, lineage: { parts: { weights: digest }, files: {}, definitions: {} } };
}

export function policyOf(context: StageContext): GatePolicy {
  return {
    required: REQUIRED.map((stage) => ({ stage })), signers: { mode: 'none' }, repositoryId: '42', delivery: context.deliveryId,
    place: null, deliveryFile: null, maxAge: null, risk: 'medium', layout: null, seen: null,
  };
}

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
    journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: world.fleet, signals: world.signals, releases: world.releases,
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

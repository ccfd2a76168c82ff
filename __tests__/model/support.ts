import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageContext } from '../../src/core/stage.ts';
import type { Finding, Verdict } from '../../src/core/verdict.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { ManualClock } from '../../testkit/clock.ts';

/** A team's repository in a folder of its own, with the files given as text. */
export interface Repository {
  path: string;
  out: string;
  write(name: string, text: string | Uint8Array): string;
  delivery(yaml?: string): Promise<Delivery>;
  remove(): void;
}

const HEAD = `version: 1
release: {name: income, version: 1.0.0, model: model.bin}
`;
export const DATA = 'data: {test: test.csv, key: [id], label: y}\n';
export const TESTS = 'tests: {task: binary, predictions: {candidate: candidate.csv}}\n';
export const BOTH = 'predictions: {candidate: candidate.csv, champion: champion.csv}';

export function repository(): Repository {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sluice-model-'));
  const write = (name: string, text: string | Uint8Array): string => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const out = path.join(root, 'out');
  mkdirSync(out);
  write('model.bin', 'weights');
  return {
    path: root,
    out,
    write,
    async delivery(yaml = DATA + TESTS) {
      write('delivery.yml', HEAD + yaml);
      return loadDelivery('delivery.yml', { workspace: root });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Gives every test of the file, or of the `describe` around it, one engine and a repository of its own, and takes both away again. */
export function eachTest(prepare: (given: { engine: DataEngine; repo: Repository }) => void): void {
  let engine: DataEngine;
  let repo: Repository;
  beforeAll(async () => {
    engine = await openDuckDb();
  });
  afterAll(() => engine.close());
  beforeEach(() => {
    repo = repository();
    prepare({ engine, repo });
  });
  afterEach(() => repo.remove());
}

export function contextOf(repo: Repository, engine: DataEngine, more: Partial<StageContext> = {}): StageContext {
  return {
    purpose: 'deliver',
    deliveryId: { repositoryId: '1', runId: '2', runAttempt: 1 },
    clock: new ManualClock(),
    log: { debug() {}, info() {}, warning() {} },
    engine,
    out: repo.out,
    ...more,
  };
}

export interface Person {
  id: number;
  y: 0 | 1;
  sex: string;
  /** What a model would know without error; scores are noise around it. */
  signal: number;
}

/** Seeded people of whom `share` are positive. */
export function people(n: number, options: { seed?: number; share?: number; women?: number } = {}): Person[] {
  const random = seededRandom(options.seed ?? 1);
  return Array.from({ length: n }, (_, id) => {
    const y = uniform(random) < (options.share ?? 0.3) ? 1 : 0;
    const sex = uniform(random) < (options.women ?? 0.5) ? 'Female' : 'Male';
    return { id, y, sex, signal: y };
  });
}

/** A calibrated score: the posterior of a normal signal of that noise. `noise` may differ by person. */
export function scores(rows: readonly Person[], seed: number, noise: number | ((person: Person) => number)): Map<number, number> {
  const random = seededRandom(seed);
  return new Map(
    rows.map((person) => {
      const deviation = typeof noise === 'number' ? noise : noise(person);
      const seen = person.signal + deviation * normalValue(random);
      const odds = (0.3 / 0.7) * Math.exp((seen - 0.5) / deviation ** 2);
      return [person.id, odds / (1 + odds)];
    }),
  );
}

export function testCsv(rows: readonly Person[]): string {
  return ['id,y,sex', ...rows.map(({ id, y, sex }) => `${id},${y},${sex}`)].join('\n') + '\n';
}

export function scoreCsv(of: ReadonlyMap<number, number>): string {
  return ['id,score', ...[...of].map(([id, score]) => `${id},${score}`)].join('\n') + '\n';
}

export function findingOf(verdict: Verdict, code: string): Finding {
  const found = verdict.findings.find((finding) => finding.code === code);
  if (!found) throw new Error(`No finding ${code} among ${verdict.findings.map((finding) => finding.code).join(', ')}.`);
  return found;
}

export function outcomes(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(verdict.findings.map((finding) => [finding.code, finding.outcome]));
}

import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Finding, Verdict } from '../../src/core/verdict.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { ManualClock } from '../../testkit/clock.ts';

/** A copy of an example that a test may spoil. */
export interface Example {
  /** The verdict under the example's own delivery file, some of whose text is replaced. Resamples as seldom as is allowed; `firstGatesOnly` ends at the first metric of the team's own. */
  judge(engine: DataEngine, replace?: Record<string, string>, options?: { firstGatesOnly?: boolean }): Promise<Verdict>;
  /** Writes predictions/NAME.csv.gz: those of another model with each line changed. */
  predictions(name: string, from: string, change: (cells: string[], index: number) => string[]): void;
  /** Rows of a packed file of the example, without the header. */
  lines(file: string): string[][];
  remove(): void;
}

export function exampleOf(name: string): Example {
  const root = mkdtempSync(path.join(os.tmpdir(), `sluice-${name}-`));
  const from = fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
  for (const folder of ['data', 'models', 'predictions']) cpSync(path.join(from, folder), path.join(root, folder), { recursive: true });
  copyFileSync(path.join(from, 'delivery.yml'), path.join(root, 'delivery.yml'));
  const text = readFileSync(path.join(from, 'delivery.yml'), 'utf8').replace(/^tests:$/m, 'tests:\n  replicates: 200');
  const out = path.join(root, 'out');
  mkdirSync(out);
  const unpacked = (file: string): string[] => gunzipSync(readFileSync(path.join(root, file))).toString().trimEnd().split('\n');
  return {
    async judge(engine, replace = {}, { firstGatesOnly = false } = {}) {
      let changed = firstGatesOnly ? text.split('    - metric: custom')[0]! : text;
      for (const [old, by] of Object.entries(replace)) {
        if (!changed.includes(old)) throw new Error(`The delivery file of ${name} has no ${JSON.stringify(old)}.`);
        changed = changed.replaceAll(old, by);
      }
      writeFileSync(path.join(root, 'delivery.yml'), changed);
      const delivery = await loadDelivery('delivery.yml', { workspace: root });
      const log = { debug() {}, info() {}, warning() {} };
      return (await runModelTests(delivery, { purpose: 'deliver', deliveryId: { repositoryId: '1', runId: '2', runAttempt: 1 }, clock: new ManualClock(), log, engine, out })).verdict;
    },
    predictions(target, source, change) {
      const lines = unpacked(`predictions/${source}.csv.gz`).map((line, index) => change(line.split(','), index).join(','));
      writeFileSync(path.join(root, 'predictions', `${target}.csv.gz`), gzipSync(`${lines.join('\n')}\n`));
    },
    lines: (file) => unpacked(file).slice(1).map((line) => line.split(',')),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** `outcome rule` of every finding of a gate. */
export function answers(verdict: Verdict): string[] {
  return verdict.findings.filter(isOfGate).map(({ outcome, rule }) => `${outcome} ${rule}`);
}

export function failed(verdict: Verdict): string[] {
  return verdict.findings.filter((finding) => isOfGate(finding) && finding.outcome === 'fail').map(({ rule }) => rule);
}

function isOfGate({ code }: Finding): boolean {
  return /^(metric|fairness|calibration)-/.test(code);
}

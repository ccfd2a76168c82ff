import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { FeatureRow, Predictor } from '../../../src/core/seams.ts';
import { openPredictor } from '../../../src/model/predictors/open.ts';
import { contextOf, DATA, repository, type Repository } from '../support.ts';
import { MODEL, plainRows, type PredictorHome } from './contract.ts';

/** Opens what the delivery file declares, as stages do. */
export async function opened(repo: Repository, engine: DataEngine, predictor: string, data = DATA, more = ''): Promise<Predictor> {
  const delivery = await repo.delivery(`${data}tests: {task: binary, predictions: {candidate: made/candidate.csv}, predictor: ${predictor}${more}}\n`);
  return (await openPredictor(delivery, contextOf(repo, engine)))!;
}

export { repository, type Repository };

const BAD: FeatureRow = { id: 900, x: -1, n: 0, city: 'Bern' };

/** What homes of the plain model share. `refuses` says what becomes of the row with a negative x. */
export function plainHome(): Pick<PredictorHome, 'rows' | 'scores' | 'tolerance' | 'missing' | 'unknown' | 'refused'> {
  const rows = plainRows(50);
  const missing: FeatureRow = { id: 901, x: null, n: 3, city: 'Bern' };
  const unknown: FeatureRow = { id: 902, x: 2, n: 3, city: 'Nowhere' };
  return {
    rows,
    scores: rows.map(MODEL.score),
    tolerance: 1e-15,
    missing: { row: missing, answer: MODEL.score(missing) },
    unknown: { row: unknown, answer: MODEL.score(unknown) },
    refused: { row: BAD, code: 'predictor-row-refused' },
  };
}

/** Processes of this machine whose command line holds a text. */
export async function processesWith(text: string): Promise<number> {
  const { readdirSync, readFileSync } = await import('node:fs');
  const found = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });
  return found.length;
}

/** Asks until the answer is 0 or patience ends: ends of processes and sockets are told late. */
export async function settled(left: () => Promise<number>): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await left()) === 0) return 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return left();
}

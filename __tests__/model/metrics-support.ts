import { readFileSync } from 'node:fs';
import type { MetricSpec, Task } from '../../src/model/metrics/catalogue.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';

/** golden/metrics.json: values of scikit-learn, made by golden/metrics.py. */
export interface Golden {
  source: string;
  small: Fixture;
  brierParts: { fixture: string; weighted: boolean; reliability: number; resolution: number; uncertainty: number }[];
  values: { fixture: 'small' | 'large'; task: Task; weighted: boolean; scores?: 'scores' | 'untied'; spec: MetricSpec; value: number }[];
}

type Numbers = ArrayLike<number>;

/** Data of every task, as golden/metrics.py holds it. */
export interface Fixture {
  weights: Numbers;
  binary: { labels: Numbers; scores: Numbers };
  multiclass: { codes: Numbers; scores: Numbers[] };
  multilabel: { labels: Numbers[]; scores: Numbers[] };
  regression: { truth: Numbers; predicted: Numbers };
  quantile: { truth: Numbers; levels: number[]; predicted: Numbers[] };
  ranking: { relevance: Numbers; scores: Numbers; untied: Numbers; queries: Numbers; weights: Numbers };
}

export const golden = JSON.parse(readFileSync(new URL('golden/metrics.json', import.meta.url), 'utf8')) as Golden;

export const EPSILON = 2 ** -52;

/** Rows of a fixture, as the join would make them. */
export function rowsOf(fixture: Fixture, task: Task, which: 'scores' | 'untied' = 'scores'): Rows {
  const floats = (values: Numbers): Float64Array => Float64Array.from(values);
  const bits = (values: Numbers): Uint8Array => Uint8Array.from(values);
  const rows = (truth: Rows['truth'], scores: Numbers[], weights: Numbers = fixture.weights): Rows => ({
    task,
    n: weights.length,
    truth,
    candidate: { scores: scores.map(floats) },
    weights: floats(weights),
    categories: {},
    epsilon: EPSILON,
  });
  switch (task) {
    case 'binary': {
      const labels = bits(fixture.binary.labels);
      return rows({ kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) }, [fixture.binary.scores]);
    }
    case 'multiclass':
      return rows({ kind: 'classes', classes: letters(fixture.multiclass.scores.length), codes: Int32Array.from(fixture.multiclass.codes) }, fixture.multiclass.scores);
    case 'multilabel':
      return rows({ kind: 'labels', classes: letters(fixture.multilabel.scores.length), labels: fixture.multilabel.labels.map(bits) }, fixture.multilabel.scores);
    case 'regression':
      return rows({ kind: 'numbers', values: floats(fixture.regression.truth) }, [fixture.regression.predicted]);
    case 'quantile':
      return rows({ kind: 'numbers', values: floats(fixture.quantile.truth) }, fixture.quantile.predicted);
    case 'ranking': {
      const codes = Int32Array.from(fixture.ranking.queries);
      const names = Array.from({ length: Math.max(...codes) + 1 }, (_, query) => `q${query}`);
      return rows({ kind: 'relevance', values: floats(fixture.ranking.relevance), queries: { names, codes } }, [fixture.ranking[which]], fixture.ranking.weights);
    }
  }
}

function letters(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i));
}

/** 5,000 rows of every task from Kronecker sequences: the rule of `large()` in golden/metrics.py, operation for operation. */
export function largeFixture(): Fixture {
  const n = 5000;
  const roots = [0.6180339887498949, 0.7548776662466927, 0.5698402909980532, 0.41421356237309515, 0.7320508075688772, 0.2360679774997898, 0.6457513110645906, 0.3166247903553998];
  const rows = Array.from({ length: n }, (_, row) => row);
  const u = roots.map((root) => rows.map((row) => ((row + 1) * root) % 1));
  const floor = (x: number, parts: number): number => Math.floor(x * parts) / parts;
  const weights = u[7]!.map((x) => Math.floor(x * 8) / 4 + 0.25);
  const shares = rows.map((row) => {
    const raw = [0, 1, 2, 3].map((k) => Math.floor(u[k]![row]! * 50) + 1);
    const total = raw[0]! + raw[1]! + raw[2]! + raw[3]!;
    return raw.map((each) => each / total);
  });
  const y = rows.map((row) => (row % 50 === 0 ? 0 : Math.floor((u[0]![row]! * 10 - 3) * 100) / 100));
  return {
    weights,
    binary: { labels: rows.map((row) => Number(u[1]![row]! < 0.15 + 0.5 * u[0]![row]!)), scores: u[0]!.map((x) => floor(x, 1000)) },
    multiclass: {
      codes: rows.map((row) => (u[4]![row]! < 0.5 ? shares[row]!.indexOf(Math.max(...shares[row]!)) : Math.floor(u[5]![row]! * 4))),
      scores: [0, 1, 2, 3].map((k) => rows.map((row) => shares[row]![k]!)),
    },
    multilabel: {
      labels: [0, 1, 2].map((k) => rows.map((row) => Number(u[k + 3]![row]! < 0.1 + 0.6 * u[k]![row]!))),
      scores: [0, 1, 2].map((k) => u[k]!.map((x) => floor(x, 200))),
    },
    regression: { truth: y, predicted: rows.map((row) => y[row]! + (u[1]![row]! - 0.45) * 2) },
    quantile: { truth: y, levels: [0.1, 0.5, 0.9], predicted: [1, 0.5, 0.125].map((shift) => rows.map((row) => y[row]! + (u[1]![row]! - shift))) },
    ranking: {
      relevance: u[0]!.map((x) => Math.floor(x * 4)),
      scores: rows.map((row) => Math.floor((u[0]![row]! + u[1]![row]!) * 8)),
      untied: rows.map((row) => u[0]![row]! + u[1]![row]!),
      queries: rows.map((row) => Math.floor(row / 10)),
      weights: rows.map((row) => weights[row - (row % 10)]!),
    },
  };
}

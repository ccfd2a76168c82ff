import type { FeatureRow, Predictor } from '../../src/core/seams.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { predictInBatches } from '../../src/model/predictors/batches.ts';
import { PredictorError } from '../../src/model/predictors/error.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';

/** A small model as a predictor: what `score` answers for a row, or a PredictorError for a row that it refuses. */
export function modelOf(score: (row: FeatureRow) => number | readonly number[], outputs: readonly string[] = ['score']): Predictor & { questions: number } {
  const predictor = {
    name: 'command',
    outputs,
    besideTeamCode: true,
    live: true,
    notes: [],
    questions: 0,
    predict: (rows: Parameters<Predictor['predict']>[0], options?: Parameters<Predictor['predict']>[1]) =>
      predictInBatches(
        {
          width: outputs.length,
          batch: 256,
          names: { sensitive: false, one: (_, place) => `Row ${place + 1}`, range: (place, count) => `Rows ${place + 1} to ${place + count}` },
          ask: async (batch) => {
            predictor.questions += batch.length;
            return batch.map((row) => {
              const answer = score(row);
              return typeof answer === 'number' ? [answer] : answer;
            });
          },
        },
        rows,
        options,
      ),
    close: async () => {},
  };
  return predictor;
}

export function refuse(why: string): never {
  throw new PredictorError('predictor-row-refused', why, 'Correct the row.', { blame: 'row' });
}

/** Applicants for credit, seeded: whole and real numbers, texts, a missing value here and there. */
export function applicantsCsv(n: number, seed = 5): string {
  const random = seededRandom(seed);
  const lines = Array.from({ length: n }, (_, id) => {
    const income = Math.round(3000 + 800 * normalValue(random));
    const age = 20 + Math.floor(50 * uniform(random));
    const debt = Math.max(0, Number((0.3 + 0.1 * normalValue(random)).toFixed(4)));
    const city = ['Basel', 'Genève', 'Zürich'][Math.floor(3 * uniform(random))]!;
    const sex = uniform(random) < 0.5 ? 'Female' : 'Male';
    return `${id},${income},${age},${debt},${city},${sex},${uniform(random) < 0.5 ? 1 : 0}`;
  });
  return ['id,income,age,debt,city,sex,y', ...lines].join('\n') + '\n';
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Smooth, rising in income, falling in debt, blind to sex; city matters a little and in any spelling. */
export function soundScore(row: FeatureRow): number {
  const income = clip(Number(row.income ?? 3000), 0, 6000);
  const debt = clip(Number(row.debt ?? 0.3), 0, 1);
  return logistic((income - 3000) / 800 - 2 * (debt - 0.3) + 0.1);
}

function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function byCode(findings: readonly Finding[], code: string): Finding[] {
  return findings.filter((finding) => finding.code === code);
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FeatureRow, Prediction, PredictOptions, Predictor } from '../../../src/core/seams.ts';
import { PredictorError } from '../../../src/model/predictors/error.ts';

/** Rows as all kinds but onnx get them, and the scores that their model gives. */
export const MODEL = {
  inputs: ['x', 'n', 'city'],
  score({ x, n, city }: FeatureRow): number {
    return 1 / (1 + Math.exp(-(Number(x ?? 0) / 10 + Number(n) / 100 + (city === 'Bern' ? 1 : city === 'Basel' ? -1 : 0))));
  },
};

const CITIES = ['Bern', 'Basel', 'Zürich "ZH"\n'];

export function plainRows(count: number): FeatureRow[] {
  return Array.from({ length: count }, (_, id) => ({ id, x: id / 8, n: id % 7, city: CITIES[id % 3]! }));
}

/** One kind of predictor around one model. */
export interface PredictorHome extends AsyncDisposable {
  rows: readonly FeatureRow[];
  /** One number for each of `rows`. */
  scores: readonly number[];
  /** Largest difference that floats of the model explain. */
  tolerance: number;
  /** A row with a missing value: its score, or the code of its refusal. */
  missing: { row: FeatureRow; answer: number | string };
  /** A row with a category that the model has never seen. */
  unknown: { row: FeatureRow; answer: number | string };
  /** A row that is refused. */
  refused: { row: FeatureRow; code: string };
  open(): Promise<Predictor>;
  /** The same with a model that never ends its answer. */
  openHanging(): Promise<Predictor>;
  /** Processes, threads or connections that are still there. */
  left(): Promise<number>;
}

/** What every predictor keeps to, whatever answers. */
export function predictorContract(name: string, home: () => Promise<PredictorHome>): void {
  describe(`a predictor by ${name}`, () => {
    let place: PredictorHome;
    let predictor: Predictor;
    // One for all: what a test leaves behind in it, the next one meets.
    beforeAll(async () => {
      place = await home();
      predictor = await place.open();
    });
    afterAll(async () => {
      await predictor.close();
      const left = await place.left();
      await place[Symbol.asyncDispose]();
      expect(left).toBe(0);
    });
    const inHome = (work: (home: PredictorHome, predictor: Predictor) => Promise<void>): Promise<void> => work(place, predictor);

    test('answers each row in order, the same in every batch size', () => inHome(async ({ rows, scores, tolerance }, predictor) => {
      const answers = await all(predictor, rows);
      expect(answers).toHaveLength(rows.length);
      answers.forEach(([score], row) => expect(Math.abs(score! - scores[row]!)).toBeLessThanOrEqual(tolerance));
      for (const batch of [1, 7, 1000]) expect(await all(predictor, rows, { batch })).toEqual(answers);
    }));

    test('has no answer to no rows', () => inHome(async (_, predictor) => {
      expect(await all(predictor, [])).toEqual([]);
    }));

    test('takes rows only as fast as its answers are taken', () => inHome(async ({ rows }, predictor) => {
      let pulled = 0;
      const counted = (function* () {
        for (const row of rows) {
          pulled++;
          yield row;
        }
      })();
      let taken = 0;
      for await (const prediction of predictor.predict(counted, { batch: 4 })) {
        expect(prediction).toHaveLength(1);
        taken++;
        expect(pulled - taken).toBeLessThan(4);
      }
      expect(taken).toBe(rows.length);
    }));

    test('goes on after an answer that nobody took', () => inHome(async ({ rows }, predictor) => {
      const answers = await all(predictor, rows);
      for await (const first of predictor.predict(rows, { batch: 5 })) {
        expect(first).toEqual(answers[0]);
        break;
      }
      expect(await all(predictor, rows, { batch: 3 })).toEqual(answers);
    }));

    test('answers two questions at once without mixing them', () => inHome(async ({ rows }, predictor) => {
      const answers = await all(predictor, rows);
      const [forward, backward] = await Promise.all([all(predictor, rows, { batch: 2 }), all(predictor, [...rows].reverse(), { batch: 3 })]);
      expect(forward).toEqual(answers);
      expect(backward).toEqual([...answers].reverse());
    }));

    test.each(['missing', 'unknown'] as const)('answers a row with a value that is %s, or says which row it refuses', (which) => inHome(async (place, predictor) => {
      const { row, answer } = place[which];
      const rows = [place.rows[0]!, row, place.rows[1]!];
      if (typeof answer === 'string') await expectRefusal(all(predictor, rows), answer, 1);
      else expect(Math.abs((await all(predictor, rows))[1]![0]! - answer)).toBeLessThanOrEqual(place.tolerance);
    }));

    test('names the one row that it refuses, also amid a batch', () => inHome(async ({ rows, refused }, predictor) => {
      const spoilt = [...rows.slice(0, 12), refused.row, ...rows.slice(12)];
      const error = await expectRefusal(all(predictor, spoilt, { batch: 8 }), refused.code, 12);
      expect(error.message).toMatch(/^Row 13 \(id /);
      expect(error.fix).not.toBe('');
    }));

    test('goes on without the rows that it refuses, where it is told to', () => inHome(async ({ rows, scores, tolerance, refused }, predictor) => {
      const spoilt = [refused.row, ...rows, refused.row];
      const told: [number, string][] = [];
      const answers = await all(predictor, spoilt, { batch: 8, refused: (row, error) => told.push([row, error.code]) });
      expect(told).toEqual([[0, refused.code], [spoilt.length - 1, refused.code]]);
      expect(answers[0]).toEqual([NaN]);
      expect(answers.at(-1)).toEqual([NaN]);
      scores.forEach((score, row) => expect(Math.abs(answers[row + 1]![0]! - score)).toBeLessThanOrEqual(tolerance));
    }));

    test('is closed as often as one likes, also before it was asked, and leaves nothing', async () => {
      await using other = await home();
      const unasked = await other.open();
      await unasked.close();
      const asked = await other.open();
      await all(asked, other.rows.slice(0, 3));
      await asked.close();
      await asked.close();
      expect(await other.left()).toBe(0);
    });

    test('ends at once when it is stopped, also amid an answer', () => inHome(async (_, predictor) => {
      await expectCode(all(predictor, place.rows, { signal: AbortSignal.abort() }), 'predictor-aborted');
      await using other = await home();
      const hanging = await other.openHanging();
      const controller = new AbortController();
      const answers = all(hanging, other.rows, { signal: controller.signal });
      setTimeout(() => controller.abort(), 50);
      await expectCode(answers, 'predictor-aborted');
      await hanging.close();
      expect(await other.left()).toBe(0);
    }));
  });
}

export async function all(predictor: Predictor, rows: Iterable<FeatureRow>, options?: PredictOptions): Promise<Prediction[]> {
  const answers: Prediction[] = [];
  for await (const prediction of predictor.predict(rows, options)) answers.push(prediction);
  return answers;
}

export async function expectCode(work: Promise<unknown>, code: string): Promise<PredictorError> {
  const error = await work.then(() => undefined, (cause: unknown) => cause);
  expect(error).toBeInstanceOf(PredictorError);
  expect((error as PredictorError).code).toBe(code);
  return error as PredictorError;
}

export async function expectRefusal(work: Promise<unknown>, code: string, row: number): Promise<PredictorError> {
  const error = await expectCode(work, code);
  expect(error.row).toBe(row);
  return error;
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { metricOf, valueOf, type MetricSpec, type Task } from '../../src/model/metrics/catalogue.ts';
import type { Outputs, Rows, Truth } from '../../src/model/predictions/rows.ts';
import { EPSILON, golden } from './metrics-support.ts';

const LEVELS = [0.1, 0.5, 0.9];
const OPTIONS = { threshold: 0.5, epsilon: EPSILON, quantiles: LEVELS };
const RUNS = { numRuns: 8 };

/** Every way of asking a metric that has a golden value. */
const SPECS: [Task, MetricSpec][] = golden.values
  .filter(({ fixture, weighted, scores, spec, task }) => fixture === 'small' && !weighted && scores !== 'untied' && !(task === 'quantile' && spec.quantile !== undefined))
  .map(({ task, spec }) => [task, spec.class === undefined ? spec : { ...spec, class: 'b' }]);

/** What one row (one query of rows, for rankings) holds; scores in hundredths, so that some are equal. */
interface Drawn {
  bits: number[];
  code: number;
  scores: number[];
  truth: number;
  times: number;
}

const drawnRow: fc.Arbitrary<Drawn> = fc.record({
  bits: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }),
  code: fc.nat(2),
  scores: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
  truth: fc.integer({ min: -3, max: 3 }),
  times: fc.integer({ min: 0, max: 3 }),
});
const drawnRows = fc.array(drawnRow, { minLength: 8, maxLength: 20 });

function rowsOf(task: Task, drawn: readonly Drawn[]): Rows {
  const score = (c: number): Float64Array => Float64Array.from(drawn, ({ scores }) => scores[c]! / 10);
  const base = { task, n: drawn.length, categories: {}, epsilon: EPSILON };
  const make = (truth: Truth, scores: Float64Array[]): Rows => ({ ...base, truth, candidate: { scores } });
  switch (task) {
    case 'binary': {
      const labels = Uint8Array.from(drawn, ({ bits }) => bits[0]!);
      return make({ kind: 'binary', labels, positives: 0 }, [score(0)]);
    }
    case 'multiclass':
      return make({ kind: 'classes', classes: ['a', 'b', 'c'], codes: Int32Array.from(drawn, ({ code }) => code) }, [0, 1, 2].map(score));
    case 'multilabel':
      return make({ kind: 'labels', classes: ['a', 'b', 'c'], labels: [0, 1, 2].map((l) => Uint8Array.from(drawn, ({ bits }) => bits[l]!)) }, [0, 1, 2].map(score));
    case 'regression':
      return make({ kind: 'numbers', values: Float64Array.from(drawn, ({ truth }) => truth) }, [score(0)]);
    case 'quantile':
      return make({ kind: 'numbers', values: Float64Array.from(drawn, ({ truth }) => truth) }, [0, 1, 2].map(score));
    case 'ranking':
      return rankedRows(drawn);
  }
}

/** Each drawn row becomes a query of three rows. */
function rankedRows(drawn: readonly Drawn[]): Rows {
  const three = drawn.flatMap(({ bits, scores }, query) => bits.map((bit, i) => ({ bit, score: scores[i]!, query })));
  return {
    task: 'ranking',
    n: three.length,
    truth: { kind: 'relevance', values: Float64Array.from(three, ({ bit }) => bit), queries: { names: [], codes: Int32Array.from(three, ({ query }) => query) } },
    candidate: { scores: [Float64Array.from(three, ({ score }) => score)] },
    categories: {},
    epsilon: EPSILON,
  };
}

function value(spec: MetricSpec, rows: Rows, weights?: Float64Array, subset?: Uint32Array, outputs: Outputs = rows.candidate): number | null {
  return valueOf(metricOf(spec, rows, outputs, OPTIONS), subset, weights).value;
}

function expectSame(a: number | null, b: number | null): void {
  if (a === null || b === null) expect([a, b]).toEqual([null, null]);
  else expect(Math.abs(a - b)).toBeLessThan(1e-9 * Math.max(1, Math.abs(a)));
}

/** Rows of a query weigh alike. */
function timesOf(task: Task, drawn: readonly Drawn[]): Float64Array {
  return Float64Array.from(task === 'ranking' ? drawn.flatMap(({ times }) => [times, times, times]) : drawn.map(({ times }) => times));
}

describe.each([...new Set(SPECS.map(([task]) => task))])('every metric of a %s task', (task) => {
  const specs = SPECS.filter(([own]) => own === task).map(([, spec]) => spec);

  test('gives rows repeated n times what it gives rows of weight n', () => {
    fc.assert(
      fc.property(drawnRows, (drawn) => {
        fc.pre(drawn.some(({ times }) => times > 0));
        const rows = rowsOf(task, drawn);
        const repeated = rowsOf(task, drawn.flatMap((row) => Array.from({ length: row.times }, () => row)));
        for (const spec of specs) expectSame(value(spec, rows, timesOf(task, drawn)), value(spec, repeated));
      }),
      RUNS,
    );
  });

  test('does not feel the order of the rows', () => {
    fc.assert(
      fc.property(drawnRows, fc.integer({ min: 1, max: 7 }), (drawn, turn) => {
        const other = [...drawn.slice(turn), ...drawn.slice(0, turn)].reverse();
        for (const spec of specs)
          expectSame(value(spec, rowsOf(task, drawn), timesOf(task, drawn)), value(spec, rowsOf(task, other), timesOf(task, other)));
      }),
      RUNS,
    );
  });

  test('gives a slice what it gives these rows alone', () => {
    fc.assert(
      fc.property(drawnRows, (drawn) => {
        const kept = drawn.filter(({ times }) => times > 1);
        fc.pre(kept.length > 0);
        const rows = rowsOf(task, drawn);
        const perRow = task === 'ranking' ? 3 : 1;
        const subset = Uint32Array.from({ length: rows.n }, (_, row) => row).filter((row) => drawn[Math.floor(row / perRow)]!.times > 1);
        for (const spec of specs) {
          expectSame(value(spec, rows, timesOf(task, drawn), subset), value(spec, rowsOf(task, kept), timesOf(task, kept)));
          expectSame(value(spec, rows, undefined, subset), value(spec, rowsOf(task, kept)));
        }
      }),
      RUNS,
    );
  });

  test('is a number in its range, or has a reason', () => {
    fc.assert(
      fc.property(drawnRows, (drawn) => {
        const rows = rowsOf(task, drawn);
        for (const spec of specs) {
          const metric = metricOf(spec, rows, rows.candidate, OPTIONS);
          const found = valueOf(metric);
          if (found.value === null) expect(found.reason).toBe(metric.undefinedWhy!());
          else {
            const [low, high] = metric.range;
            const isIn = found.value >= low - 1e-12 && found.value <= high + 1e-12;
            expect([metric.id, isIn, metric.undefinedWhy?.()]).toEqual([metric.id, true, undefined]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

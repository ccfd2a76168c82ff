import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CurveForm } from '../../src/statistics/metric.ts';
import { averagePrecision, rocAuc } from '../../src/statistics/metrics/curves.ts';
import { layersOf, type Cut } from '../../src/statistics/resampling-layers.ts';
import { walkWhole } from '../../src/statistics/resampling-walk-whole.ts';
import { lay, Walk, type WalkAsked } from '../../src/statistics/resampling-walk.ts';
import { wordsOf } from '../../src/statistics/resampling-words.ts';
import { orderOfScores } from '../../src/statistics/score-order.ts';

/** One to nine layers of 1 to 40 slices, and scores of which some, all or none are alike. */
const cases = fc
  .record({ n: fc.integer({ min: 1, max: 200 }), distinct: fc.constantFrom(1, 3, 40, 1e9), widths: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }), share: fc.double({ min: 0, max: 1, noNaN: true }), seed: fc.integer() })
  .map(({ n, distinct, widths, share, seed }) => {
    let state = seed >>> 0;
    const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const scores = Float64Array.from({ length: n }, () => Math.floor(random() * distinct) / distinct);
    const labels = Uint8Array.from({ length: n }, () => (random() < share ? 1 : 0));
    const cuts = widths.map((parts): Cut => ({ parts, codes: Uint8Array.from({ length: n }, () => Math.floor(random() * parts)) }));
    return { scores, labels, cuts };
  });

test('the walk over rows as they are gives bit for bit what the walk with weights gives where each row weighs 1', () => {
  fc.assert(
    fc.property(cases, ({ scores, labels, cuts }) => {
      const layers = layersOf([undefined, ...cuts.flatMap((cut) => Array.from({ length: cut.parts }, (_, code) => ({ cut, code })))], scores.length);
      const forms = [{ kind: 'curve', scores, labels, on: rocAuc, walk: 'roc_auc' }, { kind: 'curve', scores, labels, on: averagePrecision, walk: 'average_precision' }] as unknown as CurveForm[];
      const asked: WalkAsked[] = layers.flatMap((layer) => layer.slices.flatMap((_, slice) => forms.map((form) => ({ form, layer, slice, at: 0 })))).map((one, at) => ({ ...one, at }));
      const [weighed, whole] = [new Float64Array(asked.length), new Float64Array(asked.length)];
      const order = orderOfScores(scores);
      for (const words of wordsOf(layers, labels)) {
        new Walk(order, words, asked).measure(weighed, 1, 1, new Uint8Array(scores.length));
        const laid = new Int32Array(scores.length);
        lay(order, words.words, laid);
        walkWhole(laid, words, asked, whole);
      }
      expect([...whole]).toEqual([...weighed]);
      // Of all rows, against what is said over the distinct scores.
      const distinct = [...new Set(scores)].sort((a, b) => a - b);
      const at = (label: number) => Float64Array.from(distinct, (score) => scores.reduce((sum, own, row) => sum + (own === score && labels[row] === label ? 1 : 0), 0));
      const [positives, negatives] = [at(1), at(0)];
      const own = [rocAuc, averagePrecision].map((on) => on(Float64Array.from(distinct))(positives, negatives));
      for (const [i, expected] of own.entries()) if (Number.isFinite(expected)) expect(whole[asked.findIndex(({ form, layer, slice }) => form === forms[i] && layer.slices[slice] === undefined)]).toBeCloseTo(expected, 12);
    }),
    { numRuns: 300, seed: 7 },
  );
});

import { expect, test } from '@jest/globals';
import { renderLog } from '../../src/report/log.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { percent } from '../../src/report/words.ts';
import { finding, verdict } from '../../testkit/verdicts.ts';

const interval = { low: 0.0123, high: 0.02875, level: 0.95, method: 'Wilson' };
const slice = (name: string) => finding({ code: 'weak-slice', rule: name, outcome: 'fail', expected: '≤ 2 times', fix: 'Look at these rows.' });

test('a share is written as its limit is, in the five numbers and in every row', () => {
  const share = finding({ outcome: 'fail', rule: 'flips', expected: '≤ 5 %', actual: '1.9 %', interval });
  const page = renderSummary(verdict({ findings: [share], figures: [{ name: 'flips', candidate: 0.019, interval, wanted: '≤ 5 %', outcome: 'pass' }, { name: 'accuracy', candidate: 0.9, wanted: '≥ 0.8', outcome: 'pass' }] }));
  expect(page).toContain('| flips | 1.9 % |');
  expect(page).toContain('| accuracy | 0.9 |');
  expect(page.match(/1\.23 % to 2\.88 % \(95 %\)/g)).toHaveLength(2);
  expect(renderLog(verdict({ findings: [share] })).join('\n')).toContain('interval 1.23 % to 2.88 % (95 %)');
});

test('the same advice is given once', () => {
  const findings = [slice('one'), slice('two'), slice('three')];
  for (const text of [renderSummary(verdict({ findings })), renderLog(verdict({ findings })).join('\n')]) {
    expect(text.match(/Look at these rows\./g)).toHaveLength(1);
    expect(text.match(/As above\./g)).toHaveLength(2);
  }
});

test('no share that is there is written as none', () => {
  expect([0, 1e-9, 0.00123, 0.5, NaN].map(percent)).toEqual(['0 %', '< 0.0001 %', '0.123 %', '50 %', 'undefined']);
});

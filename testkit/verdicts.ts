import type { Finding, Verdict } from '../src/core/verdict.ts';

export function finding(more: Partial<Finding> = {}): Finding {
  return {
    code: 'column-out-of-range',
    outcome: 'fail',
    rule: 'age: between 17 and 90',
    message: '3 of 1000 values are outside.',
    expected: 'between 17 and 90',
    actual: '3 outside',
    n: 1000,
    fix: 'Look at the rows named here.',
    location: { file: 'delivery.yml', line: 7, column: 5, endLine: 7, endColumn: 20 },
    ...more,
  };
}

export function verdict(more: Partial<Verdict> = {}): Verdict {
  return {
    schema: 'urn:sluice:verdict:v1',
    stage: 'validate-data',
    outcome: 'fail',
    headline: 'Stopped: the ages of three people cannot be.',
    enforced: true,
    release: { name: 'income', version: '1.0.0', digest: `sha256:${'a'.repeat(64)}` },
    findings: [finding()],
    notes: ['Drift: off (no data.train).'],
    facts: [['Rows', '1000']],
    ...more,
  };
}

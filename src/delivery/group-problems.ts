import { cutName } from './cut-name.ts';
import type { DeliverySpec } from './spec.ts';

type Report = (path: (string | number)[], code: string, message: string, fix: string) => void;

/** What a schema cannot say of fairness, calibration, shift and weak slices: which limit goes with which metric, and what each needs. */
export function groupProblems({ tests, data }: DeliverySpec, report: Report): void {
  if (!tests) return;
  fairnessProblems(tests.fairness, report);
  calibrationProblems(tests, report);
  if (tests.shift && data?.serving === undefined)
    report(['tests', 'shift'], 'delivery-missing-key', '`tests.shift` weighs the test rows as the current population, and `data.serving` names none.', 'Add `data.serving`: the inputs of today.');
  tests.shift?.gates?.forEach((gate, index) => {
    if (gate.metric === 'custom')
      report(['tests', 'shift', 'gates', index, 'metric'], 'delivery-not-for-task', 'A metric of your own is one SQL expression over rows, and rows have no weight in it.', 'Use a metric by name.');
  });
  if (tests.slices?.search && tests.task === 'ranking')
    report(['tests', 'slices', 'search'], 'delivery-not-for-task', '`tests.slices.search` needs a loss of each row, and a ranking is judged by query.', 'Cut the queries with `tests.slices.by` instead.');
}

type Tests = NonNullable<DeliverySpec['tests']>;

function fairnessProblems(fairness: Tests['fairness'], report: Report): void {
  const columns = (fairness?.groups ?? []).map((by) => cutName(by));
  fairness?.gates.forEach((gate, index) => {
    const path = ['tests', 'fairness', 'gates', index];
    const ratio = gate.metric.endsWith('_ratio');
    if (ratio && gate.at_most !== undefined)
      report([...path, 'at_most'], 'delivery-gate-direction', `\`${gate.metric}\` is fairer when higher; \`at_most\` would stop fair models.`, 'Write `at_least`, as 0.8.');
    if (!ratio && gate.at_least !== undefined)
      report([...path, 'at_least'], 'delivery-gate-direction', `\`${gate.metric}\` is fairer when lower; \`at_least\` would stop fair models.`, 'Write `at_most`.');
    for (const column of gate.to === 'reference' ? columns : [])
      if (fairness.reference?.[column] === undefined)
        report([...path, 'to'], 'delivery-missing-key', `The gate compares the groups of \`${column}\` with a reference, and \`tests.fairness.reference\` names none for it.`, `Add \`reference: {${JSON.stringify(column)}: …}\` with one value of it.`);
  });
  for (const column of Object.keys(fairness?.reference ?? {}))
    if (!columns.includes(column))
      report(['tests', 'fairness', 'reference', column], 'delivery-unknown-name', `\`${column}\` is none of \`tests.fairness.groups\`.`, `Use ${columns.join(', ')}.`);
}

function calibrationProblems({ calibration, task }: Tests, report: Report): void {
  if (!calibration) return;
  if (!['binary', 'multiclass', 'multilabel'].includes(task))
    report(['tests', 'calibration'], 'delivery-not-for-task', `\`tests.calibration\` asks whether probabilities hold, and the task ${task} has none.`, 'Use gates on mean_error, or on coverage of the intervals.');
  for (const key of ['slope', 'intercept'] as const) {
    const [low, high] = calibration[key] ?? [];
    if (low !== undefined && high !== undefined && !(low < high))
      report(['tests', 'calibration', key], 'delivery-range-empty', `\`tests.calibration.${key}\` goes from ${low} to ${high}, and nothing lies between.`, 'Write the smaller number first.');
  }
}

import { specProblem } from './metric-problems.ts';
import { METRIC_TABLE, rangeOf, type MetricFacts, type MetricName } from './metric-table.ts';
import type { DeliverySpec, Gate } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;
type Tests = NonNullable<DeliverySpec['tests']>;

const AGAINST_CHAMPION = ['no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion'] as const;

/** What a schema cannot say of gates on metrics: whether the task has the metric, which side of a limit is good, and what values it can take. */
export function gateProblems({ tests }: DeliverySpec, report: Report): void {
  if (!tests) return;
  for (const [gates, path] of [[tests.gates, ['tests', 'gates']], [tests.slices?.gates, ['tests', 'slices', 'gates']], [tests.shift?.gates, ['tests', 'shift', 'gates']]] as const)
    gates?.forEach((gate, index) => {
      const own = [...path, index];
      if (gate.metric === 'custom') customProblems(gate, own, report);
      else metricProblems(gate, tests, own, report);
      cumulativeProblems(gate, gate.no_worse_than_champion_by, tests, own, report);
    });
  tests.fairness?.gates?.forEach((gate, index) => cumulativeProblems(gate, gate.no_worse_than_champion_by, tests, ['tests', 'fairness', 'gates', index], report));
  for (const [gates, path] of [[tests.flips?.gates, ['tests', 'flips', 'gates']], [tests.flips?.slices?.gates, ['tests', 'flips', 'slices', 'gates']]] as const)
    gates?.forEach((gate, index) => cumulativeProblems(gate, gate.at_most, tests, [...path, index], report));
}

function metricProblems(gate: Gate, tests: Tests, path: Path, report: Report): void {
  const metric = METRIC_TABLE[gate.metric as MetricName];
  if (metric === undefined || tests.task === undefined) return; // the schema has said so
  for (const key of ['name', 'sql', 'higher_is_better'] as const)
    if (gate[key] !== undefined) report([...path, key], 'delivery-gate-option', `\`${key}\` belongs to \`metric: custom\`, and this one is \`${gate.metric}\`.`, `Take out \`${key}\`.`);
  const levels = tests.quantiles && Object.keys(tests.quantiles).map(Number).sort((a, b) => a - b);
  const problem = specProblem(gate, tests.task, tests.classes, levels);
  if (problem) {
    report([...path, problem.key], problem.key === 'metric' ? 'delivery-gate-metric' : 'delivery-gate-option', problem.message, problem.fix);
    return;
  }
  directionProblems(gate, metric, path, report);
  rangeProblems(gate, rangeOf(gate, tests.task), path, report);
}

function directionProblems(gate: Gate, { better, undefinedForConstant }: MetricFacts, path: Path, report: Report): void {
  const wrong = better === 'lower' ? 'at_least' : better === 'higher' ? 'at_most' : undefined;
  if (wrong !== undefined && gate[wrong] !== undefined)
    report([...path, wrong], 'delivery-gate-direction', `\`${gate.metric}\` is better when ${better}; \`${wrong}\` would stop good models.`, `Write \`${wrong === 'at_least' ? 'at_most' : 'at_least'}\`.`);
  for (const key of ['no_worse_than_champion_by', 'better_than_champion_by', 'no_worse_than_constant'] as const)
    if (better === 'none' && gate[key] !== undefined)
      report([...path, key], 'delivery-gate-direction', `\`${gate.metric}\` is wrong on either side, so no model is better by it.`, 'Write `at_least` and `at_most` (two gates), or `within_of_champion`.');
  if (!gate.no_worse_than_constant) return;
  const why = gate.at?.precision !== undefined ? 'no threshold gives it another precision than the base rate' : undefinedForConstant;
  if (why !== undefined)
    report([...path, 'no_worse_than_constant'], 'delivery-gate-metric', `\`${gate.metric}\` of a scorer that gives every row the same answer is undefined: ${why}.`, 'Write a limit with `at_least`.');
}

function rangeProblems(gate: Gate, [low, high]: readonly [number, number], path: Path, report: Report): void {
  const share = low === 0 && high === 1;
  const fix = share ? 'Write a share, not per cent.' : 'Write a value that it can take.';
  const span = low === -Infinity ? `at most ${high}` : high === Infinity ? `at least ${low}` : `between ${low} and ${high}`;
  for (const key of ['at_least', 'at_most'] as const)
    if (gate[key] !== undefined && !(gate[key] >= low && gate[key] <= high))
      report([...path, key], 'delivery-gate-range', `\`${gate.metric}\` lies ${span}, and the limit is ${gate[key]}.`, fix);
  for (const key of AGAINST_CHAMPION)
    if (gate[key] !== undefined && gate[key] > high - low)
      report([...path, key], 'delivery-gate-range', `\`${gate.metric}\` lies ${span}, and the limit is ${gate[key]}: no two models differ by more.`, fix);
}

function customProblems(gate: Gate, path: Path, report: Report): void {
  for (const key of ['name', 'sql'] as const)
    if (gate[key] === undefined)
      report(path, 'delivery-missing-key', `\`metric: custom\` needs \`${key}\`.`, key === 'sql' ? 'Write the aggregate, e.g. `sql: "avg(abs(score - label))"`.' : 'Name it as reports shall call it.');
  for (const key of ['at', 'costs', 'average', 'class', 'beta', 'k', 'quantile', 'gain'] as const)
    if (gate[key] !== undefined) report([...path, key], 'delivery-gate-option', `\`${key}\` says nothing about \`metric: custom\`.`, 'Say it in `sql`.');
  if (gate.no_worse_than_constant)
    report([...path, 'no_worse_than_constant'], 'delivery-gate-metric', 'Sluice does not know which constant is best under `metric: custom`.', 'Write a limit with `at_least` or `at_most`.');
  const directed = gate.no_worse_than_champion_by !== undefined || gate.better_than_champion_by !== undefined;
  if (directed && gate.higher_is_better === undefined)
    report(path, 'delivery-missing-key', '`metric: custom` is compared with the champion, and nothing says which way is better.', 'Add `higher_is_better: true` or `false`.');
}

function cumulativeProblems(gate: { cumulative?: number }, margin: number | undefined, { anchor }: Tests, path: Path, report: Report): void {
  if (gate.cumulative === undefined) return;
  if (margin === undefined)
    report([...path, 'cumulative'], 'delivery-gate-option', '`cumulative` bounds losses that `no_worse_than_champion_by` accepts one by one, and this gate accepts none.', 'Take out `cumulative`.');
  else if (gate.cumulative < margin)
    report([...path, 'cumulative'], 'delivery-gate-range', `The cumulative margin (${gate.cumulative}) is below the margin of one step (${margin}).`, 'Write at least the margin of one step.');
  else if (anchor === undefined)
    report([...path, 'cumulative'], 'delivery-missing-key', '`cumulative` bounds what was lost since `tests.anchor`, and there is none: nothing would be asked.', 'Add `tests.anchor` with the predictions of the baseline that people approved, or take out `cumulative`.');
}

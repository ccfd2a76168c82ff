import { costsOf, METRIC_TABLE, metricsFor, type MetricFacts, type MetricName, type MetricOption, type MetricSpec, type Task } from './metric-table.ts';

export interface SpecProblem {
  /** Key of the gate that is wrong. */
  key: keyof MetricSpec;
  message: string;
  fix: string;
}

/**
 * Why a metric cannot be asked of a task in these words; `undefined` where it can. The first problem only: later ones follow
 * from it. `classes` (multiclass, multilabel) and `quantiles` (levels) as declared; what is not known is not judged.
 */
export function specProblem(spec: MetricSpec, task: Task, classes?: readonly string[], quantiles?: readonly number[]): SpecProblem | undefined {
  const metric = METRIC_TABLE[spec.metric as MetricName];
  if (metric === undefined) return { key: 'metric', message: `\`${spec.metric}\` is not computed by name.`, fix: 'Name a metric of docs/model-tests.md.' };
  return taskProblem(spec, metric, task) ?? optionProblem(spec, metric, task) ?? valueProblem(spec, task, classes, quantiles);
}

function taskProblem(spec: MetricSpec, metric: MetricFacts, task: Task): SpecProblem | undefined {
  if (metric.tasks.includes(task)) return undefined;
  if (metric.ofOneClass?.includes(task))
    return spec.class !== undefined
      ? undefined
      : { key: 'metric', message: `\`${spec.metric}\` is known for one class of a ${task} task only.`, fix: 'Add `class`: that class against the rest.' };
  return {
    key: 'metric',
    message: `\`${spec.metric}\` is no metric of the task ${task}.`,
    fix: `Use one of: ${metricsFor(task).join(', ')}.`,
  };
}

function optionProblem(spec: MetricSpec, metric: MetricFacts, task: Task): SpecProblem | undefined {
  const allowed = allowedOptions(spec, metric, task);
  for (const key of Object.keys(spec) as (keyof MetricSpec)[])
    if (OPTIONS.has(key as MetricOption) && spec[key] !== undefined && !allowed.has(key as MetricOption))
      return { key, message: `\`${key}\` says nothing about \`${spec.metric}\` of a ${task} task.`, fix: OPTION_FIXES[key] ?? `Take out \`${key}\`.` };
  const missing = metric.needs?.find((key) => spec[key] === undefined);
  if (missing !== undefined) return { key: 'metric', message: `\`${spec.metric}\` needs \`${missing}\`.`, fix: `Add \`${missing}\`, e.g. \`${EXAMPLES[missing]}\`.` };
  if (spec.metric === 'cost' && costsOf(spec) === undefined)
    return { key: 'metric', message: '`cost` needs the price of each kind of mistake.', fix: 'Add `costs: {false_positive: 1, false_negative: 5}`.' };
  if (spec.metric === 'pinball' && task === 'regression' && spec.quantile === undefined)
    return { key: 'metric', message: '`pinball` of one prediction needs the level that it forecasts.', fix: 'Add `quantile`, e.g. `quantile: 0.9`.' };
  return undefined;
}

const OPTIONS: ReadonlySet<MetricOption> = new Set(['at', 'costs', 'average', 'class', 'beta', 'k', 'quantile', 'gain']);
const EXAMPLES: Partial<Record<MetricOption, string>> = { beta: 'beta: 2', k: 'k: 5' };
const OPTION_FIXES: Partial<Record<keyof MetricSpec, string>> = {
  at: 'Take out `at`, or ask it of one class (`class`); multilabel takes `at: {threshold: …}` for all labels.',
  average: 'Take out `average`: it joins a number for each class into one.',
};

function allowedOptions(spec: MetricSpec, metric: MetricFacts, task: Task): Set<MetricOption> {
  const allowed = new Set<MetricOption>([...(metric.options ?? []), ...(metric.needs ?? [])]);
  const many = task === 'multiclass' || task === 'multilabel';
  const yesOrNo = task === 'binary' || (many && spec.class !== undefined);
  const thresholdOfAll = task === 'multilabel' && spec.at?.threshold !== undefined;
  if (metric.atThreshold && (yesOrNo || thresholdOfAll)) allowed.add('at');
  if (many && (metric.tasks.includes('binary') || metric.ofOneClass || (task === 'multilabel' && metric.averaged))) allowed.add('class');
  if (many && metric.averaged && spec.class === undefined) allowed.add('average');
  return allowed;
}

function valueProblem(spec: MetricSpec, task: Task, classes?: readonly string[], quantiles?: readonly number[]): SpecProblem | undefined {
  if (spec.class !== undefined && classes && !classes.includes(spec.class))
    return { key: 'class', message: `\`tests.classes\` has no class \`${spec.class}\`.`, fix: `Use one of: ${classes.slice(0, 20).join(', ')}.` };
  if (spec.at?.threshold !== undefined && !(spec.at.threshold >= 0 && spec.at.threshold <= 1))
    return { key: 'at', message: `The threshold ${spec.at.threshold} is no probability.`, fix: 'Write a number from 0 to 1.' };
  if (spec.metric === 'top_k_accuracy' && classes && spec.k! >= classes.length)
    return { key: 'k', message: `Among ${classes.length} classes the top ${spec.k} always holds the true one.`, fix: `Use a \`k\` below ${classes.length}.` };
  if (task !== 'quantile' || quantiles === undefined) return undefined;
  if (spec.quantile !== undefined && !quantiles.includes(spec.quantile))
    return { key: 'quantile', message: `\`tests.quantiles\` has no level ${spec.quantile}.`, fix: `Use one of: ${quantiles.join(', ')}.` };
  if (['coverage', 'interval_width', 'winkler'].includes(spec.metric) && quantiles.length < 2)
    return { key: 'metric', message: `\`${spec.metric}\` needs an interval and \`tests.quantiles\` has one level.`, fix: 'Declare a lower and an upper quantile.' };
  return undefined;
}

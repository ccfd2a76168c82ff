import { METRIC_TABLE, type MetricName, type MetricSpec } from '../../delivery/metric-table.ts';

/** Names a metric and its parameters, as `fbeta(beta=2)@0.4`: one value of one model for each id. */
export function metricId(spec: MetricSpec, threshold?: number): string {
  const told = [
    spec.class === undefined ? '' : `class=${JSON.stringify(spec.class)}`,
    spec.average === undefined ? '' : `average=${spec.average}`,
    spec.beta === undefined ? '' : `beta=${spec.beta}`,
    spec.k === undefined ? '' : `k=${spec.k}`,
    spec.quantile === undefined ? '' : `quantile=${spec.quantile}`,
    spec.gain === undefined ? '' : `gain=${spec.gain}`,
    spec.costs === undefined ? '' : `costs=${prices(spec.costs)}`,
  ].filter((text) => text !== '');
  const at = atText(spec, threshold);
  return `${spec.metric}${told.length > 0 ? `(${told.join(',')})` : ''}${at === '' ? '' : `@${at}`}`;
}

/** As messages call it: `ROC AUC`, `recall at a precision of 0.9`, `macro F1`, `precision of class b`. */
export function metricLabel(spec: MetricSpec): string {
  const { words } = METRIC_TABLE[spec.metric as MetricName];
  const name =
    spec.metric === 'fbeta' ? `F${spec.beta}` : spec.metric === 'top_k_accuracy' ? `top-${spec.k} accuracy` : words;
  const average = spec.average === undefined ? '' : `${spec.average} `;
  const ranks = spec.k !== undefined && spec.metric !== 'top_k_accuracy' ? ` at ${spec.k}` : '';
  const gain = spec.gain === 'exponential' ? ' (exponential gain)' : '';
  const level = spec.quantile === undefined ? '' : ` at the quantile ${spec.quantile}`;
  const ofClass = spec.class === undefined ? '' : ` of class ${spec.class}`;
  return `${average}${name}${ranks}${gain}${level}${ofClass}${pointText(spec)}`;
}

function pointText({ at }: MetricSpec): string {
  if (at?.threshold !== undefined) return ` at the threshold ${at.threshold}`;
  if (at?.precision !== undefined) return ` at a precision of ${at.precision}`;
  if (at?.recall !== undefined) return ` at a recall of ${at.recall}`;
  return at?.costs !== undefined ? ' at the least cost' : '';
}

function atText({ at }: MetricSpec, threshold?: number): string {
  if (at?.precision !== undefined) return `precision=${at.precision}`;
  if (at?.recall !== undefined) return `recall=${at.recall}`;
  if (at?.costs !== undefined) return `least(${prices(at.costs)})`;
  return at?.threshold !== undefined ? String(at.threshold) : threshold === undefined ? '' : String(threshold);
}

function prices(costs: NonNullable<MetricSpec['costs']>): string {
  return `${costs.false_positive}/${costs.false_negative}/${costs.true_positive ?? 0}/${costs.true_negative ?? 0}`;
}

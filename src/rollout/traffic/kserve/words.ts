import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { isRecord } from '../weights.ts';
import { failureOf, text } from './service.ts';

const MOST = 4;

/** What KServe itself says is wrong: its conditions that are not True, and why a model did not load. Empty where it says nothing. */
export function wordsOf({ status }: KubeObject): string {
  const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(isRecord) : [];
  const wrong = conditions.filter((each) => each.status !== 'True' && each.type !== 'Stopped').slice(0, MOST).map(({ type, status: state, reason, message }) => [`${text(type)} is ${text(state)}`, text(reason), text(message)].filter((each) => each !== '').join(': '));
  const failure = failureOf(status?.modelStatus);
  return [...wrong, ...(failure === undefined ? [] : [failure])].join('; ');
}

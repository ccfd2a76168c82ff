import type { SignalState, Window } from '../../core/seams.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { countersOf, type Counted, type Series } from './counters.ts';
import type { PrometheusApi, PrometheusOptions } from './prometheus-api.ts';

/** What every reading is made from. */
export interface PrometheusQuestion {
  api: PrometheusApi;
  options: PrometheusOptions;
  window: Window;
  state: SignalState | undefined;
  /** The selector, of the slice that is read. */
  cut(selector: string): string;
}

export async function counters({ api, window, cut }: PrometheusQuestion, selector: string): Promise<Series[]> {
  return countersOf(await api.samples(cut(selector), window), selector);
}

/** Last counted samples by part. Throws RangeError for a state of something else. */
export function countedIn<K extends string>(state: SignalState | undefined, parts: readonly K[]): Record<K, Counted> | undefined {
  if (state === undefined) return undefined;
  if (!parts.every((part) => isRecord(state[part]))) throw new RangeError(`This is no state of these signals: ${show(state)}.`);
  return state as Record<K, Counted>;
}

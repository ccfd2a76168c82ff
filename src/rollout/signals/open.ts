import { InputError } from '../../core/problem.ts';
import type { Clock, DataEngine, Signals } from '../../core/seams.ts';
import type { Guardrail, Rollout } from '../../delivery/spec.ts';
import { logSignals } from './log.ts';
import { prometheusSignals } from './prometheus.ts';

export interface SignalsOptions {
  slots: readonly string[];
  engine: DataEngine;
  clock: Clock;
  /** Makes a declared path absolute, as `Delivery.resolve` does. */
  resolve: (declared: string) => string;
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
}

/** The provider that `rollout.signals` declares. Throws InputError `guardrail-source` where a guardrail asks for the other kind. */
export function openSignals(spec: NonNullable<Rollout['signals']>, guardrails: readonly Guardrail[], options: SignalsOptions): Signals {
  const wrong = guardrails.filter(({ rate }) => (spec.log ? rate.sql === undefined : rate.events === undefined));
  if (wrong.length > 0) throw new InputError(wrong.map(({ name }) => wrongSource(name, spec.log ? 'log' : 'prometheus')));
  if (spec.log) {
    const queries = Object.fromEntries(guardrails.map(({ name, rate }) => [name, rate.sql!]));
    return logSignals({ ...options, files: options.resolve(spec.log.files!), queries });
  }
  const { url, slot_label: slotLabel = 'slot' } = spec.prometheus!;
  const counters = Object.fromEntries(guardrails.map(({ name, rate }) => [name, { events: rate.events!, total: rate.total! }]));
  return prometheusSignals({ ...options, url, slotLabel, counters });
}

function wrongSource(guardrail: string, source: 'log' | 'prometheus'): { code: string; message: string; fix: string } {
  const fix = source === 'log' ? 'Give its rate as sql.' : 'Give its rate as the selectors events and total.';
  return { code: 'guardrail-source', message: `Guardrail ${JSON.stringify(guardrail)} cannot be read from rollout.signals.${source}.`, fix };
}

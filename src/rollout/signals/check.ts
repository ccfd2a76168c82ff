import { InputError, type Problem } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import type { Signals } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { sourceOf } from '../../delivery/source.ts';
import type { Guardrail, Rollout } from '../../delivery/spec.ts';
import { guardrailsOf, pathOfGuardrail } from '../presets.ts';
import { logMistakes } from './log-check.ts';
import { logSourceOf } from './log-source.ts';
import { measuresOf } from './measure.ts';

/** A slice of the past that ready-made measures are tried on. */
const LOOKED_BACK_MS = 7 * 86_400_000;
const SAID_OF_ROWS = /^(?<message>.*) \[(?<code>log-[a-z-]+)\]$/s;

/**
 * What is wrong with the declared log, at its place in the delivery file: its columns and a sample of its rows by the published
 * schema, where a ready-made measure or `columns` says that it has one; then each guardrail over it, asked once. In a rollout such a
 * mistake would look like signals that are away, and cost the candidate its users. Without a log yet nothing can be asked, and
 * Prometheus and HTTP services are for those who serve.
 */
export async function signalProblems(delivery: Delivery, rollout: Rollout, signals: Signals, slots: readonly string[], now: number, engine: DataEngine): Promise<Problem[]> {
  const { log, labels } = rollout.signals ?? {};
  if (!log) return [];
  const guardrails = guardrailsOf(rollout);
  const problems: Problem[] = [];
  if (log.columns !== undefined || labels !== undefined || guardrails.some((guardrail) => isReadyMade(guardrail, rollout))) {
    const source = logSourceOf(log, labels, (declared, path) => sourceOf(delivery, declared, path));
    for (const { path, ...mistake } of await logMistakes(source, slots, now, engine)) problems.push({ ...mistake, location: delivery.locate(['rollout', 'signals', ...path]) });
  }
  // What is wrong with the log would be said of every guardrail again.
  if (problems.length > 0) return problems;
  for (const [index, guardrail] of guardrails.entries()) problems.push(...(await problemsOf(guardrail, signals, rollout, now)).map((problem) => ({ ...problem, location: delivery.locate(['rollout', ...pathOfGuardrail(rollout, index)]) })));
  return problems;
}

async function problemsOf(guardrail: Guardrail, signals: Signals, rollout: Rollout, now: number): Promise<Problem[]> {
  const found = new Map<string, Problem>();
  for (const measure of measuresOf(guardrail, rollout.assignment).filter(({ provider }) => provider === 'log'))
    try {
      const since = isReadyMade(guardrail, rollout) ? now - LOOKED_BACK_MS : 0;
      const reading = await signals.read(measure.name, { since, until: now });
      const said = reading.kind === 'outage' ? SAID_OF_ROWS.exec(reading.reason)?.groups : undefined;
      if (said) found.set(said.message!, { code: said.code!, message: said.message!, fix: 'In a rollout this would be signals that are away.' });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) found.set(problem.message, problem);
    }
  return [...found.values()];
}

function isReadyMade(guardrail: Guardrail, { assignment }: Rollout): boolean {
  const [{ provider, source }] = measuresOf(guardrail, assignment) as [ReturnType<typeof measuresOf>[number]];
  return provider === 'log' && !('sql' in source && source.sql !== undefined);
}

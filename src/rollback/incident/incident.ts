import { digestOfJson, hexOf } from '../../core/digest.ts';
import { parseDuration } from '../../core/duration.ts';
import type { JournalEvent } from '../../core/seams.ts';
import type { Finding, ReleaseRef, Verdict } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { environmentOf } from '../../evidence/statement.ts';
import type { RolledBack, Trigger } from '../../journal/events.ts';
import { timelineOf } from './timeline.ts';

/** A release that was taken back, as people and machines are told of it. */
export interface Incident {
  /** Which incident: one for each release of a model that was left in one environment. */
  key: string;
  /** Which way back of that incident; told once, however often and by however many it is asked. */
  event: string;
  model: string;
  environment: string | null;
  /** When the way back was recorded. ISO 8601, UTC. */
  at: string;
  trigger: Trigger;
  triggeredAt: string | null;
  reason: string;
  guardrail: string | null;
  left: ReleaseRef;
  /** Null: nothing else was there to serve. */
  serves: ReleaseRef | null;
  tookMs: number;
  withinMs: number;
  servedMs: number;
  requests: number;
  headline: string;
  outcome: string;
  owner: string | null;
  playbook: string | null;
  /** Page of the run that acted. */
  run: string | null;
  timeline: { at: string; what: string }[];
  findings: Pick<Finding, 'code' | 'outcome' | 'rule' | 'message' | 'fix'>[];
}

const WITHIN = '60 s';

/**
 * The incident that the journal tells of: the newest way back that was meant (no drill), of `left` where one is named. Undefined where
 * there is none. Pure: told again it is the same, so that whoever was killed in between tells it once more and not a second time.
 */
export function incidentIn(events: readonly JournalEvent[], delivery: Delivery, verdict: Verdict, { left, run }: { left?: string; run?: string }): Incident | undefined {
  const told = events.findLast(({ type, data }) => type === 'rolled-back' && data.drill !== true && (left === undefined || (data.from as ReleaseRef | undefined)?.digest === left));
  if (!told) return undefined;
  const back = told.data as unknown as RolledBack;
  const { rollback, release } = delivery.spec;
  const environment = environmentOf(delivery) ?? null;
  const key = hexOf(digestOfJson({ model: release.name, environment, release: back.from.digest })).slice(0, 32);
  return {
    key,
    event: hexOf(digestOfJson({ key, index: told.index, at: told.at })).slice(0, 32),
    model: release.name,
    environment,
    at: told.at,
    trigger: back.trigger ?? 'other',
    triggeredAt: back.triggeredAt ?? null,
    reason: back.reason,
    guardrail: back.guardrail ?? null,
    left: back.from,
    serves: back.to?.release ?? null,
    tookMs: back.tookMs,
    withinMs: parseDuration(rollback?.within ?? WITHIN),
    servedMs: back.servedMs,
    requests: back.requests,
    headline: verdict.headline,
    outcome: verdict.outcome,
    owner: rollback?.owner ?? null,
    playbook: rollback?.playbook ?? null,
    run: run ?? null,
    timeline: timelineOf(events, told),
    findings: verdict.findings.map(({ code, outcome, rule, message, fix }) => ({ code, outcome, rule, message, ...(fix !== undefined && { fix }) })),
  };
}

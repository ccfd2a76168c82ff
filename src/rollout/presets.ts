import type { Guardrail, Rollout } from '../delivery/spec.ts';

type Preset = NonNullable<Rollout['presets']>[number];
type Limits = Pick<Guardrail, 'tolerate' | 'margin_ratio'>;

/** How much worse is forgiven, and what must be ruled out before more users come. */
const SENSITIVITY: Record<NonNullable<Rollout['sensitivity']>, Record<Preset, Limits>> = {
  careful: { errors: { tolerate: 1.05, margin_ratio: 1.25 }, latency: { tolerate: 1.05, margin_ratio: 2 } },
  normal: { errors: { tolerate: 1.1, margin_ratio: 1.5 }, latency: { tolerate: 1.1, margin_ratio: 2.5 } },
  relaxed: { errors: { tolerate: 1.25, margin_ratio: 2 }, latency: { tolerate: 1.25, margin_ratio: 4 } },
};

/** https://opentelemetry.io/docs/specs/semconv/http/http-metrics, as its Prometheus exporters name it; server errors only, for a client's mistake is nobody's regression. */
const SERVED = 'http_server_request_duration_seconds';

/** Milliseconds from 1 to about 100 000, each edge a quarter above the one before, so that every sensitivity's margin holds one. */
const LATENCY_EDGES = Array.from({ length: 53 }, (_, at) => Number((1.25 ** at).toPrecision(4)));

/** The declared guardrails, and those that presets stand for: ordinary ones, which the verdict shows like any other. */
export function guardrailsOf(rollout: Rollout): Guardrail[] {
  return [...(rollout.guardrails ?? []), ...(rollout.presets ?? []).map((preset) => expand(preset, rollout))];
}

/** Where a guardrail of `guardrailsOf` stands in the delivery file, below `rollout`. */
export function pathOfGuardrail({ guardrails = [] }: Rollout, index: number): (string | number)[] {
  return index < guardrails.length ? ['guardrails', index] : ['presets', index - guardrails.length];
}

function expand(preset: Preset, { sensitivity = 'normal', signals }: Rollout): Guardrail {
  const limits = { name: preset, ...SENSITIVITY[sensitivity][preset] };
  return preset === 'errors' ? { ...limits, rate: errorRate(signals) } : ({ ...limits, ...latency(signals) } as Guardrail);
}

function errorRate(signals: Rollout['signals']): NonNullable<Guardrail['rate']> {
  if (signals?.prometheus) return { events: `${SERVED}_count{http_response_status_code=~"5.."}`, total: `${SERVED}_count` };
  return { log: 'errors' };
}

function latency(signals: Rollout['signals']): Record<string, unknown> {
  return { quantile: 0.99, histogram: signals?.prometheus ? `${SERVED}_bucket` : { log: 'latency_ms', edges: LATENCY_EDGES } };
}

import type { Guardrail, Rollout } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

const SOURCES = ['rate', 'histogram', 'mean', 'shares', 'disagreement', 'gauge'] as const;
const PROVIDERS = { log: 'a prediction log', prometheus: 'Prometheus', http: 'an HTTP service', kubernetes: 'Kubernetes' };

/** Keys that only act beside others; whoever writes them elsewhere means something that will not happen. */
const ACTS_BESIDE: Record<string, readonly string[]> = { of: ['where', 'log', 'kubernetes'], where: ['log', 'where'], over: ['query'] };

/** What is wrong with where a guardrail is read: a provider that is not declared, edges that do not rise, keys that do nothing there. */
export function signalProblems(guardrail: Guardrail, signals: Rollout['signals'], path: Path, report: Report): void {
  for (const key of SOURCES) {
    const source = guardrail[key];
    if (source === undefined) continue;
    const provider = providerOf(source);
    if (signals && signals[provider] === undefined)
      report([...path, key], 'delivery-signal-mismatch', `\`${guardrail.name}\` is read from ${PROVIDERS[provider]}, and \`rollout.signals\` declares ${declaredIn(signals)}.`, `Declare \`signals: {${provider}: …}\`, or name what the declared one holds.`);
    if (typeof source !== 'string') keyProblems(guardrail.name, key, source, [...path, key], report);
  }
}

function keyProblems(name: string, kind: (typeof SOURCES)[number], source: object, path: Path, report: Report): void {
  const { edges = [] } = source as { edges?: number[] };
  const falling = edges.findIndex((edge, at) => at > 0 && edge <= edges[at - 1]!);
  if (falling > 0) report([...path, 'edges', falling], 'delivery-edges-not-rising', `Edge ${falling + 1} of \`${name}\` is ${edges[falling]}, after ${edges[falling - 1]}.`, 'Write the edges in rising order.');
  for (const key of Object.keys(source)) {
    const beside = kind === 'rate' && key === 'where' ? undefined : ACTS_BESIDE[key];
    if (beside && !beside.some((other) => other !== key && Object.hasOwn(source, other)))
      report([...path, key], 'delivery-key-without-effect', `\`${key}\` of \`${name}\` does nothing beside ${Object.keys(source).filter((other) => other !== key).join(', ') || 'nothing'}.`, `It goes with ${beside.filter((other) => other !== key).join(' or ')}; SQL and services say themselves what they count.`);
  }
}

function declaredIn(signals: NonNullable<Rollout['signals']>): string {
  return Object.entries(PROVIDERS).flatMap(([name, words]) => (Object.hasOwn(signals, name) ? [words] : [])).join(' and ') || 'none';
}

/** Where a source is read, by its keys. */
function providerOf(source: string | object): keyof typeof PROVIDERS {
  if (typeof source === 'string') return 'prometheus';
  if ('http' in source) return 'http';
  if ('kubernetes' in source) return 'kubernetes';
  return 'sql' in source || 'log' in source || 'where' in source ? 'log' : 'prometheus';
}

import type { Credentials } from '../../core/credentials.ts';
import { InputError, type Problem } from '../../core/problem.ts';
import type { DataEngine, Source } from '../../core/data-engine.ts';
import type { Clock, Signals } from '../../core/seams.ts';
import type { Cluster as ClusterSpec, Guardrail, Rollout, Source as DeclaredSource } from '../../delivery/spec.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { httpSignals } from './http.ts';
import { kubernetesSignals } from './kubernetes.ts';
import { logSourceOf } from './log-source.ts';
import { logSignals } from './log.ts';
import { measuresOf, type Measure, type Provider } from './measure.ts';
import { prometheusSignals } from './prometheus.ts';
import type { Token } from './token.ts';

export interface SignalsOptions {
  slots: readonly string[];
  engine: DataEngine;
  clock: Clock;
  /** Finds a declared file or table, as `sourceOf` does. */
  source: (declared: DeclaredSource, path: (string | number)[]) => Source;
  /** Of users, each counts once unless a guardrail says otherwise. */
  assignment?: Rollout['assignment'];
  /** Where the tokens lie that `token_env` names. */
  env?: Readonly<Record<string, string | undefined>>;
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
  /** Opens the cluster that is declared here, else that of `rollout.kubernetes`. */
  cluster?: (own?: ClusterSpec) => Cluster;
  /** Slot → its Deployment, where slots are Deployments. */
  deployments?: Readonly<Record<string, string>>;
}

type SignalsSpec = NonNullable<Rollout['signals']>;

/**
 * The providers that `rollout.signals` declares, as one: each guardrail is read where its own keys say. Throws InputError
 * `guardrail-source` for every guardrail whose provider is not declared.
 */
export function openSignals(spec: SignalsSpec, guardrails: readonly Guardrail[], options: SignalsOptions): Signals {
  const measures = guardrails.flatMap((guardrail) => measuresOf(guardrail, options.assignment));
  refuseUndeclared(measures, spec);
  const of = (provider: Provider): Measure[] => measures.filter((measure) => measure.provider === provider);
  const open: Partial<Record<Provider, Signals>> = {
    log: spec.log && logSignals({ ...options, log: logSourceOf(spec.log, spec.labels, options.source), measures: of('log') }),
    prometheus: spec.prometheus && prometheusSignals({ ...options, ...tokenOf(spec.prometheus, options), url: spec.prometheus.url, slotLabel: spec.prometheus.slot_label ?? 'slot', measures: of('prometheus') }),
    kubernetes: spec.kubernetes && kubernetesSignals({ ...options, declared: spec.kubernetes, cluster: clusterFor(options, spec.kubernetes), measures: of('kubernetes') }),
    http: spec.http && httpSignals({ ...options, ...tokenOf(spec.http, options), url: spec.http.url, method: spec.http.method ?? 'GET', measures: of('http') }),
  };
  const providers = Object.values(open).filter((provider) => provider !== undefined);
  if (providers.length === 1) return providers[0]!;
  return composed(open, new Map(measures.map(({ name, provider }) => [name, provider])));
}

function composed(open: Partial<Record<Provider, Signals>>, providers: ReadonlyMap<string, Provider>): Signals {
  const providerOf = (guardrail: string): Signals => {
    const provider = open[providers.get(guardrail)!];
    if (!provider) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)}.`);
    return provider;
  };
  return {
    name: Object.values(open).flatMap((provider) => provider?.name ?? []).join(' and '),
    read: (guardrail, window, state) => providerOf(guardrail).read(guardrail, window, state),
    settles: (guardrail) => providerOf(guardrail).settles?.(guardrail) ?? 0,
    assigned: open.log?.assigned,
  };
}

/** The token of a provider, found when it is first needed: where a file is checked there is none. */
function tokenOf({ token_env: name }: { token_env?: string }, { env }: SignalsOptions): { token?: Token } {
  return name === undefined ? {} : { token: { name, value: env?.[name] } };
}

function clusterFor({ cluster }: SignalsOptions, { cluster: own }: NonNullable<SignalsSpec['kubernetes']>): Cluster {
  if (cluster) return cluster(own);
  throw InputError.of('cluster-undeclared', 'Signals of Kubernetes were opened where no cluster can be.', 'Declare `rollout.kubernetes`.');
}

function refuseUndeclared(measures: readonly Measure[], spec: SignalsSpec): void {
  const wrong = measures.filter(({ provider, segment }) => segment === undefined && spec[provider] === undefined);
  if (wrong.length > 0) throw new InputError(wrong.map((measure) => notDeclared(measure, spec)));
}

function notDeclared({ declared, provider }: Measure, spec: SignalsSpec): Problem {
  const there = Object.keys(spec).filter((name) => name !== 'labels');
  return {
    code: 'guardrail-source',
    message: `Guardrail ${JSON.stringify(declared)} is read from rollout.signals.${provider}, and declared there is ${there.join(' and ') || 'nothing'}.`,
    fix: `Declare rollout.signals.${provider}, or name what ${there.join(' and ') || 'another provider'} holds.`,
  };
}

import type { TrafficFinding } from '../core/seams.ts';
import { DriverError } from '../core/driver-error.ts';
import type { Cluster, Resource } from './cluster.ts';
import { missingRule } from './errors.ts';

/** One verb on one kind, on all objects of it or on the named ones. */
export interface Right {
  verb: Parameters<typeof missingRule>[0]['verb'];
  resource: Resource;
  name?: string;
  subresource?: string;
}

/** One finding of an inspection. */
export function say(code: string, message: string, fix: string, blocks: boolean): TrafficFinding {
  return { code, message, fix, blocks };
}

/** One finding for each right that whoever asks has not; each blocks. */
export async function rightsLacking(cluster: Cluster, rights: readonly Right[]): Promise<TrafficFinding[]> {
  const findings: TrafficFinding[] = [];
  for (const { verb, resource, name, subresource } of rights) {
    if (await cluster.may(verb, resource, { name, subresource })) continue;
    const what = `${resource.plural}${subresource === undefined ? '' : `/${subresource}`}${name === undefined ? '' : ` ${name}`}`;
    findings.push({ code: 'cluster-forbidden', message: `Whoever asks at ${cluster.where} may not ${verb} ${what}.`, fix: `Add to the \`rules\` of its Role in namespace ${await cluster.namespace()}: \`- ${missingRule({ verb, resource, name, subresource, namespace: await cluster.namespace(), where: cluster.where })}\`.`, blocks: true });
  }
  return findings;
}

/** Who asks is elsewhere than the cluster: nothing can be said of it here. */
const AWAY = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-credential', 'cluster-unauthorized', 'identity-refused']);

/** What was found, or the one error that kept it from being looked at: it blocks unless the cluster is merely away. */
export async function foundOrSaid(look: () => Promise<TrafficFinding[]>): Promise<TrafficFinding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !AWAY.has(error.code) }];
  }
}

/** Undefined where it may not be asked or is not served. */
export async function ifAllowed<T>(ask: () => Promise<T>): Promise<T | undefined> {
  return ask().catch((error: unknown) => {
    if (error instanceof DriverError && (error.code === 'cluster-forbidden' || error.code === 'cluster-missing')) return undefined;
    throw error;
  });
}

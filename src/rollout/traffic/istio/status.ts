import { DriverError } from '../../../core/driver-error.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { isRecord } from '../weights.ts';

/** What istiod says of an object, where it was told to say anything: https://istio.io/latest/docs/reference/config/config-status. */
export interface Said {
  /** Of which generation; undefined where that does not stand there. */
  generation: number | undefined;
  reconciled: boolean;
  message: string;
}

/** Its condition `Reconciled`; undefined where istiod writes none, as it does by default. */
export function saidOf({ status }: KubeObject): Said | undefined {
  const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(isRecord) : [];
  const found = conditions.find(({ type }) => type === 'Reconciled');
  if (!found) return undefined;
  const generation = Number(found.observedGeneration ?? status?.observedGeneration ?? NaN);
  return { generation: Number.isInteger(generation) ? generation : undefined, reconciled: found.status === 'True', message: [found.reason, found.message].filter((text) => typeof text === 'string' && text !== '').join(': ').slice(0, 300) };
}

/** Why the proxies cannot be taken to do what the object says; undefined where istiod says that they do. */
export function notReconciled(object: KubeObject, what: string): DriverError | undefined {
  const said = saidOf(object);
  const fix = 'See the log of istiod; or leave `rollout.traffic.istio.status` out where it was not told to write status (PILOT_ENABLE_STATUS).';
  if (!said) return new DriverError('controller-silent', `${what} has no condition \`Reconciled\`: istiod has not said anything of it.`, fix);
  const { generation } = object.metadata;
  if (generation === undefined || said.generation !== generation) return new DriverError('controller-silent', `${what} is at generation ${generation}, and istiod speaks of ${said.generation ?? 'none'}.`, fix);
  return said.reconciled ? undefined : new DriverError('istio-not-reconciled', `${what} has not reached all proxies: ${said.message || 'istiod gives no reason'}.`, fix);
}

/** What istiod's analysis has against the object, in its own codes: `IST0101 (https://…)`. */
export function complaintsOf({ status }: KubeObject): string[] {
  const messages = Array.isArray(status?.validationMessages) ? status.validationMessages.filter(isRecord) : [];
  return messages
    .filter(({ level }) => level === 'ERROR' || level === 'Error')
    .slice(0, 10)
    .map((message) => {
      const type = isRecord(message.type) ? message.type : message;
      return [type.code, type.name, message.message, message.documentationUrl].filter((text) => typeof text === 'string' && text !== '').join(' ').slice(0, 300);
    });
}

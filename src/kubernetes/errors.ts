import { DriverError } from '../core/driver-error.ts';
import type { Resource } from './cluster.ts';

/** What was asked, for messages, and for the rule that is missing. */
export interface Asked {
  verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';
  resource: Resource;
  namespace: string;
  name?: string;
  subresource?: string;
  /** The context or server. */
  where: string;
}

/** What the API server says of a call that failed: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status. Anybody's webhook may have written it. */
interface Status {
  message: string;
  reason: string;
  details: { name?: unknown; kind?: unknown; causes?: unknown; retryAfterSeconds?: unknown };
}

/** The error that a reply without success is, by its status and its body. */
export function errorOf(status: number, text: string, asked: Asked): DriverError {
  const said = statusOf(text);
  const what = describeAsked(asked);
  const why = words(said);
  const refusedBy = admissionOf(status, said);
  if (refusedBy !== undefined) return new DriverError('cluster-admission', `${what} was refused by ${refusedBy}: ${why}.`, 'Do as it says, or ask whoever runs it to let Sluice do this.');
  switch (status) {
    case 401:
      return new DriverError('cluster-unauthorized', `${what} was refused: the cluster does not know who asks (${why}).`, 'Check the token, certificate or program that the context or `rollout.kubernetes` names, and whether it has lapsed.');
    case 403:
      return new DriverError('cluster-forbidden', `${what} is not allowed (${why}).`, `Add to the \`rules\` of its Role in namespace ${asked.namespace}: \`- ${missingRule(asked)}\`.`);
    case 404:
      if (said.details.name === undefined) return new DriverError('cluster-missing', `${what} was refused: the server does not serve that kind (${why}).`, 'Install its definitions, or correct group and version.');
      return new DriverError('cluster-missing', `${what} was refused: there is none (${why}).`, 'Check its name, the namespace and the context.');
    case 409:
      if (said.reason === 'AlreadyExists') return new DriverError('cluster-exists', `${what} was refused: it is there already (${why}).`, 'Read it, and see whose it is.');
      return new DriverError('cluster-conflict', `${what} was refused: somebody else wrote it in between (${why}).`, 'Read it again.');
    case 410:
      return new DriverError('cluster-expired', `${what} was ended: the server no longer keeps that state (${why}).`, 'Read it again.');
    case 422:
      if (isTest(said)) return new DriverError('cluster-test-failed', `${what} was refused: it is not as it was read (${why}).`, 'Read it again.');
      return new DriverError('cluster-invalid', `${what} was refused as invalid: ${why}.`, 'Correct what it names.');
    case 429:
    case 503:
    case 504:
      return new DriverError('cluster-busy', `${what} was answered with ${status} (${why}).`, 'The server has too much to do, or is starting; try again later.');
  }
  if (status >= 500) return new DriverError('cluster-failed', `${what} was answered with ${status} (${why}).`, 'See the log of the API server.');
  if (status >= 400) return new DriverError('cluster-invalid', `${what} was refused with ${status} (${why}).`, 'Correct what it names.');
  return unreadable(asked, `the status ${status}`);
}

export function unreadable(asked: Asked, why: string): DriverError {
  return new DriverError('cluster-unreadable', `${describeAsked(asked)} was answered with ${why}.`, 'Check that the address is that of an API server, and not of a page to sign in at.');
}

/** `The patch of HTTPRoute income/income at context prod`. */
export function describeAsked({ verb, resource, namespace, name, subresource, where }: Asked): string {
  return `The ${verb} of ${resource.kind} ${namespace}${name === undefined ? '' : `/${name}`}${subresource === undefined ? '' : ` (${subresource})`} at ${where}`;
}

/** The missing right, as an entry of a Role's `rules`. Creating and listing cannot be allowed by name; watching one object can. */
export function missingRule({ verb, resource, subresource, name }: Asked): string {
  const named = name === undefined || verb === 'create' || verb === 'list' ? '' : `, resourceNames: [${name}]`;
  return `{apiGroups: ["${resource.group}"], resources: [${resource.plural}${subresource === undefined ? '' : `/${subresource}`}]${named}, verbs: [${verb}]}`;
}

/** Who refused, where it was a policy or a webhook and neither rights nor schema. */
function admissionOf(status: number, { message, reason }: Status): string | undefined {
  const webhook = /admission webhook "([^"]{1,253})"/.exec(message) ?? /failed calling webhook "([^"]{1,253})"/.exec(message);
  if (webhook) return `the admission webhook ${webhook[1]}`;
  const policy = /ValidatingAdmissionPolicy '([^']{1,253})'/.exec(message);
  if (policy) return `the admission policy ${policy[1]}`;
  // Rights are always refused in these words; any other refusal with 403 comes from a plugin such as PodSecurity or ResourceQuota.
  return status === 403 && reason === 'Forbidden' && !/ cannot \S+ /.test(message) ? 'an admission plugin' : undefined;
}

/** The server's words for a JSON patch whose operations do not fit the object, of which `test` is one. What breaks a schema has causes. */
function isTest({ message, details }: Status): boolean {
  return details.causes === undefined && message === 'the server rejected our request due to an error in our request';
}

function statusOf(text: string): Status {
  try {
    const { kind, message, reason, details } = JSON.parse(text) as Record<string, unknown>;
    if (kind === 'Status') return { message: typeof message === 'string' ? message : '', reason: typeof reason === 'string' ? reason : '', details: typeof details === 'object' && details !== null ? (details as Status['details']) : {} };
  } catch {
    // A proxy or a gateway on the way may answer in its own words.
  }
  return { message: text, reason: '', details: {} };
}

/** Whether this 404 says that there is no object of that name, and not that there is no such kind. */
export function saysNone(text: string, name: string): boolean {
  return statusOf(text).details.name === name;
}

/** Seconds that the server asks to wait in its Status. */
export function retryAfterOf(text: string): number | undefined {
  const { retryAfterSeconds: seconds } = statusOf(text).details;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}

/** The server's own words, in one line. A patch that fits no schema is answered with the whole object, with whatever secrets its variables hold. */
function words({ message }: Status): string {
  return withoutObjects(message).replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, 500) || 'it gave no reason';
}

/** Without quoted texts that begin as objects do. By hand: a regular expression takes time with the square of a hostile length. */
function withoutObjects(message: string): string {
  let bare = '';
  for (let at = 0; ; ) {
    const quote = message.indexOf('"{', at);
    if (quote === -1) return bare + message.slice(at);
    let end = quote + 1;
    while (end < message.length && message[end] !== '"') end += message[end] === '\\' ? 2 : 1;
    bare += `${message.slice(at, quote)}the object`;
    at = end + 1;
  }
}

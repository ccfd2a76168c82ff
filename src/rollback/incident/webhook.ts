import { createHmac } from 'node:crypto';
import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, requestJson } from '../../core/fetch-json.ts';
import { InputError } from '../../core/problem.ts';
import type { Clock } from '../../core/seams.ts';
import type { Incident } from './incident.ts';

export interface WebhookOptions {
  /** May be a secret by itself (as those of chat services are): no message names more of it than its host. */
  url: string;
  /** Key of the signature. */
  secret?: string;
  clock: Clock;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  issue?: number;
  /** Milliseconds for one exchange. */
  timeout?: number;
}

const TIMEOUT_MS = 5000;

/**
 * POSTs the incident as JSON, with `X-Sluice-Event: incident`, `X-Sluice-Delivery` (the same at each try: a receiver takes it
 * once) and, with a secret, `X-Sluice-Signature-256: sha256=…`, the HMAC-SHA256 of the body in hexadecimal. Three tries where the other
 * side is away. Throws DriverError `webhook-…`, whose text never holds the URL.
 */
export async function postWebhook(incident: Incident, { url, secret, clock, insecure, issue, timeout = TIMEOUT_MS }: WebhookOptions): Promise<void> {
  const target = checked(url, insecure);
  const { findings: _findings, ...told } = incident;
  const body = { schema: 'urn:sluice:incident:v1', event: 'incident', id: incident.event, incident: { ...told, issue: issue ?? null } };
  // The exchange sends a body as JSON.stringify has it: what is signed is what goes out.
  const signature: Record<string, string> = secret === undefined ? {} : { 'x-sluice-signature-256': `sha256=${createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex')}` };
  const headers = { 'x-sluice-event': 'incident', 'x-sluice-delivery': incident.event, ...signature };
  try {
    await requestJson(target, { what: 'The webhook', method: 'POST', body, headers, timeout, replyIgnored: true, retry: (ms) => clock.sleep(ms) });
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    throw new DriverError(`webhook-${error.code.replace(/^http-/, '')}`, `The webhook at ${target.host} did not take the incident${saidBy(error, target)}.`, 'Correct `notify.webhook`, or what answers there; the way back is done all the same.');
  }
}

function checked(text: string, insecure: readonly string[] | undefined): URL {
  try {
    return checkUrl(text, 'notify.webhook', insecure);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const code = error.problems[0]!.code;
    throw new DriverError('webhook-url', `The URL of the webhook cannot be used (${code}).`, 'Write a whole https URL without a password in it, or record the origin in `evidence.insecure`.');
  }
}

/** A status is told; what the other side wrote may repeat the address. */
function saidBy({ message }: DriverError, { pathname }: URL): string {
  const status = /answered (\d{3})/.exec(message.replaceAll(pathname, ''))?.[1];
  return status === undefined ? '' : `: it answered ${status}`;
}

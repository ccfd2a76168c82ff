import { formatDeliveryId, parseDeliveryId, type DeliveryId } from '../core/delivery-id.ts';
import { InputError } from '../core/problem.ts';
import { displayChallenge } from './challenge.ts';
import type { Approvable } from './evidence.ts';

/** Where a model's promotion file lies, from the root of the repository. */
export function promotionPath(model: string): string {
  return `promotions/${model.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.json`;
}

/** What a promotion pull request puts into that file, byte by byte: one release, one challenge, and the run that asks. */
export function promotionText(model: string, { subject, challenge }: Approvable): string {
  return `${JSON.stringify({ schema: 'urn:sluice:promotion:v1', model, release: subject.release, challenge: displayChallenge(challenge), delivery: subject.delivery }, null, 2)}\n`;
}

const MOST_CHARACTERS = 10_000;

/** The delivery that a promotion file asks about. Throws InputError where it is no such file. */
export function deliveryOfPromotion(text: string, file: string): DeliveryId {
  const no = (why: string): InputError => InputError.of('promotion-unreadable', `The promotion file ${file} ${why}.`, 'Put the text into it that the step `request` has printed.');
  if (text.length > MOST_CHARACTERS) throw no(`has ${text.length} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw no('is not JSON');
  }
  const { schema, delivery } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const id = schema === 'urn:sluice:promotion:v1' && typeof delivery === 'string' ? parseDeliveryId(delivery) : undefined;
  if (!id || formatDeliveryId(id) !== delivery) throw no('names no delivery');
  return id;
}

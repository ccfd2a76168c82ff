import type { ColumnFacts } from './facts.ts';
import { FORMATS } from './shapes.ts';

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/e_?mail/, 'its name speaks of e-mail addresses'],
  [/(^|_)(phone|telephone|mobile|msisdn|fax)(_?(no|nr|number))?$/, 'its name speaks of telephone numbers'],
  [/^(name|(first|last|middle|full|given|family|sur|maiden|nick|user|customer|client|patient|person|employee|holder|owner|contact)_?(name|s_name))$|^surname$|^forename$|^username$|^login$/, 'its name speaks of names of people'],
  [/(^|_)(ssn|social_security|passport|iban|national_id|tax_id|nino|driver_?s?_licen[cs]e|credit_card|card_number)(_|$)/, 'its name speaks of an official or an account number'],
  [/(^|_)(street|street_address|home_address|postal_address|mailing_address|address)(_|$)/, 'its name speaks of addresses'],
  [/(^|_)(birth_?date|date_of_birth|birthday|dob)(_|$)/, 'its name speaks of dates of birth'],
  [/(^|_)ip(_?addr(ess)?)?(_|$)/, 'its name speaks of addresses of computers'],
  [/(^|_)(password|passwd|pwd|passphrase|secret|api_?key|(access|auth|refresh|session|bearer|api)_?token|private_key|credentials?)(_?hash)?$|^(pin|cvv|cvc|token)(_?code)?$/, 'its name speaks of what lets people in'],
];

/** Share of the values from which on they are taken for what they look like. */
const MOSTLY = 0.5;
/** Words of a text that is written, not chosen. */
const WORDS = 6;

/** Why a column looks as if it were about people, in words that hold none of its values. Undefined where it does not. */
export function personalReason({ info, values, rows, nulls, distinct }: ColumnFacts): string | undefined {
  const name = info.name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
  const byName = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (byName && info.type !== 'boolean') return byName;
  if (info.type !== 'string' || values.length === 0) return undefined;
  const share = (test: (text: string) => boolean) => values.filter(({ text }) => test(text)).length / values.length;
  if (share((text) => FORMATS.email.test(text)) >= MOSTLY) return 'its values look like e-mail addresses';
  if (share((text) => FORMATS.ipv4.test(text)) >= MOSTLY) return 'its values look like addresses of computers';
  if (share((text) => /^\+?[0-9][0-9 ()./-]{7,18}[0-9]$/.test(text) && /[ ()./+-]/.test(text) && text.replace(/\D/g, '').length >= 9 && !/^\d{4}-\d\d-\d\d/.test(text)) >= MOSTLY) return 'its values look like telephone numbers';
  const present = rows - nulls;
  if (distinct >= 0.9 * present && present >= 50 && share((text) => text.trim().split(/\s+/).length >= WORDS) >= MOSTLY) return 'it is free text, nearly always another one';
  return undefined;
}

import type { Dialect } from '../../core/data-engine.ts';
import type { Column } from '../../delivery/spec.ts';

const HEX = '[0-9A-Fa-f]';
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';

/** Each alternative has its `::` at another place. RFC 3986, section 3.2.2, `IPv6address`; zones (`%eth0`) are not part of it. */
function ipv6(): string {
  const group = `${HEX}{1,4}`;
  const last = `(?:${group}:${group}|${IPV4})`;
  const before = (most: number) => (most === 0 ? `(?:${group})?` : `(?:(?:${group}:){0,${most}}${group})?`);
  return [
    `(?:${group}:){6}${last}`,
    `::(?:${group}:){5}${last}`,
    ...[4, 3, 2].map((after, index) => `${before(index)}::(?:${group}:){${after}}${last}`),
    `${before(3)}::${group}:${last}`,
    `${before(4)}::${last}`,
    `${before(5)}::${group}`,
    `${before(6)}::`,
  ].join('|');
}

/** What the whole of a value has to match. None of these can backtrack for long. */
const PATTERNS = {
  /** RFC 9562, section 4; the variant and version bits are not looked at. */
  uuid: `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`,
  /** What browsers take as one: HTML Living Standard, "valid email address". */
  email: `[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL})*`,
  /** A scheme and the characters that RFC 3986 allows, percent signs only before two digits. */
  uri: `[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|\\[|\\]|%${HEX}{2})+`,
  ipv4: IPV4,
  ipv6: ipv6(),
  /** A day of ISO 8601 in its extended form; the calendar is asked beside it. */
  date: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
} as const;

export const FORMAT_WORDS: Record<NonNullable<Column['format']>, string> = {
  uuid: 'a UUID',
  email: 'an e-mail address',
  uri: 'a URI',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  date: 'an ISO date',
  json: 'JSON',
};

/** Conditions over a text that are true where it is of the format, by the format's name. */
export const FORMATS: Record<NonNullable<Column['format']>, (dialect: Dialect, text: string) => string> = {
  uuid: (dialect, text) => dialect.matches(text, whole(PATTERNS.uuid)),
  email: (dialect, text) => dialect.matches(text, whole(PATTERNS.email)),
  uri: (dialect, text) => dialect.matches(text, whole(PATTERNS.uri)),
  ipv4: (dialect, text) => dialect.matches(text, whole(PATTERNS.ipv4)),
  ipv6: (dialect, text) => dialect.matches(text, whole(PATTERNS.ipv6)),
  date: (dialect, text) => `${dialect.matches(text, whole(PATTERNS.date))} AND TRY_CAST(${text} AS DATE) IS NOT NULL`,
  json: (dialect, text) => dialect.isJson(text),
};

/** `$` would, in some engines, match before a last newline too. */
export function whole(pattern: string): string {
  return `\\A(?:${pattern})\\z`;
}

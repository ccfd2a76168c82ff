import type { Protocol } from './payload.ts';
import { fieldsOf } from './request-fields.ts';

export const KINDS = ['malformed', 'truncated', 'empty', 'wrong-shape', 'null-body', 'huge', 'deep', 'wrong-type', 'missing-field', 'unknown-path'] as const;
export type Kind = (typeof KINDS)[number];

/** A request that no client should send. */
export interface BadRequest {
  kind: Kind;
  /** Which of its kind, in words. */
  name: string;
  body: string | Buffer;
  /** Behind the path of requests. */
  suffix?: string;
}

const DEEP = 100_000;
/** Fields that are made wrong, one after another. */
const MOST_FIELDS = 10;

/** Bad requests made of the body of a real one; `hugeBytes` is the size of the huge one. */
export function badRequests(protocol: Protocol, body: string, hugeBytes: number, wrap?: string): BadRequest[] {
  const fields = fieldsOf(protocol, body, wrap);
  const some = fields.slice(0, MOST_FIELDS);
  return [
    { kind: 'malformed', name: 'no JSON', body: "{'age': nothing," },
    { kind: 'malformed', name: 'bytes that are no text', body: Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x22]) },
    { kind: 'truncated', name: 'half of a request', body: body.slice(0, Math.floor(body.length / 2)) },
    { kind: 'empty', name: 'no body', body: '' },
    { kind: 'wrong-shape', name: 'a number', body: '42' },
    { kind: 'wrong-shape', name: 'a text', body: '"row"' },
    { kind: 'wrong-shape', name: 'lists of lists', body: '[[[]]]' },
    { kind: 'wrong-shape', name: 'an empty object', body: '{}' },
    { kind: 'null-body', name: 'null', body: 'null' },
    { kind: 'huge', name: `a text of ${hugeBytes} bytes`, body: fields[0]?.with('x'.repeat(hugeBytes)) ?? JSON.stringify('x'.repeat(hugeBytes)) },
    { kind: 'deep', name: `${DEEP} lists in each other`, body: '['.repeat(DEEP) + ']'.repeat(DEEP) },
    ...some.map((field): BadRequest => ({ kind: 'wrong-type', name: field.name, body: field.with(field.isNumber ? 'no number' : { no: ['plain value'] }) })),
    ...some.map((field): BadRequest => ({ kind: 'missing-field', name: field.name, body: field.without() })),
    { kind: 'unknown-path', name: 'a path that does not exist', body, suffix: '/no-such-path' },
  ];
}

import type { FeatureRow } from '../../core/seams.ts';
import { payloadOf, type Protocol } from './payload.ts';

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
/** Columns that are made wrong, one after another. */
const MOST_COLUMNS = 10;

/** Bad requests made of real rows; `hugeBytes` is the size of the huge one. */
export function badRequests(protocol: Protocol, rows: readonly FeatureRow[], columns: readonly string[], hugeBytes: number): BadRequest[] {
  const body = JSON.stringify(payloadOf(protocol, rows, columns));
  const some = columns.slice(0, MOST_COLUMNS);
  const altered = (change: (row: FeatureRow) => FeatureRow, of = columns): string => JSON.stringify(payloadOf(protocol, rows.map(change), of));
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
    { kind: 'huge', name: `a text of ${hugeBytes} bytes`, body: altered((row) => ({ ...row, [columns[0]!]: 'x'.repeat(hugeBytes) })) },
    { kind: 'deep', name: `${DEEP} lists in each other`, body: '['.repeat(DEEP) + ']'.repeat(DEEP) },
    ...some.map((column): BadRequest => ({ kind: 'wrong-type', name: column, body: wrongType(protocol, rows, columns, column) })),
    ...some.map((column): BadRequest => ({ kind: 'missing-field', name: column, body: withoutColumn(protocol, rows, columns, column) })),
    { kind: 'unknown-path', name: 'a path that does not exist', body, suffix: '/no-such-path' },
  ];
}

/** A text where a number stands, an object where a text or a truth value does. */
function wrongType(protocol: Protocol, rows: readonly FeatureRow[], columns: readonly string[], column: string): string {
  const marker = 'sluice wrong type';
  const wasNumber = rows.some((row) => typeof row[column] === 'number' || typeof row[column] === 'bigint');
  const text = JSON.stringify(payloadOf(protocol, rows.map((row) => ({ ...row, [column]: marker })), columns));
  const wrong = wasNumber ? '"no number"' : '{"no":["plain value"]}';
  // The tensor keeps the type that the column has, and with it the contradiction.
  return protocol === 'open-inference' && wasNumber ? keepNumberType(text, marker, wrong) : text.replaceAll(JSON.stringify(marker), wrong);
}

function keepNumberType(text: string, marker: string, wrong: string): string {
  const before = text.lastIndexOf('"BYTES"', text.indexOf(marker));
  return (text.slice(0, before) + '"FP64"' + text.slice(before + '"BYTES"'.length)).replaceAll(JSON.stringify(marker), wrong);
}

/** A request with one column is left with none. */
function withoutColumn(protocol: Protocol, rows: readonly FeatureRow[], columns: readonly string[], column: string): string {
  return JSON.stringify(payloadOf(protocol, rows, columns.filter((name) => name !== column)));
}
